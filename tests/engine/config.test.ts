/** What the configuration does not understand stops the bot, and is named without its value. */
import { expect, test } from 'vitest'
import { ConfigRefused, readConfig } from '../../src/config.ts'

function refusedBy(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error
    expect(error.message).not.toContain('s3cret')
    return error.variables
  }
}

test('without any variable it is the embedded store, in French, in Paris', () => {
  expect(readConfig({})).toMatchObject({
    databaseUrl: undefined,
    dataDir: 'data',
    language: 'fr',
    zone: 'Europe/Paris',
  })
})

test('an empty variable is one that is not set', () => {
  expect(readConfig({ DATABASE_URL: '', DATA_DIR: '' })).toMatchObject({ databaseUrl: undefined, dataDir: 'data' })
})

test.each([
  [{ CONCERTESS_LANGAGE: 'fr' }, ['CONCERTESS_LANGAGE']],
  [{ CONCERTESS_LANGUAGE: 'de' }, ['CONCERTESS_LANGUAGE']],
  [{ CONCERTESS_ZONE: 'Paris' }, ['CONCERTESS_ZONE']],
  [{ DATABASE_URL: 'mysql://u:s3cret@h/d' }, ['DATABASE_URL']],
  [{ CONCERTESS_BACKUPS_KEPT: '0' }, ['CONCERTESS_BACKUPS_KEPT']],
  [{ CONCERTESS_PARENT_FD: '3' }, []],
])('%j', (environment, refused) => {
  expect(refusedBy(environment as Record<string, string>)).toEqual(refused)
})
