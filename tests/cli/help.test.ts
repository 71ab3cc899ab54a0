/** What the command line says of itself, and to somebody who mistypes; and what a spreadsheet is given. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import type { Manifest } from '../../adapters/slack/manifest.ts'
import { argumentsOf, readGiven } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'
import { csvLine } from '../../src/cli/export/csv.ts'
import { runCli } from '../../src/cli/index.ts'
import type { Config } from '../../src/config.ts'
import { languages, textOf } from '../../src/text/index.ts'
import type { Lang } from '../../src/views/view.ts'
import { webHere } from '../support/web/settings.ts'

let said: string
/** The answer alone, without warnings. */
let printed: string
beforeEach(() => {
  said = ''
  printed = ''
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text)
      if (stream === process.stdout) printed += String(text)
      return true
    })
})
afterEach(() => vi.restoreAllMocks())

function cli(language: Lang, ...args: string[]): Promise<number> {
  const rest = {
    zone: 'Europe/Paris',
    logLevel: 'info',
    web: webHere,
    backupsKept: 14,
    typedIn: process.cwd(),
  } as const
  const config: Config = {
    databaseUrl: undefined,
    slack: undefined,
    discord: undefined,
    matrix: undefined,
    mail: undefined,
    dataDir: '/nonexistent/concertess',
    language,
    ...rest,
  }
  return runCli(config, args)
}

describe.each(languages)('in %s', (lang) => {
  const t = textOf(lang).cli

  test.each(['', '--help', '--aide', 'help'])('%j lists every command', async (word) => {
    expect(await cli(lang, ...[word].filter(Boolean))).toBe(0)
    for (const { name } of commands) {
      expect(said).toContain(t.commands[name].verb)
      expect(said).toContain(t.commands[name].help)
    }
  })

  test.each(commands.map(({ name }) => name))('%s --help says how it is used', async (name) => {
    expect(await cli(lang, ...name.split(' '), 'ignored', '--help')).toBe(0)
    expect(said).toContain(t.usage(t.commands[name].verb))
    expect(said).toContain(t.commands[name].more)
  })

  test('its usage names exactly what it takes', () => {
    for (const command of commands) {
      const { verb } = t.commands[command.name]
      const options = [...verb.matchAll(/\[(--[a-z]+)( [A-Z]+)?\]/g)].map(([, option, value]) =>
        value ? `${option}=v` : option!,
      )
      expect(verb.startsWith(command.name)).toBe(true)
      expect(/ [A-Z]/.test(verb.replaceAll(/\[.*?\]/g, ''))).toBe(command.takesFile)
      const given = readGiven(command, [...options, ...(command.takesFile ? ['f'] : [])], textOf(lang), process.cwd())
      const values = Object.fromEntries((command.options ?? []).map((option) => [option, 'v']))
      expect(given).toMatchObject({ flags: new Set(command.flags), options: values })
    }
  })
})

test('every command has words, and every word a command', () => {
  expect(commands.map(({ name }) => name).sort()).toEqual(Object.keys(textOf('fr').cli.commands).sort())
})

test('a mistyped command is guessed', async () => {
  expect(await cli('fr', 'docteur')).toBe(1)
  expect(said).toContain('doctor ?'.replace(' ', '\u00a0'))
})

describe.each(languages)('a command of two words, in %s', (lang) => {
  const t = textOf(lang).cli

  test.each([['slack'], ['slack', 'help'], ['slack', '--aide']])('%j %j lists what there is', async (...words) => {
    expect(await cli(lang, ...words)).toBe(0)
    expect(said).toContain(t.commands['slack manifest'].verb)
    expect(said).not.toContain(t.commands.backup.verb)
  })

  test.each([
    ['slack manifst', 'slack', 'manifst'],
    ['slak', 'slak', 'manifest'],
    ['manifeste', 'manifeste'],
  ])('%s is guessed', async (typed, ...words) => {
    expect(await cli(lang, ...words)).toBe(1)
    expect(said).toContain(`${t.unknown(typed)} ${t.guess('slack manifest')}`)
  })

  test('gives a manifest, as JSON or as YAML, for a bot that connects or is called', async () => {
    expect(await cli(lang, 'slack', 'manifest', '--url', 'https://bot.example/x/slack/events')).toBe(0)
    const called = JSON.parse(printed) as Manifest
    expect(called.settings?.interactivity?.request_url).toBe('https://bot.example/x/slack/events')
    expect(called.features?.slash_commands?.[0]?.usage_hint).toContain(lang === 'fr' ? 'suivi' : 'todo')
    printed = ''
    expect(await cli(lang, 'slack', 'manifest', '--yaml')).toBe(0)
    expect((parse(printed) as Manifest).settings?.socket_mode_enabled).toBe(true)
  })

  test.each(['http://bot.example', 'bot.example', 'https://u@bot.example', 'https://bot.example/?x'])(
    'takes no address like %s',
    async (url) => {
      expect(await cli(lang, 'slack', 'manifest', '--url', url)).toBe(1)
      expect(said.trim()).toBe(t.slack.badUrl)
    },
  )
})

test('JSON and YAML at once are refused', async () => {
  expect(await cli('fr', 'slack', 'manifest', '--json', '--yaml')).toBe(1)
})

test.each([
  ['a missing file', ['backup'], 'Il manque'],
  ['a word too many', ['doctor', 'vite'], 'vite'],
  ['an unknown option', ['doctor', '--force'], '--force'],
  ['an export into what will be erased', ['uninstall', '/nonexistent/concertess/export', '--oui'], 'hors de'],
  ['a journal that is not there', ['verify', '/nonexistent/journal.jsonl'], 'n’existe pas'],
])('%s is said', async (_, args, words) => {
  expect(await cli('fr', ...args)).toBe(1)
  expect(said).toContain(words)
})

test('a file is the same for the bot, wherever it was started, even when it looks like an option', () => {
  const backup = commands.find(({ name }) => name === 'backup')!
  const given = readGiven(backup, ['--replace', '--', '--x'], textOf('fr'), process.cwd())
  if (typeof given === 'string') throw new Error(given)
  expect(given.file).toMatch(/^\/.*\/--x$/)
  expect(readGiven(backup, argumentsOf(given), textOf('fr'), process.cwd())).toEqual(given)
})

test('so is a value, even when it looks like an option', () => {
  const command = commands.find(({ name }) => name === 'slack manifest')!
  const given = readGiven(command, ['--url=--x', '--yaml'], textOf('fr'), process.cwd())
  if (typeof given === 'string') throw new Error(given)
  expect(given.options).toEqual({ url: '--x' })
  expect(readGiven(command, argumentsOf(given), textOf('fr'), process.cwd())).toEqual(given)
})

test('a spreadsheet runs nothing that somebody wrote', () => {
  const line = csvLine([1, '=1+1', '+33', '-2', '@x', '\tx', 'a,"b"\nc', 'é', ''])
  expect(line).toBe(`1,"'=1+1","'+33","'-2","'@x","'\tx","a,""b""\nc",é,\r\n`)
})

test('nor does one that is set to another separator; a list that somebody wrote stays a list', () => {
  expect(csvLine(['a;=1+1', 'a\t@x', 'a\n-cmd', 'a\n- b\n- c', 'a ; b'])).toBe(
    `a;'=1+1,a\t'@x,"a\n'-cmd","a\n- b\n- c",a ; b\r\n`,
  )
})
