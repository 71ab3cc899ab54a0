/** A bot, a database and a Discord of its own for each fault, in real time; what stands there, and what was kept. */
import { expect } from 'vitest'
import { systemClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { testDatabase } from '../../support/database.ts'
import type { DiscordFakeOptions } from '../../support/discord/discord.ts'
import type { Message } from '../../support/discord/world.ts'
import { type DiscordBot, discordBot, founded, types } from '../../support/discord-story.ts'

export type Options = {
  readonly paced?: boolean
  readonly mostAway?: number
  readonly fake?: Partial<DiscordFakeOptions>
}

/** Each test has a bot, a database and a Discord of its own: most of its time is waiting. */
export async function withBot(
  options: Options,
  work: (bot: DiscordBot, db: Database) => Promise<DiscordBot | undefined>,
): Promise<void> {
  const db = await testDatabase()
  const bot = await discordBot(db, { clock: systemClock, ...options })
  await founded(bot)
  await bot.settle()
  const last = await work(bot, db)
  bot.discord.calm()
  await (last ?? bot).stop()
  await db.close()
}

/** The cards of ideas that stand in a channel, by their number, in the order in which they stand. */
export function cards({ discord }: DiscordBot, where: string): number[] {
  return ours(discord, where).flatMap(({ components }) => {
    const found = /\*\*Idée n°[\s\u00a0](\d+)\*\*/.exec(JSON.stringify(components))
    return found ? [Number(found[1])] : []
  })
}
export function ours(discord: DiscordBot['discord'], where: string): readonly Message[] {
  return discord.messages(where).filter(({ authorId, ephemeralTo }) => authorId === discord.bot.id && !ephemeralTo)
}
export function inBoth(bot: DiscordBot): number {
  return cards(bot, '#pleniere').length + cards(bot, '#couloir').length
}
export function inOrder(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1]!)
}
export async function until(what: () => boolean, seconds: number): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (what()) return
    await pause(50)
  }
  expect(what()).toBe(true)
}
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
export async function ideas(db: Database): Promise<number> {
  return (await db.query('SELECT 1 FROM "Idea"')).length
}

/** Milliseconds until each was acknowledged, the longest last. */
export async function submit(bot: DiscordBot, number: number, where: readonly string[]): Promise<number[]> {
  const people = ['ana', 'bo', 'cleo', 'dan']
  const took: number[] = []
  for (let n = 0; n < number; n++) {
    const place = where[n % where.length]!
    const { ms, acknowledged } = await types(bot, people[n % 4]!, place, `/idee Idée ${n + 1} pour ${place}`)
    expect(acknowledged).toBe(true)
    took.push(ms)
  }
  return took.sort((a, b) => a - b)
}
export const both = ['#pleniere', '#couloir']
