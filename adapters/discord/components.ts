/** Discord's components as it takes them, by their numbers (docs: components/reference § component types); pure data. */

export const kinds = {
  row: 1,
  button: 2,
  select: 3,
  input: 4,
  text: 10,
  gallery: 12,
  file: 13,
  container: 17,
  label: 18,
  radio: 21,
  checkboxes: 22,
} as const
export const styles = { primary: 1, secondary: 2, danger: 4, link: 5 } as const

export type Option = {
  readonly label: string
  readonly value: string
  readonly description?: string
  readonly default?: true
}
export type Button =
  | { readonly type: 2; readonly style: 1 | 2 | 4; readonly label: string; readonly custom_id: string }
  | { readonly type: 2; readonly style: 5; readonly label: string; readonly url: string }
export type Select = {
  readonly type: 3
  readonly custom_id: string
  readonly options: readonly Option[]
  readonly placeholder?: string
  readonly min_values?: number
  readonly max_values?: number
  readonly required?: boolean
}
export type Row = Numbered & { readonly type: 1; readonly components: readonly (Button | Select)[] }
/** `id`: a number by which a message of ours is known again. */
type Numbered = { readonly id?: number }
export type TextDisplay = Numbered & { readonly type: 10; readonly content: string }
export type Gallery = Numbered & {
  readonly type: 12
  readonly items: readonly { readonly media: { readonly url: string }; readonly description: string }[]
}
export type FileShown = Numbered & { readonly type: 13; readonly file: { readonly url: string } }
export type Block = Row | TextDisplay | Gallery | FileShown
export type Container = { readonly type: 17; readonly accent_color?: number; readonly components: readonly Block[] }
export type Component = Block | Container

export type TextInput = {
  readonly type: 4
  readonly custom_id: string
  readonly style: 1 | 2
  readonly required: boolean
  readonly max_length: number
  readonly value?: string
}
export type Boxes = {
  readonly type: 21 | 22
  readonly custom_id: string
  readonly options: readonly Option[]
  readonly required: boolean
  readonly min_values?: number
  readonly max_values?: number
}
export type Label = {
  readonly type: 18
  readonly label: string
  readonly description?: string
  readonly component: TextInput | Select | Boxes
}
export type Modal = {
  readonly custom_id: string
  readonly title: string
  readonly components: readonly (Label | TextDisplay)[]
}

/** A file that goes with a message; `description` is read to those who do not see a picture. */
export type Attached = { readonly name: string; readonly bytes: Uint8Array; readonly description?: string }

/** How many there are, those inside others too. */
export function countOf(components: readonly Component[]): number {
  return components.reduce(
    (sum, component) =>
      sum + 1 + ('components' in component ? countOf(component.components as readonly Component[]) : 0),
    0,
  )
}

export function writtenIn(components: readonly Component[]): number {
  return components.reduce(
    (sum, component) =>
      sum +
      (component.type === kinds.text
        ? component.content.length
        : 'components' in component
          ? writtenIn(component.components as readonly Component[])
          : 0),
    0,
  )
}
