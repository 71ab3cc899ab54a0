/** What was agreed on, written back as it is typed: `readRules` of what this writes is what it was given. Pure. */
import { majorityNamed } from '../rules.ts'
import type { Key, Rules, RuleWords, SaidQuorum } from './agreed.ts'
import type { Terms } from './terms.ts'

type Labelled = (name: string) => string

/** By key, what stands after its name; missing where nothing was said. */
type Pieces = Partial<Record<Key, string>>

const order: readonly Key[] = [
  'statutes',
  'second',
  'quorum',
  'secondNotice',
  'majority',
  'colleges',
  'mode',
  'per',
  'empty',
  'each',
  'roll',
  'seat',
  'proxies',
  'chair',
  'tie',
  'validated',
  'early',
  'adding',
  'least',
  'grades',
  'missing',
  'otherwise',
  'secretOnRequest',
]

/** `labelled`: the name with the colon of the language, before which French has a space. */
export function writeRules(rules: Rules, words: RuleWords, labelled: Labelled): string {
  const pieces = piecesOf(rules, words)
  return order
    .flatMap((key) => {
      const piece = pieces[key]
      if (piece === undefined) return []
      const [name = ''] = words.keys[key]
      return [piece === '' ? name : key === 'least' ? `${name} ${piece}` : `${labelled(name)} ${piece}`]
    })
    .join(' ; ')
}

function piecesOf(rules: Rules, words: RuleWords): Pieces {
  const first = (list: readonly string[]) => list[0] ?? ''
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? '' : first(words.no))
  const { quorum, majority, colleges, proxies, chair, least, grades, validated } = rules
  const pieces: Record<Key, string | undefined> = {
    statutes: flag(rules.statutes),
    second: flag(rules.second),
    quorum: quorum && (quorum === 'none' ? first(words.none) : quorumSaid(quorum, words)),
    secondNotice: flag(rules.secondNotice),
    majority: majority && majoritySaid(majority, words),
    colleges: colleges && collegesSaid(colleges, words),
    mode: rules.mode && first(words.mode[rules.mode]),
    per: rules.per && first(words.per[rules.per]),
    empty: rules.empty && first(words.empty[rules.empty]),
    each: flag(rules.each),
    roll: rules.roll && first(words.roll[rules.roll]),
    seat: rules.seat && (rules.seat === 'organisation' ? '' : first(words.seat.person)),
    proxies: proxies && proxiesSaid(proxies, words),
    chair: chair === '' ? first(words.none) : chair,
    tie: rules.tie && first(words.tie[rules.tie]),
    validated: validated === undefined ? undefined : first(validated ? words.tie.chair : words.no),
    early: flag(rules.early),
    adding: flag(rules.adding),
    least: least === undefined ? undefined : `${least} ${first(words.choices)}`,
    grades: grades === undefined ? undefined : String(grades),
    missing: rules.missing && first(words.missing[rules.missing]),
    otherwise: flag(rules.otherwise),
    secretOnRequest: flag(rules.secretOnRequest),
  }
  return Object.fromEntries(Object.entries(pieces).filter(([, piece]) => piece !== undefined))
}

export function quorumSaid({ counted, share, strict, least }: SaidQuorum, words: RuleWords): string {
  const who = counted === undefined ? '' : words.counted[counted][0]!
  if (share === undefined) return `${least ?? 0} ${who}`.trim()
  const more = strict ? `${words.moreThan[0]} ` : ''
  return `${more}${share} ${words.enrolled[0]}${who === '' ? '' : `, ${who}`}`
}

export function majoritySaid(majority: NonNullable<Rules['majority']>, words: RuleWords): string {
  const name = majorityNamed(majority)
  if (name) return words.majorities[name][0]!
  const { num, den, strict, base } = majority
  return `${strict ? `${words.moreThan[0]} ` : ''}${num}/${den} ${words.bases[base][0]}`
}

function collegesSaid(colleges: NonNullable<Rules['colleges']>, words: RuleWords): string {
  if (colleges === 'none') return words.none[0]!
  if (colleges === 'equal') return words.equal[0]!
  return colleges.map(({ name, share }) => `${name} ${share}`).join(', ')
}

function proxiesSaid({ most, sameCollege }: NonNullable<Rules['proxies']>, words: RuleWords): string {
  if (most === 0) return words.none[0]!
  return sameCollege ? `${most} (${words.sameCollege[0]})` : String(most)
}

/** What would have to be said to agree on these terms. */
export function rulesOf(terms: Terms, chair?: string): Rules {
  const { quorum, colleges, seat, roll, proxies, tie, majority, least, grades, missing } = terms
  const isEqual = colleges?.list.every(({ share }) => share === '1')
  return {
    ...(quorum && { quorum }),
    ...(majority && !majorityNamed(majority) && { majority }),
    ...(colleges && {
      colleges: isEqual ? 'equal' : colleges.list.map(({ name, share }) => ({ name, share })),
      ...(colleges.mode === 'majority' && { mode: colleges.mode }),
      ...(colleges.per === 'enrolled' && { per: colleges.per }),
      ...(colleges.empty === 'invalid' && { empty: colleges.empty }),
      ...(colleges.each && { each: true }),
    }),
    ...(roll && { roll }),
    ...(seat && { seat }),
    ...(proxies && { proxies }),
    ...(chair !== undefined && { chair }),
    ...(tie && { tie }),
    ...(terms.validated && { validated: true }),
    ...(terms.early && { early: true }),
    ...(terms.adding && { adding: true }),
    ...(least !== undefined && { least }),
    ...(grades !== undefined && { grades }),
    ...(missing && { missing }),
    ...(terms.otherwise && { otherwise: true }),
    ...(terms.secretOnRequest && { secretOnRequest: true }),
  }
}

/** As `rules` would be typed. */
export function saidRules(terms: Terms, chair: string | undefined, words: RuleWords, labelled: Labelled): string {
  return writeRules(rulesOf(terms, chair), words, labelled)
}
