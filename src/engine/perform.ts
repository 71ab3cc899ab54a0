/** One call, decided: known? allowed? complete? valid? then run. Reads only; what is to be kept comes back as data. */
import type { Concertation } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { intentWords, type Text } from '../text/index.ts'
import type { Call, Field, Form, Lang, View } from '../views/view.ts'
import type { Reads } from './db.ts'
import { confirmation, fieldsOf, readArguments } from './fields.ts'
import { clean } from './fold.ts'
import type { Ids } from './ids.ts'
import type { Actor, AnyIntent, Beginning, Context, Looking, Numbered, Outcome, Spot } from './intent.ts'
import type { Registry } from './registry.ts'
import { isAllowed } from './roles.ts'

export type Situation = {
  readonly now: Date
  readonly said: Date
  readonly actor: Actor
  readonly spot: Spot
  readonly concertation: Concertation | undefined
  readonly t: Text
  readonly lang: Lang
  readonly placeText: Text
  readonly placeLang: Lang
  readonly zone: string
  readonly request: string
  /** the clock may make what people may not */
  readonly clock: boolean
}

export type Tools = { readonly registry: Registry; readonly read: Reads; readonly ids: Ids }

export type Performed = {
  readonly intent: AnyIntent
  readonly outcome: Outcome
  readonly args: Call['args']
  /** the journal does not tell who did it */
  readonly unnamed: boolean
  /** numbers taken, by the text that stands for them */
  readonly counters: readonly { readonly c: string; readonly k: string; readonly token: string }[]
}

/** `inner`: made by another intent in the same act. Throws `Refusal`. */
export async function perform(call: Call, s: Situation, tools: Tools, inner = false): Promise<Performed> {
  const intent = tools.registry.get(call.intent)
  if (!intent) throw new Refusal('unknownIntent')
  const { concertation } = s
  const isLost = intent.scope === 'concertation' && !concertation
  const isSpoken = intent.allow !== 'clock' && intent.allow !== 'engine'
  // Where there is no concertation, nobody has a role in it: that there is none is what they need to hear.
  if (!mayCall(intent, s, inner)) throw isLost && isSpoken ? noConcertation(call, s) : notAllowed(intent, s)
  if (isLost) throw noConcertation(call, s)
  const counters: Counters = []
  const context = contextOf(s, tools, counters)
  // What no person says has no blanks to fill: an empty value is one.
  const form = isSpoken ? formFor(intent, call, s.t, s.lang) : undefined
  if (form) {
    const begun = (await intent.prefill?.(call.args, context as never)) ?? {}
    const outcome = { reply: beginWith(form, begun), writes: [] }
    return { intent, args: call.args, unnamed: false, counters: [], outcome }
  }
  const args = readArguments(intent, call.args, s.t, s) as Call['args']
  const outcome = await intent.run(args as never, context as never)
  const { unnamed = false } = intent
  if (!outcome.next) return { intent, args: told(intent, args), unnamed, counters, outcome }
  const about = outcome.concertationId
  const there = about === undefined ? concertation : await tools.read.concertation.findUnique({ where: { id: about } })
  const after = await perform(outcome.next, { ...s, concertation: there ?? undefined }, tools, true)
  return {
    intent,
    // The journal says what was really done; and nothing else where the way to it would tell too much.
    args:
      intent.toldAs === outcome.next.intent
        ? after.args
        : { ...told(intent, args), next: JSON.stringify({ intent: outcome.next.intent, args: after.args }) },
    unnamed: unnamed || after.unnamed,
    counters: [...counters, ...after.counters],
    outcome: {
      ...after.outcome,
      ...outcome,
      reply: outcome.reply ?? (outcome.replies ?? itself)(after.outcome.reply),
      writes: [...outcome.writes, ...after.outcome.writes, ...(outcome.after?.(after.outcome.writes) ?? [])],
    },
  }
}

/** A reply that is given as it was made. */
function itself(made: View | Form | null): View | Form | null {
  return made
}

type Counters = { c: string; k: string; token: string }[]

/** What may be looked at, without doing anything. */
export function lookingOf(
  s: Situation,
  { registry, read }: Pick<Tools, 'registry' | 'read'>,
): Looking<Concertation | undefined> {
  const { now, actor, spot, concertation, t, lang, zone } = s
  const may = (name: string) => {
    const other = registry.get(name)
    return other !== undefined && mayCall(other, s, false)
  }
  return { now, actor, spot, concertation, t, lang, zone, read, intents: registry.intents, may }
}

function contextOf(s: Situation, tools: Tools, counters: Counters): Context<Concertation | undefined> {
  return {
    ...s,
    ...lookingOf(s, tools),
    newId: tools.ids.next,
    sayable: tools.ids.sayable,
    number(kind, concertationId = s.concertation?.id ?? '') {
      const token = `\uE000${tools.ids.secret(6)}\uE001`
      counters.push({ c: concertationId, k: kind, token })
      return token as unknown as Numbered
    },
  }
}

