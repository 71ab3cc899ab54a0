/**
 * Elections as Belenios publishes them, small: its texts and its archive, written from its formats. Keys, ciphers and
 * proofs are no real ones: nothing here reads them.
 */
import { createHash } from 'node:crypto'
import { UnreadableElection } from '../../src/votes/belenios/faults.ts'

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

export function fingerprint(election: string): string {
  return createHash('sha256').update(election).digest('base64').slice(0, -1)
}

export type Question = Readonly<Record<string, unknown>>

export const choice = (question: string, answers: readonly string[], more: object = {}): Question => ({
  answers,
  min: 1,
  max: 1,
  question,
  ...more,
})
export const lists = (question: string, answers: readonly (readonly string[])[]): Question => ({
  type: 'Lists',
  value: { answers, question },
})
export const ranked = (question: string, answers: readonly string[], extra?: object): Question => ({
  type: 'NonHomomorphic',
  value: { answers, question },
  ...(extra && { extra }),
})

export function election(questions: readonly Question[], more: object = {}): string {
  return JSON.stringify({
    version: 1,
    description: 'Vote de l’assemblée du 12 mars.',
    name: 'Élection du conseil',
    group: 'Ed25519',
    public_key: '5f51d6ac1b93b1f7d5d7b4f7e2a0c4e2d4f94d58e79c5ac2a7d5d4f0a1d2c3b4',
    questions,
    uuid: 'xhVWsZ7DkrhXz9',
    administrator: 'Le secrétariat',
    credential_authority: 'Le greffe',
    ...more,
  })
}

export type Given = {
  readonly questions?: readonly Question[]
  readonly result?: unknown
  /** one per ballot that comes: whose credential it bears */
  readonly voters?: readonly string[]
  readonly tallied?: number
  readonly weight?: number | string
  readonly shuffles?: number
  readonly timestamp?: number
  readonly certificate?: boolean
  /** of an election that is not over yet */
  readonly until?: string
}

type Record_ = { name: string; text: string }

/** The parts of an archive, before they are put together: what a test tampers with. */
export function records(given: Given = {}): Record_[] {
  const {
    questions = [choice('Qui préside ?', ['Awa', 'Bo'])],
    result = [[2, 1]],
    voters = ['c1', 'c2', 'c3'],
    tallied = new Set(voters).size,
    weight = tallied,
    shuffles = 0,
    certificate = false,
    until = 'Result',
  } = given
  const out: Record_[] = []
  let [parent, height, over]: [string | undefined, number, boolean] = [undefined, 0, false]
  const data = (value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (!over) out.push({ name: `${sha256(text)}.data.json`, text })
    return sha256(text)
  }
  const event = (type: string, payload?: string) => {
    if (over) return
    const text = JSON.stringify({ ...(parent && { parent }), height, type, ...(payload && { payload }) })
    out.push({ name: `${sha256(text)}.event.json`, text })
    ;[parent, height, over] = [sha256(text), height + 1, type === until]
  }
  const source = election(questions)
  const setup = {
    election: data(source),
    trustees: data([['Single', { pok: { challenge: '1', response: '2' }, public_key: 'k' }]]),
    credentials: data([...new Set(voters)]),
    ...(certificate && { credentials_certificate: data({ message: {}, signature: {} }) }),
  }
  event('Setup', data(setup))
  for (const [at, credential] of voters.entries())
    event(
      'Ballot',
      data({
        election_uuid: 'xhVWsZ7DkrhXz9',
        election_hash: fingerprint(source),
        credential,
        answers: [{ choices: [], individual_proofs: [], overall_proof: [] }],
        signature: { hash: `h${at}`, proof: { challenge: '3', response: '4' } },
      }),
    )
  event('EndBallots')
  const encrypted = data([[{ alpha: 'a', beta: 'b' }]])
  event('EncryptedTally', data({ num_tallied: tallied, total_weight: weight, encrypted_tally: encrypted }))
  for (let owner = 1; owner <= shuffles; owner++)
    event('Shuffle', data({ owner, payload: data({ ciphertexts: [[owner]], proofs: [] }) }))
  if (shuffles > 0) event('EndShuffles')
  event(
    'PartialDecryption',
    data({ owner: 1, payload: data({ decryption_factors: [['f']], decryption_proofs: [[]] }) }),
  )
  event('Result', data({ result }))
  return out
}

/** As its server and `belenios-tool` write it: blocks of 512 bytes, no end mark. */
export function archive(parts: readonly Record_[], timestamp = 1_741_770_000): Uint8Array {
  const header = { name: 'BELENIOS', text: JSON.stringify({ version: 1, timestamp: String(timestamp) }) }
  return Buffer.concat([header, ...parts].flatMap(({ name, text }) => blocks(name, Buffer.from(text), timestamp)))
}

function blocks(name: string, content: Buffer, timestamp: number): Buffer[] {
  const head = Buffer.alloc(512)
  head.write(name, 0)
  for (const [at, text] of [
    [100, '0000644'],
    [108, '0000000'],
    [116, '0000000'],
    [156, '0'],
  ] as const)
    head.write(text, at)
  head.write(content.length.toString(8).padStart(11, '0'), 124)
  head.write(timestamp.toString(8).padStart(11, '0'), 136)
  head.write('        ', 148)
  const sum = [...head].reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return [head, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
}

export function bel(given: Given = {}): Uint8Array {
  return archive(records(given))
}

/** The fault, with where and what, of something that must not be read. */
export function faultOf(read: () => unknown) {
  try {
    read()
  } catch (error) {
    if (!(error instanceof UnreadableElection)) throw error
    return { fault: error.fault, ...error.where, ...(error.what !== '' && { what: error.what }) }
  }
  throw new Error('it was read')
}
