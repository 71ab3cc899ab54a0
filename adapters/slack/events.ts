/** What Slack tells without being asked: words with our name before them, a page that is opened, an invitation. Pure. */

import { heaviest, isReadable } from '../../src/views/attached.ts'
import { unescaped } from './heard.ts'
import { EventCallback, HomeOpened, Joined, SaidEvent } from './payloads.ts'
import { type Heard, ignored, type Known, request, speaker, whereOf } from './whereabouts.ts'

export function readEvent(payload: unknown, known: Known): Heard {
  const { data: callback } = EventCallback.safeParse(payload)
  if (!callback) return ignored('an event that is none')
  const { event, event_id, authorizations: [ours] = [] } = callback
  const team = known.team ?? ours?.team_id ?? callback.team_id
  const us = withSelf(known, ours?.user_id ?? undefined)
  switch (event.type) {
    case 'app_mention':
    case 'message':
      return readSaid(event, `event:${event_id}`, team, us)
    case 'app_home_opened':
      return readHome(event, `event:${event_id}`, team, us)
    case 'member_joined_channel':
      return readJoined(event, `event:${event_id}`, team, us)
    case 'tokens_revoked':
    case 'app_uninstalled':
      return { kind: 'gone', why: event.type }
    default:
      return ignored(`an event of type ${event.type.slice(0, 40)}`)
  }
}

/** Slack says with each event for whom it is. */
function withSelf(known: Known, self: string | undefined): Known {
  const { team, person, channel } = known
  return { team, person, channel, self: known.self ?? self }
}

/** How people write to us: with a picture, from a thread to the channel, as « /me ». Other kinds are not words. */
const spoken = ['file_share', 'thread_broadcast', 'me_message']

/** Words with our name before them, or said in private. What other programs say, and we ourselves, is not for us. */
function readSaid(event: unknown, id: string, team: string, known: Known): Heard {
  const { data: said } = SaidEvent.safeParse(event)
  if (!said) return ignored('a message of nobody')
  const isWords = said.subtype === undefined || spoken.includes(said.subtype)
  if (said.bot_id !== undefined || !isWords || said.user === known.self) return ignored('a message of a program')
  const isMention = said.type === 'app_mention'
  if (!isMention && said.channel_type !== 'im') return ignored('a message that is not for us')
  const where = whereOf(team, said.channel, '', said.user, known, said.thread_ts)
  const words = wordsOf(said.text, isMention, known)
  const file = said.files?.find(({ name, mimetype, size }) => size <= heaviest && isReadable(name, mimetype))
  return {
    kind: 'hear',
    ...(file && { file: { name: file.name, url: file.url_private } }),
    // A picture alone says nothing that we could keep: we show what we can do.
    incoming: request(id, speaker(said.user, '', where, known), where, words === '' ? '/concert' : words, said.ts),
    way: { by: 'event' },
  }
}

/** With our name first it is a command; in the middle of words that are for others it only calls us. */
function wordsOf(text: string, isMention: boolean, known: Known): string {
  const read = (part: string) => unescaped(part, (user) => known.person(user)?.name, known.channel).trim()
  const first = /^\s*<@([^>|]+)(?:\|[^>]*)?>[\s,:]*/.exec(text)
  if (!first || first[1] !== known.self) return isMention ? '/concert' : read(text)
  const rest = read(text.slice(first[0].length))
  return /^[/!]/.test(rest) ? rest : `/concert ${rest}`.trim()
}

function readHome(event: unknown, id: string, team: string, known: Known): Heard {
  const { data: opened } = HomeOpened.safeParse(event)
  if (opened?.tab !== 'home') return ignored('a page that is not the home page')
  return homeOf(opened.user, id, team, known)
}

/** The page of this person, drawn again. */
export function homeOf(user: string, id: string, team: string, known: Known): Extract<Heard, { kind: 'hear' }> {
  const where = whereOf(team, undefined, '', user, known)
  return {
    kind: 'hear',
    incoming: { ...request(id, speaker(user, '', where, known), where, { intent: 'home', args: {} }), home: true },
    way: { by: 'event' },
  }
}

/** Invited into a channel, we show whoever invited us what can be done there. */
function readJoined(event: unknown, id: string, team: string, known: Known): Heard {
  const { data: joined } = Joined.safeParse(event)
  if (!joined || joined.user !== known.self || !joined.inviter) return ignored('somebody else joined')
  const where = whereOf(team, joined.channel, '', joined.inviter, known)
  return {
    kind: 'hear',
    incoming: request(id, speaker(joined.inviter, '', where, known), where, '/concert'),
    way: { by: 'event' },
  }
}
