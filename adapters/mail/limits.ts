/**
 * What a letter can hold, as data. Sources: RFC 5322 (line and header lengths), RFC 5321 § 4.5.3.1 (addresses), and what
 * mail servers take in practice: many refuse a message of more than 10 MB, base64 included.
 */
import type { Capabilities } from '../../src/port.ts'

export const kit = {
  /** characters of a subject: lists of messages show about half of it */
  subject: 120,
  /** characters of an address (RFC 5321 § 4.5.3.1.3, without its brackets) */
  address: 254,
  pictures: 10,
  files: 4,
  /** bytes of all that is attached; base64 makes a third more of it */
  attached: 7_000_000,
} as const

/** Nothing is pressed in a letter, and nobody turns its pages. */
const mail = {
  buttons: false,
  pickOptions: 0,
  maxButtons: 0,
  labelLength: 80,
  formFields: 0,
  charts: 'png',
  tables: true,
  links: true,
  whispers: false,
  edits: false,
  files: true,
  maxText: 200_000,
  ballots: [],
  privateBallots: false,
} as const satisfies Capabilities

export const limits = { mail } as const
