/** What Discord tells us becomes a request: the same gesture the same request, and only Discord says who speaks. */
import { describe, expect, test } from 'vitest'
import { ballotWindow } from '../../../adapters/discord/ballot.ts'
import { buttonId, formId, inputId, optionValue, pickId } from '../../../adapters/discord/ids.ts'
import { read } from '../../../adapters/discord/read.ts'
import { discordCatalogue } from '../../../src/discord.ts'

const self = '100000000000000001'
const [ana, guild, salon, fil] = [
  '100000000000000005',
  '100000000000000003',
  '100000000000000004',
  '100000000000000008',
]
const catalogue = discordCatalogue()
const known = {
  self,
  home: guild,
  channel: (id: string) =>
    id === salon ? { name: 'pleniere' } : id === fil ? { name: 'le fil', parent: salon } : undefined,
}
const post = '0195a000-0000-7000-8000-000000000001'
const base = {
  id: '1300000000000000000',
  application_id: '100000000000000002',
  token: 'secret',
  guild_id: guild,
  channel_id: salon,
  channel: { id: salon, type: 0, name: 'pleniere' },
  member: { user: { id: ana, username: 'ana.d', global_name: 'Ana' }, nick: 'Ana D.', permissions: '2048' },
  locale: 'fr',
  app_permissions: '3072',
}

function heard(more: object) {
  return read({ t: 'INTERACTION_CREATE', d: { ...base, ...more } }, known, catalogue)
}
function incoming(more: object) {
  const said = heard(more)
  if (said.kind !== 'hear') throw new Error(said.kind)
  return said
}
function said(more: object) {
  const message = {
    id: '1300000000000000009',
    channel_id: salon,
    guild_id: guild,
    author: { id: ana, username: 'ana' },
  }
  return read({ t: 'MESSAGE_CREATE', d: { ...message, ...more } }, known, catalogue)
}
const command = (name: string, options: readonly object[] = []) => ({ type: 2, data: { type: 1, name, options } })
const press = (custom_id: string, values?: readonly string[], flags = 1 << 15) => ({
  type: 3,
  data: { custom_id, component_type: values ? 3 : 2, ...(values && { values }) },
  message: { id: '1300000000000000001', flags, content: '' },
})

describe('a command', () => {
  test('is a call with what was filled in', () => {
    const { incoming: request, way } = incoming(command('idee', [{ name: 'texte', type: 3, value: 'Mutualiser' }]))
    expect(request).toMatchObject({
      id: 'command:1300000000000000000',
      platform: 'discord',
      who: { workspace: 'discord', account: ana, name: 'Ana D.', locale: 'fr' },
      where: { workspace: 'discord', channel: salon, kind: 'room', name: 'pleniere' },
    })
    expect(request.at).toBe(Number(1300000000000000000n >> 22n) + 1_420_070_400_000)
    expect(way).toEqual({
      by: 'command',
      interaction: { id: base.id, token: 'secret', application: base.application_id },
    })
  })

  test('comes from an administrator when Discord says so, and in private from nobody’s server', () => {
    const admin = incoming({ ...command('idee'), member: { ...base.member, permissions: String(8n | 2048n) } })
    expect(admin.incoming.who.owner).toBe(true)
    expect(incoming(command('idee')).incoming.who.owner).toBeUndefined()
    const { guild_id: _, member: __, ...rest } = base
    const private_ = read(
      { t: 'INTERACTION_CREATE', d: { ...rest, ...command('idee'), user: { id: ana, username: 'ana' } } },
      known,
      catalogue,
    )
    expect(private_).toMatchObject({ incoming: { where: { kind: 'dm', channel: `@${ana}` }, who: { account: ana } } })
  })

  test('in a thread belongs to the channel above it', () => {
    const thread = { id: fil, type: 11, name: 'le fil', parent_id: salon }
    expect(incoming({ ...command('idee'), channel_id: fil, channel: thread }).incoming.where).toEqual({
      workspace: 'discord',
      channel: salon,
      kind: 'room',
      name: 'pleniere',
      thread: fil,
    })
  })

  test('where we may not write says so', () => {
    expect(incoming({ ...command('idee'), app_permissions: '1024' }).way.mute).toBe(true)
    expect(incoming({ ...command('idee'), app_permissions: '8' }).way.mute).toBeUndefined()
  })

  test('of a menu shows the form first, with the words of the message', () => {
    const target = '1300000000000000007'
    const resolved = { messages: { [target]: { id: target, content: 'Un mot pour <@100000000000000005>' } } }
    const name = catalogue.menus.idea.fr
    const found = incoming({ type: 2, data: { type: 3, name, target_id: target, resolved } })
    expect(found).toMatchObject({ incoming: { says: '/idee', asks: true }, way: { opens: true } })
    expect(found.incoming.about).toBe('Un mot pour @100000000000000005')
  })
})

