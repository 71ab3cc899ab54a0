/** Another client looks at the same rooms: what it makes of them is compared with what people see by our own reading. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { login } from './client.ts'
import type { Answer, Looked, Question } from './eye/protocol.ts'
import { type Seen, withoutFallback } from './reading.ts'
import type { MatrixWorld } from './world.ts'

export type { Looked } from './eye/protocol.ts'

export type Eye = {
  readonly name: string
  /** Comes into a room to which it is invited, or that is open. */
  joins(where: string): Promise<void>
  looks(where: string): Promise<readonly Looked[]>
  /** Where its view and the reading of `world` differ: nothing when both see the same. */
  differences(where: string): Promise<readonly string[]>
  /** Says something, encrypted where the room is and the eye was opened with its encryption. */
  says(where: string, text: string, more?: { readonly replyTo: string }): Promise<string>
  /** Its library does not encrypt reactions, nor does any other. */
  reacts(where: string, event: string, key: string): Promise<string>
  /** Does its owner say that this device is theirs? */
  isSigned(account: string, device: string): Promise<boolean>
  close(): Promise<void>
}

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Whether its packages were installed (`npm ci --prefix tests/support/matrix/eye`); says so loudly where not. */
export function eyeAvailable(): boolean {
  if (existsSync(at('./eye/node_modules/matrix-js-sdk'))) return true
  process.stderr.write('\n!!! SKIPPED: no other Matrix client looks on: npm ci --prefix tests/support/matrix/eye\n\n')
  return false
}

/** `name`: a person of the world, as whom it looks. */
export async function openEye(
  world: MatrixWorld,
  name: string,
  { encrypts = false, isStrict = false }: { readonly encrypts?: boolean; readonly isStrict?: boolean } = {},
): Promise<Eye> {
  await world.user(name)
  const person = world.personNamed(name)
  // A device of its own: what is said to a device is told once, and our reading asks as the person's first one.
  const { id, token, deviceId } = encrypts ? await login(world.url, person) : person
  const args = [at('../../../bin/run.mjs'), at('./eye/eye.ts'), world.url, id, token, deviceId]
  const child = spawn(process.execPath, [...args, ...(encrypts ? ['crypto'] : []), ...(isStrict ? ['strict'] : [])], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const asked = new Map<number, (answer: Answer) => void>()
  let errors = ''
  let last = 0
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString()
  })
  child.once('exit', () => {
    for (const [question, resolve] of asked)
      resolve({ id: question, error: `the eye is closed: ${errors.slice(-2000)}` })
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer
    asked.get(answer.id)?.(answer)
    asked.delete(answer.id)
  })

  function answered(question: number): Promise<Answer> {
    return new Promise<Answer>((resolve) => asked.set(question, resolve)).then((answer) => {
      if (answer.error !== undefined) throw new Error(answer.error)
      return answer
    })
  }

  async function ask(question: Omit<Question, 'id'>): Promise<Answer> {
    last += 1
    const reply = answered(last)
    child.stdin.write(`${JSON.stringify({ id: last, ...question })}\n`)
    return reply
  }

  async function looks(where: string): Promise<readonly Looked[]> {
    const room = await world.placeOf(name, where)
    const newest = (await world.sees(name, where)).at(-1)
    return (await ask({ act: 'look', room, ...(newest && { event: newest.id }) })).looked ?? []
  }

  await answered(0)
  return {
    name,
    looks,
    joins: async (where) => void (await ask({ act: 'join', room: await world.placeOf(name, where) })),
    async differences(where) {
      for (let tries = 0; ; tries++) {
        const looked = await looks(where)
        const found = compared(await world.sees(name, where), looked, world.nameOf)
        // an edit or a reaction may still be on its way
        if (found.length === 0 || tries === 20) return found
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    },
    says: async (where, text, { replyTo } = { replyTo: '' }) =>
      (await ask({ act: 'say', room: await world.placeOf(name, where), text, event: replyTo })).event ?? '',
    reacts: async (where, event, key) =>
      (await ask({ act: 'react', room: await world.placeOf(name, where), event, text: key })).event ?? '',
    isSigned: async (account, device) =>
      (await ask({ act: 'device', room: '', event: account, text: device })).isSigned ?? false,
    async close() {
      if (child.exitCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.stdin.end()
      await ended
    },
  }
}

function compared(seen: readonly Seen[], looked: readonly Looked[], nameOf: (id: string) => string): string[] {
  const others = new Map(looked.map((one) => [one.id, one]))
  const strange = looked
    .filter(({ id }) => !seen.some((one) => one.id === id))
    .map(({ id, body }) => `only the eye: ${id} ${body}`)
  const differing = seen.flatMap((one) => {
    const other = others.get(one.id)
    if (!other) return [`only we: ${one.id} ${one.text}`]
    const [ours, theirs] = [JSON.stringify(ourView(one)), JSON.stringify(theirView(other, nameOf))]
    return ours === theirs ? [] : [`we: ${ours}, the eye: ${theirs}`]
  })
  return [...strange, ...differing]
}

function ourView({ kind, plain, edited, by, replyTo, thread, reactions, answers }: Seen) {
  if (kind === 'deleted') return { kind, by }
  const chosen = answers.map((answer) => ({ text: answer.text, by: answer.by.toSorted() }))
  return { plain: kind === 'poll' ? '' : plain, by, edited, replyTo, thread, reactions: ordered(reactions), chosen }
}

function theirView(looked: Looked, nameOf: (id: string) => string) {
  const { isRedacted, body, isEdited, replyTo, thread, reactions, poll } = looked
  const by = nameOf(looked.by)
  if (isRedacted) return { kind: 'deleted', by }
  const named = reactions.map(({ key, by: ids }) => ({ key, by: ids.map(nameOf) }))
  const chosen = (poll?.answers ?? []).map((one) => ({ text: one.text, by: one.by.map(nameOf).toSorted() }))
  const plain = poll ? '' : replyTo === undefined ? body : withoutFallback(body)
  return { plain, by, edited: isEdited, replyTo, thread, reactions: ordered(named), chosen }
}

function ordered(reactions: readonly { readonly key: string; readonly by: readonly string[] }[]) {
  return reactions.map(({ key, by }) => ({ key, by: by.toSorted() })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
