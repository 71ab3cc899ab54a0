/** Matrix's side of the contract: what we draw is an event of ours, and what a person types or reacts below it comes back. */
import { createDirectory } from '../../adapters/matrix/directory.ts'
import { Event } from '../../adapters/matrix/payloads.ts'
import { read } from '../../adapters/matrix/read.ts'
import { type Content, renderForm, renderPage } from '../../adapters/matrix/render.ts'
import type { Known } from '../../adapters/matrix/whereabouts.ts'
import type { Incoming, Press } from '../../src/port.ts'
import type { Form, View } from '../../src/views/view.ts'
import { contract, key } from './contract.ts'

const [self, ana, room] = ['@concertess:localhost', '@ana:localhost', '!salon:localhost']

/** A room where we said this, as the homeserver gives it back; in private when nobody else is there. */
function after(content: Content | undefined, isPrivate: boolean): Known {
  const directory = createDirectory()
  directory.self = self
  const people = isPrivate ? [self, ana] : [self, ana, '@bo:localhost']
  for (const state_key of people)
    directory.learn(room, event('m.room.member', { membership: 'join' }, { state_key, event_id: `$${state_key}` }))
  directory.before(room, [])
  if (content) directory.learn(room, event('m.room.message', content, { sender: self, event_id: '$ours' }))
  return { ...directory, self }
}

function event(type: string, content: object, more: object = {}): Event {
  const base = { type, sender: ana, event_id: '$theirs', origin_server_ts: 1_800_000_000_000, content }
  return Event.parse(JSON.parse(JSON.stringify({ ...base, ...more })))
}

function heard(known: Known, type: string, content: object, more: object = {}): Incoming | undefined {
  const said = read(event(type, content, more), room, known)
  return said.kind === 'hear' ? said.incoming : undefined
}

function pressIn(incoming: Incoming | undefined): Press | undefined {
  const says = incoming?.says
  return typeof says === 'object' && 'post' in says ? says : undefined
}

const typed = (known: Known, body: string) => pressIn(heard(known, 'm.room.message', { msgtype: 'm.text', body }))

/** The number that stands before these words. */
function numberOf(content: Content, label: string): string | undefined {
  const lines = String(content.body).split(/\n|\u2003/)
  return lines
    .map((line) => /(\d+)(?: ·|\.) (.*)$/.exec(line))
    .find((found) => found && (found[2] === label || found[2]?.startsWith(`${label} —`)))?.[1]
}

contract('Matrix', {
  read(view) {
    const { body, formatted_body } = renderPage(view, key)
    const html = String(formatted_body)
      .replace(/<[^>]+>/g, ' ')
      .replace(/&(?:amp|lt|gt|quot|#39);/g, ' ')
    return `${body}\n${html}`
  },

  press(view, label) {
    const content = renderPage(view, key)
    const number = numberOf(content, label)
    if (number === undefined) return undefined
    const known = after(content, false)
    const byWord = typed(known, number)
    const relation = { rel_type: 'm.annotation', event_id: '$ours', key: `${number}\ufe0f\u20e3` }
    const byReaction = pressIn(heard(known, 'm.reaction', { 'm.relates_to': relation }))
    return JSON.stringify(byWord) === JSON.stringify(byReaction) ? byWord : undefined
  },

  fill(form: Form, values) {
    const known = after(renderForm(form, key), true)
    const lines = form.fields.map(({ name, names, label }) => `${names?.[0] ?? label} : ${values[name]}`)
    return typed(known, lines.join('\n'))
  },

  vote(view: View, { method }, answer) {
    const content = renderPage(view, key, { isPrivate: true })
    const known = after(content, true)
    const number = (label: string) => numberOf(content, label) ?? '?'
    if (Array.isArray(answer)) return typed(known, answer.map(number).join(method.kind === 'ranks' ? ' > ' : ', '))
    return typed(
      known,
      Object.entries(answer)
        .map(([label, given]) => `${number(label)} : ${given}`)
        .join(', '),
    )
  },

  hearsItself() {
    const known = after(undefined, true)
    return (
      heard(known, 'm.room.message', { msgtype: 'm.text', body: '!idee Encore' }, { sender: self }) ??
      heard(known, 'm.room.message', { msgtype: 'm.notice', body: '!idee Encore' })
    )
  },
})
