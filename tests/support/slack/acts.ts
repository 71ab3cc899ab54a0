/** What people do with what is drawn: press, choose, fill, submit and close. */
import { messageOut } from './api-chat.ts'
import { checkedView } from './api-views.ts'
import { optionsOf } from './elements.ts'
import { SlackError } from './error.ts'
import { type Fields, fieldsIn, fieldsOf, isFields, textOf } from './json.ts'
import { actionOf, containerOf, interaction, nameOf } from './payloads.ts'
import { buttonsIn, readText } from './reading.ts'
import type { Surface } from './screen.ts'
import { type Receipt, receiptOf, type Stage } from './speech.ts'
import { choosing, filling, type Placed, placedIn, valuesOf, withValue } from './state.ts'
import { unfit } from './unfit.ts'
import type { View } from './views.ts'
import type { Person } from './world.ts'

export type Filled = Readonly<Record<string, string | readonly string[]>>
export type Acts = {
  /** The newest visible button or option of that label: an open modal, then messages. Sends `block_actions`. */
  presses(who: string, where: string, label: string): Promise<Receipt>
  /** Chooses an option; in an input nothing is sent. `of`: the label of the input, where several have that option. */
  chooses(who: string, where: string, label: string, of?: string): Promise<Receipt>
  /** Fills inputs of the open modal, by label, action id or block id, and submits it. */
  fills(who: string, values: Filled): Promise<Receipt>
  /** Fills an input of the newest message that has one of that name; sends nothing unless the input does. */
  writes(who: string, where: string, values: Filled): Promise<Receipt>
  submits(who: string): Promise<Receipt>
  closes(who: string): Promise<Receipt>
}
type Target = {
  readonly surface: Surface
  readonly placed: Placed
  readonly chosen: Fields
  readonly isOption: boolean
}

const nothingSent: Receipt = { acknowledged: true, ms: 0 }

