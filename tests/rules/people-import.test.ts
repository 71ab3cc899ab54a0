/** A list of members held against what is known: pure, but for the reading of the table. */
import { expect, test } from 'vitest'
import { readSheet, type Sheet } from '../../src/engine/csv.ts'
import { fold } from '../../src/engine/fold.ts'
import type { College, Organisation, Person, Role } from '../../src/generated/prisma/client.ts'
import { type Known, mostImported, type Namesakes, planImport } from '../../src/people/rules/importing.ts'
import type { GivenRole } from '../../src/people/rules.ts'

const roles = new Map<string, GivenRole>([
  ['animation', 'facilitator'],
  ['membre', 'member'],
  ['invite', 'guest'],
])
const nothing: Known = {
  byMail: new Map(),
  people: [],
  organisations: new Map(),
  roles: [],
  colleges: [],
  withdrawn: [],
  seats: [],
}
const camille = { id: 'p1', name: 'Camille Durand', folded: 'camille durand', organisationId: null } as Person
const colleges = [
  { id: 'c1', name: 'Associations', folded: 'associations' },
  { id: 'c2', name: 'Coopératives', folded: 'cooperatives' },
] as College[]

function plan(text: string, known: Partial<Known> = {}, namesakes: Namesakes = 'skip') {
  return planImport(readSheet(text) as Sheet, { ...nothing, ...known }, { fold, roles, namesakes })
}
const faultsOf = (text: string, known: Partial<Known> = {}) =>
  plan(text, known).faults.map(({ line, key }) => `${line} ${key}`)

test.each([
  ['semicolons', 'Nom;Structure;E-mail\nCamille Durand;URIOPSS;camille@uriopss.example'],
  ['commas', 'Nom,Structure,E-mail\nCamille Durand,URIOPSS,camille@uriopss.example'],
  ['tabs', 'Nom\tStructure\tE-mail\nCamille Durand\tURIOPSS\tcamille@uriopss.example'],
  [
    'a byte order mark, and spaces',
    '\uFEFFNom ; Structure ; E-mail\r\n Camille  Durand ; URIOPSS ; Camille@URIOPSS.example\r\n\r\n',
  ],
  ['other titles', 'Prénom;NOM;Organisme;Courriel\nCamille;Durand;URIOPSS;camille@uriopss.example'],
  ['quotation marks', '"Nom";"Structure";"E-mail"\n"Camille Durand";"URIOPSS";"camille@uriopss.example"'],
  ['unknown columns', 'Téléphone;Nom;Structure;Mail\n0102;Camille Durand;URIOPSS;camille@uriopss.example'],
])('given a table with %s, then the person, the organisation and the address are read', (_, text) => {
  const { members, newOrganisations, faults } = plan(text)
  expect(faults).toEqual([])
  expect(members).toMatchObject([
    { name: 'Camille Durand', mail: 'camille@uriopss.example', organisation: 'uriopss', role: 'member' },
  ])
  expect([...newOrganisations.values()]).toEqual(['URIOPSS'])
})

test('a name of several lines, or with the mark itself, keeps the numbers of the lines right', () => {
  const text = 'nom;structure\n"Durand; Camille";"Union\nrégionale"\n;Emmaüs'
  expect(plan(text).members[0]).toMatchObject({ line: 2, name: 'Durand; Camille', organisation: 'union regionale' })
  expect(faultsOf(text)).toEqual(['4 noName'])
})

test('what is wrong in a line is told with its number, and the others are taken', () => {
  const text = [
    'nom;structure;e-mail;rôle;collège',
    ';URIOPSS;;;',
    '=SOMME(A1);URIOPSS;;;',
    'Ana;+33 1;;;',
    'Bo;URIOPSS;pas une adresse;;',
    'Cleo;URIOPSS;;chef;',
    'Dan;U;;;',
    'Eve;URIOPSS;;;Syndicats',
    'Flo;;;;Associations',
    'Gus;URIOPSS;gus@a.example;;Associations',
    'Hana;URIOPSS;hana@a.example;;Coopératives',
    'Ivo;Emmaüs;gus@a.example;;',
    'Gus;URIOPSS;;;',
    `${'x'.repeat(81)};;;;`,
  ].join('\n')
  expect(faultsOf(text, { colleges })).toEqual([
    '2 noName',
    '3 formula',
    '4 formula',
    '5 badMail',
    '6 badRole',
    '7 badOrganisation',
    '8 badCollege',
    '9 collegeAlone',
    '11 twoColleges',
    '12 mailTwice',
    '13 nameTwice',
    '14 longName',
  ])
  expect(plan(text, { colleges }).members.map((m) => m.name)).toEqual(['Gus'])
})

