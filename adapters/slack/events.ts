/** What Slack tells without being asked: words with our name before them, a page that is opened, an invitation. Pure. */
import { EventCallback, HomeOpened, Joined, SaidEvent } from './payloads.ts'
import { unescaped } from './rich.ts'
import { type Heard, ignored, type Known, request, speaker, whereOf } from './whereabouts.ts'

export function readEvent(payload: unknown, known: Known): Heard {
  const { data: callback } = EventCallback.safeParse(payload)
  if (!callback) return ignored('an event that is none')
  const { event, event_id } = callback
  const team = known.team ?? callback.team_id
  switch (event.type) {
    case 'app_mention':
    case 'message':
      return readSaid(event, `event:${event_id}`, team, known)
    case 'app_home_opened':
      return readHome(event, `event:${event_id}`, team, known)
    case 'member_joined_channel':
      return readJoined(event, `event:${event_id}`, team, known)
    case 'tokens_revoked':
    case 'app_uninstalled':
      return { kind: 'gone', why: event.type }
    default:
      return ignored(`an event of type ${event.type.slice(0, 40)}`)
  }
}

/** Words with our name before them, or said in private. What other programs say, and we ourselves, is not for us. */
function readSaid(event: unknown, id: string, team: string, known: Known): Heard {
  const { data: said } = SaidEvent.safeParse(event)
  if (!said) return ignored('a message of nobody')
  if (said.bot_id !== undefined || said.subtype !== undefined || said.user === known.self)
    return ignored('a message of a program')
  const isMention = said.type === 'app_mention'
  if (!isMention && said.channel_type !== 'im') return ignored('a message that is not for us')
  const where = whereOf(team, said.channel, '', said.user, known, said.thread_ts)
  const names = (user: string) => known.person(user)?.name
  const named = /^\s*<@[^>]+>[\s,:]*/.test(said.text)
  const bare = unescaped(said.text.replace(/^\s*<@[^>]+>[\s,:]*/, ''), names).trim()
  const words = isMention || named ? (/^[/!]/.test(bare) ? bare : `/concert ${bare}`.trim()) : bare
  return {
    kind: 'hear',
    incoming: request(id, speaker(said.user, '', where, known), where, words),
    way: { by: 'event' },
  }
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
