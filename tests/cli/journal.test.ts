/** An exported journal: whole, or the line at fault; not one byte of it may change unseen. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyJournal, writeJournal } from '../../src/cli/journal-file.ts'
import { digestOf, hashOf, type JournalLine } from '../../src/engine/journal.ts'

let dir: string
let file: string
let whole: Buffer
let lines: string[]

/** Four acts; the content of the third is erased. */
async function* acts(): AsyncGenerator<JournalLine> {
  let previous = ''
  for (const seq of [1, 2, 3, 4]) {
    const salt = `5a17${seq}`
    const payload = { by: 'p1', args: { text: `Idée ${seq} « à voir »\u2028`, count: 1e21, nothing: null } }
    const digest = digestOf(payload, salt)
    const line = { seq, id: `id-${seq}`, kind: 'idea submit', at: `2026-11-0${seq}T10:00:00.000Z`, digest }
    previous = hashOf(previous, line)
    yield { concertationId: 'c1', ...line, hash: previous, ...(seq !== 3 && { payload, salt }) }
  }
}

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-journal-'))
  file = path.join(dir, 'journal.jsonl')
  await writeJournal(file, acts())
  whole = readFileSync(file)
  lines = whole.toString('utf8').split('\n').slice(0, -1)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function faultsOf(content: Buffer | string): Promise<(readonly [number, string])[]> {
  writeFileSync(file, content)
  return [...(await verifyJournal(file)).faults]
}

/** With a last line that fits: what somebody would do who knows how it is made. */
function sealedAgain(changed: readonly string[]): string {
  const body = changed.map((line) => `${line}\n`).join('')
  const last = JSON.parse(changed.at(-1) ?? '{}') as { hash?: string }
  const sha256 = createHash('sha256').update(body).digest('hex')
  return `${body}${JSON.stringify({ lines: changed.length, head: last.hash, sha256 })}\n`
}

function forged(index: number, change: Record<string, unknown>): string {
  const acts = lines.slice(0, -1)
  acts[index] = JSON.stringify({ ...(JSON.parse(acts[index]!) as object), ...change })
  return sealedAgain(acts)
}

test('is intact as it was written, erased content and all', async () => {
  writeFileSync(file, whole)
  const { faults, erased, lines: count, head } = await verifyJournal(file)
  expect([...faults]).toEqual([])
  expect([count, erased]).toEqual([4, 1])
  expect(head).toBe((JSON.parse(lines[3]!) as JournalLine).hash)
})

test('shows every single byte that is changed, and the line where it is', async () => {
  const unseen: number[] = []
  const misplaced: number[] = []
  let line = 1
  for (let i = 0; i < whole.length; i++) {
    const changed = Buffer.from(whole)
    changed[i]! ^= 1
    const faults = await faultsOf(changed)
    if (faults.length === 0) unseen.push(i)
    else if (whole[i] !== 10 && !faults.some(([number]) => number === line)) misplaced.push(i)
    if (whole[i] === 10) line += 1
  }
  expect(unseen).toEqual([])
  expect(misplaced).toEqual([])
}, 30_000)

describe('even when its last line is made to fit', () => {
  const changes: Record<string, Record<string, unknown>> = {
    concertationId: { concertationId: 'c2' },
    seq: { seq: 3 },
    id: { id: 'id-9' },
    kind: { kind: 'idea edit' },
    at: { at: '2026-11-02T10:00:00.001Z' },
    digest: { digest: '0'.repeat(64) },
    hash: { hash: '0'.repeat(64) },
    payload: { payload: { by: 'p2' } },
    salt: { salt: '5a18' },
    'payload alone': { salt: undefined },
    'salt alone': { payload: undefined },
    'another field': { by: 'p2' },
  }
  test.each(Object.entries(changes))('a change of %s is found in its line', async (_, change) => {
    expect((await faultsOf(forged(1, change))).map(([line]) => line)).toContain(2)
  })

  test('a line taken out, doubled or moved is found', async () => {
    const [one = '', two = '', three = '', four = ''] = lines
    for (const changed of [
      [one, three, four],
      [one, two, two, three, four],
      [one, three, two, four],
      [two, three],
    ])
      expect(await faultsOf(sealedAgain(changed))).not.toEqual([])
  })

  test('two values for one field are no proof', async () => {
    const twice = lines[1]!.replace('"payload":', '"payload":{"by":"p2"},"payload":')
    expect(await faultsOf(sealedAgain([lines[0]!, twice, lines[2]!, lines[3]!]))).toContainEqual([2, 'unreadable'])
  })
})

test('is known to be cut short, wherever it is', async () => {
  const kept = [0, 1, 2, 3, 4].map((count) =>
    lines
      .slice(0, count)
      .map((line) => `${line}\n`)
      .join(''),
  )
  for (const content of [...kept, whole.subarray(0, whole.length - 20), ''])
    expect((await faultsOf(content)).at(-1)?.[1]).toBe('end')
})

test('says where it is unreadable', async () => {
  const spoiled = [lines[0], 'pas du tout', ...lines.slice(2)].map((line) => `${line}\n`).join('')
  expect(await faultsOf(spoiled)).toContainEqual([2, 'unreadable'])
})

test('without any act is whole too', async () => {
  const empty = path.join(dir, 'empty.jsonl')
  await writeJournal(
    empty,
    (async function* () {
      /* nothing happened */
    })(),
  )
  expect(await verifyJournal(empty)).toMatchObject({ lines: 0, erased: 0, faults: new Map() })
})
