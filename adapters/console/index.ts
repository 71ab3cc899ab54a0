/** The console: a whole platform without network, to try, to script and to test with. */
import { join } from 'node:path'
import { type Entry, Room } from '../../src/kept/room.ts'
import { fillables } from '../../src/kept/shown.ts'
import {
  type Adapter,
  type Address,
  type Door,
  type Form,
  type Lang,
  type MessageRef,
  type Reply,
  SendFailure,
  type View,
} from '../../src/port.ts'
import { type Client, type Input, type Output, runClient } from './client.ts'
import { limits } from './limits.ts'
import { canAt, stageOf } from './read.ts'
import { type Margin, renderMessage, renderSaid } from './render.ts'

export type ConsoleOptions = {
  /** the data directory; without one the room lives in memory */
  readonly dir?: string | undefined
  /** names the requests of this run */
  readonly story: string
  /** sends the last run of the story again, from its first line */
  readonly resume: boolean
  /** prints what is said, and the comments of a story, beside what is answered */
  readonly tells?: boolean
  readonly lang: Lang
  /** IANA zone in which `horloge` is read */
  readonly zone: string
  /** Sends all that waits and runs all that is due. */
  readonly settle: () => Promise<void>
  /** Moves the clock; rejects with a sentence for people when it cannot be moved. */
  readonly advance: (to: Date) => Promise<void>
  readonly complete?: ((text: string, person: string, place: string) => readonly string[]) | undefined
}

export type Console = Adapter & { run(input: Input, output: Output): Promise<number> }

export function createConsole(options: ConsoleOptions): Console {
  const { lang } = options
  const folder = options.dir === undefined ? undefined : join(options.dir, 'console')
  let opened: { readonly room: Room; readonly door: Door } | undefined
  let waiting: string[] = []
  let isTerminal = false
  let write = (lines: readonly string[]): void => void waiting.push(...lines)

  async function start(door: Door): Promise<void> {
    const room = await Room.open(folder)
    room.watch((entry) => print(drawn(room, entry)))
    opened = { room, door }
  }

  async function post(entry: Entry & { readonly key: string }): Promise<MessageRef> {
    const { room } = current()
    await room.put(entry)
    return room.ref(entry.key) ?? { key: entry.key }
  }

  async function answer({ key, to, body }: NonNullable<Reply>): Promise<void> {
    const ref = await post({ key, to, body })
    current().door.delivered(key, ref)
  }

  function drawn(room: Room, entry: Entry): readonly string[] {
    if ('said' in entry) return renderSaid(entry, margin(room, entry.to, entry.said))
    const ref = 'key' in entry ? room.ref(entry.key) : undefined
    const message = ref && room.message(ref.key ?? '')
    if (!message) return []
    return renderMessage(
      message,
      canAt(room, message.to),
      fillables(stageOf(room), message),
      margin(room, message.to, message.key),
    )
  }

  function margin(room: Room, to: Address, key: string): Margin {
    const root = to.to === 'dm' ? undefined : to.thread
    return {
      lang,
      thread: root === undefined ? undefined : room.number(to, root),
      number: isTerminal && to.to !== 'whisper' ? room.number(to, key) : undefined,
    }
  }

  function print(lines: readonly string[]): void {
    if (lines.length > 0) write(lines)
  }

  function current(): { readonly room: Room; readonly door: Door } {
    if (!opened) throw new Error('the console is not started')
    return opened
  }

  return {
    platform: 'console',
    can: limits.console,
    start,
    async stop() {
      await opened?.room.close()
      opened = undefined
    },
    send: (to: Address, body: View | Form, key: string) => post({ key, to, body }),
    async edit(message: MessageRef, body: View, key: string) {
      const edited = message.key ?? ''
      const to = current().room.message(edited)?.to
      if (!to) throw new SendFailure(`no message ${edited} to edit`, { final: true })
      return post({ key, to, body, edited })
    },
    run(input, output) {
      const client: Client = {
        ...options,
        tells: options.tells ?? false,
        ...current(),
        folder,
        complete: options.complete ?? (() => []),
        answer,
        print,
        attach(to, terminal) {
          write = to
          isTerminal = terminal
          print(waiting)
          waiting = []
        },
      }
      return runClient(client, input, output)
    },
  }
}
