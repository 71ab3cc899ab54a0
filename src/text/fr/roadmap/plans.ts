/** The commands of roadmaps and plans, and the acts that only undo others, in French. */
import type { IntentWords } from '../../words.ts'

const action = { label: 'Numéro', help: 'Le numéro de l’action', names: ['n', 'no'] }
const none = { label: '', help: '' }
const inner = { aliases: [], help: '', example: '' }

export const intents = {
  roadmap: {
    verb: 'feuille',
    aliases: ['feuille-de-route'],
    label: 'Feuille de route',
    help: 'Portage, calendrier, moyens, organisation',
    example: '/concert feuille 3 ; moyens : un poste et 20 000 €',
    notice: 'Visible de tous sur la page de l’action. Vous pouvez ne remplir qu’un bloc et revenir plus tard.',
    submit: 'Enregistrer',
    args: {
      number: action,
      ownership: { label: 'Portage', help: 'Qui porte, avec qui', names: ['porteur'] },
      schedule: { label: 'Calendrier', help: 'Les étapes et leurs dates', names: ['dates'] },
      means: { label: 'Moyens', help: 'Personnes, argent, locaux, financeurs', names: ['moyen'] },
      organisation: { label: 'Organisation', help: 'Qui fait quoi, qui suit', names: ['suivi'] },
      confirmed: { label: 'Lu', help: 'Rempli par le formulaire' },
    },
  },
  milestone: {
    verb: 'jalon',
    aliases: ['nouveau-jalon'],
    label: 'Ajouter un jalon',
    help: 'Ajouter une étape datée à une action',
    example: '/concert jalon 3 ; titre : Ouverture du local ; date : 15 mars 2012',
    notice: 'Visible de tous sur la page de l’action. Personne n’est notifié.',
    submit: 'Ajouter',
    args: {
      number: action,
      title: { label: 'Étape', help: 'Ce qui sera atteint', names: ['titre', 'jalon'] },
      due: { label: 'Échéance', help: '« 15 mars 2012 », « fin juin »', names: ['date', 'pour'] },
    },
  },
  'milestone withdraw': {
    verb: 'retirer-jalon',
    aliases: ['supprimer-jalon'],
    label: 'Retirer un jalon',
    help: 'Retirer une étape d’une action',
    example: '/concert retirer-jalon 3 Ouverture du local',
    submit: 'Retirer',
    args: {
      number: action,
      milestone: { label: 'Étape', help: 'Son titre, ou son rang dans la liste', names: ['jalon', 'titre'] },
    },
  },
  plan: {
    verb: 'plan',
    aliases: ['plan-d-action'],
    label: 'Le plan d’action',
    help: 'Ce qui est dans le plan, et ce qui manque',
    example: '/concert plan',
    args: { number: { label: 'Plan', help: 'Son numéro, s’il y en a plusieurs', names: ['numéro', 'n', 'no'] } },
  },
  'plan add': {
    verb: 'nouveau-plan',
    aliases: ['creer-plan'],
    label: 'Nouveau plan d’action',
    help: 'Créer un plan d’action et sa période',
    example: '/concert nouveau-plan Plan 2012-2014 ; du : 1er janvier 2012 ; au : 31 décembre 2014',
    notice: 'Visible de tous. Personne n’est notifié.',
    submit: 'Créer le plan',
    args: {
      title: { label: 'Titre', help: 'Le nom du plan', names: ['nom'] },
      starts: { label: 'Début', help: 'Son premier jour', names: ['du', 'debut'] },
      ends: { label: 'Fin', help: 'Son dernier jour', names: ['au', "jusqu'au"] },
    },
  },
  'plan adopt': {
    verb: 'adopter',
    aliases: ['adopter-plan'],
    label: 'Adopter le plan',
    help: 'Publier une édition du plan, après aperçu',
    example: '/concert adopter',
    args: {
      number: { label: 'Plan', help: 'Son numéro, s’il y en a plusieurs', names: ['numéro', 'n', 'no'] },
      preview: { label: 'Aperçu', help: 'Rempli par le bouton de l’aperçu', names: ['apercu'] },
    },
  },
  'owner remind': {
    verb: 'rappel-action',
    ...inner,
    label: 'Rappel aux porteurs',
    args: { person: none, organisation: none, day: none, only: none, nudged: none, action: none },
  },
  'plan release': {
    verb: 'plan-publie',
    ...inner,
    label: 'Publication du plan',
    args: { publication: none },
  },
  'action restore': {
    verb: 'retablir-action',
    ...inner,
    label: 'Rétablir une action',
    args: { action: none, ties: none },
  },
  'action revert': {
    verb: 'revenir-action',
    ...inner,
    label: 'Revenir à l’action d’avant',
    args: { action: none, is: none, was: none, ties: none },
  },
  'roadmap revert': {
    verb: 'revenir-feuille',
    ...inner,
    label: 'Revenir à la feuille de route d’avant',
    args: { action: none, is: none, was: none },
  },
  'milestone restore': {
    verb: 'retablir-jalon',
    ...inner,
    label: 'Rétablir un jalon',
    args: { milestone: none },
  },
  'plan withdraw': {
    verb: 'retirer-plan',
    ...inner,
    label: 'Retirer un plan',
    args: { plan: none },
  },
} satisfies Record<string, IntentWords>
