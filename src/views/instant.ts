/** Moments with an hour, as instants: a platform that knows where its reader is shows them by that reader's clock. */
import { when } from './build.ts'
import { formatMoment, formatTime } from './format.ts'
import { around } from './rich.ts'
import type { Lang, Rich, Span } from './view.ts'

export function instant(date: Date, zone: string, lang: Lang): Span {
  return when(date.toISOString(), formatMoment(date, zone, lang))
}

/** A sentence in which the moment stands: `say` is given it in words. */
export function sayInstant(say: (moment: string) => string, date: Date, zone: string, lang: Lang): Rich {
  const moment = formatMoment(date, zone, lang)
  return around(say(moment), moment, when(date.toISOString(), moment))
}

/** From a moment to an hour of the same day. */
export function sayInstants(
  say: (start: string, end: string) => string,
  [start, end]: readonly [Date, Date],
  zone: string,
  lang: Lang,
): Rich {
  const hour = formatTime(end, zone, lang)
  const sentence = sayInstant((moment) => say(moment, hour), start, zone, lang)
  // The hour stands behind the moment, which may end with the same one.
  const last = typeof sentence === 'string' ? sentence : sentence.at(-1)
  if (typeof sentence === 'string' || typeof last !== 'string') return sentence
  const after = around(last, hour, { ...when(end.toISOString(), hour), hour: true })
  return typeof after === 'string' ? sentence : [...sentence.slice(0, -1), ...after]
}
