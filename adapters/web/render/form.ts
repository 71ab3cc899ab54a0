/** A form: each blank with its label, what helps to fill it, and, when it came back, what is to be put otherwise. */
import { html } from 'hono/html'
import { fold } from '../../../src/views/fold.ts'
import { formatMoment } from '../../../src/views/format.ts'
import { pressId } from '../../../src/views/press.ts'
import type { Field, Form, Lang } from '../../../src/views/view.ts'
import type { Markup } from '../page.ts'
import { type Back, backFor, form, type Sheet } from './ground.ts'
import { heading, type Level } from './nodes.ts'
import { blocks, line, said } from './rich.ts'
import { drawing } from './words.ts'

/** More choices than this are a list that opens. */
const mostRadios = 5
/** Longer texts begin with more lines. */
const rows = { short: 3, long: 8, from: 1000 }

export function formBody(body: Form, sheet: Sheet, level: Level): Markup {
  const { lang, title, notice, fields, submit } = body
  const press = pressId(sheet.post, 0)
  const back = backFor(sheet, press)
  const own = drawing[lang]
  const isPlaced = fields.some(({ name }) => name === back?.field)
  const why =
    back && !isPlaced ? html`<p class="error"><strong>${own.refused}</strong>${said(back.said ?? '')}</p>` : html``
  const inside = html`<input type="hidden" name="press" value="${press}">${heading(level, title, 'title')}<div class="text notice">${blocks(notice, own.lines)}</div>${why}${fields.map((field) => fieldHtml(field, sheet, lang, back))}<button class="primary">${line(submit).trim() || own.choose}</button>`
  return form(sheet, 'form', inside)
}

type Blank = {
  readonly field: Field
  readonly lang: Lang
  readonly id: string
  readonly values: readonly string[]
  /** what points to its help and its error, and marks it */
  readonly marks: Markup
  readonly focus: Markup
}

function fieldHtml(field: Field, sheet: Sheet, lang: Lang, back: Back | undefined): Markup {
  const own = drawing[lang]
  const id = `${sheet.id}-f-${field.name}`
  const isWrong = back !== undefined && back.field === field.name
  const help = [saysNothing(field) ? '' : line(field.help), meaningOf(field, sheet, lang)].join(' ').trim()
  const described = [...(isWrong ? [`${id}-e`] : []), ...(help === '' ? [] : [`${id}-h`])].join(' ')
  const pointsTo = described === '' ? html`` : html`aria-describedby="${described}"`
  const focus = isWrong ? html`autofocus` : html``
  const marks = html`${pointsTo} ${focus} ${isWrong ? html`aria-invalid="true"` : ''}`
  const values = back ? back.data.getAll(`f.${field.name}`) : valuesOf(field)
  const blank: Blank = { field, lang, id, values, marks, focus }
  const mark = html` <span class="mark">${field.required ? own.required : own.optional}</span>`
  const below = html`${help === '' ? '' : html`<p class="help" id="${id}-h">${help}</p>`}${isWrong ? html`<p class="error" id="${id}-e"><strong>${own.error}</strong>${said(back.said ?? '')}</p>` : ''}`
  const name = html`${line(field.label)}${mark}`
  const look = isWrong ? 'field wrong' : 'field'
  if (isGroup(field))
    return html`<fieldset class="${look}" ${pointsTo}><legend>${name}</legend>${below}${group(blank)}</fieldset>`
  return html`<div class="${look}"><label for="${id}">${name}</label>${below}${input(blank)}</div>`
}

/** What helps to type says nothing to who sees the choices themselves. */
function saysNothing({ help, options = [] }: Field): boolean {
  const named = options.filter(({ label }) => fold(help).includes(fold(label)))
  return help.trim() === '' || (options.length > 1 && named.length === options.length)
}

/** An instant stands in its blank as programs write it: beside it, as people say it. */
function meaningOf({ kind, value = '' }: Field, { zone }: Sheet, lang: Lang): string {
  const isInstant = kind === 'moment' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && Date.parse(value) > 0
  return zone === undefined || !isInstant ? '' : drawing[lang].meaning(formatMoment(new Date(value), zone, lang))
}

function valuesOf({ kind, options, value }: Field): readonly string[] {
  if (value === undefined || value === '') return []
  if (kind === 'yesno') return [['oui', 'yes', 'true', '1'].includes(value.toLowerCase()) ? 'true' : 'false']
  return kind === 'many' && options ? value.split(',').map((part) => part.trim()) : [value]
}

/** Answered by boxes or round buttons rather than by one input. */
function isGroup({ kind, options = [] }: Field): boolean {
  if (kind === 'yesno') return true
  if (kind === 'many') return options.length > 0
  return kind === 'choice' && options.length > 0 && options.length <= mostRadios
}

/** A round button that was touched cannot be let go: where nothing need be chosen, nothing is a choice too. */
function group({ field, lang, id, values, focus }: Blank): Markup {
  const own = drawing[lang]
  const type = field.kind === 'many' ? 'checkbox' : 'radio'
  const offered =
    field.kind === 'yesno'
      ? [
          { value: 'true', label: own.yes },
          { value: 'false', label: own.no },
        ]
      : (field.options ?? [])
  const hasNone = type === 'radio' && !field.required
  const all = hasNone ? [...offered, { value: '', label: own.noAnswer }] : offered
  const isChosen = (value: string) => (value === '' ? values.every((one) => one === '') : values.includes(value))
  return html`${all.map(
    ({ value, label }, at) =>
      html`<div class="option"><input type="${type}" id="${id}-${at}" name="f.${field.name}" value="${value}" ${type === 'radio' && field.required ? 'required' : ''} ${isChosen(value) ? 'checked' : ''} ${at === 0 ? focus : ''}><label for="${id}-${at}">${line(label).trim() || '…'}</label></div>`,
  )}`
}

function input({ field, lang, id, values, marks }: Blank): Markup {
  const { kind, max = 0, options = [] } = field
  const value = values[0] ?? ''
  const name = `f.${field.name}`
  const required = field.required ? 'required' : ''
  if (kind === 'choice' && options.length > 0)
    return html`<select id="${id}" name="${name}" ${required} ${marks}><option value="">${drawing[lang].none}</option>${options.map(
      (option) =>
        html`<option value="${option.value}" ${option.value === value ? 'selected' : ''}>${line(option.label).trim() || '…'}</option>`,
    )}</select>`
  // A first line break is the tag's own, and a text that begins with one keeps it.
  if (kind === 'text' || value.includes('\n'))
    return html`<textarea id="${id}" name="${name}" rows="${max >= rows.from ? rows.long : rows.short}" ${required} ${marks}>${'\n'}${said(value)}</textarea>`
  const type = kind === 'day' && isDay(value) ? 'date' : kind === 'moment' && isLocal(value) ? 'datetime-local' : 'text'
  const digits = kind === 'number' ? html`inputmode="numeric"` : ''
  return html`<input type="${type}" id="${id}" name="${name}" value="${said(value)}" autocomplete="off" ${digits} ${required} ${marks}>`
}

/** What a calendar of the browser's own can show; anything else that was typed stays as it is. */
function isDay(value: string): boolean {
  return value === '' || /^\d{4}-\d\d-\d\d$/.test(value)
}

/** Without a zone: it is read in the concertation's own. */
function isLocal(value: string): boolean {
  return value === '' || /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value)
}
