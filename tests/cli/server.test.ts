/** The command line on a PostgreSQL server: it never writes beside a bot that works elsewhere, and leaves what is not ours. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { boot, targetOf } from '../../src/boot.ts'
import { runCli } from '../../src/cli/index.ts'
import type { Config } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { openDatabase } from '../../src/engine/db.ts'
import { createLog } from '../../src/engine/log.ts'
import { createDatabase, serverUrl } from '../support/database.ts'
import { webHere } from '../support/web/settings.ts'

describe.skipIf(serverUrl === undefined)('on a server', () => {
  let home: string
  let config: Config
  let own: { url: string; drop(): Promise<void> }
  let said: string

  beforeEach(async () => {
    said = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
    home = mkdtempSync(path.join(tmpdir(), 'concertess-server-'))
    own = await createDatabase(serverUrl!)
    const rest = {
      language: 'fr',
      zone: 'Europe/Paris',
      logLevel: 'info',
      web: webHere,
      backupsKept: 14,
      typedIn: process.cwd(),
    } as const
    config = {
      databaseUrl: own.url,
      slack: undefined,
      discord: undefined,
      matrix: undefined,
      mail: undefined,
      dataDir: path.join(home, 'data'),
      ...rest,
    }
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await own.drop()
    rmSync(home, { recursive: true, force: true })
  })

  function bot() {
    return boot({ config, target: targetOf(config), clock: systemClock, log: createLog('silent') })
  }

  test('nothing is written beside a bot that works elsewhere', async () => {
    const elsewhere = await bot()
    for (const args of [
      ['admin-code'],
      ['restore', path.join(home, 'one.gz'), '--replace'],
      ['uninstall', path.join(home, 'out'), '--yes'],
    ]) {
      said = ''
      if (args[0] === 'restore') expect(await runCli(config, ['backup', path.join(home, 'one.gz')])).toBe(0)
      expect(await runCli(config, args)).toBe(1)
      expect(said).toContain('Un autre Concertess travaille')
    }
    await elsewhere.close()
  })

  test('uninstall drops our tables and functions, and nobody else’s', async () => {
    const { db, close } = await bot()
    await db.query('CREATE TABLE "Other" (id int)')
    await db.query('CREATE FUNCTION other() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$')
    await close()
    expect(await runCli(config, ['uninstall', path.join(home, 'out'), '--yes'])).toBe(0)
    expect(readdirSync(path.join(home, 'out'))).toEqual(['installation'])
    expect(existsSync(config.dataDir)).toBe(false)
    const left = await openDatabase({ kind: 'server', url: own.url }, { upTo: null })
    const names = await left.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
       UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY name`,
    )
    await left.close()
    expect(names.map(({ name }) => name)).toEqual(['Other', 'other'])
  })
})
