/**
 * What the homeserver tells us -> a request; pure. The id of a request is the event's own, the same however often it is read.
 * Who speaks is the account that the homeserver names, never a text; and only what our own account sent can be pressed. What
 * is read here is read alike after a restart: it depends on what stood in the room before, and on nothing that we remember.
 */
import type { Incoming, Press } from '../../src/port.ts'
import { fold } from '../../src/views/fold.ts'
import { filled } from './forms.ts'
import { calledWords, namesUs, reactionWord, repeated, textOf } from './heard.ts'
import { pressed } from './offers.ts'
import { type Event, type Related, relationOf, wordIn } from './payloads.ts'
import { type Heard, ignored, type Known, type Offer, speakerOf, type Way, whereOf, workspace } from './whereabouts.ts'

type Pressed = { readonly press: Press; readonly offer: Offer }

/** A number typed in a room answers a message of ours for so long, in milliseconds: later it may be any number. */
const answeredWithin = 12 * 3_600_000
/** A form waits behind so many later messages of ours. */
const mostBehind = 5
/** What is typed in private answers one of so many last messages. */
const mostLookedBack = 20
const ourRoots = ['concert', 'concertess']
const command = /^[/!](\p{L}[\p{L}\p{M}\p{N}_-]*)(?=$|\s)/u

export function read(event: Event, room: string, known: Known): Heard {
  const { type, sender, event_id } = event
  if (sender === known.self) return ignored('our own')
  if (sender === '' || event_id === '' || event.state_key !== undefined) return ignored('not said by anybody')
  if (type === 'm.reaction') return readReaction(event, room, known)
  if (type === 'm.room.encrypted') return { kind: 'sealed', room }
  if (type !== 'm.room.message') return ignored(`an event of type ${type.slice(0, 40)}`)
  // Programs answer with notices; what answers a notice could answer for ever.
  if (wordIn(event.content, 'msgtype') !== 'm.text') return ignored('no words of a person')
  return readSaid(event, room, known)
}

function readReaction(event: Event, room: string, known: Known): Heard {
  const { kind, event: on, key } = relationOf(event.content)
  if (kind !== 'm.annotation' || on === undefined || key === undefined) return ignored('a reaction to nothing')
  const word = reactionWord(key)
  if (word === undefined) return ignored('a reaction that presses nothing')
  const spoken = known.event(room, on)
  if (spoken === undefined) return { kind: 'needs', room, event: on }
  const offer = spoken?.sender === known.self ? spoken.offer : undefined
  const said = word === 'suite' ? moreWord(offer) : word
  const press = offer && said !== undefined ? pressed(offer.memory, said, false) : undefined
  return press && offer ? hearPress(event, room, known, press, offer) : ignored('a reaction that presses nothing')
}

function moreWord(offer: Offer | undefined): string | undefined {
  return offer?.memory.words?.find(([, , target]) => target.startsWith('p'))?.[0]
}

function readSaid(event: Event, room: string, known: Known): Heard {
  const relation = relationOf(event.content)
  // What is corrected was heard when it was said.
  if (relation.kind === 'm.replace') return ignored('a correction')
  const thread = relation.kind === 'm.thread' ? relation.event : undefined
  const isPrivate = known.direct(room) === event.sender
  const said = textOf(event.content)
  if (said === '') return ignored('nothing said')
  const called = calledWords(event.content, { account: known.self, name: known.name(room, known.self) })
  const asked = command.exec(said)
  if (asked && (isPrivate || isOurs(said, fold(asked[1] ?? ''), known))) return spoken(event, room, known, said, thread)
  if (called !== undefined) {
    const press = called === '' ? undefined : answered(event, room, known, called, thread, relation)
    if (press && press.kind !== 'ignore') return press
    const words = command.test(called) ? called : `/concert ${called}`.trim()
    return spoken(event, room, known, words, thread)
  }
  const answer = answered(event, room, known, said, thread, relation)
  if (answer.kind !== 'ignore') return answer
  if (isPrivate) return hear(event, room, known, said, thread)
  // An answer to what we said names us by itself.
  if (relation.answers === undefined && namesUs(event.content, known.self))
    return hear(event, room, known, '/concert', thread)
  return answer
}

/** Rooms have other programs, which are called with `!` too; a path begins with `/` as well. */
function isOurs(said: string, root: string, { verbs, ideas }: Known): boolean {
  if (ourRoots.includes(root)) return true
  if (said.startsWith('/')) return ideas?.has(root) ?? root === 'idee'
  return verbs?.has(root) ?? true
}

