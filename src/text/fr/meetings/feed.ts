/** What is said of the address that one's own diary follows, in French. */
import type { IntentWords } from '../../words.ts'

const none = { label: '', help: '' }

export const feedIntents = {
  calendar: {
    verb: 'calendrier',
    aliases: ['mon-agenda'],
    label: 'Suivre dans mon agenda',
    help: 'Une adresse pour que mon agenda suive mes réunions',
    example: '/concert calendrier',
    args: {
      what: {
        label: 'Que faire',
        help: 'Facultatif : nouvelle adresse, ou retirer celle que j’ai',
        names: ['quoi'],
        options: { new: 'nouvelle', end: 'retirer' },
      },
    },
  },
  'calendar restore': {
    verb: 'retablir-calendrier',
    aliases: [],
    label: 'Rétablir mon adresse d’agenda',
    help: '',
    example: '',
    args: { keys: none, hashes: none, since: none },
  },
} satisfies Record<string, IntentWords>

export const feedButtons = {
  makeFeed: 'Suivre dans mon agenda',
  renewFeed: 'Une nouvelle adresse',
  endFeed: 'Retirer cette adresse',
}

export const feedRefusals = {
  noFeed: () => 'Vous n’avez pas d’adresse d’agenda : il n’y a rien à retirer.',
  feedNoPages: () =>
    'Les pages ne sont pas ouvertes sur cette installation : il n’y a pas d’adresse à donner à votre agenda. Vos réunions sont dans « /concert agenda ».',
}

export const feedWords = {
  feedMade: 'Voici l’adresse que votre agenda peut suivre : toutes les réunions qui vous concernent y sont.',
  feedAgain: 'Voici votre nouvelle adresse. L’ancienne ne mène plus à rien.',
  feedAddress: 'Adresse',
  feedHow:
    'Dans votre agenda, choisissez « S’abonner » ou « Ajouter depuis une adresse », et collez-la. Les changements y arriveront d’eux-mêmes.',
  feedOnce:
    'Cette adresse est secrète et n’est montrée qu’ici : qui la connaît voit vos réunions, sans rien pouvoir faire. Vous pouvez la retirer à tout moment.',
  feedKnown: (moment: string) => `Votre agenda peut suivre vos réunions depuis le ${moment}.`,
  feedLost:
    'L’adresse n’est montrée qu’une fois. Si vous l’avez perdue, prenez-en une nouvelle : l’ancienne s’arrêtera.',
  feedEnded: 'C’est retiré : cette adresse ne mène plus à rien. Les réunions déjà dans votre agenda y restent.',
  feedBack: 'L’adresse d’avant mène de nouveau à vos réunions.',
}
