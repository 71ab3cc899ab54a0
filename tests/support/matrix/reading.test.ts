/** What the test bed for Matrix reads as a person does: HTML, edits, answers, and what a message says can be typed. */
import { expect, test } from 'vitest'
import { keycap, offersIn } from './answers.ts'
import { readHtml } from './html.ts'
import type { Fields } from './json.ts'
import { readEvents, withoutFallback } from './reading.ts'

const html: readonly (readonly [html: string, text: string])[] = [
  ['<p>Un</p><p>Deux &amp; <strong>trois</strong></p>', 'Un\nDeux & trois'],
  ['Un<br>Deux<br/>Trois', 'Un\nDeux\nTrois'],
  ['<ol start="4"><li>A</li><li>B<ul><li>C</li></ul></li></ol>', '4. A\n5. B\n  • C'],
  ['<blockquote>Un<br>Deux</blockquote>Trois', '> Un\n> Deux\nTrois'],
  [
    '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    'A | B\n1 | 2',
  ],
  ['<pre><code>a\n  b</code></pre>', 'a\n  b'],
  ['<script>mal</script><style>x</style><marquee>Bien</marquee>', 'Bien'],
  ['<mx-reply><blockquote>cité</blockquote></mx-reply>Dit', 'Dit'],
  ['&lt;b&gt; &#233;&#xe9; &nbsp;&inconnu;', '<b> éé \u00a0&inconnu;'],
  ['1 < 2 & 3 > 2', '1 < 2 & 3 > 2'],
  ['<img src="https://ailleurs/x.png" alt="loin"><img src="mxc://ici/x" alt="près">', '[image: près]'],
]
test.each(html)('%s', (given, text) => {
  expect(readHtml(given).text).toBe(text)
})

test('a link is one only where it leads somewhere safe', () => {
  const read = readHtml('<a href="https://ess.example/">ici</a> <a href="javascript:x">là</a> <a href="data:x">non</a>')
  expect(read).toEqual({ text: 'ici là non', links: [{ text: 'ici', href: 'https://ess.example/' }] })
})

test('what is quoted in an answer is not what was said', () => {
  expect(withoutFallback('> <@ana:localhost> Un\n> Deux\n\n!idee')).toBe('!idee')
  expect(withoutFallback('!idee')).toBe('!idee')
})

const base = { sender: '@ana:localhost', room_id: '!r', type: 'm.room.message', origin_server_ts: 1 }
const text = (body: string) => ({ msgtype: 'm.text', body })
const edit = (id: string, of: string, body: string, more: Fields = {}): Fields => ({
  ...base,
  event_id: id,
  content: {
    ...text(`* ${body}`),
    'm.new_content': text(body),
    'm.relates_to': { rel_type: 'm.replace', event_id: of },
  },
  ...more,
})

test('the last edit of the same person counts; one that was taken back does not', () => {
  const events = [
    { ...base, event_id: '$1', content: text('Un') },
    edit('$2', '$1', 'Deux', { origin_server_ts: 2 }),
    edit('$3', '$1', 'Trois', { origin_server_ts: 3, sender: '@bo:localhost' }),
    edit('$4', '$1', 'Quatre', { origin_server_ts: 4 }),
    { ...base, event_id: '$5', type: 'm.room.redaction', content: { redacts: '$4' } },
  ]
  const seen = readEvents(events, (id) => id)
  expect(seen.map((one) => [one.text, one.edited])).toEqual([['Deux', true]])
})

test('a file is read by its name, and by what is said beside it', () => {
  const file = { msgtype: 'm.image', body: 'Carte des ateliers', filename: 'carte.png', url: 'mxc://x/y' }
  const events = [
    { ...base, event_id: '$1', content: file },
    { ...base, event_id: '$2', content: { ...file, body: 'carte.png' } },
  ]
  const seen = readEvents(events, (id) => id)
  expect(seen.map((one) => [one.text, one.file?.alt])).toEqual([
    ['[image: carte.png] Carte des ateliers', 'Carte des ateliers'],
    ['[image: carte.png]', ''],
  ])
})

test('what a message offers: words behind « Répondez », and numbered lists that are answered by a number', () => {
  const said = [
    '1. Une liste qui n’offre rien',
    'Répondez\u00a0: 1 · Retirer\u20032 · Qui la voit\u00a0?\u2003suite · Suite',
    'Autres actions (répondez par un numéro)\u00a0:',
    '3. Modifier — avant la clôture',
    '4. Partager',
    'Fin.',
    '1. Encore une liste',
  ]
  expect(offersIn(said.join('\n'))).toEqual([
    { word: '1', label: 'Retirer' },
    { word: '2', label: 'Qui la voit ?' },
    { word: 'suite', label: 'Suite' },
    { word: '3', label: 'Modifier — avant la clôture' },
    { word: '4', label: 'Partager' },
  ])
  expect(['1', '10', 'suite'].map(keycap)).toEqual(['1\ufe0f\u20e3', '🔟', undefined])
})
