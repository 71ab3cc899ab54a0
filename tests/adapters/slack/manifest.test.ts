/** The app that is pasted at Slack keeps Slack's limits, in both languages, and asks for what is explained. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { callbacks, manifestLimits as limits, type Manifest } from '../../../adapters/slack/manifest.ts'
import { appScope, events, missingScopes, scopes } from '../../../adapters/slack/scopes.ts'
import { manifestFor, written } from '../../../src/cli/slack.ts'
import { languages, textOf } from '../../../src/text/index.ts'

/** What Slack would not take. */
function beyondLimits({ display_information: shown, features }: Manifest): readonly string[] {
  const long = shown.long_description ?? ''
  const found: [string, boolean][] = [
    ['name', shown.name.length > limits.name],
    ['description', (shown.description ?? '').length > limits.description],
    ['long description', long.length < limits.longDescription.least || long.length > limits.longDescription.most],
    ['colour', !/^#[0-9a-f]{6}$/.test(shown.background_color ?? '')],
  ]
  for (const { command, description, usage_hint: hint = '' } of features?.slash_commands ?? []) {
    found.push([command, !/^\/[a-z0-9_-]+$/.test(command) || command.length > limits.command])
    found.push([`description of ${command}`, description.length > limits.commandDescription])
    found.push([`hint of ${command}`, hint === '' || hint.length > limits.usageHint])
  }
  for (const { name, description, callback_id: id } of features?.shortcuts ?? []) {
    found.push([`name of ${id}`, name === '' || name.length > limits.shortcutName])
    found.push([`description of ${id}`, description === '' || description.length > limits.shortcutDescription])
  }
  return found.flatMap(([what, beyond]) => (beyond ? [what] : []))
}

describe.each(languages)('in %s', (lang) => {
  const t = textOf(lang)
  const manifest = manifestFor(t)

  test('it keeps the limits', () => {
    expect(beyondLimits(manifest)).toEqual([])
  })

  test('the limits are looked at', () => {
    const planted = structuredClone(manifest)
    planted.display_information.long_description = 'x'.repeat(174)
    planted.features!.shortcuts![0]!.name = 'En faire une contribution'
    planted.features!.slash_commands![0]!.usage_hint = 'x'.repeat(1001)
    expect(beyondLimits(planted)).toEqual(['long description', 'hint of /concert', 'name of message:idea'])
  })

  test('it asks for the scopes and events that are explained, each once', () => {
    expect(manifest.oauth_config?.scopes?.bot).toEqual(scopes.map(({ name }) => name))
    expect(manifest.settings?.event_subscriptions?.bot_events).toEqual(events.map(({ name }) => name))
    for (const asked of [scopes, events]) expect(new Set(asked.map(({ name }) => name)).size).toBe(asked.length)
    for (const { why } of [...scopes, ...events, appScope]) expect(why[lang]).toMatch(/^[A-ZÀ-É].*\.$/)
  })

  test('the menus, by what is sent when one is chosen', () => {
    const shortcuts = manifest.features?.shortcuts ?? []
    expect(shortcuts.map(({ type, callback_id: id }) => [type, id])).toEqual([
      ['message', callbacks.idea],
      ['message', callbacks.action],
      ['message', callbacks.decision],
      ['global', callbacks.anywhere],
    ])
  })

  test('nothing is called when the bot connects by itself', () => {
    expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } })
    expect(JSON.stringify(manifest)).not.toMatch(/https?:/)
  })

  test('everything is called at one address otherwise', () => {
    const { settings, features } = manifestFor(t, 'https://bot.example/')
    const url = 'https://bot.example/slack/events'
    expect(settings?.socket_mode_enabled).toBe(false)
    expect(settings?.event_subscriptions?.request_url).toBe(url)
    expect(settings?.interactivity?.request_url).toBe(url)
    expect(features?.slash_commands?.map((command) => command.url)).toEqual([url, url])
  })

  test('JSON and YAML say the same', () => {
    expect(JSON.parse(written(manifest, 'json'))).toEqual(manifest)
    expect(parse(written(manifest, 'yaml'))).toEqual(manifest)
  })
})

test('scopes that are missing are found in what Slack lists', () => {
  const all = scopes.map(({ name }) => name)
  expect(missingScopes(all.join(','))).toEqual([])
  expect(missingScopes(`${all.filter((name) => name !== 'commands').join(', ')},other`)).toEqual(['commands'])
  expect(missingScopes('')).toEqual(all)
})

describe('the page for whoever installs it', () => {
  const page = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'docs', 'platforms', 'slack.md'), 'utf8')

  test.each([...scopes, appScope, ...events])('explains $name as we do', ({ name, why }) => {
    expect(page).toContain(`| \`${name}\` | ${why.fr} |`)
  })

  test('explains nothing that is not asked for', () => {
    const rows = [...page.matchAll(/^\| `([a-z_]+(?:[:.][a-z]+)?)` \|/gm)].map(([, name]) => name)
    expect(rows.sort()).toEqual([...scopes, appScope, ...events].map(({ name }) => name).sort())
  })
})
