/** What stands beside the chat of a sandbox: the demonstration, told step by step, and the clock. */
import { html } from 'hono/html'
import { Temporal } from 'temporal-polyfill'
import type { Lang } from '../../../src/port.ts'
import { formatMoment } from '../../../src/views/format.ts'
import { wordsIn } from '../../../src/views/words.ts'
import type { Markup } from '../page.ts'
import { hiddenInputs } from './chat.ts'
import { placeOf, type Standing } from './stage.ts'
import type { Telling } from './telling.ts'
import { type LocalWords, localWords } from './words.ts'

export type Panel = {
  readonly base: string
  readonly lang: Lang
  readonly zone: string
  readonly now: Date
  readonly csrf: string
  readonly request: string
  readonly here: Standing
  readonly telling: Telling
  /** pages that are open on this sandbox */
  readonly listeners: number
}

export function panelHtml(panel: Panel): Markup {
  const { telling, lang } = panel
  const own = localWords[lang]
  const at = telling.standing()
  const follows = at?.who ? html`data-who="${at.who.account}" data-place="${placeOf(at.where)}"` : ''
  return html`<div id="panneau" ${follows} ${telling.isRunning ? html`data-running="true"` : ''}><section class="card demonstration" aria-labelledby="demonstration"><h2 id="demonstration">${own.demonstration}</h2>${
    telling.done === 0 && !telling.isRunning ? storyHtml(panel, own) : toldHtml(panel, own)
  }</section>${clockHtml(panel, own)}</div>`
}

function storyHtml(panel: Panel, own: LocalWords): Markup {
  const isUsed = panel.here.who !== undefined
  return html`<p>${own.story(panel.telling.steps.length)} ${own.trialNote}</p>${isUsed ? html`<p class="quiet">${own.loadNote}</p>` : ''}${buttons(panel, [{ does: 'charger', label: own.load, style: 'primary' }])}${isUsed ? restartHtml(panel, own) : ''}`
}

function toldHtml(panel: Panel, own: LocalWords): Markup {
  const { telling, lang } = panel
  const { last, done, steps, isRunning, stuck } = telling
  const isOver = done >= steps.length
  const progress = html`<p class="progress"><label for="avance">${own.step(done, steps.length)}</label><progress id="avance" max="${steps.length}" value="${done}">${done}</progress></p>`
  const told = last
    ? html`<h3>${last.step.chapter}</h3>${last.step.note === '' ? '' : html`<p class="quiet">${last.step.note}</p>`}<p class="sentence">${last.sentence}</p><p class="typed quiet">${own.typed}${wordsIn(lang).colon}<code>${last.step.text}</code></p>`
    : ''
  const state = stuck
    ? html`<p class="error">${own.stuck(stuck.text)}</p>`
    : isOver
      ? html`<p><strong>${own.ended}</strong></p>`
      : isRunning
        ? html`<p class="running">${own.running} <a class="refresh" href="${panel.base}">${own.refresh}</a></p>`
        : ''
  const next = [
    { does: 'suivante', label: own.next, style: 'primary' },
    { does: 'dix', label: own.ten, style: 'plain' },
    { does: 'tout', label: own.all, style: 'plain' },
  ]
  const offered = isOver ? [] : isRunning ? [{ does: 'arreter', label: own.stop, style: 'primary' }] : next
  return html`${progress}<div class="told-step" role="status">${told}${state}</div>${offered.length > 0 ? buttons(panel, offered) : ''}${restartHtml(panel, own)}`
}

type Offered = { readonly does: string; readonly label: string; readonly style: string }

function buttons(panel: Panel, offered: readonly Offered[]): Markup {
  return html`<form class="actions" method="post" action="${panel.base}/demonstration">${hiddenInputs(panel, panel.here)}${offered.map(
    ({ does, label, style }) =>
      html`<button id="fait-${does}" name="fait" value="${does}" class="${style}">${label}</button>`,
  )}</form>`
}

/** Asked twice: what is thrown away is gone. */
function restartHtml(panel: Panel, own: LocalWords): Markup {
  return html`<details class="more"><summary>${own.restart}</summary><p>${own.restartNote(panel.listeners)}</p>${buttons(panel, [{ does: 'recommencer', label: own.restartNow, style: 'danger' }])}</details>`
}

function clockHtml(panel: Panel, own: LocalWords): Markup {
  const { now, zone, lang, base, here, telling } = panel
  if (!here.who && telling.done === 0) return html``
  const wall = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const move = html`<form class="clock" method="post" action="${base}/horloge">${hiddenInputs(panel, here)}<p class="actions"><button class="plain" name="saut" value="heure">${own.hour}</button> <button class="plain" name="saut" value="demain">${own.tomorrow}</button> <button class="plain" name="saut" value="semaine">${own.week}</button></p></form><form class="clock" method="post" action="${base}/horloge">${hiddenInputs(panel, here)}<div class="field"><label for="jour">${own.day}</label><input type="date" id="jour" name="jour" required value="${wall.toPlainDate().toString()}"></div><div class="field"><label for="heure">${own.time}</label><input type="time" id="heure" name="heure" required value="${wall.toPlainTime().toString({ smallestUnit: 'minute' })}"></div><button class="plain">${own.move}</button></form>`
  const moment = html`${own.clock}${wordsIn(lang).colon}<time datetime="${now.toISOString()}">${formatMoment(now, zone, lang)}</time>`
  const title = html`<h2 id="horloge" class="unseen">${own.clock}</h2>`
  if (telling.isRunning || !here.who)
    return html`<section class="card" aria-labelledby="horloge">${title}<p class="moment">${moment}</p></section>`
  return html`<section class="card" aria-labelledby="horloge">${title}<details class="more moves"><summary>${moment}</summary><p class="quiet">${own.clockNote}</p>${move}</details></section>`
}
