/** What a browser without scripts does with the forms of a page: what a person fills in, and what is posted of it. */
import { all, readOut, type Tag, textIn } from './html.ts'

export type Answers = Readonly<Record<string, string | readonly string[]>>

export function formsOf(nodes: readonly (Tag | string)[]): readonly Tag[] {
  return all(nodes, 'form')
}

export function labelled(form: Tag, label: string): Tag | undefined {
  const named = all([form], 'label').find((one) => wordsOf(one) === label || wordsOf(one).startsWith(`${label} `))
  return all([form]).find(({ attributes }) => attributes.id !== undefined && attributes.id === named?.attributes.for)
}

export function wordsOf(tag: Tag): string {
  return readOut([tag]).trim()
}

/**
 * What is posted when this form is sent by this button (HTML, § 4.10.22.4): `typed` replaces what stands in the controls of
 * a name; boxes and round buttons of a name are ticked by their values.
 */
export function sent(form: Tag, typed: Answers = {}, by?: Tag): URLSearchParams {
  if (form.attributes.method !== 'post') throw new Error('a form that is not posted')
  const data = new URLSearchParams()
  const put = (name: string, value: string) => data.append(name, value.replace(/\r\n?|\n/g, '\r\n'))
  for (const control of all([form])) {
    const { name, value = '', type = 'text' } = control.attributes
    if (name === undefined) continue
    const wanted = typed[name]
    if (control.name === 'textarea') put(name, wanted === undefined ? textIn(control.inside) : first(wanted))
    if (control.name === 'select') put(name, chosen(control, wanted))
    if (control.name === 'button' && control === by) put(name, value)
    if (control.name !== 'input') continue
    if (type === 'radio' || type === 'checkbox') {
      const isTicked = wanted === undefined ? 'checked' in control.attributes : listed(wanted).includes(value)
      if (isTicked) put(name, value)
    } else put(name, type === 'hidden' || wanted === undefined ? value : first(wanted))
  }
  return data
}

function chosen(select: Tag, wanted: string | readonly string[] | undefined): string {
  const options = all([select], 'option').map(({ attributes }) => attributes)
  if (wanted === undefined) return (options.find((option) => 'selected' in option) ?? options[0])?.value ?? ''
  const found = options.find(({ value }) => value === first(wanted))
  if (!found) throw new Error(`${String(wanted)} is not offered`)
  return found.value ?? ''
}

function listed(wanted: string | readonly string[]): readonly string[] {
  return typeof wanted === 'string' ? [wanted] : wanted
}

function first(wanted: string | readonly string[]): string {
  return listed(wanted)[0] ?? ''
}
