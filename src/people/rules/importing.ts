/** A list of members, read line by line: who is new, who is known, what is wrong where. Pure. */
import type { College, CollegeMember, Organisation, Person, Role } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import type { GivenRole } from '../rules.ts'
import { longestName, mostColleges } from './colleges.ts'

export const mostImported = 2000
export const namesakeChoices = ['skip', 'new', 'same'] as const
/** What becomes of a line whose name is somebody's already: left out, another person, that very person. */
export type Namesakes = (typeof namesakeChoices)[number]

type Row = { readonly line: number; readonly cells: readonly string[] }
export type ImportSheet = { readonly titles: readonly string[]; readonly rows: readonly Row[] }

const columns = {
  name: ['nom', 'nom complet', 'nom et prenom', 'prenom et nom', 'personne', 'membre', 'name', 'full name'],
  first: ['prenom', 'first name'],
  organisation: ['structure', 'organisation', 'organisme', 'association', 'organization'],
  mail: ['e-mail', 'email', 'mail', 'courriel', 'adresse e-mail', 'adresse mail', 'adresse electronique'],
  role: ['role'],
  college: ['college'],
} as const
type Column = keyof typeof columns

/** What the tables hold already. Folded names and lower-case addresses are keys. */
export type Known = {
  readonly byMail: ReadonlyMap<string, Person>
  /** of this concertation */
  readonly people: readonly Person[]
  readonly organisations: ReadonlyMap<string, Organisation>
  readonly roles: readonly Role[]
  /** in force, and those that were */
  readonly colleges: readonly College[]
  readonly withdrawn: readonly College[]
  readonly seats: readonly CollegeMember[]
}
export type Reading = {
  readonly fold: (said: string) => string
  /** folded words for a role */
  readonly roles: ReadonlyMap<string, GivenRole>
  readonly namesakes: Namesakes
}

export type Fault = {
  readonly line: number
  readonly key: FaultKey
  /** in the order in which its sentence takes them */
  readonly values: readonly (string | number)[]
}
export type FaultKey =
  | 'noName'
  | 'longName'
  | 'formula'
  | 'badMail'
  | 'badRole'
  | 'badOrganisation'
  | 'badCollege'
  | 'collegeAlone'
  | 'twoColleges'
  | 'mailTwice'
  | 'personTwice'
  | 'nameTwice'

export type Member = {
  readonly line: number
  readonly name: string
  readonly mail: string | undefined
  /** folded; its row is in `organisations` of the plan or of what is known */
  readonly organisation: string | undefined
  /** undefined: they keep what they have */
  readonly role: GivenRole | undefined
  readonly known: Person | undefined
  /** their address is new to us */
  readonly addsMail: boolean
  readonly setsOrganisation: boolean
}
export type ImportPlan = {
  readonly lines: number
  readonly members: readonly Member[]
  readonly newOrganisations: ReadonlyMap<string, string>
  /** by folded name; only where there was no college at all: elsewhere a name that is none is mistyped */
  readonly newColleges: ReadonlyMap<string, string>
  /** ids of colleges, or folded names of new ones, by folded organisation, where they differ from what is */
  readonly seats: ReadonlyMap<string, string>
  readonly faults: readonly Fault[]
  /** lines whose name is somebody's already, whatever becomes of them */
  readonly namesakes: readonly { readonly line: number; readonly name: string; readonly several: boolean }[]
  /** columns that say nothing to us */
  readonly ignored: readonly string[]
}

