/** What is said of the restitution, of axes and signals, and of the thread, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/contributions/synthesis.ts'
import { room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  trace: {
    verb: 'trace',
    aliases: ['follow'],
    label: 'Follow the thread',
    help: 'From an idea to the actions, and back',
    example: '/concert trace idea 42',
    args: {
      kind: {
        label: 'Of what',
        help: 'Idea, axis, signal or action',
        names: ['what'],
        options: { idea: 'idea', axis: 'axis', signal: 'signal', action: 'action' },
      },
      number: { label: 'Number', help: 'Its number', names: ['n', 'no'] },
    },
  },
  'restitution open': {
    verb: 'feedback',
    aliases: [],
    label: 'Open the feedback session',
    help: 'Pool what comes out of a phase',
    example: '/concert feedback',
    args: { phase: { label: 'Phase', help: 'Its number; otherwise the present one', names: ['phase'] } },
  },
  'restitution close': {
    verb: 'close-feedback',
    aliases: [],
    label: 'Close the feedback session again',
    help: '',
    example: '',
    args: { phase: { label: '', help: '' } },
  },
  'restitution publish': {
    verb: 'publish-feedback',
    aliases: [],
    label: 'Publish the feedback',
    help: 'See the feedback, then publish it',
    example: '/concert publish-feedback',
    args: { preview: { label: 'Preview', help: 'Filled in by the button of the preview', names: [] } },
  },
  'restitution release': {
    verb: 'show-feedback',
    aliases: [],
    label: 'Show the signed feedback',
    help: '',
    example: '',
    args: { publication: { label: '', help: '' } },
  },
  'axis keep': {
    verb: 'axis',
    aliases: [],
    label: 'Keep a strong axis',
    help: 'Keep a strong axis, with its ideas',
    example: '/concert axis Share jobs; ideas: 3, 12, 40',
    notice: 'Visible to everybody in the list of axes, published with the feedback. Nobody is notified.',
    submit: 'Keep',
    args: {
      title: { label: 'Axis', help: 'The shared direction, in one sentence', names: ['axis', 'title'] },
      ideas: { label: 'Ideas', help: 'The numbers of those that hold it up: 3, 12', names: ['ideas', 'idea'] },
    },
  },
  'axis support': {
    verb: 'support',
    aliases: [],
    label: 'Put ideas behind an axis',
    help: 'Add ideas that hold an axis up',
    example: '/concert support 2; ideas: 14, 15',
    submit: 'Support',
    args: {
      axis: { label: 'Axis', help: 'The number of the axis', names: ['axis'] },
      ideas: { label: 'Ideas', help: 'Their numbers: 14, 15', names: ['ideas', 'idea'] },
    },
  },
  'axis unsupport': {
    verb: 'unsupport',
    aliases: [],
    label: 'Take ideas away from an axis',
    help: '',
    example: '',
    args: { axis: { label: '', help: '' }, ideas: { label: '', help: '' } },
  },
  axes: {
    verb: 'axes',
    aliases: [],
    label: 'See the strong axes',
    help: 'The strong axes and the signals, or one axis',
    example: '/concert axes 2',
    args: { number: { label: 'Axis', help: 'The number of an axis (optional)', names: ['axis', 'n', 'no'] } },
  },
  'axis withdraw': {
    verb: 'withdraw-axis',
    aliases: [],
    label: 'Withdraw an axis',
    help: 'Withdraw a strong axis',
    example: '/concert withdraw-axis 2',
    submit: 'Withdraw',
    args: { number: { label: 'Axis', help: 'The number of the axis', names: ['axis', 'n', 'no'] } },
  },
  'axis restore': {
    verb: 'restore-axis',
    aliases: [],
    label: 'Restore an axis',
    help: '',
    example: '',
    args: { axis: { label: '', help: '' }, ideas: { label: '', help: '' } },
  },
  'signal keep': {
    verb: 'signal',
    aliases: [],
    label: 'Note a weak signal',
    help: 'A rare idea to follow, and why',
    example: '/concert signal Local currency; reason: two towns think of it',
    notice: 'Visible to everybody with your name, published with the feedback. Nobody is notified.',
    submit: 'Note',
    args: {
      title: { label: 'Signal', help: 'What you notice, in one sentence', names: ['title'] },
      reason: { label: 'Reason', help: 'Why it is worth following', names: ['why'] },
      ideas: { label: 'Ideas', help: 'Optional: the numbers of the ideas', names: ['ideas', 'idea'] },
    },
  },
  signals: {
    verb: 'signals',
    aliases: [],
    label: 'See the weak signals',
    help: 'The weak signals, by whom and why',
    example: '/concert signals',
    args: {},
  },
  'signal withdraw': {
    verb: 'withdraw-signal',
    aliases: [],
    label: 'Withdraw a weak signal',
    help: 'Withdraw a weak signal',
    example: '/concert withdraw-signal 2',
    submit: 'Withdraw',
    args: { number: { label: 'Signal', help: 'The number of the signal', names: ['signal', 'n', 'no'] } },
  },
  'signal restore': {
    verb: 'restore-signal',
    aliases: [],
    label: 'Restore a signal',
    help: '',
    example: '',
    args: { signal: { label: '', help: '' }, ideas: { label: '', help: '' } },
  },
}

export const buttons: typeof source.buttons = {
  followThread: 'Follow the thread',
  seeAxes: 'See the axes',
  seeAxis: 'See an axis',
  seeThisAxis: 'See this axis',
  keepAxis: 'Keep a strong axis',
  supportAxis: 'Put ideas behind it',
  workshopFromAxis: 'Create a workshop',
  actionFromAxis: 'Create an action',
  keepSignal: 'Note a weak signal',
  seeSignals: 'See the signals',
  openRestitution: 'Open the feedback session',
  publishRestitution: 'See and publish',
  publishNow: 'Publish the feedback',
  backToRestitution: 'Back to the feedback session',
  writeMinutes: 'Write the minutes',
}

export const refusals: typeof source.refusals = {
  noPhaseYet: () =>
    'No phase has begun yet: the feedback session comes at the end of a phase. “/concert phases” shows them.',
  noSuchPhaseHere: (v: { number: number }) => `There is no phase ${v.number} here. “/concert phases” shows them.`,
  minutesMissing: (v: { title: string; count: number; sessions: string }) =>
    `The feedback session of “${v.title}” waits for the validated minutes of all the meetings. ${n(v.count, 'is missing', 'are missing')}: ${v.sessions}. Write them with “/concert minutes”, then “/concert validate”; a meeting that will not take place is cancelled with “/concert cancel-meeting”.`,
  restitutionNotOpen: () =>
    'Axes and signals are kept during the feedback session, when the facilitators pool the results. Open it first.',
  restitutionEmpty: () =>
    'There is neither an axis nor a signal to publish yet. Keep a first axis: “/concert axis”, with its ideas.',
  axisWithoutIdea: () => 'A strong axis is held up by one idea at least. Give the numbers: “ideas: 3, 12”.',
  signalWithoutReason: () =>
    'A weak signal has a reason: say why it is worth following, for example “reason: two towns think of it”.',
  axisTaken: (v: { number: number }) =>
    `This is already the title of axis ${v.number}. Put ideas behind it with “/concert support ${v.number}”, or give another title.`,
  alreadyBehind: (v: { number: number }) => `These ideas hold axis ${v.number} up already: there is nothing to add.`,
  inUse: (v: { number: number; uses: string }) =>
    `Number ${v.number} can no longer be withdrawn, something rests on it: ${v.uses}. Withdraw that first, or keep it.`,
  noSuchAxis: (v: { number: number }) => `There is no axis ${v.number} here. “/concert axes” shows them.`,
  noSuchSignal: (v: { number: number }) => `There is no signal ${v.number} here. “/concert signals” shows them.`,
}

export const words: typeof source.words = {
  axes: {
    title: (count: number) => n(count, 'strong axis', 'strong axes'),
    signalsTitle: (count: number) => n(count, 'weak signal', 'weak signals'),
    one: (number: number, title: string) => `Strong axis ${number}: ${title}`,
    holds: (ideas: number, workshops: string, count: number) =>
      `${n(ideas, 'idea', 'ideas')}${Number(count) === 0 ? '' : `, ${Number(count) > 1 ? 'workshops' : 'workshop'} ${workshops}`}`,
    reasonBy: (reason: string, author: string) => `${reason} (${author})`,
    because: (reason: string) => `Why: ${reason}`,
    noticedBy: (author: string) => `Noticed by ${author}`,
    none: 'There are no strong axes yet: they are kept at the feedback session, from the ideas.',
    noSignal: 'There are no weak signals yet: they are noted at the feedback session.',
    kept: (number: number, title: string, ideas: number) =>
      `Strong axis ${number}: “${title}”, held up by ${n(ideas, 'idea', 'ideas')}.`,
    supported: (number: number, title: string, ideas: number) =>
      `Axis ${number} “${title}” is now held up by ${n(ideas, 'idea', 'ideas')}.`,
    withdrawn: (number: number, title: string) => `Axis ${number} “${title}” is withdrawn. Its ideas stay.`,
    signalKept: (number: number, title: string) => `Weak signal ${number} noted: “${title}”.`,
    signalWithdrawn: (number: number, title: string) => `Signal ${number} “${title}” is withdrawn.`,
    action: (number: number, title: string) => `action ${number} “${title}”`,
    workshop: (number: number, title: string) => `workshop ${number} “${title}”`,
  },

  restitution: {
    title: (phase: string) => `Feedback: ${phase}`,
    opened:
      'The feedback session is open. Keep the strong axes with the ideas that hold them up, and note the weak signals.',
    goesOn: (axes: number, signals: number) =>
      `Kept to date: ${n(axes, 'strong axis', 'strong axes')}, ${n(signals, 'weak signal', 'weak signals')}.`,
    teamOnly: 'This page is for the facilitators; nothing is announced before it is published.',
    closed: (phase: string) => `The feedback session of “${phase}” is closed as before.`,
    session: (number: number, title: string, day: string) => `“${title}” (meeting ${number}, ${day})`,
    card: (title: string, phase: string) => `${title}: what comes out of “${phase}”`,
    counts: (axes: number, signals: number) =>
      `${n(axes, 'strong axis', 'strong axes')} and ${n(signals, 'weak signal', 'weak signals')}, kept by the facilitation team from your ideas.`,
    quoted: (number: number, said: string) => `Idea ${number}: “${said}”`,
    edition: (edition: number) => `Edition ${edition}, which replaces the one before.`,
    preview: (places: string, count: number) =>
      `This is what will be published in ${room(places, Number(count))}. All the people there will see it.`,
    previewChanged: 'it has changed since your preview: read this new version before you publish it.',
    previewNowhere:
      'No channel is linked: the feedback will be kept and can be seen with “/concert axes”, without being announced.',
    previewSigners: (names: string) => `Nothing appears before it is signed by ${names}.`,
    published: (places: string, count: number) =>
      Number(count) === 0
        ? 'The feedback is published; no channel is linked to announce it.'
        : `The feedback is published in ${room(places, Number(count))}.`,
    submitted: (names: string) =>
      `The feedback waits for the signature of ${names}. It will appear by itself with the last signature.`,
  },

  trace: {
    title: (what: string) => `The thread of ${what}`,
    named: {
      idea: (number: number) => `idea ${number}`,
      axis: (number: number) => `strong axis ${number}`,
      signal: (number: number) => `weak signal ${number}`,
      action: (number: number) => `action ${number}`,
    },
    capital: {
      idea: (number: number) => `Idea ${number}`,
      axis: (number: number) => `Strong axis ${number}`,
      signal: (number: number) => `Weak signal ${number}`,
      action: (number: number) => `Action ${number}`,
    },
    workshop: (number: number) => `Workshop ${number}`,
    theme: 'Theme',
    toBeSorted: 'to be sorted',
    workshops: 'Workshops',
    session: 'Meeting',
    mergedInto: 'Merged into',
    joined: 'Merged here',
    owner: 'Owner organisation',
    noOwner: 'to be found',
    due: 'Due',
    roadmap: 'Roadmap',
    written: 'complete',
    notWritten: 'to be written',
    plan: 'Plan',
    inNoPlan: 'in none for the moment',
    sameIdeas: 'Said as well, in other words:',
    verbatims: (count: number) => `Said by the participants (${n(count, 'idea', 'ideas')}):`,
    hidden: (count: number) =>
      `And ${n(count, 'idea said in private', 'ideas said in private')}, read by the facilitation team only.`,
    action: (owner: string | undefined, due: string | null, plans: string) =>
      [owner ?? 'owner to be found', due, plans && `in the plan “${plans}”`].filter(Boolean).join(', '),
    ideaWaits: 'No axis, signal or action rests on it yet: the facilitation team sorts the ideas, then keeps the axes.',
    subjectWaits: 'No action rests on it yet.',
    noSource: 'No idea is tied to this action.',
  },
}
