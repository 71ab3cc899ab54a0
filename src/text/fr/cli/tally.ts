/** What is said of counting votes from files, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const line = (at: number) => (at > 0 ? `Ligne ${at} : ` : '')
export const tally = {
  command: {
    verb: 'tally FICHIER [--rule NOM] [--seats NOMBRE] [--tables] [--json]',
    help: 'Compte un vote à partir d’un fichier de bulletins',
    more: 'Fichiers : les nôtres, qui nomment leur règle, et .blt, .pb, .soc, .soi, .toc, .toi, .csv. Règles : decision, consent, single, approval, dots, majority-judgment, schulze, equal-shares, stv. La dernière option écrit le résultat complet, que verify recompte : redirigez-le vers un fichier. Avec --tables, des sommes remplacent les bulletins, et rien n’est donné par collège si l’un d’eux a moins de cinq bulletins.',
  },
  rules: {
    decision: 'Décision : pour, contre, abstention.',
    consent: 'Consentement : adopté si aucune objection ne demeure.',
    single: 'Choix unique : ce qui est le plus choisi l’emporte.',
    approval: 'Assentiment : ce qui est approuvé par le plus de personnes l’emporte.',
    dots: 'Gommettes : ce qui reçoit le plus de points l’emporte.',
    'majority-judgment': 'Jugement majoritaire : la meilleure mention médiane l’emporte.',
    schulze: 'Classement (Condorcet-Schulze) : ce qui bat tout le reste en duel, directement ou de proche en proche.',
    'equal-shares':
      'Budget à parts égales : chaque personne a la même part, et l’utilise avec celles qui soutiennent la même chose.',
    stv: 'Vote unique transférable : les voix en trop ou perdues passent au choix suivant.',
  },
  turnout: (voters: number, expressed: number) =>
    `${n(voters, 'bulletin', 'bulletins')}, dont ${n(expressed, 'exprimé', 'exprimés')}.`,
  outcome: {
    won: 'Résultat :',
    adopted: 'Adopté.',
    rejected: 'Non adopté.',
    tied: 'Ex æquo : il reste à les départager.',
    none: 'Sans résultat : personne n’a exprimé de choix qui compte.',
    invalid: 'Non valable : le quorum n’est pas atteint, ou un collège n’a pas voté.',
  },
  answers: {
    for: 'pour',
    against: 'contre',
    abstention: 'abstention',
    consent: 'consentement',
    reservation: 'avec réserve',
    objection: 'objection',
    aside: 'retrait',
  },
  winner: (place: number, option: string) => `${place}. ${option}`,
  tied: (options: string) => `Ex æquo : ${options}`,
  order: (tiers: string) => `Ordre : ${tiers}.`,
  figure: (option: string, count: string) => `- ${option} : ${count}`,
  broken: (by: 'chair' | 'lot', chosen: string) =>
    by === 'chair' ? `Départagé par la présidence : ${chosen}.` : `Départagé par le sort : ${chosen}.`,
  hash: (sha256: string) => `Empreinte du résultat : ${sha256}`,
  faults: {
    empty: () => 'Ce fichier est vide.',
    kind: (what: string) =>
      `Je ne lis pas les fichiers de ce genre (${what}). Donnez un fichier de résultat, ou un .blt, .pb, .soc, .soi, .toc, .toi ou .csv.`,
    syntax: (what: string) => `ceci ne se lit pas dans ce format${what === '' ? '' : ` : ${what}`}.`,
    field: (what: string) => `« ${what} » manque ou n’est pas ce qui est attendu.`,
    number: (what: string) => `un nombre est attendu à la place de « ${what} ».`,
    option: (what: string) => `« ${what} » n’est aucune des propositions de ce fichier.`,
    twice: (what: string) => `« ${what} » est deux fois sur le même bulletin.`,
    incomplete: (what: string) => `ce format veut un classement complet ; il en manque ${what}.`,
    equals: () => 'ce format ne veut pas d’ex æquo sur un bulletin.',
    names: (what: string) => `les noms des propositions ne sont pas tous là, ou pas à leur place (${what}).`,
    ending: () => 'ce bulletin ne se termine pas, ou le fichier est coupé.',
    column: (what: string) => `il manque la colonne ${what}.`,
    cell: (what: string) => `je ne comprends pas « ${what} » dans cette colonne.`,
    rule: (what: string) => `ces bulletins ne se comptent pas par cette règle (${what}).`,
    needs: (what: string): string =>
      what === 'rule'
        ? 'Dites la règle : --rule decision, consent, single, approval, dots, majority-judgment, schulze, equal-shares ou stv.'
        : what === 'json'
          ? 'Ce fichier dit lui-même combien de places sont à pourvoir : enlevez --seats.'
          : 'Dites combien de places sont à pourvoir, par un nombre entier : --seats 3.',
    ballot: (what: string) => ballots[what as keyof typeof ballots] ?? `ce bulletin ne compte pas (${what}).`,
    definition: (what: string) => `La définition du vote n’est pas complète, ou pas cohérente : ${what}.`,
    withheld: (what: string) =>
      `Ce résultat ne donne pas ses bulletins, car il y en a moins de cinq dans : ${what}. Il ne se recompte pas.`,
  },
  withheld: (colleges: string) =>
    `À ne pas publier par collège, car moins de cinq personnes y ont voté : ${colleges}. Le fichier écrit avec --tables n’en dit rien.`,
  fault: (at: number, why: string) => `${line(at)}${at > 0 ? why : why.charAt(0).toUpperCase() + why.slice(1)}`,
  verify: {
    noResult: 'Un reçu se cherche dans un résultat de vote ; ce fichier n’en est pas un, ou n’en est plus un.',
    intact: (ballots: number) => `Recompté : ${n(ballots, 'bulletin', 'bulletins')}, même résultat.`,
    hash: (sha256: string) => `Empreinte : ${sha256}. Comparez-la à celle qui a été publiée.`,
    asked: (sha256: string) =>
      `Empreinte de la définition : ${sha256}. Comparez-la à celle qui a été dite à l’ouverture du vote.`,
    withheld: (ballots: number, colleges: string) =>
      `Non modifié : ${n(ballots, 'bulletin', 'bulletins')}. NON recompté : moins de cinq personnes ont voté dans ${colleges}, rien n’est donc donné par collège. Ce qui est donné ne se contredit pas.`,
    chosen:
      'Des ex æquo ont été départagés par le sort, mais rien n’avait été promis avant : personne ne peut vérifier que ce sort n’a pas été choisi.',
    receipt: {
      counted: (paper: string) =>
        paper === ''
          ? 'Votre bulletin blanc est parmi ceux qui ont compté.'
          : `Votre bulletin est parmi ceux qui ont compté : ${paper}`,
      listed: 'Ce reçu est dans la liste de ceux qui ont compté.',
      absent:
        'Ce reçu n’est PAS dans la liste. Relisez le code et le bulletin, lettre à lettre ; s’ils sont justes, dites-le à qui a organisé le vote.',
      none: 'Ce résultat ne donne pas de reçus : on ne peut y retrouver un bulletin.',
      ballot:
        'Ce résultat ne donne pas ses bulletins : donnez aussi le vôtre, après --ballot et entre guillemets, comme sur votre reçu.',
    },
    broken: 'Ce fichier de résultat a été modifié ou abîmé :',
    why: {
      unreadable: 'ce n’est plus un fichier de vote lisible',
      form: 'il n’est pas écrit comme un résultat de vote doit l’être',
      hash: 'l’empreinte ne correspond pas au contenu',
      uncountable: 'un bulletin n’est pas de ceux que la règle prévoit',
      table: 'les sommes se contredisent : aucun bulletin de ce vote ne les donne',
      result: 'le résultat écrit n’est pas celui que donnent les bulletins',
      receipts: 'il n’y a pas un reçu par bulletin, chacun une fois et dans l’ordre',
      lot: 'le sort n’a pas été tiré avec le secret promis et le registre de ce vote',
    },
  },
}

const ballots = {
  ballot: 'ce bulletin n’est pas écrit comme cette règle le veut.',
  choice: 'ce bulletin choisit une proposition qui n’existe pas.',
  twice: 'une proposition est deux fois sur ce bulletin.',
  order: 'les propositions de ce bulletin ne sont pas dans l’ordre.',
  tooMany: 'ce bulletin en choisit plus qu’il n’est permis.',
  tooFew: 'ce bulletin en choisit moins qu’il n’est demandé.',
  grade: 'ce bulletin donne une mention qui n’existe pas.',
  tie: 'cette règle ne veut pas d’ex æquo sur un bulletin.',
  count: 'ce nombre de bulletins n’est pas possible.',
  college: 'ce collège n’est pas dans la définition du vote.',
  roll: 'la liste des membres ne dit pas ce qu’il faut pour compter.',
  table: 'aucun bulletin de cette règle ne donne ces sommes.',
}
