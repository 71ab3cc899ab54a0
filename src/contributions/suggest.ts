/** Ideas, themes, axes and signals, by number or by words, as far as whoever types may see them. */
import { readNumbers } from '../engine/fields.ts'
import type { Suggest, SuggestContext } from '../engine/intent.ts'
import { completing, matching, numbered } from '../engine/matching.ts'
import type { Concertation, Idea } from '../generated/prisma/client.ts'
import { actionsAll } from '../roadmap/suggest.ts'
import { maySee, viewerOf } from './rules.ts'
import { unreadIdeas } from './store/moderation.ts'
import { axesOf, ideasNumbered, newestIdeas, signalsOf, themesOf } from './store.ts'

type Asking = SuggestContext<Concertation>

/** Ideas are looked through at each letter: older ones are found by their number. */
const mostLookedAt = 500

type Which = { readonly status: 'active' | 'withdrawn' | 'merged'; readonly mine?: true }

export const ideas = ideasThat({ status: 'active' })
export const mergedIdeas = ideasThat({ status: 'merged' })
export const myIdeas = ideasThat({ status: 'active', mine: true })
export const myWithdrawnIdeas = ideasThat({ status: 'withdrawn', mine: true })

function ideasThat(which: Which): Suggest<Concertation> {
  return async (typed, context) => {
    const found = await candidates(typed, which, context)
    return matching(typed, found)
  }
}

/** Several of them, « 3, 12 »: the last one is proposed. */
export const severalIdeas: Suggest<Concertation> = async (typed, context) => {
  const last = typed.split(/[,;]/).at(-1)!
  const found = await candidates(last, { status: 'active' }, context)
  return completing(typed, (part) => matching(part, found))
}

async function candidates(typed: string, { status, mine }: Which, context: Asking) {
  const { concertation, read } = context
  const viewer = viewerOf(context)
  const fits = (idea: Idea) => idea.status === status && maySee(idea, viewer) && (!mine || idea.authorId === viewer.id)
  const [newest, named] = await Promise.all([
    newestIdeas(read, concertation.id, viewer, { status, ...(mine && { authorId: viewer.id }) }, mostLookedAt),
    ideasNumbered(read, concertation.id, readNumbers(typed) ?? []),
  ])
  const found = new Map([...named, ...newest].filter(fits).map((idea) => [idea.id, idea]))
  return [...found.values()].map(({ number, text }) => numbered(number, text))
}

/** From outside, not read yet. */
export const unreadOnes: Suggest<Concertation> = async (typed, { concertation, read }) => {
  const all = await unreadIdeas(read, concertation.id)
  return matching(
    typed,
    all.map(({ number, text }) => numbered(number, text)),
  )
}

export const themes: Suggest<Concertation> = async (typed, { concertation, read }) => {
  const all = await themesOf(read, concertation.id)
  return matching(
    typed,
    all.map(({ number, title }) => numbered(number, title)),
  )
}

export const axes: Suggest<Concertation> = async (typed, { concertation, read }) => {
  const all = await axesOf(read, concertation.id)
  return matching(
    typed,
    all.map(({ number, title }) => numbered(number, title)),
  )
}

export const signals: Suggest<Concertation> = async (typed, { concertation, read }) => {
  const all = await signalsOf(read, concertation.id)
  return matching(
    typed,
    all.map(({ number, title }) => numbered(number, title)),
  )
}

/** Of what the other blank says. */
export const traced: Suggest<Concertation> = (typed, context) => {
  const of: Readonly<Record<string, Suggest<Concertation>>> = {
    idea: ideas,
    axis: axes,
    signal: signals,
    action: actionsAll,
  }
  const { kind = '' } = context.given
  return Object.hasOwn(of, kind) ? of[kind]!(typed, context) : []
}
