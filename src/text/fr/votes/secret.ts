/** A public vote that is held anew without names on request, in French; and the honest words for it. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const poll = { label: 'Vote', help: 'Son numéro ; sans numéro, le vote d’ici', names: ['vote', 'numero'] }

export const intents = {
  'poll secret': {
    verb: 'vote-secret',
    aliases: ['demander-secret'],
    label: 'Demander le vote secret',
    help: 'Qu’un vote public recommence sans montrer les noms',
    example: '/concert vote-secret',
    args: {
      poll,
      confirmed: { label: 'Confirmé', help: 'Oui pour demander sans revoir', names: ['confirmation'] },
    },
  },
  'poll unsecret': {
    verb: 'remettre-vote-public',
    label: 'Remettre le vote public',
    help: '',
    example: '',
    aliases: [],
    args: { poll: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = { askSecret: 'Demander le vote secret' }

export const refusals = {
  secretAsked: (v: { number: number; next: number }) =>
    `Le vote secret a déjà été demandé : le vote n° ${v.number} recommence sous le n° ${v.next}. Répondez au nouveau.`,
  secretAlready: (v: { number: number }) =>
    `Les noms ne sont déjà pas montrés au vote n° ${v.number} : il n’y a rien à demander. « Qui peut voir mon choix ? » dit qui voit quoi.`,
  secretTooLate: (v: { number: number }) =>
    `Le vote n° ${v.number} est terminé, et les noms ont été montrés à côté des choix : il est trop tard pour le secret. L’équipe d’animation peut ouvrir un autre vote.`,
  secretNotInRules: (v: { number: number }) =>
    `Les règles du vote n° ${v.number} ne prévoient pas le secret à la demande d’une seule personne. Parlez-en à l’équipe d’animation, qui peut ouvrir une nouvelle version du vote.`,
}

export const votes = {
  secretTitle: (number: number, question: string) => `Demander le vote secret, vote n° ${number} : ${question}`,
  secretAnew:
    'Votre demande suffit, d’après les règles de ce vote. Il recommence aussitôt sous un nouveau numéro : même question, mêmes choix, mêmes règles.',
  secretSameEnd: 'Même fin aussi.',
  secretVoters: (voters: number) =>
    voters === 0
      ? 'Personne n’y a encore répondu.'
      : `${n(voters, 'réponse déjà donnée ne comptera plus', 'réponses déjà données ne compteront plus')} : ${voters === 1 ? 'cette personne sera prévenue' : 'ces personnes seront prévenues'} en privé, avec de quoi voter de nouveau.`,
  secretAudience: [
    'Ensuite, ni les autres participants ni l’équipe d’animation ne verront qui choisit quoi. Votre messagerie, la personne qui administre ce bot et l’hébergeur le pourront techniquement.',
  ],
  secretNotLive: 'Les résultats seront montrés à la clôture : en direct, ils laisseraient deviner les choix.',
  secretUnnamed:
    'Tout le salon verra que le vote secret a été demandé. Rien ne dira par qui, ni là ni dans les journaux ; la personne qui administre ce bot pourrait techniquement le retrouver, pendant 35 jours.',
  secretRead:
    'Mais ce que vous écrivez dans un salon s’y lit. Pour que personne ne sache que c’est vous, écrivez-le-moi en privé.',
  secretDone: (number: number, next: number) =>
    `C’est fait : le vote n° ${number} recommence sous le n° ${next}, sans montrer les noms. Rien ne dit que vous l’avez demandé.`,
  secretReason: (next: number) => `le vote secret a été demandé ; il recommence sous le n° ${next}`,
  secretForVoter: (number: number, question: string, next: number) =>
    `Le vote secret a été demandé pour le vote n° ${number}, « ${question} », comme ses règles le permettent. Votre réponse n’y compte plus : il recommence sous le n° ${next}, sans montrer les noms. Votez de nouveau.`,
  anewWithoutNames: (number: number) =>
    `Le vote n° ${number} recommence ici sans montrer les noms : les réponses d’avant ne comptent plus.`,
  unsecret: (number: number, next: number) =>
    `La demande de vote secret est reprise : le vote n° ${number} est de nouveau là, public, avec les réponses déjà données. Le vote n° ${next} est annulé.`,
  unsecretReason: (number: number) => `la demande de vote secret est reprise ; le vote n° ${number} est remis`,
  unsecretForVoter: (number: number, question: string) =>
    `Le vote n° ${number}, « ${question} », est de nouveau là, et votre réponse y compte de nouveau. Il est public : les noms sont montrés à côté des choix.`,
}
