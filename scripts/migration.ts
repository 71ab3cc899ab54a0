/**
 * `npm run migration -- <name>` writes the migration that leads to prisma/schema.prisma; without a name it says what
 * is missing and exits with 2.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrationsDir } from '../src/engine/db/migrate.ts'
import { lockfile, schemaFile, sqlBetween } from './schema-engine.ts'

async function main(name: string | undefined): Promise<number> {
  if (name !== undefined && !/^[a-z][a-z0-9_]*$/.test(name)) {
    process.stderr.write('A migration is named with lower-case letters, digits and _.\n')
    return 1
  }
  mkdirSync(migrationsDir, { recursive: true })
  const sql = await sqlBetween(migrationsDir, readFileSync(schemaFile, 'utf8'))
  if (sql === undefined) {
    process.stdout.write('The migrations lead to the schema.\n')
    return 0
  }
  if (name === undefined) {
    process.stdout.write(`The migrations lack this (npm run migration -- <name> writes it):\n\n${sql}`)
    return 2
  }
  const file = write(name, sql)
  process.stdout.write(`${path.relative(process.cwd(), file)}\n`)
  return 0
}

function write(name: string, sql: string): string {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const dir = path.join(migrationsDir, `${time}_${name}`)
  mkdirSync(dir)
  writeFileSync(path.join(migrationsDir, 'migration_lock.toml'), lockfile)
  writeFileSync(path.join(dir, 'migration.sql'), sql)
  return path.join(dir, 'migration.sql')
}

// the engine's databases would keep the process alive
process.exit(await main(process.argv[2]))
