/** Which six buttons somebody gets here: what they do next, by what is going on and by their role. Pure. */
import type { Session } from '../../generated/prisma/client.ts'
import type { Waiting } from './waiting.ts'

export const mostButtons = 6

/** What is told of a person here. `may` answers whether an intent exists and is open to them. */
export type Standpoint = {
  readonly bound: boolean
  readonly dm: boolean
  readonly administered: boolean
  readonly ownsWorkspace: boolean
  readonly canLink: boolean
  /** an exercise may begin here */
  readonly canTry?: boolean
  readonly paused?: boolean
  readonly team: boolean
  readonly intakeOpen: boolean
  readonly hasIntakeEnd: boolean
  readonly waiting: readonly Waiting[]
  /** that this person animates, or may attend: open now, to be opened today, to be convened */
  readonly open: Pick<Session, 'number'> | undefined
  /** a vote that is open in that session */
  readonly openPoll: number | undefined
  readonly today: Pick<Session, 'number'> | undefined
  readonly toConvene: Pick<Session, 'number'> | undefined
  readonly may: (intent: string) => boolean
}

/** A button to be labelled: `label` names a label of the guide, or the thing that waits which it does. */
export type Step = {
  readonly label: StepLabel | Waiting
  readonly intent: string
  readonly args?: Readonly<Record<string, string | number>>
}
export type StepLabel =
  | 'admin'
  | 'submitIdea'
  | 'link'
  | 'create'
  | 'trial'
  | 'resumeSending'
  | 'seeIdeas'
  | 'chooseConcertation'
  | 'intake'
  | 'profile'
  | 'help'
  | 'more'
  | 'stepMyTodo'
  | 'stepMyAgenda'
  | 'stepSeeAttendance'
  | 'stepNewPoll'
  | 'stepClosePoll'
  | 'stepNewDecision'
  | 'stepNewAction'
  | 'stepCloseNow'
  | 'stepOpenNow'
  | 'stepConveneNext'
  | 'stepPlanMeeting'

/** What the person of the team does next: three steps at most when no session is open, all of a session when one is. */
export function teamSteps(s: Standpoint): Step[] {
  if (!s.team) return []
  if (s.open) {
    const args = { session: s.open.number }
    return [
      { label: 'stepSeeAttendance', intent: 'attendance', args },
      s.openPoll === undefined
        ? { label: 'stepNewPoll', intent: 'poll open' }
        : { label: 'stepClosePoll', intent: 'poll close', args: { poll: s.openPoll } },
      { label: 'stepNewDecision', intent: 'decision' },
      { label: 'stepNewAction', intent: 'action add', args: { confirmed: 'oui' } },
      { label: 'stepCloseNow', intent: 'session close', args },
    ]
  }
  const waits = s.waiting.filter(({ kind }) => ofTeam.includes(kind))
  const steps: (Step | undefined)[] = [
    s.paused ? { label: 'resumeSending', intent: 'pause end' } : undefined,
    s.today && { label: 'stepOpenNow', intent: 'session open', args: { session: s.today.number } },
    ...waits.slice(0, 2).map(stepFor),
    s.toConvene && { label: 'stepConveneNext', intent: 'session convene', args: { session: s.toConvene.number } },
    { label: 'stepPlanMeeting', intent: 'session add' },
    s.hasIntakeEnd ? undefined : { label: 'intake', intent: 'intake' },
  ]
  return steps.filter((step) => step !== undefined && s.may(step.intent)).slice(0, 3) as Step[]
}

const own: readonly Waiting['kind'][] = ['attend', 'vote', 'dates', 'sign', 'accept', 'late', 'answer', 'link']
/** Whoever presides may be anybody. */
const ofChair: readonly Waiting['kind'][] = ['tie', 'lot', 'validate']
const ofTeam: readonly Waiting['kind'][] = [...ofChair, 'digest', 'minutes', 'moderate', 'sort']

/** At most six, the last of which leads to everything else. */
export function stepsHere(s: Standpoint): Step[] {
  const mine = s.team ? own : [...own, ...ofChair]
  const urgent = s.waiting.filter((w) => mine.includes(w.kind) && (w.kind !== 'link' || s.canLink))
  const inSession = s.team && s.open !== undefined
  const first: (Step | false)[] = [
    !s.administered && s.ownsWorkspace && { label: 'admin', intent: 'admin' },
    s.canLink && !s.bound && { label: 'link', intent: 'link' },
    !s.bound && { label: 'create', intent: 'create' },
    !s.bound && s.canTry === true && { label: 'trial', intent: 'trial' },
    ...(inSession ? [] : urgent.slice(0, 2).map(stepFor)),
    ...teamSteps(s),
    s.bound && s.intakeOpen && { label: 'submitIdea', intent: 'idea submit' },
    s.bound && { label: 'seeIdeas', intent: 'ideas' },
    s.bound && { label: 'stepMyTodo', intent: 'todo' },
    s.bound && { label: 'stepMyAgenda', intent: 'agenda' },
    !s.bound && s.dm && { label: 'chooseConcertation', intent: 'switch' },
    { label: 'profile', intent: 'profile' },
  ]
  const last: Step = s.team && s.bound ? { label: 'more', intent: 'more' } : { label: 'help', intent: 'help' }
  const kept = first.filter((step): step is Step => step !== false && s.may(step.intent))
  return [...kept.slice(0, mostButtons - 1), last]
}

/** What does it. */
export function stepFor(waiting: Waiting): Step {
  return { label: waiting, ...callFor(waiting) }
}

function callFor(w: Waiting): Pick<Step, 'intent' | 'args'> {
  switch (w.kind) {
    case 'attend':
      return { intent: 'attend', args: { session: w.session } }
    case 'vote':
      return { intent: 'ballot cast', args: { poll: w.poll } }
    case 'dates':
      return { intent: 'dates answer', args: { poll: w.poll } }
    case 'tie':
      return { intent: 'poll settle', args: { poll: w.poll } }
    case 'lot':
      return { intent: 'poll draw', args: { poll: w.poll } }
    case 'validate':
      // What was found is read there first; it may be refused as well.
      return { intent: 'polls', args: { number: w.poll } }
    case 'sign':
      return { intent: 'publication sign', args: { publication: w.publication } }
    case 'accept':
      return { intent: 'ownership accept', args: { number: w.action } }
    case 'late':
      return { intent: 'actions', args: { number: w.action } }
    case 'answer':
      return { intent: 'agenda' }
    case 'digest':
      return { intent: 'digest', args: { session: w.session } }
    case 'minutes':
      return { intent: 'minutes', args: { session: w.session } }
    case 'moderate':
      return { intent: 'moderate' }
    case 'sort':
      return { intent: 'sort' }
    case 'organisation':
      return { intent: 'organisation' }
    case 'link':
      return { intent: 'link' }
  }
}
