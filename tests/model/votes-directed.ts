/** Sequences that are told in any case, since chance comes seldom to what is in them. */
import type { Side } from '../support/hall.ts'
import type { Act } from './votes-acts.ts'

type Told = [rooms: readonly Side[], acts: readonly Act[]]

const poll = 0
const vote = (who: number, seed: number): Act => ({ do: 'vote', who, poll, seed, late: false })
const opened = { do: 'open', chair: 2, live: false, ends: 0, opens: 0 } as const
const undo: Act = { do: 'undo' }

export const directed: readonly Told[] = [
  // A number that no ballot bears is not taken, or one that comes with the closing would not be counted.
  [
    ['slack', 'discord'],
    [
      { ...opened, rule: 'yesNo', kind: 'frozen', also: [] },
      vote(1, 1),
      { do: 'strike', who: 2, poll },
      undo,
      { do: 'race', who: [3, 3, 3], poll, seed: 4, closes: true },
    ],
  ],
  // Of one organisation are 0, 2 and 4, of another 1 and 3.
  [
    ['slack'],
    [
      { ...opened, rule: 'single', kind: 'frozen', also: ['seats', 'adding', 'lot'], live: true },
      vote(0, 1),
      vote(2, 2),
      undo,
      { do: 'add', who: 1, poll, option: 3 },
      undo,
      { do: 'add', who: 3, poll, option: 1 },
      vote(1, 3),
      { do: 'race', who: [0, 2, 4], poll, seed: 1, closes: false },
      { do: 'arrive', organisation: 1 },
      { do: 'enrol', who: 7, poll },
      undo,
      { do: 'strike', who: 2, poll },
      undo,
      vote(0, 1),
      vote(5, 2),
      { do: 'strike', who: 5, poll },
      undo,
      { do: 'link', stays: 2, comes: 4, steps: 4 },
      { do: 'close', poll },
      undo,
    ],
  ],
  [
    ['slack', 'discord'],
    [
      { ...opened, rule: 'approval', kind: 'colleges', also: ['urn', 'lot', 'validated'] },
      { do: 'paper', who: 1, poll },
      { do: 'paper', who: 1, poll },
      { do: 'put', who: 1, poll, seed: 4, lost: true },
      { do: 'put', who: 1, poll, seed: 4, lost: false },
      { do: 'paper', who: 3, poll },
      { do: 'move', who: 3, organisation: 0 },
      vote(3, 1),
      vote(2, 7),
      { do: 'race', who: [0, 2, 4], poll, seed: 9, closes: true },
      { do: 'validate', who: 0, poll, presides: false },
      { do: 'validate', who: 0, poll, presides: true },
      undo,
      { do: 'refuse', who: 0, poll, presides: true },
      undo,
      { do: 'validate', who: 0, poll, presides: true },
    ],
  ],
  // Two accounts took a paper each; then everybody votes, until it ends by itself.
  [
    ['slack'],
    [
      { ...opened, rule: 'decision', kind: 'early', also: ['urn'] },
      { do: 'paper', who: 1, poll },
      { do: 'paper', who: 2, poll },
      { do: 'link', stays: 1, comes: 2, steps: 4 },
      { do: 'everybody', poll, seed: 1 },
      { do: 'put', who: 2, poll, seed: 2, lost: false },
      { do: 'put', who: 2, poll, seed: 3, lost: false },
      { do: 'pass', minutes: 4 },
      { do: 'pass', minutes: 1 },
    ],
  ],
  [
    ['slack'],
    [
      { ...opened, rule: 'yesNo', kind: 'proxies', also: ['seats', 'casting'] },
      { do: 'give', who: 0, holder: 1, poll },
      { do: 'voteFor', who: 1, giver: 0, poll, seed: 0 },
      { do: 'withdraw', who: 2, poll },
      vote(2, 1),
      undo,
      { do: 'withdrawFor', who: 1, giver: 0, poll },
      { do: 'revoke', who: 0, poll },
      undo,
      { do: 'voteFor', who: 1, giver: 0, poll, seed: 0 },
      vote(1, 1),
      { do: 'close', poll },
      { do: 'settle', poll },
      undo,
      { do: 'settle', poll },
    ],
  ],
  [
    ['slack', 'discord', 'matrix'],
    [
      { ...opened, rule: 'single', kind: 'plain', also: [] },
      vote(0, 1),
      vote(1, 2),
      { do: 'move', who: 3, organisation: 2 },
      undo,
      { do: 'cancel', poll },
      undo,
      { do: 'redo', poll },
      undo,
      { do: 'close', poll },
      undo,
      { do: 'close', poll },
      { do: 'settle', poll },
    ],
  ],
]

/** What happens in each run, by chance alone where it is a long one: as `Story` counts it. */
export const kindsOfActs = [
  ...['opened', 'seats', 'lot', 'casting', 'validated', 'urn', 'adding'],
  ...['colleague replaced', 'undo replacing a colleague', 'colleagues at once'],
  ...['lot drawn', 'settled', 'settled by the chair', 'undo settle'],
  ...['not presiding', 'validate', 'undo validate', 'refuse', 'undo refuse'],
  ...['paper', 'put', 'put in vain', 'typed for an urn', 'race to an urn', 'closed early'],
  ...['added', 'added again', 'undo add', 'chose what was added'],
  ...['enrol', 'undo enrol', 'strike', 'undo strike'],
  ...['give', 'voted for', 'proxy void', 'undo revoke', 'undo close', 'undo cancel', 'undo redo', 'undo move'],
]
/** Those that chance brings to a short one too. */
export const often = [
  ...['opened', 'seats', 'lot', 'validated', 'urn', 'adding', 'colleague replaced'],
  ...['validate', 'paper', 'put', 'put in vain', 'race to an urn', 'added', 'enrol', 'strike', 'give'],
]
