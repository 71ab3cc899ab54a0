/**
 * Whatever people write and whatever a view holds: Discord takes the payload, and nobody is called who was not meant. A
 * few hundred cases in each run; `DISCORD_CASES=100000` for the longer check.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ballotWindow } from '../../../adapters/discord/ballot.ts'
import type { Attached } from '../../../adapters/discord/components.ts'
import { heardWords } from '../../../adapters/discord/heard.ts'
import { limits, pageLengths } from '../../../adapters/discord/limits.ts'
import { formWindows } from '../../../adapters/discord/modal.ts'
import { numbered, payloadOf } from '../../../adapters/discord/payload.ts'
import { attachmentsOf, renderInvitation, renderPage } from '../../../adapters/discord/render.ts'
import { isFile } from '../../../src/views/file.ts'
import { draw } from '../../../src/views/paginate.ts'
import type { Form, View } from '../../../src/views/view.ts'
import { wellFormed } from '../../support/discord/check.ts'
import { draftOf } from '../../support/discord/drafts.ts'
import type { Fields } from '../../support/discord/json.ts'
import { checkModal } from '../../support/discord/modals.ts'
import { mentionsIn } from '../../support/discord/pings.ts'
import { hostileForms, hostileViews } from '../../support/hostile.ts'

/** Half of them messages, half forms. */
const cases = Number(process.env.DISCORD_CASES ?? 400)
const numRuns = cases / 2
const key = '0195a000-0000-7000-8000-000000000001'

function asSent(value: object): Fields {
  const sent = JSON.parse(JSON.stringify(value)) as Fields
  wellFormed(sent)
  return sent
}

/** Throws what Discord would refuse it with; says whom it would call. */
function taken(components: Parameters<typeof numbered>[0], files: readonly Attached[] = []) {
  const body = asSent(payloadOf(numbered(components, key), files, false))
  const uploads = files.map(({ name, bytes }, n) => ({
    n: String(n),
    name,
    type: 'image/png',
    bytes: Buffer.from(bytes),
  }))
  let next = 0
  draftOf(body, {
    uploads,
    nextId: () => String(next++),
    origin: ({ filename }) => `https://cdn.example/${filename}`,
  })
  const { users, roles, everyone } = mentionsIn(textIn(components), body.allowed_mentions)
  return [...users, ...roles, ...(everyone ? ['everyone'] : [])]
}

function textIn(parts: readonly object[]): string {
  return JSON.stringify(parts)
}

/** Every page of it, since what follows « Suite » is a message too. */
function pagesOf(view: View): number {
  return Math.max(...pageLengths.map((maxText) => draw(view, { ...limits.discord, maxText }).length))
}

describe('a view', () => {
  test('is a message that Discord takes, and that calls nobody', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(hostileViews, fc.boolean(), fc.boolean(), fc.nat(30), (view, opens, attaches, n) => {
        const page = { ...view, page: { post: key, n: (n % pagesOf(view)) + 1 } }
        const pictures = attaches ? attachmentsOf(page, key) : []
        expect(pictures.length).toBeLessThanOrEqual(10)
        const files = pictures.map((what, i) => ({
          name: isFile(what) ? `${i}-${what.name}` : `image-${i}.png`,
          bytes: new Uint8Array(1),
          description: 'alt',
        }))
        const names = new Map(pictures.map((what, i) => [JSON.stringify(what), files[i]!.name]))
        const attachedAs = (what: object) => names.get(JSON.stringify(what))
        const message = renderPage(page, key, { opens: () => opens, attachedAs })
        expect(taken(message.components, files)).toEqual([])
        for (const ballot of message.ballots)
          checkModal(asSent(ballotWindow(ballot, { post: key, n: ballot.n, step: 0, sofar: '' }, 'fr')))
      }),
      { numRuns },
    )
  })
})

test.each([
  ['stars', '*'.repeat(9000)],
  ['mentions', '<@1>'.repeat(2000)],
  ['lists', '- un\n'.repeat(2000)],
])('texts full of marks of Discord’s own are cut where it takes them: %s', (_, said) => {
  const whole: View = { lang: 'fr', nodes: [{ kind: 'text', text: said }] }
  for (let n = 1; n <= 20; n++)
    expect(taken(renderPage({ ...whole, page: { post: key, n } }, key).components)).toEqual([])
})

describe('a form', () => {
  test('is windows that Discord takes, with nothing left out, and a button that opens them', {
    timeout: 3_600_000,
  }, () => {
    fc.assert(
      fc.property(hostileForms, fc.nat(3), (form: Form, step) => {
        const windows = formWindows(form, key)
        for (const window of windows) checkModal(asSent(window))
        const asked = new Set(
          windows.flatMap(({ components }) =>
            components.flatMap((part) => ('component' in part ? [part.component.custom_id.split('|')[0]] : [])),
          ),
        )
        expect([...asked]).toEqual(form.fields.map(({ name }) => name))
        expect(taken(renderInvitation(form, key, step, windows.length).components)).toEqual([])
      }),
      { numRuns },
    )
  })
})

test('what somebody wrote is read without marks for people, channels or moments', () => {
  expect(
    heardWords(
      '<@1> <@!2> <#3> <:oui:4> <t:0:R> <@&5>',
      (id) => `p${id}`,
      (id) => `c${id}`,
    ),
  ).toBe('@p1 @p2 #c3 :oui: 1970-01-01T00:00:00.000Z @p5')
})
