/** What is said of votes, in French. */
import type { IntentWords } from '../words.ts'
import * as agreed from './votes/agreed.ts'
import * as answers from './votes/answers.ts'
import * as ballots from './votes/ballots.ts'
import * as imported from './votes/belenios.ts'
import * as electorate from './votes/electorate.ts'
import * as life from './votes/life.ts'
import * as receipts from './votes/receipts.ts'
import * as running from './votes/running.ts'
import * as secret from './votes/secret.ts'
import * as urn from './votes/urn.ts'

const poll = { label: 'Vote', help: 'Son numéro ; sans numéro, le vote ouvert ici', names: ['vote', 'numero'] }
const engine = { help: '', example: '', aliases: [] }

export const intents = {
  'ballot cast': {
    verb: 'voter',
    aliases: [],
    label: 'Voter',
    help: 'Répondre au vote ouvert ici, ou changer mon choix',
    example: '/concert voter',
    args: {
      choices: {
        label: 'Votre choix',
        help: 'Les numéros ou les mots de vos choix, séparés par des virgules',
        names: ['choix', 'reponse'],
      },
      poll,
      for: ballots.forWhom,
    },
  },
  polls: {
    verb: 'votes',
    aliases: [],
    label: 'Voir les votes',
    help: 'Les votes ouverts, ceux qui m’attendent, résultats',
    example: '/concert votes',
    args: {
      number: { label: 'Numéro', help: 'Le numéro d’un vote (facultatif)', names: ['numéro', 'n', 'no', 'vote'] },
    },
  },
  'ballot withdraw': {
    verb: 'retirer-vote',
    aliases: [],
    label: 'Retirer mon vote',
    help: 'Retirer mon vote tant qu’il est ouvert',
    example: '/concert retirer-vote',
    args: { poll, for: ballots.forWhom },
  },
  'poll audience': {
    verb: 'qui-voit-mon-vote',
    aliases: [],
    label: 'Qui peut voir mon choix ?',
    help: 'Qui peut voir mon choix dans un vote',
    example: '/concert qui-voit-mon-vote',
    args: { poll },
  },
  'poll open': {
    verb: 'vote',
    aliases: ['sondage'],
    label: 'Ouvrir un vote',
    help: 'Poser une question à tout le salon',
    example: '/concert vote Quels ateliers ouvrir ? ; options : Emploi, Mobilité, Alimentation',
    notice: 'Vous verrez le vote tel qu’il sera avant de l’ouvrir. Rien n’est envoyé pour le moment.',
    submit: 'Voir avant d’ouvrir',
    args: {
      question: { label: 'Question', help: 'Une seule question, en une phrase', names: ['question'] },
      options: {
        label: 'Options',
        help: 'Une par ligne ou entre virgules ; avec un coût : « Vélo = 4000 ». Vide : oui ou non',
        names: ['options', 'choix proposes', 'propositions'],
      },
      closes: {
        label: 'Fin du vote',
        help: '« vendredi 18h » ; sans date, vous le fermerez',
        names: ['fin', "jusqu'au"],
      },
      method: {
        label: 'Forme du vote',
        help: 'Oui-non, assentiment, gommettes, décision, consentement, jugement, classement, enveloppe…',
        names: ['forme', 'methode'],
        options: {
          yesNo: 'oui-non',
          single: 'choix unique',
          approval: 'assentiment',
          dots: 'gommettes',
          decision: 'décision',
          consent: 'consentement',
          judgment: 'jugement',
          ranking: 'classement',
          shares: 'enveloppe',
          election: 'élection',
        },
        said: { single: ['choix-unique'] },
      },
      seats: {
        label: 'Nombre de propositions retenues',
        help: 'Combien l’emportent ; une seule si rien n’est dit',
        names: ['retenues', 'places', 'gagnantes'],
      },
      from: {
        label: 'Prendre les options dans',
        help: 'Thèmes, axes, actions ou idées déjà là',
        names: ['parmi', 'depuis'],
        options: { themes: 'thèmes', axes: 'axes', actions: 'actions', ideas: 'idées' },
      },
      choices: {
        label: 'Choix par personne',
        help: 'Combien au plus ; pour des gommettes, combien chaque personne en a',
        names: ['choix', 'choix max', 'gommettes'],
      },
      results: {
        label: 'Résultats',
        help: 'Montrés à la clôture, ou en direct',
        names: ['resultats'],
        options: { atClose: 'à la clôture', live: 'en direct' },
      },
      secrecy: {
        label: 'Secret du vote',
        help: 'Confidentiel, public (avec les noms), ou urne (sur une page à part)',
        names: ['secret'],
        options: { confidential: 'confidentiel', public: 'public', urn: 'urne' },
      },
      // biome-ignore lint/suspicious/noThenProperty: data, and no promise
      then: {
        label: 'Ensuite',
        help: 'Ateliers : ce qui est retenu devient des ateliers',
        names: ['ensuite', 'puis'],
        options: { workshops: 'ateliers' },
      },
      ...running.more,
      confirmed: { label: 'Confirmé', help: 'Oui pour ouvrir sans revoir', names: ['confirmation'] },
    },
  },
  'poll close': {
    verb: 'fermer',
    aliases: [],
    label: 'Fermer un vote',
    help: 'Fermer le vote ouvert ici et montrer le résultat',
    example: '/concert fermer',
    args: { poll },
  },
  'poll settle': {
    verb: 'departager',
    aliases: [],
    label: 'Départager des ex æquo',
    help: 'Dire qui l’emporte parmi des ex æquo, et pourquoi',
    example: '/concert departager Mobilité ; motif : le territoire le demande',
    notice: 'Le motif est montré avec le résultat à toutes les personnes du salon.',
    submit: 'Départager',
    args: {
      winners: {
        label: 'Retenir',
        help: 'Les numéros ou les mots de ce qui l’emporte',
        names: ['retenir', 'retenues'],
      },
      reason: { label: 'Motif', help: 'Pourquoi, en une phrase', names: ['motif'] },
      poll,
    },
  },
  'poll cancel': {
    verb: 'annuler-vote',
    aliases: [],
    label: 'Annuler un vote',
    help: 'Arrêter un vote sans résultat, avec un motif',
    example: '/concert annuler-vote La question était mal posée',
    notice: 'Le motif est montré dans le salon. Les personnes qui ont voté sont prévenues en privé.',
    submit: 'Annuler le vote',
    args: { reason: { label: 'Motif', help: 'Pourquoi, en une phrase', names: ['motif'] }, poll },
  },
  'poll end': {
    ...engine,
    verb: 'fin-vote',
    label: 'Fin d’un vote',
    args: { concertation: { label: '', help: '' }, poll: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'poll refresh': {
    ...engine,
    verb: 'carte-vote',
    label: 'Carte d’un vote',
    args: { concertation: { label: '', help: '' }, poll: { label: '', help: '' } },
  },
  'poll reopen': {
    ...engine,
    verb: 'rouvrir-vote',
    label: 'Rouvrir un vote',
    args: { poll: { label: '', help: '' }, closed: { label: '', help: '' } },
  },
  'poll unsettle': {
    ...engine,
    verb: 'remettre-ex-aequo',
    label: 'Remettre des ex æquo',
    args: {
      poll: { label: '', help: '' },
      breaking: { label: '', help: '' },
      reason: { label: '', help: '' },
      named: { label: '', help: '' },
      cancelled: { label: '', help: '' },
    },
  },
  ...agreed.intents,
  ...ballots.intents,
  ...electorate.intents,
  ...life.intents,
  ...receipts.intents,
  ...running.intents,
  ...secret.intents,
  ...urn.intents,
  ...imported.intents,
} satisfies Record<string, IntentWords>

export const buttons = {
  castBallot: 'Voter',
  pollAudience: 'Qui peut voir mon choix ?',
  openPoll: 'Ouvrir le vote',
  closePoll: 'Fermer le vote',
  cancelPoll: 'Annuler ce vote',
  settlePoll: 'Départager',
  blankBallot: 'Voter blanc',
  changeBallot: 'Changer',
  withdrawBallot: 'Retirer mon vote',
  choosePoll: 'Choisir le vote',
  seePoll: 'Voir le vote',
  seePolls: 'Voir les votes',
  newPoll: 'Nouveau vote',
  ...agreed.buttons,
  ...ballots.buttons,
  ...electorate.buttons,
  ...life.buttons,
  ...receipts.buttons,
  ...running.buttons,
  ...secret.buttons,
  ...urn.buttons,
}

export const refusals = {
  ...answers.refusals,
  ...agreed.refusals,
  ...ballots.refusals,
  ...electorate.refusals,
  ...life.refusals,
  ...receipts.refusals,
  ...running.refusals,
  ...secret.refusals,
  ...urn.refusals,
  ...imported.refusals,
}

export const words = {
  votes: {
    ...answers.votes,
    ...life.votes,
    ...ballots.votes,
    ...electorate.votes,
    agreed: agreed.agreed,
    ...receipts.votes,
    ...running.votes,
    ...secret.votes,
    ...urn.votes,
    belenios: imported.belenios,
  },
  priorities: running.priorities,
}
