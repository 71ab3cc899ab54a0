/** What other rooms may do in the organisers' name: put something to their signature, or publish it at once. */

import { sha256 } from '../engine/ids.ts'
import type { Context } from '../engine/intent.ts'
import { canonical } from '../engine/journal.ts'
import { insert, type Write } from '../engine/writes.ts'
import type { Concertation, Publication } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import type { Text } from '../text/index.ts'
import type { Call, Lang, View } from '../views/view.ts'
import { mustSign, type Signature, signable, unsigned } from './rules/publication.ts'
import { approvalsOf, organiserRows, signatoriesOf, signaturesOf } from './store.ts'
import { signRequestView } from './views.ts'

export type Submission = {
  readonly kind: 'digest' | 'restitution' | 'plan' | 'page'
  readonly subjectId: string
  readonly edition: number
  readonly title: string
  /** plain data, all that is needed to show it again exactly as it was signed */
  readonly content: object
  /** made with `publication` added to its arguments once the last signature is there; allowed to the engine only */
  readonly release: Call
  /** what whoever signs reads before they do */
  readonly preview: (t: Text, lang: Lang) => View['nodes']
}

export type Submitted = {
  /** to be inserted by the caller, with `posts` when it shows it at once */
  readonly row: Publication
  /** approvals and requests to sign */
  readonly writes: readonly Write[]
  /** organisers whose signature is awaited; none = it may be shown now */
  readonly waiting: readonly string[]
  /** given by asking: what `signaturesOf` cannot read before this act is kept */
  readonly signatures: readonly Signature[]
}

/** Throws a `Refusal` when an organiser has nobody who could sign. */
export async function submitPublication(what: Submission, context: Context<Concertation>): Promise<Submitted> {
  const { actor, concertation, now, newId, read } = context
  const id = newId()
  const required = mustSign(concertation, await organiserRows(read, concertation.id))
  const signatories = await signatoriesOf(read, concertation.id)
  signable(required, signatories)
  const mine = required.find(
    (o) =>
      o.organisationId === actor.person.organisationId && signatories.some((person) => person.personId === actor.id),
  )
  const approvals = mine
    ? [{ id: newId(), publicationId: id, organisationId: mine.organisationId, personId: actor.id, at: now }]
    : []
  const waiting = unsigned(required, approvals)
  const asked = signatories.filter((s) => waiting.some((o) => o.organisationId === s.organisationId))
  const { writes } = await tell(
    context,
    asked.map((s) => s.personId),
    (t, lang) =>
      signRequestView(
        { id, title: what.title, by: actor.name, concertation: concertation.title },
        what.preview(t, lang),
        t,
        lang,
      ),
  )
  const published = waiting.length === 0
  const row: Publication = {
    id,
    concertationId: concertation.id,
    kind: what.kind,
    subjectId: what.subjectId,
    edition: what.edition,
    title: what.title,
    content: what.content as Publication['content'],
    hash: sha256(canonical(what.content)),
    release: what.release as Publication['release'],
    state: published ? 'published' : 'waiting',
    posts: null,
    requestedById: actor.id,
    createdAt: now,
    publishedAt: published ? now : null,
    version: 1,
  }
  return {
    row,
    writes: [...approvals.map((approval) => insert('Approval', approval)), ...(published ? [] : writes)],
    waiting: waiting.map((o) => o.name),
    signatures: mine ? [{ name: actor.name, organisation: mine.name, at: now }] : [],
  }
}

/**
 * For a release: every signature under the publication, with the one that is being given in this very act, which
 * nothing can read yet. Who makes a release is whoever signed last.
 */
export async function signaturesNow(publicationId: string, context: Context<Concertation>): Promise<Signature[]> {
  const { actor, concertation, now, read } = context
  const [kept, approvals, required] = await Promise.all([
    signaturesOf(read, publicationId),
    approvalsOf(read, publicationId),
    organiserRows(read, concertation.id),
  ])
  const last = unsigned(mustSign(concertation, required), approvals).find(
    (o) => o.organisationId === actor.person.organisationId,
  )
  return last ? [...kept, { name: actor.name, organisation: last.name, at: now }] : kept
}
