/** Equal shares step by step, in whole numbers: money is `left[g] / den`, one denominator for everybody. */
import { gcd } from '../ratio.ts'
import type { Instance } from './instance.ts'

export type State = {
  /** what one person of each group still has */
  readonly left: readonly bigint[]
  readonly den: bigint
  readonly bought: readonly number[]
  /** of what was bought */
  readonly spent: bigint
}

/** An option at its price: supporters pay `pays / (share · den)` each, or all they have when that is less. */
type Offer = { readonly at: number; readonly pays: bigint; readonly share: bigint }

export type Step = {
  /** of least price for its use, all of them equal, in the order of options; empty when nothing can be bought */
  readonly equals: readonly Offer[]
}

export function begin({ groups, increment }: Instance, raised: number): State {
  return {
    left: groups.map(({ start }) => start + BigInt(raised) * increment),
    den: 1n,
    bought: [],
    spent: 0n,
  }
}

/** Price for use is `pays / (share · use)`, where use is the cost, or 1. */
function use({ utility, costs }: Instance, at: number): bigint {
  return utility === 'cost' && costs[at]! > 0n ? costs[at]! : 1n
}

export function nextStep(instance: Instance, state: State): Step {
  let equals: Offer[] = []
  for (let at = 0; at < instance.costs.length; at++) {
    if (state.bought.includes(at) || instance.approvals[at] === 0) continue
    const offer = offerOf(instance, state, at)
    if (!offer) continue
    const best = equals[0]
    const apart = best ? compareOffers(instance, offer, best) : -1
    if (apart < 0) equals = [offer]
    else if (apart === 0) equals.push(offer)
  }
  return { equals }
}

function compareOffers(instance: Instance, a: Offer, b: Offer): number {
  const left = a.pays * b.share * use(instance, b.at)
  const right = b.pays * a.share * use(instance, a.at)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Undefined when its supporters cannot afford it. Those who have less than the others pay are found in rounds. */
function offerOf({ costs, supporters, groups }: Instance, { left, den }: State, at: number): Offer | undefined {
  const all = supporters[at]!
  const price = costs[at]! * den
  let money = 0n
  for (const g of all) money += left[g]! * BigInt(groups[g]!.size)
  if (money < price) return undefined
  let pays = price
  let share = 0n
  for (const g of all) share += BigInt(groups[g]!.size)
  for (;;) {
    let rest = price
    let people = 0n
    for (const g of all) {
      const size = BigInt(groups[g]!.size)
      if (left[g]! * share < pays) rest -= left[g]! * size
      else people += size
    }
    if (people === share) return { at, pays, share }
    pays = rest
    share = people
  }
}

export function buy({ supporters, costs }: Instance, { left, den, bought, spent }: State, offer: Offer): State {
  const common = gcd(offer.pays, offer.share)
  const [pays, share] = [offer.pays / common, offer.share / common]
  const after = left.map((money) => money * share)
  for (const g of supporters[offer.at]!) after[g] = after[g]! > pays ? after[g]! - pays : 0n
  return { left: after, den: den * share, bought: [...bought, offer.at], spent: spent + costs[offer.at]! }
}

/** What one person pays at most, in units, rounded down. */
export function pricePerPerson({ pays, share }: Offer, { den }: State): bigint {
  return pays / (share * den)
}
