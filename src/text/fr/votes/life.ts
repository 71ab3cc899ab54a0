/** The life of a vote, in French: announced, opened, replaced, settled, validated, with options that come in. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'
import { room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const poll = { label: 'Vote', help: 'Son numéro ; sans numéro, le vote d’ici', names: ['vote', 'numero'] }
const engine = { help: '', example: '', aliases: [] }
const bare = { label: '', help: '' }

export const intents = {
  'poll begin': {
    verb: 'ouvrir-vote',
    aliases: [],
    label: 'Ouvrir un vote annoncé',
    help: 'Ouvrir maintenant un vote annoncé',
    example: '/concert ouvrir-vote',
    args: { poll },
  },
  'poll redo': {
    verb: 'modifier-vote',
    aliases: ['nouvelle-version'],
    label: 'Modifier un vote',
    help: 'Remplacer un vote par une nouvelle version',
    example: '/concert modifier-vote',
    args: { poll },
  },
  'poll draw': {
    verb: 'tirer-au-sort',
    aliases: [],
    label: 'Tirer au sort',
    help: 'Départager des ex æquo par le tirage promis',
    example: '/concert tirer-au-sort',
    args: { poll },
  },
  'poll validate': {
    verb: 'valider-vote',
    aliases: [],
    label: 'Valider un vote',
    help: 'Valider un résultat, si vous présidez',
    example: '/concert valider-vote',
    args: { poll },
  },
  'poll refuse': {
    verb: 'refuser-vote',
    aliases: [],
    label: 'Refuser un résultat',
    help: 'Refuser de valider un résultat, avec un motif',
    example: '/concert refuser-vote Le quorum a été mal compté',
    notice:
      'Le vote est annulé. Le motif est montré dans le salon ; les personnes qui ont voté sont prévenues en privé.',
    submit: 'Refuser le résultat',
    args: { reason: { label: 'Motif', help: 'Pourquoi, en une phrase', names: ['motif'] }, poll },
  },
  'poll option add': {
    verb: 'proposer-option',
    aliases: ['ajouter-option'],
    label: 'Ajouter une option',
    help: 'Ajouter une option au vote, quand il le permet',
    example: '/concert proposer-option Un jardin partagé',
    notice: 'Toutes les personnes du salon pourront la choisir. Votre nom n’est pas affiché à côté.',
    submit: 'Ajouter l’option',
    args: { option: { label: 'Option', help: 'En quelques mots, 100 caractères au plus', names: ['option'] }, poll },
  },
  'poll start': {
    ...engine,
    verb: 'debut-vote',
    label: 'Ouverture d’un vote',
    args: { concertation: bare, poll: bare, at: bare },
  },
  'poll unstart': {
    ...engine,
    verb: 'remettre-annonce',
    label: 'Remettre un vote à son annonce',
    args: { poll: bare },
  },
  'poll unreplace': {
    ...engine,
    verb: 'remettre-version',
    label: 'Remettre la version d’avant',
    args: { poll: bare },
  },
  'poll unvalidate': {
    ...engine,
    verb: 'remettre-validation',
    label: 'Remettre un résultat en attente',
    args: { poll: bare },
  },
  'poll option remove': {
    ...engine,
    verb: 'reprendre-option',
    label: 'Reprendre une option',
    args: { poll: bare, position: bare },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  beginPoll: 'Ouvrir maintenant',
  redoPoll: 'Modifier',
  newVersion: 'Nouvelle version',
  seeNewVersion: 'Voir la nouvelle version',
  drawLot: 'Tirer au sort',
  validatePoll: 'Valider',
  refusePoll: 'Refuser',
  addOption: 'Ajouter une option',
  liftObjection: 'Lever mon objection',
}

export const refusals = {
  opensAfterEnd: () => 'Un vote s’ouvre avant de finir. Donnez une ouverture plus proche, ou une fin plus lointaine.',
  reminderBeforeOpening: () =>
    'La relance doit venir après l’ouverture du vote : on ne relance pas qui ne peut pas encore voter. Donnez-lui une date plus lointaine.',
  pollNotYet: (v: { number: number; opens: string }) =>
    `Le vote n° ${v.number} n’est pas encore ouvert${v.opens === '' ? '' : ` : il s’ouvre le ${v.opens}`}. Sa page dit ce qui sera demandé.`,
  pollOpenedAlready: (v: { number: number }) => `Le vote n° ${v.number} est déjà ouvert, ou terminé. Voyez sa page.`,
  pollStillTied: (v: { number: number }) =>
    `Le vote n° ${v.number} a des ex æquo : il faut d’abord les départager. Sa page dit comment.`,
  pollValidatedAlready: (v: { number: number }) => `Le résultat du vote n° ${v.number} est déjà validé.`,
  nothingToValidate: () =>
    'Aucun résultat n’attend d’être validé ici. « /concert votes » montre les votes de la concertation.',
  pollNeedsNoValidation: (v: { number: number }) =>
    `Le résultat du vote n° ${v.number} compte sans être validé : ses règles ne le demandent pas.`,
  chairPresides: (v: { number: number; chair: string }) =>
    `C’est à ${v.chair}, qui préside, de se prononcer sur le vote n° ${v.number}.`,
  coordinationPresides: (v: { number: number }) =>
    `Personne ne préside le vote n° ${v.number} : c’est à la coordination de se prononcer. « /concert membres » dit qui elle est.`,
  settledByLot: (v: { number: number }) =>
    `Les règles du vote n° ${v.number} promettent un tirage au sort : personne ne choisit entre les ex æquo. Lancez le tirage.`,
  noLotPromised: (v: { number: number }) =>
    `Aucun tirage au sort n’a été promis à l’ouverture du vote n° ${v.number} : rien ne prouverait qu’il n’est pas choisi. Départagez avec « /concert departager », ou faites un nouveau vote.`,
  pollConcluded: (v: { number: number }) =>
    `Depuis, le résultat du vote n° ${v.number} a été départagé, validé ou écarté : cet acte ne s’annule plus. Qui l’a fait peut revenir dessus pendant dix minutes, avec « /concert annuler ».`,
  lotIsDrawn: (v: { number: number }) =>
    `Le sort a été tiré pour le vote n° ${v.number} : rouvert, il serait faussé, puisque le secret du tirage est connu. Annulez-le avec un motif, ou ouvrez-en un autre.`,
  orderAmongTied: () =>
    'Nommez-en au moins une parmi les ex æquo, dans l’ordre, la première d’abord. Leurs numéros sont sur la page du vote.',
  noMoreOptions: (v: { number: number }) =>
    `On n’ajoute pas d’option au vote n° ${v.number} : ses règles ne le prévoient pas. Dites votre idée dans le salon, ou demandez une nouvelle version du vote.`,
  optionThere: (v: { option: string; number: number }) =>
    `« ${v.option} » est déjà parmi les options du vote n° ${v.number}. Choisissez-la en votant.`,
  optionsFull: (v: { max: number }) =>
    `Il y a déjà ${v.max} options, c’est tout ce qu’un vote peut montrer. Choisissez parmi elles.`,
}

export const votes = {
  opensOn: (moment: string) => `Ouvre le ${moment}.`,
  opensLabel: 'Ouverture',
  announcedTitle: (number: number, question: string) => `Vote n° ${number}, bientôt : ${question}`,
  announcedSoon: 'Vote annoncé : personne ne peut encore répondre.',
  announcedPreview: (place: string) =>
    `Annoncé dans ${room(place)} dès que vous confirmez ; le vote s’ouvre tout seul à l’heure dite. Personne n’est notifié en particulier. Il ne change plus.`,
  announcedOpened: (number: number, place: string) => `Le vote n° ${number} est annoncé dans ${room(place)}.`,
  startedNotice: (number: number, question: string) => `Le vote n° ${number} est ouvert : ${question}`,
  started: (number: number) => `Le vote n° ${number} est ouvert.`,
  unstarted: (number: number) => `Le vote n° ${number} n’est plus ouvert : il est annoncé, comme avant.`,
  missedOpening: 'le vote n’a pas pu s’ouvrir : le bot était arrêté entre son ouverture et sa fin',
  closesEarly: 'Il se ferme dès que toutes les personnes inscrites ont voté.',
  mayAddOptions: 'Vous pouvez ajouter une option tant que le vote est ouvert : toutes peuvent ensuite la choisir.',
  optionAdded: (option: string, number: number) =>
    `« ${option} » est ajouté au vote n° ${number}. Vous pouvez l’annuler tant que personne ne l’a choisi.`,
  optionRemoved: (option: string, number: number) => `« ${option} » n’est plus parmi les options du vote n° ${number}.`,
  newVersion: (number: number) => `Nouvelle version du vote n° ${number}.`,
  integrates: (number: number, words: string) => `Nouvelle version du vote n° ${number}, qui intègre : ${words}`,
  redoNotice: (number: number, voters: number) =>
    `Un vote ouvert ne change pas : le vote n° ${number} sera arrêté, et celui-ci le remplacera. ${
      voters === 0
        ? 'Personne n’y a encore répondu.'
        : `${n(voters, 'réponse ne comptera plus ; la personne qui l’a donnée sera prévenue', 'réponses ne compteront plus ; les personnes qui les ont données seront prévenues')}.`
    } Vous verrez tout avant.`,
  redoAfter: (number: number) =>
    `Le vote n° ${number} reste tel quel, avec son résultat : celui-ci est une nouvelle version. Vous verrez tout avant.`,
  redoObjections: (words: string) => `À intégrer : ${words}`,
  replaces: (number: number, voters: number) =>
    `Remplace le vote n° ${number}, qui est arrêté. ${
      voters === 0
        ? 'Personne n’y avait répondu.'
        : `${n(voters, 'réponse n’y compte plus', 'réponses n’y comptent plus')} : ${voters === 1 ? 'cette personne est prévenue' : 'ces personnes sont prévenues'} en privé, avec de quoi voter au nouveau.`
    }`,
  follows: (number: number) => `Nouvelle version du vote n° ${number}, dont le résultat reste affiché.`,
  replacedBy: (number: number) => `remplacé par le vote n° ${number}`,
  replacedForVoter: (number: number, question: string, by: number) =>
    `Le vote n° ${number}, « ${question} », est remplacé par le vote n° ${by} : votre réponse n’y compte plus. Vous pouvez répondre au nouveau.`,
  newQuestion: (question: string) => `Nouvelle question : ${question}`,
  unreplaced: (number: number, by: number) =>
    `Le vote n° ${number} est de nouveau là, avec les réponses déjà données. Le vote n° ${by} est annulé.`,
  unreplacedReason: (number: number) => `ouvert par erreur ; le vote n° ${number} est remis`,
  tiedChair: (chair: string | undefined) =>
    chair === undefined
      ? 'La coordination départage, puisque personne ne préside, et donne son motif.'
      : `${chair}, qui préside, départage et donne son motif.`,
  tiedLot: 'Le tirage au sort promis à l’ouverture départage.',
  settlePresided: (number: number, question: string) =>
    `Le vote n° ${number}, « ${question} », est terminé, avec des ex æquo : c’est à vous, qui présidez, de départager.`,
  settledChair: (chair: string | undefined, reason: string) =>
    `Ex æquo départagés par ${chair === undefined ? 'la coordination' : `${chair}, qui préside`}. Motif : ${reason}`,
  settledLot: 'Ex æquo départagés par tirage au sort, promis à l’ouverture.',
  lotCheck:
    'Pour vérifier que personne n’a choisi : le secret du tirage, que « Recompter » montre, redonne l’empreinte publiée à l’ouverture ; avec le journal du vote, il redonne cet ordre.',
  settledPartly: (number: number, names: string) =>
    `C’est noté pour le vote n° ${number}. Il reste des ex æquo que cet ordre ne dit pas : ${names}. Dites lesquels passent d’abord.`,
  settleOrderNotice: (names: string) =>
    `Ex æquo : ${names}. Nommez-les dans l’ordre, la première d’abord ; s’il en faut d’autres, je vous les demanderai. Le motif est montré avec le résultat à toutes les personnes du salon.`,
  drawn: (number: number) => `Le sort est tiré pour le vote n° ${number}. Le résultat est affiché dans son salon.`,
  awaitsValidation: (chair: string | undefined) =>
    `En attente de validation par ${chair ?? 'la coordination'}. Rien n’en découle encore.`,
  validationAsked: (number: number, question: string) =>
    `Le résultat du vote n° ${number}, « ${question} », attend votre validation.`,
  validated: (number: number) => `Le résultat du vote n° ${number} est validé. C’est dit dans son salon.`,
  validatedSaid: (number: number, chair: string | undefined) =>
    `Résultat du vote n° ${number} validé par ${chair ?? 'la coordination'}.`,
  validatedBy: (chair: string | undefined) => `Résultat validé par ${chair ?? 'la coordination'}.`,
  unvalidated: (number: number) => `Le résultat du vote n° ${number} attend de nouveau d’être validé.`,
  refused: (number: number, voters: number) =>
    `Le résultat du vote n° ${number} est refusé, et le vote annulé. ${n(voters, 'personne qui avait voté est prévenue', 'personnes qui avaient voté sont prévenues')} en privé.`,
  print: 'Empreinte du vote',
  printOf: {
    head: 'Journal du vote',
    commitment: 'Secret du tirage, promis',
    seed: 'Secret du tirage, montré',
  },
}
