/** What is said of sessions, in French: what may be asked. */
import type { IntentWords } from '../words.ts'
import { meetingButtons, meetingRefusals } from './meetings/answers.ts'
import { askedIntents } from './meetings/asked.ts'
import { dateButtons, dateRefusals, dateWords } from './meetings/dates.ts'
import { feedButtons, feedIntents, feedRefusals, feedWords } from './meetings/feed.ts'
import { proxyButtons, proxyRefusals, proxyWords } from './meetings/proxies.ts'
import { meetingWords } from './meetings/said.ts'
import { unseen } from './meetings/unseen.ts'

const session = {
  label: 'Séance',
  help: 'Son numéro ; sinon, celle d’ici',
  names: ['séance', 'numéro', 'n', 'no'],
}
const confirmed = { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] }

export const intents = {
  ...feedIntents,
  agenda: {
    verb: 'agenda',
    aliases: [],
    label: 'Prochaines réunions',
    help: 'Les prochaines réunions, et ma réponse',
    example: '/concert agenda',
    args: {},
  },
  'session answer': {
    verb: 'reponse',
    aliases: [],
    label: 'Dire si je viens',
    help: 'Dire si je viens à la prochaine réunion',
    example: '/concert reponse oui',
    notice: 'L’équipe d’animation voit votre réponse ; le salon n’en voit que le nombre.',
    submit: 'Répondre',
    args: {
      answer: {
        label: 'Réponse',
        help: 'Oui, non ou pouvoir',
        names: ['je viens', 'réponse'],
        options: { yes: 'oui', no: 'non', proxy: 'pouvoir' },
        said: { yes: ['je viens'], no: ['je ne pourrai pas', 'je ne viens pas'], proxy: ['je donne pouvoir'] },
      },
      session,
    },
  },
  attend: {
    verb: 'present',
    aliases: ['presente'],
    label: 'Je suis là',
    help: 'M’inscrire sur la liste de la séance ouverte',
    example: '/concert present',
    args: {
      code: { label: 'Code', help: 'Celui que dit l’animation, où que l’on soit', names: ['code'] },
      session,
    },
  },
  'attend leave': {
    verb: 'je-pars',
    aliases: ['partir'],
    label: 'Je pars',
    help: 'Noter que je quitte la séance avant la fin',
    example: '/concert je-pars',
    args: {
      people: {
        label: 'Qui part',
        help: 'Pour l’animation : les noms de qui est parti ; vide : moi',
        names: ['qui', 'personnes', 'noms'],
      },
      session,
    },
  },
  decisions: {
    verb: 'decisions',
    aliases: [],
    label: 'Décisions et avis',
    help: 'Ce qui a été décidé, et où',
    example: '/concert decisions',
    args: {},
  },
  'minutes read': {
    verb: 'lire',
    aliases: [],
    label: 'Lire un compte rendu',
    help: 'Lire le compte rendu d’une séance',
    example: '/concert lire 3',
    args: { session },
  },
  'session add': {
    verb: 'reunion',
    aliases: ['seance'],
    label: 'Prévoir une réunion',
    help: 'Mettre une réunion à l’agenda',
    example: '/concert reunion 8 avril 14h ; lieu : Amiens',
    notice:
      'Une date : la réunion va à l’agenda, sans notification avant la convocation. Plusieurs dates : vous voyez le sondage avant son envoi.',
    submit: 'Mettre à l’agenda',
    args: {
      when: {
        label: 'Date et heure',
        help: '« 8 avril 14h » ; plusieurs pour un sondage',
        names: ['date', 'quand', 'dates'],
      },
      title: { label: 'Intitulé', help: 'Facultatif : celui de l’atelier sinon', names: ['titre'] },
      workshop: { label: 'Atelier', help: 'Son numéro ; sinon, celui d’ici', names: ['atelier'] },
      body: { label: 'Instance', help: 'Son nom ; sinon, celle d’ici', names: ['instance'] },
      minutes: { label: 'Durée en minutes', help: 'Deux heures si rien n’est dit', names: ['durée'] },
      location: { label: 'Lieu', help: 'Adresse, salle ou lien', names: ['lieu', 'lien', 'visio'] },
      agenda: { label: 'Ordre du jour', help: 'Un point par ligne', names: ['ordre du jour', 'odj', 'points'] },
      until: {
        label: 'Réponses jusqu’à',
        help: 'De plusieurs dates : fin des réponses',
        names: ['jusqu’à', 'jusqu’au', 'délai', 'limite'],
      },
      confirmed,
    },
  },
  'session plan': {
    verb: 'planifier',
    aliases: [],
    label: 'Planifier les séances',
    help: 'Toutes les séances d’une phase en une fois',
    example: '/concert planifier 4x2',
    notice: 'Vous voyez les dates avant de les créer. Personne n’est notifié.',
    submit: 'Voir les dates',
    args: {
      grid: { label: 'Ateliers et séances', help: '« 4x2 » : 4 ateliers, 2 séances chacun', names: ['grille'] },
      phase: { label: 'Phase', help: 'Son numéro ; sinon, celle en cours', names: ['phase'] },
      hour: { label: 'Heure', help: '14 h si rien n’est dit', names: ['heure'] },
      confirmed,
    },
  },
  'session convene': {
    verb: 'convoquer',
    aliases: ['inviter'],
    label: 'Convoquer',
    help: 'Convoquer la prochaine réunion, avec réponses',
    example: '/concert convoquer',
    notice: 'Vous voyez la convocation avant son envoi dans le salon.',
    submit: 'Voir la convocation',
    args: { session, confirmed },
  },
  'session move': {
    verb: 'deplacer',
    aliases: ['reporter-seance'],
    label: 'Déplacer une réunion',
    help: 'Donner une autre date à une réunion',
    example: '/concert deplacer 15 avril 14h',
    notice: 'Si la réunion est convoquée, vous voyez qui sera prévenu avant de confirmer.',
    submit: 'Déplacer',
    args: {
      when: { label: 'Nouvelle date', help: '« 15 avril 14h », « jeudi 9h30 »', names: ['date', 'quand'] },
      session,
      confirmed,
    },
  },
  'session cancel': {
    verb: 'annuler-seance',
    aliases: [],
    label: 'Annuler une réunion',
    help: 'Annuler une réunion, en disant pourquoi',
    example: '/concert annuler-seance Grève des transports',
    notice: 'Vous voyez qui sera prévenu avant de confirmer.',
    submit: 'Annuler la réunion',
    args: {
      reason: { label: 'Motif', help: 'Ce que liront les personnes prévenues', names: ['motif'] },
      session,
      confirmed,
    },
  },
  'session open': {
    verb: 'ouvrir',
    aliases: ['commencer'],
    label: 'Ouvrir la séance',
    help: 'Commencer la séance du jour',
    example: '/concert ouvrir',
    args: { session },
  },
  attendance: {
    verb: 'presents',
    aliases: ['presences', 'emargement'],
    label: 'Qui est là',
    help: 'La liste de présence, à lire ou à compléter',
    example: '/concert presents Camille Durand (CRESS), Jean Petit excusé',
    notice: 'La liste figure dans le résumé de la séance : noms comptés, structures citées. Personne n’est notifié.',
    submit: 'Noter',
    args: {
      people: { label: 'Personnes', help: '« Nom (Structure), Nom (Structure) »', names: ['personnes', 'noms'] },
      state: {
        label: 'Situation',
        help: 'Présentes, représentées ou excusées',
        names: ['situation'],
        options: { present: 'présentes', represented: 'représentées', excused: 'excusées' },
      },
      headcount: {
        label: 'Nombre compté dans la salle',
        help: 'Un nombre déclaré, gardé à part de la liste',
        names: ['nombre', 'compte'],
      },
      session,
    },
  },
  decision: {
    verb: 'decision',
    aliases: ['decider'],
    label: 'Noter une décision',
    help: 'Noter ce que la séance ouverte ici décide',
    example: '/concert decision Le calendrier est adopté',
    notice: 'Visible par les personnes des salons de cette séance.',
    submit: 'Noter la décision',
    args: {
      text: { label: 'Texte', help: 'La décision, telle qu’elle a été prise', names: ['texte'] },
      kind: { label: 'Nature', help: '« décision », ou « modalités » de travail', names: ['nature'] },
    },
  },
  'decision withdraw': {
    verb: 'retirer-decision',
    aliases: [],
    label: 'Retirer une décision',
    help: 'Retirer une décision notée par erreur',
    example: '/concert retirer-decision 3',
    submit: 'Retirer',
    args: { number: { label: 'Numéro', help: 'Le numéro de la décision', names: ['numéro', 'n', 'no', 'decision'] } },
  },
  'session close': {
    verb: 'clore',
    aliases: ['terminer'],
    label: 'Clore la séance',
    help: 'Terminer la séance, puis son résumé',
    example: '/concert clore',
    args: { session },
  },
  minutes: {
    verb: 'compte-rendu',
    aliases: ['cr'],
    label: 'Écrire le compte rendu',
    help: 'Écrire ou corriger un compte rendu',
    example: '/concert compte-rendu Présents : 18 personnes. Échanges : …',
    notice: 'Visible par l’équipe d’animation seulement, jusqu’à sa validation. Personne n’est notifié.',
    submit: 'Enregistrer',
    args: { text: { label: 'Compte rendu', help: 'Ce qui s’est dit, et la suite', names: ['texte'] }, session },
  },
  'minutes validate': {
    verb: 'valider',
    aliases: [],
    label: 'Valider le compte rendu',
    help: 'Rendre un compte rendu lisible par tous',
    example: '/concert valider 3',
    args: { session },
  },
  ...askedIntents,
  'session remind': unseen('rappel-seance', 'Rappel d’une réunion', 'concertation', 'session', 'startsAt', 'kind'),
  'session refresh': unseen('retracer-seance', 'Redessiner la carte d’une séance', 'concertation', 'session'),
  'sessions withdraw': unseen('deplanifier', 'Retirer des réunions prévues', 'sessions'),
  'session unconvene': unseen('deconvoquer', 'Reprendre une convocation', 'session', 'placeId'),
  'session revive': unseen('maintenir-seance', 'Maintenir une réunion', 'session', 'state'),
  'session unopen': unseen('refermer-seance', 'Revenir avant l’ouverture', 'session', 'state', 'place', 'post'),
  'session reopen': unseen('rouvrir-seance', 'Rouvrir une séance', 'session', 'rows'),
  'answer withdraw': unseen('reprendre-reponse', 'Reprendre ma réponse', 'session', 'answer', 'holder'),
  'session unmove': unseen('remettre-reunion', 'Remettre une réunion à sa date', 'session', 'from', 'when'),
  'attendance restore': unseen(
    'retablir-presences',
    'Rétablir la liste de présence',
    'session',
    'at',
    'rows',
    'headcount',
    'counted',
  ),
  'decision restore': unseen('retablir-decision', 'Rétablir une décision', 'decision'),
  'minutes revert': unseen(
    'revenir-compte-rendu',
    'Revenir au compte rendu d’avant',
    'session',
    'state',
    'text',
    'at',
    'was',
  ),
} satisfies Record<string, IntentWords>

export const buttons = { ...meetingButtons, ...dateButtons, ...proxyButtons, ...feedButtons }

export const refusals = { ...meetingRefusals, ...dateRefusals, ...proxyRefusals, ...feedRefusals }

export const words = { meetings: { ...meetingWords, ...dateWords, ...proxyWords, ...feedWords } }
