/** The fallbacks of what is pressed: words to type for buttons, lists of numbers for choices, one line for a ballot. */
import type { DrawnAction, DrawnBallot, DrawnInner, DrawnOption, DrawnText, Target, TypedWord } from './drawn.ts'
import { lowerRich, titleLength } from './lower-figures.ts'
import { plainNode } from './plain.ts'
import { flat, shorten } from './rich.ts'
import type { Actions, Ballot, Button, Capabilities, Lang, Link, Rich, Span } from './view.ts'
import type { Words } from './words.ts'

/** What is counted while one view is lowered: the next press, the next typed number, the buttons still free. */
export type Budget = {
  readonly can: Capabilities
  readonly lang: Lang
  readonly words: Words
  n: number
  typed: number
  buttons: number
}

type Wanted = Omit<Button, 'call'> & { readonly target: Target }
/** More typed words than this are a list, not a line. */
const longestLegend = 6

export function lowerActions({ items }: Actions, budget: Budget): readonly DrawnInner[] {
  const drawn: DrawnAction[] = []
  const grouped: DrawnOption[] = []
  const typed: Wanted[] = []
  const below: DrawnInner[] = []
  for (const item of items) {
    if (item.kind === 'link') {
      placeLink(item, budget, drawn, below)
      continue
    }
    const n = budget.n++
    if (item.kind === 'pick') {
      const options = item.options.map(({ label, hint }, option) => withHint(label, hint, { n, option }))
      if (budget.can.pickOptions > 0) drawn.push(...picks(item.label, options, budget))
      else below.push(...numbers(item.label, options, budget))
      continue
    }
    placeButton(wanted(item, n), budget, drawn, grouped, typed)
  }
  if (grouped.length > 0) drawn.push(...picks(budget.words.otherActions, grouped, budget))
  return [...(drawn.length > 0 ? [{ kind: 'actions', items: drawn } as const] : []), ...legend(typed, budget), ...below]
}

function wanted({ label, style }: Button, n: number): Wanted {
  return style ? { kind: 'button', label, style, target: { n } } : { kind: 'button', label, target: { n } }
}

function placeButton(
  button: Wanted,
  budget: Budget,
  drawn: DrawnAction[],
  grouped: DrawnOption[],
  typed: Wanted[],
): void {
  const { can } = budget
  if (can.buttons && budget.buttons > 0) {
    budget.buttons -= 1
    drawn.push({ ...button, label: shorten(button.label, labelRoom(can)) })
    return
  }
  if (can.buttons && can.pickOptions > 0) grouped.push({ label: button.label, target: button.target })
  else typed.push(button)
}

/** A link is a button where there are buttons, and counts as one. */
function placeLink(link: Link, budget: Budget, drawn: DrawnAction[], below: DrawnInner[]): void {
  const { can } = budget
  if (can.links && can.buttons && budget.buttons > 0) {
    budget.buttons -= 1
    drawn.push({ ...link, label: shorten(link.label, labelRoom(can)) })
    return
  }
  below.push({ kind: 'text', text: lowerRich([{ link: link.label, href: link.href }], can) })
}

/** As many selection lists as it takes; equal once shortened, labels get their number so that they stay distinct. */
function picks(label: string, options: readonly DrawnOption[], { can }: Budget): readonly DrawnAction[] {
  const room = labelRoom(can)
  const short = options.map((option) => shorten(option.label, room))
  const lines = options.map((option, index): DrawnOption => {
    const same = short.filter((other) => other === short[index]).length > 1
    const said = same ? shorten(`${index + 1} · ${option.label}`, room) : (short[index] ?? '')
    return said === option.label || option.hint
      ? { ...option, label: said }
      : { ...option, label: said, hint: option.label }
  })
  const count = Math.ceil(lines.length / can.pickOptions)
  return Array.from({ length: count }, (_, index) => {
    const mark = count > 1 ? ` (${index + 1}/${count})` : ''
    const title = shorten(label, Math.max(4, room - mark.length)) + mark
    return { kind: 'pick', label: title, options: lines.slice(index * can.pickOptions, (index + 1) * can.pickOptions) }
  })
}

