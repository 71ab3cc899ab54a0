/** What is agreed on for a vote besides its question: quorum, colleges, proxies, who presides; and statutes. In French. */
import { plural } from '../../../views/format.ts'
import { examples, words } from './agreed-words.ts'

export { intents } from './agreed-asked.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const buttons = {
  pollRules: 'Règles',
  bodyStatutes: 'Règles des statuts',
}

export const refusals = {
  ruleUnknown: (v: { text: string; example: string }) =>
    `Je n’ai pas compris la règle « ${v.text} ». Écrivez une règle par ligne, par exemple « ${v.example} ».`,
  ruleNotUnderstood: (v: { text: string; example: string }) =>
    `Je n’ai pas compris « ${v.text} ». Écrivez par exemple « ${v.example} ».`,
  ruleTwice: (v: { text: string }) => `Cette règle est dite deux fois : « ${v.text} ». N’en gardez qu’une.`,
  presenceNeedsSession: () =>
    'Je ne sais qui est présent que pendant une séance. Ouvrez la séance, puis le vote ; ou comptez les votants, par exemple « quorum : 1/2 des inscrits, votants ».',
  collegesWithConsent: () =>
    'Un consentement se donne par personne : il ne se pondère pas par collège. Retirez les collèges, ou prenez la forme « decision ».',
  collegesWithElection: () =>
    'Une élection au vote transférable se compte sans collèges. Retirez les collèges, ou ouvrez une élection par collège.',
  eachCollegeIsForDecisions: () =>
    'Une majorité dans chaque collège se demande pour adopter un texte. Prenez la forme « decision », ou retirez cette règle.',
  majorityModeHasOneSeat: () =>
    'Quand un collège donne toute sa part à son premier choix, une seule proposition peut l’emporter. Prenez « mode : proportionnel », ou une seule place.',
  chairMissing: () =>
    'Il manque qui préside : la présidence doit départager ou valider. Ajoutez par exemple « présidence : Nadia ».',
  leastIsForChoices: () =>
    'Un minimum de choix va avec les formes « assentiment » et « gommettes ». Retirez-le, ou changez la forme du vote.',
  gradesAreForJudgment: () =>
    'Des mentions vont avec la forme « jugement ». Retirez cette règle, ou prenez cette forme.',
  otherwiseIsForRanking: () =>
    'Une option par défaut va avec la forme « classement ». Retirez cette règle, ou prenez cette forme.',
  addingNeedsOptions: () =>
    'On n’ajoute des options qu’à un choix unique, un assentiment ou des gommettes : ailleurs, un bulletin déjà rempli n’en dirait rien. Retirez « options libres ».',
  noCollegesYet: () =>
    'Cette concertation n’a pas encore de collèges. Nommez-les d’abord, puis dites dans lequel est chaque structure.',
  noSuchVoteCollege: (v: { name: string; known: string }) =>
    `Il n’y a pas de collège « ${v.name} » ici. Collèges : ${v.known}.`,
  sharesMissing: () => 'Il manque la part de chaque collège. Écrivez par exemple « Réseaux 40, Entreprises 60 ».',
  collegeRuleAlone: () =>
    'Cette règle va avec un vote par collège. Ajoutez par exemple « collèges : à parts égales », ou retirez-la.',
  noStatutesHere: () =>
    'Aucune instance avec des statuts ne vote ici. Notez-les d’abord avec « /concert statuts », ou dites les règles une à une.',
  ruleNotOfStatutes: (v: { text: string }) =>
    `« ${v.text} » se dit vote par vote, pas dans des statuts. Retirez cette règle.`,
  quorumOtherMissing: () =>
    'Vous avez choisi un autre quorum : écrivez-le dans « Autres règles », par exemple « quorum : 2/5 des inscrits ».',
  majorityOtherMissing: () =>
    'Vous avez choisi une autre majorité : écrivez-la dans « Autres règles », par exemple « majorité : 3/5 des votants ».',
  notThereToLeave: (v: { number: number; title: string }) =>
    `Vous n’êtes pas sur la liste de la séance n° ${v.number} (${v.title}) : il n’y a pas de départ à noter.`,
  leaveOthersIsTeam: () =>
    'Le départ de quelqu’un d’autre est noté par l’animation. Pour votre propre départ, dites « /concert je-pars » sans nom.',
  notThereToLeaveNamed: (v: { name: string }) =>
    `« ${v.name} » n’est pas sur la liste des présents : il n’y a pas de départ à noter. Vérifiez le nom avec « Présents ».`,
}

