/**
 * The archive that Belenios offers (`.bel`): objects named by the SHA-256 of what they hold, and events, each naming the
 * one before it and what it is about. Found here: an object that is not what its name says, that is missing, or that
 * nothing asks for; a break in the chain; ballots of another election, or more or fewer of them than were counted. Not
 * found here: a false proof. That is `belenios-tool`'s.
 */
import { createHash } from 'node:crypto'
import { UnreadableElection } from './faults.ts'
import {
  ArchiveHeader,
  BallotFile,
  EventFile,
  type EventType,
  eventTypes,
  OwnedFile,
  parsed,
  SetupFile,
  TallyFile,
} from './formats.ts'
import { type Entry, readTar } from './tar.ts'

/** Bytes: several tens of thousands of ballots. */
const heaviest = 500_000_000

export type Archive = {
  /** SHA-256 of the file, and of its last event: both in hexadecimal */
  readonly sha256: string
  readonly head: string
  /** as voters were shown it: the SHA-256 of the election, in base 64, without its last « = » */
  readonly fingerprint: string
  readonly election: string
  readonly result: string
  readonly tallied: number
  /** as many as `tallied` where each voter has one */
  readonly weight: number
  /** ballots that came, with those that a later one of the same voter replaced */
  readonly cast: number
  readonly events: number
}

/** Throws `UnreadableElection`. */
export function readArchive(bytes: Uint8Array): Archive {
  if (bytes.length === 0) throw new UnreadableElection('empty')
  if (bytes.length > heaviest) throw new UnreadableElection('heavy', {}, String(bytes.length))
  const [first, ...rest] = readTar(bytes)
  checkHeader(first!, rest)
  const box = readObjects(rest)
  const { events, reached } = follow(box)
  const extra = [...box.objects.keys()].find((name) => !reached.has(name))
  if (extra !== undefined) throw new UnreadableElection('extra', { file: nameOf(extra, 'data') })
  const one = (type: EventType) => events.find(({ event }) => event.type === type)?.event.payload
  const result = one('Result')
  if (result === undefined) throw new UnreadableElection('unfinished', {}, events.at(-1)?.event.type)
  const setup = read(SetupFile, one('Setup')!, box)
  const counted = read(TallyFile, one('EncryptedTally')!, box)
  const fingerprint = fingerprintOf(setup.election)
  const cast = events.filter(({ event }) => event.type === 'Ballot').map(({ event }) => event)
  checkBallots(cast, box, fingerprint, counted.num_tallied)
  return {
    sha256: sha256(bytes),
    head: events.at(-1)!.hash,
    fingerprint,
    election: box.objects.get(setup.election)!,
    result: box.objects.get(result)!,
    tallied: counted.num_tallied,
    weight: counted.total_weight ?? counted.num_tallied,
    cast: cast.length,
    events: events.length,
  }
}

/** As Belenios shows it, from the SHA-256 in hexadecimal. */
export function fingerprintOf(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64').replace(/=+$/, '')
}

function checkHeader(first: Entry, rest: readonly Entry[]): void {
  const source = decoded(first)
  if (first.name !== 'BELENIOS') throw new UnreadableElection('header', { file: first.name })
  const { version, timestamp } = parsed(ArchiveHeader, source, { file: 'BELENIOS' })
  if (version !== 1) throw new UnreadableElection('version', { file: 'BELENIOS' }, String(version))
  const same = JSON.stringify({ version, timestamp }) === source && String(timestamp) === String(first.time)
  const odd = same ? rest.find(({ time }) => time !== first.time) : first
  if (odd) throw new UnreadableElection('header', { file: odd.name })
}

/** `events` in their order; `before` each, the objects that came since the one before it. */
type Objects = {
  readonly objects: ReadonlyMap<string, string>
  readonly events: readonly { readonly hash: string; readonly event: EventFile; readonly before: readonly string[] }[]
}

