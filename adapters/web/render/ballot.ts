/**
 * Ballots as fields with a name each, which work without scripts and by keyboard alone. Fields: `b.o` what is chosen,
 * `b.<place>` what the option at that place (from 0) is given.
 */
import { html } from 'hono/html'
import type { DrawnBallot } from '../../../src/views/drawn.ts'
import { pressId } from '../../../src/views/press.ts'
import type { Lang } from '../../../src/views/view.ts'
import type { Markup } from '../page.ts'
import { type Back, backFor, form, type Sheet } from './ground.ts'
import { inline, isBlank, line, said } from './rich.ts'
import { drawing } from './words.ts'

type Option = DrawnBallot['options'][number]
type Paper = { readonly ballot: DrawnBallot; readonly id: string; readonly lang: Lang; readonly back: Back | undefined }

/** What came back refused is read from its first control on, which says why. */
function focus({ back }: Paper, at: number): string {
  return back?.said && at === 0 ? 'autofocus' : ''
}

/** Filled in by `static/ballot.js`. */
function leftOf({ method }: DrawnBallot, lang: Lang): Markup {
  if (method.kind !== 'points') return html``
  const { pointsLeft, pointsOver } = drawing[lang]
  return html`<output class="rest" data-total="${method.total}" data-left="${pointsLeft}" data-over="${pointsOver}" hidden></output>`
}

/** Without a sheet it is read, and not answered. */
export function ballotNode(ballot: DrawnBallot, sheet: Sheet | undefined, lang: Lang): Markup {
  if (!sheet) return unanswered(ballot)
  const own = drawing[lang]
  const press = pressId(sheet.post, ballot.n)
  const id = `${sheet.id}-b${ballot.n}`
  const back = backFor(sheet, press)
  const how = howTo(ballot, lang)
  const why = back?.said
  const error = why
    ? html`<p class="error" id="${id}-e"><strong>${sheet.paper ? own.error : own.refused}</strong>${said(why)}</p>`
    : html``
  const described = [...(why ? [`${id}-e`] : []), ...(how ? [`${id}-h`] : [])].join(' ')
  const secret = ballot.secret && !sheet.paper ? html`<p class="quiet">${own.privately}</p>` : html``
  const inside = html`<input type="hidden" name="press" value="${press}"><fieldset ${described === '' ? '' : html`aria-describedby="${described}"`}><legend>${questionHtml(ballot)}</legend>${error}${how ? html`<p class="help" id="${id}-h">${how}</p>` : ''}${options({ ballot, id, lang, back })}${leftOf(ballot, lang)}</fieldset>${secret}<button class="primary">${sheet.paper?.next ?? own.vote}</button>`
  return form(sheet, `ballot ${ballot.method.kind}`, inside)
}

function questionHtml({ question }: DrawnBallot): Markup {
  return isBlank(question) ? html`…` : inline(question)
}

function unanswered({ question, options: all }: DrawnBallot): Markup {
  return html`<div class="text"><p>${inline(question)}</p></div><ul class="list">${all.map(
    (option) => html`<li>${labelHtml(option)}</li>`,
  )}</ul>`
}

function howTo({ method, options: all }: DrawnBallot, lang: Lang): string {
  const own = drawing[lang]
  switch (method.kind) {
    case 'one':
      return ''
    case 'many':
      return own.many(method.min, Math.min(method.max, all.length))
    case 'points':
      return own.points(method.total, method.maxEach)
    case 'grades':
      return own.grades
    case 'ranks':
      return own.ranks(ranksOf(method.max, all.length))
  }
}

export function ranksOf(max: number, options: number): number {
  return Math.max(1, Math.min(max, options))
}

function options(paper: Paper): Markup {
  const { method, options: all } = paper.ballot
  switch (method.kind) {
    case 'one':
      return html`${all.map((option, at) => chosen(paper, option, at, 'radio'))}`
    case 'many':
      return html`${all.map((option, at) => chosen(paper, option, at, 'checkbox'))}`
    case 'points':
      return html`${all.map((option, at) => dotted(paper, option, at, method))}`
    case 'grades':
      return html`${all.map((option, at) => graded(paper, option, at, method.grades))}`
    case 'ranks':
      return html`${all.map((option, at) => ranked(paper, option, at, ranksOf(method.max, all.length)))}`
  }
}

function chosen(paper: Paper, option: Option, at: number, type: 'radio' | 'checkbox'): Markup {
  const { id, back } = paper
  const isChosen = back?.data.getAll('b.o').includes(option.id)
  return html`<div class="option"><input type="${type}" id="${id}-${at}" name="b.o" value="${option.id}" ${type === 'radio' ? 'required' : ''} ${isChosen ? 'checked' : ''} ${focus(paper, at)}><label for="${id}-${at}">${labelHtml(option)}</label></div>`
}

function dotted(
  paper: Paper,
  option: Option,
  at: number,
  { total, maxEach }: { readonly total: number; readonly maxEach: number },
): Markup {
  const { id, lang, back } = paper
  const most = Math.min(total, maxEach)
  return html`<div class="option"><label for="${id}-${at}">${labelHtml(option)}</label><span class="given"><input type="number" inputmode="numeric" min="0" max="${most}" step="1" id="${id}-${at}" name="b.${at}" value="${back?.data.get(`b.${at}`) ?? ''}" ${focus(paper, at)}><span aria-hidden="true">/ ${most}</span><span class="unseen">${drawing[lang].pointsOf}</span></span></div>`
}

function graded(paper: Paper, option: Option, at: number, grades: readonly string[]): Markup {
  const { id, back } = paper
  const given = back?.data.get(`b.${at}`)
  // of round buttons the one that is chosen is come to first
  const first = given ? Number(given) : 0
  return html`<fieldset class="option"><legend>${labelHtml(option)}</legend><div class="scale">${grades.map(
    (grade, i) =>
      html`<div><input type="radio" id="${id}-${at}-${i}" name="b.${at}" value="${i}" ${given === String(i) ? 'checked' : ''} ${i === first ? focus(paper, at) : ''}><label for="${id}-${at}-${i}">${line(grade)}</label></div>`,
  )}</div></fieldset>`
}

function ranked(paper: Paper, option: Option, at: number, most: number): Markup {
  const { id, lang, back } = paper
  const own = drawing[lang]
  const given = back?.data.get(`b.${at}`)
  const ranks = Array.from({ length: most }, (_, i) => String(i + 1))
  return html`<div class="option"><label for="${id}-${at}">${labelHtml(option)}<span class="unseen">, ${own.rank}</span></label><select id="${id}-${at}" name="b.${at}" ${focus(paper, at)}><option value="">${own.unranked}</option>${ranks.map(
    (rank) => html`<option value="${rank}" ${given === rank ? 'selected' : ''}>${rank}</option>`,
  )}</select></div>`
}

function labelHtml({ label, hint }: Option): Markup {
  if (isBlank(label + (hint ?? ''))) return html`…`
  return hint ? html`${line(label)} <span class="hint">${line(hint)}</span>` : html`${line(label)}`
}
