/**
 * Whatever people write and whatever a view holds: Slack takes the payload, and nobody is called who was not meant. A
 * thousand cases in each run; `SLACK_CASES=100000` for the longer check.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unescaped } from '../../../adapters/slack/heard.ts'
import { limits } from '../../../adapters/slack/limits.ts'
import { renderInvitation, renderPage } from '../../../adapters/slack/render.ts'
import { escaped } from '../../../adapters/slack/rich.ts'
import { formWindow, refusedWindow, type SentWindow, viewWindow } from '../../../adapters/slack/window.ts'
import { draw } from '../../../src/views/paginate.ts'
import { hostileForms, hostileText, hostileViews } from '../../support/hostile.ts'
import { refusalOfMessage, refusalOfView } from '../../support/slack/blocks.ts'
import type { Fields } from '../../support/slack/json.ts'
import { pingsOf } from '../../support/slack/pings.ts'

/** Half of them messages, a quarter windows and pages, a quarter forms. */
const cases = Number(process.env.SLACK_CASES ?? 1000)
const numRuns = cases / 2
const key = '0195a000-0000-7000-8000-000000000001.0195a000-0000-7000-8000-000000000002'
const opened = { channel: 'C0001', kind: 'room', name: 'pleniere', url: 'https://hooks.slack.com/x' } as const
const anyPicture = () => true

function asSent(value: object): Fields {
  return JSON.parse(JSON.stringify(value)) as Fields
}

/** Every page of it, since what follows « Suite » is a message too. */
const surfaces = [
  [limits.slack, { fillable: true }],
  [limits.slack, { fillable: false }],
  [limits.whisper, {}],
] as const

describe('a view', () => {
  test('is a message that Slack takes, and that calls nobody', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(hostileViews, fc.constantFrom(...surfaces), fc.nat(30), (view, [can, paper], n) => {
        const pages = draw(view, can).length
        const page = { ...view, page: { post: key, n: (n % pages) + 1 } }
        const message = asSent(renderPage(page, key, can, { ...paper, uploaded: () => 'F0001' }))
        expect(refusalOfMessage(message, anyPicture)).toBeUndefined()
        expect(pingsOf(message)).toEqual([])
        expect(Buffer.byteLength(String(message.text))).toBeLessThanOrEqual(4000)
      }),
      { numRuns },
    )
  })

  test('is a window or a page of one’s own that Slack takes, and that calls nobody', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(hostileViews, (view) => {
        const window = asSent(viewWindow(view, key, opened))
        const home = asSent({
          type: 'home',
          ...renderPage(view, key, limits.window, { surface: 'home' }),
          text: undefined,
        })
        for (const surface of [window, home]) {
          expect(refusalOfView(surface, anyPicture)).toBeUndefined()
          expect(pingsOf(surface)).toEqual([])
        }
      }),
      { numRuns: numRuns / 2 },
    )
  })
})

describe('a form', () => {
  test('is a window that Slack takes, also when it comes back with a refusal', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(hostileForms, hostileText, (form, why) => {
        const window = formWindow(form, key, opened)
        const reply = { key, body: form, refused: { said: why, kept: true } }
        const back = refusedWindow(window as unknown as SentWindow, reply, { ...opened, post: key, n: 0, again: 0 })
        const invitation = asSent(renderInvitation(form, key))
        for (const sent of [window, back].map(asSent)) {
          expect(refusalOfView(sent, anyPicture)).toBeUndefined()
          expect(pingsOf(sent)).toEqual([])
        }
        expect(refusalOfMessage(invitation, anyPicture)).toBeUndefined()
        expect(pingsOf(invitation)).toEqual([])
      }),
      { numRuns: numRuns / 2 },
    )
  })
})

test('escaping is undone by reading: what somebody typed comes back as typed', () => {
  fc.assert(
    fc.property(hostileText, (said) => {
      expect(escaped(unescaped(escaped(said)))).toBe(escaped(said))
    }),
    { numRuns },
  )
})
