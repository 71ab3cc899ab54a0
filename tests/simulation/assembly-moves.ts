/** What people do in a vote, and what comes of it: in each moment nobody is concerned by two acts, so that one answer is right. */
import type { Home, Side, Sitting } from '../support/hall.ts'
import type { Random } from '../support/kernel/random.ts'

export type Member = Required<Pick<Sitting, 'account' | 'organisation'>> & {
  readonly side: Side
  readonly role: Sitting['role']
  readonly college: string | undefined
}

export type Move = {
  readonly by: Member
  readonly intent: string
  readonly args: Record<string, string | number | boolean>
  readonly allowed: boolean
  /** what it changes, once it is answered; nothing when it is refused */
  done(now: number): void
}

export type InBox = { readonly paper: string; readonly college: string; readonly by: string | undefined }

export type Moves = {
  readonly enrolled: number
  /** acts until it is over */
  readonly planned: number
  isDone(): boolean
  next(count: number): readonly Move[]
  /** by account */
  box(): ReadonlyMap<string, InBox>
  /** The options with the highest sum, each ballot of a college weighing its share of it. */
  first(colleges: readonly { readonly name: string; readonly share: number }[]): number[]
}

const mostProxies = 2

export function movesOf(people: readonly Member[], home: Home, random: Random, options: number): Moves {
  const on = new Set(people.filter(({ role, college }) => role !== 'guest' && college !== undefined))
  const box = new Map<Member, { paper: string; by: Member | undefined }>()
  const given = new Map<Member, Member>()
  // Four in five come, at a random time; many come twice.
  const queue = random.shuffle(
    people.flatMap((one) => (random.chance(0.8) ? (random.chance(0.4) ? [one, one] : [one]) : [])),
  )
  const planned = queue.length
  let busy = new Set<Member>()

  return { enrolled: on.size, planned, isDone: () => queue.length === 0, next, box: told, first }

  function next(count: number): Move[] {
    busy = new Set()
    const moves: Move[] = []
    while (moves.length < count && queue.length > 0) {
      const who = queue.pop()!
      const move = busy.has(who) ? undefined : moveOf(who)
      if (move) moves.push(move)
    }
    return moves
  }

  /** Concerned now; false when one of them is already. */
  function takes(...all: readonly Member[]): boolean {
    if (all.some((one) => busy.has(one))) return false
    for (const one of all) busy.add(one)
    return true
  }

  function moveOf(who: Member): Move | undefined {
    const mine = [...given].filter(([, holder]) => holder === who).map(([giver]) => giver)
    const kind = random.below(20)
    if (mine.length > 0 && kind < 14) return voteFor(who, mine[random.below(mine.length)]!)
    if (given.has(who) && kind < 8) return recall(who)
    if (box.has(who) && kind < 4) return withdraw(who)
    if (!box.has(who) && kind < 4) return give(who, people[random.below(people.length)]!)
    return vote(who)
  }

  function vote(by: Member): Move | undefined {
    const holder = given.get(by)
    if (!takes(by, ...(holder ? [holder] : []))) return undefined
    const { typed, paper } = ballot()
    const allowed = on.has(by)
    return {
      by,
      intent: 'ballot cast',
      args: { poll: 1, choices: typed },
      allowed,
      done() {
        if (!allowed) return
        box.set(by, { paper, by: undefined })
        given.delete(by)
      },
    }
  }

  function voteFor(by: Member, giver: Member): Move | undefined {
    if (!takes(by, giver)) return undefined
    const { typed, paper } = ballot()
    const cast = box.get(giver)
    const allowed = on.has(by) && on.has(giver) && !given.has(by) && (!cast || cast.by === by)
    return {
      by,
      intent: 'ballot cast',
      args: { poll: 1, choices: typed, for: home.person.get(giver.account)! },
      allowed,
      done: () => void (allowed && box.set(giver, { paper, by })),
    }
  }

  function give(by: Member, holder: Member): Move | undefined {
    const before = given.get(by)
    if (by === holder || !takes(by, holder, ...(before ? [before] : []))) return undefined
    const others = [...given].filter(([giver]) => giver !== by)
    const chained = others.some(([giver, to]) => giver === holder || to === by)
    const isFull = others.filter(([, to]) => to === holder).length >= mostProxies
    const allowed = on.has(by) && on.has(holder) && !box.has(by) && before !== holder && !chained && !isFull
    return {
      by,
      intent: 'proxy give',
      args: { poll: 1, holder: home.person.get(holder.account)! },
      allowed,
      done() {
        if (!allowed) return
        given.delete(by)
        given.set(by, holder)
        // They come back to vote for them, most of the time.
        if (random.chance(0.8)) queue.splice(random.below(queue.length + 1), 0, holder)
      },
    }
  }

  function recall(by: Member): Move | undefined {
    const holder = given.get(by)!
    if (!takes(by, holder)) return undefined
    const allowed = box.get(by)?.by !== holder
    return {
      by,
      intent: 'proxy recall',
      args: { poll: 1 },
      allowed,
      done: () => void (allowed && given.delete(by)),
    }
  }

  function withdraw(by: Member): Move | undefined {
    const holder = given.get(by)
    if (!takes(by, ...(holder ? [holder] : []))) return undefined
    return { by, intent: 'ballot withdraw', args: { poll: 1 }, allowed: true, done: () => void box.delete(by) }
  }

  function ballot(): { typed: string; paper: string } {
    if (random.chance(0.04)) return { typed: 'blanc', paper: '' }
    const chosen = Array.from({ length: options }, (_, at) => at).filter((at) => random.chance(0.3 + at / 20))
    const some = chosen.length > 0 ? chosen : [random.below(options)]
    return { typed: some.map((at) => at + 1).join(', '), paper: some.join(',') }
  }

  function told(): ReadonlyMap<string, InBox> {
    return new Map(
      [...box].map(([{ account, college }, { paper, by }]) => [account, { paper, college: college!, by: by?.account }]),
    )
  }

  function first(colleges: readonly { readonly name: string; readonly share: number }[]): number[] {
    const said = [...box].filter(([, { paper }]) => paper !== '')
    const sizes = colleges.map(({ name }) => said.filter(([{ college }]) => college === name).length)
    // Over one denominator: share / size, times all other sizes.
    const sums = Array.from({ length: options }, (_, at) =>
      colleges.reduce((sum, { name, share }, i) => {
        const chose = said.filter(
          ([{ college }, { paper }]) => college === name && paper.split(',').includes(String(at)),
        )
        const others = sizes.reduce((all, size, j) => (j === i || size === 0 ? all : all * BigInt(size)), 1n)
        return sum + BigInt(share) * BigInt(chose.length) * others
      }, 0n),
    )
    const most = sums.reduce((a, b) => (a > b ? a : b))
    return sums.flatMap((sum, at) => (sum === most ? [at] : []))
  }
}
