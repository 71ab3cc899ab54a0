/** What is said of people, in French. */
import type { IntentWords } from '../words.ts'
import * as accounts from './people-accounts.ts'
import * as colleges from './people-colleges.ts'
import * as habits from './people-habits.ts'
import * as importing from './people-import.ts'
import * as links from './people-links.ts'
import * as mail from './people-mail.ts'
import * as mine from './people-mine.ts'

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
        help: 'Français, anglais ou automatique',
        names: ['langue'],
        options: { fr: 'français', en: 'anglais', auto: 'automatique' },
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
        said: {
          coordinator: ['coordinatrice', 'coordinateur'],
          facilitator: ['animatrice', 'animateur'],
          guest: ['invitée'],
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
        said: {
          coordinator: ['coordinatrice', 'coordinateur'],
          facilitator: ['animatrice', 'animateur'],
          guest: ['invitée'],
        },
      },
    },
  },
  ...accounts.intents,
  ...colleges.intents,
  ...habits.intents,
  ...importing.intents,
  ...mine.intents,
  ...mail.intents,
  ...links.intents,
} satisfies Record<string, IntentWords>

export const buttons = {
  ...accounts.buttons,
  ...colleges.buttons,
  ...habits.buttons,
  ...importing.buttons,
  ...mine.buttons,
  ...mail.buttons,
  ...links.buttons,
}

export const refusals = {
  ...accounts.refusals,
  ...colleges.refusals,
  ...habits.refusals,
  ...importing.refusals,
  ...mail.refusals,
  ...links.refusals,
}

export const words = {
  people: {
    unnamed: 'Personne sans nom',
    claimed: (name: string) =>
      `Bonjour ${name}, vous administrez maintenant ce bot. Prochaine étape : créer une concertation et ses organisateurs.`,
    claimConfirm:
      'Vous gérez cet espace : vous pouvez administrer ce bot. Vous pourrez créer des concertations et confier des rôles. Confirmez-vous ?',
    profileTitle: (name: string) => `Votre profil : ${name}`,
    nameLabel: 'Nom',
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
      mail: 'courriel',
    } as Readonly<Record<string, string>>,
    role: 'Rôles',
    noRole: 'participation',
    renamed: (name: string) => `C’est noté : vous apparaissez sous le nom de ${name}.`,
    organised: (name: string) => `C’est noté. Votre structure : ${name}.`,
    unorganised: 'C’est noté : vous parlez en votre nom.',
    existing: (name: string, typed: string) => `« ${typed} » était déjà connue sous le nom de ${name}.`,
    spoken: 'C’est noté : je vous parle en français.',
    spokenAuto: 'C’est noté : je vous parle dans la langue de votre messagerie, ou du salon.',
    team: (title: string) => `L’équipe de « ${title} »`,
    teamNobody: 'Personne n’a encore de rôle dans cette concertation.',
    appointed: (person: string, role: string) => `${person} a maintenant ce rôle : ${role}.`,
    relieved: (person: string, role: string) => `${person} n’a plus ce rôle : ${role}.`,
    replaced: (role: string) => `Ce rôle remplace le précédent : ${role}.`,
    askOrganisation: 'Au nom de quelle structure parlez-vous ? « Dire ma structure » le note, rien ne presse.',
    none: ['aucune', 'aucun', 'none', 'personne'] as readonly string[],
    notice: (organisers: string) =>
      `Vos données : vos idées, votre nom et votre structure servent à cette concertation, organisée par ${organisers}. Vous pouvez les faire corriger ou effacer en écrivant à l’équipe d’animation.`,
  },

  ...accounts.words,
  ...colleges.words,
  ...habits.words,
  ...importing.words,
  ...mine.words,
  ...mail.words,
  ...links.words,
}
