/** The journal cannot be rewritten without showing it, and erasing somebody's words leaves it whole. */
import { describe, expect, test } from 'vitest'
import { canonical, chain, digestOf, type JournalLine, type Unsealed, verifyChain } from '../../src/engine/journal.ts'

function lines(count: number): JournalLine[] {
  const unsealed = Array.from({ length: count }, (_, i): Unsealed & { payload: object; salt: string } => {
    const payload = { by: `p${i}`, args: { text: `Idée ${i}` } }
    const salt = `salt${i}`
    const at = `2027-03-01T09:00:0${i}.000Z`
    return { concertationId: 'c', id: `l${i}`, kind: 'idea submit', at, digest: digestOf(payload, salt), payload, salt }
  })
  const { sealed } = chain(unsealed, [])
  return unsealed.map((line, i) => ({ ...line, ...sealed[i]! }))
}

function faultsOf(change: (lines: JournalLine[]) => JournalLine[]): string[] {
  return verifyChain(change(lines(4))).map(({ seq, what }) => `${seq} ${what}`)
}

describe('a chain', () => {
  test('is whole', () => {
    expect(faultsOf((all) => all)).toEqual([])
  })

  test('stays whole when words are erased', () => {
    expect(faultsOf((all) => all.map(({ payload: _, salt: __, ...line }) => line))).toEqual([])
  })

  test('shows a changed payload', () => {
    expect(faultsOf((all) => all.with(1, { ...all[1]!, payload: { by: 'somebody else' } }))).toEqual(['2 digest'])
  })

  test('shows a changed salt', () => {
    expect(faultsOf((all) => all.with(1, { ...all[1]!, salt: 'other' }))).toEqual(['2 digest'])
  })

  test.each(['id', 'kind', 'at', 'digest'] as const)('shows a changed %s', (key) => {
    expect(faultsOf((all) => all.with(2, { ...all[2]!, [key]: 'other' }))).toContain('3 hash')
  })

  test('shows a line that was rewritten with its own hash, at the next one', () => {
    const all = lines(4)
    const [first, second] = all as [JournalLine, JournalLine]
    const forged = { ...second, payload: { by: 'somebody else' }, digest: digestOf({ by: 'somebody else' }, 'salt1') }
    const { sealed } = chain([forged], [{ concertationId: 'c', seq: first.seq, hash: first.hash }])
    expect(verifyChain(all.with(1, { ...forged, ...sealed[0]! }))).toEqual([{ seq: 3, what: 'hash' }])
  })

  test('shows a line that is gone, added or moved', () => {
    expect(faultsOf((all) => all.toSpliced(1, 1))).not.toEqual([])
    expect(faultsOf((all) => all.toSpliced(1, 0, all[1]!))).not.toEqual([])
    expect(faultsOf((all) => all.with(1, all[2]!).with(2, all[1]!))).not.toEqual([])
  })

  test('goes on behind its head, each concertation for itself', () => {
    const line = (id: string, concertationId: string): Unsealed => ({
      id,
      concertationId,
      kind: 'k',
      at: 'a',
      digest: 'd',
    })
    const first = chain([line('1', 'a'), line('2', 'b')], [])
    const second = chain([line('3', 'a')], first.heads)
    expect(second.sealed).toMatchObject([{ id: '3', seq: 2 }])
    expect(second.heads).toContainEqual({ concertationId: 'a', seq: 2, hash: second.sealed[0]!.hash })
  })
})

test('the digest does not depend on the order of keys, nor on what is absent', () => {
  expect(canonical({ b: [1, { d: 'é', c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":"é"}]}')
})
