/** Every sentence that we say, in French: the source. Written with ordinary spaces; `spaced` puts the others. */

import { plural } from '../views/format.ts'
import type { Rich } from '../views/view.ts'
import { type IntentWords, spaced } from './words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

const intents = {
  panel: {
    verb: 'panneau',
    aliases: ['accueil'],
    label: 'Panneau',
    help: 'Où nous en sommes, et ce que je peux faire ici',
    example: '/concert',
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
    },
  },
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
    help: 'Qui organise et qui anime la concertation',
    example: '/concert membres',
    args: {},
  },
  appoint: {
    verb: 'nommer',
    aliases: ['designer'],
    label: 'Confier un rôle',
    help: 'Confier à quelqu’un la coordination, l’animation',
    example: '/concert nommer Camille animation',
    notice: 'La personne et l’équipe d’animation le voient.',
    submit: 'Confier ce rôle',
    args: {
      person: { label: 'Personne', help: 'Son nom, tel que le bot le connaît', names: ['personne'] },
      role: {
        label: 'Rôle',
        help: 'Coordination ou animation',
        names: ['rôle'],
        options: { coordinator: 'coordination', facilitator: 'animation' },
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
        help: 'Coordination ou animation',
        names: ['rôle'],
        options: { coordinator: 'coordination', facilitator: 'animation' },
      },
    },
  },
  create: {
    verb: 'creer',
    aliases: ['nouvelle'],
    label: 'Créer une concertation',
    help: 'Ouvrir une concertation avec ses organisateurs',
    example: '/concert creer ESS à 10 ans ; organisateurs : Région, CRESS, État',
    notice: 'Le titre et les organisateurs sont vus par tous les participants. Personne n’est notifié.',
    submit: 'Créer la concertation',
    args: {
      title: { label: 'Titre', help: 'Le nom que tout le monde verra', names: ['titre'] },
      organisers: {
        label: 'Organisateurs',
        help: 'Les structures qui organisent, séparées par des virgules',
        names: ['organisateurs', 'organisateur', 'organisatrices'],
      },
      until: {
        label: 'Fin du recueil',
        help: 'Facultatif : « fin du mois », « 3 juillet 18h »',
        names: ['fin', "jusqu'au", 'fin du recueil'],
      },
    },
  },
  link: {
    verb: 'salon',
    aliases: ['rattacher'],
    label: 'Rattacher ce salon',
    help: 'Rattacher ce salon à une concertation',
    example: '/concert salon ESS à 10 ans',
    args: { title: { label: 'Concertation', help: 'Son titre, ou le début de son titre', names: ['titre'] } },
  },
  unlink: {
    verb: 'detacher',
    aliases: [],
    label: 'Détacher ce salon',
    help: 'Ce salon ne sera plus rattaché',
    example: '/concert detacher',
    args: {},
  },
  switch: {
    verb: 'concertation',
    aliases: [],
    label: 'Choisir la concertation',
    help: 'En privé : de quelle concertation je parle',
    example: '/concert concertation ESS à 10 ans',
    args: { title: { label: 'Concertation', help: 'Son titre, ou le début de son titre', names: ['titre'] } },
  },
  intake: {
    verb: 'recueil',
    aliases: [],
    label: 'Fin du recueil',
    help: 'Jusqu’à quand les idées sont recueillies',
    example: '/concert recueil 3 juillet 18h',
    notice: 'La date est annoncée dans tous les salons rattachés, avec un rappel la veille.',
    submit: 'Annoncer cette date',
    args: {
      until: { label: 'Fin du recueil', help: '« 3 juillet 18h », « fin du mois », « dans 15 jours »', names: ['fin'] },
    },
  },
  'intake open': {
    verb: 'rouvrir',
    aliases: [],
    label: 'Recueil sans date de fin',
    help: 'Recueillir les idées sans date de fin',
    example: '/concert rouvrir',
    args: {},
  },
  'intake remind': {
    verb: 'rappel-recueil',
    aliases: [],
    label: 'Rappel de fin du recueil',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'intake end': {
    verb: 'fin-recueil',
    aliases: [],
    label: 'Fin du recueil',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'intake restore': {
    verb: 'retablir-recueil',
    aliases: [],
    label: 'Rétablir la fin du recueil',
    help: '',
    example: '',
    args: { until: { label: '', help: '' } },
  },
  'idea submit': {
    verb: 'idee',
    aliases: ['proposer', 'deposer'],
    label: 'Déposer une idée',
    help: 'Déposer une idée, avec vos mots',
    example: '/idee Mutualiser un poste de comptable',
    notice: 'Visible par les personnes de ce salon et par l’équipe d’animation. Personne n’est notifié.',
    submit: 'Déposer',
    args: {
      text: { label: 'Votre idée', help: 'Une idée à la fois, en une ou deux phrases', names: ['texte', 'idee'] },
    },
  },
  ideas: {
    verb: 'idees',
    aliases: ['chercher'],
    label: 'Voir les idées',
    help: 'Toutes les idées, ou celles qui contiennent un mot',
    example: '/concert idees comptable',
    args: { search: { label: 'Mot', help: 'Un mot à chercher (facultatif)', names: ['mot'] } },
  },
  'idea mine': {
    verb: 'mes-idees',
    aliases: ['mesidees', 'miennes'],
    label: 'Mes idées',
    help: 'Mes idées, à modifier ou à retirer',
    example: '/concert mes-idees',
    args: {},
  },
  'idea edit': {
    verb: 'modifier',
    aliases: ['corriger'],
    label: 'Modifier une idée',
    help: 'Récrire une de mes idées',
    example: '/concert modifier 42 Mutualiser deux postes',
    notice: 'Le nouveau texte remplace l’ancien partout ; l’ancien est gardé dans l’historique.',
    submit: 'Enregistrer',
    args: {
      number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] },
      text: { label: 'Nouveau texte', help: 'Votre idée, récrite', names: ['texte'] },
    },
  },
  'idea withdraw': {
    verb: 'retirer',
    aliases: [],
    label: 'Retirer une idée',
    help: 'Retirer une de mes idées',
    example: '/concert retirer 42',
    submit: 'Retirer',
    args: { number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] } },
  },
  'idea restore': {
    verb: 'retablir',
    aliases: [],
    label: 'Rétablir une idée',
    help: 'Remettre une idée que j’avais retirée',
    example: '/concert retablir 42',
    submit: 'Rétablir',
    args: { number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] } },
  },
  'idea revert': {
    verb: 'revenir',
    aliases: [],
    label: 'Revenir au texte d’avant',
    help: '',
    example: '',
    args: { idea: { label: '', help: '' }, text: { label: '', help: '' } },
  },
  'idea audience': {
    verb: 'visible',
    aliases: ['qui-voit'],
    label: 'Qui voit cette idée ?',
    help: 'Qui peut voir une idée',
    example: '/concert visible 42',
    args: { number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] } },
  },
} satisfies Record<string, IntentWords>

