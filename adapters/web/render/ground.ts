/** Where what is drawn can be pressed, and what every form of a page brings back. */
import { html } from 'hono/html'
import type { Markup } from '../page.ts'

export type Ground = {
  /** where its forms are posted */
  readonly action: string
  /** what every form brings back beside its own fields: the session's mark, who, where */
  readonly hidden: readonly (readonly [name: string, value: string])[]
  /** the id of the request that pressing makes, once for each page drawn */
  readonly request: string
  /** the address of the nth file of this message, from 0 in the order of the view */
  readonly file: (n: number) => string
  /** nobody else sees this place: secret ballots may be answered here */
  readonly private: boolean
  /** by whose clock moments are said that stand in a blank as instants */
  readonly zone?: string
  /** the form or the ballot that came back: it is drawn with what was put in */
  readonly back?: Back
  /** the page itself says who sees a ballot; `next`: pressing its button does not send it yet */
  readonly paper?: { readonly next: string }
}

/** `data` is what was posted; `said` is why it was refused, where it was, `field` the blank that is to be filled otherwise. */
export type Back = {
  readonly data: URLSearchParams
  readonly said?: string | undefined
  readonly field?: string | undefined
}

/** What stands under a message: the ground, and the post on which its presses are made. `id` begins the ids of its parts. */
export type Sheet = Ground & { readonly post: string; readonly id: string }

/** What was put in by whoever pressed `press`; undefined when something else came back, or nothing. */
export function backFor({ back }: Ground, press: string): Back | undefined {
  return back?.data.get('press') === press ? back : undefined
}

export function form(sheet: Ground, look: string, inside: Markup): Markup {
  const carried = [...sheet.hidden, ['rid', sheet.request] as const]
  return html`<form class="${look}" method="post" action="${sheet.action}">${carried.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${inside}</form>`
}
