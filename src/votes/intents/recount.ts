/** The file of a closed vote, for whoever wants to count it again: the same that the public page gives. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { sha256 } from '../../engine/ids.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { webDoor } from '../../people/store/web.ts'
import { Refusal } from '../../refusal.ts'
import { resultFile } from '../file.ts'
import { seePoll } from '../rules/ballot.ts'
import { headOf } from '../rules/log.ts'
import { linesOf } from '../store/log.ts'
import { polls } from '../suggest.ts'
import { recountView } from '../views/recount.ts'
import { isView, pollMeant } from '../which.ts'

export const recount = defineIntent({
  name: 'poll recount',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: polls },
  async run(args, context) {
    const { concertation, read, t, lang } = context
    const make = (poll: number) => ({ intent: 'poll recount', args: { poll } })
    const meant = await pollMeant(args.poll, ['closed'], make, context)
    if (isView(meant)) return answer(meant)
    const { poll, place } = meant
    const { number } = poll
    if (poll.state !== 'closed') throw new Refusal('recountNotYet', { number }, seePoll(number))
    const file = await resultFile(read, poll, { concertation: concertation.title })
    if (!file) throw new Refusal('recountElsewhere', { number }, seePoll(number))
    const door = await webDoor(read)
    const shownThere = (concertation.publicParts as readonly string[] | null)?.includes('polls') ?? false
    const isPublic = concertation.slug !== null && concertation.publicSince !== null && shownThere && !place?.team
    const href = door?.open && isPublic ? `${door.url}/c/${concertation.slug}/votes/${number}` : undefined
    return answer(recountView({ poll, file, href, head: headOf(await linesOf(read, poll.id), sha256) }, t, lang))
  },
})
