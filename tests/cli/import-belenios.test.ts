/** The archive of an election, read by the command line alone; and the extract that it makes for a channel. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Desk } from '../../src/cli/command.ts'
import { readGiven } from '../../src/cli/command.ts'
import { importBelenios } from '../../src/cli/commands/import-belenios.ts'
import { Refused } from '../../src/cli/failed.ts'
import { textOf } from '../../src/text/index.ts'
import { heldInText } from '../../src/votes/belenios/read.ts'
import { bel, choice, election, fingerprint, sha256 } from '../support/belenios.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-belenios-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function run(content: string | Uint8Array, flags: readonly string[] = []) {
  const file = path.join(dir, 'vote.bel')
  writeFileSync(file, content)
  const lines: string[] = []
  const t = textOf('fr')
  const desk = { t, config: { language: 'fr' }, say: (line: string) => lines.push(line) } as unknown as Desk
  const given = readGiven(importBelenios, [...flags, file], t, dir)
  if (typeof given === 'string' || importBelenios.where !== 'anywhere') throw new Error(String(given))
  const code = await importBelenios.run(desk, given).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    lines.push(error.message)
    return 1
  })
  return { code, lines: lines.map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' ')) }
}

test('an archive is told: what was asked, the figures, by what it is found again, what was checked and what was not', async () => {
  const { code, lines } = await run(bel())
  expect(code).toBe(0)
  expect(lines.slice(0, 8)).toEqual([
    'Résultat de Belenios : Élection du conseil',
    `Empreinte de l’élection : ${fingerprint(election([choice('Qui préside ?', ['Awa', 'Bo'])]))}`,
    `Empreinte de l’archive (SHA-256) : ${sha256(bel())}`,
    'Question 1 : Qui préside ?',
    'Vote secret et vérifiable, tenu avec Belenios : un choix par bulletin.',
    '3 bulletins comptés',
    'Awa : 2, Bo : 1',
    'L’emporte : Awa.',
  ])
  expect(lines.some((line) => line.startsWith('Vérifié ici : chaque fichier de l’archive est intact'))).toBe(true)
  expect(lines.some((line) => line.startsWith('Pas vérifié ici : les preuves'))).toBe(true)
  expect(lines.at(-1)).toContain('/concert importer-belenios')
})

test('its extract is one line, which a channel reads', async () => {
  const { lines } = await run(bel(), ['--json'])
  expect(lines).toHaveLength(1)
  expect(heldInText(lines[0]!)).toMatchObject({ looked: 'extract', ballots: 3 })
})

test('texts that were saved are read too, and say less', async () => {
  const { lines } = await run(`${election([choice('Qui ?', ['Awa', 'Bo'])])}\n{"result":[[2,1]]}`)
  expect(lines.some((line) => line.includes('ces textes ont été copiés à la main'))).toBe(true)
})

test('what is wrong is said with its place, and the code says so', async () => {
  const cut = bel().subarray(0, 5000)
  expect(await run(cut)).toMatchObject({ code: 1, lines: [expect.stringMatching(/coupée ou abîmée/)] })
  expect(await run(bel({ tallied: 4 }))).toEqual({
    code: 1,
    lines: ['Le nombre de personnes qui ont voté n’est pas celui des bulletins comptés (3/4).'],
  })
  expect(await run(bel({ result: [[3, 1]] }), ['--json'])).toMatchObject({
    code: 1,
    lines: [expect.stringMatching(/^Question 1 : 4 est un chiffre/)],
  })
})
