/** The frame of every page: one calm style, light and dark, our own scripts and styles only. */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Lang } from '../../src/port.ts'
import { asset } from './static.ts'
import { words } from './words.ts'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

export type Frame = {
  readonly lang: Lang
  readonly title: string
  /** of the body, for the style */
  readonly face: 'local' | 'mine' | 'public' | 'notice'
  /** names of scripts of ours, each without its folder and ending */
  readonly scripts?: readonly string[]
  /** names of styles of ours beside the one of every page */
  readonly styles?: readonly string[]
  /** where the reader is among the pages of this face */
  readonly nav?: Markup
  /** what programs that read the page are told: other languages, feeds */
  readonly head?: Markup
}

export function page({ lang, title, face, scripts = [], styles = [], nav, head }: Frame, main: Markup): Markup {
  const own = words[lang]
  return html`${raw('<!DOCTYPE html>')}<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${title} – Concertess</title><link rel="stylesheet" href="${asset('style.css')}">${styles.map((style) => html`<link rel="stylesheet" href="${asset(`${style}.css`)}">`)}<link rel="icon" href="${asset('icon.svg')}">${[...(face === 'public' ? [] : ['ballot']), ...scripts].map((script) => html`<script type="module" src="${asset(`${script}.js`)}"></script>`)}${head ?? ''}</head><body class="${face}"><a class="skip" href="#main">${own.skip}</a><header class="top"><a class="brand" href="/">Concertess</a>${nav ?? ''}</header><main id="main" tabindex="-1">${main}</main><footer class="foot"><a href="/accessibilite">${own.accessibility}</a> <a href="/donnees">${own.privacy}</a></footer></body></html>`
}
