/** Where the options of a poll come from when they are not typed: themes, axes, actions, ideas. */
import { axesOf, evidenceOf, themesOf, visibleIdeas } from '../contributions/store.ts'
import { readNumbers, splitTitles } from '../engine/fields.ts'
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { sessionsOf } from '../meetings/store.ts'
import { workshopsOf } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { actionsOf } from '../roadmap/store.ts'
import { pricedIn, titlesIn } from './rules/options.ts'
import type { Source } from './rules/presets.ts'
import { type Choice, longestOption, mostOptions, typedChoices } from './rules.ts'

/** Something that may be voted on; `here`: it is of the atelier of this channel. */
export type Item = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly themeId?: string | null
  readonly here: boolean
}
export type Found = {
  readonly choices: readonly Choice[]
  /** what they stand for, and what else could be voted on; nothing when they were typed */
  readonly ticked: readonly Item[]
  readonly others: readonly Item[]
}

/** What an option stands for, by where it was taken from. */
export const subjects: Readonly<Record<Source, string>> = {
  themes: 'theme',
  axes: 'axis',
  actions: 'action',
  ideas: 'idea',
}

type Looking = Pick<Context<Concertation>, 'concertation' | 'read' | 'spot' | 't'>

/** `typed`: titles; with a source, the numbers to keep of it, or the theme of the ideas. */
export async function choicesFrom(
  source: Source | undefined,
  typed: string | undefined,
  looking: Looking,
): Promise<Found> {
  if (source === undefined)
    return {
      choices: typed === undefined ? [] : typedChoices(titlesIn(typed, splitTitles), fold),
      ticked: [],
      others: [],
    }
  const what = looking.t.intents['poll open'].args.from.options[source]
  const all = await itemsOf(source, looking)
  const priced = pricedIn(typed ?? '', splitTitles)
  const items = typed === undefined ? all : await among(all, source, priced.typed, what, looking)
  if (items.length === 0) throw new Refusal('nothingToChooseFrom', { what })
  if (items.length > mostOptions) throw new Refusal('tooManyOptions', { count: items.length, max: mostOptions })
  return {
    choices: items.map(({ id, title }, at) => ({
      label: shorten(title),
      hint: null,
      subject: subjects[source],
      subjectId: id,
      ...(priced.costs[at] !== undefined && { cost: priced.costs[at] }),
    })),
    ticked: items,
    others: all
      .filter(({ id }) => !items.some((item) => item.id === id))
      .sort((a, b) => Number(b.here) - Number(a.here)),
  }
}

/** Only what everybody here may read: an idea said to the team is no option of a vote of all. */
export async function itemsOf(source: Source, { concertation, read, spot }: Looking): Promise<Item[]> {
  const { id } = concertation
  const workshopId = spot.place?.workshopId ?? null
  switch (source) {
    case 'themes':
      return (await themesOf(read, id)).map((theme) => ({ ...theme, here: true }))
    case 'axes':
      return (await axesOf(read, id)).map((axis) => ({ ...axis, here: true }))
    case 'actions': {
      const actions = await actionsOf(read, id)
      // Where there is but one atelier, all that is noted is its own.
      const isAmongOthers =
        workshopId !== null && (await workshopsOf(read, id)).filter(({ state }) => state === 'active').length > 1
      const own = isAmongOthers ? await ofWorkshop(actions, workshopId, { concertation, read }) : undefined
      return actions.map((action) => ({ ...action, here: own?.has(action.id) ?? true }))
    }
    case 'ideas': {
      const ideas = await visibleIdeas(read, id, { id: '', team: spot.place?.team ?? false })
      return ideas.map((idea) => ({
        id: idea.id,
        number: idea.number,
        title: idea.text,
        themeId: idea.themeId,
        here: workshopId === null || idea.workshopId === workshopId,
      }))
    }
  }
}

/** Actions that an atelier decided in its sessions, or that stand on what was said there. */
async function ofWorkshop(
  actions: readonly { readonly id: string; readonly sessionId: string | null }[],
  workshopId: string,
  { concertation, read }: Pick<Looking, 'concertation' | 'read'>,
): Promise<Set<string>> {
  const sessions = (await sessionsOf(read, concertation.id)).filter((session) => session.workshopId === workshopId)
  const evidence = await evidenceOf(
    read,
    actions.map(({ id }) => id),
  )
  const ideas = await visibleIdeas(read, concertation.id, { id: '', team: true })
  const said = new Set(ideas.filter((idea) => idea.workshopId === workshopId).map(({ id }) => id))
  return new Set(
    actions
      .filter(
        ({ id, sessionId }) =>
          sessions.some((session) => session.id === sessionId) ||
          evidence.some((row) => row.subjectId === id && said.has(row.ideaId)),
      )
      .map(({ id }) => id),
  )
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
