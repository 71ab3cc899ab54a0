/** What is said, understood and decided: words, a call or a press become an outcome, or a refusal in words. */
import type { Address, Incoming, Press, Reply, Shape, View } from '../port.ts'
import { Refusal } from '../refusal.ts'
import { refusalText, type Text, textOf } from '../text/index.ts'
import { refusalView, resumeCall, talkView, unknownView } from '../views/answers.ts'
import { resolvePress } from '../views/press.ts'
import type { Call, Form, Lang } from '../views/view.ts'
import { clean, fold } from './fold.ts'
import { parse } from './parse.ts'
import { formFor, type Performed, perform, type Situation, type Tools } from './perform.ts'
import type { Posts } from './posts.ts'

export type Interpreter = Tools & { readonly posts: Posts; readonly language: Lang }

export type Decided = {
  readonly performed: Partial<Performed> & Pick<Performed, 'args' | 'counters' | 'outcome'>
  readonly body: View | Form | null
  readonly seen: 'private' | 'public'
  readonly refused?: NonNullable<Reply>['refused']
}

export async function decide(incoming: Incoming, s: Situation, o: Interpreter): Promise<Decided | undefined> {
  let call: Call | undefined
  try {
    const read = await readSays(incoming, s, o)
    if (read === undefined) return undefined
    if ('nodes' in read) return told(read)
    call = incoming.asks ? resumeCall(read, isPress(incoming.says)) : read
    const performed = await perform(call, s, o)
    const body = performed.outcome.reply
    return { performed, body, seen: body && 'fields' in body ? 'private' : performed.intent.seen }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const kept = keptText(incoming)
    const view = refusalView(error, s.t, s.lang, kept, kept === '' ? undefined : resumable(error, call))
    const said = refusalText(s.t, error.key, error.values)
    return { ...told(view), refused: { said, kept: true, ...(error.field !== undefined && { field: error.field }) } }
  }
}

/** Words that keep nothing but themselves: the same request gets them again. */
function told(body: View): Decided {
  return { performed: { args: {}, counters: [], outcome: { reply: body, writes: [] } }, body, seen: 'private' }
}

async function readSays(incoming: Incoming, s: Situation, o: Interpreter): Promise<Call | View | undefined> {
  const { says } = incoming
  if (isPress(says)) return pressed(incoming, says, o.posts)
  if (typeof says !== 'string') return { ...says, args: cleaned(says.args) }
  const parsed = parse(says, o.registry.lexicon)
  const bare = parsed.kind === 'talk' && s.spot.kind === 'dm' && o.registry.lexicon.verbs.get(fold(parsed.text))
  // In private one word is enough: « aide », « suivi ».
  if (bare) return { intent: bare, args: {} }
  if (parsed.kind === 'talk')
    return s.spot.kind === 'dm' && parsed.text !== '' ? talkView(parsed.text, s.t, s.lang) : undefined
  if (parsed.kind === 'unknown') return unknownView(parsed, s.t, s.lang)
  if (parsed.surplus !== '')
    throw new Refusal('surplus', {
      verb: s.t.intents[parsed.call.intent as keyof Text['intents']].verb,
      text: parsed.surplus.slice(0, 60),
    })
  const about = incoming.about === undefined ? '' : clean(incoming.about)
  const first = o.registry.lexicon.fields
    .get(parsed.call.intent as keyof Text['intents'])
    ?.find((f) => f.kind === 'text' || f.kind === 'line')
  if (about !== '' && first && parsed.call.args[first.name] === undefined)
    return { ...parsed.call, args: { ...parsed.call.args, [first.name]: about } }
  return parsed.call
}

/** Rights and state are checked now, not when the button was drawn. */
async function pressed(incoming: Incoming, press: Press, posts: Posts): Promise<Call | View> {
  const post = await posts.find(clean(press.post))
  if (!post) throw new Refusal('stalePress')
  if (!isTheirs(post.address, incoming)) throw new Refusal('notYourMessage')
  if (press.page !== undefined) {
    const rest = posts.page(post, press.page)
    if (!rest) throw new Refusal('stalePress')
    return rest
  }
  // A form that is only opened is shown: nothing is made of it unseen, even when nothing in it is missing.
  if ('fields' in post.body && press.values === undefined) {
    const asked = post.body.fields.map(({ name }) => name)
    return resumeCall(filledCall(post.body), false, asked)
  }
  // What is still to be asked keeps what it begins with.
  const body = 'fields' in post.body && incoming.asks ? { ...post.body, call: filledCall(post.body) } : post.body
  const call = resolvePress(body, press.values ? { ...press, values: cleaned(press.values) } : press)
  if (!call) throw new Refusal('stalePress')
  // [Annuler] takes back the act under which it stands, not whatever was done last.
  return call.intent === 'undo' && post.inboxId !== null ? { intent: 'undo act', args: { act: post.inboxId } } : call
}

/** The call of a form with what its blanks begin with. */
function filledCall({ call, fields }: Form): Call {
  const begun = fields.flatMap(({ name, value }) =>
    value === undefined || value === '' ? [] : [[name, value] as const],
  )
  return { ...call, args: { ...call.args, ...Object.fromEntries(begun) } }
}

/** What an answer will be, without any I/O: a platform wants to know before it answers. */
export function shapeOf(
  says: Incoming['says'],
  kind: 'room' | 'dm',
  o: Pick<Interpreter, 'registry' | 'language'>,
): Shape {
  const parsed = typeof says === 'string' ? parse(says, o.registry.lexicon) : undefined
  const call = parsed?.kind === 'call' ? parsed.call : typeof says === 'object' && 'intent' in says ? says : undefined
  const intent = call && o.registry.get(call.intent)
  if (!intent) return { answer: 'work', seen: 'private' }
  const form = intent.asks?.(call.args) || formFor(intent, call, textOf(o.language), o.language)
  return { answer: form ? 'form' : 'work', seen: form || kind === 'dm' ? 'private' : intent.seen }
}

/** Pressed where it stands, or by the one person to whom it was written. */
function isTheirs(to: Address, { platform, who, where }: Incoming): boolean {
  if (to.platform !== platform) return false
  if (to.to === 'room') return to.workspace === where.workspace && to.channel === where.channel
  return to.account === who.account
}

export function isPress(says: Incoming['says']): says is Press {
  return typeof says === 'object' && 'post' in says
}

/** What the person typed, given back with every refusal. */
export function keptText(incoming: Incoming): string {
  const { says } = incoming
  if (typeof says === 'string') return clean(says)
  const values = isPress(says) ? Object.values(says.values ?? {}) : Object.values(says.args)
  return clean(values.filter((v) => typeof v === 'string').join('\n'))
}

/** « Reprendre mon texte » opens the form of the same call, filled with what was given; not what is closed to them. */
function resumable({ key }: Refusal, call: Call | undefined): Call | undefined {
  if (key === 'notAllowed' || key === 'unknownIntent') return undefined
  return call && Object.keys(call.args).length > 0 ? call : undefined
}

/** Values from outside, made safe to keep, as typed words are. */
function cleaned<V>(values: Readonly<Record<string, V>>): Record<string, V> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? (clean(value) as V) : value]),
  )
}
