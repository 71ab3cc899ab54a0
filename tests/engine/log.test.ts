/** The log never holds what people wrote, who they are, or a secret. */
import { expect, test } from 'vitest'
import { createLog, pseudonym } from '../../src/engine/log.ts'

const canary = 'canari-5f2c'
/** A database error repeats values in its message and detail. */
const databaseError = Object.assign(new Error(`duplicate key: Key (text)=(${canary})`), {
  code: '23505',
  detail: `Key (text)=(${canary}) already exists.`,
  cause: new Error(canary),
})

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('debug', { write: (line: string) => void lines.push(line) }))
  return lines.join('')
}

test.each([
  'text',
  'says',
  'body',
  'args',
  'values',
  'name',
  'token',
  'secret',
  'password',
  'code',
  'authorization',
  'url',
])('a field named %s is struck out, at any depth that we write', (field) => {
  const said = logged((log) => {
    log.info({ [field]: canary, request: { [field]: canary, inner: { [field]: canary } } }, 'heard')
  })
  expect(said).toContain('heard')
  expect(said).not.toContain(canary)
})

test('an error gives its kind, code and frames, not what it quotes', () => {
  const said = logged((log) => log.error({ err: databaseError }, 'unexpected'))
  expect(said).not.toContain(canary)
  expect(JSON.parse(said).err).toMatchObject({ kind: 'Error', sqlstate: '23505', cause: { kind: 'Error' } })
  expect(said).toContain('log.test.ts')
})

test('what is thrown and is no error is not written either', () => {
  expect(logged((log) => log.error({ err: canary }, 'unexpected'))).not.toContain(canary)
})

test('a person is the same eight characters each time, and not their id', () => {
  expect(pseudonym('U123')).toMatch(/^[0-9a-f]{8}$/)
  expect(pseudonym('U123')).toBe(pseudonym('U123'))
  expect(pseudonym('U123')).not.toBe(pseudonym('U124'))
})
