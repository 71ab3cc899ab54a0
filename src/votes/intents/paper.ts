/** The paper of a vote by urn: an address that is given to one voter, fills in one ballot, and is asked for again if it is lost. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { webDoor } from '../../people/store/web.ts'
import { Refusal } from '../../refusal.ts'
import { voterIn, voterKey } from '../electorate.ts'
import { paperHash } from '../papers.ts'
import { seePoll, stillOpen } from '../rules/ballot.ts'
import { isUrn, opensPaper } from '../rules.ts'
import { papersOf } from '../store/urn.ts'
import { openPolls } from '../suggest.ts'
import { paperView } from '../views/urn.ts'
import { answerableHere, isView, type Meant, pollMeant, turnSaid, visiblePolls } from '../which.ts'

/** Letters that nobody guesses: 31 to the power of 26 is more than 2 to the power of 128. */
const secretLength = 26

export const paper = defineIntent({
  name: 'ballot paper',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: openPolls },
  async run(args, context) {
    const { now, newId, sayable, read, spot, t, lang, zone } = context
    const make = (poll: number) => ({ intent: 'ballot paper', args: { poll } })
    // Of several votes that are open here, one with an urn is meant.
    const urns = args.poll === undefined ? (await visiblePolls(context)).filter(isOpenUrn) : []
    const only = urns.length === 1 ? urns[0]!.poll.number : undefined
    const meant = await pollMeant(args.poll ?? only, ['open'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll, place } = meant
    stillOpen(poll, now, turnSaid(poll, zone, lang))
    if (!isUrn(poll)) return { ...answer(null), next: { intent: 'ballot cast', args: { poll: poll.number } } }
    if (!answerableHere(meant, context))
      throw new Refusal('pollElsewhere', { number: poll.number, place: place?.name ?? '' })
    const voter = await voterIn(poll, undefined, context)
    const { collegeId } = voter
    // One paper for each voter: for each organisation, where each has one vote.
    const personId = voterKey(voter)
    const door = await webDoor(read)
    if (!door || !opensPaper(door, spot.platform)) throw new Refusal('urnNeedsWeb')
    const [taken, ...others] = await papersOf(read, poll.id, personId)
    if (taken?.state === 'spent') throw new Refusal('paperSpent', { number: poll.number }, seePoll(poll.number))
    const secret = sayable(secretLength)
    const change = { hash: paperHash(secret), collegeId }
    const row = { id: newId(), pollId: poll.id, personId, state: 'given', version: 1, ...change }
    return answer(
      paperView({ poll, zone }, { href: `${door.url}/bulletin/${secret}`, again: taken !== undefined }, t, lang),
      taken ? update('UrnPaper', taken, change) : insert('UrnPaper', row),
      // Taken before accounts were joined; no address has such a hash.
      others.map((other) => update('UrnPaper', other, { hash: `replaced ${newId()}` })),
    )
  },
})

function isOpenUrn({ poll }: Meant): boolean {
  return poll.state === 'open' && isUrn(poll)
}
