/** What the rooms refuse, and what they never do twice or tell: each is missed by a test of its room. */
import type { Guard } from './guard.ts'

const tests = {
  people: ['tests/intents/people-linking.test.ts', 'tests/rules/people-joining.test.ts'],
  process: [
    'tests/intents/process-phases.test.ts',
    'tests/intents/process-workshops.test.ts',
    'tests/intents/publication.test.ts',
    'tests/rules/process.test.ts',
    'tests/rules/publication.test.ts',
  ],
  meetings: ['tests/intents/meetings.test.ts', 'tests/intents/meetings-record.test.ts', 'tests/rules/meetings.test.ts'],
  contributions: [
    'tests/intents/contributions-sorting.test.ts',
    'tests/intents/contributions-synthesis.test.ts',
    'tests/rules/contributions.test.ts',
  ],
  votes: [
    'tests/intents/votes.test.ts',
    'tests/intents/votes-races.test.ts',
    'tests/intents/votes-follow.test.ts',
    'tests/rules/votes.test.ts',
  ],
  roadmap: [
    'tests/intents/roadmap.test.ts',
    'tests/intents/reminders.test.ts',
    'tests/rules/roadmap.test.ts',
    'tests/rules/reminders.test.ts',
  ],
  digests: ['tests/intents/digests.test.ts', 'tests/rules/digests.test.ts'],
} as const
type Room = keyof typeof tests

/** What is refused under this key goes through. */
function refused(room: Room, file: string, key: string, name: string): Guard {
  return {
    name,
    file: `src/${room}/${file}`,
    find: `throw new Refusal('${key}'`,
    replace: `void new Refusal('${key}'`,
    tests: tests[room],
  }
}

function gone(room: Room, file: string, find: string, name: string, replace = ''): Guard {
  return { name, file: `src/${room}/${file}`, find, replace, tests: tests[room] }
}

export const roomGuards: readonly Guard[] = [
  refused('people', 'rules/linking.ts', 'linkCodeWrong', 'accounts are joined with the code that was shown'),
  refused('people', 'rules/linking.ts', 'linkCodeOver', 'a code that joins accounts ends'),
  refused('people', 'rules/linking.ts', 'linkOtherFirst', 'accounts are joined once both have confirmed'),

  refused('process', 'rules/phases.ts', 'phaseLocked', 'nothing is done in a phase that is locked'),
  refused('process', 'rules/phases.ts', 'outsidePhase', 'what belongs to a phase falls in its window'),
  refused('process', 'rules/phases.ts', 'phaseOverlaps', 'two phases do not overlap'),
  refused('process', 'intents/phase-open.ts', 'noMethod', 'a phase opens once the plenary decided how it works'),
  refused('process', 'rules/publication.ts', 'alreadySigned', 'an organiser signs once'),
  {
    ...refused('process', 'rules/animation.ts', 'notYourWorkshop', 'an atelier is run by those who animate it'),
    tests: ['tests/rules/animation.test.ts'],
  },

  refused('meetings', 'rules/sessions.ts', 'sessionTooEarly', 'a session opens on its day'),
  refused('meetings', 'here.ts', 'anotherOpen', 'one session is open in a place'),
  refused('meetings', 'intents/decision.ts', 'decisionNotHere', 'decisions are taken in an open session'),
  refused('meetings', 'rules/decisions.ts', 'methodOnlyPlenary', 'the plenary alone decides how a phase works'),
  refused('meetings', 'rules/minutes.ts', 'minutesFrozen', 'minutes stand once their restitution is published'),

  refused('contributions', 'rules/restitution.ts', 'minutesMissing', 'a restitution waits for every validated minute'),
  refused('contributions', 'rules/restitution.ts', 'restitutionNotOpen', 'axes are kept in an open restitution'),
  refused('contributions', 'rules/restitution.ts', 'axisWithoutIdea', 'an axis has at least one idea behind it'),
  refused('contributions', 'rules/restitution.ts', 'signalWithoutReason', 'a weak signal says why it is kept'),
  refused('contributions', 'rules/restitution.ts', 'inUse', 'what others stand on is not withdrawn'),

  refused('votes', 'rules/ballot.ts', 'pollClosed', 'a closed vote takes no ballot'),
  refused('votes', 'rules/ballot.ts', 'pollOver', 'a vote whose time has passed takes no ballot'),
  refused('votes', 'rules/ballot.ts', 'tooManyChoices', 'a ballot holds no more choices than its vote permits'),
  gone('votes', 'rules/roll.ts', `  if (guest) return 'guestsDoNotVote'\n`, 'guests do not vote'),
  refused('votes', 'intents/cast.ts', 'pollElsewhere', 'one votes where the vote stands'),
  refused('votes', 'which.ts', 'noSuchPoll', 'a vote of the team is not found by others'),
  refused('votes', 'rules/settling.ts', 'settleAmongTied', 'a tie is settled among those that share it'),
  refused('votes', 'intents/open.ts', 'thenIsCoordination', 'the coordination alone makes ateliers of a vote'),
  gone('votes', 'intents/cast.ts', `  untold: ['choices'],\n`, 'the journal does not tell who chose what'),
  gone(
    'votes',
    'closing.ts',
    '      seal(poll, box, context),\n',
    'a ballot at the moment of the end counts, or is refused',
  ),

  refused('roadmap', 'rules/action.ts', 'notYourAction', 'progress is for the team and the owner'),
  refused('roadmap', 'rules/action.ts', 'notOfOwner', 'nobody accepts in the name of others'),
  refused('roadmap', 'rules/roadmap.ts', 'noVerdict', 'a roadmap needs a verdict'),
  refused('roadmap', 'rules/roadmap.ts', 'notFeasible', 'a discarded action has no roadmap'),
  gone('roadmap', 'rules/action.ts', ` && action.ownership !== 'declined' && somebody`, 'who declined is not reminded'),

  refused('digests', 'rules/edition.ts', 'sessionStillOpen', 'a digest is published once its session has ended'),
  refused('digests', 'rules/edition.ts', 'digestPublished', 'a digest is published once'),
]
