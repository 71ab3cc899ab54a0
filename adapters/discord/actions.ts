/** What is pressed and what is chosen, as Discord's buttons and lists; pure. */
import type { DrawnAction, DrawnActions, DrawnBallot } from '../../src/views/drawn.ts'
import { drawsInWindow } from './ballot.ts'
import { type Button, kinds, type Select, styles } from './components.ts'
import { ballotId, buttonId, fitsId, optionValue, pickId, voteId } from './ids.ts'
import { labelled, optionsOf } from './inputs.ts'
import { kit } from './limits.ts'
import { isAddress, listWritten, sentence, shown } from './markdown.ts'
import { place, type Sheet, say } from './sheet.ts'
import { words } from './words.ts'

export function drawActions({ items }: DrawnActions, d: Sheet): void {
  place(
    d,
    items.flatMap((item) => elementOf(item, d)),
  )
}

function elementOf(item: DrawnAction, d: Sheet): (Button | Select)[] {
  if (item.kind === 'link') {
    if (d.thrift === 0 && isAddress(item.href)) {
      const url = new URL(item.href).href
      return [{ type: kinds.button, style: styles.link, label: labelled(item.label, kit.label), url }]
    }
    say(d, sentence([{ link: item.label, href: item.href }]))
    return []
  }
  if (item.kind === 'button') {
    const { label, style, target } = item
    return [buttonOf(label, buttonId(d.post, target, d.opens(target)), style)]
  }
  if (item.options.length === 0) return []
  const options = item.options.slice(0, kit.options).map(({ label, hint, target }) => ({
    label,
    ...(hint !== undefined && { hint }),
    value: optionValue(target, d.opens(target)),
  }))
  const custom_id = pickId(d.post, d.picks++)
  return [
    { type: kinds.select, custom_id, placeholder: labelled(item.label, kit.placeholder), options: optionsOf(options) },
  ]
}

function buttonOf(label: string, custom_id: string, style?: 'primary' | 'danger'): Button {
  return {
    type: kinds.button,
    style: styles[style ?? 'secondary'],
    label: labelled(label, kit.label),
    custom_id,
  }
}

/** As many choices at most are buttons of their own. */
const mostChoices = 5

/** One of a few is a button each, of many a list; what is given to each option is filled in a window. */
export function drawBallot(ballot: DrawnBallot, d: Sheet): void {
  const { options, n, question, method } = ballot
  say(d, sentence(question))
  const direct = chosenHere(ballot, d)
  const isShown = direct.length > 0 && !options.some(({ label, hint }) => hint || shown(label).length > kit.label)
  if (!isShown) {
    const items = options.map(({ label, hint }) => (hint ? `${label} — ${hint}` : label))
    say(d, listWritten({ kind: 'list', ordered: true, items }))
  }
  if (direct.length > 0) {
    place(d, direct)
    return
  }
  if (drawsInWindow(ballot, d.post)) d.ballots.push(ballot)
  else
    say(
      d,
      `-# ${d.words.notation(
        method,
        options.map((_, i) => String(i + 1)),
      )}`,
    )
  const id = drawsInWindow(ballot, d.post)
    ? ballotId({ post: d.post, n, step: 0, sofar: '' })
    : buttonId(d.post, { n }, true)
  place(d, [buttonOf(words[d.lang].answer, id, 'primary')])
}

/** Nothing when it cannot be answered in the message itself. */
function chosenHere({ options, method, n, field }: DrawnBallot, d: Sheet): (Button | Select)[] {
  const isPlain = options.every(({ id }) => id.trim() !== '' && id.length <= kit.option && !/[|,\n]/.test(id))
  if (!isPlain || options.length === 0 || options.length > kit.options || field.includes('|')) return []
  const answers = options.map(({ id }) => voteId(d.post, n, field, id))
  if (method.kind === 'one' && options.length <= mostChoices && answers.every(fitsId))
    return options.map(({ label }, i) => buttonOf(label, answers[i]!))
  if (method.kind !== 'one' && method.kind !== 'many') return []
  const custom_id = voteId(d.post, n, field)
  if (!fitsId(custom_id)) return []
  const most = method.kind === 'one' ? 1 : Math.max(1, Math.min(method.max, options.length))
  const least = method.kind === 'one' ? 1 : Math.max(0, Math.min(method.min, most))
  const all = optionsOf(
    options.map(({ id, label, hint }) => ({ value: id, label, ...(hint !== undefined && { hint }) })),
  )
  const placeholder = labelled(words[d.lang].choose, kit.placeholder)
  return [{ type: kinds.select, custom_id, placeholder, options: all, min_values: least, max_values: most }]
}
