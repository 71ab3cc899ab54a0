/** Documents as files: what a reader, a screen reader and a printer find in them. */
import { describe, expect, test } from 'vitest'
import {
  actions,
  ballot,
  button,
  call,
  card,
  chart,
  code,
  documentOf,
  em,
  facts,
  figures,
  image,
  linked,
  list,
  numbered,
  quiet,
  quote,
  strong,
  table,
  text,
  warning,
  when,
} from '../../src/views/build.ts'
import { altText } from '../../src/views/chart.ts'
import { drawDocument } from '../../src/views/document.ts'
import { drawPng } from '../../src/views/draw.ts'
import type { Document, Lang } from '../../src/views/view.ts'
import { unzip, xmlFault } from '../support/unzip.ts'

const votes = {
  type: 'bars',
  title: 'Faut-il un groupement ?',
  unit: 'voix',
  categories: ['Oui', 'Non'],
  series: [{ name: 'voix', values: [6, 2] }],
} as const

async function opened(document: Document, lang: Lang = 'fr') {
  const bytes = await drawDocument(document, lang)
  const files = unzip(bytes)
  for (const [path, content] of files)
    if (/\.(xml|rels)$/.test(path)) expect([path, xmlFault(content.toString('utf8'))]).toEqual([path, undefined])
  const read = (path: string): string => files.get(path)?.toString('utf8') ?? ''
  const xml = read('word/document.xml')
  const paragraphs = [...xml.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([whole]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(whole)?.[1],
    list: /<w:numId w:val="(\d+)"/.exec(whole)?.[1],
    xml: whole,
    text: textIn(whole),
  }))
  return { files, read, xml, paragraphs }
}

