/** Sentences about sessions, in French. */
import { plural } from '../../../views/format.ts'
import { atStart, room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const ordinal = (rank: number) => `${rank}${rank === 1 ? 're' : 'e'}`
const session = (number: number, title: string) => `séance n° ${number} (« ${title} »)`

export const meetingWords = {
  when: 'Quand',
  where: 'Où',
  subject: 'Au programme',
  meeting: 'Réunion',
  until: (start: string, end: string) => `${start}, jusqu’à ${end}`,
  numbered: (number: number, title: string) => `${number}. ${title}`,
  workshopSession: (title: string, rank: number) => `${title}, ${ordinal(rank)} séance`,
  rank: (rank: number) => `${ordinal(rank)} séance`,
  saidIn: (title: string, day: string) => `${title}, ${day}`,
  prompts: {
    finding: 'Partir de l’existant : quels constats faites-vous ?',
    vision: 'Ouvrir les perspectives : que voulez-vous voir demain ?',
    action: 'Passer aux actes : quelles actions proposez-vous ?',
  },
  states: {
    planned: 'à convoquer',
    convened: 'convoquée',
    open: 'en cours',
    closed: 'close',
    cancelled: 'annulée',
  },

  noticeTitle: (title: string) => `Convocation : ${title}`,
  reminderTitle: (title: string) => `Rappel : ${title}`,
  answers: (yes: number, no: number, proxies: number) => {
    const given = Number(proxies) === 0 ? '' : ` ${n(proxies, 'pouvoir donné', 'pouvoirs donnés')}.`
    const comes = n(yes, 'personne vient', 'personnes viennent')
    if (Number(yes) + Number(no) === 0)
      return given === '' ? 'Pas encore de réponse. Dites si vous venez :' : given.trim()
    if (Number(no) === 0) return `${comes}.${given}`
    return Number(yes) === 0
      ? `${n(no, 'personne ne pourra pas venir', 'personnes ne pourront pas venir')}.${given}`
      : `${comes}, ${n(no, 'ne pourra pas', 'ne pourront pas')}.${given}`
  },
  noticeTakenBack: 'Cette convocation est annulée : une autre suivra.',
  hasBegun: 'La séance a commencé.',
  isOver: (number: number) => `La séance n° ${number} est terminée.`,
  isCancelled: 'Cette réunion est annulée.',

  openTitle: (title: string) => `Séance ouverte : ${title}`,
  openTakenBack: 'Cette séance n’a pas encore commencé.',
  presentSoFar: (present: number, headcount: number | undefined) => {
    const noted =
      present === 0 ? 'Personne n’est encore noté' : n(present, 'personne notée présente', 'personnes notées présentes')
    return headcount === undefined ? `${noted}.` : `${noted} ; ${headcount} comptées dans la salle.`
  },
  opened: 'La séance est ouverte : les idées, les votes et les décisions de ce salon en font partie.',
  heldInThread: {
    slack:
      'La séance se tient ici, dans ce fil. Pour déposer une idée : « @Concertess idée … » ; pour noter une décision : « @Concertess décision … ».',
    discord:
      'La séance se tient ici, dans ce fil. Pour déposer une idée : « /idee » ; pour noter une décision : « /concert decision ».',
    matrix:
      'La séance se tient ici, dans ce fil. Pour déposer une idée : « !idee … » ; pour noter une décision : « !decision … ».',
  },
  namedSession: (number: number, title: string) => `« ${title} » (séance n° ${number})`,
  openedNext: 'À la fin, « /concert clore » : je prépare le résumé avec vous.',
  unopened: (number: number, title: string) => `La ${session(number, title)} n’est plus ouverte : elle reste à venir.`,
  youAreHere: (number: number, title: string) =>
    `C’est noté : vous êtes sur la liste de la ${session(number, title)}. Bonne séance !`,
  notedSince: (number: number, title: string) =>
    `Votre présence à la ${session(number, title)} a été notée autrement depuis : la liste reste comme elle est.`,
  closed: (present: number, decisions: number, represented: number) =>
    `La séance est close : ${n(present, 'personne notée présente', 'personnes notées présentes')}${Number(represented) === 0 ? '' : `, ${n(represented, 'personne représentée', 'personnes représentées')}`}${decisions === 0 ? '' : `, ${n(decisions, 'décision ou avis noté', 'décisions ou avis notés')}`}. Prochaine étape : le résumé, que vous relisez avant de le publier.`,
  pollsStillOpen: (count: number) =>
    `${n(count, 'vote de cette séance est encore ouvert', 'votes de cette séance sont encore ouverts')}.`,
  reopened: (number: number, title: string) => `La ${session(number, title)} est de nouveau ouverte.`,

  added: 'C’est à l’agenda. Personne n’est encore prévenu.',
  addedNext: 'Prochaine étape : la convoquer, pour savoir qui vient.',
  unplanned: (count: number) =>
    count > 1 ? `Ces ${count} réunions ne sont plus à l’agenda.` : `${count} réunion n’est plus à l’agenda.`,
  convenePreview: (title: string) => `Avant d’envoyer : ${title}`,
  conveneWhere: (places: string, count: number) =>
    `La convocation sera publiée dans ${room(places, count)} : les personnes qui y sont seront notifiées, avec un rappel à 9 h une semaine avant, et le dernier jour ouvré d’avant.`,
  conveneDays: (days: number) =>
    days === 0 ? 'La réunion est aujourd’hui.' : `La réunion est dans ${n(days, 'jour', 'jours')}.`,
  shortNotice: (usual: number) =>
    `C’est moins que les ${usual} jours d’usage : tout le monde ne pourra pas se libérer. Vous pouvez convoquer quand même, ou déplacer la réunion.`,
  convened: (places: string) => `La convocation est partie${places === '' ? '' : ` : ${places}`}.`,
  convenedNext:
    'Les réponses se comptent sur la convocation ; un rappel part à 9 h une semaine avant, et le dernier jour ouvré d’avant.',
  unconvened: (number: number, title: string) =>
    `La convocation de la ${session(number, title)} est reprise : elle reste à l’agenda.`,
  answeredYes: 'C’est noté : vous venez.',
  answeredNo: 'C’est noté : vous ne pourrez pas venir. Votre absence sera excusée.',
  answerSeen: 'L’équipe d’animation voit votre réponse ; le salon n’en voit que le nombre.',
  answeredSince: {
    yes: 'Vous avez répondu autrement depuis : « je viens » reste compté.',
    no: 'Vous avez répondu autrement depuis : « je ne pourrai pas venir » reste compté.',
    proxy: 'Vous avez répondu autrement depuis : « je donne pouvoir » reste compté.',
    withdrawn: 'Vous avez repris votre réponse depuis : celle-ci n’est pas comptée.',
  },
  answerTakenBack: 'Votre réponse est revenue à ce qu’elle était.',

  moved: 'La réunion est déplacée.',
  movePreview: (number: number, title: string, moment: string) =>
    `Déplacer la ${session(number, title)} au ${moment} ?`,
  movedAll: (before: string) =>
    `Cette réunion change de date : elle était prévue le ${before}. Si vous aviez répondu, dites si la nouvelle date vous convient.`,
  cancelPreview: (number: number, title: string, moment: string) =>
    `Annuler la ${session(number, title)}, prévue le ${moment} ?`,
  cancelled: (number: number, title: string) => `La ${session(number, title)} est annulée.`,
  cancelledAll: (reason: string) => `Cette réunion est annulée. Motif : ${reason}`,
  revived: 'Contrairement à ce qui vient d’être dit, cette réunion a bien lieu.',
  revivedHere: (number: number, title: string) => `La ${session(number, title)} est maintenue.`,
  reason: (reason: string) => `Motif : ${reason}`,
  tellsPlaces: (places: string, count: number) =>
    `${atStart(room(places, count))} : les personnes qui y sont seront notifiées.`,
  tellsAnswered: (count: number) =>
    `${n(count, 'personne a répondu et sera prévenue', 'personnes ont répondu et seront prévenues')} en privé.`,
  tellsNobody: 'La réunion n’est pas convoquée : personne ne sera notifié.',

  agendaTitle: (count: number) => n(count, 'réunion à venir', 'réunions à venir'),
  agendaMore: (count: number) => `Et ${count} de plus ensuite.`,
  agendaNone: 'Aucune réunion n’est prévue pour le moment.',
  answerFirst: (number: number, title: string) => `Venez-vous à la réunion n° ${number}, « ${title} » ?`,
  youAnswered: { yes: 'vous venez', no: 'vous ne venez pas', proxy: 'vous donnez pouvoir' },
  planTitle: (title: string, window: string) => `Séances proposées : ${title}, ${window}`,
  planCaption: 'Jours ouvrés, chaque atelier une fois avant la deuxième',
  planColumns: { workshop: 'Atelier', rank: 'Séance', when: 'Date' },
  planNotice: 'Rien n’est encore créé, et personne ne sera notifié : chaque séance se convoque ensuite.',
  createSessions: (count: number) => `Créer ${n(count, 'séance', 'séances')}`,
  planned: (count: number) => n(count, 'séance créée', 'séances créées'),
  plannedNext: 'Vous pouvez déplacer chacune avec « /concert deplacer », puis la convoquer.',

  attendanceTitle: (number: number, title: string) => `Présences : ${number}. ${title}`,
  attendanceNone: 'Personne n’est encore noté.',
  attendance: {
    present: (count: number) => `Présences (${count})`,
    represented: (count: number) => `Pouvoirs donnés (${count})`,
    excused: (count: number) => `Absences excusées (${count})`,
  },
  declared: (count: number) => `Compté dans la salle : ${count} (nombre déclaré, à part de la liste).`,
  attendanceHow:
    'Pour compléter : « /concert presents Nom (Structure), Nom (Structure) excusé ». Chacun peut aussi s’inscrire avec « /concert present ».',
  noted: (count: number) => (count === 0 ? 'C’est noté.' : `C’est noté : ${n(count, 'personne', 'personnes')}.`),
  attendanceRestored: (number: number, title: string) =>
    `La liste de présence de la ${session(number, title)} est revenue à ce qu’elle était.`,

  decisionKinds: { decision: 'décision', method: 'modalités' },
  decisionTitle: {
    decision: (number: number) => `Décision n° ${number}`,
    opinion: (number: number) => `Avis n° ${number}`,
    method: (number: number) => `Méthode de travail, décision n° ${number}`,
  },
  decisionNoted: {
    decision: (number: number) => `La décision n° ${number} est notée, et montrée dans les salons de la séance.`,
    opinion: (number: number) =>
      `L’avis n° ${number} est noté, et montré dans les salons de la séance. Ici, on donne un avis ; la décision revient à l’instance qui décide.`,
    method: (number: number) =>
      `La méthode de travail est décidée (n° ${number}). La coordination peut ouvrir la phase suivante avec « /concert ouvrir-phase ».`,
  },
  decisionWithdrawn: {
    decision: (number: number) => `La décision n° ${number} est retirée.`,
    opinion: (number: number) => `L’avis n° ${number} est retiré.`,
    method: (number: number) => `La décision n° ${number} sur la méthode de travail est retirée.`,
  },
  decisionRestored: {
    decision: (number: number) => `La décision n° ${number} est rétablie.`,
    opinion: (number: number) => `L’avis n° ${number} est rétabli.`,
    method: (number: number) => `La décision n° ${number} sur la méthode de travail est rétablie.`,
  },
  decisionWithdrawnCard: (title: string) => `${title} : l’animation a retiré ce texte.`,
  decisionsTitle: (count: number) => n(count, 'décision ou avis', 'décisions et avis'),
  decisionsNone: 'Rien n’a encore été décidé. Les décisions se notent pendant les séances.',

  /** `items`: the agenda, numbered, room below each */
  minutesSkeleton: (items: string) =>
    `Présents :\n\nÉchanges :\n\n${items === '' ? '' : `${items}\n\n`}Décisions et avis :\n\nSuites :`,
  minutesReplaced: (person: string) =>
    `Il prend la place du texte de ${person}. Si ce n’est pas voulu, annulez, puis lisez-le d’abord.`,
  minutesKept: (number: number, title: string) =>
    `Le compte rendu de la ${session(number, title)} est enregistré comme brouillon : l’équipe d’animation seule le voit. Relisez-le, puis validez-le.`,
  minutesReopened: 'Il était validé : il est redevenu un brouillon, à valider de nouveau.',
  minutesNowValidated: (number: number, title: string) =>
    `Le compte rendu de la ${session(number, title)} est validé : chacun peut le lire avec « /concert lire ${number} ».`,
  minutesStillMissing: (count: number) =>
    `${n(count, 'compte rendu de la phase reste', 'comptes rendus de la phase restent')} à valider avant la restitution.`,
  minutesAllValidated: 'Aucun compte rendu de la phase n’attend plus de validation.',
  minutesReverted: (number: number, title: string) =>
    `Le compte rendu de la ${session(number, title)} est revenu à ce qu’il était.`,
  minutesTitle: (number: number, title: string) => `Compte rendu : ${number}. ${title}`,
  minutesState: {
    draft: (day: string) => `Séance du ${day}. Brouillon : l’équipe d’animation seule le voit.`,
    validated: (day: string) => `Séance du ${day}. Validé.`,
  },
}
