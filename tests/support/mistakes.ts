/**
 * What people get wrong in a story: before each of its steps, one mistake that somebody might make there, and what they
 * must then read. Nothing of it may change how the story ends.
 */

import { parse } from '../../src/engine/parse.ts'
import { createRegistry } from '../../src/engine/registry.ts'
import { type Line, parseLine } from '../../src/kept/line.ts'

/** `kind` says what is wrong: the role, the place, the phase, a number, a word, a date, a card that is out of date, a block. */
export type Mistake = { readonly line: string; readonly kind: string; readonly expects: RegExp }
export type Step = { readonly line: string; readonly mistakes: readonly Mistake[] }

const registry = createRegistry()
/** Somebody who only passes by: no role, no structure. */
export const stranger = 'passante'
const corridor = '#couloir'

const refusals = {
  role: /est réservé à/,
  place: /n’est rattaché à aucune concertation/,
  animator: /a ses propres animateurs et animatrices/,
  number: /Il n’y a pas d|n’existe pas|Je ne connais pas/,
  word: /Je ne connais pas « /,
}

/** Made at one place of the story only, before the first line that begins with `before`. */
const special: readonly { readonly before: string; readonly nth?: number; readonly mistakes: readonly Mistake[] }[] = [
  {
    before: 'coordinatrice-cress #comite /concert decision Le comité',
    mistakes: [
      { kind: 'closed poll', line: 'association-1 #comite /concert voter 1', expects: /n° 1 est fermé|aucun vote/i },
      { kind: 'stale card', line: 'association-1 #comite {1, 2}', expects: /n° 1 est fermé/ },
      { kind: 'closed poll', line: 'coordinatrice-cress #comite /concert fermer', expects: /vote/ },
    ],
  },
  {
    before: 'coordinatrice-etat dm [Signer]',
    mistakes: [{ kind: 'stale card', line: 'coordinateur-region dm [Signer]', expects: /a déjà signé/ }],
  },
  {
    before: '# 6.',
    mistakes: [
      {
        kind: 'phase',
        line: 'animatrice-1 #atelier-1 /concert reunion 5 septembre 2011 14h',
        expects: /en dehors de la phase « Ateliers de la première phase », qui va du 1er avril au 31 juillet 2011/,
      },
      {
        kind: 'date',
        line: 'animatrice-1 #atelier-1 /concert reunion 31 février 14h',
        expects: /n’est pas une date possible/,
      },
      { kind: 'date', line: 'animatrice-1 #atelier-1 /concert reunion 3 janvier 2011 14h', expects: /déjà passé/ },
    ],
  },
  {
    before: '# 9.',
    mistakes: [
      { kind: 'phase', line: 'animatrice-1 #animation /concert axe Trop tôt ; idées : 3', expects: /restitution/ },
      {
        kind: 'phase',
        line: 'animatrice-1 #animation /concert signal Trop tôt ; motif : pour voir',
        expects: /restitution/,
      },
    ],
  },
  {
    before: '# 11.',
    mistakes: [
      {
        kind: 'phase',
        line: 'animatrice-1 #atelier-1 /concert compte-rendu Un autre texte, trop tard ; séance : 2',
        expects: /restitution/,
      },
    ],
  },
  {
    before: 'coordinatrice-cress #comite /concert ouvrir-phase',
    nth: 2,
    mistakes: [
      {
        kind: 'place',
        line: 'animatrice-1 #atelier-1 /concert decision Ici aussi ; nature : modalités',
        expects: /séance|plénière/,
      },
    ],
  },
  {
    before: '# 13.',
    mistakes: [
      {
        kind: 'block',
        line: 'coordinatrice-cress #animation /concert feuille 10 ; calendrier : 2012',
        expects: /faisab|approfondir/,
      },
      {
        kind: 'block',
        line: 'coordinatrice-cress #animation /concert feuille 15 ; calendrier : 2012',
        expects: /faisab|écart/,
      },
    ],
  },
  {
    before: 'coordinatrice-cress #comite /concert nouveau-plan',
    mistakes: [
      {
        kind: 'date',
        line: 'coordinatrice-cress #comite /concert nouveau-plan Plan à l’envers ; du : 31 décembre 2014 ; au : 1er janvier 2012',
        expects: /avant|après|fin/,
      },
      { kind: 'block', line: 'coordinatrice-cress #comite /concert adopter', expects: /plan/ },
    ],
  },
  {
    before: '# 15.',
    mistakes: [
      {
        kind: 'stale card',
        line: 'coordinatrice-cress #comite [Adopter et publier]',
        expects: /n’a pas changé depuis son édition n° 1/,
      },
      { kind: 'role', line: `${stranger} #comite /concert fait 9`, expects: /action/ },
    ],
  },
]

