/** What is generated and kept in the repository is what the code would generate today. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commandsFile, commandsPage, manifests } from '../scripts/docs.ts'
import { createRegistry } from '../src/engine/registry.ts'
import { intentWords, textOf } from '../src/text/index.ts'

test('docs/commands.md is fresh (else: npm run docs)', () => {
  expect(readFileSync(commandsFile, 'utf8')).toBe(commandsPage())
})

test.each(manifests)('$file is fresh (else: npm run docs)', ({ file, text }) => {
  expect(readFileSync(file, 'utf8')).toBe(text())
})

test('it names every intent in both languages', () => {
  const page = commandsPage()
  for (const { name, hidden } of createRegistry().intents) {
    if (hidden) continue
    for (const lang of ['fr', 'en'] as const) expect(page).toContain(intentWords(textOf(lang), name).help)
  }
})
