/** What is said of a list of members that is taken in, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/people-import.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  import: {
    verb: 'import-members',
    aliases: ['import-list'],
    label: 'Import members',
    help: 'Add members from a table',
    example: '/concert import-members',
    notice:
      'Paste the table with its line of titles: nom ; structure ; e-mail ; rôle ; collège. Nothing is kept before you confirm, nobody is notified.',
    submit: 'Check the list',
    args: {
      text: { label: 'Table', help: 'A line for each person, titles first', names: ['table', 'list'] },
      namesakes: {
        label: 'Namesakes',
        help: 'Optional: what becomes of names that are known',
        names: ['namesakes'],
        options: { skip: 'leave out', new: 'other people', same: 'same people' },
      },
      confirmed: { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] },
    },
  },
  'import restore': {
    verb: 'undo-import',
    aliases: [],
    label: 'Undo the import',
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
}

export const buttons: typeof source.buttons = {
  namesakesSame: 'They are the same people',
  namesakesNew: 'They are other people',
  importMembers: 'Import members',
}

export const refusals: typeof source.refusals = {
  importNoName: () =>
    'I find no column “name”. The first line must give the titles: name ; organisation ; e-mail ; role ; college.',
  importEmpty: () =>
    'I read nothing but the line of titles. Send “/concert import-members” alone, then paste the whole table, a line for each person.',
  importTooLong: (v) =>
    `This list has ${v.lines} lines, and I take ${v.max} at a time. Cut it into several, with the line of titles in each.`,
  importUnreadable: (v) =>
    `I cannot read line ${v.line}: a quotation mark is opened there and never closed. Put it right, then try again. Nothing was kept.`,
  importNobody: () => 'No line of this list can be imported: nothing was kept.',
}

export const words: typeof source.words = {
  importing: {
    importAll: (count) => `Import ${n(count, 'person', 'people')}`,
    importRest: (count) => `Import only ${n(count, 'line', 'lines')}`,
    title: (lines) => `List of ${n(lines, 'line', 'lines')}`,
    people: 'People',
    counted: (fresh, known) => `${fresh} new, ${known} known already`,
    organisations: 'Organisations',
    newOnes: (names, count) => (count > 3 ? `${count} new: ${names}…` : `${count} new: ${names}`),
    colleges: 'Colleges',
    newColleges: (names) => `new: ${names}`,
    seated: (count) => n(count, 'organisation enters', 'organisations enter'),
    namesakes: 'Namesakes',
    alike: (names, count, choice) => {
      const said = count > 3 ? `${names}… (${count})` : names
      if (choice === 'same') return `${said}: the same people`
      return choice === 'new' ? `${said}: other people` : `${said}: left out`
    },
    ignored: 'Columns not read',
    line: (line, fault) => `line ${line}: ${fault}`,
    more: (count) => `and ${n(count, 'other line to put right', 'other lines to put right')}`,
    faults: {
      noName: () => 'there is no name',
      longName: (max) => `the name is too long (${max} letters at most)`,
      formula: (text) => `“${text}” begins like a formula of a spreadsheet`,
      badMail: (text) => `“${text}” is no e-mail address`,
      badRole: (text) => `“${text}” is no role (coordination, facilitation, member, guest)`,
      badOrganisation: (max) => `the name of the organisation must have 2 to ${max} letters`,
      badCollege: (college, names) =>
        names === '' ? `there is no college “${college}”` : `no college “${college}” among: ${names}`,
      collegeAlone: (college) => `the college “${college}” goes with an organisation, which is missing`,
      twoColleges: (organisation) => `“${organisation}” is in another college further up`,
      mailTwice: (line) => `same address as on line ${line}`,
      personTwice: (line) => `same person as on line ${line}`,
      nameTwice: (line) => `same name as on line ${line}, and no address to tell them apart`,
    },
    notice: (silent) =>
      silent === 0
        ? 'Nobody is notified. The names are seen by the facilitation team.'
        : `Nobody is notified. ${n(silent, 'person without an address', 'people without an address')} will get nothing before they write to me.`,
    done: (fresh, known) =>
      `Done: ${n(fresh, 'new person', 'new people')}, ${n(known, 'person known already', 'people known already')}. Nobody was notified.`,
    left: (count) => `${n(count, 'line was', 'lines were')} left out.`,
    undone: 'The import is undone: the people and roles that it had added are no longer there.',
  },
}
