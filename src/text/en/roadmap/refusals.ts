/** Why something about an action, a roadmap or a plan is refused, and what to do, in English. */
import type * as source from '../../fr/roadmap/refusals.ts'

export const refusals: typeof source.refusals = {
  noSuchAction: (v: { number: number }) =>
    `There is no action no. ${v.number} here. “/concert actions” shows them all.`,
  noSuchActionHere: () =>
    'I cannot find that action, or it was withdrawn. Write its number: “/concert actions” shows them all.',
  whichConcertation: () =>
    'Which consultation is it about? Choose it, then send your message again with the number of the action.',
  noActionOfYours: () =>
    'No open action waits for you here. For another one, add its number: “/concert actions” shows them all.',
  notYourAction: (v: { number: number }) =>
    `Action no. ${v.number} is followed by its owner organisation and by the facilitation team. If it is yours, say first for whom you speak: “/concert organisation”.`,
  notIdeaNumbers: (v: { text: string }) =>
    `“${v.text}”: write the numbers of the ideas, for instance “3, 12 and 40”. “/concert ideas” shows them.`,
  actionUnchanged: (v: { number: number }) =>
    `Action no. ${v.number} says that already: there is nothing to change. See it with “/concert actions ${v.number}”.`,
  blockChanged: (v: { block: string; text: string }) =>
    `Somebody else has just written ${v.block}: “${v.text}”. Open the roadmap, and complete that text rather than replace it.`,
  actionDone: (v: { number: number }) =>
    `Action no. ${v.number} is done already. If it is not: “/concert underway ${v.number}”.`,
  helpAsked: (v: { number: number }) =>
    `The facilitation team knows already that action no. ${v.number} needs help. To say more: “/concert need-help ${v.number}” and a few words.`,
  snoozeTooLong: (v: { number: number; day: string }) =>
    `${v.day} is too far for a mere reminder. Give the action another date instead: “/concert postpone ${v.number}”.`,
  sameSnooze: (v: { number: number; day: string }) =>
    `Already noted: I will speak of action no. ${v.number} again on ${v.day}. Give another day if you prefer.`,
  helpUnreached: (v: { person: string }) =>
    `I have no way to write to ${v.person} in private. Nothing is sent: reach them otherwise.`,
  sameDue: (v: { number: number; day: string }) =>
    `Action no. ${v.number} is due on ${v.day} already. Give another date.`,
  sameOwner: (v: { number: number; organisation: string }) =>
    `Action no. ${v.number} was given to ${v.organisation} already. To remind them to answer: “/concert nudge”.`,
  noOwner: (v: { number: number }) =>
    `Nobody was asked to own action no. ${v.number} yet. The facilitation team does so with “/concert owner ${v.number}” and the organisation.`,
  notOfOwner: (v: { number: number; organisation: string }) =>
    `Only somebody of ${v.organisation} may answer for action no. ${v.number}. If that is your organisation, say so first: “/concert organisation”.`,
  ownershipAccepted: (v: { number: number; organisation: string }) =>
    `${v.organisation} has accepted to own action no. ${v.number} already: there is nothing more to do.`,
  ownershipDeclined: (v: { number: number; organisation: string }) =>
    `${v.organisation} has declined action no. ${v.number} already. To change your mind: “/concert accept ${v.number}”.`,
  contactElsewhere: (v: { person: string; organisation: string }) =>
    `${v.person} speaks for another organisation than ${v.organisation}. Choose somebody of the owner organisation.`,
  sameContact: (v: { number: number; person: string }) =>
    `${v.person} is the person to remind of action no. ${v.number} already. Give another name.`,
  noVerdict: (v: { number: number }) =>
    `No roadmap without a verdict on feasibility. The facilitation team gives it first: “/concert feasibility ${v.number}”.`,
  notFeasible: (v: { number: number }) =>
    `Action no. ${v.number} is neither feasible nor feasible under conditions: it has no roadmap. The verdict is changed with “/concert feasibility ${v.number}”.`,
  noMilestone: (v: { number: number }) =>
    `Action no. ${v.number} has no milestone. Add one with “/concert milestone ${v.number}”.`,
  noSuchMilestone: (v: { number: number; milestone: string }) =>
    `Action no. ${v.number} has no milestone “${v.milestone}”. See them with “/concert actions ${v.number}”.`,
  planBackwards: () => 'The end of the plan comes before its start. Give its first day, then its last day.',
  planTitleTaken: (v: { title: string }) =>
    `There is a plan called “${v.title}” already. Give another title, or see it with “/concert plan”.`,
  noPlan: () =>
    'There is no action plan here yet. The coordination creates one with “/concert new-plan”, its title and its period.',
  noSuchPlan: (v: { number: number }) =>
    `There is no plan no. ${v.number} here. “/concert plan” shows the current plan.`,
  planWaiting: (v: { title: string }) =>
    `An edition of “${v.title}” is waiting for signatures already. “/concert signatures” says who still has to sign.`,
  planUnchanged: (v: { title: string; edition: number }) =>
    `“${v.title}” has not changed since its edition no. ${v.edition}: there is nothing more to adopt. “/concert plan” shows it.`,
  planEmpty: (v: { title: string }) =>
    `No roadmap is complete: “${v.title}” would be empty. “/concert plan” says what each one lacks.`,
  nudgePaused: (v: { moment: string }) =>
    `The consultation rests until ${v.moment}: nobody is nudged before. To go on sooner: “/concert resume-sending”.`,
  nobodyToNudge: () =>
    'There is nobody to remind today: nobody is late, or everybody has had their message. “/concert actions” shows where they stand.',
}
