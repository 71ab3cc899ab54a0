/**
 * What a place of the console can draw. By itself the console draws nearly all; `#place@slack` gives a place the
 * capabilities of another platform, to see there what people would see. Sources are each platform's documentation.
 */
import type { Capabilities, Platform } from '../../src/port.ts'

const every = ['one', 'many', 'points', 'grades', 'ranks'] as const

const console = {
  buttons: true,
  pickOptions: 200,
  maxButtons: 60,
  labelLength: 80,
  formFields: 60,
  charts: 'bars',
  tables: true,
  links: true,
  whispers: true,
  edits: true,
  files: false,
  maxText: 4000,
  ballots: every,
  privateBallots: true,
} as const satisfies Capabilities

/** Block Kit: 25 elements in an actions block, 100 options, a modal of 100 blocks, about 13,200 characters of blocks. */
const slack = {
  ...console,
  pickOptions: 100,
  maxButtons: 25,
  labelLength: 75,
  formFields: 90,
  charts: 'png',
  files: true,
  maxText: 12_000,
} as const satisfies Capabilities

/** Five rows of five buttons, selects of 25, modals of 5 inputs, 2,000 characters of content. */
const discord = {
  ...console,
  pickOptions: 25,
  maxButtons: 25,
  labelLength: 80,
  formFields: 5,
  charts: 'png',
  tables: false,
  files: true,
  maxText: 2000,
  ballots: ['one', 'many'],
} as const satisfies Capabilities

/** No buttons, no forms, nothing shown to one person only; an event holds 65,536 bytes. */
const matrix = {
  ...console,
  buttons: false,
  pickOptions: 0,
  maxButtons: 0,
  formFields: 0,
  charts: 'png',
  whispers: false,
  files: true,
  maxText: 16_000,
  ballots: [],
  privateBallots: false,
} as const satisfies Capabilities

const web = {
  ...console,
  pickOptions: 500,
  maxButtons: 100,
  charts: 'svg',
  files: true,
  maxText: 40_000,
} as const satisfies Capabilities

/** Letters: nothing is pressed there. */
const mail = { ...matrix, edits: false, maxText: 200_000 } as const satisfies Capabilities

export const limits = { slack, discord, matrix, web, console, mail } as const satisfies Readonly<
  Record<Platform, Capabilities>
>
