/** The commands of roadmaps and plans, and the acts that only undo others, in English. */
import type * as source from '../../fr/roadmap/plans.ts'

const action = { label: 'Number', help: 'The number of the action', names: ['no'] }
const none = { label: '', help: '' }
const inner = { aliases: [], help: '', example: '' }

export const intents: typeof source.intents = {
  roadmap: {
    verb: 'roadmap',
    aliases: ['action-sheet'],
    label: 'Roadmap',
    help: 'Ownership, schedule, means, organisation',
    example: '/concert roadmap 3 ; means : one post and €20,000',
    notice: 'Visible to all on the page of the action. You may fill one block and come back later.',
    submit: 'Save',
    args: {
      number: action,
      ownership: { label: 'Ownership', help: 'Who owns it, with whom', names: ['owner'] },
      schedule: { label: 'Schedule', help: 'The steps and their dates', names: ['dates'] },
      means: { label: 'Means', help: 'People, money, premises, funders', names: ['resources'] },
      organisation: { label: 'Organisation', help: 'Who does what, who follows up', names: ['follow-up'] },
      confirmed: { label: 'Read', help: 'Filled in by the form' },
    },
  },
  milestone: {
    verb: 'milestone',
    aliases: ['new-milestone'],
    label: 'Add a milestone',
    help: 'Add a dated step to an action',
    example: '/concert milestone 3 ; title : Opening of the premises ; date : 15 March 2012',
    notice: 'Visible to all on the page of the action. Nobody is notified.',
    submit: 'Add',
    args: {
      number: action,
      title: { label: 'Step', help: 'What will be reached', names: ['title', 'milestone'] },
      due: { label: 'Due date', help: '“15 March 2012”, “end of June”', names: ['date', 'by'] },
    },
  },
  'milestone withdraw': {
    verb: 'withdraw-milestone',
    aliases: ['remove-milestone'],
    label: 'Withdraw a milestone',
    help: 'Take a step off an action',
    example: '/concert withdraw-milestone 3 Opening of the premises',
    submit: 'Withdraw',
    args: {
      number: action,
      milestone: { label: 'Step', help: 'Its title, or its place in the list', names: ['milestone', 'title'] },
    },
  },
  plan: {
    verb: 'plan',
    aliases: ['action-plan'],
    label: 'The action plan',
    help: 'What is in the plan, and what is missing',
    example: '/concert plan',
    args: { number: { label: 'Plan', help: 'Its number, if there are several', names: ['number', 'no'] } },
  },
  'plan add': {
    verb: 'new-plan',
    aliases: ['create-plan'],
    label: 'New action plan',
    help: 'Create an action plan and its period',
    example: '/concert new-plan Plan 2012-2014 ; from : 1 January 2012 ; to : 31 December 2014',
    notice: 'Visible to all. Nobody is notified.',
    submit: 'Create the plan',
    args: {
      title: { label: 'Title', help: 'The name of the plan', names: ['name'] },
      starts: { label: 'Start', help: 'Its first day', names: ['from'] },
      ends: { label: 'End', help: 'Its last day', names: ['to', 'until'] },
    },
  },
  'plan adopt': {
    verb: 'adopt',
    aliases: ['adopt-plan'],
    label: 'Adopt the plan',
    help: 'Publish an edition of the plan, seen first',
    example: '/concert adopt',
    args: {
      number: { label: 'Plan', help: 'Its number, if there are several', names: ['number', 'no'] },
      preview: { label: 'Preview', help: 'Filled in by the button of the preview', names: [] },
    },
  },
  'owner remind': {
    verb: 'action-reminder',
    ...inner,
    label: 'Reminder to owners',
    args: { person: none, organisation: none, day: none, only: none, nudged: none, action: none },
  },
  'plan release': {
    verb: 'plan-release',
    ...inner,
    label: 'Publication of the plan',
    args: { publication: none },
  },
  'action restore': {
    verb: 'restore-action',
    ...inner,
    label: 'Restore an action',
    args: { action: none, ties: none },
  },
  'action revert': {
    verb: 'revert-action',
    ...inner,
    label: 'Back to the earlier action',
    args: { action: none, is: none, was: none, ties: none },
  },
  'roadmap revert': {
    verb: 'revert-roadmap',
    ...inner,
    label: 'Back to the earlier roadmap',
    args: { action: none, is: none, was: none },
  },
  'milestone restore': {
    verb: 'restore-milestone',
    ...inner,
    label: 'Restore a milestone',
    args: { milestone: none },
  },
  'plan withdraw': {
    verb: 'withdraw-plan',
    ...inner,
    label: 'Withdraw a plan',
    args: { plan: none },
  },
}
