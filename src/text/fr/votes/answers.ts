/** What is answered about votes, and why something is refused, in French. */
import { plural } from '../../../views/format.ts'
import { ofRoom, room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const refusals = {
  pollInRoom: () =>
    'Un vote s’ouvre dans le salon où l’on vote : allez dans ce salon de la concertation et envoyez-y « /concert vote ».',
  optionTooLong: (v: { option: string; max: number }) =>
    `L’option « ${v.option} » dépasse ${v.max} caractères. Raccourcissez-la : les explications vont dans la question.`,
  optionTwice: (v: { option: string }) => `L’option « ${v.option} » y est deux fois. Retirez-en une.`,
  sharesMissing: () =>
    'Il faut au moins deux propositions, chacune avec son coût. Écrivez-les ainsi : « options : Vélo = 4000, Jardin = 2500 ».',
  optionsMissing: () =>
    'Il faut au moins deux options. Écrivez-les ainsi : « options : Emploi, Mobilité », ou choisissez la forme « oui-non ».',
  yesNoTakesNoOptions: () =>
    'Un vote oui-non a déjà ses réponses. Retirez les options, ou choisissez « choix-unique » ou « assentiment ».',
  yesNoHasOneAnswer: () =>
    'Un vote oui-non n’a qu’une réponse qui l’emporte. Retirez le nombre de propositions retenues.',
  tooManyOptions: (v: { count: number; max: number }) =>
    `${v.count} options, c’est plus qu’un vote ne peut en montrer (${v.max}). Gardez les principales, ou faites plusieurs votes.`,
  tooManySeats: (v: { seats: number; count: number }) =>
    `On ne peut pas en retenir ${v.seats} parmi ${v.count}. Retenez-en moins, ou ajoutez des options.`,
  singleIsOneChoice: () =>
    'Avec « choix-unique », chacun choisit une option. Pour plusieurs choix, prenez la forme « assentiment ».',
  nothingToChooseFrom: (v: { what: string }) =>
    `Il n’y a rien à proposer parmi : ${v.what}. Écrivez les options vous-même, ou ajoutez-en d’abord.`,
  noSuchSource: (v: { what: string; number: number }) =>
    `Le n° ${v.number} n’est pas parmi : ${v.what}. Vérifiez les numéros, puis renvoyez le vote.`,
  sourceByNumbers: (v: { what: string; text: string }) =>
    `« ${v.text} » ne désigne rien parmi : ${v.what}. Donnez leurs numéros, par exemple « options : 1, 3, 4 ».`,
  noSuchThemeToVote: (v: { theme: string }) =>
    `Il n’y a pas de thème « ${v.theme} ». Donnez le titre d’un thème, ou les numéros des idées.`,
  thenIsCoordination: () =>
    'Seule la coordination peut faire naître des ateliers d’un vote. Ouvrez-le sans « ensuite », ou demandez à la coordination de l’ouvrir.',
  thenNeedsOptions: () => 'Un oui ou un non ne devient pas un atelier. Donnez des options, ou retirez « ensuite ».',
  noSuchPoll: (v: { number: number }) => `Il n’y a pas de vote n° ${v.number} ici. « /concert votes » les montre tous.`,
  pollAskedAlready: (v: { number: number }) =>
    `Cette question est déjà posée ici : c’est le vote n° ${v.number}, encore ouvert. Fermez-le d’abord, ou posez une autre question.`,
  noOpenPoll: () => 'Aucun vote n’est ouvert ici en ce moment. « /concert votes » montre ceux de la concertation.',
  noTiedPoll: () => 'Aucun vote n’attend d’être départagé ici. « /concert votes » montre ceux de la concertation.',
  pollClosed: (v: { number: number }) =>
    `Le vote n° ${v.number} est fermé : votre choix n’est plus enregistré. Voyez ce qu’il a donné.`,
  pollOver: (v: { number: number; until: string }) =>
    `Le vote n° ${v.number} s’est terminé le ${v.until} : votre choix n’est plus enregistré. Voyez ce qu’il a donné.`,
  pollCancelled: (v: { number: number }) =>
    `Le vote n° ${v.number} a été annulé : il n’y a plus rien à y faire. Son motif est sur sa page.`,
  pollAlreadyClosed: (v: { number: number }) =>
    `Le vote n° ${v.number} est déjà fermé. Son résultat est sur sa page : « /concert votes ${v.number} ».`,
  pollStillOpen: (v: { number: number }) =>
    `Le vote n° ${v.number} est encore ouvert : fermez-le d’abord avec « /concert fermer ${v.number} ».`,
  pollNotTied: (v: { number: number }) =>
    `Le vote n° ${v.number} n’a pas d’ex æquo à départager. Son résultat est sur sa page : « /concert votes ${v.number} ».`,
  settleAmongTied: (v: { seats: number }) =>
    `Retenez-en exactement ${v.seats}, parmi les ex æquo seulement. Leurs numéros sont sur la page du vote.`,
  guestsDoNotVote: () =>
    'Les personnes invitées suivent les votes sans y participer. Si c’est une erreur, demandez à la coordination : « /concert membres » dit qui elle est.',
  pollElsewhere: (v: { number: number; place: string }) =>
    `Le vote n° ${v.number} se tient dans ${v.place === '' ? 'un autre salon' : room(v.place)}. Votez dans ce salon${v.place === '' ? '-là' : ''}, ou en message privé.`,
  noSuchChoice: (v: { choice: string }) =>
    `« ${v.choice} » n’est pas une des options. Donnez leurs numéros, par exemple « 1 » ou « 1, 3 ».`,
  noSuchAnswer: (v: { choice: string }) =>
    `« ${v.choice} » n’est pas une des réponses possibles. Donnez le numéro d’une seule, par exemple « 1 » ; « /concert voter » les montre.`,
  noSuchDotted: (v: { choice: string }) =>
    `« ${v.choice} » ne désigne pas une des propositions. Dites combien de gommettes et sur quel numéro, par exemple « 3 sur 1, 2 sur 3 ».`,
  tooManyChoices: (v: { count: number; max: number }) =>
    `Vous avez fait ${n(v.count, 'choix', 'choix')} ; ce vote en permet ${v.max} au plus. Retirez-en, puis renvoyez.`,
  noBallot: (v: { number: number }) =>
    `Vous n’avez pas de vote enregistré au n° ${v.number} : il n’y a rien à retirer.`,
}

export const votes = {
  yesNo: ['Oui', 'Non', 'Abstention'],
  yesNoNames: [
    ['oui', 'pour'],
    ['non', 'contre'],
    ['abstention', 'je m’abstiens'],
  ],
  blank: 'blanc',
  blankChoice: 'vote blanc',
  title: (number: number, question: string) => `Vote n° ${number} : ${question}`,
  resultTitle: (number: number, question: string) => `Résultat du vote n° ${number} : ${question}`,
  question: 'Question',
  choices: 'Réponses possibles',
  ruleLabel: 'Règle',
  end: 'Fin',
  resultsLabel: 'Résultats',
  seenBy: 'Qui voit un choix',
  seenByNobody: 'ni les autres participants ni l’équipe d’animation',
  seenByAll: 'tout le monde : les noms sont montrés',
  shownLive: 'en direct, à mesure des réponses',
  shownAtClose: 'à la clôture',
  next: 'Ensuite',
  decides: (body: string) => `Ce vote décide : il a lieu dans l’instance « ${body} », qui en a le pouvoir.`,
  advises: (names: string, count: number) =>
    count > 1
      ? `Avis indicatif : la décision revient aux instances suivantes : ${names}.`
      : `Avis indicatif : la décision revient à l’instance « ${names} ».`,
  advisesOrganisers: 'Avis indicatif : la décision revient aux structures organisatrices.',
  until: (moment: string) => `Jusqu’au ${moment}.`,
  untilClosed: 'Jusqu’à ce que l’équipe d’animation le ferme.',
  ruleYesNo: 'La réponse la plus donnée, oui ou non, l’emporte ; l’abstention ne compte pour aucune des deux.',
  ruleSingle: 'Un seul choix par personne.',
  ruleApproval: 'Choisissez toutes celles qui vous conviennent.',
  ruleApprovalMost: (most: number) => `Choisissez-en ${most} au plus.`,
  oneWins: 'La proposition la plus choisie l’emporte.',
  severalWin: (seats: number) => `Les ${seats} propositions les plus choisies l’emportent.`,
  resultsLive: 'Résultats en direct.',
  resultsAtClose: 'Résultats à la clôture.',
  confidential: 'Vote confidentiel : les autres participants ne voient pas votre choix.',
  public: 'Vote public : les noms sont montrés à côté des choix.',
  thenWorkshops: 'À la clôture, ce qui est retenu devient des ateliers.',
  thenDone: 'Ce qui a été retenu est devenu des ateliers.',
  thenStopped: (number: number) =>
    `Le vote n° ${number} est fermé, mais ses ateliers ne sont pas créés : la personne qui l’a ouvert n’est plus à la coordination. Une personne de la coordination peut les créer avec « /concert atelier ».`,
  yourAnswer: 'Votre réponse :',
  turnout: (count: number) => `${n(count, 'réponse', 'réponses')}.`,
  preview: (place: string) =>
    `Ouvert dès que vous confirmez, pour toutes les personnes ${ofRoom(place)}. Personne n’est notifié en particulier. Une fois ouvert, il ne change plus.`,
  opened: (number: number, place: string) =>
    `Le vote n° ${number} est ouvert dans ${room(place)}. Les réponses s’y comptent au fur et à mesure.`,
  roomElsewhere: (place: string, platform: string) => `${room(place)} sur ${platform}`,
  alsoThere: (rooms: string) =>
    `Il s’affiche aussi dans ${rooms} : les réponses sont comptées ensemble, une par personne.`,
  openedByMistake: 'ouvert par erreur',
  currentChoice: (choice: string) => `Votre choix actuel : ${choice}. Une nouvelle réponse le remplace.`,
  received: {
    new: (number: number) => `Vote n° ${number} : votre choix est enregistré`,
    changed: (number: number) => `Vote n° ${number} : votre nouveau choix remplace l’ancien`,
    same: (number: number) => `Vote n° ${number} : c’est déjà votre choix`,
  },
  answeredSince: (number: number, choice: string) =>
    `Vous avez répondu autrement depuis au vote n° ${number} : « ${choice} » reste compté.`,
  withdrawnSince: (number: number) =>
    `Vous avez retiré votre vote au n° ${number} depuis : cette réponse n’est pas comptée.`,
  yourChoice: 'Votre choix',
  canChange: 'Vous pouvez en changer',
  ballotWithdrawn: (number: number) =>
    `Votre vote au n° ${number} est retiré : il n’est plus compté. Vous pouvez voter de nouveau tant que le vote est ouvert.`,
  audienceTitle: (number: number) => `Qui peut voir mon choix au vote n° ${number} ?`,
  audienceConfidential: [
    'Ni les autres participants, ni l’équipe d’animation : seuls les totaux sont montrés, et le nombre de réponses.',
    'Ce n’est pas un vote secret : votre messagerie, la personne qui administre ce bot et l’hébergeur peuvent techniquement le voir.',
  ],
  audiencePublic: [
    'Tout le monde ici : ce vote est public, les noms sont montrés à côté des choix avec le résultat.',
    'Vous pouvez changer ou retirer votre vote tant qu’il est ouvert.',
  ],
  audienceLive:
    'Les résultats sont montrés en direct : quand peu de personnes ont répondu, ils peuvent laisser deviner un choix.',
  which: 'Plusieurs votes correspondent. Lequel ?',
  none: 'Aucun vote pour le moment.',
  listTitle: (open: number, ended: number) =>
    `${n(open, 'vote ouvert', 'votes ouverts')}, ${n(ended, 'vote terminé', 'votes terminés')}`,
  youVoted: 'Vous avez voté.',
  waitsForYou: 'À vous de voter.',
  youFollow: 'Vous suivez ce vote : les personnes invitées n’y participent pas.',
  closed: (number: number) => `Le vote n° ${number} est fermé. Le résultat est affiché dans son salon.`,
  chartTitle: (number: number) => `Vote n° ${number}`,
  chartUnit: 'voix',
  nobodyAnswered: 'Personne n’a répondu.',
  figures: (ballots: number, blank: number) =>
    `${n(ballots, 'personne a répondu', 'personnes ont répondu')}${blank > 0 ? `, dont ${n(blank, 'vote blanc', 'votes blancs')}` : ''}.`,
  won: (names: string, count: number) => (count > 1 ? `L’emportent : ${names}.` : `L’emporte : ${names}.`),
  wonAlready: (names: string) => `Déjà retenu : ${names}.`,
  noResult: 'Sans résultat : aucune voix exprimée.',
  tied: (names: string, left: number, seats: number) => {
    if (left === seats) return `Ex æquo : ${names}.`
    return left === 1
      ? `Ex æquo pour la dernière place : ${names}.`
      : `Ex æquo pour les ${left} dernières places : ${names}.`
  },
  tiedNext: 'L’équipe d’animation départage, et donne son motif.',
  settledBecause: (reason: string) => `Ex æquo départagés par l’équipe d’animation. Motif : ${reason}`,
  settledSaid: (number: number) =>
    `Les ex æquo du vote n° ${number} sont départagés. Le résultat est affiché dans son salon.`,
  settleAsked: (number: number, question: string) =>
    `Le vote n° ${number} que vous avez ouvert est terminé, avec des ex æquo : « ${question} ». À vous de départager.`,
  settleNotice: (names: string, seats: number) =>
    `Ex æquo : ${names}. Retenez-en ${seats}. Le motif est montré avec le résultat à toutes les personnes du salon.`,
  unsettled: (number: number) => `Le vote n° ${number} attend de nouveau d’être départagé.`,
  cancelled: (reason: string) => `Vote annulé. Motif : ${reason}`,
  cancelledTold: (number: number, voters: number) =>
    `Le vote n° ${number} est annulé. ${n(voters, 'personne qui avait voté est prévenue', 'personnes qui avaient voté sont prévenues')} en privé.`,
  cancelledForVoter: (number: number, question: string, reason: string) =>
    `Le vote n° ${number}, « ${question} », est annulé : votre choix n’est pas compté. Motif : ${reason}`,
  reopened: (number: number) => `Le vote n° ${number} est rouvert : les choix déjà faits comptent toujours.`,
}
