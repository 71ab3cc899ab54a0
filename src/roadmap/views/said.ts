/** How an action is named in every view: its number, its title, its owner, its date. */
import type { Text } from '../../text/index.ts'
import { formatDay } from '../../views/format.ts'
import type { Lang, Rich } from '../../views/view.ts'

/** A day of the calendar, which belongs to no zone. */
export function dayText(day: string, lang: Lang): string {
  return formatDay(new Date(`${day}T12:00:00Z`), 'UTC', lang)
}

/** « lundi » */
export function weekdayText(day: string, lang: Lang): string {
  return dayText(day, lang).split(' ')[0]!
}

export type Titled = { readonly number: number; readonly title: string }

/** « n° 3. Ouvrir une ressourcerie — CRESS — jeudi 12 mars 2026 » */
export function actionLine(action: Titled, ...more: readonly (string | undefined | false)[]): Rich {
  const said = more.filter((part) => part !== undefined && part !== false && part !== '')
  return [{ strong: `${action.number}` }, `. ${action.title}`, ...said.map((part) => ` — ${part}`)]
}

/** « dans 7 jours », « aujourd’hui », « en retard de 5 jours ». */
export function distance(days: number, t: Text): string {
  if (days === 0) return t.roadmap.today
  if (days === 1) return t.roadmap.tomorrow
  return days > 0 ? t.roadmap.inDays(days) : t.roadmap.lateBy(-days)
}
