/** What people see of an election held with Belenios: before its result is published here, and of the poll that tells it. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, chart, code, facts, linked, list, quiet, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Call, Card, Chart, Lang, Rich, View } from '../../views/view.ts'
import type { External } from '../rules/external.ts'
import type { PollResult } from '../rules.ts'

type Unread = {
  readonly fault: keyof Text['votes']['belenios']['faults']
  readonly where: {
    readonly file?: string
    readonly event?: number
    readonly question?: number
    readonly row?: number
  }
  readonly what: string
}

/** What is wrong, where, and what to do. */
export function faultSaid({ fault, where, what }: Unread, t: Text): string {
  const { faults } = t.votes.belenios
  const why: (what: string) => string = faults[fault]
  const said = why(what)
  return placed(where, said, t) ?? said.charAt(0).toUpperCase() + said.slice(1)
}

function placed({ file, event, question, row }: Unread['where'], said: string, t: Text): string | undefined {
  const { where } = t.votes.belenios
  if (question !== undefined) return row === undefined ? where.question(question, said) : where.row(question, row, said)
  if (event !== undefined) return where.event(event, said)
  if (file === undefined) return undefined
  if (file === 'election' || file === 'result') return where[file](said)
  return where.file(file.length > 30 ? `${file.slice(0, 12)}…${file.slice(64)}` : file, said)
}

/** Of which kind of vote, in one sentence. */
export function howSaid({ kind, least, most, seats = 1 }: External, t: Text): string {
  const { how } = t.votes.belenios
  if (kind === 'several') return how.several(least, most)
  return kind === 'election' ? how.election(seats) : how[kind]
}

export function ballotsSaid({ ballots, weight, blank = 0, spoilt, cast }: External, t: Text): string {
  const words = t.votes.belenios
  const replaced = cast === undefined ? 0 : cast - ballots
  return [
    weight === ballots ? words.ballots(ballots) : words.weighing(ballots, weight),
    ...(blank > 0 ? [words.blank(blank)] : []),
    ...(spoilt > 0 ? [words.spoilt(spoilt)] : []),
    ...(replaced > 0 ? [words.replaced(replaced)] : []),
  ].join(', ')
}

/** Who wins, who is tied, or who is first where nobody said how many win. */
export function foundSaid(
  { order }: External,
  result: PollResult,
  options: readonly string[],
  t: Text,
  lang: Lang,
): string {
  const words = t.votes.belenios
  const named = (positions: readonly number[]) =>
    joinList(
      positions.map((at) => options[at] ?? ''),
      lang,
    )
  const { winners, tied } = result
  const said = [
    ...(winners.length > 0 ? [words.winners(named(winners), winners.length)] : []),
    ...(tied.length > 0 ? [words.tied(named(tied))] : []),
  ]
  if (said.length > 0) return said.join(' ')
  return order[0] ? words.first(named(order[0])) : words.nobody
}

/** Figures by option; of grades and ranks, the order alone. */
export function figuresSaid(
  { kind, order }: External,
  result: PollResult,
  options: readonly string[],
  t: Text,
): string {
  if (kind === 'single' || kind === 'several' || kind === 'lists')
    return options.map((option, at) => t.votes.belenios.figure(option, result.counts[at] ?? 0)).join(', ')
  return order.map((tier) => tier.map((at) => options[at] ?? '').join(' = ')).join(' > ')
}

/** What was looked at here, and what was not. */
export function honestly({ looked, told }: External, t: Text): string[] {
  const words = t.votes.belenios
  return [words.looked[looked], ...(told === 'typed' ? [words.typed] : []), words.unproven]
}

function otherwise({ kind, differs }: External, t: Text): string | undefined {
  if (!differs) return undefined
  return kind === 'judgment' || kind === 'election' ? t.votes.belenios.otherwise[kind] : undefined
}

export type Question = {
  readonly question: string
  readonly options: readonly string[]
  readonly external: External
  readonly result: PollResult
}

/** As the command line says it. `left`: questions that Belenios does not count. */
export function heldLines(questions: readonly Question[], left: number, t: Text, lang: Lang): string[] {
  const words = t.votes.belenios
  const [first] = questions
  if (!first) return [words.uncounted]
  const { external } = first
  return [
    words.title(external.election),
    words.fact(words.fingerprint, external.fingerprint),
    ...(external.archive === undefined ? [] : [words.fact(words.archive, external.archive)]),
    ...questions.flatMap((one) => [words.asked(one.external.question, one.question), ...questionLines(one, t, lang)]),
    ...(left > 0 ? [words.uncounted] : []),
    ...honestly(external, t),
  ]
}

