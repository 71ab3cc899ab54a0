/** What is said when the bot starts, stops or cannot start, in English. */
import type * as source from '../../fr/cli/boot.ts'

export const boot: typeof source.boot = {
  ready: (store) => `Concertess is ready. ${store}`,
  embedded: (dir) => `The data are in the folder ${dir}.`,
  server: 'The data are on your PostgreSQL server.',
  memory: 'Nothing is kept: everything is gone at the end.',
  adminCode: (code) =>
    `This bot has no administrator yet. One-time code: ${code} (write to the bot: /concert admin ${code})`,
  noPlatform:
    'No messaging service is connected yet. To try it now, open the address above, then “Try in the sandbox”: “Load the demonstration” is there. To administer: npm run cli -- doctor.',
  slackSocket: 'Slack is connected (Socket Mode).',
  slackHttp: (address) => `Slack is connected: requests are awaited on ${address}, behind your public address.`,
  matrix: 'Matrix is connected: invite the bot’s account into a room, and it introduces itself there.',
  mail: 'E-mail is connected: it goes to those who have no team chat.',
  discord: 'Discord is connected: the commands appear there within a minute.',
  web: (address) =>
    `The local room opens in a browser, on this machine: ${address} (the address is its key: give it to administrators only).`,
  webPortTaken: (address) =>
    `Another program already holds the address ${address}: stop it, or choose another port with WEB_PORT.`,
  webPortDenied: (address) =>
    `This machine does not let Concertess listen at ${address}: choose a port above 1024 with WEB_PORT.`,
  webHostUnknown: (address) =>
    `The address ${address} is none of this machine: correct WEB_HOST (127.0.0.1 for this machine only).`,
  portTaken: (address) =>
    `The address ${address} is already taken by another program: change SLACK_PORT, or stop that program.`,
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
    'store.migration-missing': 'A migration is missing from this version of Concertess. Take the original code again.',
    'sandbox.needed': 'A virtual clock needs a trial database. Use “--base memory” or a new folder: “--base trial”.',
    'clock.skew': 'The clocks of this server and of the database differ by more than five seconds. Set them right.',
    'snapshot.unreadable': 'This file is not a backup of Concertess.',
    'snapshot.truncated': 'This backup is incomplete. Take another one.',
    'snapshot.altered': 'This backup has been changed or damaged. Take another one.',
    'snapshot.other-migrations': 'This backup comes from a newer version of Concertess. Install that version.',
    'snapshot.not-empty': 'The database already holds data. Add --replace to replace them (they are backed up first).',
  },
  config: (names) => `Settings to correct before starting: ${names}. The file .env.example explains them.`,
  settings: {
    PUBLIC_URL:
      'PUBLIC_URL: the address by which people come, https and nothing behind it, for example https://concertation.example.org. It is needed as soon as WEB_HOST is not this machine (127.0.0.1).',
    WEB_SECRET:
      'WEB_SECRET: at least 32 characters at random, without a space; “openssl rand -hex 32” gives some. It is needed as soon as WEB_HOST is not this machine (127.0.0.1).',
    WEB_HOST: 'WEB_HOST: the address to listen at, 127.0.0.1 for this machine only, 0.0.0.0 for all.',
    WEB_PORT: 'WEB_PORT: a number from 0 to 65535.',
    WEB_PROXIES: 'WEB_PROXIES: how many proxies of yours stand before Concertess, from 0 to 9.',
  },
  unexpected: (short) => `Unexpected error at the start (reference ${short}). The details are in the technical log.`,
  usage:
    'Usage: npm run console -- [--clock 2011-02-01] [--base memory|folder|postgres://…] [--language fr|en] [--name story] [--resume] [--demo]',
  badOption: (option) => `I do not understand ${option}.`,
  badClock: (text) => `“${text}” is not a possible date. Write for example 2011-02-01 or 2011-02-01T09:00.`,
  realClock: 'The clock only moves with --clock, on a trial database.',
}