test.each(['a@b', 'a@b..fr', '@b.fr', 'a b@c.fr', 'a@-b.fr', 'a,b@c.fr', `${'a'.repeat(65)}@b.fr`, 'a@b.fr;c@d.fr'])(
  'given « %s », then it is no address',
  (mail) => {
    expect(faultsOf(`nom\te-mail\nAna\t${mail}`)).toEqual(['2 badMail'])
  },
)

test('given an address that is known, then it is that person, whatever the name; their organisation is left', () => {
  const known = { ...camille, organisationId: 'o9' }
  const [member] = plan('nom;structure;e-mail\nC. Durand;URIOPSS;CAMILLE@a.example', {
    byMail: new Map([['camille@a.example', known]]),
    organisations: new Map([['uriopss', { id: 'o1', folded: 'uriopss' } as Organisation]]),
  }).members
  expect(member).toMatchObject({ known, addsMail: false, setsOrganisation: false })
})

test('given a name that is known, then it is never joined unasked: left out, another person, or the same', () => {
  const text = 'nom;e-mail\nCamille DURAND;camille@a.example\nBo;'
  const known = { people: [camille] }
  expect(plan(text, known).members.map((m) => m.name)).toEqual(['Bo'])
  expect(plan(text, known).namesakes).toEqual([{ line: 2, name: 'Camille DURAND', several: false }])
  expect(plan(text, known, 'new').members.map((m) => m.known)).toEqual([undefined, undefined])
  expect(plan(text, known, 'same').members[0]).toMatchObject({ known: camille, addsMail: true })
  // Which of the two is the same cannot be told.
  const two = { people: [camille, { ...camille, id: 'p2' }] }
  expect(plan(text, two, 'same').members.map((m) => m.name)).toEqual(['Bo'])
})

test('given a person named twice as the same, then the second line is wrong', () => {
  const text = 'nom;e-mail\nCamille Durand;c@a.example\nCamille Durand;d@a.example'
  expect(plan(text, { people: [camille] }, 'same').faults).toEqual([{ line: 3, key: 'personTwice', values: [2] }])
  expect(plan(text).faults).toEqual([])
})

test('a role that is held is not given again, and who has one is not made a member unasked', () => {
  const byMail = new Map([['c@a.example', camille]])
  const held = [{ personId: 'p1', kind: 'facilitator', endedAt: null } as Role]
  const roleIn = (cell: string, had: readonly Role[]) =>
    plan(`nom;e-mail;rôle\nCamille Durand;c@a.example;${cell}`, { byMail, roles: had }).members[0]?.role
  expect(roleIn('', held)).toBeUndefined()
  expect(roleIn('Animation', held)).toBeUndefined()
  expect(roleIn('membre', held)).toBe('member')
  expect(roleIn('', [])).toBe('member')
  expect(roleIn('', [{ ...held[0]!, endedAt: new Date(0) }])).toBe('member')
})

test('a college that is what it was changes nothing', () => {
  const text = 'nom;structure;collège\nAna;URIOPSS;assoc\nBo;Emmaüs;Associations'
  const { seats } = plan(text, {
    colleges,
    organisations: new Map([['uriopss', { id: 'o1', folded: 'uriopss' } as Organisation]]),
    seats: [
      { id: 's', concertationId: 'c', organisationId: 'o1', collegeId: 'c1', byId: 'x', at: new Date(0), version: 1 },
    ],
  })
  expect([...seats]).toEqual([['emmaus', 'c1']])
})

test('given no college at all, then those of the list are made; where there are some, another name is mistyped', () => {
  const text = 'nom;structure;collège\nAna;URIOPSS;Associations\nBo;Emmaüs;associations\nCleo;Coop 80;Coopératives'
  expect([...plan(text).newColleges.values()]).toEqual(['Associations', 'Coopératives'])
  expect(plan(text).seats.get('emmaus')).toBe('associations')
  expect(plan(text, { colleges: colleges.slice(0, 1) }).newColleges.size).toBe(0)
  expect(faultsOf(text, { colleges: colleges.slice(0, 1) })).toEqual(['4 badCollege'])
})

test.each([
  ['no column for the name', 'structure;e-mail\nURIOPSS;a@b.example', 'importNoName'],
  ['titles alone', 'nom;structure', 'importEmpty'],
  ['nothing but spaces', '   ', 'importNoName'],
  ['too many lines', `nom\n${'Ana\n'.repeat(mostImported + 1)}`, 'importTooLong'],
])('given %s, then the whole list is refused', (_, text, key) => {
  expect(() => plan(text)).toThrow(key)
})

test('a quotation that is never closed is told with its line', () => {
  expect(readSheet('nom;structure\nAna;"URIOPSS\nBo;Emmaüs')).toMatchObject({ unreadable: expect.any(Number) })
})
