/** What is said of codes that join channels, in French. */
import { plural } from '../../../views/format.ts'
import type { Rich } from '../../../views/view.ts'
import type { IntentWords } from '../../words.ts'
import { atStart, room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  'place code': {
    verb: 'code-salon',
    aliases: ['joindre-salon'],
    label: 'Joindre un autre salon',
    help: 'Un code pour joindre un autre salon à celui-ci',
    example: '/concert code-salon',
    args: {},
  },
  'place code withdraw': {
    verb: 'retirer-code',
    aliases: [],
    label: 'Renoncer au code',
    help: '',
    example: '',
    args: { code: { label: '', help: '' } },
  },
  'place code restore': {
    verb: 'retablir-code',
    aliases: [],
    label: 'Rétablir le code',
    help: '',
    example: '',
    args: { code: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  placeCode: 'Joindre un autre salon',
  codeGiveUp: 'Renoncer au code',
  joinRoom: 'Joindre ce salon',
}

export const refusals = {
  placeCodeWrong: () =>
    'Ce code ne fonctionne pas : il est mal recopié, a déjà servi, ou date de plus d’une heure. Dans le salon d’origine, envoyez « /concert code-salon » pour en avoir un nouveau.',
  placeCodeTooMany: () =>
    'Trop de codes essayés : attendez une heure. En attendant, faites vérifier le code par la personne qui l’a demandé.',
  placeCodeTaken: (v: { place: string; title: string }) =>
    `${atStart(room(v.place))} est déjà rattaché à « ${v.title} ». Détachez-le d’abord avec « /concert detacher », ou prenez un autre salon.`,
  placeCodeGone: () => 'Ce code ne sert plus : il a été utilisé ou retiré. Rien n’a changé.',
}

export const words = {
  placeCodes: {
    title: (place: string) => `Joindre un autre salon à ${room(place)}`,
    codeIs: (code: string): Exclude<Rich, string> => ['Le code : ', { strong: code }],
    how: (code: string): Exclude<Rich, string> => [
      'Dans l’autre salon, sur n’importe quelle messagerie où je suis, envoyez : ',
      { code: `/concert salon ${code}` },
    ],
    until: (time: string) =>
      `Il sert une seule fois, jusqu’à ${time}. Donnez-le seulement à qui doit rejoindre cette concertation.`,
    joinTitle: (place: string, title: string) => `Joindre ${room(place)} à « ${title} » ?`,
    with: 'Avec',
    nobody: 'aucun salon pour le moment',
    someRoom: (platform: string) => `un salon de ${platform}`,
    seenBy: 'Ce qui se dira ici sera vu par les membres de la concertation, et les annonces arriveront ici aussi.',
    seenByTeam: 'Ce salon deviendra celui de l’équipe d’animation : ce qui s’y dit reste entre elle.',
    told: (count: number) =>
      count === 0
        ? 'Ce salon sera prévenu. Vous pourrez annuler pendant dix minutes.'
        : `Ce salon et ${n(count, 'autre', 'autres')} seront prévenus. Vous pourrez annuler pendant dix minutes.`,
    joined: (room: string) => `Un salon rejoint celui-ci dans la concertation : ${room}.`,
    left: (room: string) => `Ce salon a quitté la concertation : ${room}.`,
    withdrawn: 'C’est noté : ce code ne sert plus.',
  },
}
