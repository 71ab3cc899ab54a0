/** The line parser is what every story and every test stands on: its rules, one by one, and that nothing breaks it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseLine } from '../../../src/kept/line.ts'

const camille = { account: 'camille', name: 'camille' }
const pleniere = { kind: 'room', channel: 'pleniere', name: 'pleniere' } as const
const spoken = { who: camille, where: pleniere }

function values(line: string): Record<string, string> | string {
  const parsed = parseLine(`camille #pleniere ${line}`)
  return parsed.kind === 'fill' ? Object.fromEntries(parsed.values) : parsed.kind
}

function said(line: string): string {
  const parsed = parseLine(`camille #pleniere ${line}`)
  return parsed.kind === 'say' ? parsed.text : parsed.kind
}

test('a person says something in a place', () => {
  const line = parseLine('camille #pleniere /idee Mutualiser un poste de comptable')
  expect(line).toEqual({ ...spoken, kind: 'say', text: '/idee Mutualiser un poste de comptable' })
})

test('a person speaks in private', () => {
  expect(parseLine('camille dm Bonjour')).toEqual({ who: camille, where: { kind: 'dm' }, kind: 'say', text: 'Bonjour' })
})

test('case, accents and spaces do not make another person or another place', () => {
  expect(parseLine('  Camille\t#Plénière\u00a0Bonjour \r')).toEqual({
    who: { account: 'camille', name: 'Camille' },
    where: { kind: 'room', channel: 'pleniere', name: 'Plénière' },
    kind: 'say',
    text: 'Bonjour',
  })
})

test('a place can be given the capabilities of a platform', () => {
  expect(parseLine('camille #pleniere@Slack oui')).toMatchObject({ where: { channel: 'pleniere', like: 'slack' } })
  expect(parseLine('camille #pleniere@minitel oui')).toMatchObject({ kind: 'error', error: 'platform' })
})

test('brackets alone press a button, with something behind they are a text', () => {
  expect(parseLine('camille #pleniere [Je viens]')).toEqual({ ...spoken, kind: 'press', label: 'Je viens' })
  expect(parseLine('camille #pleniere [Voir [2] idées]')).toMatchObject({ kind: 'press', label: 'Voir [2] idées' })
  expect(parseLine('camille #pleniere [Voir \\] ceci]')).toMatchObject({ kind: 'press', label: 'Voir ] ceci' })
  expect(said('[Je viens] avec Bo')).toBe('[Je viens] avec Bo')
  expect(said('[un] et [deux]')).toBe('[un] et [deux]')
  expect(said('[Je viens')).toBe('[Je viens')
})

test('a backslash makes a special beginning ordinary', () => {
  expect(said('\\[Je viens]')).toBe('[Je viens]')
  expect(said('\\{champ: valeur}')).toBe('{champ: valeur}')
  expect(said('\\repond 3 fois')).toBe('repond 3 fois')
  expect(said('C:\\dossier \\\\ fin\\nligne')).toBe('C:\\dossier \\ fin\nligne')
})

test('braces alone fill in the fields of a form', () => {
  expect(values('{texte: Mutualiser; date: 3 juillet à 9:30;}')).toEqual({
    texte: 'Mutualiser',
    date: '3 juillet à 9:30',
  })
  expect(values('{}')).toEqual({})
  expect(values('{texte: }')).toEqual({ texte: '' })
  expect(values('{texte: a} et la suite')).toBe('say')
  expect(values('{texte: a; texte: b}')).toBe('error')
  expect(values('{texte: a; b}')).toBe('error')
})

test('values with a semicolon or a brace are quoted, or escaped', () => {
  expect(values('{texte: "a; b } c"; lieu: « ici ; là »}')).toEqual({ texte: 'a; b } c', lieu: 'ici ; là' })
  expect(values('{texte: a\\; b\\}; lieu: x}')).toEqual({ texte: 'a; b}', lieu: 'x' })
  expect(values('{texte: "dit \\"oui\\""}')).toEqual({ texte: 'dit "oui"' })
  expect(values('{texte: 3" de long; lieu: "x" y}')).toEqual({ texte: '3" de long', lieu: '"x" y' })
})

test('an answer without a name is kept whole, for forms of one field', () => {
  expect(parseLine('camille dm {2 > 1 > 3}')).toMatchObject({ kind: 'fill', text: '2 > 1 > 3' })
})

test('repond and joint need a number and a file, else they are words', () => {
  expect(parseLine('camille #pleniere répond n°3 D’accord')).toMatchObject({ kind: 'reply', to: 3, text: 'D’accord' })
  expect(parseLine('camille #pleniere repond 3')).toMatchObject({ kind: 'error', error: 'reply' })
  expect(said('repond vite')).toBe('repond vite')
  expect(parseLine('camille dm joint notes.txt /idee')).toMatchObject({
    kind: 'attach',
    file: 'notes.txt',
    text: '/idee',
  })
  expect(parseLine('camille dm joint "mes notes.txt"')).toMatchObject({
    kind: 'attach',
    file: 'mes notes.txt',
    text: '',
  })
  expect(said('joint venture')).toBe('joint venture')
})

test('the clock is no person, unless it speaks somewhere', () => {
  expect(parseLine('horloge 2011-04-04T09:00')).toEqual({ kind: 'clock', at: '2011-04-04T09:00' })
  expect(parseLine('horloge')).toEqual({ kind: 'clock', at: '' })
  expect(parseLine('horloge dm Bonjour')).toMatchObject({ kind: 'say', who: { account: 'horloge' } })
})

test('comments and empty lines say nothing', () => {
  expect(parseLine('# la plénière commence').kind).toBe('comment')
  expect(parseLine('\ufeff  ').kind).toBe('empty')
})

test.each([
  ['@camille #pleniere oui', 'person'],
  ['camille', 'place'],
  ['camille pleniere oui', 'place'],
  ['camille # oui', 'place'],
  ['camille #a@slack@web oui', 'place'],
  ['camille #pleniere', 'silence'],
  ['camille #pleniere [ ]', 'label'],
])('« %s » is refused: %s', (line, error) => {
  expect(parseLine(line)).toMatchObject({ kind: 'error', error })
})

test('no line makes the parser throw', () => {
  const piece = fc.constantFrom('[', ']', '{', '}', '\\', '"', '«', '»', ';', ':', '#', '@', ' ', 'dm', 'repond 1 ')
  const noise = fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 30 }).map((all) => all.join(''))
  fc.assert(
    fc.property(noise, (text) => parseLine(text).kind !== undefined),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(noise, (text) => parseLine(`camille #pleniere ${text}`).kind !== undefined),
    { numRuns: 2000 },
  )
})

test('any value comes back whole when it is quoted', () => {
  const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`
  fc.assert(
    fc.property(
      fc.string().map((text) => text.replace(/[\r\u2028\u2029]/g, '').trim()),
      (value) => {
        expect(values(`{texte: ${quoted(value)}; lieu: ici}`)).toEqual({ texte: value, lieu: 'ici' })
      },
    ),
    { numRuns: 500 },
  )
})
