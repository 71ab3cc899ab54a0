/** What is said of digests, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/digests.ts'
import { room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const session = { label: 'Session', help: 'Optional: the number of the session', names: ['number'] }
const confirmed = { label: 'Preview', help: 'Filled in by the button of the preview', names: ['seen'] }

export const intents: typeof source.intents = {
  digest: {
    verb: 'digest',
    aliases: ['summary'],
    label: 'Digest of the session',
    help: 'See the digest of a session before publishing it',
    example: '/concert digest',
    args: { session },
  },
  'digest publish': {
    verb: 'publish',
    aliases: [],
    label: 'Publish the digest',
    help: 'Publish the digest of a closed session',
    example: '/concert publish',
    args: { session, confirmed },
  },
  'digest correct': {
    verb: 'rectify',
    aliases: [],
    label: 'Correct the digest',
    help: 'Make a published digest again, saying why',
    example: '/concert rectify Two people who attended had been left out',
    notice: 'You will see the new digest before it replaces the old one. Your explanation will stand in it.',
    submit: 'See the new digest',
    args: {
      note: {
        label: 'What is corrected',
        help: 'One sentence, which everybody reads below the digest',
        names: ['reason'],
      },
      session,
      confirmed,
    },
  },
  'digest read': {
    verb: 'full-digest',
    aliases: [],
    label: 'Read a digest in full',
    help: 'Read the published digest of a session in full',
    example: '/concert full-digest',
    args: { session },
  },
  'digest report': {
    verb: 'report',
    aliases: [],
    label: 'Report an error',
    help: 'Tell the team about an error in a digest',
    example: '/concert report The organisation of Mrs Petit is not the right one',
    notice: 'Only the team reads it, with your name. The digest does not change by itself.',
    submit: 'Report to the team',
    args: {
      text: { label: 'Error', help: 'What is not right, and what should be read instead', names: ['text'] },
      session,
    },
  },
  'digest release': {
    verb: 'digest-signed',
    aliases: [],
    label: 'Publish the signed digest',
    help: '',
    example: '',
    args: { publication: { label: '', help: '' } },
  },
  'digest retract': {
    verb: 'digest-taken-back',
    aliases: [],
    label: 'Take the digest back',
    help: '',
    example: '',
    args: { publication: { label: '', help: '' } },
  },
  'digest mail': {
    verb: 'digest-by-mail',
    aliases: [],
    label: 'Send the digest by e-mail',
    help: '',
    example: '',
    args: {
      concertation: { label: '', help: '' },
      session: { label: '', help: '' },
      edition: { label: '', help: '' },
    },
  },
}

export const buttons: typeof source.buttons = {
  publishDigest: 'Publish',
  publishCorrection: 'Publish the correction',
  correctDigest: 'Correct',
  readDigest: 'Read all',
  reportDigest: 'Report an error',
  seeAgenda: 'Agenda',
  seeDigest: 'See the digest',
  closeSession: 'Close the session',
  seeSignatures: 'See the signatures',
  nextYes: 'I will come',
  nextNo: 'I cannot come',
}

export const refusals: typeof source.refusals = {
  noSessionToDigest: () =>
    'No session has been held here yet: a digest is made during a session or after it. Open the session with “/concert open”, or give its number: “/concert digest 3”.',
  sessionNotHeld: (v) =>
    `Session no. ${v.number}, “${v.title}”, has not begun: there is nothing to sum up. When the day comes, open it with “/concert open”.`,
  sessionCancelledNoDigest: (v) =>
    `Session no. ${v.number} was cancelled: it has no digest. “/concert agenda” shows the other sessions.`,
  sessionStillOpen: (v) =>
    `Session no. ${v.number} is still open: its digest is published once it is closed. Nothing is lost until then.`,
  digestPublished: (v) =>
    `The digest of session no. ${v.number} is already published. If something has changed, correct it: the new version takes its place.`,
  digestWaiting: (v) =>
    `The digest of session no. ${v.number} awaits signatures: it will be published by itself with the last one. To change what it says, correct it: “/concert rectify”.`,
  nothingToCorrect: (v) =>
    `Session no. ${v.number} has no published digest: there is nothing to correct. See the digest first, then publish it.`,
  noDigestToRead: () =>
    'No digest is published here yet. One comes out after each session; “/concert agenda” shows the next ones.',
  noDigestOf: (v) => `Session no. ${v.number} has no published digest yet. “/concert agenda” shows the sessions.`,
  noPlaceForDigest: () =>
    'No channel can receive this digest. Open the right channel, link it with “/concert link”, then publish.',
  nobodyToTell: () =>
    'Nobody of the team can be told at the moment. Nothing is lost, your text is below: send it to the person who runs the bot.',
}

export const words: typeof source.words = {
  digests: {
    title: (title) => `Digest: ${title}`,
    editionTitle: (title, session) => `Digest of session no. ${session}, ${title}`,
    group: { workshop: 'Workshop', body: 'Body' },
    when: 'Session',
    attendance: 'Attendance',
    attended: (present, represented, excused) =>
      [
        n(present, 'person present', 'people present'),
        ...(represented > 0 ? [`${represented} represented`] : []),
        ...(excused > 0 ? [`${excused} excused`] : []),
      ].join(', '),
    noAttendance: 'no name noted',
    headcount: (count) => `${n(count, 'person', 'people')} counted in the room (declared)`,
    both: (first, second) => `${first}; ${second}`,
    organisations: 'Organisations',
    andMore: (names, more) => `${names} and ${n(more, 'other', 'others')}`,
    ideas: 'Ideas',
    ideaCount: (total, sorted, themes, unsorted) => {
      const said = n(total, 'idea', 'ideas')
      if (sorted === 0) return total === 0 ? 'none' : `${said}, to be sorted`
      const inThemes = `${sorted} sorted into ${n(themes, 'theme', 'themes')}`
      return unsorted > 0 ? `${said}: ${inThemes}, ${unsorted} to be sorted` : `${said}, ${inThemes}`
    },
    apart: (merged, withdrawn) =>
      [
        ...(merged > 0 ? [`${n(merged, 'idea', 'ideas')} merged with another`] : []),
        ...(withdrawn > 0 ? [`${n(withdrawn, 'idea', 'ideas')} withdrawn`] : []),
      ].join(', '),
    theme: (title, count) => `${title}: ${n(count, 'idea', 'ideas')}`,
    moreThemes: (count) => `and ${n(count, 'other theme', 'other themes')}`,
    unsortedTitle: 'Ideas to be sorted',
    ideaGone: (number) => `no. ${number}: withdrawn since`,
    votes: 'Votes',
    decidingVote: 'deciding vote',
    advisoryVote: 'advisory vote',
    voteOpen: 'still open, result when it closes',
    voteWaiting: 'closed, its result waits to be validated',
    voteWon: (winners, ballots) => `chosen: ${winners} (${n(ballots, 'answer', 'answers')})`,
    voteNone: (ballots) => `no choice was kept (${n(ballots, 'answer', 'answers')})`,
    voteTied: (tied, ballots) => `a tie between ${tied}, to be settled (${n(ballots, 'answer', 'answers')})`,
    voteBlank: (count) => `${n(count, 'blank', 'blank')} among them`,
    chartUnit: 'votes',
    decided: 'Decided',
    advised: 'Opinion given',
    method: 'working method',
    line: (number, text) => `no. ${number}: ${text}`,
    toDo: 'To do',
    owner: (name, accepted) => (accepted ? name : `${name} (to be confirmed)`),
    noOwner: 'owner to be found',
    dueOn: (day) => `by ${day}`,
    noDue: 'no date',
    more: (count) => `and ${n(count, 'other', 'others')}: the full version has them all`,
    next: 'Next session',
    nextSaid: (title, moment) => `${title}, ${moment}`,
    corrected: (day, note) => `Corrected on ${day}: ${note}`,
    journal: (seq, hash) => `Register of the consultation: line ${seq}, fingerprint ${hash}.`,
    documentName: (session, edition) => `digest-session-${session}-edition-${edition}`,
    documentEdition: (concertation, edition, day) => `${concertation}. Edition no. ${edition}, published on ${day}.`,
    documentEnd: 'What follows, and signatures',
    documentSaid: (title, edition) =>
      edition > 1
        ? `The digest of “${title}”, edition no. ${edition}, to keep or to print: it replaces the one before.`
        : `The digest of “${title}”, to keep or to print.`,
    previewIntro: (places, count) =>
      `This is the digest as it will appear in ${room(places, count)}. The people there will see it; nobody is notified in private.`,
    previewOpen: 'This is the digest, provisional: the session is still open. Close it to publish.',
    previewSigners: (names) =>
      `Before it appears, it goes to ${names} to be signed: their signatories receive a request in private.`,
    previewMinutes: 'Read it through: once published, it can be taken back for ten minutes, then corrected.',
    previewChanged: 'The session has changed since your preview: read this new version before you publish it.',
    publishedIn: (places, count) =>
      `The digest is published in ${room(places, count)}. You can take it back for ten minutes.`,
    correctedIn: (places, count) =>
      `The correction is published in ${room(places, count)}: it replaces the digest before it.`,
    submitted: (names) =>
      `The digest awaits the signature of ${names}. It will appear by itself as soon as the last one is given.`,
    released: (places, count) => `All signatures are there: the digest is published in ${room(places, count)}.`,
    already: (moment) => `This digest has been published since ${moment}.`,
    waiting: (names) => `This digest awaits the signature of ${names}.`,
    retracted: (number) => `The digest of session no. ${number} was taken back by the team. A new version will follow.`,
    taken: 'The digest is taken back from the channels. You can publish it again when it suits you.',
    takenToBefore: 'The correction is taken back: the digest before it is shown again.',
    takenBeforeSigned: 'The request for signatures is taken back: nothing had appeared.',
    reported: (number) =>
      `Thank you: the team is told, and nobody else. If the digest of session no. ${number} is corrected, the correction will stand in it.`,
    report: (name, number, title) => `${name} reports an error in the digest of session no. ${number}, “${title}”:`,
    reportSeen: 'Only the team sees this message.',
  },
}
