/** What an option says more, its cost or its description, stands beside it in the windows of Slack and Discord too. */
import { expect, test } from 'vitest'
import { ballotWindow } from '../../adapters/discord/ballot.ts'
import { ballotInputs } from '../../adapters/slack/inputs.ts'
import type { DrawnBallot } from '../../src/views/drawn.ts'

const long = 'Une proposition dont le titre est bien plus long que ce qu’une étiquette peut montrer'
const ballot: DrawnBallot = {
  kind: 'ballot',
  n: 1,
  question: 'Que financer ?',
  secret: true,
  method: { kind: 'grades', grades: ['bien', 'passable'] },
  options: [
    { id: '1', label: 'Vélo', hint: 'coût : 4 000 €' },
    { id: '2', label: long, hint: 'réparer' },
    { id: '3', label: 'Jardin' },
  ],
  field: 'choices',
}

test('in Slack, under each input', () => {
  const hints = ballotInputs(ballot, 'fr').map(({ hint }) => hint?.text)
  expect(hints).toEqual(['coût : 4 000 €', 'réparer', undefined])
  const dots = ballotInputs({ ...ballot, method: { kind: 'points', total: 5, maxEach: 3 } }, 'fr')
  expect(dots.map(({ hint }) => hint?.text)).toEqual(['coût : 4 000 €', 'réparer', undefined])
})

test('in Discord, under each label, behind a label that was cut', () => {
  const { components } = ballotWindow(ballot, { post: 'p', n: 1, step: 0, sofar: '' }, 'fr')
  const said = components.map((one) => ('description' in one ? one.description : undefined))
  expect(said[0]).toBe('coût : 4 000 €')
  expect(said[1]).toMatch(/^Une proposition dont .* – réparer$/)
  expect(said[1]!.length).toBeLessThanOrEqual(100)
  expect(said[2]).toBeUndefined()
})
