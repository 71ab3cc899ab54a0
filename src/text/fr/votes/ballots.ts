/** Ballots of every rule: how they are filled in, what their rule is in one sentence, what came of it. In French. */
import { formatMoney, plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const poll = { label: 'Vote', help: 'Son numéro ; sans numéro, le vote ouvert ici', names: ['vote', 'numero'] }
const engine = { help: '', example: '', aliases: [] }

/** Of a ballot that is put in for somebody else. */
export const forWhom = {
  label: 'Pour',
  help: 'La personne qui vous a donné son pouvoir ; vide : votre propre vote',
  names: ['pour', 'au nom de'],
}

export const intents = {
  'ballot object': {
    verb: 'objection',
    aliases: [],
    label: 'Objecter',
    help: 'Faire une objection ou une réserve, motivée',
    example: '/concert objection Le calendrier ne laisse pas le temps de consulter nos adhérents',
    notice: 'Votre motif est montré avec le résultat, pour améliorer la proposition.',
    submit: 'Enregistrer',
    args: {
      words: {
        label: 'Pourquoi',
        help: 'Ce qui ne va pas dans la proposition, en une ou deux phrases',
        names: ['motif'],
      },
      poll,
      reservation: {
        label: 'Une réserve seulement',
        help: 'Oui : je consens, avec cette réserve ; non : c’est une objection',
        names: ['reserve'],
      },
      for: forWhom,
    },
  },
  'poll all voted': {
    ...engine,
    verb: 'tous-ont-vote',
    label: 'Fin d’un vote où tous ont voté',
    args: { concertation: { label: '', help: '' }, poll: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  objectBallot: 'Objecter',
  reserveBallot: 'Consentir avec une réserve',
}

export const refusals = {
  objectionWithoutWords: () =>
    'Une objection dit pourquoi : c’est elle qui fait avancer la proposition. Écrivez par exemple « objection : le délai est trop court ».',
  wordsAreForReserves: () =>
    'Seule une réserve ou une objection dit pourquoi. Écrivez « réserve : … » ou « objection : … » suivi de votre motif, ou votre réponse seule.',
  consentNotInUrn: () =>
    'Une objection dit pourquoi, et un bulletin dans une urne ne dit que des choix. Ouvrez ce vote par consentement en « confidentiel » ou en « public ».',
  objectionIsForConsent: (v: { number: number }) =>
    `Le vote n° ${v.number} n’est pas un vote par consentement : il n’y a pas d’objection à y faire. Votez avec ses réponses.`,
  tooFewDots: (v: { count: number; min: number }) =>
    `Vous avez placé ${n(v.count, 'gommette', 'gommettes')} ; ce vote en demande au moins ${v.min}. Ajoutez-en, ou votez blanc.`,
  tooFewChoices: (v: { count: number; min: number }) =>
    `Vous avez fait ${n(v.count, 'choix', 'choix')} ; ce vote en demande au moins ${v.min}. Ajoutez-en, ou votez blanc.`,
  noSuchGrade: (v: { text: string; grades: string }) =>
    `Je n’ai pas compris « ${v.text} ». Donnez une mention à chaque proposition, par exemple « 1 : bien, 2 : passable ». Mentions : ${v.grades}.`,
  gradeTwice: (v: { option: string }) => `« ${v.option} » a deux mentions. N’en gardez qu’une.`,
  gradeMissing: (v: { option: string }) =>
    `Il manque une mention à « ${v.option} » : ce vote en demande une pour chaque proposition.`,
  noSuchRank: (v: { choice: string }) =>
    `« ${v.choice} » n’est pas une des propositions. Classez leurs numéros, la première d’abord, par exemple « 2 > 1 > 3 ».`,
  rankedTwice: (v: { option: string }) => `« ${v.option} » est deux fois dans votre classement. N’en gardez qu’une.`,
  noEqualRanks: () =>
    'Cette élection demande un ordre sans ex æquo : donnez à chaque candidature un rang différent, par exemple « 2 > 1 > 3 ». Ce que vous ne classez pas ne reçoit rien.',
  budgetIsForShares: () =>
    'Une enveloppe va avec la forme « enveloppe », où chaque proposition a un coût. Retirez l’enveloppe, ou choisissez cette forme.',
  optionWithoutCost: (v: { option: string }) =>
    `Il manque un coût à « ${v.option} ». Écrivez chaque proposition sur une ligne, par exemple « Atelier vélo = 4 000 » ; de celles qui sont déjà là, leur numéro suffit : « 1 = 4 000 ».`,
  budgetMissing: () => 'Il manque l’enveloppe : dites combien il y a à répartir, par exemple « enveloppe : 20 000 ».',
  optionAboveBudget: (v: { option: string; budget: number }) =>
    `« ${v.option} » coûte plus que l’enveloppe (${formatMoney(v.budget, 'fr')}). Baissez son coût, retirez-la, ou augmentez l’enveloppe.`,
  budgetForAll: (v: { budget: number; all: number }) =>
    `L’enveloppe (${formatMoney(v.budget, 'fr')}) suffit à tout financer (${formatMoney(v.all, 'fr')}) : il n’y a rien à départager.`,
  leastAboveMost: (v: { least: number; most: number }) =>
    `On ne peut pas en demander au moins ${v.least} quand on en permet ${v.most} au plus. Changez l’un des deux.`,
  seatWithoutOrganisation: () =>
    'Ici chaque structure a une voix, et je ne sais pas de quelle structure vous êtes. Dites-le avec « /concert structure », puis votez.',
  voterWithoutCollege: () =>
    'Ce vote se compte par collège, et votre structure n’est dans aucun des siens. Dites votre structure avec « /concert structure », ou demandez à la coordination de l’ajouter à un collège.',
}

/** By how many there are, worst first. */
const grades = {
  5: ['à rejeter', 'insuffisant', 'passable', 'bien', 'très bien'],
  6: ['à rejeter', 'insuffisant', 'passable', 'assez bien', 'bien', 'très bien'],
  7: ['à rejeter', 'insuffisant', 'passable', 'assez bien', 'bien', 'très bien', 'excellent'],
}
const gradeNames: Readonly<Record<number, readonly string[]>> = grades

export const votes = {
  consent: ['Je consens', 'Je consens, avec une réserve', 'Objection', 'Je ne prends pas part'],
  consentNames: [
    ['je consens', 'consens', 'consentement', 'oui', 'd’accord'],
    ['je consens, avec une réserve', 'réserve', 'avec réserve'],
    ['objection', 'j’objecte', 'je fais objection'],
    ['je ne prends pas part', 'sans avis', 'abstention'],
  ],
  grades,
  graded: (option: string, grade: string) => `${option} : ${grade}`,
  withWords: (choice: string, words: string) => `${choice} (« ${words} »)`,
  costs: (cost: string) => `coût : ${formatMoney(Number(cost), 'fr')}`,
  ruleConsent:
    'La proposition est adoptée si aucune objection ne reste. Une objection dit pourquoi ; elle peut être levée, ou intégrée dans une nouvelle version.',
  ruleJudgment: (seats: number) =>
    `Donnez une mention à chaque proposition. ${seats === 1 ? 'L’emporte celle' : `L’emportent les ${seats}`} dont la mention majoritaire est la meilleure : au moins la moitié des votes lui donnent cette mention ou mieux.`,
  missingGrade: {
    worst: 'Sans mention, une proposition est jugée « à rejeter ».',
    excluded: 'Une proposition sans mention n’est pas jugée par ce bulletin.',
    invalid: 'Chaque proposition doit recevoir une mention.',
  },
  ruleRanking: (seats: number) =>
    `Classez les propositions. ${seats === 1 ? 'L’emporte celle que' : `L’emportent les ${seats} que`} la majorité préfère à chacune des autres, comparées deux à deux (méthode Condorcet-Schulze). Ce qui n’est pas classé vient en dernier.`,
  ruleOtherwise: (option: string) => `Une proposition qui ne bat pas « ${option} » n’est pas retenue.`,
  ruleShares: (budget: string) =>
    `Choisissez tout ce que vous soutenez. L’enveloppe de ${formatMoney(Number(budget), 'fr')} est répartie à parts égales entre les votants : une proposition est retenue quand ses soutiens peuvent la payer ensemble.`,
  ruleElection: (seats: number) =>
    `Classez les candidatures. ${n(seats, 'siège est attribué', 'sièges sont attribués')} au vote unique transférable : une voix qui ne sert plus à l’une passe à la suivante de votre liste.`,
  chartUnits: {
    dots: 'gommettes',
    judgment: 'mentions',
    ranking: 'duels gagnés',
    election: 'premiers choix',
    shares: 'soutiens',
  },
  quorumMissed: 'Non valable : le quorum n’est pas atteint. Les chiffres sont donnés pour information.',
  collegeMissing: 'Non valable : un collège n’a pas voté. Les chiffres sont donnés pour information.',
  consented: (
    decides: boolean,
    adopted: boolean,
    consents: number,
    reservations: number,
    objections: number,
    aside: number,
  ) => {
    const left = `il reste ${n(objections, 'objection', 'objections')}`
    const no = decides ? `Pas adopté : ${left}` : `Avis défavorable : ${left}`
    const yes = decides ? 'Adopté par consentement' : 'Avis favorable, par consentement'
    const parts = [
      n(consents, 'consentement', 'consentements'),
      reservations > 0 && n(reservations, 'réserve', 'réserves'),
      aside > 0 && n(aside, 'personne ne prend pas part', 'personnes ne prennent pas part'),
    ]
    return `${adopted ? yes : no} (${parts.filter(Boolean).join(', ')}).`
  },
  objected: (kind: string, words: string, name: string | undefined) =>
    `${name === undefined ? kind : `${name}, ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`} : « ${words} »`,
  ballotsTold: 'les bulletins sont publiés avec le résultat, sans noms',
  audienceTold:
    'Pour que tout le monde puisse recompter, les bulletins sont publiés avec le résultat, sans noms et sans ordre. Un bulletin que personne d’autre ne remplit ainsi peut laisser deviner de qui il est.',
  evenly: (inFavour: number, against: number) =>
    `Autant de pour que de contre (${inFavour} et ${against}) : à départager.`,
  seenByNobodyButWords: 'ni les autres participants ni l’équipe d’animation ; votre motif est montré, sans votre nom',
  votingFor: (name: string) => `Vous votez pour ${name}, qui vous a donné son pouvoir.`,
  inTheNameOf: 'Au nom de',
  funded: (names: string, count: number, cost: number, budget: number) =>
    `${count > 1 ? 'Retenues' : 'Retenue'} : ${names} (${formatMoney(cost, 'fr')} sur ${formatMoney(budget, 'fr')}).`,
  elected: (names: string, count: number) => `${count > 1 ? 'Personnes élues' : 'Personne élue'} : ${names}.`,
  majorityGrade: (names: string, grade: string) => `L’emporte : ${names}, avec la mention majoritaire « ${grade} ».`,
  withGrade: (option: string, grade: string) => `${option} (« ${grade} »)`,
  beatsAll: 'La majorité la préfère à chacune des autres, comparées deux à deux.',
  beatsMost:
    'Aucune ne bat toutes les autres, comparées deux à deux : les majorités les plus fortes départagent (méthode Schulze).',
  grade: (grade: number, of: number) => `mention « ${gradeNames[of]?.[grade] ?? grade} »`,
  duels: (count: number) => n(count, 'duel gagné', 'duels gagnés'),
  backers: (count: number) => n(count, 'soutien', 'soutiens'),
  firstChoices: (count: number) => n(count, 'premier choix', 'premiers choix'),
  noGrade: 'sans mention',
  retainedOne: (option: string) => `${option} (retenue)`,
  sharesTable: {
    caption: 'Ce qui est retenu, dans l’ordre',
    option: 'Proposition',
    cost: 'Coût',
    backers: 'Soutiens',
    bought: 'Retenue',
    yes: 'oui',
    no: 'non',
  },
  duelsTable: {
    caption: 'Duels : combien préfèrent la proposition de la ligne à celle de la colonne',
    option: 'Proposition',
  },
  round: (number: number) => `tour ${number}`,
  electionUnit: 'voix, tour après tour',
  electionTable: {
    caption: 'Tours du dépouillement',
    option: 'Candidature',
    first: 'Premiers choix',
    last: 'À la fin',
    fate: 'Résultat',
    electedAt: (round: number) => `élue au tour ${round}`,
    outAt: (round: number) => `sortie au tour ${round}`,
    stayed: 'non élue',
  },
}
