/** Discord's side of the contract: what we draw goes to Discord as it would, and what Discord would report comes back. */
import { afterWindow, ballotWindow } from '../../adapters/discord/ballot.ts'
import { readBallotId } from '../../adapters/discord/ids.ts'
import { formWindows } from '../../adapters/discord/modal.ts'
import { read } from '../../adapters/discord/read.ts'
import { renderPage } from '../../adapters/discord/render.ts'
import { discordCatalogue } from '../../src/discord.ts'
import type { Press } from '../../src/port.ts'
import type { Form, View } from '../../src/views/view.ts'
import { contract, key } from './contract.ts'

type Part = Readonly<Record<string, unknown>>
const known = { self: '100000000000000001', channel: () => undefined, home: undefined }
const catalogue = discordCatalogue()

/** As it comes over the wire. */
function partsOf(value: { readonly components: readonly object[] }): readonly Part[] {
  const plain = JSON.parse(JSON.stringify(value.components)) as Part[]
  return plain.flatMap(function all(part: Part): Part[] {
    const inner = [...((part.components as Part[]) ?? []), ...(part.component ? [part.component as Part] : [])]
    return [part, ...inner.flatMap(all)]
  })
}

function interaction(type: number, data: object, message?: object) {
  const d = {
    id: '1300000000000000000',
    application_id: '100000000000000002',
    type,
    token: 'token',
    guild_id: '100000000000000003',
    channel_id: '100000000000000004',
    channel: { id: '100000000000000004', type: 0, name: 'pleniere' },
    member: { user: { id: '100000000000000005', username: 'ana' }, permissions: '0' },
    ...(message && { message }),
    data,
  }
  return read({ t: 'INTERACTION_CREATE', d }, known, catalogue)
}

function pressIn(heard: ReturnType<typeof read>): Press | undefined {
  const says = heard.kind === 'hear' ? heard.incoming.says : undefined
  return typeof says === 'object' && 'post' in says ? says : undefined
}

function click(custom_id: unknown, values?: readonly unknown[]) {
  const message = { id: '1300000000000000001', flags: 1 << 15, content: '' }
  return interaction(3, { custom_id, component_type: values ? 3 : 2, ...(values && { values }) }, message)
}

/** Each window of a form is filled and sent; what the last one brings is added to what came before. */
function fillAll(form: Form, values: Readonly<Record<string, string>>): Press | undefined {
  const filled: Record<string, string> = {}
  let last: Press | undefined
  for (const window of formWindows(form, key)) {
    const components = (JSON.parse(JSON.stringify(window.components)) as Part[]).map((part) => {
      const inner = part.component as Part | undefined
      return inner ? { type: 18, component: { ...fill(inner, values), custom_id: inner.custom_id } } : { type: 10 }
    })
    last = pressIn(interaction(5, { custom_id: window.custom_id, components }))
    Object.assign(filled, last?.values)
  }
  return last && { ...last, values: filled }
}

/** By the value that the option carries, as a person chooses it by its words. */
function fill(input: Part, values: Readonly<Record<string, string>>): Part {
  const [name = '', part = ''] = String(input.custom_id).split('|')
  // A long text has several inputs: all of it fits into the first.
  const value = part.startsWith('0') ? (values[name] ?? '') : ''
  const options = input.options as Part[] | undefined
  if (!options) return { type: 4, value }
  const chosen = options.map((option) => String(option.value)).filter((one) => value.split(', ').includes(one))
  return input.type === 21 ? { type: 21, value: chosen[0] ?? null } : { type: input.type, values: chosen }
}

contract('Discord', {
  read(view) {
    return partsOf(renderPage(view, key))
      .flatMap(({ options, ...part }) => [part, ...((options as Part[]) ?? [])])
      .flatMap(({ content, label, description, placeholder }) => [content, label, description, placeholder])
      .filter((said) => typeof said === 'string')
      .join('\n')
      .replace(/\\(?=[^\w\s])/g, '')
      .replace(/\*\*|\*|`/g, '')
      .replace(/<t:(\d+):F>/g, (_, at: string) =>
        new Date(Number(at) * 1000).toLocaleDateString('fr', { dateStyle: 'long' }),
      )
  },

  press(view, label) {
    for (const part of partsOf(renderPage(view, key))) {
      if (part.type === 2 && part.label === label) return pressIn(click(part.custom_id))
      const option = ((part.options as Part[]) ?? []).find((one) => one.label === label)
      if (option) return pressIn(click(part.custom_id, [option.value]))
    }
    return undefined
  },

  fill: fillAll,

  vote(view: View, ballot, answer) {
    const message = renderPage(view, key)
    const parts = partsOf(message)
    if (Array.isArray(answer) && (ballot.method.kind === 'one' || ballot.method.kind === 'many')) {
      const button = parts.find((part) => part.type === 2 && part.label === answer[0])
      if (button) return pressIn(click(button.custom_id))
      const select = parts.find(({ type }) => type === 3)!
      const chosen = (select.options as Part[]).filter(({ label }) => answer.includes(String(label)))
      return pressIn(
        click(
          select.custom_id,
          chosen.map(({ value }) => value),
        ),
      )
    }
    return inWindow(message, answer)
  },

  hearsItself() {
    const said = {
      id: '1300000000000000002',
      channel_id: '100000000000000006',
      type: 0,
      content: '/idee Encore',
      mentions: [],
    }
    for (const author of [
      { id: known.self, username: 'concertess', bot: true },
      { id: known.self, username: 'concertess' },
      { id: '100000000000000007', username: 'autre', bot: true },
    ]) {
      const heard = read({ t: 'MESSAGE_CREATE', d: { ...said, author } }, known, catalogue)
      if (heard.kind === 'hear') return heard.incoming
    }
    return undefined
  },
})

/** « Répondre », and the window that it opens. */
function inWindow(
  message: ReturnType<typeof renderPage>,
  answer: Readonly<Record<string, string>> | readonly string[],
): Press | undefined {
  const button = partsOf(message).find(({ type, label }) => type === 2 && label === 'Répondre')!
  const [ballot] = message.ballots
  const window = ballotWindow(ballot!, readBallotId(String(button.custom_id))!, 'fr')
  const components = (JSON.parse(JSON.stringify(window.components)) as Part[]).map((part, i) => {
    const input = part.component as Part
    const wanted = Array.isArray(answer) ? answer[i] : (answer as Record<string, string>)[String(part.label)]
    const option = (input.options as Part[]).find(({ label }) => label === wanted)
    return { type: 18, component: { type: 3, custom_id: input.custom_id, values: option ? [option.value] : [] } }
  })
  const sent = interaction(5, { custom_id: window.custom_id, components })
  if (sent.kind !== 'ballot' || !sent.filled) return undefined
  const after = afterWindow(ballot!, sent.at, sent.filled)
  return 'press' in after ? after.press : undefined
}