/** Each line of the story with what goes wrong before it; comments, blank lines and the clock have nothing of their own. */
export function withMistakes(lines: readonly string[]): readonly Step[] {
  const spoken = new Set<string>()
  const seen = new Map<string, number>()
  let turn = 0
  let animated = false
  return lines.map((line) => {
    const own = special.filter(({ before, nth = 1 }) => {
      if (!line.startsWith(before)) return false
      const times = (seen.get(before) ?? 0) + 1
      seen.set(before, times)
      return times === nth
    })
    const read = parseLine(line)
    const mistakes = own.flatMap((found) => found.mistakes)
    if (!('who' in read)) return { line, mistakes }
    // The first to speak in a console owns it: that is no mistake to make.
    const possible = spoken.size === 0 ? [] : mistakesAt(read, line, { spoken, animated })
    turn += 1
    const one = possible[turn % possible.length]
    spoken.add(read.who.account)
    if (line.includes('/concert animateur animateur-4')) animated = true
    return { line, mistakes: one ? [...mistakes, one] : mistakes }
  })
}

type Sofar = { readonly spoken: ReadonlySet<string>; readonly animated: boolean }

function mistakesAt(read: Extract<Line, { who: unknown }>, line: string, { spoken, animated }: Sofar): Mistake[] {
  if (read.where.kind === 'dm') {
    if (!spoken.has(read.who.account)) return []
    return [{ kind: 'word', line: `${read.who.name} dm /concert relancre`, expects: refusals.word }]
  }
  const place = `#${read.where.name}`
  const who = spoken.has(read.who.account) ? read.who.name : stranger
  const word = { kind: 'word', line: `${who} ${place} /concert reponce oui`, expects: refusals.word }
  if (read.kind !== 'say') return [word]
  const said = parse(read.text, registry.lexicon)
  if (said.kind !== 'call') return []
  const intent = registry.get(said.call.intent)!
  const found: Mistake[] = []
  if (intent.allow === 'facilitator' || intent.allow === 'coordinator')
    if (spoken.size > 6) found.push({ kind: 'role', line: `${stranger} ${place} ${read.text}`, expects: refusals.role })
  if (intent.scope === 'concertation')
    found.push({ kind: 'place', line: `${who} ${corridor} ${read.text}`, expects: refusals.place })
  const animator = /^(?:animatrice|animateur)-(\d)$/.exec(read.who.account)?.[1]
  if (animated && intent.allow === 'facilitator' && place === `#atelier-${animator}` && !/convoquer \d/.test(read.text))
    found.push({ kind: 'animator', line: line.replace(read.who.name, others[animator!]!), expects: refusals.animator })
  const numbered =
    /^(\/concert (?:accepter|faisabilite|porteur|feuille|modifier-action|jalon|fusionner|referent)) \d+/.exec(read.text)
  if (numbered)
    found.push({
      kind: 'number',
      line: `${who} ${place} ${read.text.replace(numbered[0], `${numbered[1]} 999`)}`,
      expects: refusals.number,
    })
  return found.length > 0 ? found : [word]
}

const others: Readonly<Record<string, string>> = {
  '1': 'animateur-2',
  '2': 'animatrice-3',
  '3': 'animateur-4',
  '4': 'animatrice-1',
}
