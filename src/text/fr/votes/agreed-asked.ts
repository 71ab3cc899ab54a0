/** What may be asked of the rules of a vote and of statutes: the fields of their forms. In French. */
import type { IntentWords } from '../../words.ts'

const engine = { help: '', example: '', aliases: [] }
const bare = { label: '', help: '' }

const quorum = {
  label: 'Quorum',
  help: 'Combien doivent être là, ou voter, pour que le vote soit valable',
  names: ['quorum'],
  options: {
    none: 'aucun',
    tenth: 'un dixième des inscrits',
    quarter: 'un quart des inscrits',
    third: 'un tiers des inscrits',
    half: 'la moitié des inscrits',
    moreThanHalf: 'plus de la moitié des inscrits',
    other: 'autre, dit dans « Autres règles »',
  },
}
const counted = {
  label: 'Qui compte pour le quorum',
  help: 'Les votants, ou qui est présent à la séance',
  names: ['qui compte', 'base du quorum'],
  options: { voters: 'les votants', present: 'les présents', attending: 'les présents ou représentés' },
}
const colleges = {
  label: 'Vote par collège',
  help: 'À parts égales, ou selon les parts que vous donnez',
  names: ['colleges', 'vote par college'],
  options: { none: 'non', equal: 'à parts égales', shares: 'selon des parts' },
}
const shares = {
  label: 'Part de chaque collège',
  help: '« Réseaux 40, Entreprises 60 »',
  names: ['parts'],
}
const proxies = {
  label: 'Pouvoirs par personne',
  help: 'Combien une même personne peut en porter ; 0 : aucun',
  names: ['pouvoirs', 'procurations'],
}
const sameCollege = {
  label: 'Pouvoirs dans le même collège',
  help: 'Oui : seulement à quelqu’un de son collège',
  names: ['meme college'],
}
const chair = {
  label: 'Présidence',
  help: 'Qui préside ; vide : personne en particulier',
  names: ['presidence', 'presidente', 'president'],
}
const others = {
  label: 'Autres règles',
  help: 'Une par ligne, par exemple « quorum : 20 votants »',
  names: ['autres', 'autres regles'],
}

