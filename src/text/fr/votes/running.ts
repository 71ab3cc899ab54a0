/** What is said of dots, of presets, of more time, of reminders and of what votes give back, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const poll = { label: 'Vote', help: 'Son numéro ; sans numéro, le vote ouvert ici', names: ['vote', 'numero'] }
const engine = { help: '', example: '', aliases: [] }

export const intents = {
  'poll extend': {
    verb: 'prolonger',
    aliases: [],
    label: 'Prolonger un vote',
    help: 'Donner plus de temps, ou une fin, au vote ouvert',
    example: '/concert prolonger vendredi 18h',
    notice: 'La nouvelle fin est annoncée dans le salon du vote. Personne n’est notifié en particulier.',
    submit: 'Prolonger',
    args: {
      until: {
        label: 'Nouvelle fin',
        help: '« vendredi 18h » ; plus tard que la fin prévue, s’il y en a une',
        names: ['fin', "jusqu'au"],
      },
      poll,
    },
  },
  'poll nudge': {
    verb: 'relancer-vote',
    aliases: [],
    label: 'Relancer une fois',
    help: 'Relancer une fois, en privé, qui n’a pas voté',
    example: '/concert relancer-vote',
    args: { poll, confirmed: { label: 'Confirmé', help: 'Oui pour envoyer sans revoir', names: ['confirmation'] } },
  },
  'poll remind': {
    ...engine,
    verb: 'relance-vote',
    label: 'Relance d’un vote',
    args: { concertation: { label: '', help: '' }, poll: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'poll shorten': {
    ...engine,
    verb: 'remettre-fin-vote',
    label: 'Remettre la fin d’un vote',
    args: { poll: { label: '', help: '' }, from: { label: '', help: '' }, to: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

/** Of « vote ». */
export const more = {
  preset: {
    label: 'Modèle',
    help: 'Thèmes, priorités, adopter, enveloppe, consentement',
    names: ['modele', 'preset'],
    options: {
      themes: 'choisir les thèmes',
      priorities: 'priorités',
      adopt: 'adopter',
      budget: 'sous enveloppe',
      consent: 'consentement',
    },
    said: { themes: ['choisir-les-themes'], budget: ['sous-enveloppe'] },
  },
  each: {
    label: 'Gommettes sur une même proposition',
    help: 'Combien au plus, pour la forme « gommettes »',
    names: ['par proposition', 'sur une'],
  },
  majority: {
    label: 'Majorité',
    help: 'Celle de vos statuts, pour la forme « décision »',
    names: ['majorite'],
    options: { simple: 'simple', absolute: 'absolue', twoThirds: 'deux tiers', threeQuarters: 'trois quarts' },
    said: { twoThirds: ['deux-tiers'], threeQuarters: ['trois-quarts'] },
  },
  remind: {
    label: 'Relance',
    help: 'Quand relancer, une fois, qui n’a pas voté',
    names: ['relance', 'rappel'],
  },
  opens: {
    label: 'Ouverture',
    help: '« lundi 9h » ; vide : dès que vous confirmez',
    names: ['ouverture', 'a partir de'],
  },
  budget: {
    label: 'Enveloppe à répartir',
    help: 'En euros, pour la forme « enveloppe »',
    names: ['enveloppe', 'budget'],
  },
  rules: {
    label: 'Règles particulières',
    help: 'Quorum, collèges, pouvoirs… « quorum : 1/2 des inscrits ; pouvoirs : 2 »',
    names: ['regles', 'reglement'],
  },
  replaces: {
    label: 'Remplace le vote',
    help: 'Le numéro d’un vote ouvert, arrêté quand celui-ci s’ouvre',
    names: ['remplace', 'nouvelle version de'],
  },
}

export const buttons = {
  votePriorities: 'Fixer des priorités',
  voteThemes: 'Choisir les thèmes par un vote',
  placeDots: 'Placer mes gommettes',
  untickOption: 'Retirer une option',
  tickOption: 'Ajouter une option',
  extendPoll: 'Prolonger',
  endPoll: 'Fixer la fin',
  remindOnce: 'Relancer une fois',
  sendReminder: 'Envoyer la relance',
}

