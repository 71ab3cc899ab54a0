/**
 * What the Prisma command line reads. We use it for `generate` only: migrations are authored by scripts/migration.ts
 * and applied by src/engine/db/migrate.ts.
 */
import { defineConfig } from 'prisma/config'

// The command line insists on a schema engine, which it would download, even where it has no use for one (`generate`);
// any file that exists satisfies it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // never connected to
  datasource: { url: 'postgresql://nobody@127.0.0.1:1/none' },
})
