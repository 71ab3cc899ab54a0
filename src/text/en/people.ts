/** What is said of people, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/people.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  admin: {
    verb: 'admin',
    aliases: ['administrator'],
    label: 'Become an administrator',
    help: 'Take charge of the bot with the first-start code',
    example: '/concert admin ABCD-2345',
    args: {
      code: { label: 'Code', help: 'The code shown when the bot started', names: ['code'] },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  profile: {
    verb: 'profile',
    aliases: ['me'],
    label: 'My profile',
    help: 'My name, my organisation, my language',
    example: '/concert profile',
    args: {},
  },
  name: {
    verb: 'name',
    aliases: [],
    label: 'My name',
    help: 'Change the name shown beside my ideas',
    example: '/concert name Camille Durand',
    notice: 'Your name is seen by the members of the consultation.',
    submit: 'Save',
    args: { name: { label: 'Name', help: 'First name and surname, or the name you go by', names: ['name'] } },
  },
  organisation: {
    verb: 'organisation',
    aliases: ['organization'],
    label: 'My organisation',
    help: 'Which organisation I speak for',
    example: '/concert organisation URIOPSS Hauts-de-France',
    notice: 'The name of your organisation is seen by the members of the consultation.',
    submit: 'Save',
    args: { name: { label: 'Organisation', help: 'The name of your organisation, or “none”', names: ['name'] } },
  },
  language: {
    verb: 'language',
    aliases: [],
    label: 'My language',
    help: 'The language of the messages sent to me',
    example: '/concert language English',
    submit: 'Save',
    args: {
      language: {
        label: 'Language',
        help: 'French or English',
        names: ['language'],
        options: { fr: 'French', en: 'English' },
      },
    },
  },
  members: {
    verb: 'members',
    aliases: ['team'],
    label: 'The team',
    help: 'Who organises, facilitates, is a member',
    example: '/concert members',
    args: {},
  },
  appoint: {
    verb: 'appoint',
    aliases: ['give-role'],
    label: 'Give a role',
    help: 'Coordination, facilitation, member or guest',
    example: '/concert appoint Camille facilitation',
    notice: 'The person and the facilitation team see it.',
    submit: 'Give this role',
    args: {
      person: { label: 'Person', help: 'Their name, as the bot knows it', names: ['person'] },
      role: {
        label: 'Role',
        help: 'Coordination, facilitation, member or guest',
        names: ['role'],
        options: {
          coordinator: 'coordination',
          facilitator: 'facilitation',
          member: 'member',
          guest: 'guest',
        },
      },
    },
  },
  relieve: {
    verb: 'relieve',
    aliases: [],
    label: 'Take back a role',
    help: 'Take back a role given to somebody',
    example: '/concert relieve Camille facilitation',
    notice: 'The person and the facilitation team see it.',
    submit: 'Take back this role',
    args: {
      person: { label: 'Person', help: 'Their name, as the bot knows it', names: ['person'] },
      role: {
        label: 'Role',
        help: 'Coordination, facilitation, member or guest',
        names: ['role'],
        options: {
          coordinator: 'coordination',
          facilitator: 'facilitation',
          member: 'member',
          guest: 'guest',
        },
      },
    },
  },
  'account link': {
    verb: 'join-account',
    aliases: ['link-account'],
    label: 'Join another account',
    help: 'Be one person on two messaging apps',
    example: '/concert join-account',
    args: { code: { label: 'Code', help: 'The code shown on your other account', names: ['code'] } },
  },
  'account confirm': {
    verb: 'confirm-account',
    aliases: [],
    label: 'Confirm that two accounts are joined',
    help: 'Confirm that both accounts are mine',
    example: '',
    args: { link: { label: 'Request', help: 'The request to confirm' } },
  },
  'account refuse': {
    verb: 'refuse-account',
    aliases: [],
    label: 'Refuse to join two accounts',
    help: 'Leave two accounts apart',
    example: '',
    args: { link: { label: 'Request', help: 'The request to refuse' } },
  },
  'account gather': {
    verb: 'gather-account',
    aliases: [],
    label: 'Gather what came while accounts were joined',
    help: 'What came while accounts were being joined',
    example: '',
    args: { link: { label: 'Request', help: 'The accounts that were joined' } },
  },
  organisations: {
    verb: 'organisations',
    aliases: ['organizations'],
    label: 'The organisations',
    help: 'Organisations that take part, and their college',
    example: '/concert organisations',
    args: {},
  },
  colleges: {
    verb: 'colleges',
    aliases: [],
    label: 'The colleges',
    help: 'Which organisation is in which college',
    example: '/concert colleges',
    args: {},
  },
  'college add': {
    verb: 'college',
    aliases: ['new-college'],
    label: 'Add colleges',
    help: 'Add a college, or several at once',
    example: '/concert college Associations, Cooperatives, Mutuals',
    notice: 'Colleges are seen by the members of the consultation. Nobody is notified.',
    submit: 'Add',
    args: { name: { label: 'Name', help: 'One name per line, or separated by commas', names: ['name', 'names'] } },
  },
  'college withdraw': {
    verb: 'withdraw-college',
    aliases: [],
    label: 'Withdraw a college',
    help: 'Withdraw a college; its organisations stay',
    example: '/concert withdraw-college Mutuals',
    notice: 'Colleges are seen by the members of the consultation. Nobody is notified.',
    submit: 'Withdraw',
    args: { name: { label: 'Name', help: 'The name of the college, or of several', names: ['name', 'names'] } },
  },
  'college assign': {
    verb: 'assign',
    aliases: [],
    label: 'Put an organisation in a college',
    help: 'Say in which college an organisation is',
    example: '/concert assign URIOPSS ; college: Associations',
    notice: 'Colleges are seen by the members of the consultation. Nobody is notified.',
    submit: 'Assign',
    args: {
      organisation: {
        label: 'Organisation',
        help: 'Its name; several, one per line',
        names: ['organisation', 'organisations'],
      },
      college: { label: 'College', help: 'Its name, or “none”', names: ['college'] },
      confirmed: { label: 'Confirmed', help: 'Yes to add a new organisation', names: ['confirmation'] },
    },
  },
  'college restore': {
    verb: 'restore-college',
    aliases: [],
    label: 'Put organisations back in their college',
    help: 'Put organisations back where they were',
    example: '',
    args: {
      organisations: { label: 'Organisations', help: 'The organisations' },
      colleges: { label: 'Colleges', help: 'The college of each' },
    },
  },
}

export const buttons: typeof source.buttons = {
  linkAccount: 'Join another account',
  linkGiveUp: 'Give up',
  linkRefuse: 'Refuse',
  seeColleges: 'See the colleges',
  seeOrganisations: 'See the organisations',
  addCollege: 'Add colleges',
  assignCollege: 'Assign an organisation',
  chooseCollege: 'Choose the college',
  addOrganisation: 'Add it',
}

export const refusals: typeof source.refusals = {
  linkCodeWrong: () =>
    'This is not the right code. Read it again on your other account, or send “/concert join-account” there for a new one.',
  linkCodeUsed: () =>
    'This code was already used. On your other account, send “/concert join-account” to get a new one.',
  linkCodeOver: () =>
    'This code is no longer valid: it serves for fifteen minutes only. On your other account, send “/concert join-account” to get a new one.',
  linkOwnCode: () =>
    'This code comes from this very account. Open your other account and send “/concert join-account” there, followed by this code.',
  linkSamePerson: () => 'These two accounts are joined already: “/concert profile” shows all your accounts.',
  linkDone: () => 'It is done already: these two accounts are joined. “/concert profile” shows all your accounts.',
  linkOver: () =>
    'This request is no longer valid, and nothing has changed. To start again, send “/concert join-account” on one of your accounts.',
  linkOtherFirst: () => 'Confirm on the other account first, the one where you typed the code.',
  hasCollege: (v: { college: string }) =>
    `The college “${v.college}” exists already: “/concert colleges” shows them all.`,
  tooManyColleges: (v: { max: number }) =>
    `A consultation has ${v.max} colleges at most. Withdraw one with “/concert withdraw-college” followed by its name.`,
  noCollege: () =>
    'This consultation has no college yet. The coordination team adds them with “/concert college” followed by their names.',
  noSuchCollege: (v: { college: string; names: string }) =>
    `There is no college “${v.college}”. Choose among: ${v.names}.`,
  severalColleges: (v: { college: string; names: string }) =>
    `Several colleges begin with “${v.college}”: ${v.names}. Write the whole name.`,
  inCollegeAlready: (v: { organisation: string; college: string }) =>
    `It is so already: ${v.organisation} is in the college “${v.college}”.`,
  inNoCollege: (v: { organisation: string }) => `${v.organisation} is in no college: there is nothing to change.`,
}

export const words: typeof source.words = {
  people: {
    claimed: (name: string) =>
      `Hello ${name}, you are now an administrator of this bot. Next step: create a consultation and its organisers.`,
    claimConfirm:
      'You run this workspace, so you may administer this bot. You will be able to create consultations and give roles. Do you confirm?',
    profileTitle: (name: string) => `Your profile: ${name}`,
    organisation: 'Organisation',
    noOrganisation: 'not given yet',
    language: 'Language',
    languages: { fr: 'French', en: 'English' },
    automatic: 'the one your messaging app uses',
    accounts: 'Accounts',
    thisAccount: (platform: string) => `${platform} (this one)`,
    platforms: { slack: 'Slack', discord: 'Discord', matrix: 'Matrix', web: 'web page', console: 'console' },
    role: 'Roles',
    noRole: 'participant',
    renamed: (name: string) => `Noted: you appear under the name ${name}.`,
    organised: (name: string) => `Noted: you speak for ${name}.`,
    unorganised: 'Noted: you speak for yourself.',
    existing: (name: string, typed: string) => `“${typed}” was already known under the name ${name}.`,
    spoken: 'Noted: I will write to you in English.',
    team: (title: string) => `The team of “${title}”`,
    teamNobody: 'Nobody has a role in this consultation yet.',
    appointed: (person: string, role: string) => `${person} now has this role: ${role}.`,
    relieved: (person: string, role: string) => `${person} no longer has this role: ${role}.`,
    replaced: (role: string) => `It takes the place of the one before: ${role}.`,
    none: ['none', 'nobody', 'no one', 'no organisation'],
    notice: (organisers: string) =>
      `Your data: your ideas, your name and your organisation are used for this consultation, organised by ${organisers}. You can have them corrected or erased by writing to the facilitation team.`,
  },

  linking: {
    codeTitle: 'Join another account',
    codeIs: (code: string) => ['Your code: ', { strong: code }],
    codeHow: (code: string) => [
      'On your other account, write to me in private: ',
      { code: `/concert join-account ${code}` },
    ],
    codeUntil: (time: string) =>
      `It serves once, until ${time}. Give it to nobody: it only serves to join your own accounts.`,
    claimTitle: (person: string) => `Join this account with that of ${person}?`,
    askTitle: (person: string, platform: string) => `${person} (${platform}) asks to join your account`,
    other: 'The other account',
    where: (person: string, platform: string) => `${person}, on ${platform}`,
    name: 'Your name will be',
    organisation: 'Your organisation will be',
    organisationLater: 'not given yet',
    comes: 'What comes along',
    ideas: (count: number) => n(count, 'idea', 'ideas'),
    votes: (count: number) => n(count, 'vote', 'votes'),
    roles: (names: string) => `these roles: ${names}`,
    nothing: 'nothing for now',
    means:
      'Ideas, votes, answers and roles come together, and nothing is lost. Where both accounts voted in a poll that is still open, only the most recent choice counts.',
    final: 'This cannot be undone. Confirm only if both accounts are yours.',
    waiting: (person: string, time: string) =>
      `Confirmed on this side. I have written in private to your other account, ${person}: confirm there before ${time}.`,
    joined: (person: string) => `Your accounts are joined: you are ${person} on each of them.`,
    refused: 'Noted: nothing has changed, and this code no longer serves.',
    refusedThere: (person: string) =>
      `Joining your accounts was given up on the other account, ${person}. Nothing has changed.`,
  },

  colleges: {
    title: (title: string) => `The colleges of “${title}”`,
    none: 'No college is defined yet.',
    noneNext: 'The coordination team adds them with “/concert college” followed by their names.',
    empty: 'no organisation',
    without: (count: number) => `Without a college (${count}):`,
    allPlaced: 'Every organisation has its college.',
    added: (names: string, count: number) => (count > 1 ? `Colleges added: ${names}.` : `College added: ${names}.`),
    withdrawn: (names: string) => `Withdrawn: ${names}. Organisations that were in it are now without a college.`,
    which: (names: string) => `In which college: ${names}?`,
    assigned: (names: string, college: string) => `Noted: ${names}, in the college “${college}”.`,
    unassigned: (names: string) => `Noted: ${names}, without a college.`,
    restored: 'It is as it was before.',
    unknown: (name: string) => `I do not know an organisation “${name}” yet.`,
    unknownNear: (names: string) => `Did you mean ${names}?`,
    unknownNext: 'If the name is right, I add it and assign it.',
    organisations: (title: string, count: number) => `“${title}”: ${n(count, 'organisation', 'organisations')}`,
    organisationsNone:
      'No organisation is known here yet. Give yours with “/concert organisation” followed by its name.',
    people: (count: number) => n(count, 'person', 'people'),
    noCollege: 'no college',
  },
}
