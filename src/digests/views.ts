/** What people see of digests: the card in the channel, the whole of it, and what the team reads before it appears. */
import { itemsText } from '../meetings/rules/sessions.ts'
import type { Text } from '../text/index.ts'
import { actions, button, card, documentOf, facts, list, quiet, quote, text, view, warning } from '../views/build.ts'
import { formatDay, joinList, sortNames } from '../views/format.ts'
import { instant, sayInstant } from '../views/instant.ts'
import { type Signed, signedBy } from '../views/signed.ts'
import type { Action, Card, Document, Facts, Lang, Node, Rich, View } from '../views/view.ts'
import type { Digest, DigestAction } from './rules/digest.ts'
import { votes } from './views/votes.ts'

type Inner = Exclude<Node, Card>
/** What stands around the content: where its clock is, who signed, the end of the journal when it appeared. */
export type Around = {
  readonly zone: string
  readonly signatures: readonly Signed[]
  readonly journal: { readonly seq: number; readonly hash: string } | null
}

/** Lines of each part in a channel; the whole has no bound. */
const short = { organisations: 8, themes: 5, pictures: 3, decisions: 6, actions: 8 }
const whole = { organisations: 1000, themes: 1000, pictures: 1000, decisions: 1000, actions: 1000 }

/** The card that stands in the channels. */
export function digestCard(digest: Digest, around: Around, t: Text, lang: Lang): View {
  return view(lang, ...digestNodes(digest, around, t, lang), actions(...cardButtons(digest, t)))
}

/** The same without its buttons: for who publishes it, and who signs it. */
export function digestNodes(digest: Digest, around: Around, t: Text, lang: Lang): View['nodes'] {
  return [card(t.digests.title(digest.session.title), ...parts(digest, around, short, t, lang))]
}

/** By number, the words of ideas that this person may read; those that are no longer there are said to be gone. */
export function wholeDigestView(
  digest: Digest,
  verbatims: ReadonlyMap<number, string>,
  around: Around,
  t: Text,
  lang: Lang,
): View {
  const { number, title } = digest.session
  return view(
    lang,
    card(t.digests.editionTitle(title, number), ...parts(digest, around, whole, t, lang)),
    ...ideaLines(digest, verbatims, t),
    actions(...nextButtons(digest, t), button(t.buttons.reportDigest, report(number))),
  )
}

/** The whole as a file: what it says comes first, then the ideas in their words, then who signed. */
export function digestDocument(
  digest: Digest,
  verbatims: ReadonlyMap<number, string>,
  around: Around & { readonly concertation: string; readonly edition: number; readonly at: Date },
  t: Text,
  lang: Lang,
): Document {
  const { concertation, edition, at, zone } = around
  const { number, title } = digest.session
  const ideas = ideaLines(digest, verbatims, t)
  return documentOf(
    t.digests.documentName(number, edition),
    t.digests.editionTitle(title, number),
    quiet(t.digests.documentEdition(concertation, edition, formatDay(at, zone, lang))),
    ...content(digest, zone, whole, t, lang),
    ideas.length > 0 && card(t.digests.ideas, ...ideas),
    card(t.digests.documentEnd, ...ending(digest, around, t, lang)),
  )
}

function ideaLines({ ideas }: Digest, verbatims: ReadonlyMap<number, string>, t: Text): Inner[] {
  const idea = (n: number): Rich => {
    const said = verbatims.get(n)
    return said === undefined ? t.digests.ideaGone(n) : t.digests.line(n, said)
  }
  const unsorted = { title: t.digests.unsortedTitle, ideas: ideas.unsorted }
  return [...ideas.themes, ...(ideas.unsorted.length > 0 ? [unsorted] : [])].flatMap((group) => [
    text({ strong: t.digests.theme(group.title, group.ideas.length) }),
    list(...group.ideas.map(idea)),
  ])
}

function parts(digest: Digest, around: Around, most: typeof short, t: Text, lang: Lang): Inner[] {
  return [...content(digest, around.zone, most, t, lang), ...ending(digest, around, t, lang)]
}

function content(digest: Digest, zone: string, most: typeof short, t: Text, lang: Lang): Inner[] {
  return [
    head(digest, zone, most, t, lang),
    list(...themeLines(digest, most, t)),
    ...votes(digest.polls, most.pictures, t, lang),
    ...section(
      digest.decides ? t.digests.decided : t.digests.advised,
      digest.decisions.map(({ number, kind, text: said }) =>
        t.digests.line(number, kind === 'method' ? `${said} (${t.digests.method})` : said),
      ),
      most.decisions,
      t,
    ),
    ...section(
      t.digests.toDo,
      digest.actions.map((action) => actionLine(action, t, lang)),
      most.actions,
      t,
    ),
  ]
}

function ending(digest: Digest, { zone, signatures, journal }: Around, t: Text, lang: Lang): Inner[] {
  return [
    facts(digest.next !== null && [t.digests.next, sayNext(digest.next, zone, t, lang)]),
    ...digest.corrections.map(({ at, note }) => quiet(t.digests.corrected(formatDay(new Date(at), zone, lang), note))),
    ...signedBy(digest.organisers, signatures, zone, t, lang),
    ...(journal ? [quiet(t.digests.journal(journal.seq, journal.hash.slice(0, 12)))] : []),
  ]
}

