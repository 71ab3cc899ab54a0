/**
 * Ballots in which each option is given something, or is put in order, answered in windows of five: what was given in the
 * windows before travels with the next one, two letters for each answer. Pure.
 */
import type { DrawnBallot } from '../../src/views/drawn.ts'
import { flat } from '../../src/views/rich.ts'
import type { Lang } from '../../src/views/view.ts'
import { kinds, type Label, type Modal, type Option } from './components.ts'
import { type BallotStep, ballotId, fitsId, type PostPress } from './ids.ts'
import { type Filled, labelled, optionsOf } from './inputs.ts'
import { kit } from './limits.ts'
import { words } from './words.ts'

const lettersEach = 2
const nothing = '00'

/** Each thing asked, and what may be answered to it. */
type Asked = { readonly label: string; readonly hint?: string | undefined; readonly options: readonly Option[] }

export function drawsInWindow(ballot: DrawnBallot, post: string): boolean {
  const { method, options, n } = ballot
  if (options.length === 0 || options.length > kit.options || method.kind === 'one' || method.kind === 'many')
    return false
  if (method.kind === 'points' && method.maxEach + 1 > kit.options) return false
  if (method.kind === 'grades' && (method.grades.length === 0 || method.grades.length > kit.options)) return false
  const sofar = nothing.repeat(askedOf(ballot, 'fr').length)
  return fitsId(ballotId({ post, n, step: 99, sofar }))
}

function stepsOf(ballot: DrawnBallot): number {
  return Math.ceil(askedOf(ballot, 'fr').length / kit.modalParts)
}

/**
 * `opening`: what is sent from this window is one request, however often; from one that is opened again, another: whoever
 * changes their mind, and changes it back, is heard three times.
 */
export function ballotWindow(ballot: DrawnBallot, { post, step, sofar }: BallotStep, lang: Lang, opening = ''): Modal {
  const steps = stepsOf(ballot)
  const title = flat(ballot.question)
  const labels = askedOf(ballot, lang)
    .slice(step * kit.modalParts, (step + 1) * kit.modalParts)
    .map(
      ({ label, hint, options }, i): Label => ({
        type: kinds.label,
        label: labelled(label, kit.modalLabel),
        ...aside(label, hint),
        component: {
          type: kinds.select,
          custom_id: `${step * kit.modalParts + i}|${opening}`,
          placeholder: words[lang].choose,
          options,
          required: false,
        },
      }),
    )
  return {
    custom_id: ballotId({ post, n: ballot.n, step, sofar }),
    title: labelled(steps > 1 ? `${step + 1}/${steps} · ${title}` : title, kit.modalTitle),
    components: labels,
  }
}

/** A label that was cut is there whole, with what the option says more. */
function aside(label: string, hint: string | undefined): { readonly description?: string } {
  const said = [label.length > kit.modalLabel ? label : '', hint ?? ''].filter((part) => part.trim() !== '').join(' – ')
  return said === '' ? {} : { description: labelled(said, kit.modalHelp) }
}

function askedOf({ method, options }: DrawnBallot, lang: Lang): readonly Asked[] {
  const numbered = (labels: readonly string[]) => optionsOf(labels.map((label, i) => ({ value: String(i + 1), label })))
  switch (method.kind) {
    case 'points': {
      const points = numbered(Array.from({ length: method.maxEach + 1 }, (_, i) => String(i)))
      return options.map(({ label, hint }) => ({ label, hint, options: points }))
    }
    case 'grades': {
      const grades = numbered(method.grades)
      return options.map(({ label, hint }) => ({ label, hint, options: grades }))
    }
    case 'ranks': {
      const all = numbered(options.map(({ label }) => label))
      return Array.from({ length: Math.min(method.max, options.length) }, (_, i) => ({
        label: words[lang].rank(i + 1),
        options: all,
      }))
    }
    default:
      return []
  }
}

/** With what was given in this window. */
function withAnswers({ step, sofar }: BallotStep, filled: readonly Filled[]): string {
  const letters = sofar.padEnd(step * kit.modalParts * lettersEach, '0')
  const given = filled.map(({ values, value }) => Number(values?.[0] ?? value ?? 0) || 0)
  return letters + given.map((answer) => answer.toString(36).padStart(lettersEach, '0')).join('')
}

/** What follows when a window was sent: the next one, or the ballot as it was filled in. */
export function afterWindow(
  ballot: DrawnBallot,
  at: BallotStep,
  filled: readonly Filled[],
): { readonly next: BallotStep; readonly of: number } | { readonly press: PostPress } {
  const sofar = withAnswers(at, filled)
  const of = stepsOf(ballot)
  if (at.step + 1 < of) return { next: { ...at, step: at.step + 1, sofar }, of }
  return { press: { post: at.post, n: at.n, values: { [ballot.field]: lineOf(ballot, sofar) } } }
}

/** The notation of `BallotMethod`. */
function lineOf({ method, options }: DrawnBallot, sofar: string): string {
  const answers = Array.from({ length: Math.floor(sofar.length / lettersEach) }, (_, i) =>
    Number.parseInt(sofar.slice(i * lettersEach, (i + 1) * lettersEach), 36),
  )
  if (method.kind === 'ranks') {
    const ranked = answers.flatMap((answer) => options[answer - 1]?.id ?? [])
    return ranked.join(' > ')
  }
  const given = options.flatMap(({ id }, i) => {
    const answer = answers[i] ?? 0
    if (answer < 1) return []
    const value =
      method.kind === 'points' ? String(answer - 1) : method.kind === 'grades' ? method.grades[answer - 1] : ''
    return value === undefined || value === '' ? [] : [`${id}: ${value}`]
  })
  return given.join(', ')
}
