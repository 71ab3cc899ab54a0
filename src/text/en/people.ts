/** What is said of people, in English. */
import type * as source from '../fr/people.ts'
import * as accounts from './people-accounts.ts'
import * as colleges from './people-colleges.ts'
import * as habits from './people-habits.ts'
import * as importing from './people-import.ts'
import * as links from './people-links.ts'
import * as mail from './people-mail.ts'
import * as mine from './people-mine.ts'

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
        options: { fr: 'French', en: 'English', auto: 'automatic' },
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
        said: { coordinator: ['coordinators'], facilitator: ['animator'], guest: ['visitor'] },
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
        said: { coordinator: ['coordinators'], facilitator: ['animator'], guest: ['visitor'] },
      },
    },
  },
  ...accounts.intents,
  ...colleges.intents,
  ...habits.intents,
  ...importing.intents,
  ...mine.intents,
  ...mail.intents,
  ...links.intents,
}

export const buttons: typeof source.buttons = {
  ...accounts.buttons,
  ...colleges.buttons,
  ...habits.buttons,
  ...importing.buttons,
  ...mine.buttons,
  ...mail.buttons,
  ...links.buttons,
}

export const refusals: typeof source.refusals = {
  ...accounts.refusals,
  ...colleges.refusals,
  ...habits.refusals,
  ...importing.refusals,
  ...mail.refusals,
  ...links.refusals,
}

export const words: typeof source.words = {
  people: {
    unnamed: 'Unnamed person',
    claimed: (name: string) =>
      `Hello ${name}, you are now an administrator of this bot. Next step: create a consultation and its organisers.`,
    claimConfirm:
      'You run this workspace, so you may administer this bot. You will be able to create consultations and give roles. Do you confirm?',
    profileTitle: (name: string) => `Your profile: ${name}`,
    nameLabel: 'Name',
    organisation: 'Organisation',
    noOrganisation: 'not given yet',
    language: 'Language',
    languages: { fr: 'French', en: 'English' },
    automatic: 'the one your messaging app uses',
    accounts: 'Accounts',
    thisAccount: (platform: string) => `${platform} (this one)`,
    platforms: {
      slack: 'Slack',
      discord: 'Discord',
      matrix: 'Matrix',
      web: 'web page',
      console: 'console',
      mail: 'e-mail',
    },
    role: 'Roles',
    noRole: 'participant',
    renamed: (name: string) => `Noted: you appear under the name ${name}.`,
    organised: (name: string) => `Noted: you speak for ${name}.`,
    unorganised: 'Noted: you speak for yourself.',
    existing: (name: string, typed: string) => `“${typed}” was already known under the name ${name}.`,
    spoken: 'Noted: I will write to you in English.',
    spokenAuto: 'Noted: I will write to you in the language of your application, or of the channel.',
    team: (title: string) => `The team of “${title}”`,
    teamNobody: 'Nobody has a role in this consultation yet.',
    appointed: (person: string, role: string) => `${person} now has this role: ${role}.`,
    relieved: (person: string, role: string) => `${person} no longer has this role: ${role}.`,
    replaced: (role: string) => `It takes the place of the one before: ${role}.`,
    askOrganisation:
      'In the name of which organisation do you speak? “Give my organisation” notes it, there is no hurry.',
    none: ['none', 'nobody', 'no one', 'no organisation'],
    notice: (organisers: string) =>
      `Your data: your ideas, your name and your organisation are used for this consultation, organised by ${organisers}. You can have them corrected or erased by writing to the facilitation team.`,
  },

  ...accounts.words,
  ...colleges.words,
  ...habits.words,
  ...importing.words,
  ...mine.words,
  ...mail.words,
  ...links.words,
}
