/**
 * Two pages of the guide, written from the program itself: every kind of message that people read, told by the story that
 * ships and the gestures after it, and every refusal. So they can be read aloud before somebody else reads them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readDemonstration } from '../src/demonstration.ts'
import * as common from '../src/text/fr/common.ts'
import * as contributions from '../src/text/fr/contributions.ts'
import * as digests from '../src/text/fr/digests.ts'
import * as guide from '../src/text/fr/guide.ts'
import * as meetings from '../src/text/fr/meetings.ts'
import * as people from '../src/text/fr/people.ts'
import * as concertation from '../src/text/fr/process.ts'
import * as roadmap from '../src/text/fr/roadmap.ts'
import * as votes from '../src/text/fr/votes.ts'
import { textOf } from '../src/text/index.ts'
import type { ToldLine } from '../tests/support/telling.ts'

const root = path.dirname(import.meta.dirname)
export const messagesFile = path.join(root, 'docs', 'guide', 'messages.md')
export const refusalsFile = path.join(root, 'docs', 'guide', 'refus.md')
const made = 'Cette page est produite par `npm run docs` à partir du programme : ne la modifiez pas à la main.'

/** The story that ships, and after it the gestures that it does not show. */
export function guideStory(): { readonly start: string; readonly lines: readonly string[] } {
  const { start, lines } = readDemonstration()
  const more = readFileSync(path.join(root, 'stories', 'gestes.txt'), 'utf8').split('\n')
  return { start, lines: [...lines, ...more] }
}

// ---- messages ----

type Message = { readonly to: string; readonly lines: readonly string[] }

export function messagesPage(told: readonly ToldLine[]): string {
  const seen = new Set<string>()
  const parts: string[] = []
  for (const { line, printed } of told) {
    if (line.startsWith('#')) {
      const title = line.replace(/^#\s*/, '').trim()
      if (title !== '') parts.push(/^\d+\.|^(Un|Une|Ce) /.test(title) ? `## ${title}` : `*${title}*`)
      continue
    }
    const fresh = messagesIn(printed).filter((message) => {
      const shape = shapeOf(line, message)
      if (seen.has(shape)) return false
      seen.add(shape)
      return true
    })
    if (fresh.length === 0) continue
    parts.push(['```text', `▸ ${line}`, ...fresh.flatMap(({ to, lines }) => ['', to, ...lines]), '```'].join('\n'))
  }
  const intro = [
    '# Ce que chacun lit',
    made,
    'Le récit de Picardie, puis les gestes qu’il ne montre pas. Après chaque ligne (`▸` : qui parle, où, ce qui est dit), les messages qui en résultent : `→ personne (lieu)` est lu par cette personne seule, `#salon` par toutes celles du salon. Ce qu’un même geste redit n’est pas répété.',
  ]
  return `${[...intro, ...parts].join('\n\n')}\n`
}

/** Each message begins at the margin with whom it is for. */
function messagesIn(printed: string): Message[] {
  const found: { to: string; lines: string[] }[] = []
  for (const row of printed.split('\n')) {
    const start = /^(→ \S+ \([^)]*\)|#\S+) \| ?(.*)$/.exec(row)
    if (start) found.push({ to: start[1]!, lines: [`  ${start[2]!}`.trimEnd()] })
    else if (/^\s+\|/.test(row)) found.at(-1)?.lines.push(`  ${row.replace(/^\s*\| ?/, '')}`.trimEnd())
  }
  return found.map(({ to, lines }) => ({ to, lines: lines.filter((said, i) => said !== '' || i < lines.length - 1) }))
}

/** The same for two messages that the same gesture brings, that begin alike and offer the same. */
function shapeOf(line: string, { to, lines }: Message): string {
  const audience = to.startsWith('→') ? (to.includes('(dm') ? 'dm' : 'whisper') : 'room'
  const gesture = /\/(?:concert )?\S+|\[[^\]]*\]|\{|^horloge/.exec(line)?.[0] ?? ''
  const begins = plainly(lines[0] ?? '')
    .split(' ')
    .slice(0, 2)
    .join(' ')
  const offers = lines.flatMap((said) => said.match(/\[[^\]]*\]/g) ?? []).map(plainly)
  return [audience, gesture, begins, ...new Set(offers.slice(0, 6))].join('|')
}

