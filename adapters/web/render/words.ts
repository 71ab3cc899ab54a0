/** What pages say around what is drawn: marks of fields, how a ballot is filled in, names of buttons of their own. */
import type { Lang } from '../../../src/port.ts'

const fr = {
  required: '(obligatoire)',
  optional: '(facultatif)',
  error: 'À corriger\u00a0: ',
  refused: 'Rien n’a été envoyé\u00a0: ',
  choose: 'Choisir',
  none: '— aucun choix',
  noAnswer: 'Sans réponse',
  yes: 'Oui',
  no: 'Non',
  several: 'Séparez-les par des virgules.',
  vote: 'Voter',
  privately: 'Votre réponse n’est montrée à personne ici.',
  many: (min: number, max: number) =>
    min === max ? `Cochez ${max} case${max > 1 ? 's' : ''}.` : `Cochez de ${min} à ${max} case${max > 1 ? 's' : ''}.`,
  points: (total: number, each: number) =>
    `Vous avez ${total} gommette${total > 1 ? 's' : ''} à répartir, ${each} au plus par proposition. Laissez vide ce qui n’en reçoit pas.`,
  pointsOf: 'gommettes',
  /** `#` stands for their number */
  pointsLeft: 'Gommettes à placer\u00a0: #',
  pointsOver: 'Gommettes en trop\u00a0: #',
  meaning: (moment: string) => `C’est-à-dire\u00a0: ${moment}.`,
  grades: 'Donnez une mention à chaque proposition.',
  ranks: (max: number) =>
    `Donnez le rang 1 à ce que vous préférez, puis 2 à ce qui vient ensuite${max > 2 ? `, jusqu’à ${max} au plus` : ''}. Laissez sans rang ce que vous ne classez pas.`,
  rank: 'rang',
  unranked: '—',
  table: 'Tableau',
  figures: 'Les chiffres du graphique',
  lines: 'Lignes alignées',
}
const en: typeof fr = {
  required: '(required)',
  optional: '(optional)',
  error: 'To correct: ',
  refused: 'Nothing was sent: ',
  choose: 'Choose',
  none: '— no choice',
  noAnswer: 'No answer',
  yes: 'Yes',
  no: 'No',
  several: 'Separate them with commas.',
  vote: 'Vote',
  privately: 'Your answer is shown to nobody here.',
  many: (min, max) =>
    min === max ? `Tick ${max} box${max > 1 ? 'es' : ''}.` : `Tick from ${min} to ${max} box${max > 1 ? 'es' : ''}.`,
  points: (total, each) =>
    `You have ${total} dot${total > 1 ? 's' : ''} to place, at most ${each} on each option. Leave blank what gets none.`,
  pointsOf: 'dots',
  pointsLeft: 'Dots left: #',
  pointsOver: 'Too many dots: #',
  meaning: (moment) => `That is: ${moment}.`,
  grades: 'Grade every option.',
  ranks: (max) =>
    `Give rank 1 to what you prefer, then 2 to what comes next${max > 2 ? `, up to ${max}` : ''}. Leave without a rank what you do not rank.`,
  rank: 'rank',
  unranked: '—',
  table: 'Table',
  figures: 'The figures of the chart',
  lines: 'Aligned lines',
}

export const drawing: Readonly<Record<Lang, typeof fr>> = { fr, en }
