/** Reads what a page posted as the request that it makes. Pure: what is not ours is nothing, and never an error. */
import { createHash } from 'node:crypto'
import type { Form, Press, View } from '../../src/port.ts'
import { type Pressable, presses, readPressId } from '../../src/views/press.ts'
import type { Ballot, Field } from '../../src/views/view.ts'
import { longestValue } from './limits.ts'
import { ranksOf } from './render/ballot.ts'

/**
 * `find` gives what stands under a post that this person sees here; undefined when they see none. What can be pressed there
 * is looked up again: a number that was never drawn, an option that is not offered, are nothing.
 */
export function readPosted(data: URLSearchParams, find: (post: string) => View | Form | undefined): Press | undefined {
  const pressed = readPressId(data.get('press') ?? '')
  const body = pressed && find(pressed.post)
  if (!pressed || !body) return undefined
  const { post, n, page, option } = pressed
  if (page !== undefined) return 'nodes' in body && page > 0 ? { post, n: 0, page } : undefined
  const on = presses(body).find((one) => one.n === n)?.on
  return on && answered(on, { post, n }, option, data)
}

function answered(on: Pressable, press: Press, option: number | undefined, data: URLSearchParams): Press | undefined {
  if ('fields' in on) {
    const values = formValues(on, data)
    return option === undefined && values ? { ...press, values } : undefined
  }
  if (on.kind === 'pick') return option !== undefined && on.options[option] ? { ...press, option } : undefined
  if (option !== undefined) return undefined
  if (on.kind === 'button') return press
  const answer = ballotLine(on, data)
  if (answer === undefined) return undefined
  // Left blank it is asked in words, as everywhere.
  return answer === '' ? press : { ...press, values: { [on.field]: answer } }
}

// ---- forms ----

/** By the names that the form asks, and no other; boxes of which none is ticked are an answer too. */
function formValues({ fields }: Form, data: URLSearchParams): Record<string, string> | undefined {
  const values: [string, string][] = []
  for (const field of fields) {
    const given = data.getAll(`f.${field.name}`)
    if (given.length === 0 && !isTicked(field)) continue
    const value = field.kind === 'many' ? given.filter((one) => one !== '').join(', ') : (given[0] ?? '')
    if (value.length > longestValue) return undefined
    values.push([field.name, value.replace(/\r\n?/g, '\n')])
  }
  return Object.fromEntries(values)
}

/** What is not ticked is not posted. */
function isTicked({ kind, options = [] }: Field): boolean {
  return kind === 'yesno' || ((kind === 'many' || kind === 'choice') && options.length > 0)
}

// ---- ballots ----

/** A number, or what was typed in its place: the rule of the ballot says what is wrong with it. */
const longestGiven = 20

/** The notation of `BallotMethod`; empty when nothing was filled in, undefined when something of it was never offered. */
function ballotLine({ method, options }: Ballot, data: URLSearchParams): string | undefined {
  const chosen = data.getAll('b.o')
  const given = options.map((_, at) => data.get(`b.${at}`)?.trim() ?? '')
  switch (method.kind) {
    case 'one':
    case 'many': {
      const known = options.map(({ id }) => id).filter((id) => chosen.includes(id))
      const isWhole = chosen.every((id) => known.includes(id)) && (method.kind === 'many' || chosen.length <= 1)
      return isWhole ? known.join(', ') : undefined
    }
    case 'points':
      return pairs(options, given, (said) => said.replace(/[,;:=>\s]+/g, ' ').slice(0, longestGiven))
    case 'grades':
      return pairs(options, given, (said) => (/^\d{1,3}$/.test(said) ? method.grades[Number(said)] : undefined))
    case 'ranks':
      return ranking(options, given, ranksOf(method.max, options.length))
  }
}

function pairs(
  options: Ballot['options'],
  given: readonly string[],
  read: (said: string) => string | undefined,
): string | undefined {
  const filled: string[] = []
  for (const [at, { id }] of options.entries()) {
    const said = given[at] ?? ''
    const value = said === '' ? '' : read(said)
    if (value === undefined) return undefined
    if (value !== '') filled.push(`${id}: ${value}`)
  }
  return filled.join(', ')
}

/** Those of one rank are said to be equal, in their order, for the ballot's own rule to take or refuse. */
function ranking(options: Ballot['options'], given: readonly string[], most: number): string | undefined {
  const ranks = new Map<number, string[]>()
  for (const [at, { id }] of options.entries()) {
    const said = given[at] ?? ''
    if (said === '') continue
    const rank = /^\d{1,3}$/.test(said) ? Number(said) : 0
    if (rank < 1 || rank > most) return undefined
    ranks.set(rank, [...(ranks.get(rank) ?? []), id])
  }
  return [...ranks]
    .sort(([a], [b]) => a - b)
    .map(([, ids]) => ids.join(' = '))
    .join(' > ')
}

/**
 * The id of the request that was posted: the same page sent twice is one request; changed and sent again, another. Nobody
 * can touch somebody else's, since the session's id is in it.
 */
export function requestId(session: string, data: URLSearchParams): string {
  const said = [...data].filter(([name]) => name !== 'csrf')
  return createHash('sha256')
    .update(JSON.stringify([session, ...said]))
    .digest('base64url')
}
