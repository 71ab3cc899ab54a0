/** The page of the local room: where one is and as whom, what is said there, and a line to type. */
import { html } from 'hono/html'
import type { Item } from '../../../src/kept/room.ts'
import type { Lang } from '../../../src/port.ts'
import type { Markup } from '../page.ts'
import type { LocalHouse } from '../site.ts'
import type { Flash } from './flash.ts'
import { excerptOf, keyOf, type Look, nameOf, renderItem } from './item.ts'
import { addressHere, linkTo, type Present, placeOf, type Standing, sees } from './stage.ts'
import { localWords } from './words.ts'

/** Messages shown at once. */
const mostShown = 60

export type Chat = {
  readonly local: LocalHouse
  readonly base: string
  readonly lang: Lang
  readonly zone: string
  readonly csrf: string
  readonly request: string
  readonly flash: Flash
  /** the number of the last entry that this page shows, as the stream names it */
  readonly since: string
  /** the message that is being answered */
  readonly replying?: string | undefined
  /** messages before this one are shown */
  readonly before?: string | undefined
  /** the demonstration and its clock, in a sandbox */
  readonly panel?: Markup
}

export function lookOf(chat: Chat, here: Present): Look {
  const { local, base, lang, zone, request, flash } = chat
  return {
    house: local.house,
    lang,
    zone,
    base,
    hidden: hiddenOf(chat, here),
    request,
    back: flash.back,
    replyAt: (key) => `${linkTo(base, here, { sous: key })}#dire`,
    query: linkTo('', here),
  }
}

/** What each form of the page brings back. */
export function hiddenOf({ csrf }: Pick<Chat, 'csrf'>, { who, where }: Standing): Look['hidden'] {
  return [['csrf', csrf], ...(who ? [['qui', who.account] as const] : []), ['lieu', placeOf(where)]]
}

export function chatPage(chat: Chat, here: Present): Markup {
  const { local, base, lang, since } = chat
  const own = localWords[lang]
  const { room } = local.house
  const to = addressHere(local.house, here)
  const items = room.recent(to, mostShown + 1, (item) => sees(item, here.who.account), chat.before)
  const shown = items.slice(-mostShown)
  const place = placeOf(here.where)
  const title = here.where.kind === 'dm' ? own.mineOf(here.who.name) : `#${here.where.name}`
  const note = here.where.kind === 'dm' ? own.mineNote : own.roomNote(room.people().size)
  return html`<div id="salon" class="${chat.panel ? 'salon with-panel' : 'salon'}" data-base="${base}" data-who="${here.who.account}" data-place="${place}" data-since="${since}" data-csrf="${chat.csrf}" data-request="${chat.request}" data-sending="${own.sending}" data-lost="${own.lost}" data-again="${own.again}" data-back="${own.back}" data-proposed="${JSON.stringify([own.proposed(1), own.proposed(2)])}">
${chat.before === undefined ? html`<a class="skip" href="#texte">${own.toLine}</a>` : ''}${chat.panel ? html`<aside class="panel" aria-label="${own.trial}">${chat.panel}</aside>` : ''}<div class="side">${whoForm(chat, here)}${placesNav(chat, here)}</div>
<section class="talk" aria-labelledby="lieu"><header class="where"><h1 id="lieu">${title}</h1><p class="quiet">${note}</p></header>${toldHtml(chat.flash)}${
    items.length > mostShown
      ? html`<p class="older"><a href="${linkTo(base, here, { avant: keyOf(shown[0] as Item) })}">${own.older}</a></p>`
      : ''
  }<div class="scroll" tabindex="0" role="log" aria-label="${own.log}"><ol id="fil" class="fil">${shown.map((item) => renderItem(item, lookOf(chat, here)))}</ol></div><button type="button" id="neuf" class="plain newer" hidden>${own.newer}</button>${shown.length === 0 ? html`<p class="quiet empty">${own.nothing}</p>` : ''}${
    chat.before === undefined
      ? composer(chat, here, place)
      : html`<p class="older"><a href="${linkTo(base, here)}#dire">${own.newest}</a></p>`
  }</section></div>`
}

/** What is told once, where screen readers hear it. */
export function toldHtml({ said, next, back }: Flash): Markup {
  const text = said ?? back?.said
  return html`<p id="dit" class="${text === undefined ? 'told' : 'told is-said'}" role="status">${text ?? ''}${next ? html` <a href="${next.href}">${next.label}</a>` : ''}</p>`
}

function whoForm(chat: Chat, here: Present): Markup {
  const { base, lang, local } = chat
  const own = localWords[lang]
  const people = [...local.house.room.people()]
  return html`<form class="who" method="get" action="${base}"><input type="hidden" name="lieu" value="${placeOf(here.where)}"><label for="qui">${own.who}</label><select id="qui" name="qui">${people.map(
    ([account, name]) =>
      html`<option value="${account}" ${account === here.who.account ? 'selected' : ''}>${name}</option>`,
  )}</select><button class="plain">${own.change}</button></form>${addForm(chat, here, 'personne', own.addPerson, own.name)}`
}

