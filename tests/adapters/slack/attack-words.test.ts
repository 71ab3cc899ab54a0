/** Attacks on what is read: each of these is what somebody said, and what must become of it. No server, no database. */
import { describe, expect, test } from 'vitest'
import { unescaped } from '../../../adapters/slack/heard.ts'
import { fieldInputs, readState } from '../../../adapters/slack/inputs.ts'
import { read } from '../../../adapters/slack/read.ts'
import type { Heard, Known } from '../../../adapters/slack/whereabouts.ts'

const known: Known = {
  team: 'T0001',
  self: 'UBOT',
  person: (id) => (id === 'U0002' ? { name: 'Cléo' } : undefined),
  channel: (id) => (id === 'C0001' ? 'pleniere' : undefined),
}

function event(inner: object, id = 'Ev1') {
  return { type: 'event_callback', team_id: 'T0001', event_id: id, event: inner }
}
const said = { user: 'U0001', ts: '1700000000.000100' }
const mention = { ...said, type: 'app_mention', channel: 'C0001' }
const direct = { ...said, type: 'message', channel: 'D0001', channel_type: 'im' }

function heard(payload: unknown, as: Known = known): Extract<Heard, { kind: 'hear' }>['incoming'] {
  const found = read(payload, as)
  if (found.kind !== 'hear') throw new Error(`${found.kind}: ${found.why}`)
  return found.incoming
}

describe('what people say to the bot in private is never dropped without a word', () => {
  // events.ts:31: whatever has a subtype is « a message of a program ».
  test.each([
    ['with a photo or a document', 'file_share', { files: [{ id: 'F1' }] }],
    ['in a thread, shown in the conversation as well', 'thread_broadcast', { thread_ts: '1700000000.000001' }],
    ['after /me', 'me_message', {}],
  ])('%s', (_, subtype, more) => {
    expect(heard(event({ ...direct, text: 'idée Prêter nos salles', subtype, ...more })).says).toContain(
      'Prêter nos salles',
    )
  })
})

describe('only our own name makes words a command', () => {
  // events.ts:37-39: any mention at the beginning is taken away, whoever it names.
  test('words for somebody else, in which the bot is named, are no act of the speaker', () => {
    const { says } = heard(event({ ...mention, text: '<@U0002> idée pour toi : tu peux voir avec <@UBOT> ?' }))
    expect(says).not.toMatch(/^\/concert idée/)
  })

  test('in private, a sentence that begins with somebody’s name is a sentence, and keeps the name', () => {
    const { says } = heard(event({ ...direct, text: '<@U0002> action à prévoir avec elle' }))
    expect(says).toBe('@Cléo action à prévoir avec elle')
  })
})

describe('words are kept as they were seen', () => {
  // rich.ts:29-33: Slack sends `<#C0001|>`, with nothing after the bar, for channels.
  test('a channel that Slack names by its id alone', () => {
    const { says } = heard(event({ ...mention, text: '<@UBOT> idée Tout dire dans <#C0001|>' }))
    expect(says).not.toMatch(/dans #$/)
  })

  // rich.ts:29: whatever stands between < and > is taken for a mark of Slack’s.
  test.each(['Si x<y et z>t, on change', 'le seuil <5 ou >10', 'un <titre> entre chevrons', 'a <b|c> d'])(
    'signs that are no mark of Slack’s: %s',
    (text) => {
      expect(unescaped(text)).toBe(text)
    },
  )

  test('a message made into an idea has no stars nor underscores that nobody saw', () => {
    const { about } = heard({
      type: 'message_action',
      callback_id: 'message:idea',
      trigger_id: '1.2.3',
      team: { id: 'T0001' },
      user: { id: 'U0001', name: 'ana' },
      channel: { id: 'C0001', name: 'pleniere' },
      message: {
        ts: '1700000000.000100',
        user: 'U0002',
        text: '*Important* : ~louer~ _prêter_ les salles',
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'Important', style: { bold: true } },
                  { type: 'text', text: ' : ' },
                  { type: 'text', text: 'louer', style: { strike: true } },
                  { type: 'text', text: ' ' },
                  { type: 'text', text: 'prêter', style: { italic: true } },
                  { type: 'text', text: ' les salles' },
                ],
              },
            ],
          },
        ],
      },
    })
    expect(about).toBe('Important : louer prêter les salles')
  })

  // inputs.ts:44 (textParts) and 255 (readState): cut at a space, joined by a line break; cut inside a word, split in two.
  test.each([
    ['one paragraph', 'Un paragraphe sans retour. '.repeat(260).trim()],
    ['one long word', 'x'.repeat(7000)],
    ['an address across the cut', `${'a '.repeat(1480)}https://exemple.fr/${'b'.repeat(200)} fin`],
  ])('a long text sent back untouched is the same text: %s', (_, text) => {
    const inputs = fieldInputs(
      { name: 'text', label: 'Texte', help: '', kind: 'text', required: true, value: text },
      'fr',
    )
    const state = Object.fromEntries(
      inputs.map(({ block_id, element }) => [
        block_id!,
        { a: { type: 'plain_text_input', value: (element as { initial_value?: string }).initial_value ?? '' } },
      ]),
    )
    expect(readState(state).text).toBe(text)
  })
})

