/** What was agreed on, in words: before a vote opens, on its card, on its page. */
import type { Text } from '../../text/index.ts'
import { joinList } from '../../views/format.ts'
import { spansOf } from '../../views/rich.ts'
import type { Lang, Rich } from '../../views/view.ts'
import { quorumSaid } from '../rules/agreed-said.ts'
import type { Quorum, QuorumState } from '../rules/quorum.ts'
import { secretAskable } from '../rules/secret.ts'
import type { Majority, Terms } from '../rules.ts'
import { majorityNamed, termsOf } from '../rules.ts'
import type { Shown } from './asked.ts'

type Fact = readonly [label: string, value: string]

/** What it takes to adopt. */
export function majorityRule(majority: Majority | undefined, t: Text): string {
  const name = majority === undefined ? 'simple' : majorityNamed(majority)
  if (name || !majority) return t.votes.ruleDecision[name ?? 'simple']
  const { bases } = t.votes.agreed.words
  return t.votes.agreed.majoritySaid(`${majority.num}/${majority.den}`, majority.strict, bases[majority.base][0] ?? '')
}

/** Who votes, and for how many others. */
export function whoVotes({ roll, seat, proxies }: Terms, t: Text): string {
  const words = t.votes.agreed
  const isSeat = seat === 'organisation'
  const who = roll === 'frozen' ? words.whoFrozen(isSeat) : isSeat ? words.whoSeat : t.votes.whoMayVote
  return proxies ? words.besides(who, words.withProxies(proxies.most, proxies.sameCollege ?? false)) : who
}

/** Of what was agreed on, what is not told elsewhere: one short fact each. */
export function agreedFacts({ poll, chair }: Pick<Shown, 'poll' | 'chair'>, t: Text, lang: Lang): Fact[] {
  const terms = termsOf(poll)
  const words = t.votes.agreed
  const { quorum, colleges, tie, validated } = terms
  const presides = [chair, validated && words.chairValidates, tie === 'chair' && words.chairBreaks].filter(
    (part) => typeof part === 'string',
  )
  const facts: (Fact | false | undefined)[] = [
    quorum && [words.quorumLabel, quorumSaid(quorum, words.words)],
    colleges && [words.collegesLabel, collegesIn(colleges, t, lang)],
    presides.length > 0 && [words.chairLabel, presides.join(', ')],
    tie === 'lot' && [words.tieLabel, words.tieLot],
    secretAskable(poll) && [words.secretLabel, words.secretOnRequest],
  ]
  return facts.filter((fact) => fact !== false && fact !== undefined)
}

function collegesIn({ list, mode, per, empty, each }: NonNullable<Terms['colleges']>, t: Text, lang: Lang): string {
  const words = t.votes.agreed
  const isEqual = list.every(({ share }) => share === list[0]?.share)
  const names = joinList(
    list.map(({ name, share }) => (isEqual ? name : words.collegeShare(name, share))),
    lang,
  )
  return [
    isEqual ? words.collegesEqual(names) : names,
    mode === 'majority' && words.collegesMajority,
    per === 'enrolled' && words.collegesPerEnrolled,
    empty === 'invalid' && words.collegesInvalid,
    each && words.collegesEach,
  ]
    .filter((part) => typeof part === 'string')
    .reduce((said, more) => words.besides(said, more))
}

/** How it stands, or stood when the vote closed. */
export function quorumLine(quorum: Quorum, state: QuorumState, isOpen: boolean, t: Text): string {
  const words = t.votes.agreed
  const { counted, enrolled, needed, reached } = state
  const say = isOpen ? words.quorumState : words.quorumFound
  return say(words.countedWords[quorum.counted](counted), enrolled, needed, reached)
}

/** After the turnout, on the card of an open vote. */
export function quorumNow({ poll, quorum }: Pick<Shown, 'poll' | 'quorum'>, t: Text): string | undefined {
  const asked = termsOf(poll).quorum
  return asked && quorum ? ` ${quorumLine(asked, quorum, true, t)}` : undefined
}

/** Everything agreed on but the quorum, which stands with its figures, in a few sentences of the card. */
export function agreedSaid(shown: Pick<Shown, 'poll' | 'chair'>, t: Text, lang: Lang): string | undefined {
  const facts = agreedFacts(shown, t, lang).filter(([label]) => label !== t.votes.agreed.quorumLabel)
  if (facts.length === 0) return undefined
  return `${facts.map(([label, value]) => `${t.votes.agreed.labelled(label)} ${value}`).join('. ')}.`
}

/** « jusqu’au vendredi 18 h, ou dès que tout le monde a voté ». */
export function endSaid(until: Rich, { early }: Terms, t: Text): Rich {
  return early ? [...spansOf(until), `, ${t.votes.agreed.early}`] : until
}