describe('a press', () => {
  test('names the post and what was pressed on it; a mark says that a window is due', () => {
    expect(incoming(press(buttonId(post, 3, false)))).toMatchObject({
      incoming: { id: 'press:1300000000000000000', says: { post, n: 3 } },
      way: { by: 'click' },
    })
    expect(incoming(press(buttonId(post, { n: 3 }, true))).way.opens).toBe(true)
    expect(incoming(press(buttonId(post, 0, true, 2))).way).toMatchObject({ opens: true, step: 2 })
    expect(incoming(press(buttonId(post, { page: 2 }, false))).incoming.says).toEqual({ post, n: 0, page: 2 })
    const option = optionValue({ n: 4, option: 1 }, true)
    expect(incoming(press(pickId(post, 0), [option]))).toMatchObject({
      incoming: { says: { post, n: 4, option: 1 } },
      way: { opens: true },
    })
  })

  test('on what one person alone sees is answered in its place', () => {
    expect(incoming(press(buttonId(post, 3, false), undefined, 64)).way.replaces).toBe(true)
    expect(incoming(press(buttonId(post, 3, false))).way.replaces).toBeUndefined()
  })
})

describe('a window', () => {
  const window = (step: number, of: number, value = 'Mutualiser') => ({
    type: 5,
    data: {
      custom_id: formId({ post, step, of }),
      components: [{ type: 18, component: { type: 4, custom_id: inputId('text'), value } }, { type: 10 }],
    },
  })

  test('is the same request when it is sent twice, another one with other words', () => {
    const [one, again, other] = [window(0, 1), window(0, 1), window(0, 1, 'Autre')].map((more, i) =>
      incoming({ ...more, id: `130000000000000000${i}` }),
    )
    expect(again!.incoming.id).toBe(one!.incoming.id)
    expect(other!.incoming.id).not.toBe(one!.incoming.id)
    expect(one!.incoming.says).toEqual({ post, n: 0, values: { text: 'Mutualiser' } })
    expect(one!.incoming.asks).toBeUndefined()
  })

  test('of a ballot is the same request when it is sent twice, another one when it was opened again', () => {
    const options = ['Arbres', 'Bancs'].map((label, i) => ({ id: String(i + 1), label }))
    const method = { kind: 'points', total: 3, maxEach: 3 } as const
    const drawn = {
      kind: 'ballot',
      question: 'Combien ?',
      method,
      options,
      field: 'points',
      n: 1,
      secret: true,
    } as const
    const sent = (opening: string) => {
      const { custom_id, components } = ballotWindow(drawn, { post, n: 1, step: 0, sofar: '' }, 'fr', opening)
      const filled = components.flatMap((part) =>
        'component' in part ? [{ component: { custom_id: part.component.custom_id, values: ['2'] } }] : [],
      )
      const said = heard({ type: 5, data: { custom_id, components: filled } })
      if (said.kind !== 'ballot') throw new Error(said.kind)
      return said.incoming.id
    }
    expect(sent('1300000000000000000')).toBe(sent('1300000000000000000'))
    expect(sent('1300000000000000000')).not.toBe(sent('1300000000000000001'))
  })

  test('of a long form asks for the rest', () => {
    const first = incoming(window(0, 2))
    expect(first).toMatchObject({ incoming: { asks: true }, way: { step: 1, of: 2 } })
    expect(incoming(window(1, 2)).incoming.asks).toBeUndefined()
  })
})

describe('words', () => {
  const mentions = [{ id: self, username: 'concertess' }]

  test('with our name before them are a command, in the middle only a call', () => {
    expect(said({ content: `<@${self}> idee Un poste`, mentions })).toMatchObject({
      incoming: { id: 'message:1300000000000000009', says: '/concert idee Un poste', where: { name: 'pleniere' } },
      way: { by: 'message' },
    })
    expect(said({ content: `Merci <@${self}> !`, mentions })).toMatchObject({ incoming: { says: '/concert' } })
    expect(said({ content: `<@${ana}> idee Un poste, <@${self}> ?`, mentions })).toMatchObject({
      incoming: { says: '/concert' },
    })
    expect(said({ content: `<@${self}> /idee Un poste`, mentions })).toMatchObject({
      incoming: { says: '/idee Un poste' },
    })
    expect(said({ content: `<@${self}> aide`, mentions, channel_id: fil })).toMatchObject({
      incoming: { where: { channel: salon, thread: fil } },
    })
  })

  test('for others, of programs and of nobody are not heard', () => {
    expect(said({ content: 'Bonjour' }).kind).toBe('ignore')
    expect(said({ content: `<@${self}> aide`, mentions, webhook_id: '1' }).kind).toBe('ignore')
    expect(said({ content: `<@${self}> aide`, mentions, type: 7 }).kind).toBe('ignore')
    expect(said({ content: `<@${self}> aide`, mentions, author: { id: ana, username: 'x', bot: true } }).kind).toBe(
      'ignore',
    )
  })

  test('in private are heard as they are', () => {
    expect(said({ content: 'suivi', guild_id: undefined })).toMatchObject({
      incoming: { says: 'suivi', where: { kind: 'dm', channel: `@${ana}` } },
    })
    expect(said({ content: '', guild_id: undefined })).toMatchObject({ incoming: { says: '/concert' } })
  })
})

test.each([
  null,
  7,
  'x',
  {},
  { ...base },
  { ...base, type: 3, data: null },
  { ...base, type: 3, data: { custom_id: 'nothing of ours' } },
  { ...base, type: 5, data: { custom_id: 'm|x|y|z' } },
  { ...base, type: 2, data: { type: 1, name: 'autre-bot' } },
  { ...base, type: 2, id: 'not an id' },
  { ...base, type: 99, data: {} },
  { ...base, member: undefined, ...command('idee') },
])('what is no gesture of ours is left alone: %j', (d) => {
  expect(read({ t: 'INTERACTION_CREATE', d }, known, catalogue).kind).toBe('ignore')
})
