/**
 * Writes the Prisma client, only when the schema or Prisma itself changed: it takes seconds, and each `npm start`
 * passes here. Nothing is downloaded (prisma.config.ts).
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)

export type Paths = {
  readonly schema: string
  readonly client: string
  readonly stamp: string
  readonly prisma: string
}

export const paths: Paths = {
  schema: path.join(root, 'prisma', 'schema.prisma'),
  client: path.join(root, 'src', 'generated', 'prisma', 'client.ts'),
  stamp: path.join(root, 'src', 'generated', 'prisma.stamp'),
  prisma: path.join(root, 'node_modules', 'prisma', 'package.json'),
}

/** What the client depends on, as one line. */
export function fingerprint({ schema, prisma }: Paths): string {
  return createHash('sha256').update(readFileSync(schema)).update(readFileSync(prisma)).digest('hex')
}

export function isCurrent(at: Paths): boolean {
  return existsSync(at.client) && existsSync(at.stamp) && readFileSync(at.stamp, 'utf8') === fingerprint(at)
}

function generate(at: Paths): void {
  // a generation cut short must not pass for a whole one
  rmSync(at.stamp, { force: true })
  const command = path.join(path.dirname(at.prisma), 'build', 'index.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', NO_COLOR: '1' },
  })
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}The Prisma client could not be generated.\n`)
    process.exit(1)
  }
  mkdirSync(path.dirname(at.stamp), { recursive: true })
  writeFileSync(at.stamp, fingerprint(at))
}

function main(): void {
  if (!existsSync(paths.prisma)) {
    if (existsSync(paths.client)) return
    process.stderr.write('Prisma is not installed and no client was generated: run "npm ci" (without --omit=dev).\n')
    process.exit(1)
  }
  if (!isCurrent(paths)) generate(paths)
}

if (process.argv[1] === import.meta.filename) main()