export const refusals = {
  eachIsForDots: () =>
    'Seules des gommettes se limitent par proposition. Prenez la forme « gommettes », ou retirez cette limite.',
  majorityIsForDecisions: () =>
    'Une majorité se dit pour adopter un texte. Prenez la forme « decision », ou retirez la majorité.',
  dotsDoNotFit: (v: { dots: number; each: number; room: number }) =>
    `Avec ${v.each} au plus par proposition, il n’y a de place que pour ${n(v.room, 'gommette', 'gommettes')}, et chaque personne en aurait ${v.dots}. Donnez-en moins, ou permettez-en plus par proposition.`,
  noSuchDots: (v: { text: string }) =>
    `Je ne sais pas combien de gommettes placer avec « ${v.text} ». Écrivez par exemple « 3 sur 1, 2 sur 4 ».`,
  dotsTwice: (v: { option: string }) =>
    `« ${v.option} » y est deux fois. Dites en une fois combien de gommettes vous y placez.`,
  tooManyDotsOnOne: (v: { option: string; count: number; max: number }) =>
    `${v.count} sur « ${v.option} », c’est trop : ${v.max} au plus sur une même proposition. Placez les autres ailleurs, puis renvoyez.`,
  tooManyDots: (v: { count: number; max: number }) =>
    `Vous en avez placé ${v.count}, et vous avez ${n(v.max, 'gommette', 'gommettes')}. Retirez-en, puis renvoyez.`,
  noDots: (v: { max: number }) =>
    `Placez au moins une de vos ${v.max} gommettes, par exemple « 1 sur 2 ». Pour n’en placer aucune, votez blanc.`,
  tooFewThemes: () => 'Il faut au moins deux thèmes pour en choisir. Ajoutez-en d’abord ; quelques titres suffisent.',
  nothingToPrioritise: () =>
    'Il n’y a encore ni actions, ni thèmes, ni idées entre lesquels choisir ici. Écrivez les options vous-même : « /concert vote Votre question ; options : Une, Deux ; forme : gommettes ».',
  reminderAfterEnd: () => 'La relance doit venir avant la fin du vote. Donnez-lui une date plus proche.',
  alreadyReminded: (v: { number: number; at: string }) =>
    `Le vote n° ${v.number} a déjà été relancé, le ${v.at}. Il ne l’est jamais deux fois ; vous pouvez le prolonger.`,
  nobodyToRemind: (v: { number: number }) =>
    `Tout le monde a voté au n° ${v.number}, d’après ce que je sais : il n’y a personne à relancer.`,
  notLater: (v: { number: number; to: string; end: string }) =>
    `Le vote n° ${v.number} finit le ${v.end} : le ${v.to} n’est pas plus tard. Donnez une date après cette fin ; pour finir plus tôt, fermez-le.`,
}

