/** Sentences about who comes, who speaks for whom, the code of a meeting and the next one, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const session = (number: number, title: string) => `séance n° ${number} (« ${title} »)`

export const proxyButtons = {
  giveProxy: 'Je donne pouvoir',
  otherHolder: 'Donner pouvoir à quelqu’un d’autre',
  revokeProxy: 'Retirer le pouvoir',
}

export const proxyWords = {
  /** what is typed in the place of a name */
  proxyNobody: ['retirer', 'reprendre', 'aucun', 'personne', 'annuler'],
  proxyGiven: (holder: string, held: number) =>
    `C’est noté : vous donnez pouvoir à ${holder}, à qui je le dis en privé. ${held > 1 ? `Avec le vôtre, cette personne en porte ${held}.` : 'C’est le seul que cette personne porte.'}`,
  proxyVoid: 'Si vous venez finalement, votre pouvoir ne compte plus.',
  proxyGained: (giver: string, held: number) =>
    `${giver} vous donne pouvoir pour cette réunion. ${held > 1 ? `Vous portez ${held} pouvoirs.` : 'C’est le seul que vous portez.'} Si vous ne pouvez pas venir, dites-le : je préviens.`,
  proxyLost: (giver: string) => `${giver} ne vous donne plus pouvoir pour cette réunion.`,
  proxyGiverHere: (giver: string) =>
    `${giver} participe à la séance : le pouvoir que vous portiez en son nom ne compte plus.`,
  proxyGiverGone: (giver: string) =>
    `${giver} n’est plus sur la liste de présence : le pouvoir que vous portez en son nom compte de nouveau.`,
  proxyHolderLeaves: (holder: string) =>
    `${holder}, à qui vous aviez donné pouvoir, ne viendra pas. Donnez-le à quelqu’un d’autre, ou venez.`,
  proxyHolderBack: (holder: string) => `${holder} peut finalement porter votre pouvoir : rien à faire de votre côté.`,
  proxyRevoked: (holder: string) => `Votre pouvoir est repris : ${holder} ne parle plus en votre nom. Venez-vous ?`,
  youHold: (count: number) => `vous portez ${n(count, 'pouvoir', 'pouvoirs')}`,
  representedBy: (name: string, holder: string) => `${name}, par ${holder}`,
  presentUntil: (name: string, time: string) => `${name}, jusqu’à ${time}`,

  answersTitle: (number: number, title: string) => `Qui vient : ${number}. ${title}`,
  answersYes: (count: number) => `Viennent (${count})`,
  answersNo: (count: number) => `Ne pourront pas (${count})`,
  answersProxy: (count: number) => `Donnent pouvoir (${count})`,
  answersSilent: (count: number) => `Sans réponse, parmi les personnes que je connais ici (${count})`,
  answersNamesHidden: 'Seule l’équipe d’animation voit les noms.',
  answersInAgenda: (yes: number, no: number, proxy: number, silent: number) =>
    `${yes} oui, ${no} non${proxy > 0 ? `, ${n(proxy, 'pouvoir', 'pouvoirs')}` : ''}, ${silent} sans réponse`,

  code: (code: string) =>
    `Code de présence : ${code}. Dites-le à voix haute : « /concert present ${code} », d’où que l’on soit.`,
  nextSession: 'Prochaine date ? En un geste, puis vous convoquez :',
  nextKnown: (number: number, title: string, moment: string) =>
    `La prochaine est déjà à l’agenda : n° ${number}, « ${title} », ${moment}.`,
  edited: 'La réunion est modifiée.',
  editedBack: (number: number, title: string) => `La ${session(number, title)} est revenue à ce qu’elle était.`,
  editPreview: (number: number, title: string) => `Modifier la ${session(number, title)}, déjà convoquée ?`,
  editInPlace: 'La convocation est corrigée là où elle se trouve, sans nouveau message dans le salon.',
  editedAll: 'Cette réunion change : voici comment elle se présente maintenant.',
  agendaOfDay: 'Ordre du jour',
  weekTitle: (title: string) => `Dans une semaine : ${title}`,
  reminderYours: (title: string) => `Votre prochaine réunion : ${title}`,
  reminderDay: (count: number) => `Le même jour, vos ${count} prochaines réunions`,
  cannotCome: (number: number) => `Je ne pourrai pas (n° ${number})`,
  reminderYou: 'Vous avez dit que vous venez. Un empêchement ? Dites-le, cela aide à préparer.',
  diaryAnswer: 'Pour répondre : « /concert reponse oui » ou « /concert reponse non ».',
}

export const proxyRefusals = {
  noneForProxy: () =>
    'Aucune réunion convoquée ne prend de pouvoir ici pour le moment. « /concert agenda » montre celles qui viennent.',
  proxyToSelf: () => 'On ne se donne pas pouvoir à soi-même. Donnez le nom de la personne qui parlera pour vous.',
  proxyHolderAway: (v: { name: string }) => `${v.name} a dit ne pas pouvoir venir. Donnez pouvoir à quelqu’un d’autre.`,
  proxyHolderGave: (v: { name: string }) =>
    `${v.name} donne déjà pouvoir à quelqu’un : un pouvoir ne se transmet pas. Choisissez une autre personne.`,
  proxyWhilePresent: () => 'Vous êtes sur la liste de présence : vous parlez pour vous. Un pouvoir ne servirait pas.',
  proxyAlready: (v: { name: string }) => `Vous donnez déjà pouvoir à ${v.name} pour cette réunion.`,
  noProxy: (v: { number: number; title: string }) =>
    `Vous n’avez donné pouvoir à personne pour la ${session(v.number, v.title)}.`,
  sameMeeting: (v: { number: number; title: string }) =>
    `La ${session(v.number, v.title)} est déjà ainsi : il n’y a rien à changer.`,
  noSuchCode: (v: { code: string }) =>
    `Aucune séance ouverte n’a le code « ${v.code} ». Relisez-le, ou demandez-le à l’animation.`,
}
