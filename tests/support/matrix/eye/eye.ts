/**
 * An ordinary Matrix client, made by others: what it makes of a room is told to the tests, a line of JSON for each question.
 * A program of its own, since matrix-js-sdk is kept out of the default install. Arguments: url, user id, token, device.
 */
import { createInterface } from 'node:readline'
import type { Answer, Looked, LookedAnswer, Question } from './protocol.ts'

/** As much of the library as is used here. */
type Content = Readonly<Record<string, unknown>>
type SdkEvent = {
  getId(): string
  getSender(): string
  getType(): string
  getContent(): Content
  getTs(): number
  isRedacted(): boolean
  isState(): boolean
  isEncrypted(): boolean
  isDecryptionFailure(): boolean
  isRelation(type: string): boolean
  replacingEventId(): string | undefined
  readonly replyEventId: string | undefined
  readonly threadRootId: string | undefined
}
type Relations = { getSortedAnnotationsByKey(): [string, Set<SdkEvent>][] | null; getRelations(): SdkEvent[] }
type Poll = {
  readonly pollEvent: { readonly question: { readonly text: string }; readonly answers: { id: string; text: string }[] }
  readonly isEnded: boolean
  getResponses(): Promise<Relations>
}
type Room = {
  getLiveTimeline(): { getEvents(): SdkEvent[] }
  getThreads(): { readonly events: SdkEvent[] }[]
  findEventById(id: string): SdkEvent | undefined
  getMember(id: string): { readonly name: string } | null
  readonly polls: Map<string, Poll>
  readonly relations: { getChildEventsForEvent(id: string, type: string, event: string): Relations | undefined }
}
type Client = {
  startClient(options: Content): Promise<void>
  stopClient(): void
  initRustCrypto(options: Content): Promise<void>
  on(event: string, listener: (...said: never[]) => void): void
  joinRoom(room: string): Promise<unknown>
  getRoom(room: string): Room | null
  getRooms(): { readonly roomId: string; getMyMembership(): string }[]
  sendTextMessage(room: string, text: string): Promise<{ readonly event_id: string }>
  sendEvent(room: string, type: string, content: Content): Promise<{ readonly event_id: string }>
  isInitialSyncComplete(): boolean
  getCrypto():
    | {
        getEncryptionInfoForEvent(event: SdkEvent): Promise<{ readonly shieldReason: number | null } | null>
        getDeviceVerificationStatus(user: string, device: string): Promise<{ signedByOwner: boolean } | null>
        setDeviceIsolationMode(mode: object): void
        bootstrapCrossSigning(how: {
          authUploadDeviceSigningKeys(upload: (auth: null) => Promise<void>): Promise<void>
        }): Promise<void>
        getUserDeviceInfo(users: readonly string[], download: boolean): Promise<unknown>
      }
    | undefined
}
type Sdk = { createClient(options: Content): Client }
type Modes = { OnlySignedDevicesIsolationMode: new () => object }

const [url, userId, accessToken, deviceId, ...flags] = process.argv.slice(2)
for (const level of ['log', 'info', 'warn', 'debug', 'trace', 'error'] as const) console[level] = () => {}
const library: string = 'matrix-js-sdk'
const { createClient } = (await import(library)) as Sdk
const { OnlySignedDevicesIsolationMode } = (await import(`${library}/lib/crypto-api/index.js`)) as Modes
const client = createClient({ baseUrl: url, userId, accessToken, deviceId, timelineSupport: true })
if (flags.includes('crypto')) await client.initRustCrypto({ useIndexedDB: false })
// As clients that neither write to devices of which nobody says whose they are, nor read them.
if (flags.includes('strict')) {
  client.getCrypto()?.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode())
  await client.getCrypto()?.bootstrapCrossSigning({ authUploadDeviceSigningKeys: (upload) => upload(null) })
}
await client.startClient({ initialSyncLimit: 5000, threadSupport: true })
await until(() => client.isInitialSyncComplete())
tell({ id: 0 })

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line) as Question
  answer(question).then(tell, (error: unknown) => tell({ id: question.id, error: String(error) }))
}
client.stopClient()
process.exit(0)

function tell(answer: Answer): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

