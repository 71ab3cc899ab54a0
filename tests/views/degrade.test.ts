import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actions,
  button,
  call,
  chart,
  documentOf,
  image,
  link,
  linked,
  option,
  pick,
  table,
  text,
  view,
} from '../../src/views/build.ts'
import { degrade } from '../../src/views/degrade.ts'
import type { Drawn, DrawnInner, Target } from '../../src/views/drawn.ts'
import { draw, drawPage, maxPicks, paginate, textLength } from '../../src/views/paginate.ts'
import { plain } from '../../src/views/plain.ts'
import { presses, pressId, readPressId, resolvePress } from '../../src/views/press.ts'
import { flat, spansOf } from '../../src/views/rich.ts'
import { typedBallots, typedWords } from '../../src/views/typed.ts'
import type { Call, Capabilities, View } from '../../src/views/view.ts'
import { capabilities, everything, views } from './arbitrary.ts'

const runs = { numRuns: 300 }

function innerOf(drawn: Drawn): readonly DrawnInner[] {
  return drawn.nodes.flatMap((node) => (node.kind === 'card' ? node.nodes : [node]))
}

/** Everything that can be pressed or typed on these pages. */
function reach(pages: readonly Drawn[]): Target[] {
  return pages.flatMap((page) => [
    ...innerOf(page).flatMap((node): Target[] => {
      if (node.kind === 'ballot') return [{ n: node.n }]
      if (node.kind !== 'actions') return []
      return node.items.flatMap((item) => {
        if (item.kind === 'link') return []
        return item.kind === 'button' ? [item.target] : item.options.map(({ target }) => target)
      })
    }),
    ...typedWords(page).map(({ target }) => target),
    ...typedBallots(page).map(({ n }) => ({ n })),
  ])
}

function calls(view: View): Call[] {
  return presses(view).flatMap(({ on }) =>
    'kind' in on && on.kind === 'pick' ? on.options.map(({ call }) => call) : 'call' in on ? [on.call] : [],
  )
}

/** The words of the random views; a label that had to be shortened keeps its beginning only. */
function words(said: string): string[] {
  return said.match(/m\d+é/g) ?? []
}

describe('whatever the platform', () => {
  test('every action stays reachable, and each press finds its own call', () => {
    fc.assert(
      fc.property(views, capabilities, (view, can) => {
        const found = reach(draw(view, can))
          .filter((target) => !('page' in target))
          .map((target) => {
            const press = readPressId(pressId('a:b', target))
            expect(press?.post).toBe('a:b')
            return press && resolvePress(view, press)
          })
        const wanted = calls(view)
        expect(new Set(found)).toEqual(new Set(wanted))
        expect(found.length).toBeGreaterThanOrEqual(wanted.length)
        for (const call of wanted) expect(found.some((one) => one === call)).toBe(true)
      }),
      runs,
    )
  })

  test('nothing is drawn that the platform cannot draw', () => {
    fc.assert(
      fc.property(views, capabilities, (view, can) => {
        for (const page of draw(view, can)) {
          const inner = innerOf(page)
          const items = inner.flatMap((node) => (node.kind === 'actions' ? node.items : []))
          const buttons = items.filter(({ kind }) => kind !== 'pick')
          expect(buttons.length).toBeLessThanOrEqual(can.buttons ? Math.max(can.maxButtons, 0) : 0)
          for (const item of items) {
            expect(item.label.length).toBeLessThanOrEqual(can.labelLength)
            if (item.kind !== 'pick') continue
            expect(item.options.length).toBeGreaterThan(0)
            expect(item.options.length).toBeLessThanOrEqual(can.pickOptions)
            for (const { label } of item.options) expect(label.length).toBeLessThanOrEqual(can.labelLength)
          }
          for (const node of inner) {
            if (!can.tables) expect(node.kind).not.toBe('table')
            if (!can.files) expect(['image', 'document', 'calendar']).not.toContain(node.kind)
            if (can.charts === 'bars') expect(node.kind).not.toBe('chart')
            if (node.kind === 'ballot') expect(can.ballots).toContain(node.method.kind)
            if (node.kind === 'ballot' && can.pickOptions > 0)
              expect(node.options.length).toBeLessThanOrEqual(can.pickOptions)
            if (node.kind === 'ballot' && node.secret) expect(can.privateBallots).toBe(true)
            if (!can.links && node.kind === 'text') {
              expect(spansOf(node.text).some((span) => typeof span !== 'string' && 'link' in span)).toBe(false)
            }
          }
          expect(items.filter(({ kind }) => kind === 'pick').length).toBeLessThanOrEqual(maxPicks)
        }
      }),
      runs,
    )
  })

  test('a secret ballot is never answered by a line that others would read', () => {
    fc.assert(
      fc.property(views, capabilities, (view, can) => {
        const secret = presses(view).filter(({ on }) => 'kind' in on && on.kind === 'ballot' && on.secret)
        const drawn = degrade(view, { ...can, privateBallots: false })
        for (const { n } of secret) expect(typedBallots(drawn).map((line) => line.n)).not.toContain(n)
      }),
      runs,
    )
  })

  test('no page is longer than the platform takes, and the pages say all that the whole says', () => {
    fc.assert(
      fc.property(views, capabilities, (view, can) => {
        const whole = degrade(view, can)
        const pages = paginate(whole, can)
        for (const page of pages) expect(textLength(page)).toBeLessThanOrEqual(can.maxText)
        const said = pages.map((page) => plain(page)).join('\n')
        const heard = new Set(words(said))
        expect(words(plain(whole)).filter((word) => !heard.has(word))).toEqual([])
        for (const [index, page] of pages.entries()) {
          const next = reach([page]).filter((target) => 'page' in target)
          expect(next).toEqual(index < pages.length - 1 ? [{ page: index + 2 }] : [])
        }
      }),
      runs,
    )
  })

  test('nothing that can be read is lost by lowering, but the ends of labels too long for a button', () => {
    fc.assert(
      fc.property(views, capabilities, (view, can) => {
        const roomy: Capabilities = { ...can, labelLength: 1000, maxText: 20000 }
        const heard = new Set(words(plain(degrade(view, roomy))))
        expect(words(plain(view)).filter((word) => !heard.has(word))).toEqual([])
      }),
      runs,
    )
  })
})

