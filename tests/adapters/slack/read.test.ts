/** Payloads as Slack sends them, read as requests: who, where, what, and under which name. */
import { describe, expect, test } from 'vitest'
import { writeMemory } from '../../../adapters/slack/ids.ts'
import { read } from '../../../adapters/slack/read.ts'
import type { Heard, Known } from '../../../adapters/slack/whereabouts.ts'

const known: Known = {
  team: 'T0001',
  self: 'UBOT',
  person: (id) =>
    id === 'U0001' ? { name: 'Ana', locale: 'fr-FR', owner: true } : id === 'U0002' ? { name: 'Bo' } : undefined,
  channel: (id) => (id === 'G0001' ? 'comite-prive' : undefined),
}
const post = '0195a000-0000-7000-8000-000000000001'

const command = {
  token: 'gIkuvaNzQIHg97ATvDxqgjtO',
  team_id: 'T0001',
  team_domain: 'ess',
  channel_id: 'C0001',
  channel_name: 'pleniere',
  user_id: 'U0001',
  user_name: 'ana',
  command: '/idee',
  text: 'Prêter nos salles &amp; nos &lt;véhicules&gt;',
  api_app_id: 'A0001',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.example/commands/1',
  trigger_id: '13345224609.738474920.8088930838d88f008e0',
}
const interaction = {
  team: { id: 'T0001', domain: 'ess' },
  user: { id: 'U0002', username: 'bo', name: 'bo', team_id: 'T0001' },
  api_app_id: 'A0001',
  trigger_id: '12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3',
}
const click = {
  ...interaction,
  type: 'block_actions',
  container: { type: 'message', message_ts: '1548261231.000200', channel_id: 'C0001', is_ephemeral: false },
  channel: { id: 'C0001', name: 'pleniere' },
  message: { bot_id: 'B0001', type: 'message', text: '…', ts: '1548261231.000200' },
  state: { values: {} },
  response_url: 'https://hooks.slack.example/actions/1',
  actions: [
    { action_id: `${post}:3`, block_id: 'x', type: 'button', value: undefined, action_ts: '1548426417.840180' },
  ],
}
const event = (inner: object, id = 'Ev1') => ({
  token: 't',
  team_id: 'T0001',
  api_app_id: 'A0001',
  event: inner,
  type: 'event_callback',
  event_id: id,
  event_time: 1,
  authorizations: [{ team_id: 'T0001', user_id: 'UBOT', is_bot: true }],
})

function heard(payload: unknown): Extract<Heard, { kind: 'hear' }> {
  const found = read(payload, known)
  if (found.kind !== 'hear') throw new Error(`${found.kind}: ${found.why}`)
  return found
}

describe('a command', () => {
  test('is what was typed, by the account that Slack names', () => {
    expect(heard(command)).toEqual({
      kind: 'hear',
      incoming: {
        id: `command:${command.trigger_id}`,
        platform: 'slack',
        who: { workspace: 'T0001', account: 'U0001', name: 'Ana', locale: 'fr-FR', owner: true },
        where: { workspace: 'T0001', channel: 'C0001', kind: 'room', name: 'pleniere' },
        says: '/idee Prêter nos salles & nos <véhicules>',
      },
      way: { by: 'command', trigger: command.trigger_id, url: command.response_url },
    })
  })

  test('in a private channel has the name that is known, and in a direct message belongs to the person', () => {
    expect(heard({ ...command, channel_id: 'G0001', channel_name: 'privategroup' }).incoming.where.name).toBe(
      'comite-prive',
    )
    expect(heard({ ...command, channel_id: 'D0001', channel_name: 'directmessage' }).incoming.where).toEqual({
      workspace: 'T0001',
      channel: '@U0001',
      kind: 'dm',
      name: '',
    })
  })

  test('of somebody whose name is not known yet bears the name of the account; nobody is an owner by their own word', () => {
    const { who } = heard({ ...command, user_id: 'U0009', user_name: 'zoe', is_owner: true }).incoming
    expect(who).toEqual({ workspace: 'T0001', account: 'U0009', name: 'zoe' })
  })
})

describe('a press', () => {
  test('is the post and the number that the button carries', () => {
    const { incoming, way } = heard(click)
    expect(incoming).toMatchObject({ id: `press:${interaction.trigger_id}`, says: { post, n: 3 } })
    expect(way).toMatchObject({ by: 'click', trigger: interaction.trigger_id, url: click.response_url })
    expect(way.replaces).toBeUndefined()
  })

  test('on a message that only this person sees is answered in its place', () => {
    expect(heard({ ...click, container: { ...click.container, is_ephemeral: true } }).way.replaces).toBe(true)
  })

  test('in a thread is answered there; on a message that merely has answers, in the channel', () => {
    const root = click.container.message_ts
    const below = { ...click, container: { ...click.container, message_ts: '1548261299.000100', thread_ts: root } }
    expect(heard(below).incoming.where.thread).toBe(root)
    const above = { ...click, message: { ...click.message, thread_ts: root } }
    expect(heard(above).incoming.where.thread).toBeUndefined()
  })

  test.each([
    ['a link', `link|0`],
    ['another app', 'approve_request'],
    ['nothing', 'x:y:z'],
  ])('on %s is not for us', (_, action_id) => {
    expect(read({ ...click, actions: [{ ...click.actions[0], action_id }] }, known).kind).toBe('ignore')
  })
})

