/** What is said to whoever starts and administers the bot, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/cli.ts'
import { boot } from './cli/boot.ts'
import { discord } from './cli/discord.ts'
import { mail } from './cli/mail.ts'
import { matrix } from './cli/matrix.ts'
import { slack } from './cli/slack.ts'
import { tally } from './cli/tally.ts'
import { web } from './cli/web.ts'
import { command as importBelenios } from './votes/belenios.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const words: typeof source.words = {
  boot,

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
        more: 'For each consultation: the ideas and everything else as tables (CSV), a chart by organisation, a summary and the journal, which can be verified. Votes are there as totals: nobody’s own choice. The folder must be empty or new.',
      },
      verify: {
        verb: 'verify FILE [--receipt CODE] [--ballot TEXT] [--json]',
        help: 'Checks that a journal or the result of a vote was not changed',
        more: 'The file is enough (journal.jsonl of an export, or the result of a vote): no database, no running Concertess. A result is counted again by a second counter, written apart. Compare the head or the hash shown with the one that was published. With the code of your receipt, you see that your ballot is among those that counted; where the result does not tell its ballots, give yours too, between quotes, as it stands on the receipt. Whoever reads your code and this file knows how you voted.',
      },
      tally: tally.command,
      'import-belenios': importBelenios,
      'admin-code': {
        verb: 'admin-code',
        help: 'Gives the code of the first administrator',
        more: 'The code serves once; asking for a new one cancels the one before.',
      },
      'slack manifest': slack.command,
      'discord invite': discord.commands.invite,
      'discord commands': discord.commands.commands,
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
      horizon: 'Horizon',
      sorted: 'Ideas sorted',
      unsorted: 'Ideas to sort',
      withdrawn: 'Ideas withdrawn',
      merged: 'Ideas merged into others',
      sessions: 'Meetings',
      sessionsSaid: (all, closed) => `${all}, ${closed} of them held`,
      decisions: 'Decisions',
      votes: 'Polls',
      votesSaid: (all, open) => (open > 0 ? `${all}, ${open} of them open` : String(all)),
      actions: 'Actions',
      plan: 'Plan',
      planSaid: (title, edition, actions) =>
        edition > 0
          ? `“${title}”, edition ${edition}, ${n(actions, 'action', 'actions')}`
          : `“${title}”, not adopted yet`,
      journal: 'Journal',
      head: (lines, hash) => `${n(lines, 'line', 'lines')}, head ${hash}`,
      noJournal: 'no line',
      folder: 'This folder',
      files: {
        'idees.csv': 'all ideas, withdrawn and merged ones too.',
        'themes.csv': 'the themes, and how many ideas stand under each.',
        'axes.csv': 'the strong axes and the weak signals, with the numbers of their ideas.',
        'phases.csv': 'the phases and their dates.',
        'instances.csv': 'the bodies and what they may decide.',
        'ateliers.csv': 'the workshops, their facilitators, their meetings.',
        'seances.csv': 'the meetings, how many people were there, their minutes.',
        'presences.csv': 'who was present, represented or excused at each meeting.',
        'dates.csv': 'the dates that were proposed, how many people could come, the one that was kept.',
        'decisions.csv': 'what was decided, and by which body.',
        'votes.csv': 'the result of each closed poll, one line per option.',
        'actions.csv': 'the actions: owner, contact person, feasibility, roadmap, milestones.',
        'plans.csv': 'the action plans: one line per action and edition.',
        'publications.csv': 'what was published, its hash (SHA-256) and its signatures.',
        'colleges.csv': 'the colleges and their organisations.',
        'roles.csv': 'who coordinates, who facilitates.',
        publications: 'the content of each publication; its hash can be computed again from the file.',
        'journal.jsonl': 'everything that was done, to be verified with “npm run cli -- verify”.',
      },
      left: 'Not in it: what each person voted, and what an owner told the team alone. Names are in it, and minutes still in draft: read it again before you pass it on.',
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

    discord: discord.said,
    tally,
    slack: slack.manifest,

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
      boxes: (votes) => `${n(votes, 'poll', 'polls')}: the log of each says what is in its box.`,
      wrongBoxes: (numbers) => `The box is not what the log of the poll says: no. ${numbers}.`,
      content: (concertations, places, sessions, actions) =>
        `${n(concertations, 'consultation', 'consultations')}, ${n(places, 'linked channel', 'linked channels')}, ${n(sessions, 'meeting', 'meetings')}, ${n(actions, 'action', 'actions')}.`,
      slack: slack.doctor,
      discord: discord.doctor,
      matrix: matrix.doctor,
      mail: mail.doctor,
      web: web.doctor,
      failed: (what) => `This point could not be checked: ${what}.`,
      failedDo: 'Start Concertess again, then doctor. If it comes back, the folder logs says why.',
    },
  },
}
