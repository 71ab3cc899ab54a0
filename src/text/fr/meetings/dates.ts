/** Sentences about dates that are proposed, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
type Named = { number: number; title: string }

export const dateButtons = {
  askDates: 'Proposer ces dates',
  giveDates: 'Donner mes disponibilités',
  changeDates: 'Changer mes disponibilités',
  withdrawDates: 'Retirer ma réponse',
  seeDates: 'Voir les réponses',
  otherDate: 'Retenir une autre date',
  keepDate: 'Retenir et convoquer',
  cancelDates: 'Ne plus demander de date',
  nudgeNow: 'Envoyer la relance',
  whoComes: 'Qui vient ?',
  editSession: 'Modifier la réunion',
  editNow: 'Modifier et prévenir',
  typeDate: 'Une autre date',
}

export const dateWords = {
  /** what is typed for each answer; the first is how it is shown */
  dateWords: {
    yes: ['oui', 'o', 'ok', 'oui partout', 'tout', 'toutes', 'oui à tout', 'disponible', 'possible', 'ça me va'],
    ifNeeded: ['si besoin', 'si nécessaire', 'peut-être', 'au besoin', 'éventuellement'],
    no: ['non', 'n', 'aucune', 'non partout', 'indisponible', 'impossible', 'pas possible'],
  },
  datesTitle: (title: string) => `Quelle date ? ${title}`,
  namedDates: (number: number, title: string) => `« ${title} » (sondage n° ${number})`,
  datesQuestion: 'Ces dates vous vont-elles ?',
  dateCount: (yes: number, ifNeeded: number, no: number) => `${yes} oui, ${ifNeeded} si besoin, ${no} non`,
  datesUntil: (moment: string) => `Réponses jusqu’au ${moment}.`,
  datesWho: (choice: string, names: string) => `${choice} : ${names}`,
  datesUntilChosen: 'Réponses jusqu’au choix de la date.',
  datesAnswered: (count: number) =>
    count === 0 ? 'Pas encore de réponse.' : `${n(count, 'personne a répondu', 'personnes ont répondu')}.`,
  datesAnsweredOf: (count: number, all: number) =>
    `${n(count, 'réponse', 'réponses')} sur ${all} personnes que je connais ici.`,
  datesAreChosen: (moment: string) => `Date retenue : ${moment}. La convocation suit.`,
  datesAreCancelled: 'Ce sondage est annulé : aucune date n’est demandée.',
  datesAreOver: 'Les réponses sont closes : l’animation choisit la date.',
  datesMore: (count: number) => `et ${n(count, 'autre date', 'autres dates')}, que moins de personnes ont choisies`,
  whereFor: (where: string, length: string) => `${where} ; durée : ${length}`,
  length: 'Durée',

  datesPreview: (title: string) => `Avant d’envoyer : quelle date pour « ${title} » ?`,
  datesAsked: (number: number, title: string) =>
    `Le sondage de dates n° ${number} est envoyé : « ${title} ». Je vous préviens en privé dès que tout le monde a répondu.`,
  datesAskedUntil: (number: number, title: string) =>
    `Le sondage de dates n° ${number} est envoyé : « ${title} ». Je vous préviens en privé dès que tout le monde a répondu, ou à la fin du délai.`,
  datesNotice: 'Ensuite, vous retenez une date, et la convocation part.',

  datesYours: (title: string) => `Vos disponibilités : ${title}`,
  datesNoted: 'C’est noté. Vous pouvez changer jusqu’au choix de la date.',
  datesSeen: 'L’équipe d’animation voit vos réponses ; le salon n’en voit que le nombre.',
  datesTakenBack: 'Votre réponse est retirée. Vous pouvez en donner une autre.',
  datesSaidSince: 'Vous avez répondu autrement depuis : cette réponse-là reste comptée.',

  datesReady: {
    everybody: (title: string) => `Tout le monde a répondu : ${title}`,
    over: (title: string) => `Le délai est passé : ${title}`,
  },
  datesBest: (count: number): string =>
    count > 1 ? 'Les dates qui conviennent le mieux :' : 'La date qui convient le mieux :',
  datesNoBest: 'Aucune date à venir ne convient. Proposez-en d’autres avec « /concert reunion ».',
  datesSilent: (count: number, names: string) => `Sans réponse (${count}) : ${names}.`,
  keep: (moment: string) => `Retenir ${moment}`,
  nudgeSilent: (count: number) => (count === 1 ? 'Relancer 1 sans réponse' : `Relancer les ${count} sans réponse`),

  datesChosen: (moment: string, places: string) =>
    `La date est retenue : ${moment}. La convocation est partie${places === '' ? '' : ` : ${places}`}.`,
  datesCancelled: (number: number, title: string) => `Le sondage de dates n° ${number}, « ${title} », est annulé.`,
  datesRestored: (number: number, title: string) => `Le sondage de dates n° ${number}, « ${title} », est rouvert.`,
  datesReopened: 'Cette date n’est finalement pas retenue : le choix reste ouvert. Une autre convocation suivra.',

  nudgePreview: (count: number) =>
    count === 1
      ? 'Une personne n’a pas répondu : elle recevra un message privé, et ne sera pas relancée une seconde fois.'
      : `${n(count, 'personne n’a pas répondu', 'personnes n’ont pas répondu')} : chacune recevra un message privé, et ne sera pas relancée une seconde fois.`,
  nudgeUnreached: (names: string) => `Sans adresse où leur écrire : ${names}.`,
  nudged: (count: number) => `${n(count, 'relance est partie', 'relances sont parties')}, en privé.`,
  nudgedOn: (moment: string) => `Relance envoyée le ${moment}.`,
  nudgeDates: (title: string) => `Il manque votre réponse pour choisir la date : ${title}.`,
  nudgeSession: (title: string) => `Venez-vous ? Il manque votre réponse : ${title}.`,
  onlyOnce: 'C’est la seule relance pour cette question.',
  knownHere: (count: number) => `Je connais ici ${n(count, 'personne concernée', 'personnes concernées')}.`,
  agendaDates: (number: number, title: string, count: number) =>
    `Quelle date ? « ${title} » (sondage n° ${number}, ${n(count, 'date proposée', 'dates proposées')})`,
  datesMine: { given: 'vous avez répondu', none: 'sans réponse de votre part' },
}

