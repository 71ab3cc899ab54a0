/** What is said of people, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  admin: {
    verb: 'admin',
    aliases: ['administrateur', 'administratrice'],
    label: 'Devenir administrateur',
    help: 'Prendre la main avec le code du démarrage',
    example: '/concert admin ABCD-2345',
    args: {
      code: { label: 'Code', help: 'Le code affiché au démarrage', names: ['code'] },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  profile: {
    verb: 'profil',
    aliases: ['moi'],
    label: 'Mon profil',
    help: 'Mon nom, ma structure, ma langue',
    example: '/concert profil',
    args: {},
  },
  name: {
    verb: 'nom',
    aliases: [],
    label: 'Mon nom',
    help: 'Changer le nom affiché à côté de mes idées',
    example: '/concert nom Camille Durand',
    notice: 'Votre nom est vu par les membres de la concertation.',
    submit: 'Enregistrer',
    args: { name: { label: 'Nom', help: 'Prénom et nom, ou le nom d’usage', names: ['nom'] } },
  },
  organisation: {
    verb: 'structure',
    aliases: ['organisation'],
    label: 'Ma structure',
    help: 'Au nom de quelle structure je parle',
    example: '/concert structure URIOPSS Hauts-de-France',
    notice: 'Le nom de votre structure est vu par les membres de la concertation.',
    submit: 'Enregistrer',
    args: {
      name: { label: 'Structure', help: 'Le nom de votre structure, ou « aucune »', names: ['structure', 'nom'] },
    },
  },
  language: {
    verb: 'langue',
    aliases: [],
    label: 'Ma langue',
    help: 'La langue des messages qui me sont adressés',
    example: '/concert langue français',
    submit: 'Enregistrer',
    args: {
      language: {
        label: 'Langue',
        help: 'Français ou anglais',
        names: ['langue'],
        options: { fr: 'français', en: 'anglais' },
      },
    },
  },
  members: {
    verb: 'membres',
    aliases: ['equipe'],
    label: 'L’équipe',
    help: 'Qui organise, qui anime, qui est membre',
    example: '/concert membres',
    args: {},
  },
  appoint: {
    verb: 'nommer',
    aliases: ['designer'],
    label: 'Confier un rôle',
    help: 'Coordination, animation, membre ou invité',
    example: '/concert nommer Camille animation',
    notice: 'La personne et l’équipe d’animation le voient.',
    submit: 'Confier ce rôle',
    args: {
      person: { label: 'Personne', help: 'Son nom, tel que le bot le connaît', names: ['personne'] },
      role: {
        label: 'Rôle',
        help: 'Coordination, animation, membre ou invité',
        names: ['rôle'],
        options: {
          coordinator: 'coordination',
          facilitator: 'animation',
          member: 'membre',
          guest: 'invité',
        },
      },
    },
  },
  relieve: {
    verb: 'relever',
    aliases: [],
    label: 'Retirer un rôle',
    help: 'Retirer à quelqu’un un rôle confié',
    example: '/concert relever Camille animation',
    notice: 'La personne et l’équipe d’animation le voient.',
    submit: 'Retirer ce rôle',
    args: {
      person: { label: 'Personne', help: 'Son nom, tel que le bot le connaît', names: ['personne'] },
      role: {
        label: 'Rôle',
        help: 'Coordination, animation, membre ou invité',
        names: ['rôle'],
        options: {
          coordinator: 'coordination',
          facilitator: 'animation',
          member: 'membre',
          guest: 'invité',
        },
      },
    },
  },
  'account link': {
    verb: 'relier',
    aliases: ['relier-compte'],
    label: 'Relier un autre compte',
    help: 'N’être qu’une personne sur deux messageries',
    example: '/concert relier',
    args: { code: { label: 'Code', help: 'Le code montré sur votre autre compte', names: ['code'] } },
  },
  'account confirm': {
    verb: 'confirmer-compte',
    aliases: [],
    label: 'Confirmer la réunion de deux comptes',
    help: 'Confirmer que ces deux comptes sont les miens',
    example: '',
    args: { link: { label: 'Demande', help: 'La demande à confirmer' } },
  },
  'account refuse': {
    verb: 'refuser-compte',
    aliases: [],
    label: 'Refuser de réunir deux comptes',
    help: 'Laisser deux comptes séparés',
    example: '',
    args: { link: { label: 'Demande', help: 'La demande à refuser' } },
  },
  'account gather': {
    verb: 'rassembler-compte',
    aliases: [],
    label: 'Rassembler ce qui est arrivé pendant la réunion',
    help: 'Ce qui est arrivé pendant la réunion de comptes',
    example: '',
    args: { link: { label: 'Demande', help: 'La réunion de comptes' } },
  },
  organisations: {
    verb: 'structures',
    aliases: ['organisations-participantes'],
    label: 'Les structures',
    help: 'Les structures qui participent, et leur collège',
    example: '/concert structures',
    args: {},
  },
  colleges: {
    verb: 'colleges',
    aliases: [],
    label: 'Les collèges',
    help: 'Quelle structure est dans quel collège',
    example: '/concert colleges',
    args: {},
  },
  'college add': {
    verb: 'college',
    aliases: ['nouveau-college'],
    label: 'Ajouter des collèges',
    help: 'Ajouter un collège, ou plusieurs à la fois',
    example: '/concert college Associations, Coopératives, Mutuelles',
    notice: 'Les collèges sont vus par les membres de la concertation. Personne n’est notifié.',
    submit: 'Ajouter',
    args: { name: { label: 'Nom', help: 'Un nom par ligne, ou séparés par des virgules', names: ['nom', 'noms'] } },
  },
  'college withdraw': {
    verb: 'retirer-college',
    aliases: [],
    label: 'Retirer un collège',
    help: 'Retirer un collège ; ses structures restent',
    example: '/concert retirer-college Mutuelles',
    notice: 'Les collèges sont vus par les membres de la concertation. Personne n’est notifié.',
    submit: 'Retirer',
    args: { name: { label: 'Nom', help: 'Le nom du collège, ou de plusieurs', names: ['nom', 'noms'] } },
  },
  'college assign': {
    verb: 'affecter',
    aliases: ['classer-structure'],
    label: 'Affecter une structure à un collège',
    help: 'Dire dans quel collège est une structure',
    example: '/concert affecter URIOPSS ; collège : Associations',
    notice: 'Les collèges sont vus par les membres de la concertation. Personne n’est notifié.',
    submit: 'Affecter',
    args: {
      organisation: {
        label: 'Structure',
        help: 'Son nom ; plusieurs, un par ligne',
        names: ['structure', 'structures'],
      },
      college: { label: 'Collège', help: 'Son nom, ou « aucun »', names: ['collège'] },
      confirmed: { label: 'Confirmé', help: 'Oui pour ajouter une structure nouvelle', names: ['confirmation'] },
    },
  },
  'college restore': {
    verb: 'retablir-college',
    aliases: [],
    label: 'Remettre des structures dans leur collège',
    help: 'Remettre des structures où elles étaient',
    example: '',
    args: {
      organisations: { label: 'Structures', help: 'Les structures' },
      colleges: { label: 'Collèges', help: 'Le collège de chacune' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  linkAccount: 'Relier un autre compte',
  linkGiveUp: 'Renoncer',
  linkRefuse: 'Refuser',
  seeColleges: 'Voir les collèges',
  seeOrganisations: 'Voir les structures',
  addCollege: 'Ajouter des collèges',
  assignCollege: 'Affecter une structure',
  chooseCollege: 'Choisir le collège',
  addOrganisation: 'L’ajouter',
}

export const refusals = {
  linkCodeWrong: () =>
    'Ce code n’est pas le bon. Relisez-le sur votre autre compte, ou envoyez-y « /concert relier » pour en avoir un nouveau.',
  linkCodeUsed: () =>
    'Ce code a déjà servi. Sur votre autre compte, envoyez « /concert relier » pour en avoir un nouveau.',
  linkCodeOver: () =>
    'Ce code n’est plus valable : il ne sert que quinze minutes. Sur votre autre compte, envoyez « /concert relier » pour en avoir un nouveau.',
  linkOwnCode: () =>
    'Ce code vient de ce compte-ci. Ouvrez votre autre compte et envoyez-y « /concert relier » suivi de ce code.',
  linkSamePerson: () => 'Ces deux comptes sont déjà réunis : « /concert profil » montre tous vos comptes.',
  linkDone: () => 'C’est déjà fait : ces deux comptes sont réunis. « /concert profil » montre tous vos comptes.',
  linkOver: () =>
    'Cette demande n’est plus valable, et rien n’a changé. Pour recommencer, envoyez « /concert relier » sur un de vos comptes.',
  linkOtherFirst: () => 'Confirmez d’abord sur l’autre compte, celui où vous avez écrit le code.',
  hasCollege: (v: { college: string }) =>
    `Le collège « ${v.college} » existe déjà : « /concert colleges » les montre tous.`,
  tooManyColleges: (v: { max: number }) =>
    `Une concertation a ${v.max} collèges au plus. Retirez-en un avec « /concert retirer-college » suivi de son nom.`,
  noCollege: () =>
    'Cette concertation n’a pas encore de collège. La coordination les ajoute avec « /concert college » suivi de leurs noms.',
  noSuchCollege: (v: { college: string; names: string }) =>
    `Il n’y a pas de collège « ${v.college} ». Choisissez parmi : ${v.names}.`,
  severalColleges: (v: { college: string; names: string }) =>
    `Plusieurs collèges commencent par « ${v.college} » : ${v.names}. Écrivez le nom en entier.`,
  inCollegeAlready: (v: { organisation: string; college: string }) =>
    `C’est déjà le cas : ${v.organisation} est dans le collège « ${v.college} ».`,
  inNoCollege: (v: { organisation: string }) => `${v.organisation} n’est dans aucun collège : il n’y a rien à changer.`,
}

export const words = {
  people: {
    claimed: (name: string) =>
      `Bonjour ${name}, vous administrez maintenant ce bot. Prochaine étape : créer une concertation et ses organisateurs.`,
    claimConfirm:
      'Vous gérez cet espace : vous pouvez administrer ce bot. Vous pourrez créer des concertations et confier des rôles. Confirmez-vous ?',
    profileTitle: (name: string) => `Votre profil : ${name}`,
    organisation: 'Structure',
    noOrganisation: 'à préciser',
    language: 'Langue',
    languages: { fr: 'français', en: 'anglais' },
    automatic: 'celle de votre messagerie',
    accounts: 'Comptes',
    thisAccount: (platform: string) => `${platform} (celui-ci)`,
    platforms: {
      slack: 'Slack',
      discord: 'Discord',
      matrix: 'Matrix',
      web: 'page web',
      console: 'console',
    } as Readonly<Record<string, string>>,
    role: 'Rôles',
    noRole: 'participation',
    renamed: (name: string) => `C’est noté : vous apparaissez sous le nom de ${name}.`,
    organised: (name: string) => `C’est noté. Votre structure : ${name}.`,
    unorganised: 'C’est noté : vous parlez en votre nom.',
    existing: (name: string, typed: string) => `« ${typed} » était déjà connue sous le nom de ${name}.`,
    spoken: 'C’est noté : je vous parle en français.',
    team: (title: string) => `L’équipe de « ${title} »`,
    teamNobody: 'Personne n’a encore de rôle dans cette concertation.',
    appointed: (person: string, role: string) => `${person} a maintenant ce rôle : ${role}.`,
    relieved: (person: string, role: string) => `${person} n’a plus ce rôle : ${role}.`,
    replaced: (role: string) => `Ce rôle remplace le précédent : ${role}.`,
    none: ['aucune', 'aucun', 'none', 'personne'] as readonly string[],
    notice: (organisers: string) =>
      `Vos données : vos idées, votre nom et votre structure servent à cette concertation, organisée par ${organisers}. Vous pouvez les faire corriger ou effacer en écrivant à l’équipe d’animation.`,
  },

  linking: {
    codeTitle: 'Relier un autre compte',
    codeIs: (code: string): readonly (string | { readonly strong: string })[] => ['Votre code : ', { strong: code }],
    codeHow: (code: string): readonly (string | { readonly code: string })[] => [
      'Sur votre autre compte, écrivez-moi en privé : ',
      { code: `/concert relier ${code}` },
    ],
    codeUntil: (time: string) =>
      `Il sert une seule fois, jusqu’à ${time}. Ne le donnez à personne : il ne sert qu’à réunir vos propres comptes.`,
    claimTitle: (person: string) => `Réunir ce compte avec celui de ${person} ?`,
    askTitle: (person: string, platform: string) => `${person} (${platform}) demande à rejoindre votre compte`,
    other: 'L’autre compte',
    where: (person: string, platform: string) => `${person}, sur ${platform}`,
    name: 'Votre nom sera',
    organisation: 'Votre structure sera',
    organisationLater: 'à préciser',
    comes: 'Ce qui vient avec',
    ideas: (count: number) => n(count, 'idée', 'idées'),
    votes: (count: number) => n(count, 'vote', 'votes'),
    roles: (names: string) => `ces rôles : ${names}`,
    nothing: 'rien pour le moment',
    means:
      'Idées, votes, réponses et rôles sont mis en commun, rien n’est perdu. Si vos deux comptes ont voté au même vote encore ouvert, seul le choix le plus récent compte.',
    final: 'Cela ne peut pas être annulé. Ne confirmez que si ces deux comptes sont les vôtres.',
    waiting: (person: string, time: string) =>
      `C’est confirmé de ce côté. J’ai écrit en privé à votre autre compte, ${person} : confirmez-y avant ${time}.`,
    joined: (person: string) => `Vos comptes sont réunis : vous êtes ${person} sur chacun d’eux.`,
    refused: 'C’est noté : rien n’a changé, et ce code ne sert plus.',
    refusedThere: (person: string) =>
      `La réunion de vos comptes est abandonnée sur l’autre compte, ${person}. Rien n’a changé.`,
  },

  colleges: {
    title: (title: string) => `Les collèges de « ${title} »`,
    none: 'Aucun collège n’est encore défini.',
    noneNext: 'La coordination les ajoute avec « /concert college » suivi de leurs noms.',
    empty: 'aucune structure',
    without: (count: number) => `Sans collège (${count}) :`,
    allPlaced: 'Chaque structure a son collège.',
    added: (names: string, count: number) =>
      count > 1 ? `Collèges ajoutés : ${names}.` : `Collège ajouté : ${names}.`,
    withdrawn: (names: string) => `Retiré : ${names}. Les structures qui y étaient sont maintenant sans collège.`,
    which: (names: string) => `Dans quel collège : ${names} ?`,
    assigned: (names: string, college: string) => `C’est noté : ${names}, dans le collège « ${college} ».`,
    unassigned: (names: string) => `C’est noté : ${names}, sans collège.`,
    restored: 'C’est remis comme avant.',
    unknown: (name: string) => `Je ne connais pas encore de structure « ${name} ».`,
    unknownNear: (names: string) => `Vouliez-vous dire ${names} ?`,
    unknownNext: 'Si le nom est juste, je l’ajoute et je l’affecte.',
    organisations: (title: string, count: number) => `« ${title} » : ${n(count, 'structure', 'structures')}`,
    organisationsNone:
      'Aucune structure n’est encore connue ici. Dites la vôtre avec « /concert structure » suivi de son nom.',
    people: (count: number) => n(count, 'personne', 'personnes'),
    noCollege: 'sans collège',
  },
}
