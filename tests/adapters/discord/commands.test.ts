/** The commands that Discord is told of grow with the registry: they keep all of its limits, and say what was typed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Catalogue, type CatalogueField, menuWords } from '../../../adapters/discord/catalogue.ts'
import { type ApplicationCommand, commandsOf, sizeOf, type ValueOption } from '../../../adapters/discord/commands.ts'
import { fingerprint, type Registering, register, sameCommands } from '../../../adapters/discord/register.ts'
import { focusOf, saysOf } from '../../../adapters/discord/says.ts'
import { discordCatalogue } from '../../../src/discord.ts'
import { createRegistry } from '../../../src/engine/registry.ts'
import { flatIntents } from '../../../src/guide/flat.ts'
import { refusalsOf } from './command-limits.ts'

const catalogue = discordCatalogue()
const commands = commandsOf(catalogue)
const [concert, idea] = commands as [ApplicationCommand & { type: 1 }, ApplicationCommand & { type: 1 }]
const subcommands = concert.options.filter((option) => option.type === 1)

describe('what is registered', () => {
  test('keeps every limit of Discord', () => {
    expect(refusalsOf(commands)).toEqual([])
  })

  test('leaves room in /concert, and says how much it takes', () => {
    expect(sizeOf(concert)).toBeGreaterThan(3000)
    expect(sizeOf(concert)).toBeLessThanOrEqual(8000)
  })

  test('/concert has every flat verb, the panel by its name, and « autre » last', () => {
    expect(subcommands.map(({ name }) => name)).toEqual([
      'accueil',
      ...flatIntents.slice(1).map((intent) => catalogue.subcommands.find((one) => one.intent === intent)!.verb.fr),
      'autre',
    ])
  })

  test('a verb is understood in both languages when it is typed', () => {
    const { lexicon } = createRegistry()
    for (const { name, name_localizations: names } of subcommands) {
      expect(lexicon.verbs.get(name)).toBeDefined()
      expect(lexicon.verbs.get(names['en-GB']!)).toBe(lexicon.verbs.get(name))
    }
  })

  test('nothing must be given, and nobody is asked for what a button fills', () => {
    const options = [idea, ...subcommands].flatMap((command) => command.options as readonly ValueOption[])
    expect(options.filter(({ required }) => required)).toEqual([])
    expect(options.map(({ name }) => name)).not.toContain('confirme')
  })

  test('numbers, choices and yes or no are asked for as such', () => {
    const option = (verb: string, name: string) =>
      (subcommands.find((one) => one.name === verb)?.options ?? []).find((one) => one.name === name)
    expect(option('creer', 'horizon')).toMatchObject({ type: 4, min_value: 1900, max_value: 2199 })
    expect(option('salon', 'equipe')).toMatchObject({ type: 5 })
    expect(option('vote', 'secret-du-vote')?.choices?.map(({ value }) => value)).toEqual([
      'confidential',
      'public',
      'urn',
    ])
    expect(option('autre', 'commande')).toMatchObject({ type: 3, autocomplete: true })
    expect(option('autre', 'commande')).not.toHaveProperty('max_length')
  })

  test('the menus of the animation are for those who may manage messages', () => {
    expect(commands.slice(2).map((menu) => [menu.name, menu.default_member_permissions])).toEqual([
      ['En faire une contribution', null],
      ['En faire une action', '8192'],
      ['Noter comme décision', '8192'],
    ])
  })
})

const field = (name: string, more: Partial<CatalogueField> = {}): CatalogueField => ({
  name,
  label: { fr: name, en: name },
  names: { fr: [], en: [] },
  help: { fr: name, en: name },
  kind: 'line',
  required: false,
  suggests: false,
  ...more,
})

test('a command that would be too large loses its last fields, not its verbs', () => {
  const long = 'é'.repeat(120)
  const choices = Array.from({ length: 25 }, (_, i) => ({
    value: `v${i}`,
    label: { fr: `${i} ${long}`, en: `${i} ${long}` },
  }))
  const heavy = (n: number) => ({
    intent: `i${n}`,
    verb: { fr: `verbe-${n}`, en: `verb-${n}` },
    help: { fr: long, en: long },
    fields: [field('premier', { required: true }), field('dernier', { kind: 'choice', options: choices })],
  })
  const big: Catalogue = { ...catalogue, subcommands: Array.from({ length: 30 }, (_, n) => heavy(n)) }
  const [first] = commandsOf(big) as [ApplicationCommand & { type: 1 }]
  expect(refusalsOf(commandsOf(big))).toEqual([])
  expect(first.options.map(({ name }) => name)).toEqual([
    ...Array.from({ length: 24 }, (_, n) => `verbe-${n}`),
    'autre',
  ])
  expect(first.options.filter((option) => 'options' in option && option.options.length === 2).length).toBeGreaterThan(0)
  expect(commandsOf(big)).toEqual(commandsOf(big))
})

test('whatever the words are, the limits are kept', () => {
  const words = fc.record({ fr: fc.string({ unit: 'grapheme' }), en: fc.string({ unit: 'grapheme' }) })
  const some = fc.array(
    fc.record({
      label: words,
      help: words,
      kind: fc.constantFrom('line', 'number', 'yesno', 'choice', 'day'),
      max: fc.integer({ min: 0, max: 9000 }),
      options: fc.array(fc.record({ label: words }), { maxLength: 30 }),
      suggests: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(some, fc.array(words, { maxLength: 30 }), (fields, helps) => {
      const intents = helps.map((help, n) => ({
        intent: `i${n}`,
        verb: { fr: `v${n}`, en: `w${n}` },
        help: { fr: help.fr || 'aide', en: help.en },
        fields: fields.map(({ options, help: said, ...one }, i) =>
          field(`f${i}`, {
            ...one,
            help: { fr: said.fr || 'x', en: said.en || 'x' },
            options: options.map(({ label }, at) => ({
              value: `o${at}`,
              label: { fr: `${at}${label.fr}`, en: `${at}${label.en}` },
            })),
          }),
        ),
      }))
      expect(refusalsOf(commandsOf({ ...catalogue, subcommands: intents }))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

describe('what was typed', () => {
  const given = (option: ValueOption, n: number) => {
    const value =
      option.type === 5 ? n % 2 === 0 : option.type === 4 ? n + 1 : (option.choices?.[0]?.value ?? `dit ${n}`)
    return { name: option.name, type: option.type, value }
  }

  test.each([...catalogue.subcommands, catalogue.idea].map((intent) => [intent.verb.fr, intent] as const))(
    '%s with everything comes back as its call',
    (verb, intent) => {
      const isIdea = intent === catalogue.idea
      const options = (isIdea ? idea.options : subcommands.find(({ name }) => name === verb)!.options) as ValueOption[]
      const all = options.map(given)
      const data = isIdea
        ? { name: verb, type: 1, options: all }
        : { name: 'concert', type: 1, options: [{ name: verb, type: 1, options: all }] }
      const says = saysOf(data, catalogue)
      expect(says).toMatchObject({ intent: intent.intent })
      const { args } = says as { args: Record<string, string> }
      expect(Object.keys(args).sort()).toEqual(intent.fields.map(({ name }) => name).sort())
      expect(Object.values(args).sort()).toEqual(all.map(({ value }) => String(value)).sort())
    },
  )

  const sub = (name: string, options: object[] = []) => ({
    name: 'concert',
    type: 1,
    options: [{ name, type: 1, options }],
  })
  const other = (value: string) => sub('autre', [{ name: 'commande', type: 3, value }])

  test('« autre » says what would be typed elsewhere', () => {
    expect(saysOf(other('axe Mutualiser les emplois ; idées : 3, 12'), catalogue)).toBe(
      '/concert axe Mutualiser les emplois ; idées : 3, 12',
    )
    expect(saysOf(other('/concert membres'), catalogue)).toBe('/concert membres')
    expect(saysOf(other('/idee Un garage solidaire'), catalogue)).toBe('/idee Un garage solidaire')
    expect(saysOf(sub('autre'), catalogue)).toBe('/concert autre')
    expect(saysOf(other('  '), catalogue)).toBe('/concert autre')
  })

  test('a command of an older list is understood by its words', () => {
    expect(saysOf(sub('feuille', [{ name: 'numero', type: 4, value: 3 }]), catalogue)).toBe(
      '/concert feuille numero : 3',
    )
    expect(saysOf(sub('plan', [{ name: 'retire', type: 3, value: 'x' }]), catalogue)).toBe('/concert plan retire : x')
  })

  test('a menu says the words that stand for it', () => {
    const said = commands.slice(2).map(({ name }) => saysOf({ name, type: 3, target_id: '1' }, catalogue))
    expect(said).toEqual(Object.values(menuWords))
  })

  test.each([
    [undefined],
    [{}],
    [{ name: 'other', type: 1 }],
    [{ name: 'concert', type: 2 }],
    [{ name: 'Autre menu', type: 3 }],
    [{ name: 'concert', options: [{ name: 'idees', type: 1, options: [{ name: 'mot', type: 3, value: {} }] }] }],
  ])('%j is none of ours', (data) => {
    expect(saysOf(data, catalogue)).toBeUndefined()
  })

  test('what is being typed, and what the other fields hold', () => {
    const typing = (name: string, value: string | number) => ({ name, type: 3, value, focused: true })
    expect(focusOf(sub('autre', [typing('commande', 'mem')]), catalogue)).toEqual({
      intent: 'more',
      field: 'verb',
      typed: 'mem',
      given: {},
    })
    const theme = sub('idees', [{ name: 'mot', type: 3, value: 'emploi' }, typing('theme', '')])
    expect(focusOf(theme, catalogue)).toEqual({
      intent: 'ideas',
      field: 'theme',
      typed: '',
      given: { search: 'emploi' },
    })
    expect(focusOf(sub('idees', [{ name: 'mot', type: 3, value: 'emploi' }]), catalogue)).toBeUndefined()
    expect(focusOf(sub('feuille', [typing('numero', '')]), catalogue)).toBeUndefined()
    expect(focusOf({ name: 'idee', type: 1, options: [typing('votre-idee', 'Un')] }, catalogue)).toMatchObject({
      intent: 'idea submit',
      field: 'text',
    })
  })
})

/** Discord, as far as lists of commands go: it adds what is usual, leaves out what is empty, and turns keys around. */
function discord(initial: Record<string, readonly object[]> = {}) {
  const scopes = new Map(Object.entries(initial))
  const calls: string[] = []
  const call: Registering['call'] = async (method, route, body) => {
    calls.push(`${method} ${route}`)
    const [path] = route.split('?')
    if (method === 'PUT') scopes.set(path!, body as readonly object[])
    return (scopes.get(path!) ?? []).map((command, i) => listed(command, i, path!.includes('/guilds/'))).reverse()
  }
  return { call, calls, scopes, puts: () => calls.filter((one) => one.startsWith('PUT')) }
}

