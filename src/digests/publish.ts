/** What publishing and correcting have in common: what would be shown, that it is still what was seen, then the act. */
import { sha256 } from '../engine/ids.ts'
import { answer, type Outcome } from '../engine/intent.ts'
import { canonical } from '../engine/journal.ts'
import { insert, update } from '../engine/writes.ts'
import type { Place, Publication, Session } from '../generated/prisma/client.ts'
import { submitPublication } from '../process/acts.ts'
import { mustSign } from '../process/rules/publication.ts'
import { organiserRows } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { button } from '../views/build.ts'
import { joinList } from '../views/format.ts'
import { roomNames } from '../views/rooms.ts'
import type { Call } from '../views/view.ts'
import { computeDigest } from './compute.ts'
import { readersByMail } from './mailed.ts'
import type { Correction, Digest } from './rules/digest.ts'
import { type Editions, nextEdition, published, waiting } from './rules/edition.ts'
import type { Here } from './session.ts'
import { showDigest, signaturesIn } from './show.ts'
import { contentOf, postsOf } from './store.ts'
import { digestNodes, doneView, previewView } from './views.ts'

export type Draft = {
  readonly session: Session
  readonly editions: Editions
  readonly digest: Digest
  readonly places: readonly Place[]
  /** of what was seen: published only if it is still the same */
  readonly mark: string
}

/** `note`: what this edition corrects; the corrections before it stay. */
export async function draft(
  context: Here,
  { session, editions }: Pick<Draft, 'session' | 'editions'>,
  note?: string,
): Promise<Draft> {
  const { read, concertation, now } = context
  const before = published(editions)
  const told = before ? contentOf(before).corrections : []
  const isFirst = note === undefined || before === undefined
  const edition = nextEdition(editions)
  const corrections: readonly Correction[] = isFirst ? told : [...told, { edition, at: now.toISOString(), note }]
  const { digest, places } = await computeDigest(read, concertation, session, now, corrections)
  if (places.length === 0) throw new Refusal('noPlaceForDigest')
  // When it is corrected is known only once it is: the preview and the act differ by that alone.
  const seen = { ...digest, corrections: corrections.map((c) => c.note) }
  return { session, editions, digest, places, mark: sha256(canonical(seen)).slice(0, 16) }
}

/** What the team reads before: the digest, who will see it, who must sign, and the button. */
export async function preview(
  context: Here,
  { digest, places, session, mark }: Draft,
  publishCall: Call,
  changed: boolean,
): Promise<Outcome> {
  const { read, concertation, t, lang } = context
  const required = mustSign(concertation, await organiserRows(read, concertation.id))
  const names = roomNames(
    places.map((place) => place.name),
    t,
    lang,
  )
  const isOpen = session.state === 'open'
  const letters = await readersByMail(digest, session, context)
  const signers = joinList(
    required.map((o) => o.name),
    lang,
  )
  const intro = isOpen
    ? [t.digests.previewOpen]
    : [
        t.digests.previewIntro(names, places.length),
        ...(letters.length > 0 ? [t.mail.tells(letters.length)] : []),
        ...(required.length > 0 ? [t.digests.previewSigners(signers)] : []),
        t.digests.previewMinutes,
      ]
  const label = publishCall.intent === 'digest correct' ? t.buttons.publishCorrection : t.buttons.publishDigest
  const action = isOpen
    ? button(t.buttons.closeSession, { intent: 'session close', args: { session: session.number } }, 'primary')
    : button(label, { ...publishCall, args: { ...publishCall.args, confirmed: mark } }, 'primary')
  const nodes = digestNodes(digest, { zone: concertation.zone, signatures: [], journal: null }, t, lang)
  return answer(previewView(nodes, { intro, changed, action }, t, lang))
}

/** Shown at once when nobody's signature is awaited; otherwise put to those who sign. */
export async function publish(context: Here, { digest, places, session, editions }: Draft): Promise<Outcome> {
  const { read, concertation, actor, t, lang, placeText } = context
  const around = { zone: concertation.zone, signatures: [], journal: null }
  const {
    row,
    writes,
    waiting: awaited,
  } = await submitPublication(
    {
      kind: 'digest',
      subjectId: session.id,
      edition: nextEdition(editions),
      title: placeText.digests.title(session.title),
      content: digest,
      release: { intent: 'digest release', args: {} },
      preview: (words, spoken) => digestNodes(digest, around, words, spoken),
    },
    context,
  )
  const replaced = waiting(editions)
  const undo = { intent: 'digest retract', args: { publication: row.id } }
  const withdrawn = replaced && update('Publication', replaced, { state: 'withdrawn' })
  if (awaited.length > 0) {
    const said = t.digests.submitted(joinList(awaited, lang))
    return { ...answer(doneView(said, undefined, t, lang), insert('Publication', row), writes, withdrawn), undo }
  }
  const signatures = signaturesIn(writes, await organiserRows(read, concertation.id), actor)
  const before = published(editions)
  const appears = { sessionId: session.id, edition: row.edition }
  const shown = await showDigest(digest, places, postsOf(before), signatures, context, appears)
  const names = roomNames(
    places.map((place) => place.name),
    t,
    lang,
  )
  const say = before ? t.digests.correctedIn : t.digests.publishedIn
  return {
    ...answer(
      doneView(say(names, places.length), session.number, t, lang),
      insert('Publication', { ...row, posts: [...shown.posts] as Publication['posts'] }),
      writes,
      withdrawn,
      shown.writes,
    ),
    undo,
  }
}
