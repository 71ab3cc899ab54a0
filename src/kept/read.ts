/** Reads a line and the room it was said in as the request that it makes; pure, so that it can be told again. */
import type { Address, Incoming, Lang, Press, Where } from '../port.ts'
import { degrade } from '../views/degrade.ts'
import { fold } from '../views/fold.ts'
import { plain } from '../views/plain.ts'
import { pressOf } from '../views/press.ts'
import { readBallot, typedBallots } from '../views/typed.ts'
import type { Line, Person, Spot } from './line.ts'
import type { Message, Said } from './room.ts'
import {
  type Fillable,
  fillables,
  find,
  isForm,
  type Labelled,
  labels,
  prefilled,
  type Stage,
  seenBy,
} from './shown.ts'

/** Why a line that is understood cannot be carried out. */
export type RoomError = 'nobody' | 'noForm' | 'noMessage' | 'moment'
/** What a person is told, which is an answer and no error. */
export type Told = 'notYours' | 'noField' | 'moved'

/** A word typed alone answers one of so many last messages. */
const mostLookedBack = 20

export type SpokenLine = Extract<Line, { readonly who: Person }>
/** Who does something, and where. */
export type Spoken = { readonly who: Person; readonly where: Spot }
/** `id` is the request's; `file` is the text of the file that the line attaches, when it could be read. */
export type Reading = { readonly id: string; readonly lang: Lang; readonly file?: string | undefined }
/** `said` is what everybody in the place reads; `asked` is how a label or a form was understood, to be kept first. */
export type Heard =
  | { readonly kind: 'hear'; readonly incoming: Incoming; readonly asked?: Press; readonly said?: Said }
  | { readonly kind: 'tell'; readonly told: Told; readonly about: string }
  | { readonly kind: 'error'; readonly error: RoomError; readonly about: string }

/** How the line was understood the first time is never looked up again: the room may have moved on since. */
export function readLine(line: SpokenLine, stage: Stage, reading: Reading): Heard {
  const before = stage.room.asked(reading.id)
  if (before) return hear(line, stage, reading, before)
  if (before === null) return notYours(line.kind === 'press' ? line.label : '')
  switch (line.kind) {
    case 'press':
      return readPress(line, stage, reading)
    case 'fill':
      return readFill(line, stage, reading)
    case 'reply':
      return readReply(line, stage, reading)
    case 'attach':
      return readAttach(line, stage, reading)
    case 'say': {
      // Words that the room already holds were no press when they came first.
      const press = isCommand(line.text) || stage.room.ref(reading.id) ? undefined : typedPress(line, stage)
      if (press) return hearPress(line, stage, reading, press)
      return withSaid(stage, hear(line, stage, reading, line.text), line, reading, line.text)
    }
  }
}

/** Where a person speaks, as an address. */
export function addressOf({ platform, workspace }: Stage, where: Spot, account: string, thread?: string): Address {
  const base = { platform, workspace }
  if (where.kind === 'dm') return { ...base, to: 'dm', account }
  const room = { ...base, to: 'room', channel: where.channel } as const
  return thread === undefined ? room : { ...room, thread }
}

function readPress(line: SpokenLine & { kind: 'press' }, stage: Stage, reading: Reading): Heard {
  const found = find(stage, seenBy(stage, line.who.account, line.where), line.label)
  if (found) return hearPress(line, stage, reading, pressOn(found.on, found))
  return find(stage, stage.room.messages(), line.label) ? notYours(line.label) : wrong('nobody', line.label)
}

function readFill(line: SpokenLine & { kind: 'fill' }, stage: Stage, reading: Reading): Heard {
  const typed = new Set([...line.values.keys()].map(fold))
  for (const on of seenBy(stage, line.who.account, line.where)) {
    const open = fillables(stage, on)
    const target = open.find((item) => wordsOfFields(item).some((word) => typed.has(word))) ?? open[0]
    if (!target) continue
    const values = target.kind === 'form' ? formValues(target, line) : ballotValues(target, line)
    if ('unknown' in values) return { kind: 'tell', told: 'noField', about: values.unknown }
    const n = target.kind === 'form' ? 0 : target.ballot.n
    return hearPress(line, stage, reading, { post: on.post, n, values: values.known })
  }
  return wrong('noForm', '')
}

function readReply(line: SpokenLine & { kind: 'reply' }, stage: Stage, reading: Reading): Heard {
  const item = stage.room.place(addressOf(stage, line.where, line.who.account))[line.to - 1]
  if (!item) return wrong('noMessage', String(line.to))
  const thread = line.where.kind === 'dm' ? undefined : threadOf(item)
  return withSaid(
    stage,
    hear(line, stage, reading, line.text, { about: textOf(item), thread }),
    line,
    reading,
    line.text,
    thread,
  )
}

/** A file is passed as its name, then its text. */
function readAttach(line: SpokenLine & { kind: 'attach' }, stage: Stage, reading: Reading): Heard {
  const about = reading.file === undefined ? line.file : `${line.file}\n\n${reading.file}`
  const shown = [`[${line.file}]`, line.text].join(' ').trim()
  const heard = hear(line, stage, reading, line.text || line.file, { about })
  return isCommand(line.text) ? heard : { ...heard, said: said(stage, line, reading, shown) }
}

export type Hear = Extract<Heard, { kind: 'hear' }>

