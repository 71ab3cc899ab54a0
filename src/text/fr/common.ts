/** What every room says: buttons, refusals, answers of the door, in French. */
import { plural } from '../../views/format.ts'
import { atStart, room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const words = {
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

  /** What is proposed while something is typed. */
  suggestions: {
    thisSession: (label: string) => `Cette réunion : ${label}`,
    here: (label: string) => `Ici : ${label}`,
    verb: (verb: string, help: string) => `${verb} — ${help}`,
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
      `${atStart(room(v.place))} n’est rattaché à aucune concertation. Demandez à l’équipe d’animation de le rattacher avec « /concert salon ».`,
    noConcertationKept: (v: { place: string }) =>
      `${atStart(room(v.place))} n’est rattaché à aucune concertation : rien n’est perdu, votre texte est ci-dessous. Une idée peut aller à la boîte à idées ; le reste se dit dans un salon de la concertation, ou ici quand l’équipe l’aura rattaché.`,
    notForVisitors: () =>
      'Cette page sert à suivre les idées que vous avez envoyées. Pour prendre part à la suite, demandez un lien personnel à l’équipe qui organise.',
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
    impossibleDate: (v: { label: string; text: string; first: string; second: string }) =>
      `« ${v.text} » n’est pas une date possible pour « ${v.label} », et rien n’est enregistré. Écrivez « ${v.first} » ou « ${v.second} ».`,
    eitherDate: (v: { label: string; text: string; first: string; second: string }) =>
      `« ${v.text} » n’est pas une date claire pour « ${v.label} » : elle se lit de deux façons, et rien n’est enregistré. Écrivez « ${v.first} » ou « ${v.second} ».`,
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
      `Le recueil est clos depuis le ${v.since} : rien n’est perdu, votre texte est ci-dessous. La boîte à idées reste ouverte ; la coordination peut aussi prolonger le recueil.`,
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
      `${atStart(room(v.place))} est déjà rattaché à « ${v.title} ». Donnez-lui un autre usage avec « /concert salon atelier : 2 », ou détachez-le avec « /concert detacher ».`,
    notLinked: (v: { place: string }) =>
      `${atStart(room(v.place))} n’est rattaché à aucune concertation : il n’y a rien à détacher.`,
    noSuchPerson: (v: { person: string }) =>
      `Je ne connais personne du nom de « ${v.person} » ici. La personne doit d’abord avoir écrit au bot ; vérifiez aussi son nom.`,
    severalPersons: (v: { person: string; names: string }) =>
      `Plusieurs personnes correspondent à « ${v.person} » : ${v.names}. Écrivez le nom en entier.`,
    hasRole: (v: { person: string; role: string }) =>
      `${v.person} a déjà ce rôle : ${v.role}. « /concert membres » montre l’équipe.`,
    hasNotRole: (v: { person: string; role: string }) =>
      `${v.person} n’a pas ce rôle : ${v.role}. « /concert membres » montre l’équipe.`,
    lastCoordinator: () =>
      'C’est la dernière personne à la coordination : confiez d’abord ce rôle à quelqu’un d’autre.',
    nothingToUndo: () =>
      'Je ne vois rien de vous à annuler ici depuis dix minutes. Pour une idée plus ancienne : « /concert mes-idees ».',
    alreadyUndone: () => 'C’est déjà annulé : rien de plus n’a changé. « /concert » montre où nous en sommes.',
    undoInOrder: () =>
      'Vous avez fait autre chose ici depuis. Écrivez « /concert annuler » : votre dernier acte est repris d’abord, puis celui-ci.',
    undoImpossible: () =>
      'La situation a changé depuis : cet acte ne peut plus être annulé ainsi. « /concert » montre où nous en sommes.',
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

  otherRooms: (count: number) => (count > 1 ? `${count} autres` : 'un autre'),

  unsent: (place: string) =>
    `Je n’arrive plus à écrire dans ${place === '' ? 'un salon dont je ne connais pas le nom' : room(place)} : vérifiez que j’y suis encore invité. Le message n’est pas parti :`,

  unreached: (name: string) =>
    `Je n’arrive plus à écrire en privé à ${name} : ce que j’avais à lui dire n’est pas parti. Prévenez cette personne autrement, et voyez avec elle si elle accepte encore mes messages.`,

  clock: { away: 'Messages en retard : leur heure est passée pendant une pause ou un arrêt.' },
}
