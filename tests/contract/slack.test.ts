/** Slack's side of the contract: what we draw goes to Slack as it would, and what Slack would report comes back. */
import { limits } from '../../adapters/slack/limits.ts'
import { read } from '../../adapters/slack/read.ts'
import { renderPage } from '../../adapters/slack/render.ts'
import type { Known } from '../../adapters/slack/whereabouts.ts'
import { formWindow, viewWindow } from '../../adapters/slack/window.ts'
import type { Press } from '../../src/port.ts'
import type { Form, View } from '../../src/views/view.ts'
import { optionsOf } from '../support/slack/elements.ts'
import { type Fields, fieldsIn, fieldsOf, textOf } from '../support/slack/json.ts'
import { readBlocks } from '../support/slack/reading.ts'
import { filling, type Placed, placedIn, valuesOf, withValue } from '../support/slack/state.ts'
import { contract, key } from './contract.ts'

const nobody: Known = { team: 'T1', self: 'UBOT', person: () => undefined, channel: () => undefined }
const interaction = { team: { id: 'T1' }, user: { id: 'U1', username: 'ana', team_id: 'T1' }, trigger_id: '1.2.abc' }
const opened = { channel: 'C1', kind: 'room', name: 'pleniere' } as const
const names = { person: (id: string) => id, channel: (id: string) => id }

/** As it comes over the wire, every block with an id, which Slack gives to those that have none. */
function sent(value: { readonly blocks: readonly object[] }): Fields & { readonly blocks: readonly Fields[] } {
  const plain = JSON.parse(JSON.stringify(value)) as Fields
  return { ...plain, blocks: fieldsIn(plain.blocks).map((block, i) => ({ block_id: `b${i}`, ...block })) }
}

function pressOf(payload: Fields): Press | undefined {
  const heard = read(payload, nobody)
  const says = heard.kind === 'hear' ? heard.incoming.says : undefined
  return typeof says === 'object' && 'post' in says ? says : undefined
}

function click(
  blocks: readonly Fields[],
  { block, element }: Placed,
  chosen: Fields,
  values: Fields = {},
): Press | undefined {
  const action = {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: '1.0',
    ...chosen,
  }
  return pressOf({
    ...interaction,
    type: 'block_actions',
    container: { type: 'message', message_ts: '1.0', channel_id: 'C1', is_ephemeral: false },
    channel: { id: 'C1', name: 'pleniere' },
    message: { ts: '1.0', text: '', blocks },
    state: { values },
    response_url: 'https://hooks.slack.example/1',
    actions: [action],
  })
}

contract('Slack', {
  read: (view) => readBlocks(sent(renderPage(view, key, limits.slack)).blocks, names),

  press(view, label) {
    const { blocks } = sent(renderPage(view, key, limits.slack))
    for (const placed of placedIn(blocks)) {
      if (textOf(fieldsOf(placed.element.text).text) === label) return click(blocks, placed, {})
      const option = optionsOf(placed.element).find((one) => textOf(fieldsOf(one.text).text) === label)
      if (option) return click(blocks, placed, { selected_option: option })
    }
    return undefined
  },

  fill(form: Form, values) {
    const window = sent(formWindow(form, key, opened))
    let state = valuesOf(window.blocks)
    for (const field of form.fields) {
      const input = placedIn(window.blocks).find(({ block }) => textOf(block.block_id).startsWith(`f|${field.name}|`))
      if (!input) return undefined
      state = withValue(state, input, filled(input, values[field.name] ?? ''))
    }
    return submission(window, state)
  },

  vote(view: View, ballot, answer) {
    // In a message by its own button, in a window by the window's: both say the same.
    const { blocks } = sent(renderPage(view, key, limits.slack))
    const shown = placedIn(blocks).filter(({ element }) => element.type === 'button')
    const named = shown.find(({ element }) => isList(answer) && textOf(fieldsOf(element.text).text) === answer[0])
    const button = named ?? shown[0]
    const pressed =
      button && click(blocks, button, named ? { value: named.element.value } : {}, answered(blocks, answer))
    const window = sent(viewWindow(view, key, opened))
    const submitted = submission(window, answered(window.blocks, answer))
    if (JSON.stringify(pressed) !== JSON.stringify(submitted)) throw new Error(`two answers to ${ballot.method.kind}`)
    return pressed
  },

  hearsItself() {
    const event = { type: 'message', channel_type: 'im', channel: 'D1', ts: '1.0', text: '/idee Encore' }
    const asks = [
      { ...event, user: 'UBOT', bot_id: 'B1' },
      { ...event, user: 'UBOT' },
      { ...event, user: 'U2', bot_id: 'B2' },
      { ...event, user: 'U2', subtype: 'bot_message' },
    ]
    for (const [i, one] of asks.entries()) {
      const heard = read({ type: 'event_callback', event_id: `E${i}`, team_id: 'T1', event: one }, nobody)
      if (heard.kind === 'hear') return heard.incoming
    }
    return undefined
  },
})

/** By the value that the option carries, as a person chooses it by its words. */
function filled({ element }: Placed, value: string): Fields {
  const chosen = optionsOf(element).filter((option) => value.split(', ').includes(textOf(option.value)))
  const labels = chosen.map((option) => textOf(fieldsOf(option.text).text))
  return filling(element, optionsOf(element).length > 0 ? labels : value, (name) => name)
}

function submission(window: Fields, values: Fields): Press | undefined {
  return pressOf({
    ...interaction,
    type: 'view_submission',
    view: { id: 'V1', hash: '1.h', ...window, state: { values } },
  })
}

/** Choices in their order, or a value for each label. */
function answered(blocks: readonly Fields[], answer: Readonly<Record<string, string>> | readonly string[]): Fields {
  const inputs = placedIn(blocks).filter(({ input }) => input)
  let state = valuesOf(blocks)
  if (!isList(answer)) {
    for (const [label, value] of Object.entries(answer)) {
      const input = inputs.find(({ block }) => textOf(fieldsOf(block.label).text) === label)
      if (input)
        state = withValue(
          state,
          input,
          filling(input.element, value, (name) => name),
        )
    }
    return state
  }
  if (inputs.length === 1)
    return withValue(
      state,
      inputs[0]!,
      filling(inputs[0]!.element, answer, (name) => name),
    )
  for (const [i, label] of answer.entries()) {
    const input = inputs[i]
    if (input)
      state = withValue(
        state,
        input,
        filling(input.element, label, (name) => name),
      )
  }
  return state
}

function isList(answer: Readonly<Record<string, string>> | readonly string[]): answer is readonly string[] {
  return Array.isArray(answer)
}
