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
  expect(await run(verify, 'd.json')).toMatchObject({ code: 0, lines: ['Recompté : 3 bulletins, même résultat.', /./] })
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
