/** What waits for the word of somebody after a vote, told: in « suivi », on the panel, on the page, in the weekly letter. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

/** cleo animates; eve presides where the rules say so, and is of no team. */
async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan', 'eve']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  return w
}

type Asked = { readonly question: string; readonly rules?: string; readonly options?: string }

/** bo and dan answer it, and it closes. */
async function closed(w: World, asked: Asked, choices: readonly [string, string]): Promise<void> {
  const method = asked.options === undefined ? 'decision' : 'single'
  await w.says('ana', '#pleniere', { intent: 'poll open', args: { method, ...asked, confirmed: true } })
  const [{ number, secret }] = (await w.db.query<{ number: number; secret: string | null }>(
    'SELECT number, secret FROM "Poll" ORDER BY number DESC LIMIT 1',
  )) as [{ number: number; secret: string | null }]
  await w.says('bo', '#pleniere', `/concert voter ${choices[0]} ; vote : ${number}`)
  await w.says('dan', '#pleniere', `/concert voter ${choices[1]} ; vote : ${number}`)
  // A lot that could not be drawn at the end: the tie waits for it.
  await w.db.query('UPDATE "Poll" SET secret = NULL WHERE number = $1', [number])
  await w.says('ana', '#pleniere', `/concert fermer ${number}`)
  await w.db.query('UPDATE "Poll" SET secret = $2 WHERE number = $1', [number, secret])
}

const equal = ['pour', 'contre'] as const
const adopted = ['pour', 'pour'] as const
const todo = (w: World, who: string) => w.says(who, 'dm', '/concert suivi')

test('a tie waits for whoever presides, in their list and on their panel, and for nobody else; settled, it waits no more', async () => {
  const w = await peopled()
  await closed(w, { question: 'Adopter le texte ?', rules: 'présidence : eve ; ex æquo : présidence' }, equal)
  const hers = await todo(w, 'eve')
  expect(hers.text).toContain('départager les ex æquo : Adopter le texte ?')
  expect(hers.buttons).toContain('Départager le vote n° 1')
  expect((await w.says('eve', '#pleniere', '/concert')).buttons).toContain('Départager le vote n° 1')
  expect((await w.says('eve', 'dm', '/concert accueil')).text).toContain('départager les ex æquo')
  for (const who of ['ana', 'cleo', 'bo', 'dan']) expect((await todo(w, who)).text, who).not.toContain('ex æquo')
  const form = await w.presses('eve', '#pleniere', 'Départager le vote n° 1')
  expect(form.text).toContain('Ex æquo :')
  await w.fills('eve', '#pleniere', { winners: 'pour', reason: 'pour avancer' })
  expect(await w.db.query('SELECT state FROM "Poll"')).toEqual([{ state: 'closed' }])
  expect((await todo(w, 'eve')).text).not.toContain('ex æquo')
})

test('where nobody presides, a tie waits for those who run the vote, and a lot for the draw', async () => {
  const w = await peopled()
  await closed(w, { question: 'On y va ?', options: 'pour, contre' }, equal)
  await closed(w, { question: 'Et ensuite ?', options: 'pour, contre', rules: 'ex æquo : tirage au sort' }, equal)
  for (const who of ['ana', 'cleo']) {
    const told = await todo(w, who)
    expect(told.buttons, who).toContain('Départager le vote n° 1')
    expect(told.buttons, who).toContain('Tirer au sort, vote n° 2')
  }
  for (const who of ['bo', 'eve']) expect((await todo(w, who)).text, who).not.toContain('ex æquo')
  await w.presses('cleo', 'dm', 'Tirer au sort, vote n° 2')
  expect(await w.db.query('SELECT state FROM "Poll" ORDER BY number')).toEqual([{ state: 'tied' }, { state: 'closed' }])
})

test('a result to be validated waits for whoever presides, else for the coordination, with what was found', async () => {
  const w = await peopled()
  await closed(w, { question: 'Adopter le budget ?', rules: 'présidence : eve ; validation : présidence' }, adopted)
  const hers = await todo(w, 'eve')
  expect(hers.text).toContain('dire si le résultat compte : Adopter le budget ?')
  for (const who of ['ana', 'cleo', 'bo']) expect((await todo(w, who)).text, who).not.toContain('résultat compte')
  const page = await w.presses('eve', 'dm', 'Résultat à valider, vote n° 1')
  expect(page.text).toContain('2 pour')
  expect(page.buttons).toEqual(expect.arrayContaining(['Valider', 'Refuser']))
  await w.presses('eve', 'dm', 'Valider')
  expect((await todo(w, 'eve')).text).not.toContain('résultat compte')
  await w.says('eve', 'dm', '/concert annuler')
  expect((await todo(w, 'eve')).text).toContain('résultat compte')
  await w.db.query('UPDATE "Poll" SET "chairId" = NULL')
  expect((await todo(w, 'eve')).text).not.toContain('résultat compte')
  expect((await todo(w, 'ana')).buttons).toContain('Résultat à valider, vote n° 1')
  expect((await todo(w, 'cleo')).text).not.toContain('résultat compte')
})

test('what stands in the channel of the team is nobody else’s to see, whoever presides', async () => {
  const w = await peopled()
  await closed(w, { question: 'Entre nous ?', rules: 'présidence : eve ; ex æquo : présidence' }, equal)
  await w.db.query('UPDATE "Place" SET team = true')
  expect((await todo(w, 'eve')).text).not.toContain('Entre nous')
})

test('the weekly letter says it to whoever presides, once; and to nobody for the role they hold', async () => {
  const w = await peopled()
  await closed(w, { question: 'Adopter le texte ?', rules: 'présidence : eve ; ex æquo : présidence' }, equal)
  await closed(w, { question: 'Adopter le budget ?', rules: 'présidence : eve ; validation : présidence' }, adopted)
  await closed(w, { question: 'On y va ?', options: 'pour, contre' }, equal)
  await w.until('8 mars 2027 9h01')
  const letters = async (who: string) => (await w.sees(who, 'dm')).filter((text) => text.includes('votre semaine'))
  const [said] = await letters('eve')
  expect(said).toContain('départager les ex æquo : Adopter le texte ?')
  expect(said).toContain('dire si le résultat compte : Adopter le budget ?')
  expect(said).not.toContain('On y va')
  expect(said).toContain('[Départager le vote n° 1] [Résultat à valider, vote n° 2] [Mon suivi]')
  expect(said!.split('\n').length).toBeLessThanOrEqual(12)
  for (const who of ['ana', 'cleo', 'bo']) expect(await letters(who), who).toEqual([])
  await w.until('16 mars 2027 9h01')
  expect(await letters('eve')).toHaveLength(1)
})
