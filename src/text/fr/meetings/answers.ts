/** Buttons and refusals about sessions, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
type Named = { number: number; title: string }

export const meetingButtons = {
  agenda: 'Agenda',
  come: 'Je viens',
  cannotCome: 'Je ne pourrai pas',
  here: 'Je suis là',
  changeAnswer: 'Changer ma réponse',
  addSession: 'Prévoir une réunion',
  convene: 'Convoquer',
  conveneNow: 'Envoyer la convocation',
  conveneNext: 'Convoquer la prochaine',
  conveneFirst: 'Convoquer la première',
  moveSession: 'Déplacer la réunion',
  moveNow: 'Déplacer et prévenir',
  cancelNow: 'Annuler la réunion',
  openSession: 'Ouvrir la séance',
  closeSession: 'Clore la séance',
  attendance: 'Qui est là',
  decisions: 'Voir les décisions',
  withdrawDecision: 'Retirer une décision',
  prepareDigest: 'Préparer le résumé',
  writeMinutes: 'Écrire le compte rendu',
  validateMinutes: 'Valider le compte rendu',
  readMinutes: 'Lire le compte rendu',
  otherMinutes: 'Autres comptes rendus',
  openPolls: 'Voir les votes ouverts',
  addPhase: 'Ajouter une phase',
}

export const meetingRefusals = {
  noSuchSession: (v: { number: number }) =>
    `Il n’y a pas de séance n° ${v.number} ici. « /concert agenda » montre celles qui viennent.`,
  sessionPlanned: (v: Named) =>
    `La séance n° ${v.number}, « ${v.title} », n’est encore ni convoquée ni ouverte. L’animation la convoque avec « /concert convoquer ${v.number} » et l’ouvre le jour venu avec « /concert ouvrir ${v.number} ».`,
  sessionConvened: (v: Named) =>
    `La séance n° ${v.number}, « ${v.title} », n’est pas encore ouverte. L’animation l’ouvre le jour venu avec « /concert ouvrir ${v.number} ».`,
  sessionOpen: (v: Named) =>
    `La séance n° ${v.number}, « ${v.title} », est ouverte en ce moment. Notez-vous avec « /concert present » ; l’animation la termine avec « /concert clore ».`,
  sessionClosed: (v: Named) =>
    `La séance n° ${v.number}, « ${v.title} », est close. Son compte rendu se lit avec « /concert lire ${v.number} » ; « /concert agenda » montre les prochaines.`,
  sessionCancelled: (v: Named) =>
    `La séance n° ${v.number}, « ${v.title} », est annulée. « /concert agenda » montre celles qui ont lieu.`,
  sessionTooEarly: (v: Named & { moment: string }) =>
    `La séance n° ${v.number}, « ${v.title} », est prévue le ${v.moment} : elle s’ouvre ce jour-là. Si elle a lieu aujourd’hui, déplacez-la d’abord.`,
  sessionPast: (v: { number: number; moment: string }) =>
    `L’heure de la séance n° ${v.number} est passée (${v.moment}) : personne ne pourrait plus venir. Donnez-lui une autre date, ou ouvrez-la avec « /concert ouvrir ${v.number} ».`,
  alreadyConvened: (v: Named) =>
    `La séance n° ${v.number}, « ${v.title} », est déjà convoquée. Pour en changer la date, déplacez-la ; « /concert agenda » montre les autres.`,
  sameMoment: (v: { number: number; moment: string }) =>
    `La séance n° ${v.number} est déjà prévue à ce moment : ${v.moment}. Donnez une autre date.`,
  anotherOpen: (v: Named) =>
    `La séance n° ${v.number}, « ${v.title} », est encore ouverte dans ce salon. Terminez-la d’abord, pour que les idées et les votes aillent à la bonne séance.`,
  severalOpen: (v: { sessions: string }) =>
    `Plusieurs séances sont ouvertes dans ce salon : ${v.sessions}. Écrivez dans le fil de la vôtre, sous sa carte : je saurai de laquelle vous parlez.`,
  noneToConvene: () =>
    'Je ne vois ici aucune séance à convoquer. Prévoyez-en une : « /concert reunion 8 avril 14h ». « /concert agenda » montre celles qui viennent.',
  noneToAnswer: () =>
    'Aucune réunion n’attend de réponse ici pour le moment. « /concert agenda » montre celles qui viennent.',
  noneToMove: () => 'Je ne vois ici aucune réunion à venir. Donnez son numéro, que montre « /concert agenda ».',
  noneToOpen: () =>
    'Je ne vois ici aucune séance à ouvrir. Prévoyez-en une : « /concert reunion aujourd’hui 14h ». « /concert agenda » montre celles qui viennent.',
  noneOpen: () =>
    'Aucune séance n’est ouverte ici en ce moment. L’animation l’ouvre avec « /concert ouvrir » ; « /concert agenda » dit quand elle commence.',
  noneToClose: () =>
    'Aucune séance n’est ouverte ici : il n’y a rien à clore. « /concert agenda » montre celles qui viennent.',
  noneForAttendance: () =>
    'Aucune séance n’est ouverte ici, ni close récemment. Ouvrez-la d’abord avec « /concert ouvrir ».',
  noneForMinutes: () =>
    'Aucune séance n’est close ici : son compte rendu s’écrit ensuite. Terminez-la avec « /concert clore », ou donnez son numéro.',
  noMinutesYet: () => 'Aucun compte rendu n’est encore validé ici. L’équipe d’animation les écrit après chaque séance.',
  noPlaceFor: (v: { title: string }) =>
    `Aucun salon ne peut recevoir la convocation de « ${v.title} ». Rattachez-en un en y envoyant « /concert salon ».`,
  alreadyHere: (v: Named) => `Vous êtes déjà sur la liste de la séance n° ${v.number}, « ${v.title} ».`,
  noNames: () =>
    'Je n’ai trouvé aucun nom. Écrivez par exemple « Camille Durand (CRESS), Jean Petit (Région) excusé ».',
  tooManyNames: (v: { count: number; max: number }) =>
    `Cela fait ${n(v.count, 'nom', 'noms')} d’un coup ; j’en prends ${v.max}. Envoyez la liste en plusieurs fois.`,
  workshopOrBody: () =>
    'Une réunion est celle d’un atelier ou celle d’une instance. Gardez « atelier » ou « instance », pas les deux.',
  notAGrid: (v: { text: string }) =>
    `« ${v.text} » ne dit pas combien d’ateliers et de séances. Écrivez par exemple « 4x2 » : 4 ateliers, 2 séances chacun (30 ateliers et 9 séances au plus).`,
  notAnHour: (v: { text: string }) => `« ${v.text} » n’est pas une heure. Écrivez par exemple « 14h » ou « 9h30 ».`,
  noPhaseToPlan: () =>
    'Il n’y a pas encore de phase où placer ces séances. La coordination en ajoute une, avec ses dates.',
  workshopsMissing: (v: {
    title: string
    wanted: number
    found: number
    missing: number
    names: string
    phase: number
  }) =>
    `Il faut ${v.wanted} ateliers dans la phase « ${v.title} », j’en trouve ${v.found}${v.found > 0 ? ` (${v.names})` : ''} : il en manque ${v.missing}. Créez-les avec « /concert atelier <titre> ; phase : ${v.phase} ».`,
  workshopsTooMany: (v: { title: string; wanted: number; found: number; names: string; times: number }) =>
    `La phase « ${v.title} » a ${v.found} ateliers et non ${v.wanted} : ${v.names}. Écrivez « /concert planifier ${v.found}x${v.times} » pour tous.`,
  tooFewDays: (v: { title: string; window: string; wanted: number; found: number }) =>
    `Il faut ${n(v.wanted, 'jour ouvré', 'jours ouvrés')} pour ces séances, il n’en reste que ${v.found} dans la phase « ${v.title} » (${v.window}). Prévoyez moins de séances, ou ajoutez-les une par une avec « /concert reunion ».`,
  alreadyPlanned: (v: { title: string; count: number }) =>
    `La phase « ${v.title} » a déjà ${n(v.count, 'séance', 'séances')} à l’agenda. Déplacez-les une par une, ou ajoutez-en avec « /concert reunion ».`,
  decisionNotHere: () =>
    'Une décision se note dans le salon où une séance est ouverte, et aucune ne l’est ici. Ouvrez la séance, puis renvoyez votre texte.',
  methodOnlyPlenary: (v: { title: string }) =>
    `La méthode de travail se décide en plénière, et « ${v.title} » n’en est pas une. Notez-la comme un avis, sans « nature », ou attendez la plénière.`,
  noSuchDecision: (v: { number: number }) =>
    `Il n’y a pas de décision n° ${v.number} ici. « /concert decisions » les montre toutes.`,
  closedForGood: (v: { number: number }) =>
    `Le résumé de la séance n° ${v.number} est déjà parti : elle ne se rouvre plus. Corrigez-le avec « /concert rectifier ».`,
  minutesFrozen: (v: Named) =>
    `La restitution de la phase s’appuie sur le compte rendu de la séance n° ${v.number}, « ${v.title} » : il ne change plus. Dites la correction dans la prochaine séance.`,
  noMinutesToValidate: (v: Named) =>
    `La séance n° ${v.number}, « ${v.title} », n’a pas encore de compte rendu. Écrivez-le d’abord.`,
  minutesValidated: (v: Named) =>
    `Le compte rendu de la séance n° ${v.number}, « ${v.title} », est déjà validé : chacun peut le lire.`,
  minutesNotYet: (v: Named) =>
    `Le compte rendu de la séance n° ${v.number}, « ${v.title} », n’est pas encore validé. L’équipe d’animation y travaille.`,
}
