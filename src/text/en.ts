/** Every sentence that we say, in English: `fr.ts` is the source, and its type makes this its exact mirror. */
import { plural } from '../views/format.ts'
import type { Text } from './fr.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const en: Text = {
  intents: {
    panel: {
      verb: 'panel',
      aliases: ['home'],
      label: 'Panel',
      help: 'Where we are, and what I can do here',
      example: '/concert',
      args: {},
    },
    help: {
      verb: 'help',
      aliases: ['how'],
      label: 'Help',
      help: 'What I can do here, with an example',
      example: '/concert help',
      args: {},
    },
    undo: {
      verb: 'undo',
      aliases: ['cancel'],
      label: 'Undo',
      help: 'Take back the last thing I did here (10 minutes)',
      example: '/concert undo',
      args: {},
    },
    more: {
      verb: 'more',
      aliases: ['other', 'others'],
      label: 'More',
      help: 'Everything else, in a single list',
      example: '/concert more',
      args: { verb: { label: 'Command', help: 'The word of the command, for example “members”', names: ['command'] } },
    },
    resume: {
      verb: 'resume',
      aliases: [],
      label: 'Take up again',
      help: 'Take up a text that was refused',
      example: '',
      args: {
        intent: { label: 'Command', help: '' },
        given: { label: 'Text', help: '' },
      },
    },
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
      help: 'Who organises and facilitates the consultation',
      example: '/concert members',
      args: {},
    },
    appoint: {
      verb: 'appoint',
      aliases: ['assign'],
      label: 'Give a role',
      help: 'Give somebody coordination or facilitation',
      example: '/concert appoint Camille facilitation',
      notice: 'The person and the facilitation team see it.',
      submit: 'Give this role',
      args: {
        person: { label: 'Person', help: 'Their name, as the bot knows it', names: ['person'] },
        role: {
          label: 'Role',
          help: 'Coordination or facilitation',
          names: ['role'],
          options: { coordinator: 'coordination', facilitator: 'facilitation' },
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
          help: 'Coordination or facilitation',
          names: ['role'],
          options: { coordinator: 'coordination', facilitator: 'facilitation' },
        },
      },
    },
    create: {
      verb: 'create',
      aliases: ['new'],
      label: 'Create a consultation',
      help: 'Open a consultation with its organisers',
      example: '/concert create ESS in 10 years ; organisers: Region, CRESS, State',
      notice: 'The title and the organisers are seen by everyone who takes part. Nobody is notified.',
      submit: 'Create the consultation',
      args: {
        title: { label: 'Title', help: 'The name that everyone will see', names: ['title'] },
        organisers: {
          label: 'Organisers',
          help: 'The organisations in charge, separated by commas',
          names: ['organiser', 'organizers', 'organizer'],
        },
        until: {
          label: 'End of intake',
          help: 'Optional: “end of the month”, “3 July 6pm”',
          names: ['end', 'ideas until', 'gathered until'],
        },
      },
    },
    link: {
      verb: 'link',
      aliases: ['attach', 'channel'],
      label: 'Link this channel',
      help: 'Link this channel to a consultation',
      example: '/concert link ESS in 10 years',
      args: { title: { label: 'Consultation', help: 'Its title, or how its title begins', names: ['title'] } },
    },
    unlink: {
      verb: 'unlink',
      aliases: [],
      label: 'Unlink this channel',
      help: 'This channel will no longer be linked',
      example: '/concert unlink',
      args: {},
    },
    switch: {
      verb: 'switch',
      aliases: [],
      label: 'Choose the consultation',
      help: 'In private: which consultation I mean',
      example: '/concert switch ESS in 10 years',
      args: { title: { label: 'Consultation', help: 'Its title, or how its title begins', names: ['title'] } },
    },
    intake: {
      verb: 'intake',
      aliases: [],
      label: 'End of intake',
      help: 'Until when ideas are gathered',
      example: '/concert intake 3 July 6pm',
      notice: 'The date is announced in every linked channel, with a reminder the day before.',
      submit: 'Announce this date',
      args: {
        until: { label: 'End of intake', help: '“3 July 6pm”, “end of the month”, “in 2 weeks”', names: ['until'] },
      },
    },
    'intake open': {
      verb: 'reopen',
      aliases: [],
      label: 'Intake without an end date',
      help: 'Gather ideas without an end date',
      example: '/concert reopen',
      args: {},
    },
    'intake remind': {
      verb: 'intake-reminder',
      aliases: [],
      label: 'Reminder of the end of intake',
      help: '',
      example: '',
      args: { concertation: { label: '', help: '' }, until: { label: '', help: '' } },
    },
    'intake end': {
      verb: 'intake-end',
      aliases: [],
      label: 'End of intake',
      help: '',
      example: '',
      args: { concertation: { label: '', help: '' }, until: { label: '', help: '' } },
    },
    'intake restore': {
      verb: 'intake-restore',
      aliases: [],
      label: 'Put back the end of intake',
      help: '',
      example: '',
      args: { until: { label: '', help: '' } },
    },
    'idea submit': {
      verb: 'idea',
      aliases: ['submit', 'suggest'],
      label: 'Share an idea',
      help: 'Share an idea, in your own words',
      example: '/idea Share an accountant post',
      notice: 'Visible to the people of this channel and to the facilitation team. Nobody is notified.',
      submit: 'Share',
      args: {
        text: { label: 'Your idea', help: 'One idea at a time, in one or two sentences', names: ['text', 'idea'] },
      },
    },
    ideas: {
      verb: 'ideas',
      aliases: ['search'],
      label: 'See the ideas',
      help: 'All the ideas, or those that contain a word',
      example: '/concert ideas accountant',
      args: { search: { label: 'Word', help: 'A word to look for (optional)', names: ['word'] } },
    },
    'idea mine': {
      verb: 'my-ideas',
      aliases: ['myideas', 'mine'],
      label: 'My ideas',
      help: 'My ideas, to edit or withdraw',
      example: '/concert my-ideas',
      args: {},
    },
    'idea edit': {
      verb: 'edit',
      aliases: ['correct'],
      label: 'Edit an idea',
      help: 'Rewrite one of my ideas',
      example: '/concert edit 42 Share two posts',
      notice: 'The new text replaces the old one everywhere; the old one is kept in the history.',
      submit: 'Save',
      args: {
        number: { label: 'Number', help: 'The number of the idea', names: ['n', 'no', 'idea'] },
        text: { label: 'New text', help: 'Your idea, rewritten', names: ['text'] },
      },
    },
    'idea withdraw': {
      verb: 'withdraw',
      aliases: [],
      label: 'Withdraw an idea',
      help: 'Withdraw one of my ideas',
      example: '/concert withdraw 42',
      submit: 'Withdraw',
      args: { number: { label: 'Number', help: 'The number of the idea', names: ['n', 'no', 'idea'] } },
    },
    'idea restore': {
      verb: 'restore',
      aliases: [],
      label: 'Restore an idea',
      help: 'Put back an idea that I had withdrawn',
      example: '/concert restore 42',
      submit: 'Restore',
      args: { number: { label: 'Number', help: 'The number of the idea', names: ['n', 'no', 'idea'] } },
    },
    'idea revert': {
      verb: 'revert',
      aliases: [],
      label: 'Go back to the earlier text',
      help: '',
      example: '',
      args: { idea: { label: '', help: '' }, text: { label: '', help: '' } },
    },
    'idea audience': {
      verb: 'visible',
      aliases: ['who-sees'],
      label: 'Who sees this idea?',
      help: 'Who can see an idea',
      example: '/concert visible 42',
      args: { number: { label: 'Number', help: 'The number of the idea', names: ['n', 'no', 'idea'] } },
    },
  },

  roles: {
    everyone: 'everyone',
    administrator: 'the bot’s administrators',
    coordinator: 'the coordination team',
    facilitator: 'the facilitation team',
  },
  roleNames: {
    administrator: 'Administration',
    coordinator: 'Coordination',
    facilitator: 'Facilitation',
    member: 'Member',
    guest: 'Guest',
  },

  buttons: {
    send: 'Send',
    resumeText: 'Take up my text',
    help: 'Help',
    panel: 'Panel',
    submitIdea: 'Share an idea',
    submitThisIdea: 'Share as an idea',
    seeIdeas: 'See the ideas',
    myIdeas: 'My ideas',
    edit: 'Edit',
    withdraw: 'Withdraw',
    restore: 'Restore',
    audience: 'Who sees it?',
    undo: 'Undo',
    confirm: 'Confirm',
    profile: 'My profile',
    name: 'Change my name',
    organisation: 'Give my organisation',
    changeOrganisation: 'Change organisation',
    language: 'Change language',
    admin: 'Administer this bot',
    create: 'Create a consultation',
    link: 'Link this channel',
    unlink: 'Unlink this channel',
    members: 'The team',
    appoint: 'Give a role',
    intake: 'Set the end of intake',
    chooseConcertation: 'Choose the consultation',
    more: 'Something else',
    yes: 'Yes',
  },

  refusals: {
    unknownIntent: () => 'This command does not exist, or cannot be used here. “/concert help” says what you can do.',
    notAllowed: (v: { verb: string; role: string }) =>
      `“${v.verb}” is reserved for ${v.role}. Ask them: “/concert members” says who they are.`,
    noConcertation: (v: { place: string }) =>
      `The channel ${v.place} is not linked to any consultation. Ask the facilitation team to link it with “/concert link”.`,
    noConcertationKept: (v: { place: string }) =>
      `The channel ${v.place} is not linked to any consultation: nothing is lost, your text is below. Send it in a channel of the consultation, or ask the team to link this one.`,
    noConcertationInDm: () =>
      'I do not know yet which consultation you mean. Choose it below, or write to me first in one of its channels.',
    badArgument: (v: { label: string }) => `I did not understand “${v.label}”. Please write it another way.`,
    tooLong: (v: { label: string; length: number; max: number }) =>
      `“${v.label}” is ${v.length} characters long, and the most is ${v.max}. Shorten it, or send it in several parts.`,
    tooShort: (v: { label: string; min: number }) =>
      `“${v.label}” is too short: write at least ${n(v.min, 'character', 'characters')}.`,
    notANumber: (v: { label: string; text: string }) =>
      `“${v.text}” is not a number. Write “${v.label}” in figures, for example 42.`,
    numberOutOfRange: (v: { label: string; min: number; max: number }) =>
      `“${v.label}” goes from ${v.min} to ${v.max}. Choose a number between the two.`,
    notAnOption: (v: { label: string; text: string; options: string }) =>
      `“${v.text}” does not suit “${v.label}”. Choose from: ${v.options}.`,
    notAnOptionGuess: (v: { label: string; text: string; guess: string; options: string }) =>
      `“${v.text}” does not suit “${v.label}”. Did you mean “${v.guess}”? You can choose from: ${v.options}.`,
    notYesNo: (v: { label: string; text: string }) => `“${v.text}” does not suit “${v.label}”: answer yes or no.`,
    notADate: (v: { label: string; text: string }) =>
      `“${v.text}” is not a possible date for “${v.label}”. Write for example “3 July 2pm”, “Thursday” or “end of the month”.`,
    surplus: (v: { verb: string; text: string }) =>
      `“${v.verb}” does not take “${v.text}”. Send “/concert help” to see how to write it.`,
    stalePress: () => 'This button no longer works. Send “/concert” to start again from where things stand today.',
    notYourMessage: () => 'This message is meant for somebody else. Send “/concert” to get your own.',
    tooFast: (v: { seconds: number }) =>
      `You are quicker than I am: this is not recorded. Send it again in ${n(v.seconds, 'second', 'seconds')}.`,
    busy: () => 'Several people acted at the same time as you: this is not recorded. Please send it again.',
    otherBody: () =>
      'This message bears the number of another one already received: it is refused. Send it again as a new message.',
    wrongCode: () =>
      'This is not the right code, or it has already been used. Read it again where the bot started, or ask for one with “npm run cli -- admin-code”.',
    hasAdministrator: () =>
      'This bot already has its administrators. Ask them for a role: “/concert members” says who they are.',
    codeNeeded: () =>
      'I need the first-start code: write “/concert admin” followed by the code shown when the bot started.',
    noSuchIdea: (v: { number: number }) => `There is no idea ${v.number} here. “/concert ideas” shows them all.`,
    notYourIdea: (v: { number: number }) =>
      `Idea ${v.number} is somebody else’s: only that person can edit or withdraw it.`,
    ideaWithdrawn: (v: { number: number }) =>
      `Idea ${v.number} has been withdrawn. Restore it first with “/concert restore ${v.number}”.`,
    ideaActive: (v: { number: number }) => `Idea ${v.number} is in place: there is nothing to restore.`,
    sameText: (v: { number: number }) => `This is already the text of idea ${v.number}: there is nothing to change.`,
    intakeClosed: (v: { since: string }) =>
      `The intake of ideas has been closed since ${v.since}: nothing is lost, your text is below. Ask the coordination team to extend it.`,
    pastDate: (v: { label: string; moment: string }) =>
      `“${v.label}” has already gone by: ${v.moment}. Give a date that is still to come.`,
    intakeAlreadyOpen: () => 'The intake of ideas has no end date: there is nothing to reopen.',
    titleTaken: (v: { title: string }) => `A consultation is already called “${v.title}”. Give another title.`,
    noOrganiser: () => 'Name at least one organiser, for example “organisers: Region, CRESS”.',
    tooManyOrganisers: (v: { max: number }) => `A consultation has ${v.max} organisers at most. Keep the main ones.`,
    noSuchConcertation: (v: { title: string }) =>
      `I do not know of a consultation called “${v.title}”. Check its title, or choose it below.`,
    noConcertationYet: () => 'I do not know you in any consultation yet. Write to me first in one of its channels.',
    severalConcertations: (v: { title: string }) =>
      `Several consultations begin with “${v.title}”. Write the whole title.`,
    onlyInRoom: () => 'A channel is linked from that channel: open it and send “/concert link” there.',
    onlyInDm: () => 'This is chosen in private: send me the same command in a private message.',
    alreadyLinked: (v: { place: string; title: string }) =>
      `The channel ${v.place} is already linked to “${v.title}”. Unlink it first with “/concert unlink”.`,
    notLinked: (v: { place: string }) =>
      `The channel ${v.place} is not linked to any consultation: there is nothing to unlink.`,
    noSuchPerson: (v: { person: string }) =>
      `I do not know anybody called “${v.person}” here. They must have written to the bot first; check their name too.`,
    severalPersons: (v: { person: string; names: string }) =>
      `Several people match “${v.person}”: ${v.names}. Write the whole name.`,
    hasRole: (v: { person: string; role: string }) => `${v.person} already has this role: ${v.role}.`,
    hasNotRole: (v: { person: string; role: string }) =>
      `${v.person} does not have this role: ${v.role}. “/concert members” shows the team.`,
    lastCoordinator: () => 'This is the last person in coordination: give that role to somebody else first.',
    nothingToUndo: () =>
      'I see nothing of yours to undo here in the last ten minutes. For an older idea: “/concert my-ideas”.',
    undoImpossible: () => 'Things have changed since: this can no longer be undone in that way.',
    unknownVerb: (v: { verb: string }) => `I do not know “${v.verb}”. Choose from the list in “/concert help”.`,
  },

  answers: {
    unknown: (word: string) => `I do not know “${word}”.`,
    guess: (verbs: string) => `Did you mean ${verbs}?`,
    unknownNoGuess: 'Send “/concert help” to see what you can do here.',
    yourText: 'Your text',
    talk: 'I only record what you ask me to record. What shall I do with this message?',
    late: 'Not recorded: I cannot reach my database. Here is your text, please send it again in a few minutes.',
    unsure:
      'I cannot confirm yet that your message is recorded. Do not send it again: I will answer you here as soon as I know. To be safe, here is your text.',
    apology: (short: string) =>
      `A mistake on my part: this message is not recorded. Here is your text. If it happens again, give the reference ${short} to the person who looks after the bot.`,
    or: 'or',
  },

  sandbox: 'Trial: none of this is real.',

  boot: {
    ready: (store) => `Concertess is ready. ${store}`,
    embedded: (dir) => `The data are in the folder ${dir}.`,
    server: 'The data are on your PostgreSQL server.',
    memory: 'Nothing is kept: everything is gone at the end.',
    adminCode: (code) =>
      `This bot has no administrator yet. One-time code: ${code} (write to the bot: /concert admin ${code})`,
    noPlatform:
      'No messaging service is connected yet. To try it now: npm run console. To administer: npm run cli -- doctor.',
    standby: 'Another Concertess already works on this database: I wait, ready to take over.',
    stopping: 'Asked to stop: I finish what is under way.',
    stopped: 'Concertess has stopped. Nothing is lost.',
    lostStore: 'The database no longer answers as it should: I stop. Start again; what was acknowledged is kept.',
    lostLead: 'The database has gone to another Concertess: I stop, so that nothing is written twice.',
    held: (dir, pid, what) =>
      `The folder ${dir} is already used by another Concertess (${what}, process ${pid}). Stop it first, or speak to it with “npm run cli”.`,
    refused: {
      'store.unreachable': 'The PostgreSQL server does not answer. Check DATABASE_URL and that the server is running.',
      'store.old-server': 'This PostgreSQL server is too old: version 15 or newer is needed.',
      'store.other-version':
        'These data were made by another version of the embedded database. Restore a backup with “npm run cli -- restore”.',
      'store.initialisation-failed':
        'The embedded database could not be created. Check the space on the disk and the rights on the folder.',
      'store.unopenable': 'The embedded database does not open. Restore a backup with “npm run cli -- restore”.',
      'store.migration-edited': 'A migration that was already applied has been changed. Take the original code again.',
      'store.migration-failed':
        'The update of the database failed; nothing has changed. A backup is in the folder backups.',
      'store.migration-unfinished':
        'An update of the database was left unfinished. Restore a backup with “npm run cli -- restore”.',
      'store.migration-unknown': 'This database was updated by a newer version of Concertess. Install that version.',
      'store.migration-missing':
        'A migration is missing from this version of Concertess. Take the original code again.',
      'sandbox.needed': 'A virtual clock needs a trial database. Use “--base memory” or a new folder: “--base trial”.',
      'clock.skew': 'The clocks of this server and of the database differ by more than five seconds. Set them right.',
      'snapshot.unreadable': 'This file is not a backup of Concertess.',
      'snapshot.truncated': 'This backup is incomplete. Take another one.',
      'snapshot.altered': 'This backup has been changed or damaged. Take another one.',
      'snapshot.other-migrations': 'This backup comes from a newer version of Concertess. Install that version.',
      'snapshot.not-empty':
        'The database already holds data. Add --replace to replace them (they are backed up first).',
    },
    config: (names) => `Settings to correct before starting: ${names}. The file .env.example explains them.`,
    unexpected: (short) => `Unexpected error at the start (reference ${short}). The details are in the technical log.`,
    usage:
      'Usage: npm run console -- [--clock 2011-02-01] [--base memory|folder|postgres://…] [--language fr|en] [--name story] [--resume]',
    badOption: (option) => `I do not understand ${option}.`,
    badClock: (text) => `“${text}” is not a possible date. Write for example 2011-02-01 or 2011-02-01T09:00.`,
    realClock: 'The clock only moves with --clock, on a trial database.',
  },

  cli: {
    commands: {
      doctor: {
        verb: 'doctor [--json]',
        help: 'Checks that all is well, and says what to do if not',
        more: 'Changes nothing. The exit code is 0 when all is well, 1 otherwise; the option makes the answer readable by a program.',
      },
      backup: {
        verb: 'backup FILE [--replace]',
        help: 'Writes a complete backup to a file',
        more: 'The backup is read again and checked. A file that exists is replaced only if you ask for it. It holds everything, names included: keep it in a safe place.',
      },
      restore: {
        verb: 'restore FILE [--replace]',
        help: 'Puts back the data of a backup',
        more: 'Stop Concertess first. The present data are replaced only if you ask for it, and are backed up before. Messages that were waiting to be sent do not leave: nobody gets one twice.',
      },
      export: {
        verb: 'export FOLDER',
        help: 'Copies everything to files that need no Concertess',
        more: 'For each consultation: the ideas (CSV), a chart by organisation, a summary and the journal, which can be verified. The folder must be empty or new.',
      },
      verify: {
        verb: 'verify JOURNAL',
        help: 'Checks that an exported journal was not changed',
        more: 'The file journal.jsonl of an export is enough: no database, no running Concertess. Compare the head shown with the one that was published.',
      },
      'admin-code': {
        verb: 'admin-code',
        help: 'Gives the code of the first administrator',
        more: 'The code serves once; asking for a new one cancels the one before.',
      },
      uninstall: {
        verb: 'uninstall FOLDER [--yes] [--all]',
        help: 'Exports everything to a folder, then erases the data',
        more: 'Stop Concertess first. Without --yes, nothing is done: the command says what it would do. Backups stay, except with --all.',
      },
    },
    title: 'To administer Concertess, running or stopped:',
    lead: 'npm run cli --',
    detail: 'More about a command: npm run cli -- doctor --help',
    unknown: (word) => `I do not know the command ${word}.`,
    guess: (names) => `Did you mean ${names}?`,
    usage: (line) => `Usage: npm run cli -- ${line}`,
    missing: 'The name of the file or folder is missing.',
    tooMany: (words) => `I do not know what to do with ${words}.`,
    running: 'Concertess is running. Stop it first, then try again.',
    elsewhere:
      'Another Concertess works on this database, perhaps on another machine. Stop it first, or run the command where it runs.',
    empty: 'There are no data here yet. Start Concertess first, with npm start.',
    otherUser: 'Concertess runs under another account of this machine: run the command with that account.',
    cutOff: 'Concertess did not finish its answer: it stopped or no longer answers. Run doctor, then try again.',
    notUnderstood: 'Request refused: use npm run cli of the same version of Concertess.',
    unexpected: (reference) =>
      `Unexpected error (reference ${reference}). The details are in the folder logs, or in the output of Concertess.`,
    noFile: (path) => `${path} does not exist.`,
    notAllowed: (path) => `You may not use ${path}.`,
    otherKind: (path) => `${path} is not what was expected: a file instead of a folder, or the other way round.`,
    noRoom: 'There is no room left on the disk. Free some, then try again.',
    counts: (concertations, ideas, people, rows) =>
      `${n(concertations, 'consultation', 'consultations')}, ${n(ideas, 'idea', 'ideas')}, ${n(people, 'person', 'people')}; ${n(rows, 'row', 'rows')} in all.`,

    backup: {
      exists: (file) => `${file} exists already. Choose another name, or add --replace.`,
      done: (file) => `Backup written and checked: ${file}.`,
      differs: 'The backup, read again, does not hold what was written: do not rely on it, check the disk.',
    },

    restore: {
      before: (file) => `The present data are backed up in ${file}.`,
      spoiled:
        'The present database does not open. Add --replace: it will be kept aside, and the backup takes its place.',
      aside: (folder) => `The present database does not open: it is kept aside in ${folder}.`,
      done: (moment) => `Data put back as they were: ${moment}.`,
      parked: (count) =>
        `${n(count, 'message was', 'messages were')} waiting to be sent at that time: none will leave, so that nobody gets the same thing twice.`,
      upgraded: (count) => `Backup of an older version: ${n(count, 'update', 'updates')} of the database.`,
      sandbox: 'This backup comes from a trial: every message will say so.',
      next: 'You can start Concertess again with npm start.',
    },

    export: {
      notEmpty: (folder) => `${folder} is not empty. Choose a new folder.`,
      concertation: (title, ideas, lines) =>
        `“${title}”: ${n(ideas, 'idea', 'ideas')}, journal of ${n(lines, 'line', 'lines')}.`,
      installation: (lines) => `Installation: journal of ${n(lines, 'line', 'lines')}.`,
      noPicture: (title) => `“${title}”: the chart could not be drawn, its figures are in the summary.`,
      done: (folder) => `Export finished: ${folder}.`,
      made: 'Exported on',
      created: 'Created on',
      people: 'People who shared an idea',
      withdrawn: 'Ideas withdrawn',
      journal: 'Journal',
      head: (lines, hash) => `${n(lines, 'line', 'lines')}, head ${hash}`,
      noJournal: 'no line',
    },

    verify: {
      intact: (lines, head) => `Intact, ${n(lines, 'line', 'lines')}, head ${head}.`,
      empty: 'Intact: this journal has no line.',
      erased: (count) =>
        `The content of ${n(count, 'line is', 'lines is')} erased, as the right to erasure allows; the chain is whole.`,
      broken: (count) => `This journal was changed or damaged: ${n(count, 'line', 'lines')} at fault.`,
      line: (line, why) => `Line ${line}: ${why}.`,
      more: (count) => `And ${n(count, 'other line', 'other lines')}.`,
      why: {
        unreadable: 'unreadable',
        order: 'its number is not the next one',
        hash: 'its hash does not match',
        digest: 'its content does not match its digest',
        other: 'it comes from another journal',
        end: 'the last line is not that of a complete journal',
      },
    },

    code: {
      held: 'This bot already has an administrator: there is no code to give.',
      given: (code) => `One-time code: ${code} (write to the bot: /concert admin ${code})`,
    },

    uninstall: {
      would: (folder) => `With --yes, this command would first export everything to ${folder}, then erase:`,
      tables: 'the tables of Concertess on your PostgreSQL server',
      inside: (dir) => `Choose a folder for the export outside ${dir}, which will be erased.`,
      and: (items) => `Erased: ${items}.`,
      kept: (items) => `Left in place: ${items}.`,
      backups: 'the backups (add --all to erase them too)',
      broken: 'The export cannot be read again: nothing was erased.',
      done: 'Concertess is uninstalled. You can delete its folder.',
    },

    doctor: {
      fine: 'OK',
      look: 'To look at',
      allFine: 'All is well.',
      toLook: (count) => n(count, 'point to look at.', 'points to look at.'),
      version: (concertess, node) => `Concertess ${concertess}, Node ${node}.`,
      running: 'Concertess is running.',
      notRunning: 'No Concertess is running here.',
      place: (dir) => `The data are in the folder ${dir}.`,
      server: (dir) => `The data are on your PostgreSQL server, the rest in the folder ${dir}.`,
      safe: 'Every write is on the disk before the answer leaves.',
      unsafe: 'A power cut may erase writes that were confirmed.',
      unsafeDo: 'On the PostgreSQL server, set fsync, full_page_writes and synchronous_commit to on again.',
      unsafeDisk: 'Choose for DATA_DIR a folder of an ordinary disk, then start again.',
      postgres: (version) => `PostgreSQL ${version}.`,
      migrated: 'The database is up to date.',
      pending: (count) => `The database awaits ${n(count, 'update', 'updates')}.`,
      pendingDo: 'Start Concertess again: a backup is made before.',
      skew: (seconds) => `The clocks of the database and of this machine differ by ${seconds} s.`,
      skewDo: 'Set both machines right: a vote would close at the wrong time.',
      room: (gigabytes) => `Free space on the disk: ${gigabytes} GB.`,
      roomDo: 'Free some space: without it, nothing more can be kept.',
      backedUp: (moment) => `Last backup: ${moment}.`,
      backupSoon: 'The first backup will be made tonight.',
      noBackup: 'No backup.',
      backupDo: 'Leave Concertess running at night (backup at 03:30), or make one: npm run cli -- backup FILE',
      administered: 'The bot has an administrator.',
      noAdministrator: 'Nobody administers this bot yet.',
      administratorDo: 'Ask for a code: npm run cli -- admin-code',
      messages: (waiting) => `${n(waiting, 'message', 'messages')} waiting to be sent.`,
      parkedMessages: (parked, waiting) =>
        `${n(parked, 'message could not leave', 'messages could not leave')}, ${waiting} waiting.`,
      parkedMessagesDo: 'Check that the bot still has access to the channels concerned.',
      duties: (waiting) => `${n(waiting, 'reminder scheduled', 'reminders scheduled')}.`,
      parkedDuties: (parked, waiting) =>
        `${n(parked, 'reminder failed', 'reminders failed')}, ${n(waiting, 'scheduled', 'scheduled')}.`,
      late: (moment) => `The oldest reminder has been waiting since: ${moment}.`,
      lateStopped: (moment) => `A reminder was planned: ${moment}. It will be made at the start.`,
      dutiesDo: 'Start Concertess again; if it comes back, look into the folder logs.',
      chained: (lines, chains) =>
        `${n(chains, 'journal verified', 'journals verified')}, ${n(lines, 'line', 'lines')}.`,
      unsealed: (lines) => `${n(lines, 'line waits', 'lines wait')} to enter the journal that can be verified.`,
      unchained: (lines) => `The journal does not verify: ${n(lines, 'line', 'lines')} at fault.`,
      unchainedDo: 'Somebody changed the database by hand, or the disk is damaged: export the data and ask for advice.',
      content: (concertations, places) =>
        `${n(concertations, 'consultation', 'consultations')}, ${n(places, 'linked channel', 'linked channels')}.`,
      noPlatform: 'No messaging service is connected yet; the console is enough to try.',
      failed: (what) => `This point could not be checked: ${what}.`,
      failedDo: 'Start Concertess again, then doctor. If it comes back, the folder logs says why.',
    },
  },

  unsent: (place: string) =>
    `I can no longer write in the channel ${place}: check that I am still invited there. This message was not sent:`,

  clock: { away: 'Late messages: I was not running when they were due.' },

  panel: {
    unbound: (place: string) => `The channel ${place} is not linked to any consultation.`,
    dmUnbound: 'I help you take part in the consultations of your region: ideas, votes, actions, minutes of meetings.',
    noAdministrator:
      'This bot has no administrator yet. The person who installed it writes here “/concert admin” followed by the code shown when it started.',
    organisers: 'Organised by',
    place: 'Channel',
    ideas: 'Ideas received',
    ideaCount: (count: number, mine: number) => `${count}${mine > 0 ? `, ${mine} of them yours` : ''}`,
    intakeUntil: 'End of intake',
    intakeOpen: 'no end date',
    intakeClosed: (moment: string) => `closed since ${moment}`,
    waiting: 'What awaits you',
    waitingOrganisation: 'say which organisation you speak for',
    waitingLink: 'link a channel so that ideas can come in',
    nothingWaiting: 'nothing for the moment',
    inDm: (title: string) => `You are talking to me about the consultation “${title}”.`,
  },

  help: {
    title: (place: string) => `Here, in ${place}, you can:`,
    titleDm: 'Here, in private, you can:',
    example: (example: string) => `for example “${example}”`,
    typed: 'Everything can be written in French too, with or without accents.',
    ask: (names: string) => `Any questions? Ask ${names}.`,
    askNobody: 'Any questions? Ask the person who installed this bot.',
  },

  more: {
    title: 'Something else',
    choose: 'What would you like to do?',
    pick: 'Choose',
  },

  undo: { done: (label: string) => `Undone: ${label.toLowerCase()}.` },

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
    accounts: 'Account',
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
    none: ['none', 'nobody', 'no one', 'no organisation'],
    notice: (organisers: string) =>
      `Your data: your ideas, your name and your organisation are used for this consultation, organised by ${organisers}. You can have them corrected or erased by writing to the facilitation team.`,
  },

  process: {
    created: (title: string) =>
      `The consultation “${title}” is created. Next step: open the channel where it takes place and send “/concert link” there.`,
    createdHere: (title: string, place: string) =>
      `The consultation “${title}” is created. Link the channel ${place} to it to gather ideas.`,
    linked: (place: string, title: string) => `The channel ${place} is linked to “${title}”.`,
    linkedAll: (title: string) => `This channel is home to the consultation “${title}”.`,
    linkedHow: () => [
      'To share an idea: ',
      { code: '/idea' },
      ' followed by your text. For everything else: ',
      { code: '/concert' },
      '.',
    ],
    unlinked: (place: string) => `The channel ${place} is no longer linked. The ideas already received are kept.`,
    chooseTitle: 'Which consultation?',
    chosen: (title: string) => `All right: in private, you are now talking to me about “${title}”.`,
    intakeSet: (moment: string, places: number) =>
      `Noted: ideas are gathered until ${moment}. Announced in ${n(places, 'channel', 'channels')}.`,
    intakeAnnounced: (moment: string) => `Ideas are gathered until ${moment}.`,
    intakeReminder: (moment: string, count: number) =>
      `The home straight: the intake of ideas ends on ${moment}. ${n(count, 'idea', 'ideas')} received so far.`,
    intakeEnded: (count: number) =>
      `The intake of ideas is over: ${n(count, 'idea', 'ideas')} received. Thank you, everyone.`,
    intakeNext: 'What is next: the facilitation team reads the ideas and brings them together.',
    intakeReopened: 'Ideas are being gathered again, without an end date.',
    intakeRestored: 'The end of intake is back to what it was before.',
  },

  ideas: {
    received: (number: number) => `Idea ${number} recorded`,
    concertation: 'Consultation',
    place: 'Channel',
    organisation: 'Organisation',
    noOrganisation: 'not given yet',
    visibility: 'Visible to',
    audience: (places: string, _count: number) => `the people of ${places} and the facilitation team`,
    audienceTeam: 'the facilitation team only',
    next: 'What comes next',
    nextWhat: 'the facilitation team reads it; you can edit or withdraw it at any time',
    posted: (number: number) => `Idea ${number}`,
    by: (name: string, organisation: string | undefined) => (organisation ? `${name}, ${organisation}` : name),
    withdrawnCard: (number: number) => `Idea ${number}: withdrawn by the person who shared it.`,
    edited: (number: number) => `Idea ${number} has been edited. The old text is kept in the history.`,
    editedMark: 'edited',
    withdrawn: (number: number) => `Idea ${number} is withdrawn. You can restore it.`,
    restored: (number: number) => `Idea ${number} is restored.`,
    reverted: (number: number) => `Idea ${number} has its earlier text back.`,
    listTitle: (count: number) => n(count, 'idea', 'ideas'),
    searchTitle: (count: number, word: string) => `${n(count, 'idea', 'ideas')} with “${word}”`,
    none: 'No ideas for the moment. The first may be yours.',
    noneFound: (word: string) => `No idea contains “${word}”. Try another word, or the beginning of a word.`,
    mineTitle: (count: number) => `Your ideas (${count})`,
    mineNone: 'You have not shared any ideas here yet.',
    withdrawnMark: 'withdrawn',
    chartTitle: 'Ideas by organisation',
    chartUnit: 'ideas',
    noOrganisationBar: 'No organisation',
    otherOrganisations: 'Other organisations',
    choose: 'Edit or withdraw',
    audienceTitle: (number: number) => `Who sees idea ${number}?`,
    audienceSaid: (places: string, _count: number) =>
      `It is visible to the people of ${places}, and to the facilitation team. Your name and your organisation go with it.`,
    audienceTeamSaid:
      'It is visible to the facilitation team only: it was shared in private. Your name and your organisation go with it.',
    audienceWithdrawn: 'You alone: you withdrew it. Its words stay in the history of the consultation.',
    privateNotice: 'Seen by the facilitation team only. Nobody is notified.',
  },
}
