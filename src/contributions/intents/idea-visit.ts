/**
 * An idea of somebody of the public, by the form of a page: it waits to be read, and whoever wrote it gets an address where
 * they follow it. They are a guest, who sees nothing but what is theirs.
 */
import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, post, type Write } from '../../engine/writes.ts'
import { makeVisitLink } from '../../people/acts/visit.ts'
import { guestPages, mailAddress } from '../../people/rules/personal-links.ts'
import { lettersLeave, roleOf } from '../../people/store.ts'
import { isPublic } from '../../process/rules/public.ts'
import { intakeIsOpen } from '../../process/rules.ts'
import { organisersOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { joinList } from '../../views/format.ts'
import type { Call } from '../../views/view.ts'
import { ideaTypes, longest, shortest } from '../rules.ts'
import { visitLetter, visitLinkView } from '../views/visit.ts'

export const ideaVisit = defineIntent({
  name: 'idea visit',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  visitors: true,
  // An address that is used once is kept nowhere.
  untold: ['mail'],
  args: z.object({
    concertation: Line(1, 40),
    text: Paragraph(shortest, longest),
    type: z.enum(ideaTypes).optional(),
    mail: Line(3, 254).optional(),
  }),
  async run({ concertation: id, mail: typed, ...idea }, context) {
    const { actor, now, newId, read, spot, zone, t, lang } = context
    const concertation = await read.concertation.findUnique({ where: { id } })
    const isAsked = concertation !== null && isPublic(concertation) && intakeIsOpen(concertation, now)
    if (!isAsked || spot.platform !== 'web' || spot.workspace !== guestPages.visit) throw new Refusal('visitClosed')
    const mail = typed === undefined || !(await lettersLeave(read)) ? undefined : mailAddress(typed)
    const made = await makeVisitLink({ ...context, concertation })
    const held = await roleOf(read, actor.id, id, 'guest')
    const role = {
      id: newId(),
      personId: actor.id,
      concertationId: id,
      kind: 'guest',
      grantedById: actor.id,
      grantedAt: now,
      endedAt: null,
      version: 1,
    }
    const organisers = joinList(await organisersOf(read, id), lang)
    const said = { title: concertation.title, organisers, address: made.address, until: made.until }
    const writes: (Write | false)[] = [
      !held && insert('Role', role),
      ...made.writes,
      post(newId(), spot.address, visitLinkView(said, zone, t, lang)),
      mail !== undefined &&
        post(newId(), { platform: 'mail', workspace: '', to: 'dm', account: mail }, visitLetter(said, zone, t, lang)),
    ]
    const { text, type } = idea
    const args: Call['args'] = type === undefined ? { text } : { text, type }
    return { ...answer(null, ...writes), next: { intent: 'idea keep', args }, concertationId: id }
  },
})
