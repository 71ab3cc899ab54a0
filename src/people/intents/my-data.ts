/** Everything that is held of whoever asks: given to them alone, in private. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { post } from '../../engine/writes.ts'
import { ballotsSaid } from '../../votes/acts.ts'
import { allAbout } from '../store/mine.ts'
import { mineSentView, mineView } from '../views/mine.ts'

export const myData = defineIntent({
  name: 'my data',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  visitors: true,
  args: z.object({}),
  async run(_, { actor, now, newId, read, spot, zone, t, lang }) {
    const mine = await allAbout(read, actor.person)
    const choices = ballotsSaid(mine.ballots, t, lang)
    const page = mineView(
      { person: actor.person, organisation: actor.organisation?.name, mine, choices, at: now },
      zone,
      t,
      lang,
    )
    if (spot.kind === 'dm') return answer(page)
    const { platform, workspace } = spot
    return answer(mineSentView(t, lang), post(newId(), { platform, workspace, to: 'dm', account: actor.account }, page))
  },
})