describe('a window', () => {
  const memory = { post, n: 0, again: 0, channel: 'C0001', kind: 'room', name: 'pleniere', thread: '17.1' } as const
  const sent = (values: object, private_metadata = writeMemory(memory)) => ({
    ...interaction,
    type: 'view_submission',
    view: { id: 'V1', type: 'modal', hash: '1.h', private_metadata, state: { values }, blocks: [] },
  })
  const filled = { 'f|text|0': { a: { type: 'plain_text_input', value: 'Des mots' } } }

  test('is a press with what was filled in, where it was asked for', () => {
    const { incoming } = heard(sent(filled))
    expect(incoming.says).toEqual({ post, n: 0, values: { text: 'Des mots' } })
    expect(incoming.where).toMatchObject({ channel: 'C0001', thread: '17.1' })
  })

  test('sent again with the same words is the same request; with other words, or after a refusal, another one', () => {
    const id = (payload: unknown) => heard(payload).incoming.id
    const other = { 'f|text|0': { a: { type: 'plain_text_input', value: 'D’autres mots' } } }
    const again = writeMemory({ ...memory, again: 1 })
    expect(id({ ...sent(filled), trigger_id: '2.2.2' })).toBe(id(sent(filled)))
    expect(new Set([id(sent(filled)), id(sent(other)), id(sent(filled, again))]).size).toBe(3)
  })

  test('that is none of ours is left', () => {
    for (const metadata of ['', '{', 'null', '[]', '{"post":1}', 'x'.repeat(3000)])
      expect(read(sent(filled, metadata), known).kind).toBe('ignore')
  })
})

describe('what is said', () => {
  const mention = {
    type: 'app_mention',
    user: 'U0002',
    text: '<@UBOT> idée Prêter nos salles',
    channel: 'C0001',
    ts: '1.1',
  }

  test('with our name before it is a command, in its thread', () => {
    const { incoming } = heard(event({ ...mention, thread_ts: '0.9' }))
    expect(incoming).toMatchObject({ id: 'event:Ev1', says: '/concert idée Prêter nos salles' })
    expect(incoming.where.thread).toBe('0.9')
  })

  test('has the words that people saw: names, channels, links', () => {
    const text = '<@UBOT> nommer <@U0001> pour <#C0001|pleniere> &amp; <https://ess.example/a|ess.example/a> <!here>'
    expect(heard(event({ ...mention, text })).incoming.says).toBe(
      '/concert nommer @Ana pour #pleniere & ess.example/a (https://ess.example/a) @here',
    )
  })

  test('in private is taken as it is', () => {
    const said = { type: 'message', channel_type: 'im', user: 'U0002', text: 'Bonjour', channel: 'D0002', ts: '1.1' }
    expect(heard(event(said)).incoming).toMatchObject({ says: 'Bonjour', where: { kind: 'dm', channel: '@U0002' } })
  })

  test.each([
    ['ourselves', { ...mention, user: 'UBOT' }],
    ['another program', { ...mention, bot_id: 'B0002' }],
    [
      'an edit',
      {
        type: 'message',
        subtype: 'message_changed',
        channel_type: 'im',
        user: 'U0002',
        text: 'x',
        channel: 'D1',
        ts: '1',
      },
    ],
    [
      'people among themselves',
      { type: 'message', channel_type: 'channel', user: 'U0002', text: '/idee x', channel: 'C1', ts: '1' },
    ],
    ['a reaction', { type: 'reaction_added', user: 'U0002' }],
    ['nobody', { type: 'app_mention', text: '<@UBOT> idée x', channel: 'C1', ts: '1' }],
  ])('by %s is not for us', (_, inner) => {
    expect(read(event(inner), known).kind).toBe('ignore')
  })
})

test('the app taken away is told as such', () => {
  expect(read(event({ type: 'app_uninstalled' }), known)).toEqual({ kind: 'gone', why: 'app_uninstalled' })
})

test.each([
  undefined,
  null,
  1,
  'x',
  [],
  {},
  { type: 'block_actions' },
  { type: 'event_callback' },
  { type: 7 },
  { type: '__proto__' },
])('odd things are left: %j', (payload) => {
  expect(read(payload, known).kind).toBe('ignore')
})