export const votes = {
  presets: {
    themes: ['choisir les thèmes', 'choisir-les-themes', 'choix des thèmes', 'thèmes'],
    priorities: ['priorités', 'priorité', 'prioriser', 'gommettes'],
    adopt: ['adopter', 'adoption'],
    budget: ['prioriser sous enveloppe', 'sous enveloppe', 'budget participatif', 'enveloppe'],
    consent: ['consentement', 'par consentement', 'décider par consentement'],
  },
  presetQuestions: {
    themes: 'Quels thèmes garder pour les ateliers ?',
    priorities: 'Quelles priorités retenir ?',
    adopt: 'Adopter ?',
    budget: 'Que financer avec cette enveloppe ?',
    consent: 'Adopter par consentement ?',
  },
  forAgainst: ['Pour', 'Contre', 'Abstention'],
  dots: (count: number) => n(count, 'gommette', 'gommettes'),
  voices: (count: number) => n(count, 'voix', 'voix'),
  ruleDots: (total: number, each: number) =>
    `Chaque personne a ${n(total, 'gommette', 'gommettes')}${each < total ? `, ${each} au plus sur une même proposition` : ''}.`,
  dotsWin: (seats: number) =>
    seats > 1
      ? `Les ${seats} propositions qui en reçoivent le plus sont retenues.`
      : 'La proposition qui en reçoit le plus est retenue.',
  ruleDecision: {
    simple: 'Adopté si les « pour » sont plus nombreux que les « contre » ; les abstentions ne comptent pas.',
    absolute: 'Adopté si les « pour » dépassent la moitié des votants, abstentions comprises.',
    twoThirds: 'Adopté si les « pour » atteignent les deux tiers des « pour » et « contre » réunis.',
    threeQuarters: 'Adopté si les « pour » atteignent les trois quarts des « pour » et « contre » réunis.',
  },
  decided: (adopted: boolean, inFavour: number, against: number, abstained: number) =>
    `${adopted ? 'Adopté' : 'Rejeté'} : ${inFavour} pour, ${against} contre, ${n(abstained, 'abstention', 'abstentions')}.`,
  opined: (favourable: boolean, inFavour: number, against: number, abstained: number) =>
    `Avis ${favourable ? 'favorable' : 'défavorable'} : ${inFavour} pour, ${against} contre, ${n(abstained, 'abstention', 'abstentions')}.`,
  chartDots: 'gommettes',
  supportedBy: (label: string, count: number) => `${label} (${count})`,
  supporters: (names: string) => `Combien de personnes en ont placé : ${names}.`,
  dotsOn: (count: number, label: string) => `${n(count, 'gommette', 'gommettes')} sur ${label}`,
  dotsLeft: (left: number) => (left > 0 ? `(il vous en reste ${left})` : '(vous les avez toutes placées)'),
  whoVotes: 'Qui vote',
  whoMayVote: 'les personnes de ce salon, sauf les personnes invitées ; une réponse par personne',
  seenByNobodyHonestly:
    'ni les autres participants ni l’équipe d’animation ; ce n’est pas un secret pour qui gère la messagerie et ce bot',
  remindLabel: 'Relance',
  remindPlanned: (expected: number, moment: string) =>
    `Le ${moment}, une fois, en privé, à qui n’aura pas voté (${n(expected, 'personne attendue', 'personnes attendues')}).`,
  reminderTitle: (number: number, question: string) => `Le vote n° ${number} attend votre réponse : ${question}`,
  reminder: (title: string) =>
    `Concertation « ${title} ». Vous n’avez pas encore répondu, ou vous avez retiré votre réponse.`,
  reminderOnce: 'Je ne vous relancerai pas une seconde fois pour ce vote. Vous pouvez aussi voter blanc.',
  extended: (number: number, moment: string) => `Le vote n° ${number} est prolongé jusqu’au ${moment}.`,
  endGiven: (number: number, moment: string) => `Le vote n° ${number} a maintenant une fin : le ${moment}.`,
  endTaken: (number: number) =>
    `Le vote n° ${number} n’a de nouveau pas de date de fin : il reste ouvert jusqu’à ce que l’animation le ferme.`,
  extendTo: (moment: string) => `Jusqu’au ${moment}`,
  extendedTold: (rooms: number, people: number) =>
    `C’est annoncé dans ${n(rooms, 'salon', 'salons')}${people > 0 ? ` (${n(people, 'personne', 'personnes')})` : ''}. Les réponses déjà données comptent toujours.`,
  shortened: (number: number, moment: string) => `Le vote n° ${number} finit de nouveau le ${moment}.`,
  nudgePreview: (number: number, question: string, count: number) =>
    `Vote n° ${number}, « ${question} » : ${n(count, 'personne n’a pas encore voté et serait relancée', 'personnes n’ont pas encore voté et seraient relancées')}, chacune en privé.`,
  nudgeOnce: 'Un vote n’est relancé qu’une fois. Personne ne voit qui a voté quoi, vous non plus.',
  nudged: (number: number, count: number) =>
    `Vote n° ${number} : ${n(count, 'personne relancée', 'personnes relancées')} en privé. Il n’y aura pas d’autre relance.`,
  standingReason: (said: string, retained: boolean, settled: boolean) =>
    `${said}, ${retained ? 'retenue' : 'sous le seuil'}${settled ? ' après un départage' : ''}`,
}

/** What a vote made of an idea, a theme, an axis or an action. */
export const priorities = {
  label: 'Priorité',
  mark: (rank: number, reason: string) => `priorité ${rank} : ${reason}`,
  said: (rank: number, of: number, reason: string, number: number) =>
    `${rank} sur ${of} au vote n° ${number} : ${reason}`,
}
