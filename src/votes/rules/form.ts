/** The same rules as fields of a form, for those who do not know how they are said: pure. */
import { Refusal } from '../../refusal.ts'
import { type MajorityName, majorities, majorityNamed } from '../rules.ts'
import type { Rules, SaidQuorum } from './agreed.ts'

export const quorumChoices = ['none', 'tenth', 'quarter', 'third', 'half', 'moreThanHalf', 'other'] as const
export const countedChoices = ['voters', 'present', 'attending'] as const
export const collegeChoices = ['none', 'equal', 'shares'] as const
export const majorityChoices = ['simple', 'absolute', 'twoThirds', 'threeQuarters', 'other'] as const
export const gradeChoices = ['five', 'six', 'seven'] as const

const shares = { tenth: '1/10', quarter: '1/4', third: '1/3', half: '1/2', moreThanHalf: '1/2' } as const

/** What the fields hold. */
export type Fields = {
  readonly quorum?: (typeof quorumChoices)[number] | undefined
  readonly counted?: (typeof countedChoices)[number] | undefined
  readonly secondNotice?: boolean | undefined
  readonly majority?: (typeof majorityChoices)[number] | undefined
  readonly roll?: boolean | undefined
  readonly seat?: boolean | undefined
  readonly colleges?: (typeof collegeChoices)[number] | undefined
  readonly shares?: string | undefined
  readonly mode?: Rules['mode']
  readonly per?: Rules['per']
  readonly each?: boolean | undefined
  readonly empty?: Rules['empty']
  readonly proxies?: number | undefined
  readonly sameCollege?: boolean | undefined
  readonly chair?: string | undefined
  readonly tie?: Rules['tie']
  readonly castingVote?: boolean | undefined
  readonly validated?: boolean | undefined
  readonly early?: boolean | undefined
  readonly adding?: boolean | undefined
  readonly least?: number | undefined
  readonly grades?: (typeof gradeChoices)[number] | undefined
  readonly missing?: Rules['missing']
  readonly otherwise?: boolean | undefined
  readonly secretOnRequest?: boolean | undefined
}

/** `others`: what was said in words besides; it has the last word on nothing that a field says. Throws. */
export function rulesFromFields(
  fields: Fields,
  others: Rules,
  readShares: (typed: string) => Rules['colleges'],
): Rules {
  const { quorum, majority, colleges, tie, castingVote, grades } = fields
  if (quorum === 'other' && others.quorum === undefined) throw new Refusal('quorumOtherMissing', {}, [], 'others')
  if (majority === 'other' && others.majority === undefined) throw new Refusal('majorityOtherMissing', {}, [], 'others')
  const own: { -readonly [K in keyof Rules]: Rules[K] | undefined } = {
    quorum: quorumFrom(fields),
    secondNotice: fields.secondNotice,
    majority: majority === undefined || majority === 'other' ? undefined : majorities[majority satisfies MajorityName],
    colleges: colleges === 'shares' ? sharesFrom(fields.shares, readShares) : colleges,
    mode: fields.mode,
    per: fields.per,
    each: fields.each,
    empty: fields.empty,
    roll: fields.roll === undefined ? undefined : fields.roll ? 'frozen' : 'open',
    seat: fields.seat === undefined ? undefined : fields.seat ? 'organisation' : 'person',
    proxies: proxiesFrom(fields),
    chair: fields.chair,
    tie: tie ?? (castingVote === undefined ? undefined : castingVote ? 'chair' : 'team'),
    validated: fields.validated,
    early: fields.early,
    adding: fields.adding,
    least: fields.least,
    grades: grades === undefined ? undefined : 5 + gradeChoices.indexOf(grades),
    missing: fields.missing,
    otherwise: fields.otherwise,
    secretOnRequest: fields.secretOnRequest,
  }
  const said: Rules = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  const { quorum: moreQuorum, ...rest } = others
  const both = { ...rest, ...said }
  return moreQuorum !== undefined && said.quorum === undefined ? { ...both, quorum: moreQuorum } : both
}

function quorumFrom({ quorum, counted }: Fields): Rules['quorum'] {
  if (quorum === undefined || quorum === 'other') return undefined
  if (quorum === 'none') return 'none'
  return { ...(counted && { counted }), share: shares[quorum], ...(quorum === 'moreThanHalf' && { strict: true }) }
}

function sharesFrom(typed: string | undefined, read: (typed: string) => Rules['colleges']): Rules['colleges'] {
  const said = typed === undefined ? undefined : read(typed)
  if (said === undefined) throw new Refusal('sharesMissing', {}, [], 'shares')
  return said
}

function proxiesFrom({ proxies, sameCollege }: Fields): Rules['proxies'] {
  return proxies === undefined ? undefined : { most: proxies, ...(proxies > 0 && sameCollege && { sameCollege: true }) }
}

/** The fields that these rules fill in, and the rules that no field can say. */
export function fieldsFrom(rules: Rules): { readonly fields: Fields; readonly others: Rules } {
  const { quorum, majority, colleges, proxies, grades, seat, roll, ...rest } = rules
  const choice = quorum === undefined || quorum === 'none' ? quorum : choiceOf(quorum)
  const name = majority && majorityNamed(majority)
  const { statutes, second, ...simple } = rest
  const counted = quorum !== undefined && quorum !== 'none' ? quorum.counted : undefined
  const list = Array.isArray(colleges) ? colleges : undefined
  const fields: Fields = {
    ...simple,
    quorum: choice,
    counted: choice === 'other' ? undefined : counted,
    majority: majority && (name ?? 'other'),
    colleges: list ? 'shares' : (colleges as 'none' | 'equal' | undefined),
    shares: list?.map((one) => `${one.name} ${one.share}`).join(', '),
    roll: roll && roll === 'frozen',
    seat: seat && seat === 'organisation',
    proxies: proxies?.most,
    sameCollege: proxies?.sameCollege,
    castingVote: rules.tie && rules.tie === 'chair',
    grades: grades === undefined ? undefined : gradeChoices[grades - 5],
  }
  return {
    fields,
    others: {
      ...(statutes !== undefined && { statutes }),
      ...(second !== undefined && { second }),
      ...(choice === 'other' && quorum !== undefined && { quorum }),
      ...(majority && !name && { majority }),
    },
  }
}

function choiceOf({ share, strict, least }: SaidQuorum): (typeof quorumChoices)[number] {
  if (least !== undefined || share === undefined) return 'other'
  if (strict) return share === '1/2' ? 'moreThanHalf' : 'other'
  const names = ['tenth', 'quarter', 'third', 'half'] as const
  return names.find((name) => shares[name] === share) ?? 'other'
}
