/** From what an intent wants to what the flush is given: rows of the engine's own tables, with one journal line. */
import type { Account, Person, Place } from '../generated/prisma/client.ts'
import type { Address, Platform } from '../port.ts'
import type { Call, Form, View } from '../views/view.ts'
import type { FlushItem } from './flush.ts'
import type { Ids } from './ids.ts'
import { digestOf } from './journal.ts'
import type { OutboxRow } from './outbox.ts'
import type { Performed } from './perform.ts'
import type { Write } from './writes.ts'

export type Request = {
  readonly id: string
  readonly hash: string
  readonly now: Date
  readonly personId: string | null
  readonly spotKey: string | null
  readonly concertationId: string | null
}

export type ReplyTo = { readonly to: Address; readonly body: View | Form } | null

/**
 * A person and an account heard for the first time, or what the engine itself changes on a person as it was read; `named`:
 * the place where it was said, as it was read, with the name that the platform had not told before.
 */
export type PersonChange =
  | ((
      | { readonly kind: 'new'; readonly person: Person; readonly account: Account; readonly change: Partial<Person> }
      | { readonly kind: 'touch'; readonly person: Person; readonly change: Partial<Person> }
    ) & { readonly named?: Place })
  | undefined

export type Assembled = {
  readonly item: FlushItem
  readonly reply: OutboxRow | null
  readonly posts: readonly OutboxRow[]
  readonly tables: readonly string[]
  readonly hasDue: boolean
  readonly hasJournal: boolean
}

type Row = Record<string, unknown>
type Told = {
  readonly name: string
  readonly untold?: readonly string[] | undefined
  readonly toldAs?: string | undefined
}
type Tables = Record<string, Row[]>

export function assemble(
  request: Request,
  performed: Pick<Performed, 'counters' | 'args'> & {
    intent: Told | undefined
    unnamed?: boolean
    outcome: { writes: readonly Write[]; undo?: Call }
  },
  replyTo: ReplyTo,
  who: PersonChange,
  ids: Ids,
): Assembled {
  const { writes, undo } = performed.outcome
  const insert: Tables = {}
  const update: Tables = {}
  const keep: Tables = {}
  const posts: OutboxRow[] = []
  const cancelled: string[] = []
  let undone: FlushItem['head']['undone']
  for (const write of writes) {
    if (write.do === 'insert') add(insert, write.table, write.row as Row)
    else if (write.do === 'update') add(update, write.table, write.row as Row)
    else if (write.do === 'keep') add(keep, write.table, write.row)
    else if (write.do === 'cancel') cancelled.push(write.schedule)
    else if (write.do === 'undone') undone = { inbox: write.inbox, at: write.at.toISOString() }
    else if (write.do === 'later') addOnce(insert, dueRow(write, request.now, ids))
    else
      posts.push({
        id: write.id,
        address: write.to,
        lane: write.lane,
        body: write.body,
        edits: write.edits ?? null,
        attempts: 0,
        about: write.about,
      })
  }
  const written = () => [insert, update, keep].flatMap((tables) => Object.keys(tables).filter((t) => t !== 'Due'))
  // What the engine itself learns of people and places is no act of anybody.
  const journal =
    written().some((t) => t !== 'Person' && t !== 'Account') || (performed.intent?.name === 'name' && writes.length > 0)
  applyPerson(who, insert, update)
  applyName(who?.named, update)
  const reply: OutboxRow | null = replyTo && {
    id: ids.next(),
    address: replyTo.to,
    lane: 'reply',
    body: replyTo.body,
    edits: null,
    attempts: 0,
  }
  const said = reply ? [...posts, reply] : posts
  return {
    item: {
      head: {
        id: request.id,
        ...(performed.counters.length > 0 && { counters: performed.counters }),
        ...(cancelled.length > 0 && { cancel: cancelled }),
        ...(undone && { undone }),
      },
      body: {
        request: inboxRow(request, performed.intent?.name, undo, posts),
        ...(said.length > 0 && {
          posts: said.map((row) => outboxRow(row, row === reply ? request.id : null, request)),
        }),
        ...(journal && { line: journalLine(request, performed, ids) }),
        ...(Object.keys(insert).length > 0 && { insert }),
        ...(Object.keys(update).length > 0 && { update }),
        ...(Object.keys(keep).length > 0 && { keep }),
      },
    },
    reply,
    posts,
    tables: [...new Set(written())],
    // A pause that ends lets go what it held.
    hasDue: 'Due' in insert || 'Concertation' in update,
    hasJournal: journal,
  }
}

function add(tables: Tables, table: string, row: Row): void {
  tables[table] ??= []
  tables[table].push(row)
}

