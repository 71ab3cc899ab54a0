/**
 * What Slack can draw, and the limits of Block Kit as numbers. Sources: the JSDoc of `@slack/types`, and
 * docs.slack.dev/reference/block-kit; `blocksText` is not documented: from about 13,200 characters of blocks in all Slack
 * answers `msg_blocks_too_long` (slackapi/bolt-js#2509).
 */
import type { Capabilities } from '../../src/port.ts'

export const kit = {
  messageBlocks: 50,
  viewBlocks: 100,
  viewTitle: 24,
  metadata: 3000,
  stack: 3,
  blocksText: 13_200,
  /** of bytes: what a notification says */
  fallback: 3900,
  section: 3000,
  header: 150,
  actions: 25,
  context: 3000,
  alt: 2000,
  inputLabel: 2000,
  inputHint: 2000,
  buttonText: 75,
  url: 3000,
  options: 100,
  optionText: 75,
  optionValue: 75,
  placeholder: 150,
  /** checkboxes and radio buttons in one group */
  boxes: 10,
  typed: 3000,
  tableRows: 100,
  tableColumns: 20,
} as const

/** A message in a channel. The longest view keeps well below what blocks may hold in all: a table repeats no text. */
const slack = {
  buttons: true,
  pickOptions: kit.options,
  maxButtons: kit.actions,
  labelLength: kit.buttonText,
  formFields: 40,
  charts: 'png',
  tables: true,
  links: true,
  whispers: true,
  edits: true,
  files: true,
  maxText: 9000,
  ballots: ['one', 'many', 'points', 'grades', 'ranks'],
  // What somebody presses or chooses in a message is shown to nobody else.
  privateBallots: true,
} as const satisfies Capabilities

/** Seen by one person alone, and drawn without a call of ours: no uploaded picture, its figures instead. */
const whisper = { ...slack, charts: 'bars', files: false } as const satisfies Capabilities
/** A window, or a person's own page: tables are for messages only. */
const window = { ...whisper, tables: false } as const satisfies Capabilities

export const limits = { slack, whisper, window } as const
