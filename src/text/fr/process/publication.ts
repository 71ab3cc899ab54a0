/** What is said of what the organisers sign and publish, in French. */
import type { IntentWords } from '../../words.ts'

export const intents = {
  publications: {
    verb: 'signatures',
    aliases: [],
    label: 'Les signatures',
    help: 'Ce qui attend d’être signé, et par qui',
    example: '/concert signatures',
    args: {},
  },
  'publication sign': {
    verb: 'signer',
    aliases: [],
    label: 'Signer',
    help: 'Signer ce qui vous a été soumis',
    example: '/concert signer',
    args: { publication: { label: 'Document', help: 'Sinon, celui qui attend votre signature', names: ['document'] } },
  },
  'publication decline': {
    verb: 'refuser-signature',
    aliases: ['ne-pas-signer'],
    label: 'Ne pas signer',
    help: 'Ne pas signer, et dire pourquoi',
    example: '/concert refuser-signature Le nombre de présents est à corriger',
    notice:
      'Votre motif est envoyé à la personne qui a demandé la signature et à celles qui ont déjà signé. Rien n’est publié.',
    submit: 'Ne pas signer',
    args: {
      reason: { label: 'Motif', help: 'Ce qui est à corriger', names: ['motif', 'raison'] },
      publication: { label: 'Document', help: 'Sinon, celui qui attend votre signature', names: ['document'] },
    },
  },
  'publication restore': {
    verb: 'retablir-publication',
    aliases: [],
    label: 'Remettre à la signature',
    help: '',
    example: '',
    args: { publication: { label: '', help: '' } },
  },
  signature: {
    verb: 'signature',
    aliases: [],
    label: 'Qui signe les publications',
    help: 'Une signature pour tous, ou celle de chacun',
    example: '/concert signature conjointe',
    notice: 'Les autres personnes à la coordination en sont informées en privé.',
    submit: 'Enregistrer',
    args: {
      mode: {
        label: 'Signature',
        help: 'Simple : une structure publie pour toutes. Conjointe : chacune signe',
        names: ['mode'],
        options: { single: 'simple', joint: 'conjointe' },
      },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  sign: 'Signer',
  declineToSign: 'Ne pas signer',
  signatures: 'Les signatures',
}

export const refusals = {
  noSignatory: (v: { organisation: string }) =>
    `Personne ne peut encore signer pour ${v.organisation}. Confiez la coordination à une personne de cette structure : « /concert nommer <nom> coordination ».`,
  notSignatory: (v: { organisations: string }) =>
    `Votre structure n’est pas parmi celles qui signent : ${v.organisations}. « /concert structure » dit au nom de qui vous parlez.`,
  alreadySigned: (v: { organisation: string }) => `${v.organisation} a déjà signé : il n’y a rien de plus à faire.`,
  alreadyPublished: (v: { title: string }) => `« ${v.title} » est déjà publié : il n’y a plus rien à signer.`,
  noSuchPublication: () =>
    'Ce document n’attend plus de signature. Envoyez « /concert signatures » pour voir ceux qui attendent.',
  nothingToSign: () => 'Rien n’attend votre signature. « /concert signatures » montre ce qui attend celle des autres.',
  alreadyJoint: () => 'Chaque structure organisatrice signe déjà avant une publication : il n’y a rien à changer.',
  alreadySingle: () => 'Une structure organisatrice publie déjà pour toutes : il n’y a rien à changer.',
  stillToSign: (v: { title: string }) =>
    `« ${v.title} » attend encore des signatures : la règle ne change pas en cours de route. Signez d’abord ce document, ou refusez-le avec « /concert refuser-signature ».`,
}

export const words = {
  publication: {
    asked: (by: string, title: string, concertation: string) =>
      `${by} vous demande de signer « ${title} » pour la concertation « ${concertation} ». Rien n’est publié avant que chaque structure organisatrice ait signé. Voici ce qui sera publié :`,
    signedBy: (name: string, organisation: string, moment: string) =>
      `Signé par ${name}, ${organisation}, le ${moment}.`,
    organised: (names: string) => `Concertation organisée par ${names}.`,
    signed: (title: string, organisation: string, awaited: string) =>
      `« ${title} » est signé pour ${organisation}. Il manque encore : ${awaited}. La publication se fera d’elle-même à la dernière signature.`,
    signedLast: (title: string, organisation: string) =>
      `« ${title} » est signé pour ${organisation} : c’était la dernière signature, le document est publié.`,
    published: (title: string) => `Toutes les signatures sont là : « ${title} » est publié.`,
    declineTitle: (title: string) => `Ne pas signer « ${title} »`,
    declined: (title: string, organisation: string) =>
      `C’est noté : ${organisation} ne signe pas « ${title} ». Rien n’est publié ; la personne qui l’a préparé connaît votre motif.`,
    declinedTold: (by: string, organisation: string, title: string, concertation: string) =>
      `${by} ne signe pas « ${title} » pour ${organisation} (concertation « ${concertation} »). Rien n’est publié. Le motif :`,
    declinedNext: 'La suite : corrigez, puis soumettez de nouveau à la signature.',
    restored: (title: string) => `« ${title} » attend de nouveau les signatures : le refus est annulé.`,
    none: 'Aucun document n’attend de signature.',
    singleNow: 'Ici, une structure organisatrice publie pour toutes.',
    askedBy: 'Soumis par',
    awaited: 'Attendu de',
    edition: (title: string, edition: number) => `${title} (édition ${edition})`,
    readFirst: 'Le texte entier est dans le message privé qui vous a demandé de signer.',
    notWaitingForYou: 'Rien n’attend votre propre signature.',
    jointNeeds: (names: string) =>
      `Pour que chacune puisse signer, il faut à la coordination au moins une personne de chaque structure : ${names}. « /concert nommer <nom> coordination ».`,
    signOff: {
      single: (names: string) =>
        `C’est noté : une personne à la coordination suffit pour publier au nom de toutes les structures organisatrices, ${names}.`,
      joint: (names: string) =>
        `Rien n’est publié ici avant la signature de chaque structure organisatrice : ${names}.`,
    },
    signOffChanged: {
      single: (by: string, concertation: string) =>
        `${by} a changé la règle de « ${concertation} » : une seule personne à la coordination suffit désormais pour publier.`,
      joint: (by: string, concertation: string) =>
        `${by} a changé la règle de « ${concertation} » : chaque structure organisatrice signe désormais avant toute publication.`,
    },
  },
}
