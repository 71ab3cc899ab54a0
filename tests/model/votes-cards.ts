/** What the cards of open votes say, on each platform, by now. */
import { expect } from 'vitest'
import { textOf } from '../../src/text/index.ts'
import { castIn, type Vote } from './votes-oracle.ts'
import { tellEvery } from './votes-papers.ts'
import type { Story } from './votes-story.ts'

const { votes: words } = textOf('fr')
/** On each platform the card says how many answers are in the box; and never the secret of a lot. */
export async function checkCards(story: Story): Promise<void> {
  const { hall, home, votes } = story
  for (const vote of votes.filter(({ state }) => state === 'open')) {
    const sides = [...home.place.keys()]
    const first = sides[0]!
    const post = (side: (typeof sides)[number]) =>
      side === first ? vote.postId! : `${vote.postId}.${home.place.get(side)}`
    const card = (side: (typeof sides)[number]) => JSON.stringify(hall.shown(side, post(side)) ?? '')
    const right = saidOf(vote, story.now)
    const isRight = (said: string) => right.some((one) => one.test(said)) && showsOptions(vote, said)
    const wrong = () => sides.filter((side) => !isRight(card(side)))
    for (let i = 0; i < 20 && wrong().length > 0; i++) await new Promise((resolve) => setImmediate(resolve))
    if (wrong().length > 0) await hall.engine().settle()
    const late = wrong()
    expect(
      late.map((side) => card(side)),
      `vote ${vote.number}: ${right.join(' or ')} and ${shown(vote)} on ${late.join(', ')}`,
    ).toEqual([])
    if (vote.secret === undefined) continue
    for (const side of sides) expect(card(side), `the lot of vote ${vote.number}`).not.toContain(vote.secret)
  }
}

function shown({ options, gone }: Vote): string[] {
  return options.filter((_, at) => !gone.has(at))
}

/** Those that were added, until they are taken back. */
function showsOptions({ options, gone }: Vote, said: string): boolean {
  return options.every((label, at) => at < 3 || said.includes(label) === !gone.has(at))
}

function saidOf(vote: Vote, now: number): RegExp[] {
  const most = castIn(vote).length
  const told = vote.puts.filter((at) => (Math.floor(at / tellEvery) + 1) * tellEvery <= now).length
  const least = vote.agreed.urn ? told : most
  return Array.from({ length: most - least + 1 }, (_, i) => {
    const said = words.turnout(least + i).replace('.', '\\.')
    return new RegExp(`(?<!\\d)${said}`)
  })
}
