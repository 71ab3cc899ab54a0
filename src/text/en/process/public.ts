/** What is said of the page that anybody may read, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/process/public.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const none = { label: '', help: '' }

export const intents: typeof source.intents = {
  'public page': {
    verb: 'public-page',
    aliases: ['webpage'],
    label: 'The public page',
    help: 'What everybody may read on the internet',
    example: '/concert public-page',
    notice: 'You first see what everybody will be able to read. Nothing is published before.',
    submit: 'Look before opening',
    args: {
      meetings: { label: 'Meetings', help: 'Optional. Yes: dates and places of meetings', names: ['meeting'] },
      themes: { label: 'Themes', help: 'Optional. Yes: themes and how many ideas they hold', names: ['theme'] },
      polls: { label: 'Votes', help: 'Optional. Yes: votes and their results', names: ['vote', 'polls'] },
      actions: { label: 'Actions', help: 'Optional. Yes: actions and their owners', names: ['action'] },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  'public page close': {
    verb: 'close-page',
    aliases: ['page-close'],
    label: 'Close the public page',
    help: 'Nobody reads the public page any more',
    example: '/concert close-page',
    args: {},
  },
  'public page release': {
    verb: 'release-page',
    aliases: [],
    label: 'Open the signed page',
    help: '',
    example: '',
    args: { publication: none },
  },
  'public page withdraw': {
    verb: 'withdraw-page-request',
    aliases: [],
    label: 'Withdraw the request for signatures',
    help: '',
    example: '',
    args: { publication: none },
  },
  'public page restore': {
    verb: 'restore-page',
    aliases: [],
    label: 'Restore the public page',
    help: '',
    example: '',
    args: { since: none, parts: none, slug: none },
  },
}

export const buttons: typeof source.buttons = {
  openPage: 'Open the page',
  signPage: 'Ask for signatures',
  savePage: 'Save',
  closePage: 'Close the page',
  readPage: 'Read the page',
  publicPage: 'Public page',
  changePage: 'Change what it shows',
  withMeetings: 'With meetings',
  withThemes: 'With themes',
  withPolls: 'With votes',
  withActions: 'With actions',
  withoutMeetings: 'Without meetings',
  withoutThemes: 'Without themes',
  withoutPolls: 'Without votes',
  withoutActions: 'Without actions',
}

export const refusals: typeof source.refusals = {
  trialHasNoPage: () =>
    'An exercise has no public page: nothing leaves this channel. Open the page from the real consultation.',
  pageWaiting: () => 'The public page already waits to be signed. See by whom with “/concert signatures”.',
  pageNotOpen: () => 'The public page is not open: there is nothing to close. To open it: “/concert public-page”.',
}

export const words: typeof source.words = {
  publicPage: {
    title: (title) => `Public page of “${title}”`,
    willRead: 'Anybody will be able to read, on the internet:',
    reads: 'Anybody may read, on the internet:',
    always: 'the title, the organisations that convene it, the phases and the workshops',
    meetings: (count) =>
      count === 0
        ? 'meetings, as soon as their notices are sent'
        : `the meetings convened, with their place and a calendar to follow (${count})`,
    themes: (count) =>
      count === 0 ? 'themes, as soon as there are any' : `themes and how many ideas they hold (${count})`,
    polls: (count) =>
      count === 0 ? 'votes, and their results once closed' : `votes, and their results once closed (${count})`,
    actions: (count) =>
      count === 0
        ? 'actions, as soon as there are any'
        : `actions, the organisation that owns them, their due date (${count})`,
    never:
      'Never: the name of a person, the author of an idea, who voted what, how far each action is, nor anything that was withdrawn, waits, or is the team’s alone.',
    asWritten:
      'Titles, places, agendas and questions are taken as you wrote them: read them again. Links to remote meetings and telephone numbers are left out.',
    named: (text, others) =>
      `everybody would read the name of a person, in “${text}”${others > 0 ? ` and in ${n(others, 'other text', 'other texts')}` : ''}. Correct it first, unless that person wants it.`,
    address: 'Address',
    since: 'Open since',
    nowhere: 'pages are not open on this installation: the page can be read as soon as they are.',
    hereOnly:
      'this installation is read from its own machine only: for others to read the page, its public address has to be set.',
    toldInRooms: (count) => `Told in the team’s ${count > 1 ? 'channels' : 'channel'}.`,
    toldTo: (count) =>
      count === 0
        ? 'Nobody is notified.'
        : `The facilitation team is told (${n(count, 'other person', 'other people')}).`,
    toSign: (organisations) =>
      `The page will open, or show this, once signed by ${organisations}. Each organisation is told in private.`,
    awaits: (organisations) => `Put to signature. Awaited: ${organisations}. The page does not change until then.`,
    withdrawn: 'The request for signatures is withdrawn: the page stays as it is.',
    opened: 'The public page is open.',
    saved: 'Noted: this is what the page shows now.',
    closed: 'The public page is closed: its address leads nowhere. It will have it again if you open it again.',
    restored: 'The public page is as it was before.',
    told: (person, title) => `${person} opened the public page of “${title}”.`,
    toldChanged: (person, title) => `${person} changed what the public page of “${title}” shows.`,
    toldClosed: (person, title) => `${person} closed the public page of “${title}”.`,
    panel: 'Public page',
  },
}
