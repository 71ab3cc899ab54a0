/** What is answered about actions, reminders, roadmaps and plans, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const words = {
  roadmap: {
    noted: (number: number) => `Action n° ${number} notée`,
    owner: 'Porteur',
    contact: 'Référent',
    due: 'Échéance',
    origin: 'Vient de',
    progress: 'Avancement',
    feasibility: 'Faisabilité',
    milestones: 'Jalons',
    noDue: 'sans date',
    noOwner: 'sans porteur',
    ownerToFind: 'à trouver : qui en répond ?',
    ownerAsked: (owner: string, people: number) =>
      people > 0
        ? `${owner} (${n(people, 'personne sollicitée', 'personnes sollicitées')}, accord attendu)`
        : `${owner} (accord attendu ; personne de cette structure ne m’a encore parlé ici)`,
    toConfirm: (owner: string) => `${owner} (accord attendu)`,
    ownership: (owner: string, state: string) => {
      if (state === 'accepted') return `${owner}, qui a accepté`
      return state === 'declined' ? `${owner} a décliné : porteur à trouver` : `${owner} (accord attendu)`
    },
    visibility:
      'Visible de tous : la structure, le titre et la date. L’avancement n’est vu que par l’équipe d’animation et la structure porteuse, qui reçoit les rappels en privé.',
    fromAxis: (number: number, title: string) => `l’axe fort n° ${number} « ${title} »`,
    fromSignal: (number: number, title: string) => `le signal faible n° ${number} « ${title} »`,
    fromIdeas: (count: number, numbers: string) => (count > 1 ? `les idées n° ${numbers}` : `l’idée n° ${numbers}`),
    none: 'Aucune action pour le moment. L’équipe d’animation les note au fil des séances.',
    noneYet: 'Aucune action pour le moment. Notez la première : ce qui sera fait, par quelle structure, pour quand.',
    listTitle: (count: number, late: number) =>
      late > 0 ? `${n(count, 'action', 'actions')}, dont ${late} en retard` : `${n(count, 'action', 'actions')}`,
    listTeam: 'Les retards et l’avancement ne sont vus que par l’équipe d’animation et chaque structure porteuse.',
    listPublic: 'Vous voyez l’avancement des actions de votre structure.',
    today: 'aujourd’hui',
    tomorrow: 'demain',
    inDays: (days: number) => `dans ${n(days, 'jour', 'jours')}`,
    lateBy: (days: number) => `en retard de ${n(days, 'jour', 'jours')}`,
    dueSaid: (day: string, distance: string) => `${day} (${distance})`,
    outside: (day: string) => `${day} (hors du plan)`,
    progresses: { toDo: 'à faire', underWay: 'en cours', help: 'besoin d’aide', done: 'faite' },
    verdicts: {
      feasible: 'faisable',
      conditional: 'sous conditions',
      toStudy: 'à approfondir',
      discarded: 'écarté',
    },
    verdictSaid: (verdict: string, reason: string) => `${verdict} — ${reason}`,
    notAssessed: 'pas encore d’avis',
    blocks: { ownership: 'Portage', schedule: 'Calendrier', means: 'Moyens', organisation: 'Organisation' },
    blockNames: {
      ownership: 'le portage',
      schedule: 'le calendrier',
      means: 'les moyens',
      organisation: 'l’organisation',
    },
    pageTitle: (number: number, title: string) => `Action n° ${number} : ${title}`,
    missing: (blocks: string) => `Il manque ${blocks}.`,
    lacks: (blocks: string) => `il manque ${blocks}`,

    edited: (number: number) => `L’action n° ${number} est modifiée. Les rappels suivent sa date.`,
    withdrawn: (number: number) => `L’action n° ${number} est retirée : plus aucun rappel. Vous pouvez annuler.`,
    restored: (number: number) => `L’action n° ${number} est de nouveau en place, avec ses rappels.`,
    reverted: (number: number) => `L’action n° ${number} est comme avant.`,
    assessed: (number: number, verdict: string) =>
      `Avis enregistré pour l’action n° ${number} : ${verdict}. L’avis et son motif sont visibles de tous.`,
    ownerNamed: (number: number, owner: string, people: number) =>
      people > 0
        ? `Demande envoyée à ${owner} pour porter l’action n° ${number} : ${n(people, 'personne l’a reçue', 'personnes l’ont reçue')}. Le portage comptera une fois accepté.`
        : `L’action n° ${number} est proposée à ${owner}, mais personne de cette structure ne m’a encore parlé ici. Demandez-lui d’écrire « /concert structure », puis « /concert accepter ${number} ».`,
    contactNamed: (number: number, person: string) =>
      `${person} recevra les rappels de l’action n° ${number}, en privé.`,
    askedToOwn: (by: string, owner: string, concertation: string) =>
      `${by} demande si ${owner} accepte de porter cette action de la concertation « ${concertation} » :`,
    askedMeans:
      'Porter, c’est en répondre devant les autres. Le nom de votre structure est visible de tous ; les rappels et vos réponses restent privés.',
    accepted: (owner: string, number: number, mine: boolean, day: string | undefined) =>
      `C’est noté : ${owner} porte l’action n° ${number}${day ? `, attendue pour le ${day}` : ''}. ${
        mine ? 'Vous en recevrez les rappels, en privé.' : 'La personne référente en reçoit les rappels.'
      }`,
    declined: (owner: string, number: number) =>
      `C’est noté : ${owner} ne porte pas l’action n° ${number}. L’équipe d’animation est prévenue, avec votre motif.`,
    teamDeclined: (owner: string, number: number, by: string) =>
      `${owner} ne portera pas l’action n° ${number}, répond ${by} :`,

    reminderHello: (name: string, count: number) =>
      count > 1
        ? `Bonjour ${name}, où en êtes-vous de ces ${count} actions ?`
        : `Bonjour ${name}, où en êtes-vous de cette action ?`,
    reminderMore: (count: number) => `Et ${n(count, 'autre', 'autres')}, avec « /concert actions » :`,
    reminderAudience:
      'Votre réponse est vue par l’équipe d’animation et par votre structure, par personne d’autre. « J’ai besoin d’aide » prévient l’équipe tout de suite.',
    answerOf: (number: number, said: string) => `n° ${number} : ${said}`,
    inPlaceOf: (name: string) => `en l’absence de ${name}`,
    snoozeOn: (weekday: string) => `Me le rappeler ${weekday}`,
    notAccepted: 'accord de votre structure attendu',
    unreached: (count: number, concertation: string) =>
      `« ${concertation} » : je n’ai pu joindre personne pour ${n(count, 'action', 'actions')} dont c’est le jour de rappel.`,
    unreachedNext: 'Choisissez une personne à relancer avec « /concert referent », ou prévenez la structure vous-même.',
    silent: (count: number, concertation: string) =>
      `« ${concertation} » : sans nouvelles de ${n(count, 'action', 'actions')}, malgré les rappels. Je ne relance plus.`,
    silentNext: 'Un mot de vive voix aidera davantage. Ensuite, donnez une autre date avec « /concert reporter ».',
    helpWanted: (who: string, number: number) => `${who} demande de l’aide pour l’action n° ${number} :`,
    done: (number: number) =>
      `Merci ! L’action n° ${number} est faite : l’équipe d’animation le voit, et il n’y aura plus de rappel.`,
    underway: (number: number, day: string | undefined) =>
      `C’est noté : l’action n° ${number} est en cours.${day ? ` Prochain rappel : ${day}.` : ''}`,
    postponed: (number: number, day: string) =>
      `L’action n° ${number} est reportée au ${day}. Les rappels suivent cette date ; l’équipe d’animation voit votre motif.`,
    helpSent: (number: number) =>
      `L’équipe d’animation sait que l’action n° ${number} a besoin d’aide. Sa réponse vous parviendra ici, en privé.`,
    helpHow: (who: string) =>
      `« Répondre » remet votre réponse à ${who} en privé. Ce qui se dit sous ce message reste entre vous.`,
    helped: (by: string, number: number) =>
      `${by}, de l’équipe d’animation, vous répond au sujet de l’action n° ${number} :`,
    helpedAudience: 'Votre réponse n’est lue que par l’équipe d’animation.',
    helpAnswered: (who: string) => `C’est envoyé à ${who}, en privé. Sa réponse viendra sous la demande.`,
    helpReplied: (by: string) => `${by} a répondu :`,
    helpSaid: (number: number) => `L’équipe d’animation a votre message au sujet de l’action n° ${number}.`,
    helpTakenBack: (number: number) =>
      `La demande d’aide pour l’action n° ${number} est reprise : il n’y a plus rien à faire.`,
    snoozed: (number: number, day: string) =>
      `C’est noté : je ne vous parlerai plus de l’action n° ${number} avant le ${day}. Son échéance ne change pas.`,
    commitmentsTitle: (count: number) => `Vos engagements : ${n(count, 'action', 'actions')}`,
    commitmentsMine: 'Vous en répondez',
    commitmentsOurs: (organisation: string) => `${organisation} en répond`,
    commitmentsDone: (count: number) => `Déjà ${n(count, 'faite', 'faites')}, merci !`,
    commitmentsNone:
      'Aucune action ne vous engage ici, ni vous ni votre structure. « /concert actions » montre celles de tout le monde.',
    commitmentsAudience: 'Cette liste n’est montrée qu’à vous.',

    whichAction: 'De laquelle de vos actions s’agit-il ?',
    nudgeTitle: (count: number) => `${n(count, 'personne à relancer', 'personnes à relancer')} :`,
    nudgeNobody: 'Personne à relancer aujourd’hui.',
    nudgeLate: (number: number, days: number) => `n° ${number} en retard de ${n(days, 'jour', 'jours')}`,
    nudgeAsked: (number: number) => `n° ${number} sans réponse sur le portage`,
    nudgeAlready: (names: string) => `Déjà un message aujourd’hui : ${names}.`,
    nudgeQuiet: (names: string) => `À la fin de leurs heures calmes seulement : ${names}.`,
    nudgeUnreached: (numbers: string) =>
      `Personne à joindre pour les actions n° ${numbers} : voyez « /concert referent ».`,
    nudgeWho: 'Chaque personne reçoit un seul message, en privé. Personne d’autre ne le voit.',
    nudgeSend: (count: number) => `Relancer ${n(count, 'personne', 'personnes')}`,
    nudged: (count: number) => `C’est fait : ${n(count, 'personne relancée', 'personnes relancées')} en privé.`,

    draftTitle: (number: number, title: string) => `Feuille de route de l’action n° ${number} : ${title}`,
    blockState: (block: string, there: boolean) => `${block} : ${there ? 'rempli' : 'à remplir'}`,
    complete: 'La feuille de route est complète : elle entrera dans la prochaine édition du plan.',
    ownershipAwaited: (owner: string) =>
      `Le portage comptera quand ${owner} aura accepté : la demande lui a été envoyée.`,
    ownershipNobody: 'Le portage comptera quand une structure aura accepté : choisissez-la.',
    draftReverted: (number: number) => `La feuille de route de l’action n° ${number} est comme avant.`,
    milestoneAdded: (number: number, title: string, day: string) =>
      `Jalon ajouté à l’action n° ${number} : « ${title} », ${day}.`,
    milestoneOutside: (number: number, title: string, day: string, plan: string) =>
      `Jalon ajouté à l’action n° ${number} : « ${title} », ${day}. Attention : cette date est hors de la période de « ${plan} ».`,
    milestoneWithdrawn: (number: number, title: string) => `Le jalon « ${title} » de l’action n° ${number} est retiré.`,
    milestoneRestored: (title: string) => `Le jalon « ${title} » est de nouveau en place.`,
    whichMilestone: (number: number) => `Quel jalon de l’action n° ${number} retirer ?`,

    period: 'Période',
    periodSaid: (starts: string, ends: string) => `du ${starts} au ${ends}`,
    editionLabel: 'Édition',
    edition: (edition: number, hash: string) => `Édition n° ${edition}, empreinte ${hash}`,
    editionAdopted: (edition: number, moment: string, hash: string) =>
      `n° ${edition}, adoptée le ${moment}, empreinte ${hash}`,
    notAdopted: 'pas encore adopté',
    planAwaited: 'Une nouvelle édition attend des signatures : « /concert signatures ».',
    planInside: (count: number) => `Dans le plan : ${n(count, 'action', 'actions')}`,
    planReady: (count: number) => `Prêtes à entrer : ${n(count, 'action', 'actions')}`,
    planMissing: (count: number) =>
      `Pas encore : ${n(count, 'feuille de route incomplète', 'feuilles de route incomplètes')}`,
    planOthers: (count: number) =>
      `${n(count, 'autre action n’entre pas', 'autres actions n’entrent pas')} dans le plan : sans avis, à approfondir ou écartée.`,
    outsidePlan: (number: number, title: string, day: string) =>
      `Hors de la période du plan : action n° ${number}, jalon « ${title} », ${day}.`,
    planNone: 'Il n’y a pas encore de plan d’action. Donnez-lui un titre et une période pour commencer.',
    planNoneYet:
      'Il n’y a pas encore de plan d’action. La coordination le créera quand les feuilles de route avanceront.',
    planCreated: (title: string, starts: string, ends: string) =>
      `Le plan « ${title} » est créé, du ${starts} au ${ends}. Les feuilles de route complètes y entreront à son adoption.`,
    planWithdrawn: (title: string) => `Le plan « ${title} » est retiré.`,
    adoptChanged: 'le plan a changé depuis votre aperçu : relisez cette nouvelle version avant de l’adopter.',
    adoptPreview: (places: number) =>
      `Aperçu, encore visible de vous seul. Une fois adopté, le plan est publié dans ${n(places, 'salon', 'salons')}.`,
    adoptSign: (names: string) => `Rien n’est publié avant que chaque structure ait signé : ${names}.`,
    adoptAwaits: (title: string, edition: number, names: string) =>
      `« ${title} », édition n° ${edition}, attend la signature de ${names}. Il sera publié dès la dernière.`,
    adopted: (title: string, edition: number, sheets: number, places: number) =>
      `« ${title} » est adopté : édition n° ${edition}, ${n(sheets, 'action', 'actions')}, publié dans ${n(places, 'salon', 'salons')}.`,
  },
}