/** « Répondez : 1 · Retirer   2 · Modifier » */
function legend(buttons: readonly Wanted[], budget: Budget): readonly DrawnInner[] {
  if (buttons.length === 0) return []
  if (buttons.length > longestLegend) return numbers(budget.words.otherActions, buttons, budget)
  const words = buttons.map((button) => typedWord(button.label, button.target, budget))
  const spans = words.flatMap(({ word, label }, index): readonly Span[] => [
    `${index > 0 ? '\u2003' : ''}`,
    { strong: word },
    ` · ${label}`,
  ])
  const text: DrawnText = { kind: 'text', text: [`${budget.words.reply}${budget.words.colon}`, ...spans], words }
  return [text]
}

/** A choice answered by its number. */
function numbers(label: string, options: readonly DrawnOption[], budget: Budget): readonly DrawnInner[] {
  if (options.length === 0) return []
  const start = budget.typed
  const words = options.map((option) => typedWord(option.label, option.target, budget))
  const items = options.map((option) => withHintText(option.label, option.hint))
  const lead = `${label} (${budget.words.replyNumber})${budget.words.colon}`.trimEnd()
  return [
    { kind: 'text', text: lead },
    { kind: 'list', ordered: true, start, items, words },
  ]
}

function typedWord(label: string, target: Target, budget: Budget): TypedWord {
  return { word: String(budget.typed++), label, target }
}

/**
 * Three ways: drawn by the platform; one typed line with its notation explained; only a way to the private answer
 * where the place would show it. Pressed without an answer, a ballot leads to its form.
 */
export function lowerBallot(ballot: Ballot, budget: Budget): readonly DrawnInner[] {
  const { can, words } = budget
  const n = budget.n++
  const question = lowerRich(ballot.question, can)
  if (ballot.secret && !can.privateBallots) {
    const items = ballot.options.map(({ label, hint }) => withHintText(label, hint))
    return [
      { kind: 'text', text: question },
      { kind: 'list', items },
      { kind: 'text', text: words.privateOnly, tone: 'quiet' },
      ...lowerWanted({ kind: 'button', label: words.answerPrivately, style: 'primary', target: { n } }, budget),
    ]
  }
  const { call: _, ...drawn } = { ...ballot, question, n }
  const short = shorten(flat(question), titleLength(can))
  const isShort = short === flat(question)
  const native: DrawnBallot = isShort ? drawn : { ...drawn, question: short }
  if (isDrawable(native, budget)) return isShort ? [native] : [{ kind: 'text', text: question }, native]
  const start = budget.typed
  budget.typed += ballot.options.length
  const numbersShown = ballot.options.map((_option, index) => String(start + index))
  const line = { n, first: start, method: ballot.method, options: ballot.options, field: ballot.field }
  const items = ballot.options.map(({ label, hint }) => withHintText(label, hint))
  const answer: Wanted = { kind: 'button', label: words.answer, style: 'primary', target: { n } }
  return [
    { kind: 'text', text: question },
    { kind: 'list', ordered: true, start, items },
    { kind: 'text', text: words.notation(ballot.method, numbersShown), tone: 'quiet', line },
    ...(can.buttons && can.formFields > 0 ? lowerWanted(answer, budget) : []),
  ]
}

function lowerWanted(button: Wanted, budget: Budget): readonly DrawnInner[] {
  const drawn: DrawnAction[] = []
  const grouped: DrawnOption[] = []
  const typed: Wanted[] = []
  placeButton(button, budget, drawn, grouped, typed)
  if (grouped.length > 0) drawn.push(...picks(budget.words.otherActions, grouped, budget))
  return [...(drawn.length > 0 ? [{ kind: 'actions', items: drawn } as const] : []), ...legend(typed, budget)]
}

/** A ballot never spans two messages nor two selection lists. */
function isDrawable(ballot: DrawnBallot, { can, lang }: Budget): boolean {
  if (!can.ballots.includes(ballot.method.kind)) return false
  if (can.pickOptions > 0 && ballot.options.length > can.pickOptions) return false
  return plainNode(ballot, lang).length < can.maxText / 2
}

function labelRoom(can: Capabilities): number {
  return Math.max(4, Math.min(can.labelLength, titleLength(can)))
}

function withHint(label: string, hint: string | undefined, target: Target): DrawnOption {
  return hint ? { label, hint, target } : { label, target }
}

function withHintText(label: string, hint: string | undefined): Rich {
  return hint ? `${label} — ${hint}` : label
}
