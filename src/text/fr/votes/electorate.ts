/** Who votes and for whom: the roll of a vote, proxies, ballots put in by somebody else. In French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const poll = { label: 'Vote', help: 'Son numéro ; sans numéro, le vote ouvert ici', names: ['vote', 'numero'] }
const engine = { help: '', example: '', aliases: [] }
const hidden = { label: '', help: '' }
const vote = (number: number, question: string) => `vote n° ${number} (« ${question} »)`

export const intents = {
  'poll enrol': {
    verb: 'inscrire-au-vote',
    aliases: [],
    label: 'Inscrire au vote',
    help: 'Ajouter une personne à la liste d’un vote',
    example: '/concert inscrire-au-vote Camille Durand',
    notice: 'La personne est prévenue en privé. Le changement reste noté au journal du vote.',
    submit: 'Inscrire',
    args: { person: { label: 'Qui', help: 'Son nom', names: ['personne', 'nom'] }, poll },
  },
  'poll strike': {
    verb: 'radier-du-vote',
    aliases: [],
    label: 'Radier du vote',
    help: 'Retirer une personne de la liste d’un vote',
    example: '/concert radier-du-vote Camille Durand',
    notice:
      'Si cette personne a voté, son bulletin est retiré. Elle est prévenue en privé ; le changement reste noté au journal du vote.',
    submit: 'Radier',
    args: { person: { label: 'Qui', help: 'Son nom, tel que sur la liste', names: ['personne', 'nom'] }, poll },
  },
  'poll roll': {
    verb: 'liste-du-vote',
    aliases: ['inscrits'],
    label: 'Liste des inscrits',
    help: 'Qui est inscrit à un vote que j’anime',
    example: '/concert liste-du-vote',
    args: { poll, page: { label: 'Page', help: 'La page à montrer', names: ['page'] } },
  },
  'proxy give': {
    verb: 'pouvoir-vote',
    aliases: [],
    label: 'Donner pouvoir pour un vote',
    help: 'Laisser quelqu’un voter pour moi dans un vote',
    example: '/concert pouvoir-vote Camille Durand',
    notice: 'La personne choisie est prévenue en privé. Vous pouvez reprendre le pouvoir tant qu’elle n’a pas voté.',
    submit: 'Donner pouvoir',
    args: { holder: { label: 'À qui', help: 'Son nom', names: ['à qui', 'personne', 'nom'] }, poll },
  },
  'proxy recall': {
    verb: 'reprendre-pouvoir',
    aliases: [],
    label: 'Reprendre mon pouvoir',
    help: 'Reprendre le pouvoir donné pour un vote',
    example: '/concert reprendre-pouvoir',
    args: { poll },
  },
  proxies: {
    verb: 'pouvoirs',
    aliases: [],
    label: 'Mes pouvoirs',
    help: 'Les pouvoirs que je porte et que j’ai donnés',
    example: '/concert pouvoirs',
    args: {},
  },
  'roll restore': {
    ...engine,
    verb: 'remettre-liste-vote',
    label: 'Remettre la liste d’un vote',
    args: { poll: hidden, person: hidden, to: hidden, by: hidden, ballot: hidden },
  },
  'proxy restore': {
    ...engine,
    verb: 'remettre-pouvoir',
    label: 'Remettre un pouvoir',
    args: { poll: hidden, state: hidden, holder: hidden },
  },
  'ballot back': {
    ...engine,
    verb: 'remettre-bulletin',
    label: 'Remettre un bulletin par pouvoir',
    args: { poll: hidden, proxies: hidden, choices: hidden, by: hidden },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  voteForOthers: 'Voter pour…',
  seeProxies: 'Mes pouvoirs',
  recallProxy: 'Reprendre mon pouvoir',
  seeRoll: 'Liste des inscrits',
  enrol: 'Inscrire',
  strike: 'Radier',
  rollBefore: 'Page précédente',
  rollAfter: 'Page suivante',
}

export const refusals = {
  notEnrolled: (v: { number: number }) =>
    `La liste des personnes qui votent au n° ${v.number} a été arrêtée à son ouverture, et vous n’y êtes pas. Si c’est un oubli, demandez à qui anime ce vote de vous inscrire : « /concert inscrire-au-vote » et votre nom.`,
  votedForOtherSeat: () =>
    'Dans ce vote, vous avez déjà voté pour votre ancienne structure, et ce bulletin reste le sien. Demandez à une autre personne de votre structure actuelle de voter.',
  rollNotFrozen: (v: { number: number }) =>
    `Le vote n° ${v.number} n’a pas de liste arrêtée : toutes les personnes d’ici y votent, sauf les personnes invitées. Une liste se demande à l’ouverture, avec « règles : inscrits : liste fermée ».`,
  rollNotYet: (v: { number: number }) =>
    `Le vote n° ${v.number} n’est pas encore ouvert : sa liste est arrêtée à l’ouverture. Revenez ensuite pour la changer.`,
  enrolledAlready: (v: { name: string; number: number }) =>
    `${v.name} est déjà sur la liste du vote n° ${v.number} : il n’y a rien à faire.`,
  guestNotEnrolled: (v: { name: string }) =>
    `${v.name} suit cette concertation sans voter (personne invitée). Donnez-lui d’abord une place de membre, puis inscrivez-la.`,
  enrolWithoutOrganisation: (v: { name: string }) =>
    `Ici chaque structure a une voix, et je ne sais pas de quelle structure est ${v.name}. Demandez-lui de le dire avec « /concert structure », puis inscrivez-la.`,
  enrolWithoutCollege: (v: { name: string }) =>
    `Ce vote se compte par collège, et la structure de ${v.name} n’est dans aucun des siens. Mettez-la d’abord dans un collège, puis inscrivez cette personne.`,
  notOnRoll: (v: { person: string; number: number }) =>
    `Je ne trouve pas « ${v.person} » sur la liste du vote n° ${v.number}. Regardez la liste, puis donnez le nom tel qu’il y est.`,
  noProxiesHere: (v: { number: number }) =>
    `Le vote n° ${v.number} ne prend pas de pouvoirs : chaque personne y vote elle-même.`,
  proxyUsed: (v: { name: string; number: number }) =>
    `${v.name} a déjà voté pour vous au n° ${v.number} : le pouvoir a servi. Votez vous-même si vous voulez : votre bulletin remplacera le sien.`,
  proxyAfterBallot: (v: { number: number }) =>
    `Vous avez déjà voté au n° ${v.number}, il n’y a plus de pouvoir à donner. Pour que quelqu’un vote à votre place, retirez d’abord votre vote.`,
  pollProxyAlready: (v: { name: string; number: number }) =>
    `${v.name} porte déjà votre pouvoir pour le vote n° ${v.number} : il n’y a rien à faire.`,
  holderGivesNone: (v: { name: string; number: number }) =>
    `Vous portez le pouvoir de ${v.name} au vote n° ${v.number} : qui porte un pouvoir ne donne pas le sien. Votez, ou demandez à ${v.name} de reprendre son pouvoir d’abord.`,
  holderGave: (v: { name: string; number: number }) =>
    `${v.name} a donné son propre pouvoir au vote n° ${v.number}, et ne peut pas porter le vôtre. Choisissez quelqu’un d’autre.`,
  seatGave: (v: { name: string; number: number }) =>
    `${v.name} a déjà donné le pouvoir de votre structure au vote n° ${v.number}. Une structure n’a qu’une voix : voyez avec cette personne.`,
  holderFull: (v: { name: string; count: number }) =>
    `${v.name} porte déjà ${n(v.count, 'pouvoir', 'pouvoirs')}, le plus qu’une personne peut porter dans ce vote. Choisissez quelqu’un d’autre, ou votez vous-même.`,
  giverOffRoll: (v: { name: string }) =>
    `${v.name} ne vote pas, ou plus, à ce vote : son pouvoir n’y sert pas. Voyez avec qui anime ce vote.`,
  holderOffRoll: (v: { name: string }) =>
    `${v.name} ne vote pas à ce vote, et ne peut donc pas y porter de pouvoir. Choisissez quelqu’un qui y vote.`,
  holderSameSeat: (v: { name: string }) =>
    `${v.name} est de la même structure que vous, et peut voter pour elle sans pouvoir. Il n’y a rien à donner.`,
  holderOtherCollege: (v: { name: string }) =>
    `Dans ce vote, un pouvoir reste dans son collège, et ${v.name} est d’un autre. Choisissez quelqu’un de votre collège.`,
  holderGaveTheirs: (v: { number: number }) =>
    `Vous avez donné votre propre pouvoir au vote n° ${v.number} : vous n’y portez donc celui de personne. Reprenez le vôtre d’abord.`,
  giverVoted: (v: { name: string; number: number }) =>
    `${v.name} a voté au n° ${v.number} : le pouvoir que vous portiez n’y sert plus. Il n’y a rien à faire.`,
  proxySurplus: (v: { name: string; count: number }) =>
    `Une personne porte ${n(v.count, 'pouvoir', 'pouvoirs')} au plus dans ce vote, dans l’ordre reçu, et celui de ${v.name} vient après. Dites-lui de voter ou de choisir quelqu’un d’autre.`,
  noProxyHeld: (v: { number: number }) =>
    `Personne ne vous a donné pouvoir pour le vote n° ${v.number}. La personne le donne elle-même, avec « /concert pouvoir-vote » et votre nom.`,
  noSuchProxy: (v: { person: string; names: string }) =>
    `Vous ne portez pas de pouvoir de « ${v.person} » dans ce vote. Vous en portez de : ${v.names}.`,
  noPollProxy: (v: { number: number }) =>
    `Vous n’avez donné pouvoir à personne pour le vote n° ${v.number} : il n’y a rien à reprendre.`,
  ballotByHolder: (v: { number: number }) =>
    `Au vote n° ${v.number}, ce bulletin a été mis pour vous par la personne qui porte votre pouvoir. Votez vous-même, blanc si vous voulez : votre bulletin le remplacera.`,
  paperIsIn: (v: { number: number }) =>
    `Au vote n° ${v.number}, le bulletin de cette personne est déjà dans l’urne : rien ne dit lequel c’est, et il ne peut plus en être retiré. La liste reste telle quelle ; si le vote ne peut pas tenir ainsi, annulez-le avec un motif.`,
  urnTakesNoProxies: () =>
    'Dans un vote par urne, chaque personne met elle-même son bulletin : pas de pouvoirs. Retirez les pouvoirs des règles, ou choisissez un vote confidentiel.',
}

export const votes = {
  voteFor: (name: string) => `Voter pour ${name}`,
  voteForIn: (name: string, number: number) => `Pour ${name}, vote n° ${number}`,
  waitsForOthers: (names: string) => `À faire pour : ${names}.`,
  votedForYou: (holder: string, number: number, question: string) =>
    `${holder} a voté pour vous au ${vote(number, question)}, avec le pouvoir que vous avez donné. Votez vous-même pour remplacer ce bulletin.`,
  giverVotes: (giver: string, number: number, question: string, used: boolean) =>
    `${giver} vote directement au ${vote(number, question)} : ${used ? 'le bulletin que vous aviez mis en son nom est remplacé, et ' : ''}le pouvoir que vous portiez n’y sert plus.`,
  colleagueVoted: (name: string, number: number, question: string) =>
    `${name}, de votre structure, a changé son bulletin au ${vote(number, question)} : il remplace celui que vous aviez mis. Vous pouvez le changer à votre tour.`,
  votedElsewhere: (number: number, question: string, where: string) =>
    `Votre bulletin au ${vote(number, question)} vient d’être remplacé depuis un autre de vos comptes (${where}). Le dernier compte. Si ce n’était pas vous, votez de nouveau et prévenez l’équipe d’animation.`,
  ballotIsBack: (number: number, byHolder: boolean) =>
    byHolder
      ? `Votre vote au n° ${number} est repris : le bulletin mis en votre nom compte de nouveau, et votre pouvoir aussi.`
      : `Votre vote au n° ${number} est repris, et votre pouvoir compte de nouveau.`,

  proxyIsGiven: (holder: string, number: number, question: string) =>
    `C’est noté : ${holder} peut voter pour vous au ${vote(number, question)}, et je le lui dis en privé.`,
  proxyUntilUsed:
    'Vous pouvez le reprendre tant qu’il n’a pas servi. Si vous votez vous-même, votre bulletin remplace le sien.',
  proxyReceived: (giver: string, number: number, question: string, held: number) =>
    `${giver} vous donne pouvoir pour le ${vote(number, question)}. ${held > 1 ? `Vous y portez ${held} pouvoirs.` : 'C’est le seul que vous y portez.'}`,
  proxyHow: 'Son bulletin est le sien : il peut être différent du vôtre.',
  proxyLostInPoll: (giver: string, number: number, question: string) =>
    `${giver} ne vous donne plus pouvoir pour le ${vote(number, question)}.`,
  proxyIsRecalled: (holder: string, number: number, question: string) =>
    `Votre pouvoir est repris : ${holder} ne peut plus voter pour vous au ${vote(number, question)}. Vous votez vous-même.`,
  proxyUndone: (number: number) => `C’est annulé : personne ne vote pour vous au n° ${number}.`,
  noProxies:
    'Vous ne portez aucun pouvoir, et n’en avez donné aucun, dans les votes en cours. Quand un vote en prend : « /concert pouvoir-vote » et un nom.',
  proxiesTitle: (held: number, gave: number) => `Pouvoirs : ${held} à porter, ${n(gave, 'donné', 'donnés')}`,
  holdsFor: (giver: string, number: number, question: string, used: boolean) =>
    `Vous votez pour ${giver} au ${vote(number, question)} : ${used ? 'fait' : 'à faire'}.`,
  holdsBeyond: (giver: string, number: number, question: string, most: number) =>
    `${giver} vous donne pouvoir au ${vote(number, question)}, mais il ne sert pas : au-delà de ${most}, ou vote impossible.`,
  gaveTo: (holder: string, number: number, question: string, used: boolean) =>
    `${holder} vote pour vous au ${vote(number, question)} : ${used ? 'fait' : 'pas encore fait'}.`,
  recallFrom: (holder: string, number: number) => `${holder}, vote n° ${number}`,
  moreLines: (count: number) => `Et ${n(count, 'autre', 'autres')}.`,

  rollTitle: (number: number, question: string) => `Liste des inscrits, ${vote(number, question)}`,
  rollFigures: (count: number, added: number, removed: number) =>
    `${n(count, 'personne inscrite', 'personnes inscrites')}, liste arrêtée à l’ouverture${added + removed > 0 ? `, changée depuis (${n(added, 'ajout', 'ajouts')}, ${n(removed, 'radiation', 'radiations')})` : ''}.`,
  rollCollege: (name: string, count: number) => `${name} : ${count}`,
  rollLine: (who: string, voted: boolean) => `${who}, ${voted ? 'a voté' : 'n’a pas voté'}`,
  offRoll: 'Vous n’êtes pas sur la liste de ce vote, arrêtée à son ouverture.',
  rollPage: (page: number, pages: number) =>
    `Page ${page} sur ${pages}. Seules les personnes qui animent ce vote la voient.`,
  rollSeen: 'Seules les personnes qui animent ce vote voient cette liste.',
  enrolled: (name: string, number: number) =>
    `${name} est sur la liste du vote n° ${number}. C’est noté au journal du vote, et je le lui dis en privé.`,
  struck: (name: string, number: number) =>
    `${name} n’est plus sur la liste du vote n° ${number}. Si un bulletin était déjà mis, il ne compte plus. C’est noté au journal du vote, et je le lui dis en privé.`,
  enrolledYou: (by: string, number: number, question: string) =>
    `${by} vous inscrit au ${vote(number, question)} : vous pouvez voter.`,
  enrolledAgain: (by: string, number: number, question: string) =>
    `${by} vous remet sur la liste du ${vote(number, question)} : vous y votez, et un bulletin déjà mis compte de nouveau.`,
  struckYou: (by: string, number: number, question: string, hadVoted: boolean) =>
    `${by} vous retire de la liste du ${vote(number, question)}.${hadVoted ? ' Votre bulletin ne compte plus.' : ''} Si c’est une erreur, répondez-lui : on peut vous y remettre tant que le vote est ouvert.`,
  struckGiver: (number: number, question: string) =>
    `Une personne qui vous avait donné pouvoir n’est plus sur la liste du ${vote(number, question)} : le bulletin que vous aviez mis en son nom ne compte plus.`,
}
