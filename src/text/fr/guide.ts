/** What the guide says: panel, help, undo, and the list of everything else, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'
import { atStart, room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  panel: {
    verb: 'panneau',
    aliases: ['accueil'],
    label: 'Panneau',
    help: 'Où nous en sommes, et ce que je peux faire ici',
    example: '/concert',
    args: {},
  },
  todo: {
    verb: 'suivi',
    aliases: ['mon-suivi'],
    label: 'Mon suivi',
    help: 'Ce qui m’attend, et ce que deviennent mes idées',
    example: '/concert suivi',
    args: {},
  },
  help: {
    verb: 'aide',
    aliases: ['aides', 'comment'],
    label: 'Aide',
    help: 'Ce que je peux faire ici, avec un exemple',
    example: '/concert aide',
    args: {},
  },
  undo: {
    verb: 'annuler',
    aliases: ['defaire'],
    label: 'Annuler',
    help: 'Reprendre mon dernier acte ici (10 minutes)',
    example: '/concert annuler',
    args: {},
  },
  'undo act': {
    verb: 'annuler-cet-acte',
    aliases: [],
    label: 'Annuler',
    help: 'Reprendre cet acte (10 minutes)',
    example: '/concert annuler-cet-acte',
    args: { act: { label: 'Acte', help: 'L’acte à reprendre' } },
  },
  'undo never': {
    verb: 'annuler-impossible',
    aliases: [],
    label: 'Annuler',
    help: 'Dire ce qui ne peut pas être repris',
    example: '',
    args: {
      why: { label: 'Raison', help: 'Pourquoi cela ne se reprend pas' },
      count: { label: 'Personnes', help: 'Combien de personnes l’ont reçu' },
    },
  },
  more: {
    verb: 'autre',
    aliases: ['autres'],
    label: 'Autre',
    help: 'Tout le reste, dans une seule liste',
    example: '/concert autre',
    args: { verb: { label: 'Commande', help: 'Le mot de la commande, par exemple « membres »', names: ['commande'] } },
  },
  resume: {
    verb: 'reprendre',
    aliases: [],
    label: 'Reprendre',
    help: 'Reprendre un texte refusé',
    example: '',
    args: {
      intent: { label: 'Commande', help: '' },
      given: { label: 'Texte', help: '' },
      goesOn: { label: 'La suite', help: '' },
      only: { label: 'Cases', help: '' },
    },
  },
  home: {
    verb: 'ma-page',
    aliases: [],
    label: 'Ma page',
    help: 'Ce qui m’attend, mes actions, mes réunions',
    example: '/concert ma-page',
    args: {},
  },
  'letters send': {
    verb: 'envoi-lettre',
    aliases: [],
    label: 'Envoi de la lettre',
    help: 'La lettre de la semaine, à son heure',
    example: '',
    args: {
      zone: { label: 'Fuseau', help: '' },
      day: { label: 'Jour', help: '' },
      person: { label: 'Personne', help: '' },
    },
  },
  'answer again': {
    verb: 'revoir-reponse',
    aliases: [],
    label: 'Revoir une réponse',
    help: 'Relire une réponse que j’ai reçue en privé',
    example: '/concert revoir-reponse',
    args: { post: { label: 'Réponse', help: 'La réponse à relire' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  stepMyTodo: 'Mon suivi',
  stepMyAgenda: 'Agenda',
  stepSeeAttendance: 'Présences',
  stepNewPoll: 'Lancer un vote',
  stepClosePoll: 'Fermer le vote',
  stepNewDecision: 'Noter une décision',
  stepNewAction: 'Noter une action',
  stepCloseNow: 'Clore la séance',
  stepOpenNow: 'Ouvrir la séance',
  stepConveneNext: 'Convoquer la séance',
  stepPlanMeeting: 'Prévoir une réunion',
  changeConcertation: 'Changer de concertation',
  answerAgain: 'Relire une réponse',
  noLetter: 'Ne plus recevoir',
}

export const refusals = {}

export const words = {
  panel: {
    unbound: (place: string) => `${atStart(room(place))} n’est rattaché à aucune concertation.`,
    dmUnbound: 'Je vous aide à participer aux concertations de votre région : idées, votes, actions, comptes rendus.',
    noAdministrator:
      'Ce bot n’a pas encore d’administration. La personne qui l’a installé écrit ici « /concert admin » suivi du code affiché au démarrage.',
    organisers: 'Organisée par',
    place: 'Salon',
    ideas: 'Idées reçues',
    ideaCount: (count: number, mine: number) => `${count}${mine > 0 ? `, dont ${mine} de vous` : ''}`,
    intakeUntil: 'Fin du recueil',
    intakeOpen: 'pas de date de fin',
    intakeClosed: (moment: string) => `${moment} (terminé)`,
    waiting: 'Ce qui vous attend',
    workshop: 'Atelier',
    body: 'Instance',
    teamPlace: 'salon de l’équipe d’animation',
    phase: 'Phase',
    phaseSaid: (title: string, window: string) => `${title}, ${window}`,
    phaseLocked: (title: string, window: string) => `${title}, ${window} (pas encore ouverte)`,
    openSession: 'Séance en cours',
    nextSession: 'Prochaine séance',
    sessionSaid: (title: string, moment: string) => `${title}, ${moment}`,
    andMore: (count: number) => n(count, 'autre chose', 'autres choses'),
    nothingWaiting: 'rien pour le moment',
    inDm: (title: string) => `Vous me parlez de la concertation « ${title} ».`,
  },

  undone: {
    takenBack: (by: string) => `${by} a repris ce message, il ne compte plus :`,
    takenBackUnnamed: 'Ce message a été repris, il ne compte plus :',
    never: {
      sent: (count: number) =>
        `Le rappel est déjà parti, à ${n(count, 'personne', 'personnes')} : il ne peut pas être repris.`,
      answered: () => 'Votre réponse est déjà partie : elle ne peut pas être reprise. Vous pouvez en écrire une autre.',
      reported: () => 'Votre signalement est déjà chez l’équipe d’animation : il ne peut pas être repris.',
      joined: () => 'Les deux comptes sont réunis : cela ne peut pas être annulé.',
      signed: () =>
        'Une signature donnée ne se reprend pas. Tant que le document n’est pas publié, « /concert refuser-signature » l’arrête.',
      published: () =>
        'Le document est parti : il ne peut pas être repris. Une nouvelle édition le remplacera, à la même place.',
    },
    neverNext: 'Pour reprendre ce que vous aviez fait juste avant : « /concert annuler » encore une fois.',
  },
  letter: {
    hello: (name: string, count: number) =>
      `${name}, voici votre semaine : ${n(count, 'chose vous attend', 'choses vous attendent')}.`,
    also: (count: number) => `Cette semaine, ${n(count, 'autre chose vous attend', 'autres choses vous attendent')} :`,
    why: 'Une fois par semaine, à vous seulement, et rien quand rien ne vous attend.',
  },
  todo: {
    title: (count: number) => `${n(count, 'chose vous attend', 'choses vous attendent')}`,
    nothing: 'Rien ne vous attend pour le moment. Merci !',
    more: (count: number) => `et ${n(count, 'autre', 'autres')} ensuite`,
    ideas: 'Vos idées',
    fate: (total: number, sorted: number, kept: number, inActions: number) =>
      [
        n(total, 'déposée', 'déposées'),
        ...(sorted > 0 ? [`${n(sorted, 'classée', 'classées')} dans un thème`] : []),
        ...(kept > 0 ? [`${kept} à l’appui d’un axe fort ou d’un signal faible`] : []),
        ...(inActions > 0 ? [`${inActions} à l’origine d’une action`] : []),
      ].join(', '),
    say: {
      attend: (title: string) => `dire que vous êtes là : ${title}, en cours`,
      vote: (question: string, until: string | undefined) =>
        until === undefined ? `voter : ${question}` : `voter : ${question}, jusqu’au ${until}`,
      dates: (title: string, until: string | undefined) =>
        until === undefined
          ? `dire vos disponibilités : ${title}`
          : `dire vos disponibilités : ${title}, jusqu’au ${until}`,
      tie: (question: string) => `départager les ex æquo : ${question}`,
      lot: (question: string) => `tirer au sort entre les ex æquo : ${question}`,
      validate: (question: string) => `dire si le résultat compte : ${question}`,
      sign: (title: string) => `signer : ${title}`,
      accept: (title: string) => `dire si votre structure porte l’action : ${title}`,
      late: (title: string, day: string) => `donner des nouvelles de votre action : ${title}, attendue le ${day}`,
      answer: (title: string, moment: string) => `dire si vous venez : ${title}, ${moment}`,
      digest: (title: string) => `publier le résumé : ${title}`,
      minutes: (title: string) => `écrire et valider le compte rendu : ${title}`,
      moderate: (count: number) => `lire ${n(count, 'idée venue de l’extérieur', 'idées venues de l’extérieur')}`,
      sort: (count: number) => `trier ${n(count, 'idée', 'idées')}`,
      organisation: 'dire au nom de quelle structure vous parlez',
      link: 'rattacher un salon pour que les idées arrivent',
    },
    do: {
      attend: () => 'Je suis là',
      vote: (poll: number) => `Voter (n° ${poll})`,
      dates: (poll: number) => `Mes disponibilités (n° ${poll})`,
      tie: (poll: number) => `Départager le vote n° ${poll}`,
      lot: (poll: number) => `Tirer au sort, vote n° ${poll}`,
      validate: (poll: number) => `Résultat à valider, vote n° ${poll}`,
      sign: () => 'Lire et signer',
      accept: (action: number) => `Accepter (n° ${action})`,
      late: (action: number) => `Mon action n° ${action}`,
      answer: () => 'Répondre',
      digest: (session: number) => `Résumé (n° ${session})`,
      minutes: (session: number) => `Compte rendu (n° ${session})`,
      moderate: (count: number) => `Lire (${count})`,
      sort: (count: number) => `Trier (${count})`,
      organisation: () => 'Dire ma structure',
      link: () => 'Rattacher ce salon',
    },
  },

  home: {
    first:
      'Pour commencer, écrivez « /concert » dans un salon de votre concertation : cette page vous montrera ensuite ce qui vous y attend.',
    inOne: (title: string) => `Cette page parle de la concertation « ${title} ».`,
    votes: 'Vos votes',
    vote: (number: number, question: string) => `n° ${number}. ${question}`,
    voteUntil: (moment: string) => `jusqu’au ${moment}`,
    noVotes: 'Aucun vote n’attend votre réponse.',
    actions: 'Vos actions',
    noActions: 'Aucune action n’attend de nouvelles de vous.',
    howFar: 'Où en êtes-vous ?',
    meetings: 'Prochaines réunions',
    noMeetings: 'Aucune réunion n’est prévue pour le moment.',
    of: (number: number, said: string) => `${number}. ${said}`,
    lastAnswers: 'Vos dernières réponses',
    lastAnswersHow: 'Ce que je vous ai répondu en privé : personne d’autre ne le lit ici.',
    answered: (moment: string, words: string) => `${moment} — ${words}`,
    yourVote: 'Votre vote',
    onDay: (day: string, hour: string) => `${day}, ${hour}`,
  },

  help: {
    title: (place: string) => `Ici, dans ${room(place)}, vous pouvez :`,
    titleDm: 'Ici, en privé, vous pouvez :',
    example: (example: string) => `par exemple « ${example} »`,
    typed: 'Tout s’écrit aussi en anglais, avec ou sans accents.',
    ask: (names: string) => `Une question ? Demandez à ${names}.`,
    askNobody: 'Une question ? Demandez à la personne qui a installé ce bot.',
  },

  more: {
    title: 'Autre chose',
    choose: 'Que voulez-vous faire ?',
    pick: 'Choisir',
  },

  undo: { done: (label: string) => `Annulé : ${label.toLowerCase()}.` },
}
