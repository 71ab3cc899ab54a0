/** The files that the rules of the house are about, as they stand on the disk. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Source } from './read.ts'

const root = path.resolve(import.meta.dirname, '..', '..', '..')

export function readSources(): readonly Source[] {
  return globSync(['src/**/*.ts', 'adapters/**/*.ts', 'prisma/schema.prisma', 'prisma/migrations/**/*.sql'], {
    cwd: root,
    exclude: ['src/generated/**'],
  })
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }))
}
