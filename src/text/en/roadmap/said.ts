/** What is answered about actions, reminders, roadmaps and plans, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/roadmap/said.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const words: typeof source.words = {
  roadmap: {
    noted: (number: number) => `Action no. ${number} noted`,
    owner: 'Owner',
    contact: 'Contact',
    due: 'Due date',
    origin: 'Comes from',
    progress: 'Progress',
    feasibility: 'Feasibility',
    milestones: 'Milestones',
    noDue: 'no date',
    noOwner: 'no owner',
    ownerToFind: 'to be found: who answers for it?',
    ownerAsked: (owner: string, people: number) =>
      people > 0
        ? `${owner} (${n(people, 'person asked', 'people asked')}, answer awaited)`
        : `${owner} (answer awaited; nobody of that organisation has spoken to me here yet)`,
    toConfirm: (owner: string) => `${owner} (answer awaited)`,
    ownership: (owner: string, state: string) => {
      if (state === 'accepted') return `${owner}, which accepted`
      return state === 'declined' ? `${owner} declined: an owner is to be found` : `${owner} (answer awaited)`
    },
    visibility:
      'Visible to all: the organisation, the title and the date. Progress is seen by the facilitation team and the owner organisation only, which gets the reminders in private.',
    fromAxis: (number: number, title: string) => `strong axis no. ${number} “${title}”`,
    fromSignal: (number: number, title: string) => `weak signal no. ${number} “${title}”`,
    fromIdeas: (count: number, numbers: string) => (count > 1 ? `ideas no. ${numbers}` : `idea no. ${numbers}`),
    none: 'No action yet. The facilitation team notes them in the course of the meetings.',
    noneYet: 'No action yet. Note the first one: what will be done, by which organisation, by when.',
    listTitle: (count: number, late: number) =>
      late > 0 ? `${n(count, 'action', 'actions')}, ${late} of them late` : `${n(count, 'action', 'actions')}`,
    listTeam: 'Lateness and progress are seen by the facilitation team and each owner organisation only.',
    listPublic: 'You see the progress of the actions of your organisation.',
    today: 'today',
    tomorrow: 'tomorrow',
    inDays: (days: number) => `in ${n(days, 'day', 'days')}`,
    lateBy: (days: number) => `${n(days, 'day', 'days')} late`,
    dueSaid: (day: string, distance: string) => `${day} (${distance})`,
    outside: (day: string) => `${day} (outside the plan)`,
    progresses: { toDo: 'to do', underWay: 'under way', help: 'needs help', done: 'done' },
    verdicts: {
      feasible: 'feasible',
      conditional: 'under conditions',
      toStudy: 'to study',
      discarded: 'dropped',
    },
    verdictSaid: (verdict: string, reason: string) => `${verdict} — ${reason}`,
    notAssessed: 'no verdict yet',
    blocks: { ownership: 'Ownership', schedule: 'Schedule', means: 'Means', organisation: 'Organisation' },
    blockNames: {
      ownership: 'the ownership',
      schedule: 'the schedule',
      means: 'the means',
      organisation: 'the organisation',
    },
    pageTitle: (number: number, title: string) => `Action no. ${number}: ${title}`,
    missing: (blocks: string) => `Missing: ${blocks}.`,
    lacks: (blocks: string) => `missing: ${blocks}`,

    edited: (number: number) => `Action no. ${number} is changed. Reminders follow its date.`,
    withdrawn: (number: number) => `Action no. ${number} is withdrawn: no more reminders. You can undo this.`,
    restored: (number: number) => `Action no. ${number} is in place again, with its reminders.`,
    reverted: (number: number) => `Action no. ${number} is as it was before.`,
    assessed: (number: number, verdict: string) =>
      `Verdict saved for action no. ${number}: ${verdict}. The verdict and its reason are visible to all.`,
    ownerNamed: (number: number, owner: string, people: number) =>
      people > 0
        ? `${owner} is asked to own action no. ${number}: ${n(people, 'person was', 'people were')} asked. It counts once they accept.`
        : `${owner} is noted to own action no. ${number}, but nobody of that organisation has spoken to me here yet. Ask them to write “/concert organisation”, then “/concert accept ${number}”.`,
    contactNamed: (number: number, person: string) =>
      `${person} will get the reminders of action no. ${number}, in private.`,
    askedToOwn: (by: string, owner: string, concertation: string) =>
      `${by} asks whether ${owner} accepts to own this action of the consultation “${concertation}”:`,
    askedMeans:
      'To own it is to answer for it before the others. The name of your organisation is visible to all; reminders and your answers stay private.',
    accepted: (owner: string, number: number, mine: boolean, day: string | undefined) =>
      `Noted: ${owner} owns action no. ${number}${day ? `, due on ${day}` : ''}. ${
        mine ? 'You will get its reminders, in private.' : 'The contact person gets its reminders.'
      }`,
    declined: (owner: string, number: number) =>
      `Noted: ${owner} does not own action no. ${number}. The facilitation team is told, with your reason.`,
    teamDeclined: (owner: string, number: number, by: string) =>
      `${owner} will not own action no. ${number}, answers ${by}:`,

    reminderHello: (name: string, count: number) =>
      count > 1 ? `Hello ${name}, how far are these ${count} actions?` : `Hello ${name}, how far is this action?`,
    reminderMore: (count: number) => `And ${n(count, 'other', 'others')}, with “/concert actions”:`,
    reminderAudience:
      'Your answer is seen by the facilitation team and by your organisation, by nobody else. “I need help” tells the team at once.',
    answerOf: (number: number, said: string) => `no. ${number}: ${said}`,
    inPlaceOf: (name: string) => `while ${name} is away`,
    snoozeOn: (weekday: string) => `Remind me on ${weekday}`,
    notAccepted: 'the answer of your organisation is awaited',
    unreached: (count: number, concertation: string) =>
      `“${concertation}”: I could reach nobody for ${n(count, 'action', 'actions')} of which this is the day to remind.`,
    unreachedNext: 'Choose a person to remind with “/concert contact”, or tell the organisation yourself.',
    silent: (count: number, concertation: string) =>
      `“${concertation}”: no news of ${n(count, 'action', 'actions')}, in spite of the reminders. I shall not remind any more.`,
    silentNext: 'A word in person will help more. Then give another date with “/concert postpone”.',
    helpWanted: (who: string, number: number) => `${who} asks for help with action no. ${number}:`,
    done: (number: number) =>
      `Thank you! Action no. ${number} is done: the facilitation team sees it, and there will be no more reminders.`,
    underway: (number: number, day: string | undefined) =>
      `Noted: action no. ${number} is under way.${day ? ` Next reminder: ${day}.` : ''}`,
    postponed: (number: number, day: string) =>
      `Action no. ${number} is postponed to ${day}. Reminders follow that date; the facilitation team sees your reason.`,
    helpSent: (number: number) =>
      `The facilitation team knows that action no. ${number} needs help. Their answer will reach you here, in private.`,
    helpHow: (who: string) =>
      `“Answer” gives your answer to ${who} in private. What is said below this message stays between you.`,
    helped: (by: string, number: number) => `${by}, of the facilitation team, answers you about action no. ${number}:`,
    helpedAudience: 'Only the facilitation team reads your answer.',
    helpAnswered: (who: string) => `Sent to ${who}, in private. Their answer will come below the request.`,
    helpReplied: (by: string) => `${by} answered:`,
    helpSaid: (number: number) => `The facilitation team has your message about action no. ${number}.`,
    helpTakenBack: (number: number) =>
      `The call for help about action no. ${number} is taken back: there is nothing left to do.`,
    snoozed: (number: number, day: string) =>
      `Noted: I will not speak of action no. ${number} before ${day}. Its due date does not change.`,
    commitmentsTitle: (count: number) => `Your commitments: ${n(count, 'action', 'actions')}`,
    commitmentsMine: 'You answer for',
    commitmentsOurs: (organisation: string) => `${organisation} answers for`,
    commitmentsDone: (count: number) => `${count} done already, thank you!`,
    commitmentsNone:
      'No action commits you here, neither you nor your organisation. “/concert actions” shows everybody’s.',
    commitmentsAudience: 'This list is shown to you alone.',

    whichAction: 'Which of your actions is it about?',
    nudgeTitle: (count: number) => `${n(count, 'person to remind', 'people to remind')}:`,
    nudgeNobody: 'Nobody to remind today.',
    nudgeLate: (number: number, days: number) => `no. ${number}, ${n(days, 'day', 'days')} late`,
    nudgeAsked: (number: number) => `no. ${number}, no answer about owning it`,
    nudgeAlready: (names: string) => `Had a message today already: ${names}.`,
    nudgeQuiet: (names: string) => `At the end of their quiet hours only: ${names}.`,
    nudgeUnreached: (numbers: string) => `Nobody to reach for actions no. ${numbers}: see “/concert contact”.`,
    nudgeWho: 'Each person gets one message, in private. Nobody else sees it.',
    nudgeSend: (count: number) => `Remind ${n(count, 'person', 'people')}`,
    nudged: (count: number) => `Done: ${n(count, 'person was', 'people were')} reminded in private.`,

    draftTitle: (number: number, title: string) => `Roadmap of action no. ${number}: ${title}`,
    blockState: (block: string, there: boolean) => `${block}: ${there ? 'filled' : 'to be filled'}`,
    complete: 'The roadmap is complete: it will enter the next edition of the plan.',
    ownershipAwaited: (owner: string) => `The ownership counts once ${owner} has accepted: they were asked.`,
    ownershipNobody: 'The ownership counts once an organisation has accepted: choose one.',
    draftReverted: (number: number) => `The roadmap of action no. ${number} is as it was before.`,
    milestoneAdded: (number: number, title: string, day: string) =>
      `Milestone added to action no. ${number}: “${title}”, ${day}.`,
    milestoneOutside: (number: number, title: string, day: string, plan: string) =>
      `Milestone added to action no. ${number}: “${title}”, ${day}. Mind: that date is outside the period of “${plan}”.`,
    milestoneWithdrawn: (number: number, title: string) => `Milestone “${title}” of action no. ${number} is withdrawn.`,
    milestoneRestored: (title: string) => `Milestone “${title}” is in place again.`,
    whichMilestone: (number: number) => `Which milestone of action no. ${number} is to be withdrawn?`,

    period: 'Period',
    periodSaid: (starts: string, ends: string) => `from ${starts} to ${ends}`,
    editionLabel: 'Edition',
    edition: (edition: number, hash: string) => `Edition no. ${edition}, fingerprint ${hash}`,
    editionAdopted: (edition: number, moment: string, hash: string) =>
      `no. ${edition}, adopted on ${moment}, fingerprint ${hash}`,
    notAdopted: 'not adopted yet',
    planAwaited: 'A new edition is waiting for signatures: “/concert signatures”.',
    planInside: (count: number) => `In the plan: ${n(count, 'action', 'actions')}`,
    planReady: (count: number) => `Ready to enter: ${n(count, 'action', 'actions')}`,
    planMissing: (count: number) => `Not yet: ${n(count, 'incomplete roadmap', 'incomplete roadmaps')}`,
    planOthers: (count: number) =>
      `${n(count, 'other action does', 'other actions do')} not enter the plan: no verdict, to study or dropped.`,
    outsidePlan: (number: number, title: string, day: string) =>
      `Outside the period of the plan: action no. ${number}, milestone “${title}”, ${day}.`,
    planNone: 'There is no action plan yet. Give it a title and a period to begin.',
    planNoneYet: 'There is no action plan yet. The coordination will create it when the roadmaps are under way.',
    planCreated: (title: string, starts: string, ends: string) =>
      `The plan “${title}” is created, from ${starts} to ${ends}. Complete roadmaps enter it when it is adopted.`,
    planWithdrawn: (title: string) => `The plan “${title}” is withdrawn.`,
    adoptChanged: 'The plan has changed since your preview: read this new version before you adopt it.',
    adoptPreview: (places: number) =>
      `Preview, which only you can see. Once adopted, the plan is published in ${n(places, 'channel', 'channels')}.`,
    adoptSign: (names: string) => `Nothing is published before each organisation has signed: ${names}.`,
    adoptAwaits: (title: string, edition: number, names: string) =>
      `“${title}”, edition no. ${edition}, awaits the signature of ${names}. It is published upon the last one.`,
    adopted: (title: string, edition: number, sheets: number, places: number) =>
      `“${title}” is adopted: edition no. ${edition}, ${n(sheets, 'action', 'actions')}, published in ${n(places, 'channel', 'channels')}.`,
  },
}