/** Several calls of the clock to one intent that takes them together. */
export async function performMany(calls: readonly Call[], s: Situation, tools: Tools): Promise<Performed> {
  const intent = tools.registry.get(calls[0]!.intent)
  if (!intent?.many) throw new Error(`${calls[0]!.intent} takes one call at a time`)
  if (!mayCall(intent, s, true)) throw notAllowed(intent, s)
  const counters: Counters = []
  const args = calls.map((call) => readArguments(intent, call.args, s.t, s)) as Call['args'][]
  const outcome = await intent.many(args as never, contextOf(s, tools, counters) as never)
  const { unnamed = false } = intent
  return {
    intent,
    args: args.length === 1 ? told(intent, args[0]!) : { calls: args.length },
    unnamed,
    counters,
    outcome,
  }
}

/** What the journal tells of the arguments. */
function told(intent: AnyIntent, args: Call['args']): Call['args'] {
  const { untold = [] } = intent
  return Object.fromEntries(Object.entries(args).filter(([name]) => !untold.includes(name)))
}

export function mayCall(intent: AnyIntent, s: Situation, inner: boolean): boolean {
  if (intent.allow === 'clock') return s.clock
  if (intent.allow === 'engine') return inner || s.clock
  if (isVisitor(s.spot) && !inner && !intent.visitors) return false
  return s.clock || isAllowed(intent.allow, s.actor.roles, s.concertation?.id)
}

/** Somebody of the public, on the page that follows what they wrote: they see what is theirs, and nothing of the concertation. */
function isVisitor({ platform, workspace }: Spot): boolean {
  return platform === 'web' && workspace === 'visit'
}

/** Who could: said with the refusal, so that nobody stands before a closed door without a name on it. */
function notAllowed(intent: AnyIntent, s: Situation): Refusal {
  const { verb: typed, label } = s.t.intents[intent.name]
  const verb = intent.hidden ? label : typed
  if (intent.allow === 'clock' || intent.allow === 'engine') return new Refusal('unknownIntent')
  if (isVisitor(s.spot)) return new Refusal('notForVisitors')
  return new Refusal('notAllowed', { verb, role: s.t.roles[intent.allow as keyof typeof s.t.roles] ?? '' })
}

function noConcertation(call: Call, s: Situation): Refusal {
  const ways =
    s.spot.kind === 'room' && mayLinkSomewhere(s) ? [{ label: 'link', call: { intent: 'link', args: {} } }] : []
  const pick = s.spot.kind === 'dm' ? [{ label: 'chooseConcertation', call: { intent: 'switch', args: {} } }] : []
  const kept = Object.keys(call.args).length > 0 && s.spot.kind === 'room'
  // What somebody thought of is not lost because it was said elsewhere.
  const box =
    kept && call.intent === 'idea submit' ? [{ label: 'sendToBox', call: { ...call, intent: 'idea box' } }] : []
  return new Refusal(
    s.spot.kind === 'dm' ? 'noConcertationInDm' : kept ? 'noConcertationKept' : 'noConcertation',
    { place: s.spot.name },
    [...box, ...ways, ...pick],
  )
}

function mayLinkSomewhere(s: Situation): boolean {
  return s.actor.roles.some((role) => role.kind === 'administrator' || role.kind === 'coordinator')
}

function beginWith(form: Form, { values = {}, notice }: Beginning): Form {
  const fields = form.fields.map((f) =>
    f.value === undefined && values[f.name] !== undefined ? { ...f, value: values[f.name]! } : f,
  )
  return { ...form, fields, ...(notice !== undefined && { notice }) }
}

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A number or an id that a button carries. */
function isFixed({ kind, value }: Form['fields'][number]): boolean {
  return value !== undefined && (kind === 'number' || identifier.test(value))
}

/** The form that a call with blanks is; undefined when nothing that is required is missing. Needs no I/O. */
export function formFor(intent: AnyIntent, call: Call, t: Text, lang: Lang): Form | undefined {
  const fields = fieldsOf(intent, t, call.args)
  const blank = fields.some((f) => f.required && (f.value === undefined || clean(f.value) === ''))
  if (!blank) return undefined
  const words = intentWords(t, intent.name)
  // What a button already fixed (the idea it stands on) is kept in the call; the person fills the rest.
  const isAsked = (f: Field) => intent.blanks === undefined || intent.blanks.includes(f.name) || f.value !== undefined
  const asked = fields.filter((f) => !isFixed(f) && f.name !== confirmation && isAsked(f))
  return {
    lang,
    title: words.label,
    notice: words.notice ?? words.help,
    fields: asked,
    submit: words.submit ?? t.buttons.send,
    call,
  }
}
