/** Discord's markdown, as a person reads it. */
import { expect, test } from 'vitest'
import { type Names, readMarkdown } from './markdown.ts'

const names: Names = {
  user: (id) => `nom${id}`,
  role: (id) => `role${id}`,
  channel: (id) => `salon${id}`,
  now: () => Date.UTC(2027, 0, 4, 9),
}
const at = Date.UTC(2027, 5, 1, 12, 30) / 1000

test.each([
  ['**gras** *penché* _penché_ __souligné__ ~~barré~~ ||caché||', 'gras penché penché souligné barré caché'],
  ['***les deux*** **a *b* c**', 'les deux a b c'],
  ['2 * 3 * 4 = 24, snake_case_name, a ~ b, |x|', '2 * 3 * 4 = 24, snake_case_name, a ~ b, |x|'],
  ['\\*pas penché\\* \\_ni\\_ \\`ça\\` \\# \\<@1> \\\\', '*pas penché* _ni_ `ça` # <@1> \\'],
  ['`code *brut*` ``a ` b``', 'code *brut* a ` b'],
  ['```js\nlet a = "**"\n```', 'let a = "**"'],
  ['# Titre\n## Deux\n### Trois\n-# petit\n#pas un titre', 'Titre\nDeux\nTrois\npetit\n#pas un titre'],
  ['> cité\n>>> **long**\n>pas cité', 'cité\nlong\n>pas cité'],
  ['- un\n* deux\n  - trois\n1. quatre', 'un\ndeux\ntrois\n1. quatre'],
  ['a - b # c > d', 'a - b # c > d'],
  ['[la **page**](https://a.fr/x_y_z) et <https://b.fr/a_b_c>', 'la page et https://b.fr/a_b_c'],
  ['https://a.fr/x_y_z *a*', 'https://a.fr/x_y_z a'],
  ['[pas](un lien) [x](javascript:1)', '[pas](un lien) [x](javascript:1)'],
  [
    '<@1> <@!2> <@&3> <#4> </concert vote:5> <:oui:6> <a:non:7>',
    '@nom1 @nom2 @role3 #salon4 /concert vote :oui: :non:',
  ],
  [`<t:${at}>`, '1 juin 2027 à 14:30'],
  [`<t:${at}:F>`, 'mardi 1 juin 2027 à 14:30'],
  [`<t:${at}:D> <t:${at}:d> <t:${at}:t> <t:${at}:T>`, '1 juin 2027 01/06/2027 14:30 14:30:00'],
  [`<t:${Date.UTC(2027, 0, 4, 11) / 1000}:R> <t:${Date.UTC(2027, 0, 1, 9) / 1000}:R>`, 'dans 2 heures il y a 3 jours'],
  ['<t:x> <@a> @everyone', '<t:x> <@a> @everyone'],
  ['😀 **😀**\n', '😀 😀\n'],
])('%j', (text, read) => {
  expect(readMarkdown(text, names)).toBe(read)
})
