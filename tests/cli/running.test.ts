/** An installation from its first ideas to its end, administered from the command line: the bot running, then not. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bot, cli, run, startBot } from './processes.ts'

const story = `ana #pleniere /concert admin
ana #pleniere [Confirmer]
ana #pleniere /concert creer ESS à 10 ans ; organisateurs : Région, CRESS
ana #pleniere /concert salon
ana #pleniere /concert structure CRESS
ana #pleniere /idee Une monnaie locale, "citoyenne" et solidaire
bo #pleniere /concert structure Région
bo #pleniere /idee =1+1 ouvrir les cantines aux produits locaux
`

let home: string
let dir: string
let bot: Bot
const at = (...names: string[]) => path.join(home, ...names)
const folder = () => at('export', 'concertation-ess-a-10-ans')

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'concertess-cli-'))
  dir = at('data')
})
afterAll(() => {
  bot?.child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

test('before the first start there is nothing to look at, and nothing is made', async () => {
  expect(await cli(dir, 'doctor')).toMatchObject({ code: 1, said: expect.stringContaining('npm start') })
  expect(existsSync(dir)).toBe(false)
})

test('a story told in the console makes the installation', async () => {
  expect((await run(dir, ['console'], story)).code).toBe(0)
})

describe('while the bot runs', () => {
  beforeAll(async () => {
    bot = await startBot(dir)
  })

  test('who has no platform yet is told where the local room opens, and it does', async () => {
    const sentence = '« Essayer dans le bac à sable » : « Charger la démonstration » s’y trouve.'
    await expect.poll(bot.said, { timeout: 20_000 }).toContain(sentence)
    const address = /http:\/\/127\.0\.0\.1:\d+\/salon\?cle=[0-9a-f]+/.exec(bot.said())![0]
    const opened = await fetch(address, { redirect: 'manual' })
    const cookie = opened.headers.get('set-cookie')!.split(';')[0]!
    const page = await fetch(new URL(opened.headers.get('location')!, address), { headers: { cookie } })
    expect(await page.text()).toContain('Bienvenue dans le salon local')
  })

  test('its socket is for its owner alone', () => {
    expect(statSync(path.join(dir, 'admin.sock')).mode & 0o777).toBe(0o600)
  })

  test('a second bot says who holds the directory', async () => {
    const { code, said } = await run(dir, [])
    expect(code).toBe(1)
    expect(said).toContain(`(bot, processus ${bot.child.pid})`)
  })

  test('doctor finds everything in order', async () => {
    const { code, said } = await cli(dir, 'doctor', '--json')
    const { ok, findings } = JSON.parse(said) as {
      ok: boolean
      findings: { name: string; ok: boolean; said: string }[]
    }
    expect(findings.filter((finding) => !finding.ok)).toEqual([])
    expect([ok, code]).toEqual([true, 0])
    const saidOf = (name: string) => findings.find((finding) => finding.name === name)?.said
    expect(saidOf('running')).toBe('Concertess est en marche.')
    expect(saidOf('content')).toBe('1 concertation, 1 salon rattaché, 0 séance, 0 action.')
    expect(saidOf('journal')).toContain('2 journaux vérifiés')
  })

  test('backup writes a file, checks it, and does not overwrite it unasked', async () => {
    const { code, said } = await cli(dir, 'backup', at('one.gz'))
    expect(said).toContain('1 concertation, 2 idées, 2 personnes')
    expect(code).toBe(0)
    const before = readFileSync(at('one.gz'))
    expect((await cli(dir, 'backup', at('one.gz'))).code).toBe(1)
    expect(readFileSync(at('one.gz'))).toEqual(before)
  })

  test('export writes what can be read without us', async () => {
    expect((await cli(dir, 'export', at('export'))).code).toBe(0)
    const written = readdirSync(folder())
    for (const name of [
      'idees-par-structure.png',
      'idees-par-structure.svg',
      'idees.csv',
      'journal.jsonl',
      'resume.txt',
    ])
      expect(written).toContain(name)
    const [header, first, second] = readFileSync(path.join(folder(), 'idees.csv'), 'utf8').split('\r\n')
    expect(header).toMatch(/^number,text,status,author,organisation,place,created,updated,type,/)
    expect(first).toMatch(/^1,"Une monnaie locale, ""citoyenne"" et solidaire",active,ana,CRESS,pleniere,\d{4}-/)
    expect(second).toMatch(/^2,"'=1\+1 ouvrir/)
    expect(readFileSync(path.join(folder(), 'resume.txt'), 'utf8')).toContain('ESS à 10 ans')
  })

  test('export refuses a folder that holds something', async () => {
    expect(await cli(dir, 'export', at('export'))).toMatchObject({ code: 1, said: expect.stringContaining('pas vide') })
  })

  test('admin-code says that there is an administrator', async () => {
    expect(await cli(dir, 'admin-code')).toMatchObject({ code: 0, said: expect.stringContaining('déjà') })
  })

  test('restore and uninstall ask to stop it first', async () => {
    for (const args of [
      ['restore', at('one.gz'), '--remplacer'],
      ['uninstall', at('gone'), '--oui'],
    ]) {
      expect(await cli(dir, ...args)).toMatchObject({ code: 1, said: expect.stringContaining('Arrêtez-le d’abord') })
    }
    expect(existsSync(at('gone'))).toBe(false)
  })

  test('it stops when asked, and takes its socket away', async () => {
    expect((await bot.stop()).code).toBe(0)
    expect(existsSync(path.join(dir, 'admin.sock'))).toBe(false)
  })
})

describe('once it is stopped', () => {
  test('the same commands open the directory themselves', async () => {
    const before = readFileSync(at('one.gz'))
    expect((await cli(dir, 'backup', at('one.gz'), '--remplacer')).code).toBe(0)
    expect(readFileSync(at('one.gz'))).not.toEqual(before)
  })

  test('an export verifies on its own', async () => {
    const { code, said } = await cli(at('nowhere'), 'verify', path.join(folder(), 'journal.jsonl'))
    expect(said).toMatch(/^Intact, \d lignes, tête [0-9a-f]{64}\.\n$/)
    expect(code).toBe(0)
    expect(existsSync(at('nowhere'))).toBe(false)
  })

  test('restore asks before replacing, and keeps what was there', async () => {
    const refused = await cli(dir, 'restore', at('one.gz'))
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('--remplacer') })
    const { code, said } = await cli(dir, 'restore', at('one.gz'), '--remplacer')
    expect(said).toContain('1 concertation, 2 idées, 2 personnes')
    expect(code).toBe(0)
    expect(readdirSync(path.join(dir, 'backups'))).toHaveLength(1)
    expect(await cli(dir, 'doctor')).toMatchObject({ code: 0, said: expect.stringContaining('Aucun Concertess') })
  })

  test('restore makes a new installation in place of a database that does not open, which is kept', async () => {
    mkdirSync(at('other', 'postgres'), { recursive: true })
    writeFileSync(at('other', 'postgres', 'PG_VERSION'), '17')
    const refused = await cli(at('other'), 'restore', at('one.gz'))
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('--remplacer') })
    const { code, said } = await cli(at('other'), 'restore', at('one.gz'), '--remplacer')
    expect(said).toMatch(/de côté dans .*2 idées/s)
    expect(code).toBe(0)
    expect(readdirSync(at('other')).filter((name) => name.startsWith('postgres.'))).toHaveLength(1)
    expect((await cli(at('other'), 'export', at('again'))).code).toBe(0)
    const journal = path.join('concertation-ess-a-10-ans', 'journal.jsonl')
    expect(readFileSync(at('again', journal))).toEqual(readFileSync(at('export', journal)))
  })

  test('uninstall says what it would do, then exports and erases', async () => {
    expect((await cli(dir, 'uninstall', at('gone'))).code).toBe(1)
    expect(existsSync(path.join(dir, 'postgres'))).toBe(true)
    const { code, said } = await cli(dir, 'uninstall', at('gone'), '--oui')
    expect(said).toContain('désinstallé')
    expect(code).toBe(0)
    expect(readdirSync(dir)).toEqual(['backups'])
    expect(readdirSync(at('gone')).sort()).toEqual(['concertation-ess-a-10-ans', 'installation'])
  })
})
