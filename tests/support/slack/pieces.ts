/** Small pieces of Block Kit, to plant one breach at a time; and what the fake says of them. */
import { refusalOfMessage, refusalOfView } from './blocks.ts'
import type { Fields } from './json.ts'

export const chars = (n: number) => 'x'.repeat(n)
export const many = <T>(n: number, make: (at: number) => T) => Array.from({ length: n }, (_, at) => make(at))
export const plain = (text: string) => ({ type: 'plain_text', text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const section = (more: Fields) => ({ type: 'section', ...more })
export const actions = (...elements: Fields[]) => ({ type: 'actions', elements })
export const button = (more: Fields = {}) => ({ type: 'button', text: plain('Oui'), ...more })
export const option = (at: number | string, more: Fields = {}) => ({ text: plain(`o${at}`), value: `v${at}`, ...more })
export const select = (more: Fields) => ({ type: 'static_select', options: [option(1)], ...more })
export const input = (element: Fields, more: Fields = {}) => ({ type: 'input', label: plain('Quoi'), element, ...more })
export const words = (more: Fields = {}) => ({ type: 'plain_text_input', ...more })
export const image = (more: Fields) => ({
  type: 'image',
  alt_text: 'une image',
  image_url: 'https://a.fr/i.png',
  ...more,
})
export const ask = (confirm: Fields) => actions(button({ confirm: { text: plain('Sûr ?'), ...confirm } }))
export const rich = (...elements: Fields[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
export const cell = { type: 'raw_text', text: 'a' }
export const divider = { type: 'divider' }
export const video = { type: 'video', alt_text: 'v', video_url: 'https://a.fr/v', thumbnail_url: 'https://a.fr/t' }

export const noPicture = () => false
/** What is refused of it: the error, then the reasons. */
export function message(...blocks: Fields[]): readonly string[] {
  const refusal = refusalOfMessage({ text: 't', blocks }, noPicture)
  return refusal ? [refusal.error, ...refusal.messages] : []
}
export function modal(blocks: readonly Fields[], more: Fields = {}): readonly string[] {
  const view = { type: 'modal', title: plain('Titre'), submit: plain('Envoyer'), blocks, ...more }
  const refusal = refusalOfView(view, noPicture)
  return refusal ? [refusal.error, ...refusal.messages] : []
}
export function home(...blocks: Fields[]): readonly string[] {
  const refusal = refusalOfView({ type: 'home', blocks }, noPicture)
  return refusal ? [refusal.error, ...refusal.messages] : []
}
