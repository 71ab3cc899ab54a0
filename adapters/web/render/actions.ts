/** Buttons, links and choices. Each button is a form's own, so that it works without scripts. */
import { html } from 'hono/html'
import type { DrawnActions, DrawnButton, DrawnPick } from '../../../src/views/drawn.ts'
import { pressId } from '../../../src/views/press.ts'
import type { Lang, Link } from '../../../src/views/view.ts'
import { wordsIn } from '../../../src/views/words.ts'
import type { Markup } from '../page.ts'
import { form, type Sheet } from './ground.ts'
import { addressOf, line } from './rich.ts'
import { drawing } from './words.ts'

/** More choices than this, or a longer one, are a list that opens. */
const mostRadios = 5

/** Without a sheet only the links are left. */
export function actionsNode({ items }: DrawnActions, sheet: Sheet | undefined, lang: Lang): Markup {
  if (!sheet) return linksAlone(items.filter((item) => item.kind === 'link'))
  const rows: (DrawnPick | (DrawnButton | Link)[])[] = []
  for (const item of items) {
    const last = rows.at(-1)
    if (item.kind === 'pick') rows.push(item)
    else if (Array.isArray(last)) last.push(item)
    else rows.push([item])
  }
  return html`${rows.map((row, at) => (Array.isArray(row) ? buttons(row, sheet) : pick(row, sheet, lang, at)))}`
}

function linksAlone(links: readonly Link[]): Markup {
  return links.length === 0 ? html`` : html`<p class="actions">${links.map(linkHtml)}</p>`
}

function buttons(row: readonly (DrawnButton | Link)[], sheet: Sheet): Markup {
  const drawn = row.map((item) =>
    item.kind === 'link'
      ? linkHtml(item)
      : html`<button name="press" value="${pressId(sheet.post, item.target)}" class="${item.style ?? 'plain'}">${labelOf(item.label)}</button>`,
  )
  return row.every(({ kind }) => kind === 'link')
    ? html`<p class="actions">${drawn}</p>`
    : form(sheet, 'actions', html`${drawn}`)
}

function linkHtml({ label, href }: Link): Markup {
  const address = addressOf(href)
  return address === undefined
    ? html`<span class="text">${line(label)} (${line(href)})</span>`
    : html`<a class="button" href="${address}" rel="noreferrer">${labelOf(label)}</a>`
}

/** A button without a word could not be found by who does not see it. */
function labelOf(label: string): string {
  return line(label).trim() === '' ? '…' : line(label)
}

function pick({ label, options }: DrawnPick, sheet: Sheet, lang: Lang, at: number): Markup {
  const own = drawing[lang]
  const [first] = options
  if (!first) return html``
  const id = `${sheet.id}-c${'n' in first.target ? first.target.n : 0}-${at}`
  const values = options.map((option) => ({ ...option, value: pressId(sheet.post, option.target) }))
  const isShort = options.length <= mostRadios
  const inside = isShort
    ? html`<fieldset><legend>${labelOf(label)}</legend>${values.map(
        (option, i) =>
          html`<div class="option"><input type="radio" required id="${id}-${i}" name="press" value="${option.value}"><label for="${id}-${i}">${labelOf(option.label)}${option.hint ? html` <span class="hint">${line(option.hint)}</span>` : ''}</label></div>`,
      )}</fieldset>`
    : html`<label for="${id}">${labelOf(label)}</label><select id="${id}" name="press" required><option value="">${own.none}</option>${values.map(
        (option) =>
          html`<option value="${option.value}">${labelOf(option.label)}${option.hint ? ` — ${line(option.hint)}` : ''}</option>`,
      )}</select>`
  return form(
    sheet,
    `pick ${isShort ? 'radios' : 'opens'}`,
    html`${inside}<button class="plain">${own.choose}<span class="unseen">${wordsIn(lang).colon}${line(label)}</span></button>`,
  )
}