test('labels that are the same once shortened get their number, and keep their whole text as a hint', () => {
  const body = view(
    'fr',
    actions(
      pick('Où', [
        option('Réunion à la métropole de Lyon', call('a')),
        option('Réunion à la métropole de Lille', call('b')),
      ]),
    ),
  )
  const [node] = innerOf(degrade(body, { ...everything, labelLength: 20 }))
  const item = node?.kind === 'actions' ? node.items[0] : undefined
  expect(item?.kind === 'pick' && item.options.map(({ label, hint }) => [label, hint])).toEqual([
    ['1 · Réunion à la mé…', 'Réunion à la métropole de Lyon'],
    ['2 · Réunion à la mé…', 'Réunion à la métropole de Lille'],
  ])
})

test('too many options make several picks, too many buttons one more pick', () => {
  const options = Array.from({ length: 60 }, (_, index) => option(`Option ${index}`, call(`o${index}`)))
  const buttons = Array.from({ length: 7 }, (_, index) => button(`B${index}`, call(`b${index}`)))
  const drawn = degrade(view('fr', actions(pick('Laquelle', options), ...buttons)), {
    ...everything,
    pickOptions: 25,
    maxButtons: 5,
  })
  const items = innerOf(drawn).flatMap((node) => (node.kind === 'actions' ? node.items : []))
  expect(items.map(({ label }) => label)).toEqual([
    'Laquelle (1/3)',
    'Laquelle (2/3)',
    'Laquelle (3/3)',
    'B0',
    'B1',
    'B2',
    'B3',
    'B4',
    'Autres actions',
  ])
})

test('without links, the address is written', () => {
  const drawn = degrade(
    view('fr', text('Voir ', linked('le plan', 'https://a.fr/plan')), actions(link('Tout lire', 'https://a.fr/'))),
    {
      ...everything,
      links: false,
    },
  )
  expect(innerOf(drawn).map((node) => (node.kind === 'text' ? flat(node.text) : node.kind))).toEqual([
    'Voir le plan (https://a.fr/plan)',
    'Tout lire (https://a.fr/)',
  ])
})

test('a table becomes aligned lines, a wide one a list', () => {
  const can = { ...everything, tables: false }
  const narrow = degrade(
    view(
      'fr',
      table(
        'Voix',
        ['Projet', { label: 'Voix', align: 'right' }],
        [
          ['Vélos', '12'],
          ['Bus', '4'],
        ],
      ),
    ),
    can,
  )
  expect(plain(narrow)).toBe(['Voix', 'Projet  Voix', '────────────', 'Vélos     12', 'Bus        4'].join('\n'))
  const wide = degrade(view('fr', table('Actions', ['Action', 'Échéance'], [['x'.repeat(70), '12 mars']])), can)
  expect(plain(wide)).toBe(`Actions\n• Action\u00a0: ${'x'.repeat(70)} · Échéance\u00a0: 12 mars`)
})

