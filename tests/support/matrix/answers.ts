/**
 * How people answer what the bot wrote, reading it as it stands there: a number or a word that is typed, a reaction, the lines
 * of a form. Nothing is used but what they see.
 */
import type { Seen } from './reading.ts'
import type { MatrixWorld } from './world.ts'

export type Offer = { readonly word: string; readonly label: string }
type Placed = { readonly place: string; readonly seen: Seen }
/** `reply`: typed in answer to the message itself. */
export type Way = 'reaction' | 'typed' | 'reply'

/** Stories are written with ordinary spaces and without regard to case. */
const plain = (said: string) =>
  said
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
    .toLowerCase()
const ways: readonly Way[] = ['reaction', 'typed', 'reply']
const turns = new WeakMap<MatrixWorld, number>()

/** What a message says can be typed: « Répondez : 1 · Retirer   2 · Modifier », and lists that are answered by a number. */
export function offersIn(text: string): readonly Offer[] {
  const found: Offer[] = []
  let isList = false
  for (const line of text.replace(/[\u00a0\u202f]/g, ' ').split('\n')) {
    const legend = /^(?:Répondez|Reply) ?: (.+)$/.exec(line.trim())
    const item = /^(\d+)\. (.+)$/.exec(line.trim())
    if (legend) {
      for (const part of (legend[1] ?? '').split('\u2003')) {
        const [word, ...label] = part.split(' · ')
        if (word && label.length > 0) found.push({ word: word.trim(), label: label.join(' · ').trim() })
      }
    } else if (item && isList) found.push({ word: item[1] ?? '', label: item[2] ?? '' })
    else isList = /\((?:répondez par un numéro|reply with a number)\) ?:?$/.test(line.trim())
  }
  return found
}

/** The bot's messages there and in every room for two, newest first. */
async function heard(world: MatrixWorld, who: string, where: string): Promise<readonly Placed[]> {
  const directs = await world.directsOf(who)
  const all: Placed[] = []
  for (const place of where === 'dm' ? directs : [where, ...directs]) {
    const seen = await world.sees(who, place)
    all.push(...seen.filter(({ by }) => by === world.botName).map((one) => ({ place, seen: one })))
  }
  return all.sort((a, b) => b.seen.at - a.seen.at)
}

/** The newest offer of that label, wherever they see it; a hint behind the label may be left out. Returns the event. */
export async function presses(
  world: MatrixWorld,
  who: string,
  where: string,
  label: string,
  way?: Way,
): Promise<string> {
  const all = await heard(world, who, where)
  const fits = (offer: Offer) =>
    plain(offer.label) === plain(label) || plain(offer.label).startsWith(`${plain(label)} — `)
  const target = all.find(({ seen }) => offersIn(seen.text).some(fits))
  const offer = target && offersIn(target.seen.text).find(fits)
  if (!target || !offer) {
    const there = all.slice(0, 3).map(({ place, seen }) => `${place}: ${seen.text}`)
    throw new Error(`${who} sees no « ${label} » in ${where}:\n${there.join('\n---\n')}`)
  }
  const turn = turns.get(world) ?? 0
  turns.set(world, turn + 1)
  const newest = all.find(({ place, seen }) => place === target.place && offersIn(seen.text).length > 0)
  return press(world, who, target, offer.word, way ?? ways[turn % ways.length] ?? 'reply', newest === target)
}

async function press(
  world: MatrixWorld,
  who: string,
  { place, seen }: Placed,
  word: string,
  way: Way,
  isNewest: boolean,
): Promise<string> {
  const key = keycap(word)
  const isNew = !seen.reactions.some((one) => one.key === key && one.by.includes(who))
  if (way === 'reaction' && key !== undefined && isNew) return world.reacts(who, place, seen.id, key)
  // a number that is merely typed is of the newest message that offers any
  if (way === 'typed' && isNewest && seen.thread === undefined) return world.says(who, place, word)
  return world.says(who, place, word, { replyTo: seen.id })
}

/** 1️⃣ to 🔟. */
export function keycap(word: string): string | undefined {
  if (word === '10') return '🔟'
  return /^\d$/.test(word) ? `${word}\ufe0f\u20e3` : undefined
}

/** The lines of the newest form, completed; or one line that answers the newest ballot. Returns the event. */
export async function fills(
  world: MatrixWorld,
  who: string,
  where: string,
  named: ReadonlyMap<string, string>,
  text: string,
): Promise<string> {
  const all = await heard(world, who, where)
  if (named.size === 0) {
    const asked = all.find(({ place, seen }) => place !== where || where === 'dm' || isForm(seen.text))
    if (!asked) throw new Error(`${who} has nothing to answer`)
    return world.says(who, asked.place, isForm(asked.seen.text) ? text : renumbered(asked.seen.text, text))
  }
  const asked = all.find(({ seen }) => isForm(seen.text))
  if (!asked) throw new Error(`${who} has nothing to fill in:\n${all[0]?.seen.text}`)
  const labels = linesOf(asked.seen.text)
  const lines = [...named].map(([name, value]) => {
    const label = labels.find((one) => plain(one).includes(plain(name))) ?? name
    return `${label} : ${value}`
  })
  const [only] = named.values()
  return world.says(who, asked.place, labels.length === 0 && named.size === 1 ? (only ?? '') : lines.join('\n'))
}

const copyThese = /^(?:Pour répondre, recopiez ces lignes|To answer, copy these lines)/
const inOne = /^(?:Répondez ici, en un message|Answer here, in one message)/

function isForm(text: string): boolean {
  return text.split('\n').some((line) => copyThese.test(line) || inOne.test(line))
}

/** The names that stand before the colons of the lines to copy. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  const from = lines.findIndex((line) => copyThese.test(line))
  if (from < 0) return []
  return lines.slice(from + 1).flatMap((line) => /^([^:]+?)\s*:/.exec(line)?.[1] ?? [])
}

/** Stories count the options from 1; a message may have begun with another number. */
function renumbered(shown: string, said: string): string {
  const first = Number(/^(\d+)\. /m.exec(shown)?.[1] ?? 1)
  if (first === 1) return said
  return said.replace(/\d+/g, (n) => String(Number(n) + first - 1))
}