function questionLines({ external, result, options }: Question, t: Text, lang: Lang): string[] {
  const more = otherwise(external, t)
  return [
    howSaid(external, t),
    ballotsSaid(external, t),
    figuresSaid(external, result, options, t),
    foundSaid(external, result, options, t, lang),
    ...(more === undefined ? [] : [more]),
  ]
}

/** Lists are told with their candidates; each line is one list. */
function candidatesSaid({ candidates = [] }: External, options: readonly string[], t: Text): string[] {
  const words = t.votes.belenios
  return candidates.flatMap((list, at) =>
    list.length === 0
      ? []
      : [words.fact(options[at] ?? '', list.map(({ name, count }) => words.figure(name, count)).join(', '))],
  )
}

/** By which anybody finds the election again, and may check it. */
export function traces(external: External, t: Text) {
  const words = t.votes.belenios
  const { election, question, questions } = external
  const name = questions > 1 ? words.among(election, question, questions) : election
  return facts([words.election, name], ...marks(external, t))
}

function marks({ fingerprint, archive, link }: External, t: Text): (readonly [string, Rich])[] {
  const words = t.votes.belenios
  return [
    [words.fingerprint, [code(fingerprint)]],
    ...(archive === undefined ? [] : [[words.archive, [code(archive)]] as const]),
    ...(link === undefined ? [] : [[words.page, [linked(new URL(link).host, link)]] as const]),
  ]
}

type Shown = Omit<Question, 'question'> & {
  /** does it decide, and who does */
  readonly weight: string
  readonly drawn: Chart | undefined
}

/** In the place of the usual result: what was found, its figures, by what it is found again, what was and was not checked. */
export function externalNodes(
  { external, result, options, weight, drawn }: Shown,
  t: Text,
  lang: Lang,
): Card['nodes'][number][] {
  const more = otherwise(external, t)
  const lists = candidatesSaid(external, options, t)
  const told = card(
    '',
    text({ strong: foundSaid(external, result, options, t, lang) }),
    text(weight),
    text(ballotsSaid(external, t)),
    drawn ? chart(drawn) : text(figuresSaid(external, result, options, t)),
    lists.length > 0 && list(...lists),
    traces(external, t),
    more !== undefined && quiet(more),
    quiet(howSaid(external, t), ' ', honestly(external, t).join(' ')),
  )
  return [...told.nodes]
}

/** Before anything is published. */
export type Preview = {
  readonly questions: readonly Question[]
  /** questions that Belenios does not count */
  readonly left: number
  readonly weight: string
  readonly rooms: readonly string[]
  readonly expected: number
  readonly publish: Call
}

/** Questions that a preview shows whole; the others are counted. */
const mostShown = 3

export function importPreview(
  { questions, left, weight, rooms, expected, publish }: Preview,
  t: Text,
  lang: Lang,
): View {
  const words = t.votes.belenios
  const { external } = questions[0]!
  const more = questions.length - mostShown
  return view(
    lang,
    card(
      words.title(external.election),
      ...questions.slice(0, mostShown).flatMap((one) => questionNodes(one, t, lang)),
      more > 0 && text(words.more(more)),
      left > 0 && quiet(words.uncounted),
      facts(...marks(external, t)),
      quiet(honestly(external, t).join(' ')),
      text(weight, ' ', words.seen(joinList(rooms, lang), expected)),
    ),
    actions(
      button(words.publish(questions.length), publish, 'primary'),
      button(t.buttons.help, { intent: 'help', args: {} }),
    ),
  )
}

function questionNodes(one: Question, t: Text, lang: Lang) {
  const { external, result, options } = one
  const more = otherwise(external, t)
  return [
    text({ strong: one.question }, ' ', foundSaid(external, result, options, t, lang)),
    quiet(
      `${ballotsSaid(external, t)}. ${figuresSaid(external, result, options, t)}. ${howSaid(external, t)}`,
      more !== undefined && ` ${more}`,
    ),
  ]
}

export function importedView(numbers: readonly number[], t: Text, lang: Lang): View {
  const words = t.votes.belenios
  const [only] = numbers
  return view(
    lang,
    text(words.published(joinList(numbers.map(String), lang), numbers.length)),
    actions(
      only !== undefined && button(t.buttons.seePoll, { intent: 'polls', args: { number: only } }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}
