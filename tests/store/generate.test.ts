/** The Prisma client is written anew only when what it depends on changed. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fingerprint, isCurrent, type Paths, paths } from '../../scripts/generate.ts'

let dir: string
let copy: Paths

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-generate-'))
  copy = {
    schema: path.join(dir, 'schema.prisma'),
    client: path.join(dir, 'client.ts'),
    stamp: path.join(dir, 'stamp'),
    prisma: path.join(dir, 'package.json'),
  }
  cpSync(paths.schema, copy.schema)
  cpSync(paths.prisma, copy.prisma)
  writeFileSync(copy.client, '')
  writeFileSync(copy.stamp, fingerprint(copy))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('a client is current', () => {
  test('when its stamp is that of the schema and of Prisma', () => {
    expect(isCurrent(copy)).toBe(true)
  })

  test('no longer once the schema changed', () => {
    writeFileSync(copy.schema, '// another')
    expect(isCurrent(copy)).toBe(false)
  })

  test('no longer once Prisma changed', () => {
    writeFileSync(copy.prisma, '{"version":"8.0.0"}')
    expect(isCurrent(copy)).toBe(false)
  })

  test('not when it is missing, or its generation was cut short', () => {
    rmSync(copy.stamp)
    expect(isCurrent(copy)).toBe(false)
    writeFileSync(copy.stamp, fingerprint(copy))
    rmSync(copy.client)
    expect(isCurrent(copy)).toBe(false)
  })
})

test('a second run says nothing and rewrites nothing', () => {
  const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'generate.ts')
  const before = statSync(paths.client).mtimeMs
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(statSync(paths.client).mtimeMs).toBe(before)
})
