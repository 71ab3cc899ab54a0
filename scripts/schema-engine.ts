/**
 * Prisma's schema engine as WebAssembly: compares prisma/schema.prisma with what prisma/migrations make of an empty
 * database. The engine that Prisma's own command line wants is a download; this one is a package. Development only.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
// `@prisma/adapter-pg` cannot decode the catalogue's "char" columns
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { openInMemory } from '../src/engine/db/durable.ts'
import { readMigrations } from '../src/engine/db/migrate.ts'
import { readTemplate, templateFile } from '../src/engine/db/template.ts'

const root = path.dirname(import.meta.dirname)
export const schemaFile = path.join(root, 'prisma', 'schema.prisma')
export const lockfile = 'provider = "postgresql"\n'

/** What of the engine we use; its package has no types for this entry. */
type Engine = {
  diff(request: unknown): Promise<{ exitCode: number; stdout?: string }>
  free(): void
}
type EngineModule = {
  __wbg_set_wasm(exports: Exports): void
  readonly SchemaEngine: { new: (options: unknown, log: (line: string) => void, adapter: unknown) => Promise<Engine> }
}

/** WebAssembly, as far as we use it: its types come with the browser's, which this project leaves out. */
type Exports = Readonly<Record<string, unknown>>
type Wasm = { instantiate(bytes: Uint8Array, imports: unknown): Promise<{ instance: { exports: Exports } }> }

/** The SQL that leads from the migrations in `dir` to `schema`; undefined when there is nothing to do. */
export async function sqlBetween(dir: string, schema: string): Promise<string | undefined> {
  const adapter = bindMigrationAwareSqlAdapterFactory(scratchDatabases())
  const { SchemaEngine } = await loadEngine()
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter)
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(dir) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 2 ? stdout : undefined
  } finally {
    engine.free()
  }
}

function migrationList(dir: string) {
  return {
    baseDir: path.resolve(dir),
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations(dir).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

function scratchDatabases(): SqlMigrationAwareDriverAdapterFactory {
  const factory = {
    provider: 'postgres' as const,
    adapterName: 'pglite',
    connect: connectToScratch,
    connectToShadowDb: connectToScratch,
  }
  return factory
}

async function connectToScratch(): Promise<SqlDriverAdapter> {
  const { pglite } = await openInMemory(readTemplate(templateFile([])))
  const adapter = await new PrismaPGlite(pglite).connect()
  return Object.assign(adapter, {
    // the adapter's own does not wait for the script to end
    async executeScript(sql: string) {
      await pglite.exec(sql)
    },
    dispose: () => pglite.close(),
  })
}

let loaded: Promise<EngineModule> | undefined

/** Once per process: the module remembers one instance only. */
function loadEngine(): Promise<EngineModule> {
  loaded ??= instantiateEngine()
  return loaded
}

async function instantiateEngine(): Promise<EngineModule> {
  const entry = '@prisma/schema-engine-wasm/schema_engine_bg'
  const engine: EngineModule = await import(entry)
  const file = createRequire(import.meta.url)
    .resolve(entry)
    .replace(/\.js$/, '.wasm')
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: Wasm }
  const { instance } = await wasm.instantiate(readFileSync(file), { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return engine
}
