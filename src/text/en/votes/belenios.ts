/** Elections held with Belenios, in English: what is read, what is not as it should be, and what is honest to say of it. */
import { plural } from '../../../views/format.ts'
import type { belenios as french } from '../../fr/votes/belenios.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const command = {
  verb: 'import-belenios FILE.bel [--json]',
  help: 'Reads the archive of an election held with Belenios',
  more: 'Says what was asked, the figures, and what was checked. The option writes a short extract, to be attached to /concert import-belenios in the channel: redirect it to a .txt file.',
}

export const intents = {
  'poll import': {
    verb: 'import-belenios',
    aliases: [],
    label: 'Bring a result from Belenios',
    help: 'Publish here the result of a Belenios vote',
    example: '/concert import-belenios',
    notice:
      'Paste the definition of the election and its result, one after the other, as Belenios gives them; or attach the extract of the archive. You will see everything before it is published.',
    submit: 'Check this result',
    args: {
      text: {
        label: 'Election and result',
        help: 'Both texts of Belenios, or the extract of the archive',
        names: ['text', 'result'],
      },
      link: {
        label: 'Address of the election',
        help: 'Optional: the page of the election at Belenios',
        names: ['address', 'link'],
      },
      seats: {
        label: 'Seats',
        help: 'Optional: how many win, one where nothing is said',
        names: ['seats'],
      },
      ballots: {
        label: 'Number of ballots',
        help: 'Only if the result does not say it',
        names: ['ballots', 'voters'],
      },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmed'] },
    },
  },
  'poll import undo': {
    verb: 'undo-import-belenios',
    aliases: [],
    label: 'Withdraw a result that was brought',
    help: '',
    example: '',
    args: { polls: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const refusals = {
  electionUnread: (v: { why: string }) => `${v.why} Nothing is kept.`,
  electionHere: (v: { number: number }) => `This result is here already: it is vote ${v.number}. Nothing is kept.`,
  electionUncounted: () =>
    'Belenios only deciphered these ballots, without saying how to count them: there is no result to publish. Nothing is kept.',
  electionLink: () =>
    'This is not the address of a page: copy it whole from your browser, it begins with “https”. Nothing is kept.',
  electionGone: () => 'This result is no longer here as it was published: nothing is changed.',
}

export const belenios: typeof french = {
  where: {
    question: (at: number, why: string) => `Question ${at}: ${why}`,
    row: (question: number, at: number, why: string) => `Question ${question}, ballot ${at}: ${why}`,
    event: (at: number, why: string) => `Event ${at} of the archive: ${why}`,
    file: (name: string, why: string) => `In ${name}: ${why}`,
    election: (why: string) => `In the definition of the election: ${why}`,
    result: (why: string) => `In the result: ${why}`,
  },
  faults: {
    empty: () => 'there is nothing to read.',
    heavy: (what: string) => `this file is too big (${what} bytes).`,
    kind: () =>
      'this is neither the definition of a Belenios election nor its result. Copy both texts from the page of the election, whole.',
    binary: () =>
      'a .bel archive cannot be read in a channel. Whoever administers the bot makes an extract of it with the command import-belenios; otherwise, paste the definition of the election and its result.',
    noElection: () => 'I find the result, but not the definition of the election. Paste both, one after the other.',
    noResult: () => 'I find the definition of the election, but not its result. Paste both, one after the other.',
    twoParts: () => 'there are several elections or several results here. Give one at a time.',
    json: () => 'this text is cut or damaged. Copy it again, whole.',
    field: (what: string) => `something is missing or is not what Belenios writes${what === '' ? '' : ` (${what})`}.`,
    extract: () => 'this extract of an archive was changed. Make it again with the command import-belenios.',
    block: () => 'this is no archive of Belenios, or it is cut or damaged. Download it again.',
    header: () => 'this archive does not begin as Belenios writes them.',
    version: (what: string) => `I do not know this version of archives (${what}).`,
    hash: () => 'this file was changed: it does not hold what its name says.',
    twice: () => 'this file is there twice.',
    missing: () => 'a file that is announced is missing or was replaced.',
    extra: () => 'this file should not be there: nothing in the election announces it.',
    chain: () => 'the chain is broken: something was taken out, added or moved before.',
    order: (what: string) => `this step is not in its place (${what}).`,
    unfinished: () => 'the count is not over. Come back when Belenios has published the result.',
    other: () => 'this ballot is one of another election.',
    ballots: (what: string) => `the number of people who voted is not that of the ballots counted (${what}).`,
    question: (what: string) => `I do not know this kind of question (${what}).`,
    questions: (what: string) =>
      `the result has not as many questions as the election (${what}). It may be that of another election.`,
    answers: (what: string) =>
      `the result has not as many answers as the question (${what}). It may be that of another election.`,
    counts: (what: string) => `${what} is a figure that these ballots cannot give.`,
    rows: (what: string) => `there are not as many deciphered ballots as ballots counted (${what}).`,
    tallied: (what: string) =>
      what === ''
        ? 'this result does not say how many ballots were counted. Add “ballots:” and their number, read on the page of the election.'
        : `the number of ballots that was given is not that of the result (${what}).`,
  },
  title: (name: string) => `Result from Belenios: ${name}`,
  asked: (at: number, question: string) => `Question ${at}: ${question}`,
  ballots: (count: number) => n(count, 'ballot counted', 'ballots counted'),
  weighing: (count: number, weight: number) =>
    `${n(count, 'ballot counted', 'ballots counted')}, total weight ${weight}`,
  replaced: (count: number) => n(count, 'ballot replaced by a later vote', 'ballots replaced by a later vote'),
  blank: (count: number) => n(count, 'blank ballot', 'blank ballots'),
  spoilt: (count: number) =>
    n(count, 'ill-formed ballot, left out by Belenios', 'ill-formed ballots, left out by Belenios'),
  fact: (label: string, value: string) => `${label}: ${value}`,
  figure: (option: string, count: number) => `${option}: ${count}`,
  election: 'Election',
  among: (name: string, at: number, count: number) => `${name}, question ${at} of ${count}`,
  fingerprint: 'Fingerprint of the election',
  archive: 'Fingerprint of the archive (SHA-256)',
  first: (names: string) => `First: ${names}.`,
  winners: (names: string, count: number) => (count === 1 ? `Wins: ${names}.` : `Win: ${names}.`),
  tied: (names: string) => `Tied: ${names}. Telling them apart is for your statutes, not for the bot.`,
  nobody: 'Nobody expressed a choice.',
  uncounted: 'Belenios deciphers these ballots without counting them: this question is left aside.',
  how: {
    single: 'Secret and verifiable vote, held with Belenios: one choice on a ballot.',
    several: (least: number, most: number) =>
      `Secret and verifiable vote, held with Belenios: from ${least} to ${most} choices on a ballot.`,
    lists: 'Secret and verifiable vote, held with Belenios: one list on a ballot.',
    judgment: 'Secret and verifiable vote, held with Belenios: majority judgment.',
    ranking: 'Secret and verifiable vote, held with Belenios: ranking (Condorcet-Schulze).',
    election: (seats: number) =>
      `Secret and verifiable vote, held with Belenios: single transferable vote, ${n(seats, 'seat', 'seats')}.`,
  },
  otherwise: {
    judgment:
      'Belenios takes the better of the two middle grades when their number is even; our rule takes the other, and would give another order. The result that is published is that of Belenios.',
    election:
      'Belenios transfers votes in its own way; the Scottish rule, which is ours, would elect others. The result that is published is that of Belenios.',
  },
  looked: {
    archive:
      'Checked here: each file of the archive is intact, the chain of events is whole, all ballots are of this election, and the figures go with their number.',
    extract:
      'Checked here: the figures go with the number of ballots. The archive itself was examined by whoever made the extract.',
    figures:
      'Checked here: the result answers the questions, and the figures go with the number of ballots. Nothing else: these texts were copied by hand.',
  },
  typed: 'The number of ballots was typed by whoever brings this result.',
  unproven:
    'Not checked here: the proofs of encryption and decryption. Anybody can do it with belenios-tool and the archive: compare the fingerprint with the one seen when voting.',
  more: (count: number) => n(count, 'other question', 'other questions'),
  publish: (count: number) => (count === 1 ? 'Publish this result' : `Publish these ${n(count, 'result', 'results')}`),
  page: 'Page of the election',
  seen: (rooms: string, people: number) =>
    `Seen in ${rooms} (${n(people, 'person', 'people')}). Nobody is notified apart from that.`,
  published: (numbers: string, count: number) =>
    count === 1 ? `Result published: vote ${numbers}.` : `Results published: votes ${numbers}.`,
  withdrawn: 'The result brought from Belenios is withdrawn; the channel reads it on the card.',
  byMistake: 'result brought by mistake',
  next: 'To publish this result in a channel: the option of this command writes an extract; save it in a .txt file, and attach it to /concert import-belenios.',
}
