/** Random views and capabilities; each word and each call occurs once, so that a loss or a mix-up shows. */
import fc from 'fast-check'
import type {
  Ballot,
  BallotMethod,
  Call,
  Capabilities,
  Card,
  FileNode,
  Node,
  Rich,
  Span,
  View,
} from '../../src/views/view.ts'

type Names = { word(): string; call(): Call }

function names(): Names {
  let words = 0
  let calls = 0
  return {
    word: () => `m${words++}é`,
    call: () => ({ intent: `i${calls++}`, args: { fixed: 'x' } }),
  }
}

/** A shape is drawn first, then filled with fresh words. */
type Shape = (n: Names) => Exclude<Node, Card>
const size = (max: number) => fc.integer({ min: 1, max })

function phrase(n: Names, words: number): string {
  return Array.from({ length: words }, () => n.word()).join(' ')
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}

const rich: fc.Arbitrary<(n: Names) => Rich> = fc
  .array(fc.tuple(fc.constantFrom('bare', 'strong', 'em', 'code', 'link', 'when'), size(12)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => (n) => parts.map(([kind, words]) => span(kind, phrase(n, words), n)))

function span(kind: string, said: string, n: Names): Span {
  if (kind === 'strong') return { strong: `${said} ` }
  if (kind === 'em') return { em: `${said} ` }
  if (kind === 'code') return { code: `${said} ` }
  if (kind === 'link') return { link: said, href: `https://${n.word()}.fr/` }
  if (kind === 'when') return { when: `${said} `, iso: '2026-03-12T17:00:00Z' }
  return `${said} `
}

const method: fc.Arbitrary<BallotMethod> = fc.constantFrom<BallotMethod>(
  { kind: 'one' },
  { kind: 'many', min: 1, max: 3 },
  { kind: 'points', total: 5, maxEach: 3 },
  { kind: 'grades', grades: ['bien', 'passable'] },
  { kind: 'ranks', max: 3 },
)

const shape: fc.Arbitrary<Shape> = fc.oneof(
  fc.tuple(rich, fc.constantFrom(undefined, 'quiet', 'quote', 'warning') as fc.Arbitrary<'quiet' | undefined>).map(
    ([said, tone]): Shape =>
      (n) =>
        tone ? { kind: 'text', text: said(n), tone } : { kind: 'text', text: said(n) },
  ),
  size(90).map(
    (words): Shape =>
      (n) => ({ kind: 'text', text: phrase(n, words) }),
  ),
  fc.array(rich, { minLength: 1, maxLength: 6 }).map(
    (all): Shape =>
      (n) => ({ kind: 'facts', facts: all.map((said) => ({ label: n.word(), value: said(n) })) }),
  ),
  fc.tuple(fc.array(rich, { minLength: 1, maxLength: 12 }), fc.boolean()).map(
    ([all, ordered]): Shape =>
      (n) => ({ kind: 'list', ordered, items: all.map((said) => said(n)) }),
  ),
  fc.tuple(size(4), size(15), size(5)).map(
    ([columns, rows, words]): Shape =>
      (n) => ({
        kind: 'table',
        caption: phrase(n, words),
        columns: times(columns, () => ({ label: n.word() })),
        rows: times(rows, () => times(columns, () => phrase(n, words))),
      }),
  ),
  fc.tuple(size(8), size(3)).map(
    ([categories, series]): Shape =>
      (n) => ({
        kind: 'chart',
        chart: {
          type: 'bars',
          title: phrase(n, 3),
          unit: 'voix',
          categories: times(categories, () => phrase(n, 3)),
          series: times(series, () => ({ name: n.word(), values: times(categories, (index) => index) })),
        },
      }),
  ),
  size(40).map(
    (words): Shape =>
      (n) => ({ kind: 'image', alt: phrase(n, words), name: 'a.png', mime: 'image/png', data: '' }),
  ),
  fc.array(fc.tuple(fc.constantFrom('button', 'link', 'pick'), size(8), size(40)), { minLength: 1, maxLength: 9 }).map(
    (all): Shape =>
      (n) => ({
        kind: 'actions',
        items: all.map(([kind, words, options]) => {
          const label = phrase(n, words)
          if (kind === 'button') return { kind: 'button', label, call: n.call() }
          if (kind === 'link') return { kind: 'link', label, href: `https://${n.word()}.fr/` }
          return { kind: 'pick', label, options: times(options, () => ({ label: phrase(n, words), call: n.call() })) }
        }),
      }),
  ),
  fc.tuple(rich, method, fc.boolean(), size(30)).map(
    ([question, how, secret, options]): Shape =>
      (n): Ballot => ({
        kind: 'ballot',
        question: question(n),
        secret,
        method: how,
        options: times(options, (index) => ({ id: `o${index}`, label: n.word() })),
        call: n.call(),
        field: 'answer',
      }),
  ),
)

const group = fc.constantFrom<'bare' | 'card' | FileNode['kind']>(
  'bare',
  'bare',
  'card',
  'card',
  'document',
  'calendar',
)

const [startsAt, endsAt] = ['2026-03-12T13:00:00Z', '2026-03-12T15:00:00Z']
/** What stands in a document has words and calls of its own: nothing of it is said or pressed in the message. */
export const views: fc.Arbitrary<View> = fc
  .array(fc.tuple(group, rich, size(60), fc.array(shape, { minLength: 1, maxLength: 4 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((groups) => {
    const n = names()
    const nodes = groups.flatMap(([kind, title, words, shapes]): (Node | FileNode)[] => {
      if (kind === 'document') {
        const name = `resume-${n.word().length}.docx`
        return [{ kind, name, title: phrase(n, words), nodes: shapes.map((fill) => fill(names())) }]
      }
      if (kind === 'calendar') {
        const event = { uid: 'u', sequence: 0, title: phrase(n, words), startsAt, endsAt, zone: 'Europe/Paris' }
        return [{ kind, name: 'seance.ics', event: { ...event, location: 'Amiens' } }]
      }
      const inner = shapes.map((fill) => fill(n))
      return kind === 'card' ? [{ kind, title: title(n), nodes: inner }] : inner
    })
    return { lang: 'fr', nodes }
  })

export const capabilities: fc.Arbitrary<Capabilities> = fc.record({
  buttons: fc.boolean(),
  pickOptions: fc.constantFrom(0, 1, 7, 25, 100),
  maxButtons: fc.constantFrom(0, 1, 2, 5, 25),
  labelLength: fc.constantFrom(12, 30, 80),
  formFields: fc.constantFrom(0, 5),
  charts: fc.constantFrom('svg' as const, 'png' as const, 'bars' as const),
  tables: fc.boolean(),
  links: fc.boolean(),
  whispers: fc.boolean(),
  edits: fc.boolean(),
  files: fc.boolean(),
  maxText: fc.constantFrom(200, 260, 500, 2000, 20000),
  ballots: fc.subarray(['one', 'many', 'points', 'grades', 'ranks'] as const),
  privateBallots: fc.boolean(),
})

/** All that a rich platform could want; tests take away what they are about. */
export const everything: Capabilities = {
  buttons: true,
  pickOptions: 100,
  maxButtons: 25,
  labelLength: 75,
  formFields: 10,
  charts: 'png',
  tables: true,
  links: true,
  whispers: true,
  edits: true,
  files: true,
  maxText: 4000,
  ballots: ['one', 'many', 'points', 'grades', 'ranks'],
  privateBallots: true,
}