export const dateRefusals = {
  tooManyDates: (v: { count: number; max: number }) =>
    `Cela fait ${n(v.count, 'date', 'dates')} ; personne ne les comparerait d’un coup d’œil. Proposez-en ${v.max} au plus.`,
  severalLengths: () =>
    'Ces dates n’ont pas toutes la même durée. Donnez les heures de début, et la durée une fois : « durée : 120 ».',
  untilNeedsDates: () =>
    '« jusqu’à » sert à choisir entre plusieurs dates. Proposez-en au moins deux, par exemple « 8 avril 14h ; 10 avril 9h30 ».',
  datesUntilLate: (v: { until: string; first: string }) =>
    `Le délai de réponse (${v.until}) vient après la première date proposée (${v.first}). Donnez un délai plus court.`,
  sameDates: (v: Named) =>
    `Le sondage de dates n° ${v.number}, « ${v.title} », propose déjà ces dates. « /concert dates » montre les réponses.`,
  noSuchDatePoll: (v: { number: number }) =>
    `Il n’y a pas de sondage de dates n° ${v.number} ici. « /concert dates » montre ceux qui sont ouverts.`,
  noDatePoll: () =>
    'Aucune date n’est à choisir ici pour le moment. L’animation en propose avec « /concert reunion 8 avril 14h ; 10 avril 9h30 ».',
  severalDatePolls: (v: { polls: string }) =>
    `Plusieurs choix de dates sont ouverts ici : ${v.polls}. Dites lequel, par exemple « ; sondage : 1 » à la fin.`,
  noSuchAvailability: (v: { text: string }) =>
    `Je ne comprends pas « ${v.text} ». Donnez le numéro de chaque date et votre réponse : « 1 oui, 2 si besoin, 3 non ».`,
  noSuchDate: (v: { number: number; count: number }) =>
    `Il n’y a pas de date n° ${v.number} : elles vont de 1 à ${v.count}.`,
  datesChosen: (v: Named) =>
    `La date de « ${v.title} » (sondage n° ${v.number}) est déjà choisie. « /concert agenda » la montre, avec votre réponse.`,
  datesCancelled: (v: Named) =>
    `Le sondage de dates n° ${v.number}, « ${v.title} », est annulé. « /concert agenda » montre les réunions prévues.`,
  datesOver: (v: Named & { until: string }) =>
    `Le délai pour répondre à « ${v.title} » (sondage n° ${v.number}) est passé : ${v.until}. Dites votre préférence à l’animation.`,
  noDateAnswer: (v: Named) => `Vous n’avez pas répondu au sondage de dates n° ${v.number}, « ${v.title} ».`,
  datePast: (v: { moment: string }) => `Cette date est passée : ${v.moment}. Retenez-en une autre.`,
  alreadyNudged: (v: { moment: string }) =>
    `La relance est déjà partie le ${v.moment} : il n’y en a jamais deux. Appelez plutôt les personnes qui manquent.`,
  nobodySilent: () => 'Toutes les personnes que je connais ici ont répondu : il n’y a personne à relancer.',
  nobodyReached: () => 'Je n’ai pas d’adresse où écrire aux personnes qui n’ont pas répondu.',
  pausedNudge: (v: { until: string }) =>
    `La concertation est en pause jusqu’au ${v.until} : rien ne part d’ici là. Relancez ensuite.`,
  noneToNudge: () =>
    'Aucune réunion convoquée n’attend de réponse ici. « /concert agenda » montre celles qui viennent.',
  noAgendaItems: () => 'L’ordre du jour est vide. Écrivez un point par ligne, ou séparez-les par « ; ».',
  tooManyItems: (v: { count: number; max: number }) =>
    `Cela fait ${n(v.count, 'point', 'points')} à l’ordre du jour : ${v.max} au plus, pour qu’on puisse le lire.`,
}
