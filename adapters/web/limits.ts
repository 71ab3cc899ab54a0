/** What a page can draw: all of a view, natively. */
import type { Capabilities } from '../../src/port.ts'

export const limits = {
  web: {
    buttons: true,
    pickOptions: 500,
    maxButtons: 100,
    labelLength: 80,
    formFields: 60,
    charts: 'svg',
    tables: true,
    links: true,
    whispers: true,
    edits: true,
    files: true,
    maxText: 40_000,
    ballots: ['one', 'many', 'points', 'grades', 'ranks'],
    privateBallots: false,
  },
} as const satisfies Readonly<Record<'web', Capabilities>>

/** Characters of what is posted in one form at most. */
export const longestBody = 300_000
/** Letters of what one person types in one field at most, beyond which a page does not even hand it on. */
export const longestValue = 250_000
