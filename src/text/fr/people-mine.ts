/** What is said of what is held of a person, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  'my data': {
    verb: 'mes-donnees',
    aliases: ['donnees'],
    label: 'Mes données',
    help: 'Tout ce que je garde de vous, en fichiers',
    example: '/concert mes-donnees',
    args: {},
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  myData: 'Mes données',
}

export const words = {
  mine: {
    title: 'Vos données',
    file: 'mes-donnees',
    page: (person: string) => `Ce que Concertess garde de ${person}`,
    data: 'Les mêmes données, pour un autre logiciel',
    what: (ideas: number, votes: number, actions: number) =>
      `Voici tout ce que je garde de vous : votre profil, ${n(ideas, 'idée', 'idées')}, ${n(votes, 'vote', 'votes')}, ${n(actions, 'action', 'actions')} et vos réponses. Un document à lire, et un fichier pour un autre logiciel.`,
    rights:
      'Ce message ne s’adresse qu’à vous. Pour faire corriger ou effacer quelque chose, écrivez à l’équipe d’animation.',
    sent: 'Je vous envoie vos données en privé.',
    asOf: (moment: string) => `État au ${moment}.`,
    me: 'Profil',
    since: 'Connu depuis',
    requests: 'Demandes traitées',
    nothing: 'Rien.',
    account: (platform: string, name: string) => `${platform} : ${name}`,
    links: 'Liens personnels',
    link: (made: string, until: string, used: string, serves: boolean) =>
      `créé le ${made}, jusqu’au ${until}${used === '' ? '' : `, ouvert le ${used}`}${serves ? '' : ', ne sert plus'}`,
    roleSaid: (role: string, title: string, from: string, to: string) =>
      `${role}${title === '' ? '' : ` (« ${title} »)`}, depuis le ${from}${to === '' ? '' : `, jusqu’au ${to}`}`,
    ideas: 'Idées',
    idea: (number: number, title: string, said: string, moment: string) =>
      `n° ${number} (« ${title} »), ${moment} : ${said}`,
    ballots: 'Votes',
    ballot: (question: string, choices: string, moment: string) =>
      `« ${question} », ${moment} : ${choices === '' ? 'vote blanc' : choices}`,
    answers: 'Réunions',
    answer: (title: string, said: string, moment: string) => `« ${title} » : ${said}, ${moment}`,
    states: {
      yes: 'je viens',
      no: 'je ne pourrai pas',
      proxy: 'je donne pouvoir',
      present: 'présence',
      represented: 'pouvoir donné',
      excused: 'absence excusée',
    } as Readonly<Record<string, string>>,
    actions: 'Actions',
  },
}