function addForm(chat: Chat, here: Present, what: 'personne' | 'lieu', title: string, label: string): Markup {
  const own = localWords[chat.lang]
  return html`<details class="more"><summary>${title}</summary><form method="post" action="${chat.base}/${what}" class="add">${hiddenInputs(chat, here)}<label for="add-${what}">${label}</label><input id="add-${what}" name="nom" maxlength="60" required autocomplete="off"><button class="plain">${own.add}</button></form></details>`
}

function placesNav(chat: Chat, here: Present): Markup {
  const { base, lang, local } = chat
  const own = localWords[lang]
  const rooms = [...local.house.room.spots()].map(
    ([channel, name]) => ({ label: `#${name}`, where: { kind: 'room', channel, name } }) as const,
  )
  const all = [...rooms, { label: own.mine, where: { kind: 'dm' } as const }]
  return html`<nav class="places" aria-label="${own.places}"><ul>${all.map(({ label, where }) => {
    const place = placeOf(where)
    const isHere = place === placeOf(here.where)
    return html`<li><a href="${linkTo(base, { who: here.who, where })}" data-goes="${place}" ${isHere ? html`aria-current="page"` : ''}>${label}<span class="unread" hidden>${own.unread}</span></a></li>`
  })}</ul>${addForm(chat, here, 'lieu', own.addPlace, own.place)}</nav>`
}

function composer(chat: Chat, here: Present, place: string): Markup {
  const { base, lang, local, replying, flash } = chat
  const own = localWords[lang]
  const label = here.where.kind === 'dm' ? own.writeMine(here.who.name) : own.writeIn(place, here.who.name)
  const root = replying === undefined ? undefined : local.house.room.item(replying)
  const to = root && sees(root, here.who.account) ? root : undefined
  const below = html`<p id="sous" class="replying" ${to ? '' : 'hidden'}><span>${own.replyingTo}</span> <q>${to ? `${'said' in to ? nameOf(local.house, to.who) : own.bot} – ${excerptOf(to)}` : ''}</q> <a href="${linkTo(base, here)}#dire" class="cancel">${own.noReply}</a><input type="hidden" name="sous" value="${to ? keyOf(to) : ''}"></p>`
  return html`<form id="dire" class="composer" method="post" enctype="multipart/form-data" action="${base}/dire">${hiddenInputs(chat, here)}${below}<label for="texte">${label}</label><div class="line"><div class="typed"><textarea id="texte" name="texte" rows="2" autocomplete="off" spellcheck="true" aria-describedby="aide-texte" aria-autocomplete="list" aria-controls="propositions">${'\n'}${flash.text ?? ''}</textarea><ul id="propositions" role="listbox" tabindex="0" aria-label="${own.proposals}" hidden></ul></div><button class="primary">${own.send}</button></div><p id="aide-texte" class="help">${own.hint}</p><p id="compte" class="unseen" role="status"></p><div class="extra"><button class="plain" name="rapide" value="/concert" formnovalidate>${own.panel}</button><details class="more"><summary>${own.join}</summary><label for="fichier">${own.file}</label><input type="file" id="fichier" name="fichier" accept=".csv,.txt,.tsv,.md,text/plain,text/csv"></details></div></form>`
}

export function hiddenInputs(chat: Pick<Chat, 'csrf' | 'request'>, here: Standing): Markup {
  const all = [...hiddenOf(chat, here), ['rid', chat.request] as const]
  return html`${all.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

/** Nobody has said who they are yet; in a sandbox its story is offered first. */
export function welcomePage(chat: Chat, more: Markup): Markup {
  const own = localWords[chat.lang]
  const [title, note] = chat.panel ? [own.trialWelcome, own.trialByHand] : [own.welcome, own.welcomeNote]
  const here: Standing = { who: undefined, where: { kind: 'dm' } }
  const name = html`<div class="field"><label for="nom">${own.firstName}</label><input id="nom" name="nom" maxlength="60" required autocomplete="off"></div>`
  const place = html`<div class="field"><label for="salon-1">${own.firstPlace}</label><input id="salon-1" name="salon" maxlength="60" required value="${own.plenary}" autocomplete="off"></div>`
  return html`<section class="welcome"><h1>${title}</h1>${toldHtml(chat.flash)}${chat.panel ?? ''}<p>${note}</p><form method="post" action="${chat.base}/personne" class="form">${hiddenInputs(chat, here)}${name}${place}<button class="primary">${own.enter}</button></form>${more}</section>`
}
