/** A copy of the repository that may be damaged: it has everything of its own but the installed packages. */
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Guard } from './guard.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
/** What a test may read; everything else (data, logs, history) stays where it is. */
const parts = [
  'adapters',
  'bin',
  'docs',
  'prisma',
  'scripts',
  'src',
  'stories',
  'tests',
  'package.json',
  'prisma.config.ts',
  'tsconfig.json',
  'vitest.config.ts',
  '.env.example',
  'compose.yaml',
]

export type Removed = { readonly file: string; restore(): void }

export type Copy = {
  readonly dir: string
  /** temporary files of what runs in it */
  readonly tmp: string
  /** Takes the guard away. Throws when its text does not occur exactly once. */
  remove(guard: Guard): Removed
  delete(): void
}

export function copyRepository(): Copy {
  const parent = mkdtempSync(path.join(tmpdir(), 'concertess-guards-'))
  const dir = path.join(parent, 'copy')
  const tmp = path.join(parent, 'tmp')
  mkdirSync(dir)
  mkdirSync(tmp)
  for (const part of parts) cpSync(path.join(root, part), path.join(dir, part), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'), 'junction')
  return {
    dir,
    tmp,
    remove(guard) {
      const places = globSync(guard.file, { cwd: dir })
        .map((name) => path.join(dir, name))
        .filter((file) => readFileSync(file, 'utf8').includes(guard.find))
      const [file] = places
      const before = file === undefined ? '' : readFileSync(file, 'utf8')
      const times = before.split(guard.find).length - 1
      if (file === undefined || places.length > 1 || times !== 1)
        throw new Error(`its text occurs ${places.length > 1 ? 'in several files' : `${Math.max(0, times)} times`}`)
      writeFileSync(file, before.split(guard.find).join(guard.replace))
      return { file, restore: () => writeFileSync(file, before) }
    },
    delete: () => rmSync(parent, { recursive: true, force: true }),
  }
}
