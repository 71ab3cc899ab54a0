/** Votes that are filled in by themselves: what each proposes, from what is there: pure. */
export const presets = ['themes', 'priorities', 'adopt', 'budget', 'consent'] as const
export type Preset = (typeof presets)[number]

/** Where options come from when they are not typed. */
export const sources = ['themes', 'axes', 'actions', 'ideas'] as const
export type Source = (typeof sources)[number]

/** How many are retained when nothing is said. */
const usualSeats: Readonly<Record<Preset, number>> = {
  themes: 4,
  priorities: 3,
  adopt: 1,
  budget: 1,
  consent: 1,
}

/** Their name alone does not say what is voted on: a form asks. */
export function asksWhat(preset: Preset | undefined): preset is keyof typeof blanksOf {
  return preset !== undefined && preset in blanksOf
}

/** What such a form asks for, in this order, by argument; everything else is sensible, and is changed on the preview. */
export const blanksOf: Readonly<Record<'adopt' | 'budget' | 'consent', readonly string[]>> = {
  adopt: ['question', 'majority', 'closes', 'secrecy', 'rules'],
  budget: ['question', 'options', 'budget', 'from', 'closes'],
  consent: ['question', 'closes', 'secrecy', 'rules'],
}

/** A question that is nothing but the name of a preset asks for it. Names are folded, of every language. */
export function presetNamed(
  question: string | undefined,
  names: readonly (readonly [Preset, readonly string[]])[],
  fold: (text: string) => string,
): Preset | undefined {
  if (question === undefined) return undefined
  const said = fold(question).replace(/[?!. ]+$/, '')
  return names.find(([, known]) => known.some((name) => fold(name) === said))?.[0]
}

/** One fewer than there are, where there are few: a vote that retains everything chooses nothing. */
export function seatsFor(preset: Preset, options: number): number {
  return Math.max(1, Math.min(usualSeats[preset], options - 1))
}

/**
 * What priorities are set among: what comes last in the thread and is there at least twice. In an atelier its actions,
 * else its ideas, else themes; elsewhere actions, themes, ideas. Ideas that are more than a vote can show give way to
 * themes, where there are some. Undefined when nothing is there twice.
 */
export function prioritySource(
  found: { readonly actions: number; readonly ideas: number; readonly themes: number },
  inWorkshop: boolean,
  most: number,
): 'actions' | 'ideas' | 'themes' | undefined {
  const shown = found.ideas <= most || found.themes < 2
  const order =
    inWorkshop && shown ? (['actions', 'ideas', 'themes'] as const) : (['actions', 'themes', 'ideas'] as const)
  return order.find((source) => found[source] >= 2)
}

/** Ticked and not: `add` and `take` are numbers. */
export function reticked(
  ticked: readonly number[],
  change: { readonly add?: number; readonly take?: number },
): number[] {
  const left = ticked.filter((number) => number !== change.take)
  return change.add === undefined || left.includes(change.add) ? left : [...left, change.add]
}