/** Without what differs from one time to the next. */
function plainly(said: string): string {
  return said
    .replace(/«[^»]*»/g, '«»')
    .replace(/\S*(?:animat|coordinat|associat|cooperat|mutuelle|financ|charg|univers|elue|passante)\S*/g, 'x')
    .replace(/\d+/g, 'n')
    .trim()
}

// ---- refusals ----

const rooms: readonly (readonly [title: string, refusals: object])[] = [
  ['Partout', { ...common.words.refusals, ...guide.refusals }],
  ['Concertation, phases, instances, ateliers, signatures', concertation.refusals],
  ['Réunions, présences, décisions, comptes rendus', meetings.refusals],
  ['Idées, thèmes, axes et signaux', contributions.refusals],
  ['Votes', votes.refusals],
  ['Actions, feuilles de route, plans', roadmap.refusals],
  ['Résumés', digests.refusals],
  ['Personnes, structures, collèges, comptes', people.refusals],
]

/** What stands in the sentences, as it could be. */
const samples: Readonly<Record<string, string | number>> = {
  number: 12,
  edition: 2,
  count: 2,
  max: 12,
  min: 3,
  length: 3200,
  seats: 3,
  each: 1,
  addresses: 'nadia@jardins.example',
  who: 'Nadia',
  line: 7,
  lines: 2400,
  to: 'mercredi 3 mars 2027, 18 h',
  end: 'jeudi 4 mars 2027, 18 h',
  at: 'jeudi 4 mars 2027, 9 h',
  dots: 5,
  room: 3,
  seconds: 4,
  found: 3,
  wanted: 4,
  title: 'Mobilités',
  label: 'Date et heure',
  text: 'quand vous voudrez',
  organisation: 'CRESS Picardie',
  organisations: 'CRESS Picardie, Mutualité Picardie',
  person: 'Camille Durand',
  name: 'Camille Durand',
  names: 'Camille Durand, Jean Petit',
  place: 'atelier-1',
  theme: 'Emploi',
  window: 'du 1er avril au 31 juillet 2011',
  moment: 'jeudi 12 mars 2026, 18 h (Paris)',
  since: 'jeudi 12 mars 2026, 18 h (Paris)',
  until: 'jeudi 12 mars 2026, 18 h (Paris)',
  day: 'jeudi 12 mars 2026',
  college: 'Associations',
  verb: 'clore',
  role: 'l’animation',
  options: '« faisable », « sous conditions »',
  option: 'Mobilités',
  choice: 'Mobilités',
  guess: 'faisable',
  uses: 'l’atelier n° 1',
  sessions: '« Mobilités, 2e séance » (séance n° 7, jeudi 23 juin 2011)',
  plenary: 'Comité de concertation',
  phase: 'Ateliers',
  other: 'du 1er avril au 31 juillet 2011',
  milestone: 'Ouverture du local',
  missing: 2,
  times: 2,
  what: 'thème',
  block: 'Moyens',
  before: 'Emploi',
  first: 'jeudi 12 mars 2026',
  second: 'vendredi 13 mars 2026',
  polls: '« Plénière » (sondage n° 1) et « Bilan » (sondage n° 2)',
  code: 'K7P2',
  mail: 'zoe@association.fr',
  link: 'Zoé Martin',
}

