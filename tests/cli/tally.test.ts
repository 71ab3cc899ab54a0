/** A vote counted from a file, and its result checked, by the command line alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk, Given } from '../../src/cli/command.ts'
import { tally } from '../../src/cli/commands/tally.ts'
import { verify } from '../../src/cli/commands/verify.ts'
import { Refused } from '../../src/cli/failed.ts'
import { textOf } from '../../src/text/index.ts'
import { countedFile, type Publish } from '../../src/votes/files/result.ts'
import { receiptHash } from '../../src/votes/receipts.ts'

/** Of the file, and of what was asked. */
const hashes = [
  expect.stringMatching(/^Empreinte : [0-9a-f]{64}\./),
  expect.stringMatching(/^Empreinte de la définition : [0-9a-f]{64}\./),
] as const

let dir: string
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-tally-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function run(command: typeof tally | typeof verify, name: string, given: Partial<Given> = {}) {
  const lines: string[] = []
  const desk = { t: textOf('fr'), say: (line: string) => lines.push(line) } as unknown as Desk
  if (command.where !== 'anywhere') throw new Error('needs a store')
  const code = await command
    .run(desk, { file: path.join(dir, name), flags: new Set(), options: {}, ...given })
    .catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
      lines.push(error.message)
      return 1
    })
  return { code, lines: lines.map((line) => line.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')) }
}

test('says the rule, who voted, the winners, the order and the hash', async () => {
  writeFileSync(path.join(dir, 'a.csv'), 'Pain;Sel;Eau\n1;2;\n1;;2\n;1;2\n-;-;-\n')
  const { code, lines } = await run(tally, 'a.csv', { options: { rule: 'schulze' } })
  expect(code).toBe(0)
  expect(lines.slice(1, 5)).toEqual([
    '4 bulletins, dont 3 exprimés.',
    'Résultat :',
    '1. Pain',
    'Ordre : Pain > Sel > Eau.',
  ])
  expect(lines.at(-1)).toMatch(/^Empreinte du résultat : [0-9a-f]{64}$/)
})

test('a tie is said, and nobody wins', async () => {
  writeFileSync(path.join(dir, 'b.csv'), 'A;B\nx;\n;x\n')
  const { lines } = await run(tally, 'b.csv', { options: { rule: 'approval' } })
  expect(lines).toContain('Ex æquo : il reste à les départager.')
  expect(lines).toContain('Ex æquo : A, B')
})

test('what cannot be read is said with its line', async () => {
  writeFileSync(path.join(dir, 'c.csv'), 'vote\npour\npeut-être\n')
  expect(await run(tally, 'c.csv', { options: { rule: 'decision' } })).toEqual({
    code: 1,
    lines: ['Ligne 3 : je ne comprends pas « peut-être » dans cette colonne.'],
  })
  expect((await run(tally, 'c.csv')).lines[0]).toMatch(/^Dites la règle/)
})

test('the whole result is verified by itself; changed, it is not', async () => {
  writeFileSync(path.join(dir, 'd.csv'), 'vote\npour\npour\ncontre\n')
  const { lines } = await run(tally, 'd.csv', { options: { rule: 'decision' }, flags: new Set(['json']) })
  expect(lines).toHaveLength(1)
  writeFileSync(path.join(dir, 'd.json'), `${lines[0]}\n`)
  expect(await run(verify, 'd.json')).toMatchObject({
    code: 0,
    lines: ['Recompté : 3 bulletins, même résultat.', ...hashes],
  })
  writeFileSync(path.join(dir, 'd.json'), `${lines[0]!.replace('"0":2', '"0":1')}\n`)
  expect(await run(verify, 'd.json')).toEqual({
    code: 1,
    lines: [
      'Ce fichier de résultat a été modifié ou abîmé :',
      '- l’empreinte ne correspond pas au contenu',
      '- le résultat écrit n’est pas celui que donnent les bulletins',
    ],
  })
})

test('a byte that is no text is seen too', async () => {
  const { lines } = await run(tally, 'd.csv', { options: { rule: 'decision' }, flags: new Set(['json']) })
  const bytes = Buffer.from(`${lines[0]}\n`)
  bytes[bytes.indexOf('for')] = 0xff
  writeFileSync(path.join(dir, 'e.json'), bytes)
  expect((await run(verify, 'e.json')).code).toBe(1)
})

/** Written by the command line from a table of ballots. */
async function writeResult(name: string, table: string, given: Partial<Given>): Promise<string> {
  writeFileSync(path.join(dir, 'table.csv'), table)
  const { lines } = await run(tally, 'table.csv', given)
  writeFileSync(path.join(dir, name), `${lines[0]}\n`)
  return lines[0]!
}

const sums = { options: { rule: 'approval' }, flags: new Set(['tables', 'json'] as const) }

test('sums in the place of ballots are verified, and counted, by themselves', async () => {
  const text = await writeResult('f.json', 'A;B;C\nx;;x\nx;;\n;x;\n', sums)
  expect(text).toContain('"cells":[2,1,1]')
  expect(text).not.toContain('"counts":{"')
  expect(await run(verify, 'f.json')).toMatchObject({
    code: 0,
    lines: ['Recompté : 3 bulletins, même résultat.', ...hashes],
  })
  expect((await run(tally, 'f.json')).lines).toContain('1. A')
  writeFileSync(path.join(dir, 'f.json'), `${text.replace('"cells":[2,1,1]', '"cells":[2,9,1]')}\n`)
  expect((await run(verify, 'f.json')).lines).toEqual([
    'Ce fichier de résultat a été modifié ou abîmé :',
    '- l’empreinte ne correspond pas au contenu',
    '- les sommes se contredisent : aucun bulletin de ce vote ne les donne',
  ])
  expect(await run(tally, 'f.json')).toMatchObject({
    code: 1,
    lines: ['Ligne 1 : aucun bulletin de cette règle ne donne ces sommes.'],
  })
})

test('a college of fewer than five is not told, and verify says what it could not do', async () => {
  const table = `collège;nombre;A;B\nassos;9;x;\ncoop;3;;x\n`
  const text = await writeResult('g.json', table, sums)
  expect(text).not.toContain('"cells"')
  expect(await run(verify, 'g.json')).toMatchObject({
    code: 0,
    lines: [expect.stringMatching(/^Non modifié : 12 bulletins\. NON recompté : .* dans coop,/), ...hashes],
  })
  expect(JSON.parse((await run(verify, 'g.json', { flags: new Set(['json']) })).lines[0]!)).toMatchObject({
    kind: 'result',
    intact: true,
    recounted: false,
    withheld: ['coop'],
    ballots: 12,
  })
  const counted = await run(tally, 'g.json')
  expect(counted.code).toBe(1)
  expect(counted.lines[0]).toMatch(/moins de cinq dans : coop/)
  writeFileSync(path.join(dir, 'h.csv'), table)
  const said = await run(tally, 'h.csv', { options: { rule: 'approval' }, flags: new Set(['tables']) })
  expect(said.lines.at(-2)).toMatch(/^À ne pas publier par collège, .* : coop\./)
})

test('a receipt is found with its code, and the ballot where the result tells none', async () => {
  const definition = { rule: 'single', options: ['A', 'B'], seats: 1 } as const
  const papers = [
    ['0', 'code de Bo'],
    ['1', 'code de Cleo'],
    ['', 'code de Dan'],
  ] as const
  const beside = { poll: 'p1', receipts: papers.map(([paper, salt]) => receiptHash('p1', paper, salt)).sort() }
  const poll = { definition, box: { counts: { '': { '0': 1, '1': 1, '': 1 } } }, beside }
  const lookFor = async (publish: Publish, options: Given['options']) => {
    writeFileSync(path.join(dir, 'r.json'), countedFile(poll, { publish }).text)
    const { code, lines } = await run(verify, 'r.json', { options })
    return [code, lines.at(-1)]
  }
  const words = textOf('fr').cli.tally.verify.receipt
  const plain = (line: string) => line.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
  expect(await lookFor('ballots', { receipt: 'code de Cleo' })).toEqual([0, plain(words.counted('1'))])
  expect(await lookFor('ballots', { receipt: 'code de Dan' })).toEqual([0, plain(words.counted(''))])
  expect(await lookFor('tables', { receipt: 'code de Cleo', ballot: '1' })).toEqual([0, plain(words.counted('1'))])
  expect(await lookFor('tables', { receipt: 'code de Cleo', ballot: '0' })).toEqual([1, plain(words.absent)])
  expect(await lookFor('tables', { receipt: 'code de Cleo' })).toEqual([1, plain(words.ballot)])
  expect(await lookFor('tables', { receipt: beside.receipts[0]! })).toEqual([0, plain(words.listed)])
  writeFileSync(path.join(dir, 'r.json'), countedFile({ definition, box: poll.box }).text)
  expect(await run(verify, 'r.json', { options: { receipt: 'x' } })).toMatchObject({ code: 1 })
})

test('what cannot be read is said with its line; a receipt is no matter of a journal', async () => {
  writeFileSync(path.join(dir, 'u.json'), '{"format":"concertess-vote/1",\n"definition":{},"counts":{}}\n')
  expect(await run(verify, 'u.json')).toEqual({
    code: 1,
    lines: [
      'Ce fichier de résultat a été modifié ou abîmé :',
      '- ce n’est plus un fichier de vote lisible',
      'Ligne 2 : « definition.rule » manque ou n’est pas ce qui est attendu.',
    ],
  })
  expect(await run(verify, 'u.json', { flags: new Set(['json']) })).toEqual({
    code: 1,
    lines: [expect.stringContaining('"flaws":["unreadable"]')],
  })
  writeFileSync(path.join(dir, 'j.jsonl'), '')
  expect((await run(verify, 'j.jsonl', { options: { receipt: 'x' } })).code).toBe(1)
  const journal = await run(verify, 'j.jsonl', { flags: new Set(['json']) })
  expect(JSON.parse(journal.lines[0]!)).toMatchObject({ kind: 'journal', lines: 0 })
})
