/** The web's side of the contract: what is drawn is read back as a strict parser reads it, and sent as a browser without scripts does. */
import { expect } from 'vitest'
import { createWeb, localWorkspace } from '../../adapters/web/house.ts'
import { readPosted } from '../../adapters/web/read.ts'
import { type Ground, renderMessage } from '../../adapters/web/render.ts'
import type { Door, Incoming, Press } from '../../src/port.ts'
import { text, view } from '../../src/views/build.ts'
import type { Form, View } from '../../src/views/view.ts'
import { formsOf, sent, wordsOf } from '../support/web/browser-less.ts'
import { all, parse, readOut, type Tag } from '../support/web/html.ts'
import { contract, key } from './contract.ts'

const ground: Ground = {
  action: '/salon/agir',
  hidden: [
    ['csrf', 'mark'],
    ['qui', 'ana'],
  ],
  request: 'r1',
  file: (n) => `/salon/fichier/${key}/${n}`,
  private: true,
}

function drawn(body: View | Form): readonly (Tag | string)[] {
  const html = renderMessage({ key, post: key, body }, ground)
  if (html instanceof Promise) throw new Error('nothing that is pressed waits for a picture')
  return parse(String(html))
}

function posted(body: View | Form, data: URLSearchParams): Press | undefined {
  expect(data.get('csrf')).toBe('mark')
  expect(data.get('qui')).toBe('ana')
  expect(data.get('rid')).toBe('r1')
  return readPosted(data, (post) => (post === key ? body : undefined))
}

contract('The web', {
  async read(body) {
    return readOut(parse(String(await renderMessage({ key, post: key, body }, ground))))
  },

  press(body, label) {
    for (const form of formsOf(drawn(body))) {
      const pressed = all([form], 'button').find((one) => wordsOf(one) === label)
      if (pressed) return posted(body, sent(form, {}, pressed))
      const option = all([form]).find(
        (one) => (one.name === 'label' || one.name === 'option') && wordsOf(one).split(/ — | précision/)[0] === label,
      )
      const value =
        option?.attributes.value ??
        all([form], 'input').find(({ attributes }) => attributes.id === option?.attributes.for)?.attributes.value
      if (option && value !== undefined) return posted(body, sent(form, { press: value }))
    }
    return undefined
  },

  fill(form, values) {
    const [tag] = formsOf(drawn(form))
    const typed = Object.fromEntries(
      form.fields.map(({ name, kind, options }) => {
        const value = values[name] ?? ''
        return [`f.${name}`, kind === 'many' && options ? value.split(', ') : value]
      }),
    )
    return posted(form, sent(tag!, typed))
  },

  vote(body, { method, options }, answer) {
    const [tag] = formsOf(drawn(body))
    const at = (label: string) => options.findIndex((option) => option.label === label)
    if (!Array.isArray(answer)) {
      const given = Object.entries(answer).map(([label, value]) => {
        const grade = method.kind === 'grades' ? String(method.grades.indexOf(value)) : value
        return [`b.${at(label)}`, grade]
      })
      return posted(body, sent(tag!, Object.fromEntries(given)))
    }
    const labels = answer as readonly string[]
    if (method.kind === 'ranks')
      return posted(body, sent(tag!, Object.fromEntries(labels.map((label, i) => [`b.${at(label)}`, String(i + 1)]))))
    return posted(body, sent(tag!, { 'b.o': labels.map((label) => options[at(label)]!.id) }))
  },

  /** What the bot posts is kept among the messages; only what is posted by a page is heard. */
  async hearsItself() {
    const heard: Incoming[] = []
    const web = createWeb({})
    await web.start({ hear: async (batch: readonly Incoming[]) => void heard.push(...batch) } as unknown as Door)
    const to = { platform: 'web', workspace: localWorkspace, to: 'room', channel: 'pleniere' } as const
    await web.send(to, view('fr', text('/idee Encore')), key)
    await web.edit({ key }, view('fr', text('/idee Encore')), '0195a000-0000-7000-8000-000000000002')
    expect(web.house.room.place(to)).toHaveLength(1)
    await web.stop()
    return heard[0]
  },
})
