/** What a concertation made from a model begins with: pure. */
import { expect, test } from 'vitest'
import { templatePlan } from '../../src/process/rules/templates.ts'

const windows = (today: string) => templatePlan('twoPhases', today).phases.map((p) => [p.startsOn, p.endsOn, p.gated])

test.each([
  ['2011-03-15', '2011-04-01', '2011-07-31', '2011-09-01', '2011-12-31'],
  ['2011-04-01', '2011-04-01', '2011-07-31', '2011-09-01', '2011-12-31'],
  ['2027-12-31', '2028-01-01', '2028-04-30', '2028-06-01', '2028-09-30'],
  ['2027-10-02', '2027-11-01', '2028-02-29', '2028-04-01', '2028-07-31'],
])('given %s, then two phases of four months with one between, the second behind its gate', (today, ...days) => {
  expect(windows(today)).toEqual([
    [days[0], days[1], false],
    [days[2], days[3], true],
  ])
})

test('one atelier is one atelier, and an ideas box nothing but a box', () => {
  expect(templatePlan('workshop', '2027-03-01')).toEqual({
    phases: [],
    bodies: [],
    workshops: [{ title: undefined, phase: undefined }],
  })
  expect(templatePlan('ideaBox', '2027-03-01')).toEqual({ phases: [], bodies: [], workshops: [] })
})