export const agreed = {
  labelled: (name: string) => `${name} :`,
  examples,
  words,
  whoFrozen: (seat: boolean) =>
    `les personnes connues à l’ouverture (liste fermée) ; une voix par ${seat ? 'structure' : 'personne'}`,
  whoSeat: 'les personnes de ce salon, sauf les personnes invitées ; une voix par structure',
  withProxies: (most: number, sameCollege: boolean) =>
    `${n(most, 'pouvoir', 'pouvoirs')} au plus par personne${sameCollege ? ', du même collège' : ''}`,
  quorumLabel: 'Quorum',
  collegesLabel: 'Collèges',
  collegeShare: (name: string, share: string) => `${name} ${share}`,
  collegesEqual: (names: string) => `${names}, à parts égales`,
  collegesMajority: 'chacun donne toute sa part à son propre choix',
  collegesPerEnrolled: 'parts partagées entre les inscrits',
  collegesEach: 'majorité dans chacun',
  collegesInvalid: 'sans vote d’un collège, non valable',
  chairLabel: 'Présidence',
  chairValidates: 'valide le résultat',
  chairBreaks: 'départage les ex æquo',
  tieLabel: 'Ex æquo',
  tieLot: 'tirage au sort',
  secretLabel: 'Vote secret',
  secretOnRequest: 'dès qu’une personne qui vote le demande',
  besides: (said: string, more: string) => `${said} ; ${more}`,
  results: (when: string) => `résultats ${when}`,
  early: 'ou dès que tout le monde a voté',
  adding: 'qui vote peut en ajouter',
  least: (count: number) => `Au moins ${n(count, 'choix', 'choix')}.`,
  majoritySaid: (share: string, strict: boolean, base: string) =>
    `Adopté si les « pour » ${strict ? 'dépassent' : 'atteignent'} ${share} ${base}.`,
  countedWords: {
    voters: (count: number) => n(count, 'votant', 'votants'),
    present: (count: number) => n(count, 'présent', 'présents'),
    attending: (count: number) => n(count, 'présent ou représenté', 'présents ou représentés'),
  },
  quorumState: (who: string, enrolled: number | undefined, needed: number, reached: boolean) =>
    `Quorum : ${who}${enrolled === undefined ? '' : ` sur ${n(enrolled, 'inscrit', 'inscrits')}`}, il en ${needed === 1 ? 'faut' : 'faut'} ${needed} : ${reached ? 'atteint' : 'non atteint'}.`,
  quorumFound: (who: string, enrolled: number | undefined, needed: number, reached: boolean) =>
    `Quorum : ${who}${enrolled === undefined ? '' : ` sur ${n(enrolled, 'inscrit', 'inscrits')}`}, il en fallait ${needed} : ${reached ? 'atteint' : 'non atteint'}.`,
  ofVote: (number: number, said: string) => `Vote n° ${number}. ${said}`,
  quorumNever: (number: number, question: string) =>
    `Le quorum du vote n° ${number} (${question}) n’est pas atteint. Le vote reste ouvert ; fermé maintenant, il ne serait pas valable.`,
  quorumLost: (number: number, question: string) =>
    `Le quorum du vote n° ${number} (${question}) n’est plus atteint. Le vote reste ouvert ; fermé maintenant, il ne serait pas valable.`,
  quorumAgain: (number: number, question: string) =>
    `Le quorum du vote n° ${number} (${question}) est de nouveau atteint.`,
  byCollege: 'Par collège',
  collegeColumn: 'Collège',
  personsColumn: 'Personnes',
  shareColumn: 'Part',
  shareLost: 'perdue (sans vote)',
  voted: (voters: number, enrolled: number | undefined) =>
    enrolled === undefined ? n(voters, 'votant', 'votants') : `${voters} sur ${n(enrolled, 'inscrit', 'inscrits')}`,
  bothFigures: (count: number, share: string, dots: boolean) =>
    `${dots ? n(count, 'gommette', 'gommettes') : n(count, 'personne', 'personnes')}, ${share} après pondération`,
  weighedByCollege: 'Les voix sont pondérées par collège.',
  weighedWithheld:
    'Les chiffres pondérés ne sont pas montrés : un collège compte moins de cinq votes, et l’on saurait qui a voté quoi.',
  rulesKept: 'Règles',
  rulesOfNext: (number: number) =>
    `Les règles du vote n° ${number} ne changent pas : celles-ci seront celles d’une nouvelle version, qui le remplacera.`,
  statutesTitle: (name: string) => `Statuts : ${name}`,
  statutesKept: (name: string, said: string) => `C’est noté. ${name} : ${said}.`,
  statutesNone: (name: string) => `C’est noté : ${name} n’a pas de règle particulière.`,
  statutesLine: (said: string) => `Statuts : ${said}.`,
  statutesRestored: (name: string) => `Les règles de ${name} sont comme avant.`,
  left: (number: number, title: string) => `C’est noté : vous quittez la séance n° ${number} (${title}).`,
  leftNamed: (names: string, number: number, count: number) =>
    `C’est noté : ${names} ${count > 1 ? 'ont' : 'a'} quitté la séance n° ${number}.`,
  leftComeBack: 'Pour revenir, dites « présent ».',
}
