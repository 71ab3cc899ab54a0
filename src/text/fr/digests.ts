/** What is said of digests, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'
import { room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const session = {
  label: 'Séance',
  help: 'Facultatif : le numéro de la séance',
  names: ['seance', 'numéro', 'n', 'no'],
}
const confirmed = { label: 'Aperçu', help: 'Rempli par le bouton de l’aperçu', names: ['apercu'] }

export const intents = {
  digest: {
    verb: 'resume',
    aliases: ['resumer'],
    label: 'Résumé de la séance',
    help: 'Voir le résumé d’une séance avant de le publier',
    example: '/concert resume',
    args: { session },
  },
  'digest publish': {
    verb: 'publier',
    aliases: [],
    label: 'Publier le résumé',
    help: 'Publier le résumé d’une séance close',
    example: '/concert publier',
    args: { session, confirmed },
  },
  'digest correct': {
    verb: 'rectifier',
    aliases: [],
    label: 'Rectifier le résumé',
    help: 'Refaire un résumé publié, en disant pourquoi',
    example: '/concert rectifier Deux personnes présentes avaient été oubliées',
    notice: 'Vous verrez le nouveau résumé avant qu’il ne remplace l’ancien. Votre explication y figurera.',
    submit: 'Voir le nouveau résumé',
    args: {
      note: {
        label: 'Ce qui est rectifié',
        help: 'Une phrase, que tout le monde lira sous le résumé',
        names: ['note', 'raison'],
      },
      session,
      confirmed,
    },
  },
  'digest read': {
    verb: 'tout-lire',
    aliases: ['resume-complet'],
    label: 'Lire un résumé en entier',
    help: 'Lire en entier le résumé publié d’une séance',
    example: '/concert tout-lire',
    args: { session },
  },
  'digest report': {
    verb: 'signaler',
    aliases: [],
    label: 'Signaler une erreur',
    help: 'Dire à l’équipe une erreur dans un résumé',
    example: '/concert signaler La structure de Mme Petit n’est pas la bonne',
    notice: 'Seule l’équipe d’animation le lira, avec votre nom. Le résumé ne change pas de lui-même.',
    submit: 'Signaler à l’équipe',
    args: {
      text: { label: 'Erreur', help: 'Ce qui n’est pas exact, et ce qu’il faudrait lire', names: ['texte'] },
      session,
    },
  },
  'digest release': {
    verb: 'resume-signe',
    aliases: [],
    label: 'Publier le résumé signé',
    help: '',
    example: '',
    args: { publication: { label: '', help: '' } },
  },
  'digest retract': {
    verb: 'resume-repris',
    aliases: [],
    label: 'Retirer le résumé',
    help: '',
    example: '',
    args: { publication: { label: '', help: '' } },
  },
  'digest mail': {
    verb: 'resume-par-courriel',
    aliases: [],
    label: 'Envoyer le résumé par courriel',
    help: '',
    example: '',
    args: {
      concertation: { label: '', help: '' },
      session: { label: '', help: '' },
      edition: { label: '', help: '' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  publishDigest: 'Publier',
  publishCorrection: 'Publier la rectification',
  correctDigest: 'Rectifier',
  readDigest: 'Tout lire',
  reportDigest: 'Signaler une erreur',
  seeAgenda: 'Agenda',
  seeDigest: 'Voir le résumé',
  closeSession: 'Clore la séance',
  seeSignatures: 'Voir les signatures',
  nextYes: 'Je viens',
  nextNo: 'Je ne pourrai pas',
}

export const refusals = {
  noSessionToDigest: () =>
    'Aucune séance n’a encore eu lieu ici : un résumé se fait pendant une séance ou après. Ouvrez la séance avec « /concert ouvrir », ou donnez son numéro : « /concert resume 3 ».',
  sessionNotHeld: (v: { number: number; title: string }) =>
    `La séance n° ${v.number}, « ${v.title} », n’a pas encore commencé : il n’y a rien à résumer. Le jour venu, ouvrez-la avec « /concert ouvrir ».`,
  sessionCancelledNoDigest: (v: { number: number }) =>
    `La séance n° ${v.number} a été annulée : elle n’a pas de résumé. « /concert agenda » montre les autres séances.`,
  sessionStillOpen: (v: { number: number }) =>
    `La séance n° ${v.number} est encore ouverte : son résumé se publie une fois qu’elle est close. Rien n’est perdu d’ici là.`,
  digestPublished: (v: { number: number }) =>
    `Le résumé de la séance n° ${v.number} est déjà publié. Si quelque chose a changé, rectifiez-le : la nouvelle version prend sa place.`,
  digestWaiting: (v: { number: number }) =>
    `Le résumé de la séance n° ${v.number} attend des signatures : il se publiera tout seul dès la dernière. Pour en changer le contenu, rectifiez-le : « /concert rectifier ».`,
  nothingToCorrect: (v: { number: number }) =>
    `La séance n° ${v.number} n’a pas de résumé publié : il n’y a rien à rectifier. Commencez par voir le résumé, puis publiez-le.`,
  noDigestToRead: () =>
    'Aucun résumé n’est encore publié ici. Il paraît après chaque séance ; « /concert agenda » montre les prochaines.',
  noDigestOf: (v: { number: number }) =>
    `La séance n° ${v.number} n’a pas encore de résumé publié. « /concert agenda » montre les séances.`,
  noPlaceForDigest: () =>
    'Aucun salon ne peut recevoir ce résumé. Ouvrez le salon qui convient et rattachez-le avec « /concert salon », puis publiez.',
  nobodyToTell: () =>
    'Personne de l’équipe ne peut être prévenu en ce moment. Rien n’est perdu, votre texte est ci-dessous : envoyez-le à la personne qui gère le bot.',
}

export const words = {
  digests: {
    title: (title: string) => `Résumé : ${title}`,
    editionTitle: (title: string, session: number) => `Résumé de la séance n° ${session}, ${title}`,
    group: { workshop: 'Atelier', body: 'Instance' },
    when: 'Séance',
    attendance: 'Présence',
    attended: (present: number, represented: number, excused: number) =>
      [
        n(present, 'personne présente', 'personnes présentes'),
        ...(represented > 0 ? [n(represented, 'représentée', 'représentées')] : []),
        ...(excused > 0 ? [n(excused, 'excusée', 'excusées')] : []),
      ].join(', '),
    noAttendance: 'aucun nom noté',
    headcount: (count: number) => `${n(count, 'personne comptée', 'personnes comptées')} dans la salle (déclaré)`,
    both: (first: string, second: string) => `${first} ; ${second}`,
    organisations: 'Structures',
    andMore: (names: string, more: number) => `${names} et ${n(more, 'autre', 'autres')}`,
    ideas: 'Idées',
    ideaCount: (total: number, sorted: number, themes: number, unsorted: number) => {
      const said = n(total, 'idée', 'idées')
      if (sorted === 0) return total === 0 ? 'aucune' : `${said}, à trier`
      const inThemes = `${n(sorted, 'classée', 'classées')} dans ${n(themes, 'thème', 'thèmes')}`
      return unsorted > 0 ? `${said} : ${inThemes}, ${unsorted} à trier` : `${said}, ${inThemes}`
    },
    apart: (merged: number, withdrawn: number) =>
      [
        ...(merged > 0 ? [`${n(merged, 'idée réunie', 'idées réunies')} avec une autre`] : []),
        ...(withdrawn > 0 ? [n(withdrawn, 'idée retirée', 'idées retirées')] : []),
      ].join(', '),
    theme: (title: string, count: number) => `${title} : ${n(count, 'idée', 'idées')}`,
    moreThemes: (count: number) => `et ${n(count, 'autre thème', 'autres thèmes')}`,
    unsortedTitle: 'Idées à trier',
    ideaGone: (number: number) => `n° ${number} : retirée depuis`,
    votes: 'Votes',
    decidingVote: 'vote qui décide',
    advisoryVote: 'avis indicatif',
    voteOpen: 'vote encore ouvert, résultat à la clôture',
    voteWaiting: 'vote clos, résultat en attente de validation',
    voteWon: (winners: string, ballots: number) => `retenu : ${winners} (${n(ballots, 'réponse', 'réponses')})`,
    voteNone: (ballots: number) => `aucun choix retenu (${n(ballots, 'réponse', 'réponses')})`,
    voteTied: (tied: string, ballots: number) =>
      `égalité entre ${tied}, à départager (${n(ballots, 'réponse', 'réponses')})`,
    voteBlank: (count: number) => `dont ${n(count, 'blanche', 'blanches')}`,
    chartUnit: 'voix',
    decided: 'Décidé',
    advised: 'Avis rendu',
    method: 'modalités de travail',
    line: (number: number, text: string) => `n° ${number} : ${text}`,
    toDo: 'À faire',
    owner: (name: string, accepted: boolean) => (accepted ? name : `${name} (à confirmer)`),
    noOwner: 'porteur à trouver',
    dueOn: (day: string) => `avant le ${day}`,
    noDue: 'sans date',
    more: (count: number) => `et ${n(count, 'autre', 'autres')} : tout est dans la version complète`,
    next: 'Prochaine séance',
    nextSaid: (title: string, moment: string) => `${title}, ${moment}`,
    corrected: (day: string, note: string) => `Rectifié le ${day} : ${note}`,
    journal: (seq: number, hash: string) => `Registre de la concertation : ligne ${seq}, empreinte ${hash}.`,
    documentName: (session: number, edition: number) => `resume-seance-${session}-edition-${edition}`,
    documentEdition: (concertation: string, edition: number, day: string) =>
      `${concertation}. Édition n° ${edition}, publiée le ${day}.`,
    documentEnd: 'Suite et signatures',
    documentSaid: (title: string, edition: number) =>
      edition > 1
        ? `Le résumé de « ${title} », édition n° ${edition}, à garder ou à imprimer : il remplace le précédent.`
        : `Le résumé de « ${title} », à garder ou à imprimer.`,
    previewIntro: (places: string, count: number) =>
      `Voici le résumé tel qu’il paraîtra dans ${room(places, count)}. Les personnes qui s’y trouvent le verront ; personne n’est notifié en privé.`,
    previewOpen: 'Voici le résumé, provisoire : la séance est encore ouverte. Il se publie une fois la séance close.',
    previewSigners: (names: string) =>
      `Avant de paraître, il sera soumis à la signature de ${names} : leurs signataires reçoivent une demande en privé.`,
    previewMinutes: 'Relisez-le : une fois publié, il se reprend pendant dix minutes, puis se rectifie.',
    previewChanged: 'La séance a changé depuis votre aperçu : relisez cette nouvelle version avant de la publier.',
    publishedIn: (places: string, count: number) =>
      `Le résumé est publié dans ${room(places, count)}. Vous pouvez le reprendre pendant dix minutes.`,
    correctedIn: (places: string, count: number) =>
      `La rectification est publiée dans ${room(places, count)} : elle y remplace le résumé d’avant.`,
    submitted: (names: string) =>
      `Le résumé attend la signature de ${names}. Il paraîtra tout seul dès que la dernière sera donnée.`,
    released: (places: string, count: number) =>
      `Toutes les signatures sont là : le résumé est publié dans ${room(places, count)}.`,
    already: (moment: string) => `Ce résumé est publié depuis le ${moment}.`,
    waiting: (names: string) => `Ce résumé attend la signature de ${names}.`,
    retracted: (number: number) =>
      `Le résumé de la séance n° ${number} est retiré par l’équipe d’animation. Une nouvelle version suivra.`,
    taken: 'Le résumé est retiré des salons. Vous pouvez le publier de nouveau quand il vous convient.',
    takenToBefore: 'La rectification est retirée : le résumé d’avant est de nouveau affiché.',
    takenBeforeSigned: 'La demande de signature est retirée : rien n’a paru.',
    reported: (number: number) =>
      `Merci : l’équipe d’animation est prévenue, elle seule. Si le résumé de la séance n° ${number} est rectifié, la correction y figurera.`,
    report: (name: string, number: number, title: string) =>
      `${name} signale une erreur dans le résumé de la séance n° ${number}, « ${title} » :`,
    reportSeen: 'L’équipe seule voit ce message.',
  },
}
