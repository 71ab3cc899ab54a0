/** Who signs what is published: one for all, or each organiser. Everybody at the coordination is told that it changed. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { doneView } from '../../views/answers.ts'
import { actions, button, quiet, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { changedSignOff, signOffs, unrepresented } from '../rules/publication.ts'
import { organiserRows, signatoriesOf, waitingPublications } from '../store.ts'

export const signature = defineIntent({
  name: 'signature',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ mode: z.enum(signOffs) }),
  async run({ mode }, context) {
    const { actor, concertation, read, t, lang } = context
    changedSignOff(concertation, mode, await waitingPublications(read, concertation.id))
    const organisers = await organiserRows(read, concertation.id)
    const signatories = await signatoriesOf(read, concertation.id)
    const others = signatories.filter((s) => s.personId !== actor.id)
    const nobody = unrepresented(organisers, signatories).map((o) => o.name)
    const names = joinList(
      organisers.map((o) => o.name),
      lang,
    )
    const { writes } = await tell(
      context,
      others.map((s) => s.personId),
      (words, l) => doneView(words.publication.signOffChanged[mode](actor.name, concertation.title), words, l),
    )
    return {
      ...answer(
        view(
          lang,
          text(t.publication.signOff[mode](names)),
          mode === 'joint' && nobody.length > 0 && quiet(t.publication.jointNeeds(joinList(nobody, lang))),
          actions(
            button(t.buttons.members, { intent: 'members', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ),
        ),
        update('Concertation', concertation, { signOff: mode }),
        writes,
      ),
      undo: { intent: 'signature', args: { mode: concertation.signOff } },
    }
  },
})
