/** What people write, drawn as text and nothing else; and Slack's own marks, read as the words that people saw. */
import { expect, test } from 'vitest'
import { unescaped } from '../../../adapters/slack/heard.ts'
import { escaped, isAddress, richBlock, sentence } from '../../../adapters/slack/rich.ts'

const text = (rich: Parameters<typeof sentence>[0]) => JSON.stringify(richBlock(sentence(rich)))

test('marks of Slack, of a terminal and of the reading order are words, or gone', () => {
  expect(text('<!channel> *gras* <@U1>')).toContain('<!channel> *gras* <@U1>')
  expect(text('a\u202eb\u0000c\u001b[31md')).toContain('abcd')
  expect(text('demi \ud800')).not.toContain('ud800')
})

test('pictograms are shown as such, hours are not taken for them', () => {
  expect(text('bravo :tada:')).toContain('"type":"emoji","name":"tada"')
  expect(text('de 10:30:15 à 11:00')).not.toContain('emoji')
})

test('an instant is shown by the reader’s own clock, with words for those who cannot', () => {
  expect(text([{ when: 'jeudi 12 mars, 18 h', iso: '2026-03-12T17:00:00Z' }])).toContain(
    '"timestamp":1773334800,"format":"{date_long}, {time}","fallback":"jeudi 12 mars, 18 h"',
  )
  expect(text([{ when: '16 h', iso: '2026-03-12T15:00:00Z', hour: true }])).toContain('"format":"{time}"')
  expect(text([{ when: 'un jour', iso: 'jamais' }])).toContain('"text":"un jour"')
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'vbscript:x',
  'pas une adresse',
  `https://x/${'a'.repeat(3000)}`,
])('%s is no link', (href) => {
  expect(isAddress(href)).toBe(false)
  expect(text([{ link: 'ici', href }])).not.toContain('"type":"link"')
})

test('a notification calls nobody', () => {
  expect(escaped('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;')
})

test.each([
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['<@U1|ana> et <@U2>', '@ana et @Bo'],
  ['<#C1|pleniere>', '#pleniere'],
  ['<!here> <!subteam^S1|@equipe>', '@here @equipe'],
  ['<https://ess.example/a>', 'https://ess.example/a'],
  ['<https://ess.example/a|le site>', 'le site (https://ess.example/a)'],
  ['<mailto:a@ess.example|a@ess.example>', 'a@ess.example'],
  ['<!date^1392734382^{date}|18 février 2014>', '18 février 2014'],
])('%s reads %s', (said, words) => {
  expect(unescaped(said, (id) => (id === 'U2' ? 'Bo' : undefined))).toBe(words)
})
