/** What is said of joining two accounts of one person, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  'account link': {
    verb: 'relier',
    aliases: ['relier-compte'],
    label: 'Relier un autre compte',
    help: 'N’être qu’une personne sur deux messageries',
    example: '/concert relier',
    args: { code: { label: 'Code', help: 'Le code montré sur votre autre compte', names: ['code'] } },
  },
  'account confirm': {
    verb: 'confirmer-compte',
    aliases: [],
    label: 'Confirmer la réunion de deux comptes',
    help: 'Confirmer que ces deux comptes sont les miens',
    example: '',
    args: { link: { label: 'Demande', help: 'La demande à confirmer' } },
  },
  'account refuse': {
    verb: 'refuser-compte',
    aliases: [],
    label: 'Refuser de réunir deux comptes',
    help: 'Laisser deux comptes séparés',
    example: '',
    args: { link: { label: 'Demande', help: 'La demande à refuser' } },
  },
  'account restore': {
    verb: 'annuler-lien',
    aliases: [],
    label: 'Annuler',
    help: 'Reprendre une étape vers un seul compte',
    example: '',
    args: {
      link: { label: 'Demande', help: 'La demande' },
      from: { label: 'Depuis', help: 'Où elle en est' },
      to: { label: 'Vers', help: 'Où elle retourne' },
      expires: { label: 'Échéance', help: 'Jusqu’à quand elle vaut' },
      before: { label: 'Codes', help: 'Les codes qui servent de nouveau' },
    },
  },
  'account gather': {
    verb: 'rassembler-compte',
    aliases: [],
    label: 'Rassembler ce qui est arrivé pendant la réunion',
    help: 'Ce qui est arrivé pendant la réunion de comptes',
    example: '',
    args: { link: { label: 'Demande', help: 'La réunion de comptes' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  linkAccount: 'Relier un autre compte',
  linkGiveUp: 'Renoncer',
  linkRefuse: 'Refuser',
}

export const refusals = {
  linkCodeWrong: () =>
    'Ce code n’est pas le bon. Relisez-le sur votre autre compte, ou envoyez-y « /concert relier » pour en avoir un nouveau.',
  linkCodeUsed: () =>
    'Ce code a déjà servi. Sur votre autre compte, envoyez « /concert relier » pour en avoir un nouveau.',
  linkCodeOver: () =>
    'Ce code n’est plus valable : il ne sert que quinze minutes. Sur votre autre compte, envoyez « /concert relier » pour en avoir un nouveau.',
  linkOwnCode: () =>
    'Ce code vient de ce compte-ci. Ouvrez votre autre compte et envoyez-y « /concert relier » suivi de ce code.',
  linkSamePerson: () => 'Ces deux comptes sont déjà réunis : « /concert profil » montre tous vos comptes.',
  linkDone: () => 'C’est déjà fait : ces deux comptes sont réunis. « /concert profil » montre tous vos comptes.',
  linkOver: () =>
    'Cette demande n’est plus valable, et rien n’a changé. Pour recommencer, envoyez « /concert relier » sur un de vos comptes.',
  linkOtherFirst: () => 'Confirmez d’abord sur l’autre compte, celui où vous avez écrit le code.',
}

export const words = {
  linking: {
    codeTitle: 'Relier un autre compte',
    codeIs: (code: string): readonly (string | { readonly strong: string })[] => ['Votre code : ', { strong: code }],
    codeHow: (code: string): readonly (string | { readonly code: string })[] => [
      'Sur votre autre compte, écrivez-moi en privé : ',
      { code: `/concert relier ${code}` },
    ],
    codeUntil: (time: string) =>
      `Il sert une seule fois, jusqu’à ${time}. Ne le donnez à personne : il ne sert qu’à réunir vos propres comptes.`,
    claimTitle: (person: string) => `Réunir ce compte avec celui de ${person} ?`,
    askTitle: (person: string, platform: string) => `${person} (${platform}) demande à rejoindre votre compte`,
    other: 'L’autre compte',
    where: (person: string, platform: string) => `${person}, sur ${platform}`,
    name: 'Votre nom sera',
    organisation: 'Votre structure sera',
    organisationLater: 'à préciser',
    comes: 'Ce qui vient avec',
    ideas: (count: number) => n(count, 'idée', 'idées'),
    votes: (count: number) => n(count, 'vote', 'votes'),
    roles: (names: string, count: number) => `${count > 1 ? 'rôles' : 'rôle'} (${names})`,
    nothing: 'rien pour le moment',
    means:
      'Idées, votes, réponses et rôles sont mis en commun, rien n’est perdu. Si vos deux comptes ont voté au même vote encore ouvert, seul le choix le plus récent compte.',
    final: 'cela ne peut pas être annulé. Ne confirmez que si ces deux comptes sont les vôtres.',
    waiting: (person: string, time: string) =>
      `C’est confirmé de ce côté. J’ai écrit en privé à votre autre compte, ${person} : confirmez-y avant ${time}.`,
    joined: (person: string) => `Vos comptes sont réunis : vous êtes ${person} sur chacun d’eux.`,
    refused: 'C’est noté : rien n’a changé, et ce code ne sert plus.',
    takenBack: 'C’est repris : les deux comptes restent séparés, et la demande est là où elle était juste avant.',
    takenBackThere: (person: string) =>
      `${person} a repris sa confirmation : rien n’a changé, et rien n’est à confirmer ici pour le moment.`,
    refusedThere: (person: string) =>
      `La réunion de vos comptes est abandonnée sur l’autre compte, ${person}. Rien n’a changé.`,
  },
}