/** Asked for twice in one act, a call is kept once. */
function addOnce(tables: Tables, row: ReturnType<typeof dueRow>): void {
  const same = (other: Row) => other.schedule === row.schedule && Number(other.nominal) === Number(row.nominal)
  if (tables.Due?.some(same)) return
  add(tables, 'Due', row)
}

/** The person's row may be written by the intent as well: then both changes go into one row. */
function applyPerson(who: PersonChange, insert: Tables, update: Tables): void {
  if (who === undefined) return
  const written = update.Person?.find((row) => row.id === who.person.id)
  if (who.kind === 'touch') {
    if (written) Object.assign(written, { ...who.change, ...changed(written, who.person) })
    else if (Object.keys(who.change).length > 0) add(update, 'Person', { ...who.person, ...who.change })
    return
  }
  // Not stored yet: what the intent changes on the person is stored with the person.
  const others = update.Person?.filter((row) => row !== written) ?? []
  if (others.length > 0) update.Person = others
  else delete update.Person
  add(insert, 'Person', { ...who.person, ...who.change, ...(written && changed(written, who.person)) })
  add(insert, 'Account', who.account)
}

function applyName(place: Place | undefined, update: Tables): void {
  if (place === undefined) return
  const written = update.Place?.find((row) => row.id === place.id)
  if (written) written.name ||= place.name
  else add(update, 'Place', place)
}

function changed(row: Row, read: Person): Row {
  return Object.fromEntries(Object.entries(row).filter(([key, value]) => value !== (read as unknown as Row)[key]))
}

function inboxRow(
  { id, hash, personId, spotKey, now, concertationId }: Request,
  intent: string | undefined,
  undo: Call | undefined,
  posts: readonly OutboxRow[],
): Row {
  // Who was told of it is told as well when it is taken back.
  const told = posts.filter(({ edits }) => edits === null).map((post) => post.id)
  return {
    id,
    hash,
    personId,
    place: spotKey,
    intent: intent ?? null,
    at: now,
    undo: undo ? { ...undo, about: concertationId, ...(told.length > 0 && { told }) } : null,
    undoneAt: null,
  }
}

function dueRow(write: Extract<Write, { do: 'later' }>, now: Date, ids: Ids): Row {
  const { schedule, at, call, late } = write
  return {
    id: ids.next(),
    schedule,
    nominal: at,
    call,
    late,
    state: 'waiting',
    attempts: 0,
    nextAt: at,
    createdAt: now,
    doneAt: null,
  }
}

function outboxRow(row: OutboxRow, inboxId: string | null, request: Request): Row {
  return {
    id: row.id,
    inboxId,
    concertationId: row.about ?? request.concertationId,
    address: row.address,
    lane: row.lane,
    kind: 'fields' in row.body ? 'form' : 'view',
    body: row.body,
    edits: row.edits,
    ref: null,
    createdAt: request.now,
  }
}

function journalLine(
  request: Request,
  performed: { intent: Told | undefined; args: unknown; unnamed?: boolean },
  ids: Ids,
): Row {
  const salt = ids.secret(16)
  // A platform may name its requests after what was typed: what must not be told must not be guessed from there.
  const { unnamed = false } = performed
  const named = performed.intent?.untold === undefined && !unnamed
  const payload = {
    by: unnamed ? null : request.personId,
    args: performed.args,
    ...(named && { request: request.id }),
  }
  return {
    id: ids.next(),
    concertationId: request.concertationId ?? '',
    kind: performed.intent?.toldAs ?? performed.intent?.name ?? 'unknown',
    at: request.now,
    digest: digestOf(payload, salt),
    payload,
    salt,
  }
}

/** Numbers given by the flush, put where they are said. */
export function withNumbers(row: OutboxRow, numbers: Readonly<Record<string, number>>): OutboxRow {
  const tokens = Object.entries(numbers)
  return tokens.length === 0 ? row : (replaced(row, tokens) as OutboxRow)
}

function replaced(value: unknown, tokens: readonly (readonly [string, number])[]): unknown {
  if (typeof value === 'string') {
    if (!value.includes('\uE000')) return value
    return tokens.reduce((text, [token, number]) => text.replaceAll(token, String(number)), value)
  }
  if (Array.isArray(value)) return value.map((item) => replaced(item, tokens))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, tokens)]))
}

/** A channel, or a person's private conversation, as one word. */
export function spotKeyOf(where: {
  platform: Platform
  workspace: string
  channel: string
  kind: 'room' | 'dm'
}): string {
  return `${where.kind}|${where.platform}|${where.workspace}|${where.channel}`
}
