/** Elections held with Belenios, in French: what is read, what is not as it should be, and what is honest to say of it. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const command = {
  verb: 'import-belenios FICHIER.bel [--json]',
  help: 'Lit l’archive d’une élection faite avec Belenios',
  more: 'Dit ce qui était demandé, les chiffres, et ce qui a été vérifié. L’option écrit un extrait court, à joindre ensuite à /concert importer-belenios dans le salon : redirigez-le vers un fichier .txt.',
}

export const intents = {
  'poll import': {
    verb: 'importer-belenios',
    aliases: ['belenios'],
    label: 'Apporter un résultat de Belenios',
    help: 'Publier ici le résultat d’un vote Belenios',
    example: '/concert importer-belenios',
    notice:
      'Collez la définition de l’élection et son résultat, l’un après l’autre, tels que Belenios les donne ; ou joignez l’extrait de l’archive. Vous verrez tout avant de publier.',
    submit: 'Vérifier ce résultat',
    args: {
      text: {
        label: 'Élection et résultat',
        help: 'Les deux textes de Belenios, ou l’extrait de l’archive',
        names: ['texte', 'resultat'],
      },
      link: {
        label: 'Adresse de l’élection',
        help: 'Facultatif : la page de l’élection chez Belenios',
        names: ['adresse', 'lien'],
      },
      seats: {
        label: 'Places à pourvoir',
        help: 'Facultatif : combien l’emportent, une si rien n’est dit',
        names: ['places', 'sieges'],
      },
      ballots: {
        label: 'Nombre de bulletins',
        help: 'Seulement si le résultat ne le dit pas',
        names: ['bulletins', 'votants'],
      },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  'poll import undo': {
    verb: 'annuler-import-belenios',
    aliases: [],
    label: 'Retirer un résultat apporté',
    help: '',
    example: '',
    args: { polls: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const refusals = {
  electionUnread: (v: { why: string }) => `${v.why} Rien n’est enregistré.`,
  electionHere: (v: { number: number }) =>
    `Ce résultat est déjà ici : c’est le vote n° ${v.number}. Rien n’est enregistré.`,
  electionUncounted: () =>
    'Belenios n’a fait que déchiffrer ces bulletins, sans dire comment les compter : il n’y a pas de résultat à publier. Rien n’est enregistré.',
  electionLink: () =>
    'Ce n’est pas l’adresse d’une page : copiez-la en entier depuis votre navigateur, elle commence par « https ». Rien n’est enregistré.',
  electionGone: () => 'Ce résultat n’est plus ici tel qu’il a été publié : rien n’est changé.',
}

export const belenios = {
  where: {
    question: (at: number, why: string) => `Question ${at} : ${why}`,
    row: (question: number, at: number, why: string) => `Question ${question}, bulletin ${at} : ${why}`,
    event: (at: number, why: string) => `Événement ${at} de l’archive : ${why}`,
    file: (name: string, why: string) => `Dans ${name} : ${why}`,
    election: (why: string) => `Dans la définition de l’élection : ${why}`,
    result: (why: string) => `Dans le résultat : ${why}`,
  },
  faults: {
    empty: () => 'il n’y a rien à lire.',
    heavy: (what: string) => `ce fichier est trop gros (${what} octets).`,
    kind: () =>
      'ce n’est ni la définition d’une élection Belenios, ni son résultat. Copiez ces deux textes depuis la page de l’élection, en entier.',
    binary: () =>
      'une archive .bel ne se lit pas dans un salon. La personne qui administre le bot en tire un extrait avec la commande import-belenios ; sinon, collez la définition de l’élection et son résultat.',
    noElection: () =>
      'je trouve le résultat, mais pas la définition de l’élection. Collez les deux, l’un après l’autre.',
    noResult: () =>
      'je trouve la définition de l’élection, mais pas son résultat. Collez les deux, l’un après l’autre.',
    twoParts: () => 'il y a là plusieurs élections ou plusieurs résultats. Donnez-en une à la fois.',
    json: () => 'ce texte est coupé ou abîmé. Copiez-le de nouveau, en entier.',
    field: (what: string) =>
      `quelque chose manque ou n’est pas ce que Belenios écrit${what === '' ? '' : ` (${what})`}.`,
    extract: () => 'cet extrait d’archive a été modifié. Refaites-le avec la commande import-belenios.',
    block: () => 'ce n’est pas une archive de Belenios, ou elle est coupée ou abîmée. Téléchargez-la de nouveau.',
    header: () => 'cette archive ne commence pas comme Belenios les écrit.',
    version: (what: string) => `je ne connais pas cette version d’archive (${what}).`,
    hash: () => 'ce fichier a été modifié : son contenu n’est pas celui que son nom annonce.',
    twice: () => 'ce fichier est là deux fois.',
    missing: () => 'un fichier annoncé manque ou a été remplacé.',
    extra: () => 'ce fichier est de trop : rien dans l’élection ne l’annonce.',
    chain: () => 'la suite est rompue : quelque chose a été retiré, ajouté ou déplacé avant.',
    order: (what: string) => `cette étape n’est pas à sa place (${what}).`,
    unfinished: () => 'le dépouillement n’est pas terminé. Revenez quand Belenios aura publié le résultat.',
    other: () => 'ce bulletin est celui d’une autre élection.',
    ballots: (what: string) => `le nombre de personnes qui ont voté n’est pas celui des bulletins comptés (${what}).`,
    question: (what: string) => `je ne connais pas ce genre de question (${what}).`,
    questions: (what: string) =>
      `le résultat n’a pas autant de questions que l’élection (${what}). C’est peut-être celui d’une autre élection.`,
    answers: (what: string) =>
      `le résultat n’a pas autant de réponses que la question (${what}). C’est peut-être celui d’une autre élection.`,
    counts: (what: string) => `${what} est un chiffre que ces bulletins ne peuvent pas donner.`,
    rows: (what: string) => `il n’y a pas autant de bulletins déchiffrés que de bulletins comptés (${what}).`,
    tallied: (what: string) =>
      what === ''
        ? 'ce résultat ne dit pas combien de bulletins ont été comptés. Ajoutez « bulletins : » et leur nombre, lu sur la page de l’élection.'
        : `le nombre de bulletins donné n’est pas celui du résultat (${what}).`,
  },
  title: (name: string) => `Résultat de Belenios : ${name}`,
  asked: (at: number, question: string) => `Question ${at} : ${question}`,
  ballots: (count: number) => n(count, 'bulletin compté', 'bulletins comptés'),
  weighing: (count: number, weight: number) =>
    `${n(count, 'bulletin compté', 'bulletins comptés')}, poids total ${weight}`,
  replaced: (count: number) =>
    n(count, 'bulletin remplacé par un vote ultérieur', 'bulletins remplacés par un vote ultérieur'),
  blank: (count: number) => n(count, 'bulletin blanc', 'bulletins blancs'),
  spoilt: (count: number) =>
    n(count, 'bulletin mal formé, écarté par Belenios', 'bulletins mal formés, écartés par Belenios'),
  fact: (label: string, value: string) => `${label} : ${value}`,
  figure: (option: string, count: number) => `${option} : ${count}`,
  election: 'Élection',
  among: (name: string, at: number, count: number) => `${name}, question ${at} sur ${count}`,
  fingerprint: 'Empreinte de l’élection',
  archive: 'Empreinte de l’archive (SHA-256)',
  first: (names: string) => `En tête : ${names}.`,
  winners: (names: string, count: number) => (count === 1 ? `L’emporte : ${names}.` : `L’emportent : ${names}.`),
  tied: (names: string) => `Ex æquo : ${names}. Les départager revient à vos statuts, pas au bot.`,
  nobody: 'Personne n’a exprimé de choix.',
  uncounted: 'Belenios déchiffre ces bulletins sans les compter : cette question est laissée de côté.',
  how: {
    single: 'Vote secret et vérifiable, tenu avec Belenios : un choix par bulletin.',
    several: (least: number, most: number) =>
      `Vote secret et vérifiable, tenu avec Belenios : de ${least} à ${most} choix par bulletin.`,
    lists: 'Vote secret et vérifiable, tenu avec Belenios : une liste par bulletin.',
    judgment: 'Vote secret et vérifiable, tenu avec Belenios : jugement majoritaire.',
    ranking: 'Vote secret et vérifiable, tenu avec Belenios : classement (Condorcet-Schulze).',
    election: (seats: number) =>
      `Vote secret et vérifiable, tenu avec Belenios : vote unique transférable, ${n(seats, 'place', 'places')}.`,
  },
  otherwise: {
    judgment:
      'Belenios retient la meilleure des deux mentions du milieu quand leur nombre est pair ; notre règle retient l’autre, et donnerait un autre ordre. Le résultat publié est celui de Belenios.',
    election:
      'Belenios reporte les voix à sa manière ; la règle écossaise, qui est la nôtre, donnerait d’autres personnes élues. Le résultat publié est celui de Belenios.',
  },
  looked: {
    archive:
      'Vérifié ici : chaque fichier de l’archive est intact, la suite des événements est complète, tous les bulletins sont de cette élection, et les chiffres vont avec leur nombre.',
    extract:
      'Vérifié ici : les chiffres vont avec le nombre de bulletins. L’archive, elle, a été examinée par qui en a tiré l’extrait.',
    figures:
      'Vérifié ici : le résultat répond bien aux questions, et les chiffres vont avec le nombre de bulletins. Rien d’autre : ces textes ont été copiés à la main.',
  },
  typed: 'Le nombre de bulletins a été écrit par qui apporte ce résultat.',
  unproven:
    'Pas vérifié ici : les preuves de chiffrement et de dépouillement. Toute personne peut le faire avec belenios-tool et l’archive : comparez l’empreinte à celle vue en votant.',
  more: (count: number) => n(count, 'autre question', 'autres questions'),
  publish: (count: number) =>
    count === 1 ? 'Publier ce résultat' : `Publier ces ${n(count, 'résultat', 'résultats')}`,
  page: 'Page de l’élection',
  seen: (rooms: string, people: number) =>
    `Visible dans ${rooms} (${n(people, 'personne', 'personnes')}). Personne n’est notifié à part.`,
  published: (numbers: string, count: number) =>
    count === 1 ? `Résultat publié : vote n° ${numbers}.` : `Résultats publiés : votes n° ${numbers}.`,
  withdrawn: 'Le résultat apporté de Belenios est retiré ; le salon le lit sur la carte.',
  byMistake: 'résultat apporté par erreur',
  next: 'Pour publier ce résultat dans un salon : l’option de cette commande écrit un extrait ; enregistrez-le dans un fichier .txt, et joignez-le à /concert importer-belenios.',
}
