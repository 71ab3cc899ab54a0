/** What is said of what the organisers sign and publish, in English. */
import type * as source from '../../fr/process/publication.ts'

export const intents: typeof source.intents = {
  publications: {
    verb: 'signatures',
    aliases: [],
    label: 'The signatures',
    help: 'What waits to be signed, and by whom',
    example: '/concert signatures',
    args: {},
  },
  'publication sign': {
    verb: 'sign',
    aliases: [],
    label: 'Sign',
    help: 'Sign what was put to you',
    example: '/concert sign',
    args: { publication: { label: 'Document', help: 'Otherwise the one that awaits you', names: ['document'] } },
  },
  'publication decline': {
    verb: 'decline-to-sign',
    aliases: ['do-not-sign'],
    label: 'Do not sign',
    help: 'Do not sign, and say why',
    example: '/concert decline-to-sign The number present is to be corrected',
    notice:
      'Your reason is sent to whoever asked for the signature and to those who have signed. Nothing is published.',
    submit: 'Do not sign',
    args: {
      reason: { label: 'Reason', help: 'What is to be corrected', names: ['reason'] },
      publication: { label: 'Document', help: 'Otherwise the one that awaits you', names: ['document'] },
    },
  },
  'publication restore': {
    verb: 'restore-publication',
    aliases: [],
    label: 'Put to signature again',
    help: '',
    example: '',
    args: { publication: { label: '', help: '' } },
  },
  signature: {
    verb: 'sign-off',
    aliases: [],
    label: 'Who signs what is published',
    help: 'One signature for all, or everyone’s',
    example: '/concert sign-off joint',
    notice: 'The others at the coordination are told in private.',
    submit: 'Save',
    args: {
      mode: {
        label: 'Sign-off',
        help: 'Single: one organisation publishes for all. Joint: each signs',
        names: ['mode'],
        options: { single: 'single', joint: 'joint' },
      },
    },
  },
}

export const buttons: typeof source.buttons = {
  sign: 'Sign',
  declineToSign: 'Do not sign',
  signatures: 'The signatures',
}

export const refusals: typeof source.refusals = {
  noSignatory: (v: { organisation: string }) =>
    `Nobody can sign for ${v.organisation} yet. Give coordination to somebody of that organisation: “/concert appoint <name> coordination”.`,
  notSignatory: (v: { organisations: string }) =>
    `Your organisation is not among those that sign: ${v.organisations}. “/concert organisation” says for whom you speak.`,
  alreadySigned: (v: { organisation: string }) => `${v.organisation} has signed already: nothing more is needed.`,
  alreadyPublished: (v: { title: string }) => `“${v.title}” is published already: there is nothing left to sign.`,
  noSuchPublication: () =>
    'This document awaits no signature any more. Send “/concert signatures” to see those that do.',
  nothingToSign: () => 'Nothing awaits your signature. “/concert signatures” shows what awaits that of others.',
  alreadyJoint: () => 'Each organiser already signs before anything is published: there is nothing to change.',
  alreadySingle: () => 'One organiser already publishes for all: there is nothing to change.',
  stillToSign: (v: { title: string }) =>
    `“${v.title}” still awaits signatures: the rule does not change midway. Sign it first, or decline it with “/concert decline-to-sign”.`,
}

export const words: typeof source.words = {
  publication: {
    asked: (by: string, title: string, concertation: string) =>
      `${by} asks you to sign “${title}” for the consultation “${concertation}”. Nothing is published before each organiser has signed. This is what will be published:`,
    signedBy: (name: string, organisation: string, moment: string) =>
      `Signed by ${name}, ${organisation}, on ${moment}.`,
    organised: (names: string) => `Consultation organised by ${names}.`,
    signed: (title: string, organisation: string, awaited: string) =>
      `“${title}” is signed for ${organisation}. Still awaited: ${awaited}. It will be published by itself with the last signature.`,
    signedLast: (title: string, organisation: string) =>
      `“${title}” is signed for ${organisation}: this was the last signature, the document is published.`,
    published: (title: string) => `Every signature is there: “${title}” is published.`,
    declineTitle: (title: string) => `Do not sign “${title}”`,
    declined: (title: string, organisation: string) =>
      `Noted: ${organisation} does not sign “${title}”. Nothing is published; whoever prepared it knows your reason.`,
    declinedTold: (by: string, organisation: string, title: string, concertation: string) =>
      `${by} does not sign “${title}” for ${organisation} (consultation “${concertation}”). Nothing is published. The reason:`,
    declinedNext: 'What is next: correct it, then put it to signature again.',
    restored: (title: string) => `“${title}” awaits the signatures again: the refusal is taken back.`,
    none: 'No document awaits a signature.',
    singleNow: 'Here, one organiser publishes for all.',
    askedBy: 'Put forward by',
    awaited: 'Awaited from',
    edition: (title: string, edition: number) => `${title} (edition ${edition})`,
    readFirst: 'The whole text is in the private message that asked you to sign.',
    notWaitingForYou: 'Nothing awaits your own signature.',
    jointNeeds: (names: string) =>
      `For each to sign, at least one person of every organisation has to be at the coordination: ${names}. “/concert appoint <name> coordination”.`,
    signOff: {
      single: (names: string) =>
        `Noted: one person at the coordination is enough to publish in the name of all organisers, ${names}.`,
      joint: (names: string) => `Nothing is published here before each organiser has signed: ${names}.`,
    },
    signOffChanged: {
      single: (by: string, concertation: string) =>
        `${by} changed the rule of “${concertation}”: one person at the coordination is now enough to publish.`,
      joint: (by: string, concertation: string) =>
        `${by} changed the rule of “${concertation}”: each organiser now signs before anything is published.`,
    },
  },
}
