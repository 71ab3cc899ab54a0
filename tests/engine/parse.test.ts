/** Typed words become a call, or say why they do not. */
import { describe, expect, test } from 'vitest'
import { type Parsed, parse } from '../../src/engine/parse.ts'
import { createRegistry } from '../../src/engine/registry.ts'

const { lexicon, intents } = createRegistry()

describe('a call', () => {
  test.each<[typed: string, intent: string, args: Record<string, string>]>([
    ['/concert', 'panel', {}],
    ['!concert', 'panel', {}],
    ['/concertess aide', 'help', {}],
    ['/Concert IDÉES', 'ideas', {}],
    ['/concert ideas comptable', 'ideas', { search: 'comptable' }],
    ['/idée Un four : commun ; et un fournil', 'idea submit', { text: 'Un four : commun ; et un fournil' }],
    ['/concert instance COPIL ; comité de pilotage', 'body add', { name: 'COPIL', kind: 'steering' }],
    ['/concert instance COPIL ; comité local', 'body add', { name: 'COPIL', kind: 'comité local' }],
    [
      '/concert en-cours 1 ; le devis ; puis le bail',
      'action underway',
      { number: '1', note: 'le devis ; puis le bail' },
    ],
    [
      '/concert reporter 1 ; fin juin ; le devis ; le bail',
      'action postpone',
      { number: '1', due: 'fin juin', reason: 'le devis ; le bail' },
    ],
    ['/concert renommer-theme 3 ; Emploi ; jeunes', 'theme rename', { theme: '3', title: 'Emploi ; jeunes' }],
    ['/concert modifier 42 Un four ; et un fournil', 'idea edit', { number: '42', text: 'Un four ; et un fournil' }],
    ['/concert nommer Camille animatrice', 'appoint', { person: 'Camille', role: 'facilitator' }],
    ['/idea A shared oven', 'idea submit', { text: 'A shared oven' }],
    [
      '/concert faisabilite 3 sous conditions Si la mairie prête un local',
      'action assess',
      { number: '3', verdict: 'conditional', reason: 'Si la mairie prête un local' },
    ],
    [
      '/concert faisabilite 3 à approfondir ; motif : le coût',
      'action assess',
      { number: '3', verdict: 'toStudy', reason: 'le coût' },
    ],
    // The last word names a type of idea, and yet is theirs.
    ['/idee Partager une vision', 'idea submit', { text: 'Partager une vision' }],
    ['/idee Question de méthode ; type : question', 'idea submit', { text: 'Question de méthode', type: 'question' }],
    [
      '/concert faisabilite 3 faisable Le local est trouvé',
      'action assess',
      { number: '3', verdict: 'feasible', reason: 'Le local est trouvé' },
    ],
    ['/concert modifier 42 Mutualiser deux postes', 'idea edit', { number: '42', text: 'Mutualiser deux postes' }],
    ['/concert retirer n°42', 'idea withdraw', { number: 'n°42' }],
    // what is said by its name alone may stand behind a semicolon
    ['/concert fermer ; vote : 3', 'poll close', { poll: '3' }],
    ['/concert nommer « Camille Durand » animation', 'appoint', { person: 'Camille Durand', role: 'facilitator' }],
    ['/concert nommer rôle : animation ; personne : Camille', 'appoint', { role: 'facilitator', person: 'Camille' }],
    [
      '/concert creer ESS à 10 ans ; organisateurs : Région, CRESS',
      'create',
      { title: 'ESS à 10 ans', organisers: 'Région, CRESS' },
    ],
  ])('%s', (typed, intent, args) => {
    expect(parse(typed, lexicon)).toEqual({ kind: 'call', call: { intent, args }, surplus: '' } satisfies Parsed)
  })
})

test('words too many come back', () => {
  expect(parse('/concert aide moi donc', lexicon)).toMatchObject({ kind: 'call', surplus: 'moi donc' })
})

test('a slip is guessed, its arguments kept', () => {
  const parsed = parse('/concert modifeir 42 Autre texte', lexicon)
  expect(parsed).toMatchObject({ kind: 'unknown', word: 'modifeir' })
  expect(parsed.kind === 'unknown' && parsed.guesses[0]).toEqual({
    intent: 'idea edit',
    args: { number: '42', text: 'Autre texte' },
  })
})

test.each(['Bonjour à tous', 'idee sans barre', 'prix : 3/4 ; 5', '', '/ concert'])('is talk: %s', (typed) => {
  expect(parse(typed, lexicon)).toEqual({ kind: 'talk', text: typed })
})

test('what the clock and buttons say cannot be typed', () => {
  const hidden = intents.filter((intent) => intent.hidden)
  expect(hidden.length).toBeGreaterThan(3)
  for (const { name } of hidden) expect([...lexicon.verbs.values()]).not.toContain(name)
  expect(parse('/concert fin-recueil', lexicon)).toMatchObject({ kind: 'unknown' })
})

test('two intents cannot answer to one word', () => {
  const [first] = intents
  expect(() => createRegistry([...intents, first!])).toThrow('two intents are named')
})
