/** What people do with what is drawn: press, choose, fill, submit and close. */
import { kind, nested, selects } from './components.ts'
import { entityOf, type Filled, fill, optionOf, resolvedOf, submissionOf, unfit, unfitCount } from './filling.ts'
import type { Asked } from './interactions.ts'
import { type Fields, fieldsIn, textOf } from './json.ts'
import { buttonsIn, labelOf } from './reading.ts'
import type { OpenModal } from './screen.ts'
import { type Receipt, receiptOf, type Stage } from './stage.ts'
import type { Message, User } from './world.ts'

export type Acts = {
  /** The newest visible button of that label, or the choice of a menu. */
  presses(who: string, where: string, label: string): Promise<Receipt>
  /** One or several choices of the newest menu that has them; `placeholder`: where several have. */
  chooses(who: string, where: string, labels: string | readonly string[], placeholder?: string): Promise<Receipt>
  /** Fills inputs of the open modal, by label or custom id, and submits it. */
  fills(who: string, values: Filled): Promise<Receipt>
  closes(who: string): Promise<Receipt>
}

const nothingSent: Receipt = { acknowledged: true, ms: 0 }

export function createActs(stage: Stage): Acts {
  const { world, delivery, screen } = stage

  async function act(person: User, what: string, source: Message, data: Fields): Promise<Receipt> {
    const channel = world.channels.get(source.channelId)
    if (!channel) throw new Error('The channel is gone')
    const asked: Asked = { type: 3, user: person, channel, source }
    const { outcome } = await delivery.ask(asked, data)
    return receiptOf(stage, person, what, outcome)
  }

  function partsOf(message: Message): readonly Fields[] {
    return message.components.flatMap(nested)
  }

  function missing(person: User, where: string, label: string): Error {
    const there = screen.messages(person, where).flatMap(({ components }) => buttonsIn(components))
    return new Error(`${person.name} sees no « ${label} » in ${where}, only: ${there.join(', ') || 'nothing to press'}`)
  }

  async function choose(
    person: User,
    where: string,
    labels: readonly string[],
    placeholder?: string,
  ): Promise<Receipt | undefined> {
    for (const message of screen.messages(person, where)) {
      for (const menu of partsOf(message)) {
        if (!selects.includes(menu.type)) continue
        if (placeholder !== undefined && menu.placeholder !== placeholder && menu.custom_id !== placeholder) continue
        const isText = menu.type === kind.stringSelect
        const has = (label: string) =>
          isText
            ? fieldsIn(menu.options).some((one) => labelOf(one) === label)
            : entityOf(world, menu, label) !== undefined
        if (!labels.every(has)) continue
        if (menu.disabled === true) throw new Error(`« ${labels.join(', ')} » cannot be chosen any more`)
        const values = labels.map((label) => (isText ? optionOf(menu, label) : textOf(entityOf(world, menu, label))))
        const why = unfitCount(menu, values.length)
        if (why !== undefined) return { acknowledged: false, ms: 0, reason: `not sent: the menu ${why}` }
        screen.kept(person, message).set(textOf(menu.custom_id), values)
        const channel = world.place(where, person)
        const resolved = isText ? {} : { resolved: resolvedOf(world, channel, values) }
        const { id, custom_id, type } = menu
        return act(person, labels.join(', '), message, { id, custom_id, component_type: type, values, ...resolved })
      }
    }
    return undefined
  }

  function topOf(person: User): OpenModal {
    const modal = screen.modals.get(person.id)
    if (!modal) throw new Error(`${person.name} has no modal open`)
    return modal
  }

  async function submit(person: User, modal: OpenModal): Promise<Receipt> {
    const why = unfit(modal)
    modal.error = why ?? ''
    if (why !== undefined) return { acknowledged: false, ms: 0, reason: `not sent: ${why}` }
    const { channel, source } = modal
    const asked: Asked = { type: 5, user: person, channel, source }
    const { outcome } = await delivery.ask(asked, submissionOf(world, modal))
    const receipt = receiptOf(stage, person, textOf(modal.data.title), outcome)
    // It stays open, with all that was typed, when nothing came back.
    if (!receipt.acknowledged) modal.error = "Une erreur s'est produite. Réessaie."
    else if (screen.modals.get(person.id) === modal) screen.modals.delete(person.id)
    return receipt
  }

  return {
    async presses(who, where, label) {
      const person = world.userNamed(who)
      for (const message of screen.messages(person, where)) {
        const button = partsOf(message).find((one) => one.type === kind.button && labelOf(one) === label)
        if (!button) continue
        if (button.disabled === true) throw new Error(`« ${label} » cannot be pressed any more`)
        if (button.style === 5) return { ...nothingSent, response: { url: button.url } }
        const { id, custom_id, type } = button
        return act(person, label, message, { id, custom_id, component_type: type })
      }
      const receipt = await choose(person, where, [label])
      if (!receipt) throw missing(person, where, label)
      return receipt
    },
    async chooses(who, where, labels, placeholder) {
      const person = world.userNamed(who)
      const all = typeof labels === 'string' ? [labels] : labels
      const receipt = await choose(person, where, all, placeholder)
      if (!receipt) throw missing(person, where, all.join(', '))
      return receipt
    },
    async fills(who, values) {
      const person = world.userNamed(who)
      const modal = topOf(person)
      fill(world, modal, values)
      return submit(person, modal)
    },
    async closes(who) {
      const person = world.userNamed(who)
      topOf(person)
      screen.modals.delete(person.id)
      return nothingSent
    },
  }
}
