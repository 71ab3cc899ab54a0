/** Which elements and attributes a message may be made of, and what must hold among them; anything else is an error. */
import { all, readOut, type Tag } from './html.ts'

const everywhere = ['id', 'class', 'lang']
const named = ['role', 'aria-label', 'aria-describedby', 'aria-labelledby', 'tabindex']
const control = ['name', 'aria-describedby', 'aria-invalid', 'autofocus', 'required']
const drawn =
  'd x y x1 y1 x2 y2 cx cy r rx ry width height viewBox points transform fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit opacity dominant-baseline text-anchor font-size font-weight clip-path patternUnits patternContentUnits patternTransform'.split(
    ' ',
  )

const attributes: Readonly<Record<string, readonly string[]>> = {
  article: [],
  section: [],
  div: named,
  p: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  strong: [],
  em: [],
  code: [],
  pre: named,
  blockquote: [],
  span: ['aria-hidden'],
  time: ['datetime'],
  a: ['href', 'rel', 'download'],
  dl: [],
  dt: [],
  dd: [],
  ul: [],
  ol: ['start'],
  li: [],
  table: [],
  caption: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['scope'],
  td: [],
  figure: ['aria-label'],
  img: ['src', 'alt'],
  details: [],
  summary: [],
  form: ['method', 'action'],
  fieldset: ['aria-describedby'],
  legend: [],
  label: ['for'],
  input: [...control, 'type', 'value', 'checked', 'min', 'max', 'step', 'inputmode', 'autocomplete'],
  textarea: [...control, 'rows'],
  select: control,
  option: ['value', 'selected'],
  button: ['name', 'value'],
  output: ['data-total', 'data-left', 'data-over', 'hidden'],
  svg: [...named, ...drawn],
  title: [],
  desc: [],
  ...Object.fromEntries(
    [
      'g',
      'rect',
      'path',
      'text',
      'tspan',
      'circle',
      'ellipse',
      'line',
      'polyline',
      'polygon',
      'defs',
      'pattern',
      'clipPath',
    ].map((shape) => [shape, drawn]),
  ),
}
const leadsTo = /^(https?:\/\/|mailto:|\/[a-z])/
const phrasing = ['p', 'dt', 'h2', 'h3', 'h4', 'h5', 'caption', 'button', 'label', 'a', 'legend', 'summary']
const inSentences = ['strong', 'em', 'code', 'a', 'span', 'time']

/** Throws at the first thing that is not ours, or that somebody could not find, name or reach. */
export function checkMessage(nodes: readonly (Tag | string)[]): void {
  const tags = all(nodes)
  const ids = tags.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]))
  if (new Set(ids).size < ids.length) throw new Error('an id twice')
  for (const tag of tags) {
    checkTag(tag)
    for (const pointer of ['for', 'aria-describedby', 'aria-labelledby'])
      for (const id of tag.attributes[pointer]?.split(' ') ?? [])
        if (!ids.includes(id)) throw new Error(`${pointer} points to nothing: ${id}`)
  }
  for (const form of tags.filter(({ name }) => name === 'form')) checkForm(form)
}

function checkTag({ name, attributes: given, inside }: Tag): void {
  const known = attributes[name]
  if (!known) throw new Error(`<${name}> is none of ours`)
  for (const [attribute, value] of Object.entries(given)) {
    if (!everywhere.includes(attribute) && !known.includes(attribute)) throw new Error(`${attribute} in <${name}>`)
    if (attribute === 'class' && !/^[a-z]+( [a-z]+)*$/.test(value)) throw new Error(`a class: ${value}`)
  }
  if (name === 'a' && !leadsTo.test(given.href ?? '')) throw new Error(`a link to ${given.href}`)
  if (name === 'a' && /^https?:/.test(given.href ?? '') && given.rel !== 'noreferrer')
    throw new Error('a link that tells')
  if (name === 'img' && !/^data:image\/(png|svg\+xml);base64,[A-Za-z0-9+/=]+$/.test(given.src ?? ''))
    throw new Error('a picture from elsewhere')
  if (name === 'time' && Number.isNaN(Date.parse(given.datetime ?? ''))) throw new Error(`a time: ${given.datetime}`)
  if (phrasing.includes(name))
    for (const one of inside)
      if (typeof one !== 'string' && !inSentences.includes(one.name)) throw new Error(`<${one.name}> in <${name}>`)
  if (
    ['button', 'a', 'summary', 'legend', 'label', 'th', 'h2', 'h3', 'h4', 'h5'].includes(name) &&
    readOut(inside).trim() === ''
  )
    throw new Error(`<${name}> without a word`)
}

/** Every control has its name, as does every button its words. */
function checkForm(form: Tag): void {
  const labels = all([form], 'label').map((label) => label.attributes.for)
  for (const tag of all([form])) {
    if (!['input', 'select', 'textarea'].includes(tag.name) || tag.attributes.type === 'hidden') continue
    if (!labels.includes(tag.attributes.id)) throw new Error(`a <${tag.name}> without a label: ${tag.attributes.name}`)
  }
  if (all([form], 'form').length > 1) throw new Error('a form within a form')
  if (all([form], 'button').length === 0) throw new Error('a form that cannot be sent')
}
