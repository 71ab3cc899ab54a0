/** Undo of putting organisations in a college: each is where it was. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { collegeMembers } from '../store/colleges.ts'
import { collegesChangedView } from '../views/colleges.ts'

export const collegeRestore = defineIntent({
  name: 'college restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** aligned; an empty college is none */
  args: z.object({ organisations: z.array(Line(1, 40)), colleges: z.array(Line(0, 40)) }),
  async run(args, { actor, concertation, now, read, t, lang }) {
    const members = await collegeMembers(read, concertation.id)
    return answer(
      collegesChangedView(t.colleges.restored, t, lang),
      members.flatMap((member) => {
        const collegeId = args.colleges[args.organisations.indexOf(member.organisationId)]
        return collegeId === undefined ? [] : [update('CollegeMember', member, { collegeId, byId: actor.id, at: now })]
      }),
    )
  },
})