function sayNext({ title, startsAt }: NonNullable<Digest['next']>, zone: string, t: Text, lang: Lang): Rich {
  return sayInstant((moment) => t.digests.nextSaid(title, moment), new Date(startsAt), zone, lang)
}

function head(digest: Digest, zone: string, most: typeof short, t: Text, lang: Lang): Facts {
  const { attendance: a, ideas, session } = digest
  const sorted = ideas.themes.reduce((sum, theme) => sum + theme.ideas.length, 0)
  const count = t.digests.ideaCount(sorted + ideas.unsorted.length, sorted, ideas.themes.length, ideas.unsorted.length)
  const apart = t.digests.apart(ideas.merged, ideas.withdrawn)
  const named = a.present + a.represented + a.excused > 0
  const attended = named ? t.digests.attended(a.present, a.represented, a.excused) : t.digests.noAttendance
  const moment = instant(new Date(session.startsAt), zone, lang)
  const names = sortNames(a.organisations, (name) => name, lang)
  const more = names.length - most.organisations
  return facts(
    digest.group && [t.digests.group[digest.group.kind], digest.group.title],
    [t.digests.when, [moment, ...(session.location ? [`, ${session.location}`] : [])]],
    session.agenda && session.agenda.length > 0 && [t.meetings.agendaOfDay, itemsText(session.agenda)],
    [
      t.digests.attendance,
      a.headcount === null ? attended : t.digests.both(attended, t.digests.headcount(a.headcount)),
    ],
    names.length > 0 && [
      t.digests.organisations,
      more > 0 ? t.digests.andMore(names.slice(0, most.organisations).join(', '), more) : joinList(names, lang),
    ],
    [t.digests.ideas, apart ? t.digests.both(count, apart) : count],
  )
}

function themeLines({ ideas: { themes } }: Digest, most: typeof short, t: Text): Rich[] {
  const more = themes.length - most.themes
  return [
    ...themes.slice(0, most.themes).map(({ title, ideas }) => t.digests.theme(title, ideas.length)),
    ...(more > 0 ? [t.digests.moreThemes(more)] : []),
  ]
}

function section(title: string, lines: readonly Rich[], most: number, t: Text): Inner[] {
  if (lines.length === 0) return []
  const more = lines.length - most
  return [text({ strong: title }), list(...lines.slice(0, most), more > 0 && t.digests.more(more))]
}

function actionLine({ number, title, owner, accepted, dueOn }: DigestAction, t: Text, lang: Lang): Rich {
  const who = owner === null ? t.digests.noOwner : t.digests.owner(owner, accepted)
  const when =
    dueOn === null ? t.digests.noDue : t.digests.dueOn(formatDay(new Date(`${dueOn}T12:00:00Z`), 'UTC', lang))
  return [{ strong: t.digests.line(number, title) }, ` — ${who}, ${when}`]
}

function cardButtons(digest: Digest, t: Text): Action[] {
  const { number } = digest.session
  return [
    ...nextButtons(digest, t),
    button(t.buttons.readDigest, { intent: 'digest read', args: { session: number } }),
    button(t.buttons.reportDigest, report(number)),
  ]
}

function nextButtons({ next }: Digest, t: Text): Action[] {
  if (!next) return []
  if (!next.convened) return [button(t.buttons.seeAgenda, { intent: 'agenda', args: {} })]
  const answer = (said: string) => ({ intent: 'session answer', args: { answer: said, session: next.number } })
  return [button(t.buttons.nextYes, answer('yes'), 'primary'), button(t.buttons.nextNo, answer('no'))]
}

function report(session: number) {
  return { intent: 'digest report', args: { session } }
}

/** What the team reads before it appears, and what happens when they publish. `publish` undefined = not yet possible. */
export function previewView(
  nodes: View['nodes'],
  said: { readonly intro: readonly string[]; readonly changed: boolean; readonly action: Action | undefined },
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    said.changed && warning(t.digests.previewChanged),
    ...said.intro.map((line) => text(line)),
    ...nodes,
    actions(said.action),
  )
}

/** One sentence above a digest that already stands, or waits. */
export function standingView(nodes: View['nodes'], said: string, buttons: readonly Action[], lang: Lang): View {
  return view(lang, text(said), ...nodes, actions(...buttons))
}

/** Told to whoever published: what can still be done about it. `session` undefined = it cannot be read yet. */
export function doneView(said: string, session: number | undefined, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      session !== undefined && button(t.buttons.readDigest, { intent: 'digest read', args: { session } }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** What the team reads of an error that somebody found. */
export function reportView(
  from: { readonly name: string; readonly number: number; readonly title: string; readonly text: string },
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.digests.report(from.name, from.number, from.title)),
    quote(from.text),
    quiet(t.digests.reportSeen),
    actions(button(t.buttons.correctDigest, { intent: 'digest correct', args: { session: from.number } })),
  )
}