test('a drawn chart is followed by its figures; where nothing can be drawn, bars', () => {
  const data = {
    type: 'bars',
    title: 'Gommettes',
    unit: 'voix',
    categories: ['Vélos', 'Bus'],
    series: [{ name: 'Voix', values: [4, 2] }],
  } as const
  const kinds = (can: Capabilities): string[] => degrade(view('fr', chart(data)), can).nodes.map(({ kind }) => kind)
  expect(kinds(everything)).toEqual(['chart', 'table'])
  expect(kinds({ ...everything, tables: false })).toEqual(['chart', 'text'])
  expect(kinds({ ...everything, files: false })).toEqual(['text'])
  expect(plain(degrade(view('fr', chart(data)), { ...everything, charts: 'bars' }))).toBe(
    ['Gommettes (voix)', `Vélos ${'█'.repeat(20)} 4`, `Bus   ${'█'.repeat(10)} 2`].join('\n'),
  )
})

test('a long text is cut at a word, a word longer than a page within itself, never within a character', () => {
  const long = `${'mot '.repeat(200)}😀a${'😀'.repeat(700)}`
  const pages = paginate(degrade(view('fr', text(long)), everything), { ...everything, maxText: 301 })
  const pieces = pages.flatMap((page) =>
    innerOf(page).flatMap((node) => (node.kind === 'text' ? [flat(node.text)] : [])),
  )
  expect(pieces.join('')).toBe(long)
  expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
  expect(pieces[0]).toMatch(/mot $/)
})

test('a platform that takes next to nothing still gets an end', () => {
  const body = view('fr', text('mot '.repeat(200)), table('T'.repeat(90), ['a'], [['x'.repeat(500)]]))
  expect(draw(body, { ...everything, maxText: 10 }).length).toBeLessThan(20)
})

test('a caption or an alternative text too long for its place is written whole above or below it', () => {
  const long = Array.from({ length: 60 }, (_, index) => `m${index}é`).join(' ')
  const body = view('fr', table(long, ['a'], [['b']]), image(long, 'a.png', ''))
  const drawn = degrade(body, { ...everything, maxText: 400 })
  expect(drawn.nodes.map(({ kind }) => kind)).toEqual(['text', 'table', 'image', 'text'])
  expect(words(plain(drawn)).filter((word) => word === 'm59é')).toHaveLength(2)
})

test('a view that asks for a page shows that page, pressed on the post where it first stood', () => {
  const body = view('fr', text('mot '.repeat(200)))
  const can = { ...everything, maxText: 300 }
  const pages = draw(body, can)
  expect(drawPage(body, 'here', can)).toEqual({ drawn: pages[0], post: 'here' })
  expect(drawPage({ ...body, page: { post: 'there', n: 2 } }, 'here', can)).toEqual({ drawn: pages[1], post: 'there' })
  expect(drawPage({ ...body, page: { post: 'there', n: 99 } }, 'here', can).drawn).toEqual(pages.at(-1))
})

describe('a document', () => {
  const paper = documentOf('resume-1', 'Résumé de la séance', text('dedans'), actions(button('Dedans', call('in'))))
  const body = view('fr', paper, actions(button('Dehors', call('out'))))

  test('is drawn where files are taken, and elsewhere said, never left out', () => {
    expect(degrade(body, everything).nodes[0]).toEqual({ ...paper, label: 'Résumé de la séance' })
    expect(degrade(view('fr', paper), { ...everything, files: false }).nodes).toEqual([
      { kind: 'text', text: 'Document\u00a0: Résumé de la séance' },
    ])
  })

  test('has nothing to press, and takes no number', () => {
    expect(presses(body)).toEqual([{ n: 1, on: expect.objectContaining({ label: 'Dehors' }) }])
    expect(reach([degrade(body, everything)])).toEqual([{ n: 1 }])
  })

  test('is never cut, and turns the page whole', () => {
    const long = view('fr', text('mot '.repeat(70)), paper, text('mot '.repeat(70)))
    const pages = draw(long, { ...everything, maxText: 300 })
    const found = pages.flatMap((page) => page.nodes.filter(({ kind }) => kind === 'document'))
    expect(found).toEqual([{ ...paper, label: 'Résumé de la séance' }])
  })

  test('keeps its whole title below a shortened one', () => {
    const title = 'Résumé de la séance consacrée à l’emploi et aux lieux '.repeat(3).trim()
    const drawn = degrade(view('fr', documentOf('r', title, text('x'))), { ...everything, maxText: 200 })
    expect(drawn.nodes).toEqual([expect.objectContaining({ title }), { kind: 'text', text: title }])
    expect(plain(drawn).split('\n')[0]!.length).toBeLessThan(80)
  })
})
