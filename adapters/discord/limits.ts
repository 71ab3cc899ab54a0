/**
 * What Discord can draw, and its limits as numbers. Sources: docs.discord.com/developers/components/reference (components,
 * since 2025 « V2 »), resources/message, interactions/receiving-and-responding; and the JSDoc of `discord-api-types`.
 */
import type { Capabilities } from '../../src/port.ts'

export const kit = {
  /** every component of a message, those inside others too */
  components: 40,
  /** components inside one container */
  contained: 10,
  /** of characters: all that is written in a message */
  text: 4000,
  buttonsInRow: 5,
  label: 80,
  url: 512,
  id: 100,
  options: 25,
  option: 100,
  placeholder: 150,
  /** in one message, the files that it brings among them */
  pictures: 10,
  files: 2,
  alt: 1024,
  fileName: 100,
  threadName: 100,
  nonce: 25,
  modalTitle: 45,
  modalParts: 5,
  modalLabel: 45,
  modalHelp: 100,
  typed: 4000,
  /** radio buttons or checkboxes in one group */
  boxes: 10,
} as const

/** Marks of Discord's own make a text longer than its words: pages are cut shorter where these do not fit. */
export const pageLengths = [3300, 1500, 700] as const

const discord = {
  buttons: true,
  pickOptions: kit.options,
  maxButtons: 20,
  labelLength: kit.label,
  formFields: kit.modalParts,
  charts: 'png',
  tables: false,
  links: true,
  whispers: true,
  edits: true,
  files: true,
  maxText: pageLengths[0],
  ballots: ['one', 'many', 'points', 'grades', 'ranks'],
  // What somebody presses or chooses in a message is shown to nobody else.
  privateBallots: true,
} as const satisfies Capabilities

export const limits = { discord } as const
