/** What is said of personal links, for those who chat nowhere, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/people-links.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const days = { label: 'Days', help: 'For how many days it serves (60 otherwise)', names: ['days'] }
const confirmed = { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] }

export const intents: typeof source.intents = {
  'personal link': {
    verb: 'personal-link',
    aliases: ['give-link'],
    label: 'Give a personal link',
    help: 'A page for somebody who does not chat',
    example: '/concert personal-link Zoé Martin; organisation: Vivre ici',
    notice: 'Only you will see the address of the page, once. Nobody is notified.',
    submit: 'Make the link',
    args: {
      person: { label: 'Person', help: 'First and last name, known or new', names: ['person', 'name'] },
      organisation: { label: 'Organisation', help: 'Their organisation (optional)', names: ['organisation'] },
      mail: { label: 'E-mail', help: 'Their e-mail address (optional)', names: ['email', 'e-mail', 'address'] },
      role: {
        label: 'Role',
        help: 'For somebody new: guest or member',
        names: ['role'],
        options: { guest: 'guest', member: 'member' },
        said: { guest: ['visitor', 'invited'], member: ['full member'] },
      },
      days,
      fresh: { label: 'New person', help: 'Yes when they are not known yet', names: ['new'] },
    },
  },
  'personal link mine': {
    verb: 'my-link',
    aliases: ['my-web-page'],
    label: 'My page by a link',
    help: 'A link to my page, without chat',
    example: '/concert my-link',
    args: { days },
  },
  'personal link sheet': {
    verb: 'print-links',
    aliases: ['links-to-print'],
    label: 'Links to print',
    help: 'A sheet of cards with their code to scan',
    example: '/concert print-links Zoé Martin, Yanis Benali',
    notice: 'Nothing is done before you confirm. Nobody is notified.',
    submit: 'See before making them',
    args: {
      people: { label: 'People', help: 'Their names; everybody otherwise', names: ['people', 'names'] },
      days,
      confirmed,
    },
  },
  'personal links': {
    verb: 'personal-links',
    aliases: [],
    label: 'Personal links',
    help: 'Who has a link, its last use, taking it back',
    example: '/concert personal-links',
    args: {},
  },
  'personal link send': {
    verb: 'send-link',
    aliases: [],
    label: 'Send a link by e-mail',
    help: 'Send a link to the person’s address',
    example: '/concert send-link Zoé Martin',
    notice: 'Nothing leaves before you confirm.',
    submit: 'See before sending',
    args: {
      person: { label: 'Person', help: 'Their name', names: ['person', 'name'] },
      days,
      confirmed,
    },
  },
  'personal link revoke': {
    verb: 'revoke-link',
    aliases: ['withdraw-link'],
    label: 'Take back a personal link',
    help: 'The link opens nothing any more, at once',
    example: '/concert revoke-link Zoé Martin',
    notice: 'The page is closed too where it is open already. Nothing that was said is lost.',
    submit: 'Take back',
    args: { link: { label: 'Link', help: 'The name of the person', names: ['link', 'person', 'name'] } },
  },
  'personal link restore': {
    verb: 'restore-link',
    aliases: [],
    label: 'Undo',
    help: 'The links are as they were',
    example: '',
    args: {
      links: { label: 'Links', help: 'The links' },
      state: { label: 'State', help: 'Their state' },
      people: { label: 'People', help: 'The people that were made' },
      accounts: { label: 'Accounts', help: 'The accounts that were made' },
      organised: { label: 'Attached', help: 'Those who had no organisation before' },
    },
  },
}

export const buttons: typeof source.buttons = {
  makeLink: 'Give a link',
  makeOwnLink: 'A link to my page',
  printLink: 'Page to print',
  printLinks: 'Links to print',
  mailLink: 'Send by e-mail',
  sendLink: 'Send',
  allLinks: 'All links',
  revokeLink: 'Take back a link',
  makeMember: 'Make them a member',
}

export const refusals: typeof source.refusals = {
  linkNoPages: () =>
    'The web pages of this bot were never opened: ask whoever installed it to start it with “npm start”.',
  linkHasChat: (v) => `${v.person} chats already and can ask for their link: “/concert my-link”.`,
  linkForTeam: (v) =>
    `${v.person} belongs to a team: this link would give their rights. Only they themselves, or a role above theirs, can make it.`,
  linkElsewhere: (v) =>
    `${v.person} is also a member of a concertation that you do not facilitate: ask the administration of this bot for the link.`,
  linkAlreadyHere: () => 'You are on your page. For another link, ask the person who gave you this one.',
  linkBadMail: (v) => `“${v.mail}” is no e-mail address. Example: zoe@association.fr.`,
  linkMailTaken: (v) => `The address ${v.mail} is somebody else’s. Give their name, or another address.`,
  linkNoMail: (v) =>
    `There is no address to write to ${v.person}. Add it when you make the link: “/concert personal-link ${v.person}; email: …”.`,
  linkNoLetters: () => 'No letter leaves this bot for the moment. Print the link, or copy its address.',
  linkMemberByCoordination: () =>
    'Bringing in a member, who votes, is up to the coordination. Make the link for a guest: the coordination can make a member of them.',
  linkBadName: (v) => `“${v.name}” is no name. Write the first and last name of the person.`,
  saidByTeam: () =>
    'Your name and your organisation are noted by the organising team. To correct them, write to them: they alone can do it from here.',
  linkNobody: () =>
    'Nobody who is known here needs a link: each one chats, or has a link that still serves. To make another one, give their name.',
  linkTooMany: (v) => `A sheet holds ${v.max} cards at most. Give fewer names at a time.`,
  noSuchLink: (v) => `No link in service for “${v.link}”. “/concert personal-links” shows those that serve.`,
}

export const words: typeof source.words = {
  personalLinks: {
    made: (name) => `Personal link of ${name}`,
    own: 'The link to your page',
    once: 'This address is shown here only, and once. Whoever holds it acts in this person’s name: give it to nobody else.',
    ownOnce: 'This address is shown here only, and once. Whoever holds it acts in your name: give it to nobody.',
    untilLabel: 'Serves until',
    rightsLabel: 'On their page',
    rights: {
      guest: 'guest: their ideas are read before they are shown, and they do not vote',
      member: 'member: ideas, votes and answers count like everybody’s',
      none: 'taking part: their ideas are read before they are shown',
    },
    local: 'This address opens only on the machine where the bot runs: whoever installed it gave no public address.',
    which: (typed) => `Who is meant by “${typed}”?`,
    newPerson: (typed) => `Somebody new: ${typed}`,
    sheetTitle: (count) => n(count, 'card to print', 'cards to print'),
    sheetWhat: (until) =>
      `Each card bears a name and a code to scan, which opens the page of that person until ${until}. Whoever holds the card acts in their name.`,
    nobodyTold: 'Nobody is notified.',
    sheetMore: (count) =>
      `${n(count, 'other person waits', 'other people wait')} for the next sheet: do it again afterwards.`,
    sheetDo: (count) => `Make ${n(count, 'link', 'links')}`,
    sheetMade: (count) => n(count, 'card is ready', 'cards are ready'),
    sheetOnce: 'This page opens for an hour, then never again. Print it now, and hand each card to its person.',
    sendTitle: (name) => `Send a link to ${name}`,
    sendWhat: (mail, until) => `An e-mail leaves for ${mail}, with a link to their page that serves until ${until}.`,
    sendWho: 'This person alone is notified. A link that was given before still serves.',
    letterTitle: (title) => `Your page in “${title}”`,
    letterHello: (name) => `Hello ${name},`,
    letterWhat: (title, organisers) =>
      `You can take part in “${title}”, organised by ${organisers}, without installing anything: give an idea, answer, vote if you are a member, follow what becomes of it. Here is your page:`,
    letterUntil: (until) => `This link is yours, do not pass it on. It serves until ${until}.`,
    sent: (name, mail) => `The e-mail leaves for ${mail}: ${name} will find their link in it.`,
    none: 'No personal link is in service.',
    title: (count) => n(count, 'personal link in service', 'personal links in service'),
    mineTitle: (count) => n(count, 'link to your page', 'links to your page'),
    line: (by, made, until, used) =>
      `${by === '' ? ', made' : `, made by ${by}`} on ${made}, until ${until}; ${used === '' ? 'never opened' : `opened on ${used}`}`,
    more: (count) => `and ${n(count, 'other', 'others')}`,
    closed: (count) => `${n(count, 'link serves', 'links serve')} no more.`,
    never: 'Addresses are not kept: for one that was lost, give a new link and take the old one back.',
    option: (name, made) => `${name} (${made})`,
    revoked: (names, count) =>
      count > 1
        ? `The ${count} links of ${names} open nothing any more, even where the page was open.`
        : `The link of ${names} opens nothing any more, even where the page was open.`,
    restored: 'Taken back: the links are as they were.',
    takenBack: 'Taken back: these links open nothing any more.',
  },
}
