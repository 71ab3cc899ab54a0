/** Receipts, in English. */
import type * as fr from '../../fr/votes/receipts.ts'
import { forWhom } from './ballots.ts'

const poll = { label: 'Poll', help: 'Its number; without it, the poll of this place', names: ['poll'] }

export const intents: typeof fr.intents = {
  'ballot receipt': {
    verb: 'my-receipt',
    aliases: ['receipt'],
    label: 'My receipt',
    help: 'Check that my vote is counted',
    example: '/concert my-receipt',
    args: { poll, for: forWhom },
  },
  'poll recount': {
    verb: 'recount',
    aliases: [],
    label: 'Recount',
    help: 'The file of a closed poll, to count it again',
    example: '/concert recount 3',
    args: { poll },
  },
}

export const buttons: typeof fr.buttons = { seeReceipt: 'My receipt', recountPoll: 'Recount' }

export const refusals: typeof fr.refusals = {
  urnHasNoReceipts: (v) =>
    `Poll no. ${v.number} is held with an urn: there is no receipt, since nobody knows which paper is yours. The page of the poll says how many papers are in it.`,
  noReceipt: (v) => `You have no vote that counts in poll no. ${v.number}: there is no receipt. Vote while it is open.`,
  recountNotYet: (v) =>
    `Poll no. ${v.number} is not closed yet: its file comes with its result. You can keep your receipt already.`,
  recountElsewhere: (v) =>
    `Poll no. ${v.number} is not counted again here: it was held elsewhere, or has no result. Its page says where to check it.`,
}

export const votes: typeof fr.votes = {
  receipt: 'Receipt',
  receiptTitle: (number) => `Your receipt, poll no. ${number}`,
  receiptCode: 'Code to keep to yourself',
  receiptLater: 'When the poll closes, the list of receipts comes with the result: yours must be in it.',
  receiptListed: 'Your vote is counted: your receipt is in the list that comes with the result.',
  receiptAbsent:
    'Your receipt is not in the list that comes with the result. Tell the coordination, and show them this page.',
  receiptHonestly:
    'The receipt alone says nothing of your choice. The code proves it to whoever sees it: show it to nobody who would like to know how you voted.',
  recountTitle: (number, question) => `Recount poll no. ${number}: ${question}`,
  recountFile: (number) => `poll-${number}-verification`,
  recountHash: 'Fingerprint of the result',
  recountAsked: 'Fingerprint of the question',
  recountTells: {
    ballots: 'The file holds all ballots, without names and in no order, and the result.',
    sums: 'This poll is confidential: the file holds the sums of the ballots, from which it can be counted again, and the result.',
    withheld:
      'A college has fewer than five ballots: their figures would tell who voted what. The file holds the result, without what it could be counted again from.',
  },
  recountHow:
    'A second program, written apart, counts again from this file alone; the guide tells how to run it. If a single character changes, it says so.',
}
