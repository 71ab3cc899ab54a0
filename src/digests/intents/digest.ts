/** The digest of a session exactly as it will appear, before anybody else sees it. */

import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import type { Publication } from '../../generated/prisma/client.ts'
import { sessionsClosed } from '../../meetings/suggest.ts'
import { mustSign, unsigned } from '../../process/rules/publication.ts'
import { approvalsOf, organiserRows, signaturesOf } from '../../process/store.ts'
import { button } from '../../views/build.ts'
import { formatMoment, joinList } from '../../views/format.ts'
import { draft, preview } from '../publish.ts'
import { published, waiting } from '../rules/edition.ts'
import { type Here, sessionToSum } from '../session.ts'
import { contentOf } from '../store.ts'
import { digestNodes, standingView } from '../views.ts'

export const digest = defineIntent({
  name: 'digest',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ session: ShownNumber.optional() }),
  suggest: { session: sessionsClosed },
  async run({ session: number }, context) {
    const { session, editions } = await sessionToSum(context, number)
    const standing = waiting(editions) ?? published(editions)
    if (standing) return answer(await standingDigest(standing, session.number, context))
    const call = { intent: 'digest publish', args: { session: session.number } }
    return preview(context, await draft(context, { session, editions }), call, false)
  },
})

/** It is published, or waits: what stands, and how to change it. */
async function standingDigest(standing: Publication, number: number, { read, concertation, t, lang }: Here) {
  const [approvals, organisers, signatures] = await Promise.all([
    approvalsOf(read, standing.id),
    organiserRows(read, concertation.id),
    signaturesOf(read, standing.id),
  ])
  const awaited = unsigned(mustSign(concertation, organisers), approvals)
  const { zone } = concertation
  const said =
    standing.state === 'waiting'
      ? t.digests.waiting(
          joinList(
            awaited.map((o) => o.name),
            lang,
          ),
        )
      : t.digests.already(formatMoment(standing.publishedAt ?? standing.createdAt, zone, lang))
  const args = { session: number }
  return standingView(
    digestNodes(contentOf(standing), { zone, signatures, journal: null }, t, lang),
    said,
    [
      button(t.buttons.correctDigest, { intent: 'digest correct', args }),
      ...(standing.state === 'waiting'
        ? [button(t.buttons.seeSignatures, { intent: 'publications', args: {} })]
        : [button(t.buttons.readDigest, { intent: 'digest read', args })]),
    ],
    lang,
  )
}
