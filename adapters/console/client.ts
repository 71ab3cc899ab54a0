/**
 * Reads the console line by line: each line is heard, answered, and all that follows from it is sent before the next
 * one is read. On a terminal a line that is wrong is said again; in a story it stops the reading.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { clearScreenDown, createInterface, cursorTo, type Interface } from 'node:readline'
import { parseLine } from '../../src/kept/line.ts'
import { instant } from '../../src/kept/moment.ts'
import type { SpokenLine } from '../../src/kept/read.ts'
import type { Room } from '../../src/kept/room.ts'
import { labels, seenBy } from '../../src/kept/shown.ts'
import type { Door, Lang, Reply } from '../../src/port.ts'
import { type Current, completions, expand, keepHistory, promptFor, readHistory } from './prompt.ts'
import { read, stageOf } from './read.ts'
import { renderLine, renderTold } from './render.ts'
import { words } from './words.ts'
import { wrapLine } from './wrap.ts'

export type Client = {
  readonly room: Room
  readonly door: Door
  readonly folder: string | undefined
  readonly story: string
  readonly resume: boolean
  /** prints what is said, and the comments, beside what is answered */
  readonly tells: boolean
  readonly lang: Lang
  readonly zone: string
  readonly settle: () => Promise<void>
  readonly advance: (to: Date) => Promise<void>
  readonly complete: (text: string, person: string, place: string) => readonly string[]
  readonly answer: (reply: NonNullable<Reply>) => Promise<void>
  readonly print: (lines: readonly string[]) => void
  /** Where printed lines go from now on. */
  readonly attach: (write: (lines: readonly string[]) => void, isTerminal: boolean) => void
}
export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean }
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

const longestFile = 250_000

/** The exit code: 1 when a line could not be understood, or pressed a button that nobody can see. */
export async function runClient(client: Client, input: Input, output: Output): Promise<number> {
  const run = await nextRun(client)
  const isTerminal = input.isTTY === true && output.isTTY === true
  const code = isTerminal ? await runTerminal(client, run, input, output) : await runStory(client, run, input, output)
  await new Promise<void>((resolve) => void output.write('', () => resolve()))
  return code
}

/** The name of a request: the same for the same line of the same run, so that a story can be sent again. */
export function requestId(story: string, run: number, number: number, line: string): string {
  const hash = createHash('sha256').update(line.trim()).digest('hex').slice(0, 16)
  return `${run === 1 ? story : `${story}~${run}`}:${number}:${hash}`
}

/** A story told again without `--reprendre` is a new one. */
async function nextRun({ room, story, resume }: Client): Promise<number> {
  const last = room.run(story)
  const run = last === undefined ? 1 : resume ? last : last + 1
  await room.put({ story, run })
  return run
}

async function runStory(client: Client, run: number, input: Input, output: Output): Promise<number> {
  const { lang } = client
  client.attach((lines) => void output.write(`${lines.join('\n')}\n`), false)
  await client.settle()
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const line of reader) {
    number += 1
    if (client.tells) client.print(renderLine(line))
    const wrong = await takeLine(client, line, requestId(client.story, run, number, line), false)
    if (wrong === undefined) continue
    client.print([`${words[lang].line(number)}${wrong}`, words[lang].stopped])
    reader.close()
    return 1
  }
  return 0
}

async function runTerminal(client: Client, run: number, input: Input, output: Output): Promise<number> {
  const { room, folder, lang } = client
  const file = folder === undefined ? undefined : join(folder, 'history')
  const stage = stageOf(room)
  let current: Current
  const reader: Interface = createInterface({
    input,
    output,
    historySize: 500,
    history: await readHistory(file),
    removeHistoryDuplicates: true,
    completer: (line: string) =>
      completions(line, current, {
        ...room.names(),
        labels: (who, where) =>
          seenBy(stage, who.account, where).flatMap((message) => labels(stage, message).map(({ label }) => label)),
        complete: client.complete,
      }),
  })
  let isWaiting = false
  client.attach((lines) => {
    if (isWaiting) {
      cursorTo(output, 0)
      clearScreenDown(output)
    }
    const wide = lines.flatMap((line) => wrapLine(line, output.columns))
    output.write(`${wide.join('\n')}\n`)
    if (isWaiting) reader.prompt(true)
  }, true)
  function wait(): void {
    reader.setPrompt(promptFor(current))
    isWaiting = true
    reader.prompt()
  }
  client.print(words[lang].help)
  await client.settle()
  reader.on('SIGINT', () => reader.close())
  wait()
  let number = 0
  for await (const typed of reader) {
    isWaiting = false
    number += 1
    await keepHistory(file, typed)
    const meant = expand(typed, current)
    current = meant.current
    const wrong = await takeLine(client, meant.line, requestId(client.story, run, number, meant.line), true)
    if (wrong !== undefined) client.print([wrong])
    wait()
  }
  output.write('\n')
  return 0
}

/** What is wrong with the line, if anything is. */
async function takeLine(client: Client, line: string, id: string, isTerminal: boolean): Promise<string | undefined> {
  const { errors } = words[client.lang]
  const parsed = parseLine(line)
  if (parsed.kind === 'empty' || parsed.kind === 'comment') return undefined
  if (parsed.kind === 'error') return errors[parsed.error](parsed.about)
  const wrong =
    parsed.kind === 'clock' ? await moveClock(client, parsed.at, isTerminal) : await speak(client, parsed, id)
  await client.settle()
  return wrong
}

async function speak(client: Client, line: SpokenLine, id: string): Promise<string | undefined> {
  const { room, lang } = client
  await room.put({ owner: line.who.account })
  if (line.where.kind === 'room' && line.where.like) {
    await room.put({ channel: line.where.channel, like: line.where.like })
  }
  const file = line.kind === 'attach' ? await readText(line.file) : undefined
  const heard = read(line, room, { id, lang, file })
  if (heard.kind === 'error') return words[lang].errors[heard.error](heard.about)
  if (heard.kind === 'tell') {
    const isNew = await room.put({ asked: id, says: null })
    const where = line.where.kind === 'dm' ? 'dm' : `#${line.where.channel}`
    if (isNew) client.print(renderTold(`→ ${line.who.account} (${where})`, words[lang].told[heard.told](heard.about)))
    return undefined
  }
  if (heard.asked) await room.put({ asked: id, says: heard.asked })
  if (heard.said) await room.put(heard.said)
  for (const reply of await client.door.hear([heard.incoming])) if (reply) await client.answer(reply)
  return undefined
}

/**
 * A clock that cannot be moved says so, which is an answer. A story told again moves it again: the clock itself
 * remembers nothing, and what was made when it first moved is known as made.
 */
async function moveClock(client: Client, at: string, isTerminal: boolean): Promise<string | undefined> {
  const { lang, zone } = client
  const own = words[lang]
  const to = instant(at, zone)
  if (!to) return own.errors.moment(at)
  try {
    await client.advance(to)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    client.print(renderTold(own.clock, error.message))
    return undefined
  }
  if (!isTerminal) return undefined
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeStyle: 'short', timeZone: zone }).format(to)
  client.print(renderTold(own.clock, own.told.moved(day)))
  return undefined
}

/** What a spreadsheet of before Unicode saved is no UTF-8: then it is in its letters. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function readText(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined)
  const text = bytes && decoded(bytes)
  return text === undefined || text.includes('\0') ? undefined : text.slice(0, longestFile)
}
