/** The migrations lead to the schema: whoever changes the one and forgets the other is told here. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaFile, sqlBetween } from '../../scripts/schema-engine.ts'
import { migrationsDir } from '../../src/engine/db/migrate.ts'

const schema = readFileSync(schemaFile, 'utf8')

test('the migrations lack nothing (else: npm run migration -- <name>)', async () => {
  expect(await sqlBetween(migrationsDir, schema)).toBeUndefined()
})

test('a column that no migration makes is found', async () => {
  const changed = schema.replace('model Setting {', 'model Setting {\n  forgotten String?')
  expect(await sqlBetween(migrationsDir, changed)).toContain('ADD COLUMN     "forgotten" TEXT')
})