describe('a window speaks one language, and every choice can be taken back', () => {
  const field = { name: 'x', help: '', required: false }
  type Options = { options?: { text: { text: string } }[] }

  // inputs.ts:110 (yesNo)
  test('yes and no are those of the window’s language', () => {
    const [input] = fieldInputs({ ...field, label: 'Attend la plénière', kind: 'yesno' }, 'fr')
    expect((input!.element as Options).options!.map(({ text }) => text.text)).toEqual(['—', 'Oui', 'Non'])
  })

  // inputs.ts:90 (choice): Slack's radio buttons cannot be emptied again. « Ensuite : ( ) ateliers », once touched, makes workshops.
  test('what may be left blank is not a set of radio buttons', () => {
    const options = [{ value: 'workshops', label: 'ateliers' }]
    const [input] = fieldInputs({ ...field, label: 'Ensuite', kind: 'choice', options }, 'fr')
    const isEmptied = input!.element.type !== 'radio_buttons' || (input!.element as Options).options!.length > 1
    expect(isEmptied).toBe(true)
  })
})

describe('one person is one person', () => {
  // read.ts:45,64,66,121,149 and events.ts:10: before auth.test is answered, the workspace is taken from the payload; of somebody from
  // another organisation (Slack Connect) that is their own workspace. Afterwards it is ours: two persons, two ballots.
  test('somebody of another organisation, before and after Slack has told who we are', () => {
    const press = (trigger_id: string) => ({
      type: 'block_actions',
      trigger_id,
      team: { id: 'T_THEIRS', domain: 'theirs' },
      user: { id: 'U_EXT', username: 'ext', team_id: 'T_THEIRS' },
      container: { type: 'message', message_ts: '1.1', channel_id: 'C0001' },
      channel: { id: 'C0001', name: 'pleniere' },
      actions: [{ type: 'button', action_id: 'p:1', block_id: 'b', action_ts: '1' }],
    })
    const before = read(press('1.1'), { ...known, team: undefined })
    const after = heard(press('2.2'))
    // Not to hear at all before we know who we are is right too.
    const workspace = before.kind === 'hear' ? before.incoming.who.workspace : after.who.workspace
    expect(workspace).toBe(after.who.workspace)
  })

  test('a conversation of several people has no name that only Slack’s machines read', () => {
    const { where } = heard({
      command: '/idee',
      text: 'Une idée',
      team_id: 'T0001',
      user_id: 'U0001',
      user_name: 'ana',
      channel_id: 'C0MPIM',
      channel_name: 'mpdm-ana--bo--cleo-1',
      trigger_id: '1.1',
      response_url: '',
    })
    expect(where.name).not.toContain('mpdm-')
  })
})