/** Where the usual samples would make no sense together. */
const body = { name: 'Comité de pilotage' }
const workshops = { names: 'Emploi, Mobilités, Alimentation' }
const plan = { title: 'Plan 2012-2014' }
const particular: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  badArgument: { label: 'Lieu' },
  tooLong: { label: 'Votre texte', length: 3200, max: 3000 },
  tooShort: { label: 'Votre texte' },
  notANumber: { label: 'Numéro', text: 'le premier' },
  numberOutOfRange: { label: 'Durée en minutes', min: 5, max: 720 },
  notAnOption: { label: 'Avis', text: 'peut-être' },
  notAnOptionGuess: { label: 'Avis', text: 'faisible' },
  notYesNo: { label: 'Équipe', text: 'peut-être' },
  surplus: { text: 'tout de suite' },
  bodyNameTaken: body,
  noSuchBody: body,
  bodyInUse: body,
  bodyHasPlace: body,
  notAGrid: { text: 'quelques séances' },
  notAnHour: { text: 'le matin' },
  workshopsMissing: { names: 'Emploi, Mobilités, Alimentation' },
  workshopsTooMany: workshops,
  tooManyNames: { count: 250, max: 200 },
  noIdeaNumbers: { text: 'les dernières' },
  notIdeaNumbers: { text: 'les dernières' },
  themeTooLong: { length: 140, max: 80 },
  tooManyOptions: { count: 40, max: 25 },
  sourceByNumbers: { text: 'les meilleures' },
  blockChanged: { text: 'deux salles prêtées par la ville' },
  planTitleTaken: plan,
  planWaiting: plan,
  planUnchanged: plan,
  planEmpty: plan,
  noSuchCollege: { names: 'Coopératives, Mutuelles' },
  tooManyDates: { count: 14, max: 10 },
  tooManyItems: { count: 20, max: 15 },
  datesUntilLate: { until: 'vendredi 13 mars 2026, 18 h (Paris)', first: 'jeudi 12 mars 2026, 14 h (Paris)' },
  noSuchAvailability: { text: 'demain' },
  noSuchDate: { number: 7, count: 3 },
  linkBadMail: { mail: 'zoe@association' },
  linkBadName: { name: '=A1' },
  linkTooMany: { max: 60 },
  noSuchGrade: { text: 'super', grades: 'à rejeter, insuffisant, passable, assez bien, bien, très bien' },
  optionAboveBudget: { option: 'Atelier vélo', budget: 20_000 },
  budgetForAll: { budget: 20_000, all: 18_000 },
  leastAboveMost: { least: 4, most: 3 },
  pollNotYet: { number: 2, opens: 'lundi 1er mars 2027, 9 h' },
  chairPresides: { number: 2, chair: 'Nadia Benali' },
  secretAsked: { number: 12, next: 13 },
  electionUnread: { why: 'Ce fichier n’est pas une archive de Belenios.' },
  ruleUnknown: { text: 'la lune : pleine', example: 'quorum : 1/2 des inscrits ; pouvoirs : 2' },
  ruleNotUnderstood: { text: 'pouvoirs : beaucoup', example: 'pouvoirs : 2 (même collège)' },
  ruleTwice: { text: 'pouvoirs : 3' },
  ruleNotOfStatutes: { text: 'au moins' },
  noSuchVoteCollege: { name: 'Mutuelles', known: 'Réseaux, Entreprises, Collectivités' },
  severalColleges: { college: 'Assoc', names: 'Associations employeuses, Associations culturelles' },
}

/** Each refusal of each room, with sample values; one for which no value is known says so by failing. */
export function refusalsPage(): string {
  const t = textOf('fr')
  const parts = rooms.map(([title, refusals]) => {
    const lines = Object.keys(refusals).map((key) => `- ${sentence(t.refusals[key] as (v: object) => string, key)}`)
    return `## ${title}\n\n${lines.join('\n')}`
  })
  return `${['# Quand quelque chose n’est pas possible', made, 'Chaque refus dit pourquoi, et quoi faire. Ce que la personne avait écrit lui est rendu en dessous.', ...parts].join('\n\n')}\n`
}

function sentence(say: (v: object) => string, key: string): string {
  const values = new Proxy(
    { ...samples, ...particular[key] },
    {
      get(known, name) {
        const value = known[String(name)]
        if (value === undefined) throw new Error(`the refusal ${key} takes ${String(name)}: give a sample of it`)
        return value
      },
    },
  )
  return say(values).replace(/[\u00a0\u202f]/g, ' ')
}

if (process.argv[1] === import.meta.filename) {
  // Loaded here alone: a test that only reads the pages tells the story itself.
  const { testDatabase } = await import('../tests/support/database.ts')
  const { tellHere } = await import('../tests/support/telling.ts')
  const db = await testDatabase()
  const { told, code, transcript } = await tellHere(db, guideStory())
  await db.close()
  if (code !== 0) throw new Error(`the story stopped:\n${transcript.slice(-600)}`)
  mkdirSync(path.dirname(messagesFile), { recursive: true })
  writeFileSync(messagesFile, messagesPage(told))
  writeFileSync(refusalsFile, refusalsPage())
  for (const file of [messagesFile, refusalsFile]) process.stdout.write(`${path.relative(root, file)}\n`)
  process.exit(0)
}
