/** A concertation with the organisations that convene it together; who creates it coordinates it. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { Line, Moment, splitList } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert } from '../../engine/writes.ts'
import { organisationNamed } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { keepLetters } from '../../roadmap/acts.ts'
import { actions, button, quiet, text, view } from '../../views/build.ts'
import { formatMoment, joinList } from '../../views/format.ts'
import type { Call } from '../../views/view.ts'
import { intakeCalls } from '../intake.ts'
import { signOffs } from '../rules/publication.ts'
import { templatePlan, templates } from '../rules/templates.ts'
import { comingEnd, organiserNames } from '../rules.ts'
import { concertationNamed } from '../store.ts'
import { templateWrites } from '../template.ts'
import { templatePreview } from '../views/templates.ts'

export const create = defineIntent({
  name: 'create',
  allow: 'administrator',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({
    title: Line(3, 120),
    organisers: Line(2, 600),
    until: Moment.optional(),
    horizon: z.number().int().min(1900).max(2199).optional(),
    signature: z.enum(signOffs).optional(),
    model: z.enum(templates).optional(),
    confirmed: z.boolean().optional(),
  }),
  async run({ model, confirmed, ...args }, context) {
    const { title, organisers, until, horizon, signature = 'single' } = args
    const { actor, now, newId, read, spot, zone, t, lang } = context
    if (await concertationNamed(read, fold(title))) throw new Refusal('titleTaken', { title })
    const id = newId()
    const intakeUntil = until
      ? comingEnd(new Date(until), now, {
          label: t.intents.create.args.until.label,
          moment: formatMoment(new Date(until), zone, lang),
        })
      : null
    const names = organiserNames(splitList(organisers), fold)
    const rows = await Promise.all(
      names.map(async (name) => {
        const known = await organisationNamed(read, fold(name))
        return {
          known,
          row: known ?? { id: newId(), name, folded: fold(name), createdById: actor.id, createdAt: now, version: 1 },
        }
      }),
    )
    const plan = model && templatePlan(model, dayOf(zone, now))
    if (model && plan && !confirmed) {
      const call = { intent: 'create', args: { ...args, model, confirmed: true } as Call['args'] }
      return answer(templatePreview({ title, organisers: names, template: model }, plan, call, t, lang))
    }
    const inRoom = spot.kind === 'room' && !spot.place?.concertationId
    // The only atelier of a model meets where it was asked for.
    const use: Call['args'] = plan?.workshops.length === 1 ? { workshop: 1 } : {}
    return {
      ...answer(
        view(
          lang,
          text(inRoom ? t.process.createdHere(title, spot.name) : t.process.created(title)),
          signature === 'joint' && quiet(t.publication.jointNeeds(joinList(names, lang))),
          actions(inRoom && button(t.buttons.link, { intent: 'link', args: { title: id, ...use } }, 'primary')),
        ),
        insert('Concertation', {
          id,
          title,
          folded: fold(title),
          intakeUntil,
          horizon: horizon ?? null,
          signOff: signature,
          pausedUntil: null,
          pauseReason: null,
          trialPlaceId: null,
          slug: null,
          publicSince: null,
          publicParts: null,
          zone,
          createdById: actor.id,
          createdAt: now,
          version: 1,
        }),
        rows.filter(({ known }) => !known).map(({ row }) => insert('Organisation', row)),
        rows.map(({ row }, position) =>
          insert('Organiser', { id: newId(), concertationId: id, organisationId: row.id, position }),
        ),
        insert('Role', {
          id: newId(),
          personId: actor.id,
          concertationId: id,
          kind: 'coordinator',
          grantedById: actor.id,
          grantedAt: now,
          endedAt: null,
          version: 1,
        }),
        plan && templateWrites(plan, { id, title }, context),
        intakeCalls(id, intakeUntil, zone, now),
        keepLetters(zone, now),
      ),
      undo: { intent: 'create restore', args: { concertation: id } },
      concertationId: id,
    }
  },
})
