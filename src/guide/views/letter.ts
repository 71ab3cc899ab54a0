/** The weekly letter, private: what waits for this person, by concertation; at most twelve lines with its buttons. */
import type { Text } from '../../text/index.ts'
import { actions, button, list, quiet, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import { stepFor } from '../rules/buttons.ts'
import type { Waiting } from '../rules/waiting.ts'
import { stepButton, waitingLine } from '../views.ts'

export type Chapter = {
  readonly id: string
  readonly title: string
  readonly zone: string
  readonly waiting: readonly Waiting[]
}

/** Things named in all; the rest is behind « suivi ». */
const most = 6
const mostButtons = 3

/** `behind`: the reminder stands before it, in the same message. */
export function letterNodes(
  name: string,
  chapters: readonly Chapter[],
  behind: boolean,
  t: Text,
  lang: Lang,
): View['nodes'] {
  if (chapters.length === 0) return []
  const count = chapters.reduce((sum, { waiting }) => sum + waiting.length, 0)
  const room = Math.max(1, Math.floor(most / chapters.length))
  const [only] = chapters.length === 1 ? chapters : []
  const steps = (only?.waiting ?? []).slice(0, mostButtons).map(stepFor)
  const once = steps.filter((step, i) => steps.findIndex((o) => JSON.stringify(o) === JSON.stringify(step)) === i)
  return view(
    lang,
    text(behind ? t.letter.also(count) : t.letter.hello(name, count)),
    ...chapters.flatMap(({ title, zone, waiting }) => [
      text({ strong: title }),
      list(
        ...waiting.slice(0, room).map((w) => waitingLine(w, zone, t, lang)),
        waiting.length > room && t.todo.more(waiting.length - room),
      ),
    ]),
    quiet(t.letter.why),
    actions(
      ...once.map((step) => stepButton(step, t)),
      only
        ? button(t.buttons.stepMyTodo, { intent: 'todo', args: {} })
        : button(t.buttons.chooseConcertation, { intent: 'switch', args: {} }),
      button(t.buttons.noLetter, { intent: 'weekly letter', args: { wanted: false } }),
    ),
  ).nodes
}
