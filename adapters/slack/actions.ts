/** What is pressed and what is filled in, as Slack's elements. */
import type { Button, PlainTextOption } from '@slack/types'
import type { DrawnAction, DrawnActions, DrawnBallot } from '../../src/views/drawn.ts'
import { pressId } from '../../src/views/press.ts'
import { ballotBlock, choiceId, linkId, optionValue, pickId } from './ids.ts'
import { ballotInputs, drawsBallot, isCut, plainText } from './inputs.ts'
import { kit } from './limits.ts'
import { isAddress, listElements, sentence, shown } from './rich.ts'
import { put, type Sheet } from './sheet.ts'
import { words } from './words.ts'

/** Four lists of a hundred such labels leave room for the rest of the message. */
const shortest = 9

export function drawActions({ items }: DrawnActions, d: Sheet): void {
  const elements = items.flatMap((item): ActionElement[] => {
    const element = actionElement(item, d)
    return element ? [element] : []
  })
  for (let at = 0; at < elements.length; at += kit.actions)
    put(d, { type: 'actions', elements: elements.slice(at, at + kit.actions) })
}

type ActionElement =
  | Button
  | { type: 'static_select'; action_id: string; placeholder: ReturnType<typeof plainText>; options: PlainTextOption[] }

function actionElement(item: DrawnAction, d: Sheet): ActionElement | undefined {
  if (item.kind === 'button') {
    const button: Button = {
      type: 'button',
      action_id: pressId(d.post, item.target),
      text: plainText(item.label, kit.buttonText),
    }
    return item.style ? { ...button, style: item.style } : button
  }
  if (item.kind === 'link') {
    if (!isAddress(item.href)) {
      d.rich.push(...sentence([{ link: item.label, href: item.href }]))
      return undefined
    }
    return {
      type: 'button',
      action_id: linkId(d.links++),
      text: plainText(item.label, kit.buttonText),
      url: item.href,
    }
  }
  if (item.options.length === 0) return undefined
  return {
    type: 'static_select',
    action_id: pickId(d.post, d.picks++),
    placeholder: plainText(item.label, kit.placeholder),
    options: item.options.slice(0, kit.options).map(({ label, hint, target }, index) => ({
      text: plainText(d.thrift > 3 ? `${index + 1} · ${label}` : label, d.thrift > 3 ? shortest : kit.optionText),
      value: optionValue(target),
      ...(hint && d.thrift < 3 && shown(hint).trim() !== '' && { description: plainText(hint, kit.optionText) }),
    })),
  }
}

/** As many choices at most are buttons of their own. */
const mostChoices = 5

/** One of a few is a button each; the rest is filled in where it stands, or by a button that leads to a window. */
export function drawBallot(ballot: DrawnBallot, d: Sheet): void {
  const { options, method, n, field, question } = ballot
  d.rich.push(...sentence(question))
  const drawable = drawsBallot(ballot)
  const byButtons = drawable && d.surface !== 'window' && method.kind === 'one' && options.length <= mostChoices
  const inPlace = drawable && !byButtons && d.fillable
  if ((!inPlace && !byButtons) || isCut(options) || (byButtons && options.some(({ hint }) => hint))) {
    const items = options.map(({ label, hint }) => (hint ? `${label} — ${hint}` : label))
    d.rich.push(...listElements({ kind: 'list', ordered: true, items }))
  }
  if (byButtons) {
    const block_id = ballotBlock(n, field, method.kind, 0)
    put(d, {
      type: 'actions',
      block_id,
      elements: options.map(({ id, label }, i) => choiceButton(d.post, i, id, label)),
    })
    return
  }
  if (inPlace) put(d, ...ballotInputs(ballot, d.lang))
  if (inPlace && d.surface === 'window') return
  const answer: Button = {
    type: 'button',
    action_id: pressId(d.post, n),
    text: plainText(words[d.lang].answer, kit.buttonText),
    style: 'primary',
  }
  put(d, { type: 'actions', elements: [answer] })
}

function choiceButton(post: string, index: number, id: string, label: string): Button {
  return { type: 'button', action_id: choiceId(post, index), value: id, text: plainText(label, kit.buttonText) }
}
