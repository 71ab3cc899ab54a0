/** The page itself: who they are and until when, the last answer, what waits, a line to type, their last messages. */
import { html } from 'hono/html'
import type { Message } from '../../../src/kept/room.ts'
import { isForm } from '../../../src/kept/shown.ts'
import { formatDay, formatMoment } from '../../../src/views/format.ts'
import type { House } from '../house.ts'
import type { Flash } from '../local/flash.ts'
import { type Markup, page } from '../page.ts'
import { type Ground, renderMessage } from '../render.ts'
import type { Guest } from '../site.ts'
import { addressOf, type chosen, isOwn, postOf, visited } from './acts.ts'
import { mineWords } from './words.ts'

/** Messages that are read on one page. */
const mostMessages = 20

export type Own = {
  readonly house: House
  readonly guest: Guest
  readonly zone: string
  readonly csrf: string
  /** the id of the request that pressing makes */
  readonly request: string
  /** the message that answers what was just done */
  readonly answered: string | undefined
  readonly flash: Flash
}

export function ownPage(own: Own): Markup {
  const { house, guest, zone, csrf, request, answered, flash } = own
  const { lang } = guest
  const words = mineWords[lang]
  const grounds = (key: string): Ground => ({
    action: '/moi/agir',
    hidden: [['csrf', csrf]],
    request,
    file: (n) => `/moi/fichier/${encodeURIComponent(key)}/${n}`,
    private: true,
    zone,
    ...(flash.back && { back: flash.back }),
  })
  const draw = (message: Message): Markup => {
    const { key, body } = message
    if (message.filled && isForm(body))
      return html`<article id="m-${key}" class="message done" lang="${body.lang}"><p class="quiet">${words.filled(body.title)}</p></article>`
    return renderMessage(message, grounds(key), { level: 3 })
  }
  const all = house.room
    .recent(addressOf(guest), mostMessages, (item) => !('said' in item) && isOwn(item.to, guest))
    .filter((item): item is Message => !('said' in item))
    .reverse()
  const answer = all.find(({ key }) => key === answered)
  const rest = all.filter((message) => message !== answer)
  const home = house.page(guest.account)
  const told = flash.said === undefined ? '' : html`<p class="said" role="status">${flash.said}</p>`
  const messages =
    rest.length === 0
      ? html`<p>${words.noMessages}</p>`
      : html`<ol class="messages" reversed>${rest.map((message) => html`<li>${stamp(message, zone, lang)}${draw(message)}</li>`)}</ol>`
  const main = html`<h1>${words.hello(guest.name)}</h1><p class="quiet">${(guest.visitor ? words.visitUntil : words.until)(guest.title, formatDay(guest.until, zone, lang))}</p>${told}${
    answer
      ? html`<section class="answer" aria-labelledby="h-a"><h2 id="h-a">${words.answer}</h2>${draw(answer)}</section>`
      : ''
  }${asking(own)}${
    home
      ? html`<section class="home" aria-labelledby="h-w"><h2 id="h-w">${guest.visitor ? words.acts.ideas : words.waiting}</h2>${renderMessage({ key: home.key, post: postOf(home), body: home.body }, grounds(home.key), { level: 3 })}</section>`
      : ''
  }${rest.length === 0 && answer ? '' : html`<section class="mine" aria-labelledby="h-m"><h2 id="h-m">${words.messages}</h2>${messages}</section>`}`
  return page({ lang, title: words.title, face: 'mine', styles: ['mine'], nav: nav(own) }, main)
}

function stamp({ at, edited }: Message, zone: string, lang: Guest['lang']): Markup | '' {
  if (at === undefined) return ''
  const when = new Date(at)
  return html`<p class="stamp"><time datetime="${when.toISOString()}">${formatMoment(when, zone, lang)}</time>${edited ? html` (${mineWords[lang].edited})` : ''}</p>`
}

function nav({ guest: { lang }, csrf }: Own): Markup {
  const words = mineWords[lang]
  return html`<nav class="mine-nav" aria-label="${words.nav}"><a href="/moi">${words.again}</a><form method="post" action="/moi/quitter"><input type="hidden" name="csrf" value="${csrf}"><button class="plain">${words.leave}</button></form></nav>`
}

/** What is done most, one press each, and a line for everything else. */
function asking({ guest: { lang, visitor }, csrf, request }: Own): Markup {
  const words = mineWords[lang]
  const labels: Readonly<Record<keyof typeof chosen, string>> = {
    idee: words.acts.idea,
    idees: words.acts.ideas,
    suivi: words.acts.todo,
    donnees: words.acts.data,
    aide: words.acts.help,
  }
  const hidden = html`<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="rid" value="${request}">`
  const offered = Object.entries(labels).filter(([word]) => !visitor || visited.includes(word))
  const buttons = offered.map(
    ([word, label]) =>
      html`<button name="faire" value="${word}" class="${word === 'idee' ? 'primary' : 'plain'}">${label}</button>`,
  )
  const line = visitor
    ? ''
    : html`<form method="post" action="/moi/dire" class="line">${hidden}<label for="texte">${words.ask}</label><p class="help" id="texte-h">${words.askHelp}</p><textarea id="texte" name="texte" rows="2" maxlength="3000" aria-describedby="texte-h"></textarea><button class="plain">${words.send}</button></form>`
  return html`<section class="ask" aria-label="${words.quick}"><form method="post" action="/moi/dire" class="quick">${hidden}<p class="actions">${buttons}</p></form>${line}</section>`
}
