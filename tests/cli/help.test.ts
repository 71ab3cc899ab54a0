/** What the command line says of itself, and to somebody who mistypes; and what a spreadsheet is given. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { argumentsOf, readGiven } from '../../src/cli/command.ts'
import { commands } from '../../src/cli/commands.ts'
import { csvLine } from '../../src/cli/export/csv.ts'
import { runCli } from '../../src/cli/index.ts'
import type { Config } from '../../src/config.ts'
import { languages, textOf } from '../../src/text/index.ts'
import type { Lang } from '../../src/views/view.ts'

let said: string
beforeEach(() => {
  said = ''
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
})
afterEach(() => vi.restoreAllMocks())

function cli(language: Lang, ...args: string[]): Promise<number> {
  const rest = { zone: 'Europe/Paris', logLevel: 'info', backupsKept: 14, typedIn: process.cwd() } as const
  const config: Config = {
    databaseUrl: undefined,
    slack: undefined,
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
    expect(await cli(lang, name, 'ignored', '--help')).toBe(0)
    expect(said).toContain(t.usage(t.commands[name].verb))
    expect(said).toContain(t.commands[name].more)
  })

  test('its usage names exactly what it takes', () => {
    for (const command of commands) {
      const { verb } = t.commands[command.name]
      const options = [...verb.matchAll(/\[(--[a-z]+)\]/g)].map(([, option]) => option!)
      expect(verb.split(' ')[0]).toBe(command.name)
      expect(/ [A-Z]/.test(verb)).toBe(command.takesFile)
      const given = readGiven(command, [...options, ...(command.takesFile ? ['f'] : [])], textOf(lang), process.cwd())
      expect(given).toMatchObject({ flags: new Set(command.flags) })
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

test('a spreadsheet runs nothing that somebody wrote', () => {
  const line = csvLine([1, '=1+1', '+33', '-2', '@x', '\tx', 'a,"b"\nc', 'é', ''])
  expect(line).toBe(`1,"'=1+1","'+33","'-2","'@x","'\tx","a,""b""\nc",é,\r\n`)
})

test('nor does one that is set to another separator; a list that somebody wrote stays a list', () => {
  expect(csvLine(['a;=1+1', 'a\t@x', 'a\n-cmd', 'a\n- b\n- c', 'a ; b'])).toBe(
    `a;'=1+1,a\t'@x,"a\n'-cmd","a\n- b\n- c",a ; b\r\n`,
  )
})
