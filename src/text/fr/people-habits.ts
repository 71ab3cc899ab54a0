/** What is said of quiet hours, of the weekly letter and of being away, in French. */
import type { IntentWords } from '../words.ts'

export const intents = {
  'quiet hours': {
    verb: 'heures-calmes',
    aliases: ['heures'],
    label: 'Mes heures calmes',
    help: 'Les heures où je ne reçois aucun rappel',
    example: '/concert heures-calmes 20h-8h',
    notice: 'Personne d’autre ne le voit. Ce qui peut attendre vous parviendra après.',
    submit: 'Enregistrer',
    args: { hours: { label: 'Heures', help: '« 20h-8h », ou « aucune »', names: ['heures'] } },
  },
  'weekly letter': {
    verb: 'lettre',
    aliases: ['lettre-hebdo'],
    label: 'Ma lettre de la semaine',
    help: 'Recevoir ou non la lettre de la semaine',
    example: '/concert lettre non',
    args: { wanted: { label: 'Recevoir', help: 'Oui ou non', names: ['recevoir'] } },
  },
  'weekly letter restore': {
    verb: 'retablir-lettre',
    aliases: [],
    label: 'Rétablir le choix de la lettre',
    help: '',
    example: '',
    args: { off: { label: '', help: '' } },
  },
  absence: {
    verb: 'absence',
    aliases: ['absent', 'absente'],
    label: 'Mon absence',
    help: 'Jusqu’à quand, et qui me remplace',
    example: '/concert absence jusqu’au 12 mai ; remplaçant : Camille Durand',
    notice: 'La personne qui vous remplace est prévenue en privé. Personne d’autre.',
    submit: 'Enregistrer mon absence',
    args: {
      until: { label: 'Jusqu’au', help: 'Le dernier jour d’absence', names: ["jusqu'au", "jusqu'a", 'fin'] },
      deputy: {
        label: 'Remplacement',
        help: 'Facultatif : qui reçoit mes rappels',
        names: ['remplaçant', 'remplaçante', 'par', 'suppleant', 'suppleante'],
      },
    },
  },
  'absence restore': {
    verb: 'retablir-absence',
    aliases: [],
    label: 'Rétablir l’absence',
    help: '',
    example: '',
    args: { until: { label: '', help: '' }, deputy: { label: '', help: '' } },
  },
  back: {
    verb: 'de-retour',
    aliases: ['retour'],
    label: 'De retour',
    help: 'Mettre fin à mon absence',
    example: '/concert de-retour',
    args: {},
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  letterOn: 'Recevoir la lettre',
  letterOff: 'Ne plus la recevoir',
  back: 'De retour',
  otherSettings: 'Autres réglages',
  quietHours: 'Mes heures calmes',
  weeklyLetter: 'La lettre de la semaine',
  absence: 'M’absenter',
}

export const refusals = {
  notHours: () =>
    'Je n’ai pas compris ces heures. Écrivez par exemple « 20h-8h », ou « aucune » pour n’en avoir aucune.',
  sameHours: () =>
    'Ces deux heures sont les mêmes : cela voudrait dire toujours, ou jamais. Donnez deux heures différentes, ou « aucune ».',
  awayTooLong: () => 'Une absence dure un an au plus. Donnez une date plus proche, vous pourrez la prolonger.',
  deputyWhere: () =>
    'Je ne sais pas encore de quelle concertation il s’agit. Dites-le dans un de ses salons, ou choisissez-la avec « /concert concertation ».',
  notAway: () => 'Vous n’êtes pas en absence : vos rappels vous parviennent normalement.',
}

export const words = {
  habits: {
    quietLabel: 'Heures calmes',
    letterLabel: 'Lettre de la semaine',
    awayLabel: 'Absence',
    none: 'aucune',
    proposed: ['20h-8h', '18h-9h', 'aucune'] as readonly string[],
    hour: (hours: number, minutes: number) =>
      minutes === 0 ? `${hours} h` : `${hours} h ${String(minutes).padStart(2, '0')}`,
    hours: (from: string, until: string) => `de ${from} à ${until}`,
    quiet: (hours: string) => `C’est noté : ${hours}, rien de ce qui peut attendre ne vous est envoyé.`,
    noQuiet: 'C’est noté : vous n’avez plus d’heures calmes.',
    quietMeans: 'Les réponses à ce que vous demandez arrivent toujours tout de suite.',
    received: 'reçue',
    notReceived: 'non reçue',
    letterOn: 'Vous recevez la lettre de la semaine, quand quelque chose vous attend.',
    letterOff: 'Vous ne recevez pas la lettre de la semaine.',
    letterMeans: 'Les convocations, les votes et les rappels de vos actions ne dépendent pas de ce choix.',
    awayUntil: (day: string, deputy: string) =>
      deputy === '' ? `jusqu’au ${day}` : `jusqu’au ${day}, remplacement : ${deputy}`,
    away: (day: string, deputy: string) =>
      deputy === ''
        ? `C’est noté : vous êtes en absence jusqu’au ${day} inclus.`
        : `C’est noté : vous êtes en absence jusqu’au ${day} inclus. ${deputy} vous remplace.`,
    awayNobody: 'Vos rappels iront aux autres personnes de votre structure, sinon à l’équipe d’animation.',
    awayTold: (person: string) =>
      `${person} est au courant, et reçoit vos rappels d’ici là. Personne d’autre n’est prévenu.`,
    deputyAway: (person: string, day: string) =>
      `Attention : ${person} est aussi en absence, jusqu’au ${day}. Pensez à une autre personne.`,
    back: 'Bon retour : vos rappels vous parviennent de nouveau.',
    deputy: (person: string, day: string) =>
      `${person} est en absence jusqu’au ${day} et vous demande de prendre le relais.`,
    deputyMeans: 'D’ici là, les rappels de ses actions vous parviennent. Si ce n’est pas possible, dites-le-lui.',
    deputyNoMore: (person: string) => `Vous ne remplacez plus ${person} : ses rappels ne vous parviennent plus.`,
  },
}
