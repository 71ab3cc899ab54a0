/** Tells lines of a story to a bot of the web without its pages: what stands in the rooms before somebody looks at them. */
import { addPerson, addPlace, stageOf } from '../../../adapters/web/local/stage.ts'
import { readMoment } from '../../../src/calendar.ts'
import type { VirtualClock } from '../../../src/engine/clock.ts'
import { parseLine } from '../../../src/kept/line.ts'
import { readLine } from '../../../src/kept/read.ts'
import { plain } from '../../../src/views/plain.ts'
import type { WebBot } from './bot.ts'

/** What was answered to each line; throws at the first that cannot be carried out. */
export async function tellFast(bot: WebBot<VirtualClock>, lines: readonly string[], name = 'fast'): Promise<string[]> {
  const { house } = bot.web
  const answers: string[] = []
  for (const [at, text] of lines.entries()) {
    const line = parseLine(text)
    if (line.kind === 'empty' || line.kind === 'comment') continue
    if (line.kind === 'error') throw new Error(`${line.error}: ${text}`)
    if (line.kind === 'clock') {
      const to = readMoment(line.at, { now: bot.clock.now(), zone: 'Europe/Paris', lang: 'fr' })
      await bot.clock.advance(to!.at, () => bot.engine.settle())
      continue
    }
    await addPerson(house, line.who.name)
    if (line.where.kind === 'room') await addPlace(house, line.where.name)
    await house.room.put({ owner: line.who.account })
    const read = readLine(line, stageOf(house), { id: `${name} ${at}`, lang: 'fr' })
    if (read.kind !== 'hear') throw new Error(`${read.kind} ${read.about}: ${text}`)
    if (read.said) await house.room.put(read.said)
    const reply = await house.hear(read.incoming)
    await bot.settle()
    answers.push(reply ? plain(reply.body).replace(/[\u00a0\u202f]/g, ' ') : '')
  }
  return answers
}