export const intents = {
  'poll terms': {
    verb: 'regles',
    aliases: ['regles-du-vote', 'regles-vote'],
    label: 'Choisir les règles d’un vote',
    help: 'Quorum, collèges, pouvoirs, présidence d’un vote',
    example: '/concert regles',
    args: {
      poll: {
        label: 'Vote',
        help: 'Son numéro ; sans numéro, le vote d’ici, ou le prochain',
        names: ['vote', 'numero'],
      },
    },
  },
  'poll rules': {
    verb: 'formulaire-regles',
    aliases: [],
    label: 'Règles d’un vote',
    help: 'Quorum, collèges, pouvoirs, présidence d’un vote',
    example: '',
    notice: 'Rien n’est envoyé : vous revenez au vote tel qu’il sera, avec ces règles.',
    submit: 'Revoir le vote',
    args: {
      draft: bare,
      quorum,
      counted,
      roll: {
        label: 'Liste fermée',
        help: 'Oui : seules votent les personnes connues à l’ouverture',
        names: ['liste fermee', 'inscrits'],
      },
      seat: {
        label: 'Une voix par structure',
        help: 'Oui : chaque structure a une voix',
        names: ['une voix par structure'],
      },
      colleges,
      shares,
      mode: {
        label: 'Comment comptent les collèges',
        help: 'En proportion des voix, ou tout à la majorité du collège',
        names: ['mode', 'mode des colleges'],
        options: { proportional: 'proportionnel', majority: 'majoritaire' },
      },
      per: {
        label: 'Part partagée entre',
        help: 'Qui s’est exprimé, ou tous les inscrits du collège',
        names: ['part partagee'],
        options: { expressed: 'les exprimés', enrolled: 'les inscrits' },
      },
      each: {
        label: 'Majorité dans chaque collège',
        help: 'Oui : il faut la majorité dans chacun',
        names: ['majorite dans chaque college'],
      },
      empty: {
        label: 'Collège sans vote',
        help: 'Sa part est perdue, ou le vote n’est pas valable',
        names: ['college sans vote'],
        options: { lost: 'part perdue', invalid: 'vote non valable' },
      },
      proxies,
      sameCollege,
      chair,
      tie: {
        label: 'Ex æquo',
        help: 'Qui départage : l’équipe, la présidence, ou le sort',
        names: ['ex aequo', 'egalite'],
        options: { team: 'équipe', chair: 'présidence', lot: 'tirage au sort' },
      },
      validated: {
        label: 'Résultat validé par la présidence',
        help: 'Oui : la présidence confirme ce qui a été trouvé',
        names: ['validation'],
      },
      early: {
        label: 'Fin dès que tout le monde a voté',
        help: 'Oui : le vote se ferme alors de lui-même',
        names: ['fin des que tout le monde a vote'],
      },
      adding: {
        label: 'Options libres',
        help: 'Oui : qui vote peut ajouter une option',
        names: ['options libres'],
      },
      least: {
        label: 'Choix par personne, au moins',
        help: 'Combien au moins sur un bulletin qui n’est pas blanc',
        names: ['au moins'],
      },
      grades: {
        label: 'Nombre de mentions',
        help: 'De « à rejeter » à « très bien » ou « excellent »',
        names: ['mentions'],
        options: { five: '5', six: '6', seven: '7' },
      },
      missing: {
        label: 'Mention manquante',
        help: 'Ce que vaut une proposition sans mention',
        names: ['mention manquante'],
        options: { worst: 'à rejeter', excluded: 'exclue', invalid: 'bulletin invalide' },
      },
      otherwise: {
        label: 'La dernière option est « rien de cela »',
        help: 'Oui : ce qu’elle bat n’est pas retenu',
        names: ['option par defaut'],
      },
      secretOnRequest: {
        label: 'Vote secret à la demande',
        help: 'Oui : une personne qui vote peut le demander',
        names: ['secret a la demande'],
      },
      others,
      confirmed: { label: 'Confirmé', help: 'Oui : le formulaire est rempli', names: ['confirmation'] },
    },
  },
  'poll quorum': {
    ...engine,
    verb: 'quorum-vote',
    label: 'Quorum d’un vote',
    args: { concertation: bare, session: bare },
  },
  'body statutes': {
    verb: 'statuts',
    aliases: [],
    label: 'Règles des statuts',
    help: 'Quorum, majorité, pouvoirs d’une instance',
    example: '/concert statuts Conseil d’administration',
    notice:
      'Le modèle « adopter » reprendra ces règles dans cette instance. Tout le monde peut les lire avec ses instances.',
    submit: 'Enregistrer',
    args: {
      name: { label: 'Instance', help: 'Son nom', names: ['instance', 'nom'] },
      quorum,
      counted,
      secondNotice: {
        label: 'Sans quorum à la deuxième convocation',
        help: 'Oui : une deuxième séance délibère sans quorum',
        names: ['deuxieme convocation', 'seconde convocation'],
      },
      majority: {
        label: 'Majorité',
        help: 'Ce qu’il faut pour adopter',
        names: ['majorite'],
        options: {
          simple: 'simple',
          absolute: 'absolue',
          twoThirds: 'deux tiers',
          threeQuarters: 'trois quarts',
          other: 'autre, dite dans « Autres règles »',
        },
      },
      proxies,
      sameCollege,
      chair,
      castingVote: {
        label: 'Voix prépondérante',
        help: 'Oui : la présidence départage les ex æquo',
        names: ['voix preponderante'],
      },
      colleges,
      shares,
      secretOnRequest: {
        label: 'Vote secret à la demande',
        help: 'Oui : une seule personne peut le demander',
        names: ['secret a la demande'],
      },
      others,
      confirmed: { label: 'Confirmé', help: 'Oui : le formulaire est rempli', names: ['confirmation'] },
    },
  },
  'body statutes restore': {
    ...engine,
    verb: 'remettre-statuts',
    label: 'Remettre les statuts',
    args: { body: bare, from: bare, to: bare },
  },
} satisfies Record<string, IntentWords>
