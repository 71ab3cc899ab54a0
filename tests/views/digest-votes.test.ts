/** What a digest says of a vote with dots, and of a decision where it decides and where it only advises. */
import { expect, test } from 'vitest'
import type { DigestPoll } from '../../src/digests/rules/digest.ts'
import { votes } from '../../src/digests/views/votes.ts'
import { textOf } from '../../src/text/index.ts'
import { view } from '../../src/views/build.ts'
import { plain } from '../../src/views/plain.ts'
import { consentPositions } from '../../src/votes/rules/paper.ts'
import { type Rule, tally } from '../../src/votes/tally/tally.ts'

const poll: DigestPoll = {
  number: 1,
  question: 'Adopter le plan ?',
  method: 'decision',
  decides: false,
  state: 'closed',
  ballots: 4,
  blank: 0,
  options: [
    { label: 'Pour', count: 2 },
    { label: 'Contre', count: 1 },
    { label: 'Abstention', count: 1 },
  ],
  winners: ['Pour'],
  tied: [],
}

function said(...polls: readonly DigestPoll[]): string {
  return plain(view('fr', ...votes(polls, 3, textOf('fr'), 'fr'))).replace(/[\u00a0\u202f]/g, ' ')
}

test('an opinion is favourable or not, a decision adopts or rejects', () => {
  expect(said(poll)).toContain('avis favorable : 2 pour, 1 contre, 1 abstention')
  expect(said({ ...poll, decides: true })).toContain('adopté : 2 pour, 1 contre, 1 abstention')
  expect(said({ ...poll, decides: true, winners: ['Contre'] })).toContain('rejeté : 2 pour')
  expect(said({ ...poll, winners: [] })).not.toMatch(/adopté|favorable/)
})

test('dots are counted as dots', () => {
  const dots: DigestPoll = {
    ...poll,
    method: 'dots',
    options: [
      { label: 'Emploi', count: 6 },
      { label: 'Mobilité', count: 2 },
    ],
    winners: ['Emploi'],
  }
  expect(said(dots)).toContain('retenu : Emploi')
  expect(said(dots)).toMatch(/gommettes/)
})

const labels = ['Emploi', 'Mobilité', 'Culture']
const counted = (rule: Rule, ...papers: string[]): DigestPoll => {
  const result = tally(
    rule,
    labels.length,
    papers.map((paper) => ({ paper })),
  )
  return {
    ...poll,
    method: rule.method,
    ballots: result.ballots,
    options: labels.map((label, at) => ({ label, count: result.counts[at]! })),
    winners: result.winners.map((at) => labels[at]!),
    whole: { result, seats: rule.seats, terms: rule.terms ?? {} },
  }
}

test.each<[Rule, string[], RegExp, RegExp]>([
  [
    { method: 'judgment', seats: 1, terms: { grades: 6 } },
    ['450', '412', '502'],
    /l’emporte : Emploi, avec la mention majoritaire « bien »/,
    /très bien .*1[\s\S]*à rejeter/,
  ],
  [
    { method: 'ranking', seats: 1 },
    ['0>1>2', '0>2', '1>0'],
    /l’emporte : Emploi\. La majorité la préfère/,
    /duels gagnés/,
  ],
  [
    { method: 'shares', seats: 3, terms: { costs: ['4000', '9000', '2500'], budget: '10000' } },
    ['0,2', '0,2', '0', '1'],
    /retenues : Emploi et Culture \(6 500 € sur 10 000 €\)/,
    /soutiens/,
  ],
  [
    { method: 'election', seats: 2 },
    ['0>1', '0>1', '0>1', '1', '2'],
    /personnes élues : Emploi et Mobilité/,
    /voix, tour/,
  ],
])('%j: who won is said as the rule found it, with its picture', (rule, papers, sentence, picture) => {
  const text = said(counted(rule, ...papers))
  expect(text).toMatch(sentence)
  expect(text).toMatch(picture)
})

test('consent is adopted or not, and its answers are said in words of whoever reads', () => {
  const consent = (...papers: string[]): DigestPoll => {
    const result = tally(
      { method: 'consent', seats: 1 },
      4,
      papers.map((paper) => ({ paper })),
    )
    const options = Object.keys(consentPositions).map((label, at) => ({ label, count: result.counts[at]! }))
    const whole = { result, seats: 1, terms: {} }
    return { ...poll, method: 'consent', ballots: result.ballots, options, winners: [], whole }
  }
  expect(said(consent('0', '0', '1'))).toContain('avis favorable, par consentement (2 consentements, 1 réserve)')
  expect(said({ ...consent('0', '2'), decides: true })).toContain('pas adopté : il reste 1 objection (1 consentement)')
  expect(said(consent('0', '0', '1'))).toMatch(/Je consens .*2/)
  expect(plain(view('en', ...votes([consent('0', '3')], 3, textOf('en'), 'en')))).toMatch(/I stand aside .*1/)
})
