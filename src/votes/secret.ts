/** A public vote held anew without names: the same question, options, rules, people and end, as a new version. */
import type { Context } from '../engine/intent.ts'
import { addressOf } from '../engine/places.ts'
import { insert, type Write } from '../engine/writes.ts'
import type { Concertation, Poll, PollOption } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { secretLength } from './agreed.ts'
import { cancelling } from './cancelling.ts'
import { voterIn } from './electorate.ts'
import { definitionHash } from './frozen.ts'
import { logged } from './log.ts'
import { opening } from './opening.ts'
import { roomsOfPoll } from './rooms.ts'
import { voterKey } from './rules/roll.ts'
import { askedAgain, mayAskSecret, proxiesAgain } from './rules/secret.ts'
import { termsOf } from './rules.ts'
import { shownPoll } from './shown.ts'
import { pollProxiesIn, rollOf } from './store/electorate.ts'
import { newVersionOf, optionsOf } from './store.ts'
import { commitmentOf } from './tally/lots.ts'
import { secretForVoter } from './views/secret.ts'
import type { Shown } from './views.ts'
import { answerableHere, type Meant, turnSaid } from './which.ts'

/** Throws unless this person votes in it themselves, and it may be held anew. */
export async function mayAsk(meant: Meant, context: Context<Concertation>): Promise<void> {
  const { now, read, zone, lang } = context
  const { poll, place } = meant
  const after = poll.state === 'cancelled' ? await newVersionOf(read, poll.id) : null
  const next = after && after.secrecy > 0 ? after.number : undefined
  mayAskSecret(poll, now, poll.closesAt ? turnSaid({ ...poll, state: 'open' }, zone, lang) : '', next)
  await voterIn(poll, undefined, context)
  const { number } = poll
  if (!answerableHere(meant, context)) throw new Refusal('pollElsewhere', { number, place: place?.name ?? '' })
  if ((await roomsOfPoll(read, poll)).length === 0)
    throw new Refusal('pollElsewhere', { number, place: place?.name ?? '' })
}

/** `poll`: one of which it may be asked. Nobody is told by whom. */
export async function withoutNames(
  poll: Poll,
  context: Context<Concertation>,
): Promise<{ readonly next: Poll; readonly writes: readonly Write[] }> {
  const { placeText, read } = context
  const [options, rooms] = await Promise.all([optionsOf(read, [poll.id]), roomsOfPoll(read, poll)])
  const { next, kept } = versionOf(poll, options, context)
  const place = rooms.find(({ id }) => id === poll.placeId) ?? rooms[0]!
  const shown = asOpened(await shownPoll(read, poll, context.concertation.zone), next, kept)
  const choices = kept.map(({ label, hint, subject, subjectId }) => ({ label, hint, subject, subjectId }))
  const opened = await opening(
    {
      shown,
      choices,
      place,
      address: addressOf(place),
      elsewhere: rooms.filter(({ id }) => id !== place.id),
      roll: () => rollAgain(poll, next, context),
    },
    context,
  )
  // Before what it brings about, in the log too.
  const asked = logged(poll, { kind: 'secretAsked' }, context)
  const { writes } = await cancelling(
    poll,
    placeText.votes.secretReason(next.number),
    (old, t, lang) => secretForVoter(old, next, t, lang),
    context,
    { replacedBy: next, unnamed: true },
  )
  return {
    next,
    writes: [...opened, ...(await proxiesGiven(poll, next, context)), asked, ...writes],
  }
}

function versionOf(
  poll: Poll,
  all: readonly PollOption[],
  { newId, now, number, sayable }: Context<Concertation>,
): { readonly next: Poll; readonly kept: readonly PollOption[] } {
  const { options, mostChoices, terms } = askedAgain(poll, all)
  // The lot of the version before was promised for that one.
  const secret = poll.secret === null ? null : sayable(secretLength)
  const isComing = poll.state === 'announced'
  const whole: Poll = {
    ...poll,
    id: newId(),
    number: number('poll'),
    mostChoices,
    terms: (secret === null ? terms : { ...termsOf({ terms }), commitment: commitmentOf(secret) }) as Poll['terms'],
    secret,
    secrecy: 1,
    // As ballots come in, figures that are shown would tell whose they are.
    results: 'atClose',
    postId: newId(),
    opensAt: isComing ? poll.opensAt : null,
    remindAt: poll.remindedAt === null && poll.remindAt !== null && poll.remindAt > now ? poll.remindAt : null,
    remindedAt: null,
    replacesId: poll.id,
    definitionHash: null,
    createdAt: now,
    version: 1,
  }
  return { next: { ...whole, definitionHash: definitionHash(whole, options) }, kept: options }
}

function asOpened(old: Shown, next: Poll, kept: readonly PollOption[]): Shown {
  const { zone, chair, body, deciders } = old
  return {
    poll: next,
    options: kept.map(({ label }) => label),
    hints: kept.map(({ hint }) => hint),
    zone,
    turnout: 0,
    result: undefined,
    voters: undefined,
    replaces: { number: old.poll.number, words: [], withoutNames: true },
    chair,
    body,
    deciders,
  }
}

/** Those who are on the roll of the version before, in their colleges and for their seats. */
async function rollAgain(poll: Poll, next: Poll, context: Context<Concertation>): Promise<readonly Write[]> {
  const { newId, now, read } = context
  if (termsOf(poll).roll !== 'frozen') return []
  const rows = (await rollOf(read, poll.id)).map((row) => {
    return { ...row, id: newId(), pollId: next.id, byId: null, at: now, version: 1 }
  })
  const seats = new Map(rows.map((row) => [voterKey(row), row.collegeId]))
  return [...rows.map((row) => insert('PollVoter', row)), logged(next, { kind: 'roll', voters: [...seats] }, context)]
}

/** What was said of proxies for the version before. */
async function proxiesGiven(poll: Poll, next: Poll, context: Context<Concertation>): Promise<Write[]> {
  const { newId, read } = context
  if (!termsOf(poll).proxies) return []
  return proxiesAgain(await pollProxiesIn(read, poll.id)).flatMap((proxy) => {
    const { giverId: giver, holderId: holder, state } = proxy
    const kind = state === 'given' ? 'proxy' : 'revoked'
    return [
      insert('PollProxy', { ...proxy, id: newId(), pollId: next.id, version: 1 }),
      logged(next, { kind, giver, holder }, context),
    ]
  })
}