/** Refuses what is no list of members; what is wrong in a line is told with the line. */
export function planImport(sheet: ImportSheet, known: Known, reading: Reading): ImportPlan {
  const { found, ignored } = columnsOf(sheet.titles, reading.fold)
  if (found.name === undefined) throw new Refusal('importNoName')
  if (sheet.rows.length === 0) throw new Refusal('importEmpty')
  if (sheet.rows.length > mostImported)
    throw new Refusal('importTooLong', { lines: sheet.rows.length, max: mostImported })
  const faults: Fault[] = []
  const namesakes: ImportPlan['namesakes'][number][] = []
  const members: Member[] = []
  const newOrganisations = new Map<string, string>()
  const newColleges = new Map<string, string>()
  const seats = new Map<string, string>()
  const seen = { mails: new Map<string, number>(), people: new Map<string, number>(), names: new Map<string, number>() }
  for (const row of sheet.rows) {
    const said = (column: Column) => (row.cells[found[column] ?? -1] ?? '').replace(/\s+/g, ' ').trim()
    const fault = (key: FaultKey, values: Fault['values'] = []) => void faults.push({ line: row.line, key, values })
    const name = [said('first'), said('name')].filter(Boolean).join(' ')
    const folded = reading.fold(name)
    const organisation = said('organisation')
    const mail = said('mail').toLowerCase()
    const role = roleOf(said('role'), reading)
    const wrong = wrongIn({ name, organisation, mail, role, said })
    if (wrong) {
      fault(...wrong)
      continue
    }
    const college = said('college') === '' ? undefined : collegeOf(said('college'), known.colleges, reading)
    if (college === null) {
      fault('badCollege', [short(said('college')), known.colleges.map((c) => c.name).join(', ')])
      continue
    }
    if (college && organisation === '') {
      fault('collegeAlone', [college.name])
      continue
    }
    const key = organisation === '' ? undefined : reading.fold(organisation)
    const seat = key === undefined ? undefined : seats.get(key)
    if (college && seat !== undefined && seat !== college.id) {
      fault('twoColleges', [short(organisation)])
      continue
    }
    const twice = mail === '' ? undefined : seen.mails.get(mail)
    if (twice !== undefined) {
      fault('mailTwice', [twice])
      continue
    }
    const byMail = mail === '' ? undefined : known.byMail.get(mail)
    const alike = byMail ? [] : known.people.filter((person) => person.folded === folded)
    const before = seen.names.get(folded)
    if (!byMail && before !== undefined && mail === '') {
      fault('nameTwice', [before])
      continue
    }
    if (alike.length > 0) {
      namesakes.push({ line: row.line, name, several: alike.length > 1 })
      if (reading.namesakes === 'skip' || (reading.namesakes === 'same' && alike.length > 1)) continue
    }
    const person = byMail ?? (reading.namesakes === 'same' ? alike[0] : undefined)
    const already = person && seen.people.get(person.id)
    if (already !== undefined) {
      fault('personTwice', [already])
      continue
    }
    if (mail !== '') seen.mails.set(mail, row.line)
    if (person) seen.people.set(person.id, row.line)
    if (before === undefined) seen.names.set(folded, row.line)
    if (key !== undefined && !known.organisations.has(key) && !newOrganisations.has(key))
      newOrganisations.set(key, organisation)
    if (key !== undefined && college) seats.set(key, college.id)
    if (college?.isNew && !newColleges.has(college.id)) newColleges.set(college.id, college.name)
    const held = known.roles.filter((one) => one.personId === person?.id && one.endedAt === null)
    members.push({
      line: row.line,
      name,
      mail: mail === '' ? undefined : mail,
      organisation: key,
      role: roleToGive(role === 'none' ? undefined : role, held),
      known: person,
      addsMail: mail !== '' && byMail === undefined,
      // Who speaks for somebody already is asked themselves.
      setsOrganisation: key !== undefined && (person === undefined || person.organisationId === null),
    })
  }
  if (newColleges.size > mostColleges) throw new Refusal('tooManyColleges', { max: mostColleges })
  return {
    lines: sheet.rows.length,
    members,
    newOrganisations,
    newColleges,
    seats: changedSeats(seats, known),
    faults,
    namesakes,
    ignored,
  }
}

function columnsOf(titles: readonly string[], fold: (said: string) => string) {
  const found: Partial<Record<Column, number>> = {}
  const ignored: string[] = []
  for (const [i, title] of titles.entries()) {
    const folded = fold(title)
      .replace(/[()*:.]/g, '')
      .trim()
    const column = (Object.keys(columns) as Column[]).find((one) =>
      (columns[one] as readonly string[]).includes(folded),
    )
    if (column !== undefined && found[column] === undefined) found[column] = i
    else if (title !== '') ignored.push(title)
  }
  return { found, ignored }
}

/** Everybody is a member unless something else is said; 'none' when it says nothing that we know. */
function roleOf(said: string, { fold, roles }: Reading): GivenRole | undefined | 'none' {
  if (said === '') return undefined
  return roles.get(fold(said)) ?? 'none'
}

function roleToGive(asked: GivenRole | undefined, held: readonly Role[]): GivenRole | undefined {
  if (asked === undefined) return held.length > 0 ? undefined : 'member'
  return held.some(({ kind }) => kind === asked) ? undefined : asked
}

type Meant = { readonly id: string; readonly name: string; readonly isNew?: true }

/** The college of that name, or of the one name that begins so; null when there is none. The first ones are made. */
function collegeOf(said: string, colleges: readonly College[], { fold }: Reading): Meant | null {
  const folded = fold(said)
  if (colleges.length === 0)
    return [...said].length >= 2 && [...said].length <= longestName ? { id: folded, name: said, isNew: true } : null
  const exact = colleges.find((college) => college.folded === folded)
  const near = colleges.filter((college) => college.folded.startsWith(folded))
  return exact ?? (near.length === 1 ? near[0]! : null)
}

type Said = {
  readonly name: string
  readonly organisation: string
  readonly mail: string
  readonly role: GivenRole | undefined | 'none'
  readonly said: (column: Column) => string
}

export const address = /^[^\s@,;<>()"]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/
/** What a spreadsheet would work out instead of showing it. */
const formula = /^[=+\-@\t]/

function wrongIn({ name, organisation, mail, role, said }: Said): [FaultKey, Fault['values']] | undefined {
  if (!/\p{L}/u.test(name)) return ['noName', []]
  if ([...name].length > 80) return ['longName', [80]]
  const odd = [said('name'), said('first'), organisation, said('college')].find((cell) => formula.test(cell))
  if (odd !== undefined) return ['formula', [short(odd)]]
  if (mail !== '' && (mail.length > 254 || !address.test(mail))) return ['badMail', [short(mail)]]
  if (role === 'none') return ['badRole', [short(said('role'))]]
  if (organisation !== '' && ([...organisation].length < 2 || [...organisation].length > 120))
    return ['badOrganisation', [120]]
  return undefined
}

function changedSeats(seats: ReadonlyMap<string, string>, known: Known): Map<string, string> {
  const now = (folded: string) => {
    const id = known.organisations.get(folded)?.id
    return known.seats.find((seat) => seat.organisationId === id)?.collegeId
  }
  return new Map([...seats].filter(([folded, collegeId]) => now(folded) !== collegeId))
}

function short(said: string): string {
  return [...said].length > 40 ? `${[...said].slice(0, 39).join('')}…` : said
}
