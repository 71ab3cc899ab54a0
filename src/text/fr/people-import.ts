/** What is said of a list of members that is taken in, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  import: {
    verb: 'importer',
    aliases: ['importer-membres', 'import'],
    label: 'Importer des membres',
    help: 'Ajouter des membres depuis un tableau',
    example: '/concert importer',
    notice:
      'Collez le tableau avec sa ligne de titres : nom ; structure ; e-mail ; rôle ; collège. Rien n’est enregistré avant votre confirmation, personne n’est notifié.',
    submit: 'Vérifier la liste',
    args: {
      text: { label: 'Tableau', help: 'Une ligne par personne, titres en premier', names: ['tableau', 'liste'] },
      namesakes: {
        label: 'Homonymes',
        help: 'Facultatif : que faire des noms déjà connus',
        names: ['homonymes'],
        options: { skip: 'laisser de côté', new: 'autres personnes', same: 'mêmes personnes' },
      },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  'import restore': {
    verb: 'annuler-import',
    aliases: [],
    label: 'Annuler l’import',
    help: '',
    example: '',
    args: {
      people: { label: '', help: '' },
      given: { label: '', help: '' },
      ended: { label: '', help: '' },
      accounts: { label: '', help: '' },
      organised: { label: '', help: '' },
      made: { label: '', help: '' },
      organisations: { label: '', help: '' },
      colleges: { label: '', help: '' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  namesakesSame: 'Ce sont les mêmes personnes',
  namesakesNew: 'Ce sont d’autres personnes',
  importMembers: 'Importer des membres',
}

export const refusals = {
  importNoName: () =>
    'Je ne trouve pas de colonne « nom ». La première ligne doit donner les titres : nom ; structure ; e-mail ; rôle ; collège.',
  importEmpty: () =>
    'Je ne lis que la ligne de titres. Envoyez « /concert importer » seul, puis collez le tableau entier, une ligne par personne.',
  importTooLong: (v: { lines: number; max: number }) =>
    `Cette liste a ${v.lines} lignes, et j’en prends ${v.max} à la fois. Coupez-la en plusieurs, avec la ligne de titres dans chacune.`,
  importUnreadable: (v: { line: number }) =>
    `Je n’arrive pas à lire la ligne ${v.line} : un guillemet y est ouvert sans être fermé. Corrigez-la, puis recommencez. Rien n’est enregistré.`,
  importNobody: () => 'Aucune ligne de cette liste ne peut être importée : rien n’est enregistré.',
}

export const words = {
  importing: {
    importAll: (count: number) => `Importer ${n(count, 'personne', 'personnes')}`,
    importRest: (count: number) => `Importer seulement ${n(count, 'ligne', 'lignes')}`,
    title: (lines: number) => `Liste de ${n(lines, 'ligne', 'lignes')}`,
    people: 'Personnes',
    counted: (fresh: number, known: number) =>
      `${n(fresh, 'nouvelle', 'nouvelles')}, ${n(known, 'déjà connue', 'déjà connues')}`,
    organisations: 'Structures',
    newOnes: (names: string, count: number) =>
      count > 3
        ? `${n(count, 'nouvelle', 'nouvelles')} : ${names}…`
        : `${n(count, 'nouvelle', 'nouvelles')} : ${names}`,
    colleges: 'Collèges',
    newColleges: (names: string) => `nouveaux : ${names}`,
    seated: (count: number) => n(count, 'structure y entre', 'structures y entrent'),
    namesakes: 'Homonymes',
    alike: (names: string, count: number, choice: 'skip' | 'new' | 'same') => {
      const said = count > 3 ? `${names}… (${count})` : names
      if (choice === 'same') return `${said} : les mêmes personnes`
      return choice === 'new' ? `${said} : d’autres personnes` : `${said} : laissées de côté`
    },
    ignored: 'Colonnes non lues',
    line: (line: number, fault: string) => `ligne ${line} : ${fault}`,
    more: (count: number) => `et ${n(count, 'autre ligne à corriger', 'autres lignes à corriger')}`,
    faults: {
      noName: () => 'il n’y a pas de nom',
      longName: (max: number) => `le nom est trop long (${max} lettres au plus)`,
      formula: (text: string) => `« ${text} » commence comme une formule de tableur`,
      badMail: (text: string) => `« ${text} » n’est pas une adresse e-mail`,
      badRole: (text: string) => `« ${text} » n’est pas un rôle (coordination, animation, membre, invité)`,
      badOrganisation: (max: number) => `le nom de la structure doit avoir de 2 à ${max} lettres`,
      badCollege: (college: string, names: string) =>
        names === '' ? `il n’y a pas de collège « ${college} »` : `pas de collège « ${college} » parmi : ${names}`,
      collegeAlone: (college: string) => `le collège « ${college} » va avec une structure, qui manque`,
      twoColleges: (organisation: string) => `« ${organisation} » est déjà dans un autre collège plus haut`,
      mailTwice: (line: number) => `même adresse qu’à la ligne ${line}`,
      personTwice: (line: number) => `même personne qu’à la ligne ${line}`,
      nameTwice: (line: number) => `même nom qu’à la ligne ${line}, et pas d’adresse pour les distinguer`,
    },
    notice: (silent: number) =>
      silent === 0
        ? 'Personne n’est notifié. Les noms sont vus par l’équipe d’animation.'
        : `Personne n’est notifié. ${n(silent, 'personne sans adresse ne recevra', 'personnes sans adresse ne recevront')} rien avant de m’écrire.`,
    done: (fresh: number, known: number) =>
      `C’est fait : ${n(fresh, 'nouvelle personne', 'nouvelles personnes')}, ${n(known, 'personne déjà connue', 'personnes déjà connues')}. Personne n’a été notifié.`,
    left: (count: number) => `${n(count, 'ligne a été laissée', 'lignes ont été laissées')} de côté.`,
    undone: 'L’import est annulé : les personnes et les rôles qu’il avait ajoutés ne sont plus là.',
  },
}
