/** Where the options of a poll come from when they are not typed: themes, axes, actions, ideas. */
import { axesOf, themesOf, visibleIdeas } from '../contributions/store.ts'
import { readNumbers, splitTitles } from '../engine/fields.ts'
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { actionsOf } from '../roadmap/store.ts'
import { type Choice, longestOption, mostOptions, typedChoices } from './rules.ts'

export const sources = ['themes', 'axes', 'actions', 'ideas'] as const
export type Source = (typeof sources)[number]

type Item = { readonly id: string; readonly number: number; readonly title: string; readonly themeId?: string | null }
const subjects: Readonly<Record<Source, string>> = { themes: 'theme', axes: 'axis', actions: 'action', ideas: 'idea' }

type Looking = Pick<Context<Concertation>, 'concertation' | 'read' | 'spot' | 't'>

/** `typed`: titles; with a source, the numbers to keep of it, or the theme of the ideas. */
export async function choicesFrom(
  source: Source | undefined,
  typed: string | undefined,
  looking: Looking,
): Promise<Choice[]> {
  if (source === undefined) return typed === undefined ? [] : typedChoices(splitTitles(typed), fold)
  const what = looking.t.intents['poll open'].args.from.options[source]
  const all = await itemsOf(source, looking)
  const items = typed === undefined ? all : await among(all, source, typed, what, looking)
  if (items.length === 0) throw new Refusal('nothingToChooseFrom', { what })
  if (items.length > mostOptions) throw new Refusal('tooManyOptions', { count: items.length, max: mostOptions })
  return items.map(({ id, title }) => ({ label: shorten(title), subject: subjects[source], subjectId: id }))
}

/** Only what everybody here may read: an idea said to the team is no option of a vote of all. */
async function itemsOf(source: Source, { concertation, read, spot }: Looking): Promise<Item[]> {
  const { id } = concertation
  switch (source) {
    case 'themes':
      return themesOf(read, id)
    case 'axes':
      return axesOf(read, id)
    case 'actions':
      return (await actionsOf(read, id)).filter((action) => action.state === 'active')
    case 'ideas': {
      const ideas = await visibleIdeas(read, id, { id: '', team: spot.place?.team ?? false })
      return ideas.map((idea) => ({ id: idea.id, number: idea.number, title: idea.text, themeId: idea.themeId }))
    }
  }
}

async function among(
  all: readonly Item[],
  source: Source,
  typed: string,
  what: string,
  { concertation, read }: Looking,
): Promise<readonly Item[]> {
  const numbers = readNumbers(typed)
  if (numbers) {
    const missing = numbers.find((number) => !all.some((item) => item.number === number))
    if (missing !== undefined) throw new Refusal('noSuchSource', { what, number: missing })
    return numbers.map((number) => all.find((item) => item.number === number)!)
  }
  if (source !== 'ideas') throw new Refusal('sourceByNumbers', { what, text: typed.slice(0, 60) })
  const theme = (await themesOf(read, concertation.id)).find((known) => known.folded === fold(typed))
  if (!theme) throw new Refusal('noSuchThemeToVote', { theme: typed.slice(0, 60) })
  return all.filter((idea) => idea.themeId === theme.id)
}

function shorten(title: string): string {
  const letters = [...title.replace(/\s+/g, ' ')]
  return letters.length > longestOption ? `${letters.slice(0, longestOption - 1).join('')}…` : letters.join('')
}
