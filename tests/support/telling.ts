/**
 * Tells a story to a whole bot in this process, as `npm run console` would, and says what was printed after each line.
 * Everything random comes from one seed, so that the same story prints the same words.
 */
import { PassThrough, Readable } from 'node:stream'
import { createConsole } from '../../adapters/console/index.ts'
import { readMoment } from '../../src/calendar.ts'
import { virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { textOf } from '../../src/text/index.ts'
import { createRandom } from './kernel/random.ts'

export type ToldLine = {
  readonly line: string
  /** what was printed before the next line was read, with ordinary spaces and without the mark of a trial */
  readonly printed: string
}

export type Telling = {
  readonly told: readonly ToldLine[]
  readonly code: number
  /** the whole, as a person reads it */
  readonly transcript: string
}

const zone = 'Europe/Paris'

/** Stops at a line that cannot be carried out, with code 1, as the console does. */
export async function tellHere(
  db: Database,
  { start, lines }: { readonly start: string; readonly lines: readonly string[] },
  seed = 1,
): Promise<Telling> {
  const bytes = createRandom(seed)
  const clock = virtualClock(readMoment(start, { now: new Date(0), zone, lang: 'fr' })!.at)
  const ids = createIds(
    (length) => Uint8Array.from({ length }, () => bytes.below(256)),
    () => clock.now().getTime(),
  )
  const engine = await createEngine({
    db,
    clock,
    ids,
    log: createLog('silent'),
    language: 'fr',
    zone,
    hearWithin: 30_000,
  })
  /** The journal is sealed within a second, which is the machine's: here after each line, so that digests print one head. */
  const sealed = async () => {
    await engine.settle()
    await engine.seal()
  }
  const room = createConsole({
    story: 'recit',
    resume: false,
    tells: true,
    lang: 'fr',
    zone,
    settle: sealed,
    advance: (to) => clock.advance(to, engine.settle),
  })
  await engine.open(room)
  await engine.resume()
  const output = new PassThrough()
  let printed = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  const code = await room.run(Readable.from(lines.map((line) => `${line}\n`)), output)
  await engine.seal()
  await engine.stop()
  const transcript = readable(printed)
  return { told: toldLines(transcript), code, transcript }
}

/** Ordinary spaces; the mark that each message of a trial bears is left out. */
export function readable(printed: string): string {
  const mark = textOf('fr').sandbox
  return printed
    .split('\n')
    .filter((line) => !line.endsWith(`| ${mark}`))
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ')
}

/** Each line of the story, with what was printed below it. */
function toldLines(transcript: string): ToldLine[] {
  const found: { line: string; printed: string }[] = []
  for (const line of transcript.split('\n')) {
    const last = found.at(-1)
    if (line.startsWith('▸ ')) found.push({ line: line.slice(2), printed: '' })
    else if (line.startsWith('── ')) found.push({ line: `# ${line.slice(3)}`, printed: '' })
    else if (last) last.printed += `${line}\n`
  }
  return found
}
