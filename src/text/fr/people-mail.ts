/** What is said of letters, for those who are reached by e-mail, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  'mail silence': {
    verb: 'ne-plus-ecrire',
    aliases: ['desabonner'],
    label: 'Ne plus écrire à une adresse',
    help: 'Ne plus envoyer de courriels à cette personne',
    example: '/concert ne-plus-ecrire zoe@association.fr',
    notice: 'Personne d’autre ne le voit. Plus aucun courriel ne partira à cette adresse.',
    submit: 'Ne plus écrire',
    args: {
      who: {
        label: 'Adresse',
        help: 'L’adresse, le nom, ou l’objet reçu (STOP…)',
        names: ['adresse', 'personne', 'objet'],
      },
    },
  },
  'mail stop': {
    verb: 'desinscription',
    aliases: [],
    label: 'Ne plus recevoir de courriels',
    help: 'Plus aucun courriel à cette adresse',
    example: '',
    args: {},
  },
  'mail resume': {
    verb: 'ecrire-a-nouveau',
    aliases: ['reabonner'],
    label: 'Écrire à nouveau à une adresse',
    help: 'Envoyer de nouveau des courriels à quelqu’un',
    example: '/concert ecrire-a-nouveau zoe@association.fr',
    notice: 'Personne d’autre ne le voit. Les prochains courriels partiront de nouveau à cette adresse.',
    submit: 'Écrire à nouveau',
    args: {
      who: { label: 'Adresse', help: 'L’adresse, ou le nom de la personne', names: ['adresse', 'personne'] },
    },
  },
  'mail restore': {
    verb: 'retablir-courriels',
    aliases: [],
    label: 'Remettre une adresse comme elle était',
    help: 'Remettre une adresse comme elle était',
    example: '',
    args: {
      accounts: { label: 'Adresses', help: 'Les adresses' },
      silenced: { label: 'Depuis', help: 'Depuis quand rien n’y part' },
      why: { label: 'Pourquoi', help: 'La raison' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  writeAgain: 'Écrire à nouveau',
}

export const refusals = {
  onlyFromLetter: () => 'Ceci se demande depuis un courriel reçu : le lien est au bas de chacun.',
  noLetters: (v: { who: string }) =>
    `Je ne connais pas d’adresse de courriel pour « ${v.who} ». Donnez l’adresse entière, telle qu’elle est dans la liste des membres, ou le nom de la personne.`,
  silencedAlready: (v: { addresses: string }) => `C’est déjà le cas : aucun courriel ne part à ${v.addresses}.`,
  notSilenced: (v: { addresses: string }) => `C’est déjà le cas : les courriels partent à ${v.addresses}.`,
}

export const words = {
  bounced: (name: string, address: string) =>
    `Le courriel que j’envoyais à ${name} (${address}) est revenu : cette adresse n’existe pas, ou plus. Je n’y écris plus. Prévenez cette personne autrement, et demandez-lui sa nouvelle adresse.`,
  mail: {
    silenced: (addresses: string, name: string) =>
      `C’est noté : plus aucun courriel ne part à ${addresses} (${name}). Ce qui attendait d’être envoyé ne partira pas.`,
    resumed: (addresses: string, name: string) =>
      `C’est noté : les prochains courriels partent de nouveau à ${addresses} (${name}).`,
    stopped: 'C’est noté : plus aucun courriel ne partira à votre adresse.',
    restored: 'C’est remis comme avant.',
    tells: (count: number) =>
      `${n(count, 'personne sans messagerie d’équipe sera prévenue', 'personnes sans messagerie d’équipe seront prévenues')} par courriel.`,
  },
}
