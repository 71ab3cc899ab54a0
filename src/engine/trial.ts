/**
 * An exercise: nothing leaves its channel. Whatever an act would tell elsewhere is shown there as a quiet line instead;
 * only whoever speaks is answered in private. This is the one place that decides it, for acts of people and of the clock.
 */
import type { Concertation, Place } from '../generated/prisma/client.ts'
import type { Address, Form, Platform, View } from '../port.ts'
import { langOf, type Text, textOf } from '../text/index.ts'
import { quiet, view } from '../views/build.ts'
import { plain } from '../views/plain.ts'
import { shorten } from '../views/rich.ts'
import type { Lang } from '../views/view.ts'
import { unpressed } from './alarm.ts'
import type { Reads } from './db.ts'
import { addressOf } from './places.ts'
import { post, type Write } from './writes.ts'

/** Paused until then: an exercise that is over, or what was made by mistake. Nothing is heard, said or due in it any more. */
export const endless = new Date('9999-01-01T00:00:00Z')

export function isTrial(concertation: Pick<Concertation, 'trialPlaceId'>): boolean {
  return concertation.trialPlaceId !== null
}

export function isOver({ pausedUntil }: Pick<Concertation, 'pausedUntil'>): boolean {
  return pausedUntil !== null && pausedUntil >= endless
}

/** Where it is shut in; `here` undefined when its channel is no longer its own: then nothing is shown anywhere. */
export type Trial = { readonly here: Place | undefined }

/** The first of these concertations that is an exercise. */
export async function trialAmong(
  among: readonly (Concertation | undefined)[],
  read: Reads,
): Promise<Trial | undefined> {
  const found = among.find((one) => one !== undefined && isTrial(one))
  if (!found) return undefined
  const place = await read.place.findUnique({ where: { id: found.trialPlaceId! } })
  return { here: place?.concertationId === found.id ? place : undefined }
}

/** Who speaks: their person, and the account on which they are answered. */
export type Speaks = { readonly personId: string; readonly account: Account }
type Account = { readonly platform: Platform; readonly workspace: string; readonly account: string }
type Post = Extract<Write, { do: 'post' }>
type Known = { readonly personId: string; readonly name: string }

/** Lines of one message: what a convocation to thirty persons would tell is not thirty lines. */
const mostLines = 6
/** Letters of each. */
const longestLine = 160

/** The same writes, with every post in the trial's channel, or to whoever speaks. */
export async function shutIn(
  writes: readonly Write[],
  { here }: Trial,
  speaker: Speaks | undefined,
  { read, language }: { readonly read: Reads; readonly language: Lang },
): Promise<Write[]> {
  const posts = writes.filter((write): write is Post => write.do === 'post')
  const known = await accountsOf(posts, read)
  const isOwn = (to: Address) =>
    speaker !== undefined &&
    to.to !== 'room' &&
    (sameAccount(to, speaker.account) || known.get(keyOf(to))?.personId === speaker.personId)
  const away: Post[] = []
  const kept = writes.flatMap((write): Write[] => {
    if (write.do !== 'post') return [write]
    if (isOwn(write.to) || (here && isThere(write.to, here))) return [{ ...write, body: marked(write.body) }]
    // What was shown as a line stays as it was said.
    if (write.edits === undefined) away.push(write)
    return []
  })
  if (!here || away.length === 0) return kept
  const lang = langOf(here.language) ?? language
  const t = textOf(lang)
  const lines = away.slice(0, mostLines).map((one) => quiet(lineOf(one, known, t)))
  const more = away.length - mostLines
  const shown = view(lang, ...lines, more > 0 && quiet(t.trial.more(more)))
  return [...kept, post(away[0]!.id, addressOf(here), marked(shown) as View)]
}

/** An answer of the exercise is for its channel, or for whoever asked. */
export function shutReply(
  reply: { readonly to: Address; readonly body: View | Form } | null,
  { here }: Trial,
  { account }: Speaks,
): { readonly to: Address; readonly body: View | Form } | null {
  if (!reply) return null
  const { to, body } = reply
  if (to.to !== 'room' || (here && isThere(to, here))) return { to, body: marked(body) }
  const { platform, workspace, channel } = to
  return { to: { platform, workspace, to: 'whisper', channel, account: account.account }, body: marked(body) }
}

/** Each message says so. */
function marked<B extends View | Form>(body: B): B {
  const said = textOf(body.lang).trial.line
  if ('fields' in body) return { ...body, notice: body.notice ? `${body.notice} ${said}` : said }
  return { ...body, nodes: [...body.nodes, quiet(said)] }
}

function isThere(to: Address, { platform, workspace, external }: Place): boolean {
  return to.to === 'room' && to.platform === platform && to.workspace === workspace && to.channel === external
}

function sameAccount(to: Exclude<Address, { to: 'room' }>, account: Account): boolean {
  return to.platform === account.platform && to.workspace === account.workspace && to.account === account.account
}

function keyOf(to: Address): string {
  return to.to === 'room' ? '' : `${to.platform}|${to.workspace}|${to.account}`
}

/** To whom these accounts belong, in two looks. */
async function accountsOf(posts: readonly Post[], read: Reads): Promise<Map<string, Known>> {
  const named = posts.flatMap(({ to }) =>
    to.to === 'room' ? [] : [{ platform: to.platform, workspace: to.workspace, external: to.account }],
  )
  if (named.length === 0) return new Map()
  const accounts = await read.account.findMany({ where: { OR: named } })
  const people = await read.person.findMany({ where: { id: { in: accounts.map((a) => a.personId) } } })
  const nameOf = new Map(people.map((person) => [person.id, person.name]))
  return new Map(
    accounts.map(({ platform, workspace, external, personId }) => [
      `${platform}|${workspace}|${external}`,
      { personId, name: nameOf.get(personId) ?? '' },
    ]),
  )
}

function lineOf({ to, body }: Post, known: ReadonlyMap<string, Known>, t: Text): string {
  const said = shorten(plain(unpressed(body)).replace(/\s*\n\s*/g, ' '), longestLine)
  if (to.to === 'room') return t.trial.inRoom(said)
  return t.trial.toPerson(known.get(keyOf(to))?.name ?? '', said)
}