const source = {
  intents,

  roles: {
    everyone: 'tout le monde',
    administrator: 'l’administration du bot',
    coordinator: 'la coordination',
    facilitator: 'l’animation',
  },
  roleNames: {
    administrator: 'Administration',
    coordinator: 'Coordination',
    facilitator: 'Animation',
    member: 'Membre',
    guest: 'Invité',
  },

  buttons: {
    send: 'Envoyer',
    resumeText: 'Reprendre mon texte',
    help: 'Aide',
    panel: 'Panneau',
    submitIdea: 'Déposer une idée',
    submitThisIdea: 'Déposer comme idée',
    seeIdeas: 'Voir les idées',
    myIdeas: 'Mes idées',
    edit: 'Modifier',
    withdraw: 'Retirer',
    restore: 'Rétablir',
    audience: 'Qui la voit ?',
    undo: 'Annuler',
    confirm: 'Confirmer',
    profile: 'Mon profil',
    name: 'Changer mon nom',
    organisation: 'Dire ma structure',
    changeOrganisation: 'Changer de structure',
    language: 'Changer de langue',
    admin: 'Administrer ce bot',
    create: 'Créer une concertation',
    link: 'Rattacher ce salon',
    unlink: 'Détacher ce salon',
    members: 'L’équipe',
    appoint: 'Confier un rôle',
    intake: 'Fixer la fin du recueil',
    chooseConcertation: 'Choisir la concertation',
    more: 'Autre chose',
    yes: 'Oui',
  },

  /** One sentence that says what to do. What the person typed is given back below it. */
  refusals: {
    unknownIntent: () =>
      'Cette commande n’existe pas ou n’est pas ouverte ici. « /concert aide » dit ce que vous pouvez faire.',
    notAllowed: (v: { verb: string; role: string }) =>
      `« ${v.verb} » est réservé à ${v.role}. Demandez-le à cette équipe : « /concert membres » dit qui elle est.`,
    noConcertation: (v: { place: string }) =>
      `Le salon ${v.place} n’est rattaché à aucune concertation. Demandez à l’équipe d’animation de le rattacher avec « /concert salon ».`,
    noConcertationKept: (v: { place: string }) =>
      `Le salon ${v.place} n’est rattaché à aucune concertation : rien n’est perdu, votre texte est ci-dessous. Envoyez-le dans un salon de la concertation, ou demandez à l’équipe de rattacher celui-ci.`,
    noConcertationInDm: () =>
      'Je ne sais pas encore de quelle concertation vous parlez. Choisissez-la ci-dessous, ou écrivez-moi d’abord dans un de ses salons.',
    badArgument: (v: { label: string }) => `Je n’ai pas compris « ${v.label} ». Écrivez-le autrement.`,
    tooLong: (v: { label: string; length: number; max: number }) =>
      `« ${v.label} » compte ${v.length} caractères, le maximum est ${v.max}. Raccourcissez-le, ou séparez-le en plusieurs envois.`,
    tooShort: (v: { label: string; min: number }) =>
      `« ${v.label} » est trop court : écrivez au moins ${n(v.min, 'caractère', 'caractères')}.`,
    notANumber: (v: { label: string; text: string }) =>
      `« ${v.text} » n’est pas un numéro. Écrivez « ${v.label} » en chiffres, par exemple 42.`,
    numberOutOfRange: (v: { label: string; min: number; max: number }) =>
      `« ${v.label} » va de ${v.min} à ${v.max}. Choisissez un nombre entre les deux.`,
    notAnOption: (v: { label: string; text: string; options: string }) =>
      `« ${v.text} » ne convient pas pour « ${v.label} ». Choisissez parmi : ${v.options}.`,
    notAnOptionGuess: (v: { label: string; text: string; guess: string; options: string }) =>
      `« ${v.text} » ne convient pas pour « ${v.label} ». Vouliez-vous dire « ${v.guess} » ? Choix possibles : ${v.options}.`,
    notYesNo: (v: { label: string; text: string }) =>
      `« ${v.text} » ne convient pas pour « ${v.label} » : répondez oui ou non.`,
    notADate: (v: { label: string; text: string }) =>
      `« ${v.text} » n’est pas une date possible pour « ${v.label} ». Écrivez par exemple « 3 juillet 14h », « jeudi » ou « fin du mois ».`,
    surplus: (v: { verb: string; text: string }) =>
      `« ${v.verb} » ne prend pas « ${v.text} ». Envoyez « /concert aide » pour voir comment l’écrire.`,
    stalePress: () => 'Ce bouton n’est plus valable. Envoyez « /concert » pour repartir de la situation d’aujourd’hui.',
    notYourMessage: () => 'Ce message s’adresse à une autre personne. Envoyez « /concert » pour avoir le vôtre.',
    tooFast: (v: { seconds: number }) =>
      `Vous allez plus vite que moi : ceci n’est pas enregistré. Renvoyez-le dans ${n(v.seconds, 'seconde', 'secondes')}.`,
    busy: () =>
      'Plusieurs personnes ont agi en même temps que vous : ceci n’est pas enregistré. Envoyez-le de nouveau.',
    otherBody: () =>
      'Ce message porte le numéro d’un autre déjà reçu : il est refusé. Envoyez-le de nouveau comme un nouveau message.',
    wrongCode: () =>
      'Ce code n’est pas le bon, ou il a déjà servi. Relisez-le au démarrage du bot, ou demandez-en un avec « npm run cli -- admin-code ».',
    hasAdministrator: () =>
      'Ce bot a déjà une administration. Demandez-lui un rôle : « /concert membres » dit qui elle est.',
    codeNeeded: () =>
      'Il me faut le code de première mise en route : écrivez « /concert admin » suivi du code affiché au démarrage du bot.',
    noSuchIdea: (v: { number: number }) =>
      `Il n’y a pas d’idée n° ${v.number} ici. « /concert idees » les montre toutes.`,
    notYourIdea: (v: { number: number }) =>
      `L’idée n° ${v.number} est celle de quelqu’un d’autre : seule cette personne peut la modifier ou la retirer.`,
    ideaWithdrawn: (v: { number: number }) =>
      `L’idée n° ${v.number} a été retirée. Rétablissez-la d’abord avec « /concert retablir ${v.number} ».`,
    ideaActive: (v: { number: number }) => `L’idée n° ${v.number} est en place : il n’y a rien à rétablir.`,
    sameText: (v: { number: number }) => `C’est déjà le texte de l’idée n° ${v.number} : il n’y a rien à changer.`,
    intakeClosed: (v: { since: string }) =>
      `Le recueil est clos depuis le ${v.since} : rien n’est perdu, votre texte est ci-dessous. Demandez à la coordination de le prolonger.`,
    pastDate: (v: { label: string; moment: string }) =>
      `« ${v.label} » est déjà passé : ${v.moment}. Donnez une date à venir.`,
    intakeAlreadyOpen: () => 'Le recueil n’a pas de date de fin : il n’y a rien à rouvrir.',
    titleTaken: (v: { title: string }) => `Une concertation s’appelle déjà « ${v.title} ». Donnez un autre titre.`,
    noOrganiser: () => 'Nommez au moins une structure organisatrice, par exemple « organisateurs : Région, CRESS ».',
    tooManyOrganisers: (v: { max: number }) =>
      `Une concertation a ${v.max} structures organisatrices au plus. Gardez les principales.`,
    noSuchConcertation: (v: { title: string }) =>
      `Je ne connais pas de concertation « ${v.title} ». Vérifiez son titre, ou choisissez-la ci-dessous.`,
    noConcertationYet: () =>
      'Je ne vous connais encore dans aucune concertation. Écrivez-moi d’abord dans un de ses salons.',
    severalConcertations: (v: { title: string }) =>
      `Plusieurs concertations commencent par « ${v.title} ». Écrivez le titre en entier.`,
    onlyInRoom: () => 'Un salon se rattache depuis ce salon : ouvrez-le et envoyez-y « /concert salon ».',
    onlyInDm: () => 'Cela se choisit en privé : envoyez-moi la même commande en message privé.',
    alreadyLinked: (v: { place: string; title: string }) =>
      `Le salon ${v.place} est déjà rattaché à « ${v.title} ». Détachez-le d’abord avec « /concert detacher ».`,
    notLinked: (v: { place: string }) =>
      `Le salon ${v.place} n’est rattaché à aucune concertation : il n’y a rien à détacher.`,
    noSuchPerson: (v: { person: string }) =>
      `Je ne connais personne du nom de « ${v.person} » ici. La personne doit d’abord avoir écrit au bot ; vérifiez aussi son nom.`,
    severalPersons: (v: { person: string; names: string }) =>
      `Plusieurs personnes correspondent à « ${v.person} » : ${v.names}. Écrivez le nom en entier.`,
    hasRole: (v: { person: string; role: string }) => `${v.person} a déjà ce rôle : ${v.role}.`,
    hasNotRole: (v: { person: string; role: string }) =>
      `${v.person} n’a pas ce rôle : ${v.role}. « /concert membres » montre l’équipe.`,
    lastCoordinator: () =>
      'C’est la dernière personne à la coordination : confiez d’abord ce rôle à quelqu’un d’autre.',
    nothingToUndo: () =>
      'Je ne vois rien de vous à annuler ici depuis dix minutes. Pour une idée plus ancienne : « /concert mes-idees ».',
    undoImpossible: () => 'La situation a changé depuis : cet acte ne peut plus être annulé ainsi.',
    unknownVerb: (v: { verb: string }) =>
      `Je ne connais pas « ${v.verb} ». Choisissez dans la liste de « /concert aide ».`,
  } as Record<string, (v: never) => string>,

  answers: {
    unknown: (word: string) => `Je ne connais pas « ${word} ».`,
    guess: (verbs: string) => `Vouliez-vous dire ${verbs} ?`,
    unknownNoGuess: 'Envoyez « /concert aide » pour voir ce que vous pouvez faire ici.',
    yourText: 'Votre texte',
    talk: 'Je n’enregistre que ce que vous me demandez d’enregistrer. Que dois-je faire de ce message ?',
    late: 'Non enregistré : je n’arrive pas à joindre ma base de données. Voici votre texte, renvoyez-le dans quelques minutes.',
    unsure:
      'Je n’ai pas encore la confirmation que votre message est enregistré. Ne le renvoyez pas : je vous réponds ici dès que je le sais. Par sécurité, voici votre texte.',
    apology: (short: string) =>
      `Une erreur de ma part : ce message n’est pas enregistré. Voici votre texte. Si cela se répète, donnez le repère ${short} à la personne qui gère le bot.`,
    or: 'ou',
  },

  sandbox: 'Essai : rien de ceci n’est réel.',

  boot: {
    ready: (store: string) => `Concertess est prêt. ${store}`,
    embedded: (dir: string) => `Les données sont dans le dossier ${dir}.`,
    server: 'Les données sont sur votre serveur PostgreSQL.',
    memory: 'Rien n’est gardé : tout s’efface à la fin.',
    adminCode: (code: string) =>
      `Ce bot n’a pas encore d’administration. Code à usage unique : ${code} (à écrire au bot : /concert admin ${code})`,
    noPlatform:
      'Aucune messagerie n’est encore branchée. Pour essayer tout de suite : npm run console. Pour administrer : npm run cli -- doctor.',
    standby: 'Un autre Concertess travaille déjà sur cette base : j’attends, prêt à prendre le relais.',
    stopping: 'Arrêt demandé : je termine ce qui est en cours.',
    stopped: 'Concertess est arrêté. Rien n’est perdu.',
    lostStore:
      'La base de données ne répond plus comme il faut : je m’arrête. Redémarrez ; ce qui a été confirmé est gardé.',
    lostLead: 'La base de données est passée à un autre Concertess : je m’arrête pour ne rien écrire en double.',
    held: (dir: string, pid: string, what: string) =>
      `Le dossier ${dir} est déjà utilisé par un autre Concertess (${what}, processus ${pid}). Arrêtez-le d’abord, ou parlez-lui avec « npm run cli ».`,
    refused: {
      'store.unreachable': 'Le serveur PostgreSQL ne répond pas. Vérifiez DATABASE_URL et que le serveur est démarré.',
      'store.old-server': 'Ce serveur PostgreSQL est trop ancien : il faut la version 15 ou plus récente.',
      'store.other-version':
        'Ces données ont été créées par une autre version de la base embarquée. Restaurez une sauvegarde avec « npm run cli -- restore ».',
      'store.initialisation-failed':
        'La base embarquée n’a pas pu être créée. Vérifiez la place sur le disque et les droits sur le dossier.',
      'store.unopenable': 'La base embarquée ne s’ouvre pas. Restaurez une sauvegarde avec « npm run cli -- restore ».',
      'store.migration-edited': 'Une migration déjà appliquée a été modifiée. Reprenez le code d’origine.',
      'store.migration-failed':
        'La mise à jour de la base a échoué ; rien n’a changé. Une sauvegarde est dans le dossier backups.',
      'store.migration-unfinished':
        'Une mise à jour de la base est restée inachevée. Restaurez une sauvegarde avec « npm run cli -- restore ».',
      'store.migration-unknown':
        'Cette base a été mise à jour par une version plus récente de Concertess. Installez cette version.',
      'store.migration-missing': 'Il manque une migration à cette version de Concertess. Reprenez le code d’origine.',
      'sandbox.needed':
        'Une horloge fictive demande une base d’essai. Utilisez « --base memory » ou un dossier neuf : « --base essai ».',
      'clock.skew':
        'L’heure de ce serveur et celle de la base diffèrent de plus de cinq secondes. Mettez-les à l’heure.',
      'snapshot.unreadable': 'Ce fichier n’est pas une sauvegarde de Concertess.',
      'snapshot.truncated': 'Cette sauvegarde est incomplète. Prenez-en une autre.',
      'snapshot.altered': 'Cette sauvegarde a été modifiée ou abîmée. Prenez-en une autre.',
      'snapshot.other-migrations':
        'Cette sauvegarde vient d’une version plus récente de Concertess. Installez cette version.',
      'snapshot.not-empty':
        'La base contient déjà des données. Ajoutez --remplacer pour les remplacer (une sauvegarde en est faite avant).',
    },
    config: (names: string) =>
      `Réglages à corriger avant de démarrer : ${names}. Le fichier .env.example les explique.`,
    unexpected: (short: string) =>
      `Erreur inattendue au démarrage (repère ${short}). Le détail est dans le journal technique.`,
    usage:
      'Usage : npm run console -- [--horloge 2011-02-01] [--base memory|dossier|postgres://…] [--langue fr|en] [--nom récit] [--reprendre]',
    badOption: (option: string) => `Je ne comprends pas ${option}.`,
    badClock: (text: string) =>
      `« ${text} » n’est pas une date possible. Écrivez par exemple 2011-02-01 ou 2011-02-01T09:00.`,
    realClock: 'L’horloge n’avance qu’avec --horloge, sur une base d’essai.',
  },

  cli: {
    /** `verb`: what is typed, and so left as it is */
    commands: {
      doctor: {
        verb: 'doctor [--json]',
        help: 'Vérifie que tout va bien, et dit quoi faire sinon',
        more: 'Ne change rien. Le code de retour est 0 quand tout va bien, 1 sinon ; l’option rend la réponse lisible par un programme.',
      },
      backup: {
        verb: 'backup FICHIER [--remplacer]',
        help: 'Écrit une sauvegarde complète dans un fichier',
        more: 'La sauvegarde est relue et vérifiée. Un fichier qui existe déjà n’est remplacé que si vous le demandez. Elle contient tout, y compris les noms : gardez-la en lieu sûr.',
      },
      restore: {
        verb: 'restore FICHIER [--remplacer]',
        help: 'Remet les données d’une sauvegarde',
        more: 'Arrêtez d’abord Concertess. Les données présentes ne sont remplacées que si vous le demandez, et une sauvegarde en est faite avant. Les messages qui attendaient d’être envoyés ne partent pas : personne n’en reçoit deux.',
      },
      export: {
        verb: 'export DOSSIER',
        help: 'Copie tout dans des fichiers lisibles sans Concertess',
        more: 'Pour chaque concertation : les idées (CSV), un graphique par structure, un résumé et le journal vérifiable. Le dossier doit être vide ou nouveau.',
      },
      verify: {
        verb: 'verify JOURNAL',
        help: 'Vérifie qu’un journal exporté n’a pas été modifié',
        more: 'Le fichier journal.jsonl d’un export suffit : ni base de données, ni Concertess en marche. Comparez la tête affichée à celle qui a été publiée.',
      },
      'admin-code': {
        verb: 'admin-code',
        help: 'Donne le code de la première administration',
        more: 'Le code ne sert qu’une fois ; en demander un nouveau annule le précédent.',
      },
      uninstall: {
        verb: 'uninstall DOSSIER [--oui] [--tout]',
        help: 'Exporte tout dans un dossier, puis efface les données',
        more: 'Arrêtez d’abord Concertess. Sans --oui, rien n’est fait : la commande dit ce qu’elle ferait. Les sauvegardes restent, sauf avec --tout.',
      },
    },
    title: 'Administrer Concertess, qu’il soit en marche ou arrêté :',
    lead: 'npm run cli --',
    detail: 'Pour en savoir plus sur une commande : npm run cli -- doctor --help',
    unknown: (word: string) => `Je ne connais pas la commande ${word}.`,
    guess: (names: string) => `Vouliez-vous dire ${names} ?`,
    usage: (line: string) => `Usage : npm run cli -- ${line}`,
    missing: 'Il manque le nom du fichier ou du dossier.',
    tooMany: (words: string) => `Je ne sais pas que faire de ${words}.`,
    running: 'Concertess est en marche. Arrêtez-le d’abord, puis recommencez.',
    elsewhere:
      'Un autre Concertess travaille sur cette base de données, peut-être sur une autre machine. Arrêtez-le d’abord, ou lancez la commande là où il tourne.',
    empty: 'Il n’y a pas encore de données ici. Lancez d’abord Concertess avec npm start.',
    otherUser: 'Concertess tourne sous un autre compte de cette machine : lancez la commande avec ce compte.',
    cutOff:
      'Concertess n’a pas terminé sa réponse : il s’est arrêté ou ne répond plus. Lancez doctor, puis recommencez.',
    notUnderstood: 'Demande refusée : utilisez npm run cli avec la même version de Concertess.',
    unexpected: (reference: string) =>
      `Erreur inattendue (repère ${reference}). Le détail est dans le dossier logs, ou dans la sortie de Concertess.`,
    noFile: (path: string) => `${path} n’existe pas.`,
    notAllowed: (path: string) => `Vous n’avez pas le droit d’utiliser ${path}.`,
    otherKind: (path: string) =>
      `${path} n’est pas ce qui est attendu : un fichier à la place d’un dossier, ou l’inverse.`,
    noRoom: 'Il n’y a plus de place sur le disque. Libérez-en, puis recommencez.',
    counts: (concertations: number, ideas: number, people: number, rows: number) =>
      `${n(concertations, 'concertation', 'concertations')}, ${n(ideas, 'idée', 'idées')}, ${n(people, 'personne', 'personnes')} ; ${n(rows, 'ligne', 'lignes')} en tout.`,

    backup: {
      exists: (file: string) => `${file} existe déjà. Choisissez un autre nom, ou ajoutez --remplacer.`,
      done: (file: string) => `Sauvegarde écrite et vérifiée : ${file}.`,
      differs: 'La sauvegarde relue ne contient pas ce qui a été écrit : ne vous y fiez pas, vérifiez le disque.',
    },

    restore: {
      before: (file: string) => `Les données présentes sont sauvegardées dans ${file}.`,
      spoiled:
        'La base présente ne s’ouvre pas. Ajoutez --remplacer : elle sera gardée de côté, et la sauvegarde prendra sa place.',
      aside: (folder: string) => `La base présente ne s’ouvre pas : elle est gardée de côté dans ${folder}.`,
      done: (moment: string) => `Données remises telles qu’elles étaient : ${moment}.`,
      parked: (count: number) =>
        `${n(count, 'message attendait', 'messages attendaient')} d’être envoyés à ce moment-là : rien ne partira, pour que personne ne reçoive deux fois la même chose.`,
      upgraded: (count: number) =>
        `Sauvegarde d’une version plus ancienne : ${n(count, 'mise à jour', 'mises à jour')} de la base.`,
      sandbox: 'Cette sauvegarde vient d’un essai : chaque message le rappellera.',
      next: 'Vous pouvez relancer Concertess avec npm start.',
    },

    export: {
      notEmpty: (folder: string) => `${folder} n’est pas vide. Choisissez un dossier nouveau.`,
      concertation: (title: string, ideas: number, lines: number) =>
        `« ${title} » : ${n(ideas, 'idée', 'idées')}, journal de ${n(lines, 'ligne', 'lignes')}.`,
      installation: (lines: number) => `Installation : journal de ${n(lines, 'ligne', 'lignes')}.`,
      noPicture: (title: string) =>
        `« ${title} » : le graphique n’a pas pu être dessiné, les chiffres sont dans le résumé.`,
      done: (folder: string) => `Export terminé : ${folder}.`,
      made: 'Export du',
      created: 'Créée le',
      people: 'Personnes ayant déposé une idée',
      withdrawn: 'Idées retirées',
      journal: 'Journal',
      head: (lines: number, hash: string) => `${n(lines, 'ligne', 'lignes')}, tête ${hash}`,
      noJournal: 'aucune ligne',
    },

    verify: {
      intact: (lines: number, head: string) => `Intact, ${n(lines, 'ligne', 'lignes')}, tête ${head}.`,
      empty: 'Intact : ce journal n’a aucune ligne.',
      erased: (count: number) =>
        `${n(count, 'ligne a', 'lignes ont')} un contenu effacé, comme le droit à l’effacement le permet ; la chaîne reste entière.`,
      broken: (count: number) => `Ce journal a été modifié ou abîmé : ${n(count, 'ligne', 'lignes')} en cause.`,
      line: (line: number, why: string) => `Ligne ${line} : ${why}.`,
      more: (count: number) => `Et ${n(count, 'autre ligne', 'autres lignes')}.`,
      why: {
        unreadable: 'illisible',
        order: 'son numéro n’est pas le suivant',
        hash: 'son empreinte ne correspond pas',
        digest: 'son contenu ne correspond pas à son empreinte',
        other: 'elle vient d’un autre journal',
        end: 'la dernière ligne n’est pas celle d’un journal complet',
      },
    },

    code: {
      held: 'Ce bot a déjà une administration : il n’y a pas de code à donner.',
      given: (code: string) => `Code à usage unique : ${code} (à écrire au bot : /concert admin ${code})`,
    },

    uninstall: {
      would: (folder: string) =>
        `Avec --oui, cette commande exporterait d’abord tout dans ${folder}, puis effacerait :`,
      tables: 'les tables de Concertess sur votre serveur PostgreSQL',
      inside: (dir: string) => `Choisissez un dossier d’export hors de ${dir}, qui sera effacé.`,
      and: (items: string) => `Sont effacés : ${items}.`,
      kept: (items: string) => `Reste en place : ${items}.`,
      backups: 'les sauvegardes (ajoutez --tout pour les effacer aussi)',
      broken: 'L’export ne se relit pas : rien n’a été effacé.',
      done: 'Concertess est désinstallé. Vous pouvez supprimer son dossier.',
    },

    doctor: {
      fine: 'OK',
      look: 'À voir',
      allFine: 'Tout va bien.',
      toLook: (count: number) => n(count, 'point à voir.', 'points à voir.'),
      version: (concertess: string, node: string) => `Concertess ${concertess}, Node ${node}.`,
      running: 'Concertess est en marche.',
      notRunning: 'Aucun Concertess n’est en marche ici.',
      place: (dir: string) => `Les données sont dans le dossier ${dir}.`,
      server: (dir: string) => `Les données sont sur votre serveur PostgreSQL, le reste dans le dossier ${dir}.`,
      safe: 'Chaque écriture est sur le disque avant que la réponse ne parte.',
      unsafe: 'Une coupure de courant peut effacer des écritures déjà confirmées.',
      unsafeDo: 'Sur le serveur PostgreSQL, remettez fsync, full_page_writes et synchronous_commit sur on.',
      unsafeDisk: 'Choisissez pour DATA_DIR un dossier d’un disque ordinaire, puis relancez.',
      postgres: (version: string) => `PostgreSQL ${version}.`,
      migrated: 'La base est à jour.',
      pending: (count: number) => `La base attend ${n(count, 'mise à jour', 'mises à jour')}.`,
      pendingDo: 'Relancez Concertess : une sauvegarde est faite avant.',
      skew: (seconds: string) => `L’heure de la base et celle de cette machine diffèrent de ${seconds} s.`,
      skewDo: 'Mettez les deux machines à l’heure : un vote fermerait au mauvais moment.',
      room: (gigabytes: string) => `Place libre sur le disque : ${gigabytes} Go.`,
      roomDo: 'Libérez de la place : sans elle, plus rien ne peut être enregistré.',
      backedUp: (moment: string) => `Dernière sauvegarde : ${moment}.`,
      backupSoon: 'La première sauvegarde sera faite cette nuit.',
      noBackup: 'Aucune sauvegarde.',
      backupDo:
        'Laissez Concertess en marche la nuit (sauvegarde à 3 h 30), ou faites-en une : npm run cli -- backup FICHIER',
      administered: 'Le bot a une administration.',
      noAdministrator: 'Personne n’administre encore ce bot.',
      administratorDo: 'Demandez un code : npm run cli -- admin-code',
      messages: (waiting: number) => `${n(waiting, 'message', 'messages')} en attente d’envoi.`,
      parkedMessages: (parked: number, waiting: number) =>
        `${n(parked, 'message n’a pas pu partir', 'messages n’ont pas pu partir')}, ${waiting} en attente.`,
      parkedMessagesDo: 'Vérifiez que le bot a toujours accès aux salons concernés.',
      duties: (waiting: number) => `${n(waiting, 'rappel programmé', 'rappels programmés')}.`,
      parkedDuties: (parked: number, waiting: number) =>
        `${n(parked, 'rappel a échoué', 'rappels ont échoué')}, ${n(waiting, 'programmé', 'programmés')}.`,
      late: (moment: string) => `Le plus ancien rappel attend depuis : ${moment}.`,
      lateStopped: (moment: string) => `Un rappel était prévu : ${moment}. Il sera fait au démarrage.`,
      dutiesDo: 'Relancez Concertess ; si cela revient, regardez le dossier logs.',
      chained: (lines: number, chains: number) =>
        `${n(chains, 'journal vérifié', 'journaux vérifiés')}, ${n(lines, 'ligne', 'lignes')}.`,
      unsealed: (lines: number) =>
        `${n(lines, 'ligne attend', 'lignes attendent')} d’entrer dans le journal vérifiable.`,
      unchained: (lines: number) => `Le journal ne se vérifie pas : ${n(lines, 'ligne', 'lignes')} en cause.`,
      unchainedDo:
        'Quelqu’un a modifié la base à la main, ou le disque est abîmé : faites un export et demandez conseil.',
      content: (concertations: number, places: number) =>
        `${n(concertations, 'concertation', 'concertations')}, ${n(places, 'salon rattaché', 'salons rattachés')}.`,
      noPlatform: 'Aucune messagerie n’est encore branchée ; la console suffit pour essayer.',
      failed: (what: string) => `Ce point n’a pas pu être vérifié : ${what}.`,
      failedDo: 'Relancez Concertess, puis doctor. Si cela revient, le dossier logs dit pourquoi.',
    },
  },

  unsent: (place: string) =>
    `Je n’arrive plus à écrire dans le salon ${place} : vérifiez que j’y suis encore invité. Le message n’est pas parti :`,

  clock: { away: 'Messages en retard : j’étais à l’arrêt à leur heure.' },

  panel: {
    unbound: (place: string) => `Le salon ${place} n’est rattaché à aucune concertation.`,
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
    waitingOrganisation: 'dire au nom de quelle structure vous parlez',
    waitingLink: 'rattacher un salon pour que les idées arrivent',
    nothingWaiting: 'rien pour le moment',
    inDm: (title: string) => `Vous me parlez de la concertation « ${title} ».`,
  },

  help: {
    title: (place: string) => `Ici, dans le salon ${place}, vous pouvez :`,
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
    accounts: 'Compte',
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
    none: ['aucune', 'aucun', 'none', 'personne'] as readonly string[],
    notice: (organisers: string) =>
      `Vos données : vos idées, votre nom et votre structure servent à cette concertation, organisée par ${organisers}. Vous pouvez les faire corriger ou effacer en écrivant à l’équipe d’animation.`,
  },

  process: {
    created: (title: string) =>
      `La concertation « ${title} » est créée. Prochaine étape : ouvrez le salon où elle se tient et envoyez-y « /concert salon ».`,
    createdHere: (title: string, place: string) =>
      `La concertation « ${title} » est créée. Rattachez-lui le salon ${place} pour recueillir les idées.`,
    linked: (place: string, title: string) => `Le salon ${place} est rattaché à « ${title} ».`,
    linkedAll: (title: string) => `Ce salon accueille la concertation « ${title} ».`,
    linkedHow: (): Rich => [
      'Pour déposer une idée : ',
      { code: '/idee' },
      ' suivi de votre texte. Pour le reste : ',
      { code: '/concert' },
      '.',
    ],
    unlinked: (place: string) => `Le salon ${place} n’est plus rattaché. Les idées déjà reçues sont gardées.`,
    chooseTitle: 'Quelle concertation ?',
    chosen: (title: string) => `D’accord : en privé, vous me parlez maintenant de « ${title} ».`,
    intakeSet: (moment: string, places: number) =>
      `C’est noté : les idées sont recueillies jusqu’au ${moment}. Annoncé dans ${n(places, 'salon', 'salons')}.`,
    intakeAnnounced: (moment: string) => `Les idées sont recueillies jusqu’au ${moment}.`,
    intakeReminder: (moment: string, count: number) =>
      `Dernière ligne droite : le recueil des idées se termine le ${moment}. ${n(count, 'idée reçue', 'idées reçues')} à ce jour.`,
    intakeEnded: (count: number) =>
      `Le recueil des idées est terminé : ${n(count, 'idée reçue', 'idées reçues')}. Merci à toutes et à tous.`,
    intakeNext: 'La suite : l’équipe d’animation lit et rassemble les idées.',
    intakeReopened: 'Les idées sont de nouveau recueillies, sans date de fin.',
    intakeRestored: 'La fin du recueil est rétablie comme avant.',
  },

  ideas: {
    received: (number: number) => `Idée n° ${number} enregistrée`,
    concertation: 'Concertation',
    place: 'Salon',
    organisation: 'Structure',
    noOrganisation: 'à préciser',
    visibility: 'Visible par',
    audience: (places: string, count: number) =>
      `les personnes ${count > 1 ? 'des salons' : 'du salon'} ${places} et l’équipe d’animation`,
    audienceTeam: 'l’équipe d’animation seulement',
    next: 'La suite',
    nextWhat: 'l’équipe d’animation la lit ; vous pouvez la modifier ou la retirer à tout moment',
    posted: (number: number) => `Idée n° ${number}`,
    by: (name: string, organisation: string | undefined) => (organisation ? `${name}, ${organisation}` : name),
    withdrawnCard: (number: number) => `Idée n° ${number} : retirée par la personne qui l’a déposée.`,
    edited: (number: number) => `L’idée n° ${number} est modifiée. L’ancien texte est gardé dans l’historique.`,
    editedMark: 'modifiée',
    withdrawn: (number: number) => `L’idée n° ${number} est retirée. Vous pouvez la rétablir.`,
    restored: (number: number) => `L’idée n° ${number} est rétablie.`,
    reverted: (number: number) => `L’idée n° ${number} a retrouvé son texte d’avant.`,
    listTitle: (count: number) => n(count, 'idée', 'idées'),
    searchTitle: (count: number, word: string) => `${n(count, 'idée', 'idées')} avec « ${word} »`,
    none: 'Aucune idée pour le moment. La première sera peut-être la vôtre.',
    noneFound: (word: string) => `Aucune idée ne contient « ${word} ». Essayez un autre mot, ou le début d’un mot.`,
    mineTitle: (count: number) => `Vos idées (${count})`,
    mineNone: 'Vous n’avez pas encore déposé d’idée ici.',
    withdrawnMark: 'retirée',
    chartTitle: 'Idées par structure',
    chartUnit: 'idées',
    noOrganisationBar: 'Sans structure',
    otherOrganisations: 'Autres structures',
    choose: 'Modifier ou retirer',
    audienceTitle: (number: number) => `Qui voit l’idée n° ${number} ?`,
    audienceSaid: (places: string, count: number) =>
      `Elle est visible par les personnes ${count > 1 ? 'des salons' : 'du salon'} ${places}, et par l’équipe d’animation. Votre nom et votre structure l’accompagnent.`,
    audienceTeamSaid:
      'Elle n’est visible que par l’équipe d’animation : elle a été déposée en privé. Votre nom et votre structure l’accompagnent.',
    audienceWithdrawn: 'Vous seulement : vous l’avez retirée. Son texte reste dans l’historique de la concertation.',
    privateNotice: 'Visible par l’équipe d’animation seulement. Personne n’est notifié.',
  },
}

export type Text = typeof source
export const fr: Text = spaced(source)
