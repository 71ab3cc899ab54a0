/** One message of the local room: who says it, when, to whom, below what; and what it says. */
import { html } from 'hono/html'
import type { Item, Message, Said } from '../../../src/kept/room.ts'
import { isForm } from '../../../src/kept/shown.ts'
import type { Lang } from '../../../src/port.ts'
import { formatTime } from '../../../src/views/format.ts'
import { plain } from '../../../src/views/plain.ts'
import { wordsIn } from '../../../src/views/words.ts'
import type { House } from '../house.ts'
import type { Markup } from '../page.ts'
import { type Back, renderMessage } from '../render.ts'
import { localWords } from './words.ts'

/** What differs between a page, which is of one person, and what is sent to all who look at the same place. */
export type Look = {
  readonly house: House
  readonly lang: Lang
  readonly zone: string
  /** `/salon` or `/essai` */
  readonly base: string
  readonly hidden: readonly (readonly [name: string, value: string])[]
  readonly request: string
  readonly back?: Back | undefined
  /** where one answers below this message */
  readonly replyAt: (key: string) => string
  /** what the address of a file must say beside its message */
  readonly query: string
}

/** Letters of the message that is answered. */
const excerptLength = 70

export function renderItem(item: Item, look: Look): Markup {
  const key = keyOf(item)
  const own = localWords[look.lang]
  const isWhisper = item.to.to === 'whisper'
  const kind = 'said' in item ? 'said' : isWhisper ? 'bot whisper' : 'bot'
  const by = 'said' in item ? nameOf(look.house, item.who) : own.bot
  const marks = [
    item.at === undefined
      ? ''
      : html`<time datetime="${new Date(item.at).toISOString()}">${formatTime(new Date(item.at), look.zone, look.lang)}</time>`,
    isWhisper ? html`<span class="seen">${own.whisper}</span>` : '',
    !('said' in item) && item.edited ? html`<span class="edited">${own.edited}</span>` : '',
  ]
  const reply = isWhisper
    ? ''
    : html`<a class="reply" data-reply="${key}" href="${look.replyAt(key)}">${own.reply}<span class="unseen"> (${by}${wordsIn(look.lang).colon}${excerptOf(item, 30)})</span></a>`
  const head = html`<header class="by"><strong class="author">${by}</strong>${marks.map((mark) => html` ${mark}`)} ${reply}</header>`
  return html`<li id="i-${key}" class="item ${kind}">${head}${below(item, look)}${'said' in item ? said(item) : message(item, look)}</li>`
}

export function keyOf(item: Item): string {
  return 'said' in item ? item.said : item.key
}

export function nameOf({ room }: House, account: string): string {
  return room.people().get(account) ?? account
}

export function excerptOf(item: Item, most = excerptLength): string {
  const text = ('said' in item ? item.text : plain(item.body)).replace(/\s+/g, ' ').trim()
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text
}

function said({ said: key, text }: Said): Markup {
  return html`<article id="m-${key}" class="message"><p class="text">${text}</p></article>`
}

function message(item: Message, look: Look): Markup {
  const { key, body, to } = item
  if (item.filled && isForm(body)) {
    return html`<article id="m-${key}" class="message done" lang="${body.lang}"><p class="quiet">${localWords[look.lang].filled(body.title)}</p></article>`
  }
  return renderMessage(item, {
    action: `${look.base}/agir`,
    hidden: look.hidden,
    request: look.request,
    file: (n) => `${look.base}/fichier/${encodeURIComponent(key)}/${n}${look.query}`,
    private: to.to !== 'room',
    zone: look.zone,
    ...(look.back && { back: look.back }),
  })
}

/** What is answered is named, with a link to it: the page is read in the order in which things were said. */
function below({ to }: Item, { house, lang }: Look): Markup {
  const under = to.to === 'room' ? (to.thread ?? to.under) : to.to === 'whisper' ? (to.thread ?? to.below) : undefined
  const root = under === undefined ? undefined : house.room.item(house.room.ref(under)?.key ?? '')
  if (!root) return html``
  const own = localWords[lang]
  return html`<p class="below"><a href="#i-${keyOf(root)}">${own.replyTo}${wordsIn(lang).colon}${excerptOf(root)}</a></p>`
}