function readObjects(entries: readonly Entry[]): Objects {
  const objects = new Map<string, string>()
  const events: { hash: string; event: EventFile; before: string[] }[] = []
  const seen = new Set<string>()
  let before: string[] = []
  for (const entry of entries) {
    const [, hash = '', kind] = /^([0-9a-f]{64})\.(data|event)\.json$/.exec(entry.name) ?? []
    if (hash === '') throw new UnreadableElection('extra', { file: entry.name })
    if (sha256(entry.bytes) !== hash) throw new UnreadableElection('hash', { file: entry.name })
    if (seen.has(hash)) throw new UnreadableElection('twice', { file: entry.name })
    seen.add(hash)
    const source = decoded(entry)
    if (kind === 'event') {
      events.push({ hash, event: parsed(EventFile, source, { file: entry.name }), before })
      before = []
    } else {
      objects.set(hash, source)
      before.push(hash)
    }
  }
  return { objects, events }
}

/** Those that may come once only. */
const single: readonly EventType[] = ['Setup', 'EndBallots', 'EncryptedTally', 'EndShuffles', 'Result']

/** From the first event to the last; `reached`: every object that one of them asks for. */
function follow(box: Objects): { events: Objects['events']; reached: ReadonlySet<string> } {
  const [reached, come] = [new Set<string>(), new Set<string>()]
  let [parent, stage]: [string | undefined, number] = [undefined, -1]
  for (const [at, { hash, event, before }] of box.events.entries()) {
    const where = { event: at }
    if (event.parent !== parent || event.height !== at) throw new UnreadableElection('chain', where)
    const rank = eventTypes.indexOf(event.type)
    const again = rank === stage && single.includes(event.type)
    if (rank < stage || again || (at === 0) !== (event.type === 'Setup'))
      throw new UnreadableElection('order', where, event.type)
    if (event.type === 'Result' && !box.events.slice(0, at).some((one) => one.event.type === 'EncryptedTally'))
      throw new UnreadableElection('order', where, event.type)
    for (const name of before) come.add(name)
    for (const name of askedBy(event, box, at)) {
      if (!come.has(name)) throw new UnreadableElection('missing', { ...where, file: nameOf(name, 'data') })
      reached.add(name)
    }
    const stray = before.find((name) => !reached.has(name))
    if (stray !== undefined) throw new UnreadableElection('extra', { file: nameOf(stray, 'data') })
    ;[parent, stage] = [hash, rank]
  }
  return { events: box.events, reached }
}

/** The objects that an event is about. */
function askedBy({ type, payload }: EventFile, box: Objects, at: number): string[] {
  const isBare = type === 'EndBallots' || type === 'EndShuffles'
  if (isBare !== (payload === undefined)) throw new UnreadableElection('order', { event: at }, type)
  if (payload === undefined) return []
  if (!box.objects.has(payload)) return [payload]
  if (type === 'Setup') {
    const { election, trustees, credentials, credentials_certificate } = read(SetupFile, payload, box)
    return [payload, election, trustees, credentials, ...(credentials_certificate ? [credentials_certificate] : [])]
  }
  if (type === 'EncryptedTally') return [payload, read(TallyFile, payload, box).encrypted_tally]
  if (type === 'Shuffle' || type === 'PartialDecryption') return [payload, read(OwnedFile, payload, box).payload]
  return [payload]
}

/** All of this election; one counted for each voter who voted, however often. */
function checkBallots(events: readonly EventFile[], box: Objects, fingerprint: string, tallied: number): void {
  const voters = new Set<string>()
  for (const { payload, height } of events) {
    const ballot = read(BallotFile, payload!, box)
    if (ballot.election_hash !== fingerprint) throw new UnreadableElection('other', { event: height })
    const credential = ballot.credential ?? ballot.signature?.public_key
    if (credential === undefined) throw new UnreadableElection('field', { event: height }, 'credential')
    voters.add(credential)
  }
  if (voters.size !== tallied) throw new UnreadableElection('ballots', {}, `${voters.size}/${tallied}`)
}

function read<S extends Parameters<typeof parsed>[0]>(schema: S, name: string, { objects }: Objects) {
  return parsed<S>(schema, objects.get(name) ?? '', { file: nameOf(name, 'data') })
}

function nameOf(hash: string, kind: 'data' | 'event'): string {
  return `${hash}.${kind}.json`
}

/** What is no text cannot be what Belenios wrote. */
function decoded({ name, bytes }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UnreadableElection('json', { file: name })
  }
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