function hear(
  line: Spoken,
  stage: Stage,
  { id, lang }: Reading,
  says: Incoming['says'],
  more: { about?: string; thread?: string | undefined } = {},
): Hear {
  const { account, name } = line.who
  const { room } = stage
  const on = typeof says === 'object' && 'post' in says ? room.message(room.ref(says.post)?.key ?? '') : undefined
  const thread = more.thread ?? (on?.to.to === 'room' ? on.to.thread : undefined)
  const incoming: Incoming = {
    id,
    platform: stage.platform,
    who: {
      workspace: stage.workspace,
      account,
      name,
      locale: lang,
      ...(room.owner() === account ? { owner: true } : {}),
    },
    where: whereOf(stage, line.where, account, thread),
    says,
    ...(more.about === undefined ? {} : { about: more.about }),
  }
  return { kind: 'hear', incoming }
}

/** What is pressed on a message that this person sees. */
export function hearPress(line: Spoken, stage: Stage, reading: Reading, press: Press): Hear {
  return { ...hear(line, stage, reading, press), asked: press }
}

export function whereOf({ workspace }: Stage, where: Spot, account: string, thread?: string): Where {
  if (where.kind === 'dm') return { workspace, channel: `@${account}`, kind: 'dm', name: account }
  const { channel, name } = where
  return { workspace, channel, kind: 'room', name, ...(thread === undefined ? {} : { thread }) }
}

function pressOn(message: Message, { target, values }: Labelled): Press {
  return { post: message.post, ...pressOf(target), ...(values ? { values } : {}) }
}

/** Where buttons are words to type: the newest message that has any, or asks for a ballot, is the one answered. */
function typedPress({ who, where, text }: SpokenLine & { kind: 'say' }, stage: Stage): Press | undefined {
  for (const on of seenBy(stage, who.account, where).slice(0, mostLookedBack)) {
    if (isForm(on.body)) continue
    const worded = labels(stage, on).filter(({ word }) => word !== undefined)
    const typed = worded.find(({ word, label }) => [word, label].some((known) => fold(known ?? '') === fold(text)))
    if (typed) return pressOn(on, typed)
    const lines = typedBallots(degrade(on.body, stage.canAt(on.to)))
    const drawn = fillables(stage, on).flatMap((open) => (open.kind === 'ballot' ? [open.ballot] : []))
    // A drawn ballot is also answered in the notation that it explains, when the line can be nothing else.
    const numbered = /^\d+\s*(?:$|[,:>=])/.test(text) ? drawn.map((ballot) => ({ ...ballot, first: 1 })) : []
    for (const ballot of [...lines, ...numbered]) {
      const answer = readBallot(ballot, text)
      if (answer !== undefined) return { post: on.post, n: ballot.n, values: { [ballot.field]: answer } }
    }
    if (worded.length + lines.length + drawn.length > 0) return undefined
  }
  return undefined
}

type OpenForm = Extract<Fillable, { kind: 'form' }>
type OpenBallot = Extract<Fillable, { kind: 'ballot' }>
type Values = { readonly known: Readonly<Record<string, string>> } | { readonly unknown: string }

/** Every word that names one of its fields. */
function wordsOfFields(open: Fillable): readonly string[] {
  return open.kind === 'form'
    ? open.form.fields.flatMap(({ name, names = [], label }) => [name, ...names, label].map(fold))
    : [open.ballot.field]
}

/** Fields are named by any of their names or by their label; a single field needs no name. */
function formValues({ form }: OpenForm, line: SpokenLine & { kind: 'fill' }): Values {
  const known = new Map(Object.entries(prefilled(form)))
  const [only, ...others] = form.fields
  const named = [...line.values].map(([typed, value]) => ({
    typed,
    value,
    field: form.fields.find(({ name, names = [], label }) =>
      [name, ...names, label].some((word) => fold(word) === fold(typed)),
    ),
  }))
  const unknown = named.find(({ field }) => !field)
  if (only && others.length === 0 && line.text !== '' && (unknown || named.length === 0)) {
    known.set(only.name, choice(only, line.text))
    return { known: Object.fromEntries(known) }
  }
  if (named.length === 0 && line.text !== '') return { unknown: line.text }
  if (unknown) return { unknown: unknown.typed }
  for (const { field, value } of named) if (field) known.set(field.name, choice(field, value))
  return { known: Object.fromEntries(known) }
}

function ballotValues({ ballot }: OpenBallot, line: SpokenLine & { kind: 'fill' }): Values {
  const typed = line.values.get(ballot.field) ?? line.text
  return { known: { [ballot.field]: readBallot({ ...ballot, first: 1 }, typed) ?? typed } }
}

/** Labels of options become their values. What is not understood is left for the form's own rule to refuse. */
function choice({ kind, options = [] }: OpenForm['form']['fields'][number], typed: string): string {
  const value = (said: string): string =>
    options.find((option) => fold(option.value) === fold(said) || fold(option.label) === fold(said))?.value ??
    said.trim()
  if (kind === 'choice') return value(typed)
  if (kind !== 'many') return typed
  return value(typed) === typed.trim() ? typed.split(',').map(value).join(', ') : value(typed)
}

function threadOf(item: Said | Message): string {
  const own = 'said' in item ? item.said : item.key
  return item.to.to === 'dm' ? own : (item.to.thread ?? own)
}

function textOf(item: Said | Message): string {
  return 'said' in item ? item.text : plain(item.body)
}

/** A command is no message: the others do not see it. */
function isCommand(text: string): boolean {
  return /^[/!]/.test(text)
}

function withSaid(stage: Stage, heard: Hear, line: SpokenLine, reading: Reading, text: string, thread?: string): Heard {
  return isCommand(text) ? heard : { ...heard, said: said(stage, line, reading, text, thread) }
}

function said(stage: Stage, { who, where }: Spoken, { id }: Reading, text: string, thread?: string): Said {
  return { said: id, who: who.account, to: addressOf(stage, where, who.account, thread), text }
}

function notYours(label: string): Heard {
  return { kind: 'tell', told: 'notYours', about: label }
}

function wrong(error: RoomError, about: string): Heard {
  return { kind: 'error', error, about }
}
