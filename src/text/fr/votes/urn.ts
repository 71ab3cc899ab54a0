/** Votes by urn, in French: the paper, where it is filled in, and what is honest to say of it. */
import type { IntentWords } from '../../words.ts'

const poll = { label: 'Vote', help: 'Son numéro ; sans numéro, le vote ouvert ici', names: ['vote', 'numero'] }

export const intents = {
  'ballot paper': {
    verb: 'bulletin',
    aliases: [],
    label: 'Prendre mon bulletin',
    help: 'Mon bulletin, pour un vote avec urne',
    example: '/concert bulletin',
    args: { poll },
  },
} satisfies Record<string, IntentWords>

export const buttons = { takePaper: 'Prendre mon bulletin', openPaper: 'Ouvrir mon bulletin' }

export const refusals = {
  ballotInUrn: (v: { number: number }) =>
    `Le vote n° ${v.number} se fait avec une urne, sur une page à part : le choix que vous avez écrit ici n’est pas gardé. Prenez votre bulletin.`,
  urnIsFinal: (v: { number: number }) =>
    `Un bulletin mis dans l’urne du vote n° ${v.number} ne se reprend pas : personne ne sait lequel est le vôtre.`,
  paperSpent: (v: { number: number }) =>
    `Votre bulletin du vote n° ${v.number} est déjà dans l’urne. Il compte, et ne se change plus.`,
  urnNeedsWeb: () =>
    'Un vote avec urne a besoin des pages du bot, à une adresse que tout le monde ici puisse ouvrir, et elles n’y sont pas. Demandez à la personne qui l’administre, ou choisissez « confidentiel ».',
  urnIsNotLive: () =>
    'Avec une urne, les résultats se montrent à la clôture : en direct, ils diraient le choix de qui vient de voter. Retirez « résultats : en direct ».',
}

export const votes = {
  seenByUrn:
    'personne : les bulletins se remplissent sur une page à part et sont gardés sans nom ni heure ; les journaux techniques pourraient encore les rapprocher',
  urnCard: 'Vote avec urne : chaque personne prend son bulletin, et le remplit sur une page à part.',
  urnHonestly:
    'Votre bulletin est gardé sans votre nom ni l’heure. Une fois dans l’urne, il ne se change plus. La liste dit qui a voté, jamais quoi ; les journaux techniques pourraient encore rapprocher les deux.',
  paperTitle: (number: number, question: string) => `Votre bulletin, vote n° ${number} : ${question}`,
  paperHow: 'Ce lien est à vous, et sert une seule fois : ne le transmettez à personne.',
  paperAgain: 'Il remplace celui que vous aviez reçu, qui n’ouvre plus rien.',
  audienceUrn: [
    'Personne : vous prenez un bulletin, vous le remplissez sur une page à part, et il est gardé sans votre nom ni l’heure.',
    'La liste des personnes qui ont voté est gardée de son côté. Un bulletin mis dans l’urne ne se change plus.',
    'Ce n’est pas un secret absolu : les journaux techniques de l’hébergeur pourraient encore rapprocher un nom et un bulletin.',
  ],
}
