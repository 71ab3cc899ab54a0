/** What the guide says: panel, help, undo, and the list of everything else, in French. */
import type { IntentWords } from '../words.ts'
export const intents = {
  panel: {
    verb: 'panneau',
    aliases: ['accueil'],
    label: 'Panneau',
    help: 'Où nous en sommes, et ce que je peux faire ici',
    example: '/concert',
    args: {},
  },
  help: {
    verb: 'aide',
    aliases: ['aides', 'comment'],
    label: 'Aide',
    help: 'Ce que je peux faire ici, avec un exemple',
    example: '/concert aide',
    args: {},
  },
  undo: {
    verb: 'annuler',
    aliases: ['defaire'],
    label: 'Annuler',
    help: 'Reprendre mon dernier acte ici (10 minutes)',
    example: '/concert annuler',
    args: {},
  },
  more: {
    verb: 'autre',
    aliases: ['autres'],
    label: 'Autre',
    help: 'Tout le reste, dans une seule liste',
    example: '/concert autre',
    args: { verb: { label: 'Commande', help: 'Le mot de la commande, par exemple « membres »', names: ['commande'] } },
  },
  resume: {
    verb: 'reprendre',
    aliases: [],
    label: 'Reprendre',
    help: 'Reprendre un texte refusé',
    example: '',
    args: {
      intent: { label: 'Commande', help: '' },
      given: { label: 'Texte', help: '' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {}

export const refusals = {}

export const words = {
  panel: {
    unbound: (place: string) => `Le salon ${place} n’est rattaché à aucune concertation.`,
    dmUnbound: 'Je vous aide à participer aux concertations de votre région : idées, votes, actions, comptes rendus.',
    noAdministrator:
      'Ce bot n’a pas encore d’administration. La personne qui l’a installé écrit ici « /concert admin » suivi du code affiché au démarrage.',
    organisers: 'Organisée par',
    place: 'Salon',
    ideas: 'Idées reçues',
    ideaCount: (count: number, mine: number) => `${count}${mine > 0 ? `, dont ${mine} de vous` : ''}`,
    intakeUntil: 'Fin du recueil',
    intakeOpen: 'pas de date de fin',
    intakeClosed: (moment: string) => `${moment} (terminé)`,
    waiting: 'Ce qui vous attend',
    waitingOrganisation: 'dire au nom de quelle structure vous parlez',
    waitingLink: 'rattacher un salon pour que les idées arrivent',
    nothingWaiting: 'rien pour le moment',
    inDm: (title: string) => `Vous me parlez de la concertation « ${title} ».`,
  },

  help: {
    title: (place: string) => `Ici, dans le salon ${place}, vous pouvez :`,
    titleDm: 'Ici, en privé, vous pouvez :',
    example: (example: string) => `par exemple « ${example} »`,
    typed: 'Tout s’écrit aussi en anglais, avec ou sans accents.',
    ask: (names: string) => `Une question ? Demandez à ${names}.`,
    askNobody: 'Une question ? Demandez à la personne qui a installé ce bot.',
  },

  more: {
    title: 'Autre chose',
    choose: 'Que voulez-vous faire ?',
    pick: 'Choisir',
  },

  undo: { done: (label: string) => `Annulé : ${label.toLowerCase()}.` },
}
