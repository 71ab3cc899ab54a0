/** Receipts, in French: that one's ballot counts, and what showing more would give away. */
import type { IntentWords } from '../../words.ts'
import { forWhom } from './ballots.ts'

const poll = { label: 'Vote', help: 'Son numéro ; sans numéro, le vote d’ici', names: ['vote', 'numero'] }

export const intents = {
  'ballot receipt': {
    verb: 'mon-recu',
    aliases: ['recu'],
    label: 'Mon reçu',
    help: 'Vérifier que mon vote est bien compté',
    example: '/concert mon-recu',
    args: { poll, for: forWhom },
  },
  'poll recount': {
    verb: 'recompter',
    aliases: [],
    label: 'Recompter',
    help: 'Le fichier d’un vote fermé, pour le recompter',
    example: '/concert recompter 3',
    args: { poll },
  },
} satisfies Record<string, IntentWords>

export const buttons = { seeReceipt: 'Mon reçu', recountPoll: 'Recompter' }

export const refusals = {
  urnHasNoReceipts: (v: { number: number }) =>
    `Le vote n° ${v.number} se fait avec une urne : il n’y a pas de reçu, puisque personne ne sait quel bulletin est le vôtre. La page du vote dit combien de bulletins y sont.`,
  noReceipt: (v: { number: number }) =>
    `Vous n’avez pas de vote compté au n° ${v.number} : il n’y a pas de reçu. Votez tant qu’il est ouvert.`,
  recountNotYet: (v: { number: number }) =>
    `Le vote n° ${v.number} n’est pas encore fermé : son fichier vient avec son résultat. Vous pouvez déjà garder votre reçu.`,
  recountElsewhere: (v: { number: number }) =>
    `Le vote n° ${v.number} ne se recompte pas ici : il s’est tenu ailleurs, ou n’a pas de résultat. Sa page dit où le vérifier.`,
}

export const votes = {
  receipt: 'Reçu',
  receiptTitle: (number: number) => `Votre reçu, vote n° ${number}`,
  receiptCode: 'Code à garder pour vous',
  receiptLater: 'À la clôture, la liste des reçus accompagne le résultat : le vôtre doit y être.',
  receiptListed: 'Votre vote est compté : votre reçu est dans la liste qui accompagne le résultat.',
  receiptAbsent:
    'Votre reçu n’est pas dans la liste qui accompagne le résultat. Signalez-le à la coordination, en lui montrant cette page.',
  receiptHonestly:
    'Le reçu seul ne dit rien de votre choix. Le code, lui, le prouve à qui le voit : ne le montrez à personne qui voudrait savoir comment vous avez voté.',
  recountTitle: (number: number, question: string) => `Recompter le vote n° ${number} : ${question}`,
  recountFile: (number: number) => `vote-${number}-verification`,
  recountHash: 'Empreinte du résultat',
  recountAsked: 'Empreinte de la question',
  recountTells: {
    ballots: 'Le fichier contient tous les bulletins, sans noms et sans ordre, et le résultat.',
    sums: 'Ce vote est confidentiel : le fichier contient les sommes des bulletins, qui suffisent à recompter, et le résultat.',
    withheld:
      'Un collège a moins de cinq bulletins : leurs chiffres diraient qui a voté quoi. Le fichier contient le résultat, sans ce qui permettrait de le recompter.',
  },
  recountHow:
    'Un second programme, écrit à part, refait le compte à partir de ce fichier seul ; le guide dit comment le lancer. Si un seul caractère change, il le dit.',
}
