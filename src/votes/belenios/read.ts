/**
 * An election held with Belenios, read from its archive, from the texts of its election and its result, or from what the
 * command line took out of an archive. Nothing here proves that votes were ciphered, mixed and deciphered as they should:
 * that is for `belenios-tool`, and the fingerprint says of which election.
 */
import { canonical } from '../tally/canonical.ts'
import { type Archive, fingerprintOf, readArchive, sha256 } from './archive.ts'
import { UnreadableElection } from './faults.ts'
import { type Answered, answer, readResult, toldBy } from './figures.ts'
import { type Election, readElection } from './formats.ts'
import { type Extract, format, type Pasted, readPasted } from './pasted.ts'

/** What was held against what: the archive, here; the same, by whoever took this out of it; or figures alone. */
export type Looked = 'archive' | 'extract' | 'figures'

export type Held = {
  readonly election: Election
  readonly fingerprint: string
  readonly looked: Looked
  readonly ballots: number
  /** another number than `ballots` where votes weigh */
  readonly weight: number
  /** who says how many ballots were counted: the files, the figures alone, or whoever brings them */
  readonly told: 'files' | 'figures' | 'typed'
  readonly answered: readonly Answered[]
  /** SHA-256 of the archive, ballots that came (replaced ones included), and its last event */
  readonly archive?: { readonly sha256: string; readonly cast: number; readonly head: string }
}

/** Throws `UnreadableElection`. */
export function heldInArchive(bytes: Uint8Array): Held {
  const archive = readArchive(bytes)
  return held(archive.election, archive.result, archive.fingerprint, 'archive', archive)
}

/** `ballots`: as typed, for results that do not say how many were counted. Throws `UnreadableElection`. */
export function heldInText(text: string, ballots?: number): Held {
  const pasted: Pasted = readPasted(text)
  if (pasted.kind === 'texts')
    return held(pasted.election, pasted.result, fingerprintOf(sha256(pasted.election)), 'figures', undefined, ballots)
  const { archive, tallied, weight, cast, head } = pasted.extract
  const fingerprint = fingerprintOf(sha256(pasted.extract.election))
  return held(pasted.extract.election, pasted.extract.result, fingerprint, 'extract', {
    sha256: archive,
    tallied,
    weight,
    cast,
    head,
  })
}

/** A text that says what an archive holds, small enough to be attached where people talk. Throws `UnreadableElection`. */
export function extractOf(bytes: Uint8Array): string {
  const archive = readArchive(bytes)
  held(archive.election, archive.result, archive.fingerprint, 'archive', archive)
  const { election, result, tallied, weight, cast, head } = archive
  const body: Omit<Extract, 'sha256'> = {
    format,
    archive: archive.sha256,
    election,
    result,
    tallied,
    weight,
    cast,
    head,
  }
  return `${canonical({ ...body, sha256: sha256(canonical(body)) })}\n`
}

type Counted = Pick<Archive, 'sha256' | 'tallied' | 'weight' | 'cast' | 'head'>

function held(
  electionText: string,
  resultText: string,
  fingerprint: string,
  looked: Looked,
  archive?: Counted,
  typed?: number,
): Held {
  const election = readElection(electionText, { file: 'election' })
  const read = readResult(resultText, election.asked, { file: 'result' })
  const figures = toldBy(read.raw)
  const said = archive?.tallied ?? read.ballots
  const ballots = said ?? figures ?? typed
  if (ballots === undefined) throw new UnreadableElection('tallied')
  // what is typed beside a file that says it has to be the same
  if (typed !== undefined && typed !== ballots) throw new UnreadableElection('tallied', {}, `${typed}/${ballots}`)
  const weight = archive?.weight ?? read.weight ?? ballots
  return {
    election,
    fingerprint,
    looked,
    ballots,
    weight,
    told: said !== undefined ? 'files' : figures !== undefined ? 'figures' : 'typed',
    answered: answer(read.raw, { ballots, weight }, { file: 'result' }),
    ...(archive && { archive: { sha256: archive.sha256, cast: archive.cast, head: archive.head } }),
  }
}