function textIn(xml: string): string {
  const said = [...xml.matchAll(/<w:br\/>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words ?? '\n').join('')
  return said
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

test('a title, headings, sentences and facts are read in their order', async () => {
  const { paragraphs, read } = await opened(
    documentOf(
      'r',
      'Résumé de la séance n° 1',
      quiet('Édition n° 1'),
      text(strong('Votes')),
      card('Emploi', text(strong('Décidé')), facts(['Date', [when('2027-04-05T12:00:00Z', 'lundi 5 avril')]])),
      text('Une ', em('belle'), ' phrase de ', strong('Ana'), ', ', code('x = 1')),
      quote('dit ainsi\nsur deux lignes'),
      warning('à relire'),
    ),
  )
  expect(paragraphs.map(({ style, text }) => [style, text])).toEqual([
    ['Title', 'Résumé de la séance n° 1'],
    [undefined, 'Édition n° 1'],
    ['Heading1', 'Votes'],
    ['Heading1', 'Emploi'],
    ['Heading2', 'Décidé'],
    [undefined, 'Date\u00a0: lundi 5 avril'],
    [undefined, 'Une belle phrase de Ana, x = 1'],
    [undefined, 'dit ainsi\nsur deux lignes'],
    [undefined, 'Attention\u00a0: à relire'],
  ])
  expect(paragraphs[5]!.xml).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*Date/)
  expect(paragraphs[5]!.xml).not.toMatch(/<w:b\/>(?:(?!<\/w:r>).)*lundi/)
  expect(paragraphs[6]!.xml).toMatch(/<w:i\/>.*>belle</)
  expect(paragraphs[7]!.xml).toContain('<w:ind')
  expect(read('docProps/core.xml')).toContain('<dc:title>Résumé de la séance n° 1</dc:title>')
})

test.each([
  ['fr', 'fr-FR', 'page  sur '],
  ['en', 'en-GB', 'page  of '],
] as const)('in %s the file says its language, its pages and A4', async (lang, tag, said) => {
  const { read, xml } = await opened(documentOf('r', 'T', text('a')), lang)
  expect(read('word/styles.xml')).toContain(`<w:lang w:val="${tag}"/>`)
  const footer = read('word/footer1.xml')
  expect(textIn(footer)).toBe(said)
  expect(footer).toMatch(/PAGE<.*NUMPAGES</)
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
})

test('lists are real ones, each numbered by itself from its own start', async () => {
  const { paragraphs, read } = await opened(
    documentOf('r', 'T', list('a', 'b'), numbered(['c', 'd'], 3), numbered(['e']), list('f')),
  )
  const lists = new Map(paragraphs.map(({ text, list }) => [text, list]))
  expect(lists.get('a')).toBe(lists.get('b'))
  expect(lists.get('a')).toBe(lists.get('f'))
  expect(lists.get('c')).toBe(lists.get('d'))
  expect(new Set(['a', 'c', 'e'].map((text) => lists.get(text))).size).toBe(3)
  const numbering = read('word/numbering.xml')
  expect(numbering).toMatch(/<w:start w:val="3"\/><w:numFmt w:val="decimal"\/>/)
  expect(numbering).toMatch(/<w:numFmt w:val="bullet"\/>/)
})

test('a table has its caption and a header row that comes again on each page', async () => {
  const { xml, paragraphs } = await opened(
    documentOf('r', 'T', table('Actions', ['Action', figures('Voix')], [['Écrire', '12'], ['Lire']])),
  )
  const rows = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
  expect(rows.map((row) => /<w:tblHeader\/>/.test(row))).toEqual([true, false, false])
  expect(rows.map((row) => [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textIn(cell)))).toEqual([
    ['Action', 'Voix'],
    ['Écrire', '12'],
    ['Lire', ''],
  ])
  expect(paragraphs.some(({ text }) => text === 'Actions')).toBe(true)
  expect(rows[1]).toContain('<w:jc w:val="right"/>')
})

test('a chart is a picture said in words, followed by its figures', async () => {
  const { xml, files } = await opened(documentOf('r', 'T', chart(votes)))
  const alt = altText(votes, 'fr').replace(/"/g, '&quot;')
  expect(xml).toContain(`descr="${alt}"`)
  const picture = files.get('word/media/image1.png')!
  expect(picture.toString('latin1', 1, 4)).toBe('PNG')
  expect(xml.indexOf('<w:drawing>')).toBeLessThan(xml.indexOf('<w:tblHeader/>'))
  expect(textIn(xml)).toContain('Oui6Non2')
})

test('an image keeps its words, and one that cannot be read is told by them', async () => {
  const data = (await drawPng(votes, 'fr')).toString('base64')
  const { xml, paragraphs } = await opened(
    documentOf('r', 'T', image('Le plan', 'a.png', data), image('Cassée', 'b.png', 'AAAA')),
  )
  expect(xml).toContain('descr="Le plan"')
  expect(xml.match(/<w:drawing>/g)).toHaveLength(1)
  expect(paragraphs.at(-1)!.text).toBe('Cassée')
})

test('a link leads to pages and letters alone; its words stay', async () => {
  const { xml, read } = await opened(
    documentOf(
      'r',
      'T',
      text(
        linked('le plan', 'https://a.fr/?a=1&b="2"'),
        linked('piège', 'javascript:alert(1)'),
        linked('x', 'file:///e'),
      ),
    ),
  )
  const links = read('word/_rels/document.xml.rels')
  expect(links.match(/TargetMode="External"/g)).toHaveLength(1)
  expect(links).toContain('Target="https://a.fr/?a=1&amp;b=%222%22"')
  expect(textIn(/<w:hyperlink .*?<\/w:hyperlink>/s.exec(xml)![0])).toBe('le plan')
  expect(textIn(xml)).toContain('piège (javascript:alert(1))')
})

test('what is pressed has no place on paper', async () => {
  const question = ballot({
    question: 'Laquelle ?',
    secret: false,
    method: { kind: 'one' },
    options: [{ id: 'a', label: 'Première' }],
    call: call('vote'),
    field: 'answer',
  })
  const { xml } = await opened(documentOf('r', 'T', actions(button('Presser', call('a'))), question, text('reste')))
  expect(textIn(xml)).toBe('Treste')
})

describe('hostile words', () => {
  const nasty = '</w:t><w:p>&amp; ]]> "\' \u0000\u0007\u001b[31mrouge\u202e\ud800\uffff\u{1f600}'
  const read = '</w:t><w:p>&amp; ]]> "\' rouge\ufffd\u{1f600}'

  test('stay words wherever they stand, and the file can be opened', async () => {
    const bars = { ...votes, title: nasty, unit: nasty, categories: [nasty, 'Non'] }
    const { paragraphs, xml } = await opened(
      documentOf(
        nasty,
        nasty,
        card(nasty, text(nasty), quote(nasty), facts([nasty, nasty]), list(nasty)),
        table(nasty, [nasty], [[nasty]]),
        chart(bars),
        image(nasty, nasty, ''),
        text(linked(nasty, `https://a.fr/${nasty}`)),
      ),
    )
    expect(paragraphs[0]!.text).toBe(read)
    expect(paragraphs.filter(({ text }) => text.includes(read)).length).toBeGreaterThanOrEqual(11)
    expect(xml).toContain('<w:drawing>')
  })

  test('cannot make a name that leads elsewhere', () => {
    const names = ['../../etc/passwd', 'Résumé : séance n° 1', 'a\u0000b\n.exe', '…', 'x'.repeat(300)]
    expect(names.map((name) => documentOf(name, 'T').name)).toEqual([
      'etc-passwd.docx',
      'Resume-seance-n-1.docx',
      'a-b-exe.docx',
      'document.docx',
      `${'x'.repeat(60)}.docx`,
    ])
  })
})

test('an empty one opens too', async () => {
  const { paragraphs } = await opened(documentOf('r', 'T'))
  expect(paragraphs.map(({ text }) => text)).toEqual(['T'])
})

test('one that takes too long is given up, and the next one is made', async () => {
  const document = documentOf('r', 'T', text('a'))
  await expect(drawDocument(document, 'fr', 1)).rejects.toThrow('nothing within 1 ms')
  expect((await drawDocument(document, 'fr')).length).toBeGreaterThan(1000)
})