async function answer({ id, act, room, event, text }: Question): Promise<Answer> {
  if (act === 'join') {
    await client.joinRoom(room)
    await until(() => client.getRoom(room) !== null)
    return { id }
  }
  if (act === 'device') {
    const crypto = client.getCrypto()
    await crypto?.getUserDeviceInfo([event ?? ''], true)
    const status = await crypto?.getDeviceVerificationStatus(event ?? '', text ?? '')
    return { id, isSigned: status?.signedByOwner ?? false }
  }
  if (act === 'react') {
    const relation = { rel_type: 'm.annotation', event_id: event, key: text }
    return { id, event: (await client.sendEvent(room, 'm.reaction', { 'm.relates_to': relation })).event_id }
  }
  if (act === 'say' && event) {
    const answer = { msgtype: 'm.text', body: text, 'm.relates_to': { 'm.in_reply_to': { event_id: event } } }
    return { id, event: (await client.sendEvent(room, 'm.room.message', answer)).event_id }
  }
  if (act === 'say') return { id, event: (await client.sendTextMessage(room, text ?? '')).event_id }
  await until(() => client.getRoom(room) !== null)
  const there = client.getRoom(room)
  if (!there) throw new Error(`the eye is not in ${room}`)
  if (event !== undefined) await until(() => there.findEventById(event) !== undefined || hasRelation(there, event))
  return { id, looked: await look(there) }
}

/** Reactions and edits are not found by their id in every version: any timeline that has it will do. */
function hasRelation(room: Room, event: string): boolean {
  return eventsOf(room).some((one) => one.getId() === event || one.replacingEventId() === event)
}

function eventsOf(room: Room): SdkEvent[] {
  const all = [...room.getLiveTimeline().getEvents(), ...room.getThreads().flatMap(({ events }) => events)]
  return [...new Map(all.map((event) => [event.getId(), event])).values()].sort((a, b) => a.getTs() - b.getTs())
}

async function look(room: Room): Promise<Looked[]> {
  const found: Looked[] = []
  for (const event of eventsOf(room)) {
    const poll = room.polls.get(event.getId())
    const isShown = ['m.room.message', 'm.room.encrypted'].includes(event.getType()) || poll !== undefined
    if (!isShown || event.isState() || event.isRelation('m.replace')) continue
    const content = event.getContent()
    const isThread = event.threadRootId !== undefined && event.threadRootId !== event.getId()
    const relation = record(content['m.relates_to'])
    found.push({
      id: event.getId(),
      by: event.getSender(),
      shownAs: room.getMember(event.getSender())?.name ?? '',
      type: event.isDecryptionFailure() ? 'm.bad.encrypted' : String(content.msgtype ?? ''),
      isEncrypted: event.isEncrypted(),
      shield: await shieldOf(event),
      file: typeof content.file === 'object' ? record(content.file) : undefined,
      body: typeof content.body === 'string' ? content.body : '',
      html: typeof content.formatted_body === 'string' ? content.formatted_body : '',
      isEdited: event.replacingEventId() !== undefined,
      isRedacted: event.isRedacted(),
      thread: isThread ? event.threadRootId : undefined,
      replyTo: relation.is_falling_back === true ? undefined : event.replyEventId,
      reactions: reactionsOf(room, event.getId()),
      poll: poll && {
        question: poll.pollEvent.question.text,
        answers: await answersOf(poll),
        isEnded: poll.isEnded,
      },
    })
  }
  return found
}

async function shieldOf(event: SdkEvent): Promise<string> {
  const info = event.isEncrypted() ? await client.getCrypto()?.getEncryptionInfoForEvent(event) : undefined
  return info?.shieldReason ? String(info.shieldReason) : ''
}

function reactionsOf(room: Room, id: string): Looked['reactions'] {
  const relations = room.relations.getChildEventsForEvent(id, 'm.annotation', 'm.reaction')
  return (relations?.getSortedAnnotationsByKey() ?? [])
    .map(([key, events]) => ({ key, by: [...events].filter((one) => !one.isRedacted()).map((one) => one.getSender()) }))
    .filter(({ by }) => by.length > 0)
}

async function answersOf(poll: Poll): Promise<LookedAnswer[]> {
  const last = new Map<string, readonly unknown[]>()
  for (const event of (await poll.getResponses()).getRelations().sort((a, b) => a.getTs() - b.getTs())) {
    const content = event.getContent()
    const said = record(content['org.matrix.msc3381.poll.response'] ?? content['m.poll.response']).answers
    const chosen = said ?? content['m.selections']
    last.set(event.getSender(), Array.isArray(chosen) ? chosen : [])
  }
  return poll.pollEvent.answers.map(({ id, text }) => ({
    text,
    by: [...last].filter(([, ids]) => ids.includes(id)).map(([who]) => who),
  }))
}

function record(value: unknown): Content {
  return typeof value === 'object' && value !== null ? (value as Content) : {}
}

async function until(is: () => boolean): Promise<void> {
  const end = Date.now() + 20_000
  while (!is()) {
    if (Date.now() > end) throw new Error('the eye waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
