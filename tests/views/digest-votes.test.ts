/** What a digest says of a vote with dots, and of a decision where it decides and where it only advises. */
import { expect, test } from 'vitest'
import type { DigestPoll } from '../../src/digests/rules/digest.ts'
import { votes } from '../../src/digests/views/votes.ts'
import { textOf } from '../../src/text/index.ts'
import { view } from '../../src/views/build.ts'
import { plain } from '../../src/views/plain.ts'

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