/** A command; said in answer to a message, it is about that one. */
function spoken(event: Event, room: string, known: Known, said: string, thread: string | undefined): Heard {
  const { answers } = relationOf(event.content)
  const about = answers === undefined ? '' : aboutOf(event, room, answers, known)
  if (about === undefined) return { kind: 'needs', room, event: answers! }
  const heard = hear(event, room, known, said, thread)
  if (heard.kind !== 'hear') return heard
  const isIdea = known.direct(room) !== event.sender && handsIn(said, known)
  const { where } = heard.incoming
  return {
    ...heard,
    incoming: {
      ...heard.incoming,
      ...(about !== '' && { about }),
      // An idea said before others: its receipt is said below it.
      ...(isIdea && { where: { ...where, message: event.event_id } }),
    },
  }
}

/** `!idee …`, or `!concert idee …` */
function handsIn(said: string, { ideas }: Known): boolean {
  const [, first = '', second = ''] = /^[/!](\S+)(?:\s+(\S+))?/.exec(said) ?? []
  const verb = fold(ourRoots.includes(fold(first)) ? second : first)
  return ideas?.has(verb) ?? verb === 'idee'
}

function aboutOf(event: Event, room: string, answers: string, known: Known): string | undefined {
  const before = known.event(room, answers)
  if (before) return before.text
  return before === null ? repeated(event.content) : undefined
}

/** What is said in answer to a message of ours: the one that is answered, or the newest that offers it. */
function answered(
  event: Event,
  room: string,
  known: Known,
  said: string,
  thread: string | undefined,
  { answers }: Related,
): Heard {
  const isPrivate = known.direct(room) === event.sender
  if (answers !== undefined) {
    const on = known.event(room, answers)
    if (on === undefined) return { kind: 'needs', room, event: answers }
    const offer = on?.sender === known.self ? on.offer : undefined
    const press = offer && pressOn(offer, said, true)
    if (press) return hearPress(event, room, known, press, offer)
    if (!isPrivate) return ignored('an answer to somebody')
  }
  // Whatever is said among people must look like an answer before anything is asked of the homeserver.
  if (!isPrivate && !/^(?:\d|suite$|more$)/i.test(said)) return ignored('said to others')
  const offers = known.offers(room)
  if (offers === undefined) return { kind: 'needs', room }
  const mine = offers.filter((offer) => (isPrivate ? true : offer.thread === thread))
  const found = isPrivate ? typedPrivately(mine, said, known) : typedInRoom(mine, said, event.origin_server_ts)
  return found ? hearPress(event, room, known, found.press, found.offer) : ignored('said to others')
}

function pressOn({ memory }: Offer, said: string, loosely: boolean): Press | undefined {
  if (!memory.form) return pressed(memory, said, loosely)
  const values = filled(memory.form, said, memory.lang)
  return values && { post: memory.post, n: 0, values }
}

/** The newest message whose numbers hold this one. */
function typedInRoom(offers: readonly Offer[], said: string, at: number | undefined): Pressed | undefined {
  for (const offer of offers.toReversed()) {
    if (offer.memory.form || (at !== undefined && at - offer.at > answeredWithin)) continue
    const press = pressed(offer.memory, said, false)
    if (press) return { press, offer }
  }
  return undefined
}

/** In private whatever is said is for us: a number, a label, or the blanks of the form that waits. */
function typedPrivately(offers: readonly Offer[], said: string, { verbs }: Known): Pressed | undefined {
  const isVerb = verbs?.has(fold(said)) ?? false
  let isSettled = false
  let behind = 0
  for (const offer of offers.slice(-mostLookedBack).toReversed()) {
    const { memory } = offer
    if (!memory.form) {
      const press = pressed(memory, said, true)
      if (press) return { press, offer }
    } else if (!isSettled && behind < mostBehind && !isVerb) {
      const press = pressOn(offer, said, true)
      if (press) return { press, offer }
    }
    isSettled ||= memory.answers !== undefined
    behind += 1
  }
  return undefined
}

/** What was whispered is pressed where the person was when they asked for it; the rest, where it stands. */
function hearPress(event: Event, room: string, known: Known, press: Press, { thread, memory }: Offer): Heard {
  const heard = hear(event, room, known, press, thread)
  const { from } = memory
  if (heard.kind !== 'hear' || from === undefined || heard.incoming.where.kind !== 'dm') return heard
  const channel = known.successor(from.room)
  const place = { workspace, channel, kind: 'room', name: known.roomName(channel) } as const
  const where = from.thread === undefined ? place : { ...place, thread: from.thread }
  return { ...heard, incoming: { ...heard.incoming, where } }
}

function hear(event: Event, room: string, known: Known, says: Incoming['says'], thread: string | undefined): Heard {
  const { sender, event_id, origin_server_ts: at } = event
  const where = whereOf(room, sender, thread, known)
  const way: Way = { room, event: event_id, ...(thread !== undefined && { thread }) }
  return {
    kind: 'hear',
    incoming: {
      id: event_id,
      platform: 'matrix',
      who: speakerOf(room, sender, known),
      where,
      says,
      sameById: true,
      ...(at !== undefined && { at }),
    },
    way,
  }
}