function listed(command: object, i: number, inGuild: boolean): object {
  const plain = JSON.parse(JSON.stringify(command), (_, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, v]) => v !== false)
        .reverse(),
    )
  })
  const places = inGuild ? { contexts: null, integration_types: [0] } : {}
  return { ...plain, id: `9${i}`, application_id: '1', version: '7', nsfw: false, dm_permission: true, ...places }
}

const log = { info: () => undefined }
const everywhere = '/applications/1/commands'
const here = '/applications/1/guilds/5/commands'

describe('registration', () => {
  const asked = { application: '1', commands, log }

  test.each([
    ['everywhere', {}],
    ['on one server', { guild: '5' }],
  ])('%s: run twice it changes nothing', async (_, where) => {
    const fake = discord()
    expect((await register({ ...asked, ...where, guilds: ['5', '6'], call: fake.call })).written).toHaveLength(1)
    expect((await register({ ...asked, ...where, guilds: ['5', '6'], call: fake.call })).written).toEqual([])
    expect(fake.puts()).toHaveLength(1)
  })

  test('moved to one server, it leaves the other scope, and back', async () => {
    const fake = discord()
    await register({ ...asked, guilds: ['5'], call: fake.call })
    await register({ ...asked, guild: '5', guilds: ['5'], call: fake.call })
    expect([fake.scopes.get(everywhere), fake.scopes.get(here)?.length]).toEqual([[], commands.length])
    expect(JSON.stringify(fake.scopes.get(here))).not.toContain('contexts')
    await register({ ...asked, guilds: ['5'], call: fake.call })
    expect([fake.scopes.get(everywhere)?.length, fake.scopes.get(here)]).toEqual([commands.length, []])
  })

  test('a server that gave no right to have commands stops nothing', async () => {
    const fake = discord()
    const call: Registering['call'] = (method, route, body) =>
      route.includes('/guilds/')
        ? Promise.reject(Object.assign(new Error('no'), { status: 403 }))
        : fake.call(method, route, body)
    expect((await register({ ...asked, guilds: ['5'], call })).written).toEqual(['global'])
  })

  test('what Discord refuses is for the caller to try again', async () => {
    const call = () => Promise.reject(Object.assign(new Error('later'), { status: 500 }))
    await expect(register({ ...asked, guilds: [], call })).rejects.toThrow('later')
  })
})

type Loose = { [key: string]: unknown; options: Loose[]; description_localizations: Loose }

test('a change of any word, option or right is a difference', () => {
  const changed = (change: (copy: Loose[]) => void) => {
    const copy = structuredClone(commands) as unknown as Loose[]
    change(copy)
    return sameCommands(commands, copy)
  }
  expect(changed(() => undefined)).toBe(true)
  expect(changed((copy) => copy.reverse())).toBe(true)
  expect(changed((copy) => copy.pop())).toBe(false)
  expect(changed((copy) => (copy[0]!.description_localizations['en-US'] = 'x'))).toBe(false)
  expect(changed((copy) => copy[0]!.options.reverse())).toBe(false)
  expect(changed((copy) => (copy[1]!.options[0]!.max_length = 1))).toBe(false)
  expect(changed((copy) => (copy[3]!.default_member_permissions = null))).toBe(false)
  expect(fingerprint(commands)).toBe(fingerprint(structuredClone(commands)))
})
