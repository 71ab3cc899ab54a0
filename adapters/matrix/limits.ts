/**
 * What Matrix can draw, and its limits as numbers. Sources: spec.matrix.org/v1.16/client-server-api (size limits, m.room.
 * message, thread and edit relations); Synapse's `rc_message` for what a server grants unless told otherwise.
 */
import type { Capabilities } from '../../src/port.ts'

export const kit = {
  /** bytes of a whole event as canonical JSON, with what the server adds to it */
  event: 65_536,
  /**
   * bytes of ours: encryption makes them a third longer, and what is left is the server's (authorisations, hashes, signatures)
   * and an edit's own fallback; alike in every room, so that pages are
   */
  content: 40_000,
  /** bytes of what a message remembers of itself */
  memory: 14_000,
  /** what stands for an edited message where edits are not known, in characters */
  fallback: 1000,
  /** pictures and files that follow one message */
  pictures: 4,
  files: 2,
  fileName: 100,
  alt: 2000,
  roomName: 100,
} as const

/** Of characters: escapes and other alphabets make a text longer than its words; pages are cut shorter where they do. */
export const pageLengths = [8000, 4000, 2000, 700] as const

const matrix = {
  buttons: false,
  pickOptions: 0,
  maxButtons: 0,
  labelLength: 80,
  formFields: 0,
  charts: 'png',
  tables: true,
  links: true,
  whispers: false,
  edits: true,
  files: true,
  maxText: pageLengths[0],
  ballots: [],
  // What is typed in a room is read there by everybody.
  privateBallots: false,
} as const satisfies Capabilities

export const limits = { matrix, private: { ...matrix, privateBallots: true } } as const