export function createActs(stage: Stage): Acts {
  const { world, views, responses, delivery, screen } = stage
  const { names } = screen

  async function act(person: Person, what: string, { surface, placed, chosen, isOption }: Target): Promise<Receipt> {
    const { element } = placed
    if (isOption && element.type !== 'overflow') surface.keep(withValue(surface.values, placed, chosen))
    if (placed.input) return nothingSent
    const { message, view } = surface
    const channel = message && world.channels.get(message.channel)
    const values = isOption ? withValue(surface.values, placed, chosen) : surface.values
    const outcome = await delivery.interactive({
      type: 'block_actions',
      ...interaction(world, person),
      trigger_id: views.trigger(person.id),
      ...(message && channel
        ? {
            container: containerOf(message),
            channel: { id: channel.id, name: nameOf(channel) },
            ...(message.ephemeralTo === undefined ? { message: messageOut(world, message) } : {}),
            state: { values: valuesOf(surface.blocks, values) },
            response_url: stage.responseUrl(responses.give(person.id, channel, message)),
          }
        : {}),
      ...(view ? { container: { type: 'view', view_id: view.id }, view: views.output(view) } : {}),
      actions: [actionOf(world, placed, chosen)],
    })
    return receiptOf(stage, person, what, outcome)
  }

  function find(surfaces: readonly Surface[], label: string, inputs: boolean, of?: string): Target | undefined {
    for (const surface of surfaces) {
      for (const placed of placedIn(surface.blocks)) {
        const { element, block } = placed
        if (of !== undefined && !isNamed(placed, of)) continue
        if (!inputs && placed.input) continue
        if (readText(element.text, names) === label) return { surface, placed, chosen: {}, isOption: false }
        for (const side of ['positive_button', 'negative_button']) {
          const button = fieldsOf(element[side])
          if (readText(button.text, names) !== label) continue
          return { surface, placed, chosen: { text: button.text, value: button.value }, isOption: false }
        }
        const option = optionsOf(element).find((one) => readText(one.text, names) === label)
        if (!option) continue
        const before = surface.values[textOf(block.block_id)]?.[textOf(element.action_id)]
        return { surface, placed, chosen: choosing(element, option, before), isOption: true }
      }
    }
    return undefined
  }

  function isNamed({ block, element }: Placed, name: string): boolean {
    const called = [
      readText(block.label, names),
      block.block_id,
      element.action_id,
      readText(element.placeholder, names),
    ]
    return called.includes(name) || readText(block.text, names) === name
  }

  function missing(person: Person, where: string, label: string): Error {
    const there = screen.surfaces(person, where).flatMap(({ blocks }) => buttonsIn(blocks, names))
    return new Error(`${person.name} sees no « ${label} » in ${where}, only: ${there.join(', ') || 'nothing to press'}`)
  }

  async function fill(person: Person, where: string, values: Filled): Promise<Receipt> {
    let receipt = nothingSent
    const idOf = (name: string) =>
      name.startsWith('#') ? world.place(name, person).id : world.personNamed(name.replace(/^@/, '')).id
    for (const [name, says] of Object.entries(values)) {
      // Filling one may have changed what is drawn.
      const surfaces = screen.surfaces(person, where)
      const found = surfaces
        .flatMap((surface) => placedIn(surface.blocks).map((placed) => ({ surface, placed })))
        .find(({ placed }) => isNamed(placed, name))
      if (!found) {
        const inputs = surfaces.flatMap(({ blocks }) => blocks).map((block) => readText(block.label, names))
        throw new Error(`${person.name} sees no input « ${name} », only: ${inputs.filter(Boolean).join(', ')}`)
      }
      const { surface, placed } = found
      const chosen = filling(placed.element, says, idOf)
      receipt = await act(person, name, { surface, placed, chosen, isOption: true })
    }
    return receipt
  }

  async function submit(person: Person, view: View): Promise<Receipt> {
    if (view.body.submit === undefined) throw new Error('This modal has nothing to submit')
    const errors = unfit(fieldsIn(view.body.blocks), view.values)
    view.errors = errors
    if (Object.keys(errors).length > 0) {
      return { acknowledged: false, ms: 0, reason: `not sent: ${JSON.stringify(errors)}` }
    }
    const title = readText(view.body.title, names)
    const outcome = await delivery.interactive({
      type: 'view_submission',
      ...interaction(world, person),
      trigger_id: views.trigger(person.id),
      view: views.output(view),
      response_urls: [],
    })
    const receipt = receiptOf(stage, person, title, outcome)
    if (!receipt.acknowledged) return receipt
    try {
      respond(person, view, receipt.response ?? {})
      return receipt
    } catch (error) {
      if (!(error instanceof SlackError)) throw error
      const reason = `${error.message} ${JSON.stringify(error.more)}`
      stage.failures.push({ who: person.name, what: title, reason, at: world.now() })
      return { ...receipt, acknowledged: false, reason }
    }
  }

  /** What the app answered to a submission. */
  function respond(person: Person, view: View, response: Fields): void {
    switch (response.response_action) {
      case undefined:
        if (views.top(person.id) === view) views.closeTop(person.id)
        return
      case 'clear':
        views.clear(person.id)
        return
      case 'errors': {
        const inputs = fieldsIn(view.body.blocks).filter(({ type }) => type === 'input')
        const errors = Object.entries(isFields(response.errors) ? response.errors : {})
        const known = errors.every(([id]) => inputs.some(({ block_id }) => block_id === id))
        if (errors.length === 0 || !known) throw new SlackError('invalid_errors', { errors: response.errors })
        view.errors = Object.fromEntries(errors.map(([id, says]) => [id, textOf(says)]))
        return
      }
      case 'update':
        views.update(view, checkedView(world, response.view, 'modal'))
        return
      case 'push':
        views.push(person.id, checkedView(world, response.view, 'modal'))
        return
      default:
        throw new SlackError('invalid_response_action', { response })
    }
  }

  function topOf(person: Person): View {
    const view = views.top(person.id)
    if (!view) throw new Error(`${person.name} has no modal open`)
    return view
  }

  async function close(person: Person): Promise<Receipt> {
    const view = topOf(person)
    const all = view.body.clear_on_close === true
    const closed = all ? [...views.clear(person.id)].reverse() : [views.closeTop(person.id) ?? view]
    let receipt = nothingSent
    for (const one of closed) {
      if (one.body.notify_on_close !== true) continue
      const outcome = await delivery.interactive({
        type: 'view_closed',
        ...interaction(world, person),
        view: views.output(one),
        is_cleared: all,
      })
      receipt = receiptOf(stage, person, 'close', outcome)
    }
    return receipt
  }

  return {
    async presses(who, where, label) {
      const person = world.personNamed(who)
      const target = find(screen.surfaces(person, where), label, false)
      if (target) return act(person, label, target)
      const modal = views.top(person.id)
      if (modal && readText(modal.body.submit, names) === label) return submit(person, modal)
      if (modal && readText(modal.body.close, names) === label) return close(person)
      throw missing(person, where, label)
    },
    async chooses(who, where, label, of) {
      const person = world.personNamed(who)
      const target = find(screen.surfaces(person, where), label, true, of)
      if (!target) throw missing(person, where, label)
      return act(person, label, target)
    },
    async fills(who, values) {
      const person = world.personNamed(who)
      topOf(person)
      await fill(person, 'modal', values)
      return submit(person, topOf(person))
    },
    async writes(who, where, values) {
      const person = world.personNamed(who)
      return fill(person, where, values)
    },
    async submits(who) {
      const person = world.personNamed(who)
      return submit(person, topOf(person))
    },
    async closes(who) {
      return close(world.personNamed(who))
    },
  }
}
