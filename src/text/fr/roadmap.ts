/** What is said of actions and their roadmaps, in French. */
import type { IntentWords } from '../words.ts'
import * as plans from './roadmap/plans.ts'
import * as refused from './roadmap/refusals.ts'
import * as said from './roadmap/said.ts'

const action = { label: 'Numéro', help: 'Le numéro de l’action', names: ['n', 'no'] }
/** Not typed: what a button of a private message fixes. */
const id = { label: 'Repère', help: 'Celui que portent les boutons' }
const audience = 'Vu par l’équipe d’animation et par votre structure seulement.'

export const intents = {
  'action add': {
    verb: 'action',
    aliases: ['nouvelle-action'],
    label: 'Nouvelle action',
    help: 'Noter une action, avec son porteur et sa date',
    example: '/concert action Ouvrir une ressourcerie ; porteur : CRESS ; date : 1er avril',
    notice:
      'La structure, le titre et la date sont visibles de tous. Les personnes de la structure porteuse reçoivent une demande en privé.',
    submit: 'Noter cette action',
    args: {
      title: { label: 'Action', help: 'Ce qui sera fait, en une phrase', names: ['titre'] },
      owner: { label: 'Porteur', help: 'La structure qui en répond', names: ['structure'] },
      contact: { label: 'Référent', help: 'La personne à relancer', names: ['referente', 'personne'] },
      due: { label: 'Échéance', help: '« 1er avril », « fin juin », « dans 3 mois »', names: ['date', 'pour'] },
      axis: { label: 'Axe', help: 'Le numéro de l’axe fort d’où elle vient', names: ['axe fort'] },
      signal: { label: 'Signal', help: 'Le numéro du signal faible d’où elle vient', names: ['signal faible'] },
      ideas: { label: 'Idées', help: 'Les numéros des idées, par exemple « 3, 12 et 40 »', names: ['idee'] },
    },
  },
  actions: {
    verb: 'actions',
    aliases: ['liste-actions'],
    label: 'Les actions',
    help: 'Toutes les actions, ou la page d’une action',
    example: '/concert actions',
    args: { number: { label: 'Action', help: 'Son numéro, pour n’en voir qu’une', names: ['numéro', 'n', 'no'] } },
  },
  'action edit': {
    verb: 'modifier-action',
    aliases: ['corriger-action'],
    label: 'Modifier une action',
    help: 'Changer le titre, la date ou l’origine',
    example: '/concert modifier-action 3 ; date : 15 mai',
    notice: 'Le titre et la date sont visibles de tous. Personne n’est notifié ; les rappels suivent la nouvelle date.',
    submit: 'Enregistrer',
    args: {
      number: { label: 'Numéro', help: 'Le numéro de l’action', names: ['numéro', 'n', 'no'] },
      title: { label: 'Action', help: 'Ce qui sera fait, en une phrase', names: ['titre'] },
      due: { label: 'Échéance', help: '« 1er avril », « fin juin », « dans 3 mois »', names: ['date', 'pour'] },
      axis: { label: 'Axe', help: 'Le numéro de l’axe fort d’où elle vient', names: ['axe fort'] },
      signal: { label: 'Signal', help: 'Le numéro du signal faible d’où elle vient', names: ['signal faible'] },
      ideas: { label: 'Idées', help: 'Les numéros des idées à ajouter', names: ['idee'] },
      confirmed: { label: 'Lu', help: 'Rempli par le formulaire' },
    },
  },
  'action withdraw': {
    verb: 'retirer-action',
    aliases: ['supprimer-action'],
    label: 'Retirer une action',
    help: 'Retirer une action de la liste',
    example: '/concert retirer-action 3',
    submit: 'Retirer',
    args: { number: action },
  },
  'action done': {
    verb: 'fait',
    aliases: ['termine'],
    label: 'C’est fait',
    help: 'Dire qu’une action est faite',
    example: '/concert fait 3',
    notice: audience,
    submit: 'C’est fait',
    args: { number: action, action: id },
  },
  'action underway': {
    verb: 'en-cours',
    aliases: ['encours'],
    label: 'En cours',
    help: 'Dire qu’une action est en cours',
    example: '/concert en-cours 3',
    notice: audience,
    submit: 'En cours',
    args: {
      number: action,
      action: id,
      note: { label: 'Précision', help: 'Où elle en est (facultatif)', names: ['detail'] },
    },
  },
  'action postpone': {
    verb: 'reporter',
    aliases: ['repousser'],
    label: 'Reporter une action',
    help: 'Donner une autre date à une action',
    example: '/concert reporter 3 ; date : 15 mai ; motif : nous attendons le local',
    notice:
      'La nouvelle date est visible de tous ; le motif, de l’équipe d’animation et de votre structure seulement. Personne n’est notifié.',
    submit: 'Reporter',
    args: {
      number: action,
      action: id,
      due: {
        label: 'Nouvelle date',
        help: '« 15 mai », « fin juin », « dans 3 semaines »',
        names: ['date', 'echeance'],
      },
      reason: { label: 'Motif', help: 'Pourquoi, en une phrase', names: ['raison', 'parce que'] },
    },
  },
  'action help': {
    verb: 'besoin-aide',
    aliases: ['a-l-aide'],
    label: 'J’ai besoin d’aide',
    help: 'Demander de l’aide pour une action',
    example: '/concert besoin-aide 3',
    notice: 'L’équipe d’animation est prévenue tout de suite, en privé. Personne d’autre ne le voit.',
    submit: 'Demander de l’aide',
    args: {
      number: action,
      action: id,
      note: { label: 'Précision', help: 'Ce qui vous manque (facultatif)', names: ['detail'] },
    },
  },
  nudge: {
    verb: 'relancer',
    aliases: ['relance'],
    label: 'Relancer',
    help: 'Relancer les porteurs en retard ou silencieux',
    example: '/concert relancer',
    args: { confirmed: { label: 'Confirmé', help: '', names: ['confirmer'] } },
  },
  'action owner': {
    verb: 'porteur',
    aliases: ['porteuse'],
    label: 'Choisir le porteur',
    help: 'Demander à une structure de porter une action',
    example: '/concert porteur 3 CRESS',
    notice: 'Les personnes de cette structure reçoivent une demande en privé : elles acceptent ou déclinent.',
    submit: 'Demander',
    args: {
      number: action,
      organisation: { label: 'Structure', help: 'Le nom de la structure porteuse', names: ['porteur'] },
      contact: { label: 'Référent', help: 'La personne à relancer (facultatif)', names: ['referente', 'personne'] },
    },
  },
  'ownership accept': {
    verb: 'accepter',
    aliases: ['j-accepte'],
    label: 'Accepter le portage',
    help: 'Accepter de porter une action',
    example: '/concert accepter 3',
    submit: 'Accepter',
    args: { number: action },
  },
  'ownership decline': {
    verb: 'decliner',
    aliases: ['je-decline'],
    label: 'Décliner le portage',
    help: 'Dire que ma structure ne portera pas une action',
    example: '/concert decliner 3 Nous n’avons pas les moyens cette année',
    notice: 'L’équipe d’animation est prévenue en privé, avec votre motif.',
    submit: 'Décliner',
    args: { number: action, reason: { label: 'Motif', help: 'Pourquoi, en une phrase', names: ['raison'] } },
  },
  'action contact': {
    verb: 'referent',
    aliases: ['referente'],
    label: 'Choisir le référent',
    help: 'La personne qui est relancée pour une action',
    example: '/concert referent 3 Marie Dupont',
    notice: 'Cette personne recevra les rappels de l’action en privé. Elle n’est pas notifiée maintenant.',
    submit: 'Enregistrer',
    args: { number: action, person: { label: 'Personne', help: 'Son nom, ou une partie', names: ['nom'] } },
  },
  'action assess': {
    verb: 'faisabilite',
    aliases: ['avis-faisabilite'],
    label: 'Faisabilité',
    help: 'Dire si une action est faisable, et pourquoi',
    example: '/concert faisabilite 3 faisable Le local est trouvé',
    notice: 'L’avis et son motif sont visibles de tous. Personne n’est notifié.',
    submit: 'Enregistrer cet avis',
    args: {
      number: action,
      verdict: {
        label: 'Avis',
        help: 'Faisable, sous conditions, à approfondir ou écarté',
        names: ['verdict'],
        options: {
          feasible: 'faisable',
          conditional: 'sous conditions',
          toStudy: 'à approfondir',
          discarded: 'écarté',
        },
      },
      reason: { label: 'Motif', help: 'Pourquoi, et à quelles conditions', names: ['raison'] },
    },
  },
  ...plans.intents,
} satisfies Record<string, IntentWords>

export const buttons = {
  addAction: 'Nouvelle action',
  actions: 'Voir les actions',
  openAction: 'Voir cette action',
  pickAction: 'Ouvrir une action',
  chooseOwner: 'Choisir le porteur',
  assess: 'Dire la faisabilité',
  acceptOwnership: 'Accepter',
  declineOwnership: 'Décliner',
  actionDone: 'C’est fait',
  actionUnderway: 'En cours',
  actionPostpone: 'Reporter',
  actionHelp: 'J’ai besoin d’aide',
  nudge: 'Relancer',
  roadmap: 'Feuille de route',
  completeRoadmap: 'Compléter la feuille de route',
  addMilestone: 'Ajouter un jalon',
  withdrawMilestone: 'Retirer un jalon',
  plan: 'Voir le plan',
  addPlan: 'Créer un plan d’action',
  adopt: 'Adopter le plan',
  adoptNow: 'Adopter et publier',
  trace: 'Suivre le fil',
}

export const refusals = refused.refusals

export const words = said.words
