/** What may be asked about dates that are proposed, about answers and about proxies, in French. */
import type { IntentWords } from '../../words.ts'
import { unseen } from './unseen.ts'

const ofVote = { label: 'Vote', help: 'Pour un vote : son numéro', names: ['vote'] }
const session = {
  label: 'Séance',
  help: 'Son numéro ; sinon, celle d’ici',
  names: ['séance', 'numéro', 'n', 'no'],
}
const poll = { label: 'Sondage', help: 'Son numéro ; sinon, celui d’ici', names: ['sondage', 'numéro', 'n', 'no'] }
const confirmed = { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] }

export const askedIntents = {
  'dates answer': {
    verb: 'dispo',
    aliases: ['dispos', 'disponibilites'],
    label: 'Mes disponibilités',
    help: 'Dire quelles dates proposées me vont',
    example: '/concert dispo 1 oui, 2 si besoin, 3 non',
    notice: 'L’équipe d’animation voit vos réponses ; le salon n’en voit que le nombre.',
    submit: 'Répondre',
    args: {
      choices: { label: 'Réponses', help: '« 1 oui, 2 si besoin, 3 non »', names: ['réponses', 'dates'] },
      poll,
    },
  },
  'dates withdraw': {
    verb: 'retirer-dispo',
    aliases: [],
    label: 'Retirer mes disponibilités',
    help: 'Reprendre ma réponse aux dates proposées',
    example: '/concert retirer-dispo',
    args: { poll },
  },
  dates: {
    verb: 'dates',
    aliases: [],
    label: 'Dates proposées',
    help: 'Où en est le choix d’une date',
    example: '/concert dates',
    args: { poll },
  },
  'dates choose': {
    verb: 'retenir-date',
    aliases: [],
    label: 'Retenir une date',
    help: 'Choisir la date, puis convoquer',
    example: '/concert retenir-date 2',
    notice: 'Vous voyez la convocation avant son envoi dans le salon.',
    submit: 'Voir la convocation',
    args: {
      option: { label: 'Date', help: 'Son numéro dans le sondage', names: ['date'] },
      poll,
      confirmed,
    },
  },
  'dates cancel': {
    verb: 'annuler-dates',
    aliases: [],
    label: 'Annuler un sondage de dates',
    help: 'Ne plus demander de dates',
    example: '/concert annuler-dates',
    args: { poll },
  },
  'dates nudge': {
    verb: 'relancer-dates',
    aliases: [],
    label: 'Relancer pour les dates',
    help: 'Relancer, une fois, qui n’a pas répondu',
    example: '/concert relancer-dates',
    notice: 'Vous voyez qui recevra le message avant son envoi.',
    args: { poll, confirmed },
  },
  'session answers': {
    verb: 'reponses',
    aliases: ['qui-vient'],
    label: 'Qui vient',
    help: 'Les réponses à une convocation',
    example: '/concert reponses',
    args: { session },
  },
  'session edit': {
    verb: 'modifier-reunion',
    aliases: [],
    label: 'Modifier une réunion',
    help: 'Changer son lieu, son ordre du jour, sa durée',
    example: '/concert modifier-reunion lieu : Beauvais',
    notice: 'Si la réunion est convoquée, la convocation est corrigée en place, et vous voyez qui sera prévenu.',
    submit: 'Enregistrer',
    args: {
      location: { label: 'Lieu', help: 'Adresse, salle ou lien', names: ['lieu', 'lien', 'visio'] },
      agenda: { label: 'Ordre du jour', help: 'Un point par ligne', names: ['ordre du jour', 'odj', 'points'] },
      minutes: { label: 'Durée en minutes', help: 'De 15 à 1440', names: ['durée'] },
      title: { label: 'Intitulé', help: 'Le nom de la réunion', names: ['titre'] },
      session,
      confirmed,
    },
  },
  'session nudge': {
    verb: 'relancer-reunion',
    aliases: [],
    label: 'Relancer pour la réunion',
    help: 'Relancer, une fois, qui n’a pas répondu',
    example: '/concert relancer-reunion',
    notice: 'Vous voyez qui recevra le message avant son envoi.',
    args: { session, confirmed },
  },
  proxy: {
    verb: 'pouvoir',
    aliases: ['procuration'],
    label: 'Donner pouvoir',
    help: 'Donner pouvoir à quelqu’un, ou le retirer',
    example: '/concert pouvoir Camille Durand',
    notice:
      'La personne choisie est prévenue en privé. L’équipe d’animation le voit ; le salon n’en voit que le nombre.',
    submit: 'Donner pouvoir',
    args: {
      holder: {
        label: 'À qui',
        help: 'Son nom ; « retirer » pour reprendre le pouvoir',
        names: ['à qui', 'personne', 'nom'],
      },
      session,
      poll: ofVote,
    },
  },
  'proxy revoke': {
    verb: 'retirer-pouvoir',
    aliases: [],
    label: 'Retirer le pouvoir',
    help: 'Reprendre le pouvoir que j’ai donné',
    example: '/concert retirer-pouvoir',
    args: { session, poll: ofVote },
  },
  'dates end': unseen('fin-dates', 'Fin d’un sondage de dates', 'concertation', 'poll'),
  'dates refresh': unseen('retracer-dates', 'Redessiner un sondage de dates', 'concertation', 'poll'),
  'session unedit': unseen('remettre-details', 'Remettre les détails d’une réunion', 'session', 'before', 'after'),
  'dates restore': unseen('retablir-dates', 'Reprendre un sondage de dates', 'poll', 'session'),
} satisfies Record<string, IntentWords>
