/** What each person sees in a room, read over their own connection. */
import { type Fields, fieldsIn, fieldsOf, textOf } from './json.ts'
import type { People, Person } from './people.ts'
import { readEvents, type Seen } from './reading.ts'

export type Ping = {
  readonly who: string
  readonly room: string
  readonly event: string
  /** called by name, or with everybody: not just told that something was said */
  readonly isCalled: boolean
}
export type Screen = {
  /** Oldest first; `where`: `#name`, `dm`, or a room's id. */
  sees(who: string, where: string): Promise<readonly Seen[]>
  /** Every event of the room that the server shows them, oldest first, reactions and edits too. */
  events(who: string, where: string): Promise<readonly Fields[]>
  /** The newest message with that text, or of that id. */
  find(who: string, where: string, about: string): Promise<Seen>
  /** Whom the server notifies, by their rules, of what the bot said. */
  notified(): Promise<readonly Ping[]>
  /** Whom the bot called: by name, or with @room. */
  pings(): Promise<readonly Ping[]>
  /** What was read before is read again: after somebody was ignored, or came back. */
  forget(who: string): void
}

type Timeline = { readonly events: Fields[]; from: string | undefined; reading: Promise<void> }

export function createScreen(people: People): Screen {
  const timelines = new Map<string, Timeline>()

  async function events(who: string, where: string): Promise<readonly Fields[]> {
    const room = await people.placeOf(who, where)
    const key = `${who} ${room}`
    const timeline = timelines.get(key) ?? { events: [], from: undefined, reading: Promise.resolve() }
    timelines.set(key, timeline)
    timeline.reading = timeline.reading.catch(() => {}).then(() => readOn(people.personNamed(who), room, timeline))
    await timeline.reading
    return timeline.events
  }

  async function sees(who: string, where: string): Promise<readonly Seen[]> {
    return readEvents(await events(who, where), people.nameOf)
  }

  async function notified(): Promise<readonly Ping[]> {
    const found = await Promise.all(people.people().map(async (person) => pingsOf(person, people)))
    return found.flat()
  }

  return {
    sees,
    events,
    notified,
    pings: async () => (await notified()).filter(({ isCalled }) => isCalled),
    async find(who, where, about) {
      const there = await sees(who, where)
      const found =
        there.find(({ id }) => id === about) ?? there.findLast(({ text, plain }) => `${text}\n${plain}`.includes(about))
      if (!found) throw new Error(`${who} sees no message « ${about} » in ${where}`)
      return found
    },
    forget(who) {
      for (const key of timelines.keys()) if (key.startsWith(`${who} `)) timelines.delete(key)
    },
  }
}

/** What came since the last time. */
async function readOn(person: Person, room: string, timeline: Timeline): Promise<void> {
  for (;;) {
    const query = { dir: 'f', limit: 500, ...(timeline.from && { from: timeline.from }) }
    const { chunk, end } = await person.get(`/rooms/${encodeURIComponent(room)}/messages`, query)
    const known = new Set(timeline.events.map(({ event_id }) => event_id))
    const fresh = fieldsIn(chunk).filter(({ event_id }) => !known.has(event_id))
    timeline.events.push(...fresh)
    if (typeof end === 'string') timeline.from = end
    if (fresh.length === 0) return
  }
}

async function pingsOf(person: Person, { bot, nameOf }: People): Promise<Ping[]> {
  const found: Ping[] = []
  for (let from: string | undefined; ; ) {
    const { notifications, next_token } = await person.get('/notifications', { limit: 500, ...(from && { from }) })
    for (const one of fieldsIn(notifications)) {
      const event = fieldsOf(one.event)
      if (event.sender !== bot.id || event.type === 'm.room.member') continue
      const isCalled = Array.isArray(one.actions) && one.actions.some(isHighlight)
      found.push({ who: person.name, room: nameOf(textOf(one.room_id)), event: textOf(event.event_id), isCalled })
    }
    from = textOf(next_token)
    if (from === '') return found
  }
}

function isHighlight(action: unknown): boolean {
  const { set_tweak, value } = fieldsOf(action)
  return set_tweak === 'highlight' && value !== false
}
