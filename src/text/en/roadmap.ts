/** What is said of actions and their roadmaps, in English. */
import type * as source from '../fr/roadmap.ts'
import * as plans from './roadmap/plans.ts'
import * as refused from './roadmap/refusals.ts'
import * as said from './roadmap/said.ts'

const action = { label: 'Number', help: 'The number of the action', names: ['no'] }
/** Not typed: what a button of a private message fixes. */
const id = { label: 'Mark', help: 'The one that buttons bear' }
const audience = 'Seen by the facilitation team and by your organisation only.'

export const intents: typeof source.intents = {
  'action add': {
    verb: 'action',
    aliases: ['new-action'],
    label: 'New action',
    help: 'Note an action, with its owner and its date',
    example: '/concert action Open a reuse centre ; owner : CRESS ; due : 1 April',
    notice:
      'The organisation, the title and the date are visible to all. The people of the owner organisation are asked in private.',
    submit: 'Note this action',
    args: {
      title: { label: 'Action', help: 'What will be done, in one sentence', names: ['title'] },
      owner: { label: 'Owner', help: 'The organisation that answers for it', names: ['organisation'] },
      contact: { label: 'Contact', help: 'The person to remind', names: ['person'] },
      due: { label: 'Due date', help: '“1 April”, “end of June”, “in 3 months”', names: ['date', 'by'] },
      axis: { label: 'Axis', help: 'The number of the strong axis that it comes from', names: ['strong axis'] },
      signal: { label: 'Signal', help: 'The number of the weak signal that it comes from', names: ['weak signal'] },
      ideas: { label: 'Ideas', help: 'The numbers of the ideas, for instance “3, 12 and 40”', names: ['idea'] },
    },
  },
  actions: {
    verb: 'actions',
    aliases: ['action-list'],
    label: 'The actions',
    help: 'All the actions, or the page of one',
    example: '/concert actions',
    args: { number: { label: 'Action', help: 'Its number, to see that one', names: ['number', 'no'] } },
  },
  'action edit': {
    verb: 'edit-action',
    aliases: ['change-action'],
    label: 'Edit an action',
    help: 'Change its title, date or origin',
    example: '/concert edit-action 3 ; due : 15 May',
    notice: 'The title and the date are visible to all. Nobody is notified; reminders follow the new date.',
    submit: 'Save',
    args: {
      number: { label: 'Number', help: 'The number of the action', names: ['no'] },
      title: { label: 'Action', help: 'What will be done, in one sentence', names: ['title'] },
      due: { label: 'Due date', help: '“1 April”, “end of June”, “in 3 months”', names: ['date', 'by'] },
      axis: { label: 'Axis', help: 'The number of the strong axis that it comes from', names: ['strong axis'] },
      signal: { label: 'Signal', help: 'The number of the weak signal that it comes from', names: ['weak signal'] },
      ideas: { label: 'Ideas', help: 'The numbers of the ideas to add', names: ['idea'] },
      confirmed: { label: 'Read', help: 'Filled in by the form' },
    },
  },
  'action withdraw': {
    verb: 'withdraw-action',
    aliases: ['remove-action'],
    label: 'Withdraw an action',
    help: 'Take an action off the list',
    example: '/concert withdraw-action 3',
    submit: 'Withdraw',
    args: { number: action },
  },
  'action done': {
    verb: 'done',
    aliases: ['finished'],
    label: 'It is done',
    help: 'Say that an action is done',
    example: '/concert done 3',
    notice: audience,
    submit: 'It is done',
    args: { number: action, action: id },
  },
  'action underway': {
    verb: 'underway',
    aliases: ['under-way'],
    label: 'Under way',
    help: 'Say that an action is under way',
    example: '/concert underway 3',
    notice: audience,
    submit: 'Under way',
    args: { number: action, action: id, note: { label: 'Note', help: 'How far it is (optional)', names: ['detail'] } },
  },
  'action postpone': {
    verb: 'postpone',
    aliases: ['put-off'],
    label: 'Postpone an action',
    help: 'Give an action another date',
    example: '/concert postpone 3 ; date : 15 May ; reason : we are waiting for the premises',
    notice:
      'The new date is visible to all; the reason, to the facilitation team and your organisation only. Nobody is notified.',
    submit: 'Postpone',
    args: {
      number: action,
      action: id,
      due: { label: 'New date', help: '“15 May”, “end of June”, “in 3 weeks”', names: ['date', 'due'] },
      reason: { label: 'Reason', help: 'Why, in one sentence', names: ['because'] },
    },
  },
  'action help': {
    verb: 'need-help',
    aliases: ['help-me'],
    label: 'I need help',
    help: 'Ask for help with an action',
    example: '/concert need-help 3',
    notice: 'The facilitation team is told at once, in private. Nobody else sees it.',
    submit: 'Ask for help',
    args: {
      number: action,
      action: id,
      note: { label: 'Note', help: 'What is missing (optional)', names: ['detail'] },
    },
  },
  nudge: {
    verb: 'nudge',
    aliases: ['chase'],
    label: 'Remind owners',
    help: 'Remind owners who are late or silent',
    example: '/concert nudge',
    args: { confirmed: { label: 'Confirmed', help: '', names: ['confirm'] } },
  },
  'action owner': {
    verb: 'owner',
    aliases: ['set-owner'],
    label: 'Choose the owner',
    help: 'Ask an organisation to own an action',
    example: '/concert owner 3 CRESS',
    notice: 'The people of that organisation are asked in private: they accept or decline.',
    submit: 'Ask',
    args: {
      number: action,
      organisation: { label: 'Organisation', help: 'The name of the owner organisation', names: ['owner'] },
      contact: { label: 'Contact', help: 'The person to remind (optional)', names: ['person'] },
    },
  },
  'ownership accept': {
    verb: 'accept',
    aliases: ['i-accept'],
    label: 'Accept to own it',
    help: 'Accept to own an action',
    example: '/concert accept 3',
    submit: 'Accept',
    args: { number: action },
  },
  'ownership decline': {
    verb: 'turn-down',
    aliases: ['i-decline'],
    label: 'Decline to own it',
    help: 'Say that my organisation will not own an action',
    example: '/concert turn-down 3 We do not have the means this year',
    notice: 'The facilitation team is told in private, with your reason.',
    submit: 'Decline',
    args: { number: action, reason: { label: 'Reason', help: 'Why, in one sentence', names: ['because'] } },
  },
  'action contact': {
    verb: 'contact',
    aliases: ['set-contact'],
    label: 'Choose the contact',
    help: 'The person who is reminded of an action',
    example: '/concert contact 3 Marie Dupont',
    notice: 'That person will get the reminders of the action in private. They are not notified now.',
    submit: 'Save',
    args: { number: action, person: { label: 'Person', help: 'Their name, or part of it', names: ['name'] } },
  },
  'action assess': {
    verb: 'feasibility',
    aliases: ['assess'],
    label: 'Feasibility',
    help: 'Say whether an action is feasible, and why',
    example: '/concert feasibility 3 feasible The premises are found',
    notice: 'The verdict and its reason are visible to all. Nobody is notified.',
    submit: 'Save this verdict',
    args: {
      number: action,
      verdict: {
        label: 'Verdict',
        help: 'Feasible, under conditions, to study or dropped',
        names: ['verdict'],
        options: {
          feasible: 'feasible',
          conditional: 'under conditions',
          toStudy: 'to study',
          discarded: 'dropped',
        },
      },
      reason: { label: 'Reason', help: 'Why, and under which conditions', names: ['because'] },
    },
  },
  ...plans.intents,
}

export const buttons: typeof source.buttons = {
  addAction: 'New action',
  actions: 'See the actions',
  openAction: 'See this action',
  pickAction: 'Open an action',
  chooseOwner: 'Choose the owner',
  assess: 'Say if it is feasible',
  acceptOwnership: 'Accept',
  declineOwnership: 'Decline',
  actionDone: 'It is done',
  actionUnderway: 'Under way',
  actionPostpone: 'Postpone',
  actionHelp: 'I need help',
  nudge: 'Remind',
  roadmap: 'Roadmap',
  completeRoadmap: 'Complete the roadmap',
  addMilestone: 'Add a milestone',
  withdrawMilestone: 'Withdraw a milestone',
  plan: 'See the plan',
  addPlan: 'Create an action plan',
  adopt: 'Adopt the plan',
  adoptNow: 'Adopt and publish',
  trace: 'Follow the thread',
}

export const refusals: typeof source.refusals = refused.refusals

export const words: typeof source.words = said.words
