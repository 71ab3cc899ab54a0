/** What somebody must not read, looked for by people who are curious, clumsy or passing by: nothing of it is found. */
import { expect, test } from 'vitest'
import { opened, peopled } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

const crisis = 'Crise interne'

/** #couloir is the team's; ana arranges a meeting of the team there for 9 April. */
async function withTeam(w: World): Promise<World> {
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await w.says('ana', '#couloir', `/concert reunion 9 avril 9h ; titre : ${crisis}`)
  return w
}

async function everything(w: World, who: string, where: string): Promise<string> {
  return (await w.sees(who, where)).join('\n')
}

test('a public digest does not announce a meeting of the team as the next one', async () => {
  const w = await withTeam(await opened())
  await w.says('bo', '#atelier', '/concert reunion 15 avril 14h')
  await w.says('bo', '#atelier', '/concert clore')
  const preview = await w.says('bo', '#atelier', '/concert resume')
  expect(preview.text).toContain('Prochaine séance : Emploi, 2e séance')
  await w.says('bo', '#atelier', '/concert annuler-seance Salle fermée ; séance : 3 ; confirmé : oui')
  const again = await w.says('bo', '#atelier', '/concert resume')
  expect(again.text).not.toContain('Prochaine séance')
  await w.presses('bo', '#atelier', 'Publier')
  expect(await everything(w, 'dan', '#atelier')).not.toContain(crisis)
})

test('a channel of the team that is detached keeps what is the team’s: meetings, votes, reminders', async () => {
  const w = await withTeam(await peopled())
  await w.says('bo', '#couloir', { intent: 'session convene', args: { session: 1, confirmed: true } })
  await w.says('ana', '#couloir', '/concert vote Exclure Untel ?')
  await w.presses('ana', '#couloir', 'Ouvrir le vote')
  await w.says('ana', '#couloir', '/concert detacher')
  for (const words of ['agenda', 'votes', 'votes 1', 'voter oui ; vote : 1', 'reponse oui ; séance : 1', '', 'suivi']) {
    const { text } = await w.says('dan', 'dm', `/concert ${words}`)
    expect(text, words).not.toContain(crisis)
    expect(text, words).not.toContain('Untel')
  }
  await w.until('2027-04-08T12:00')
  expect(await everything(w, 'dan', '#pleniere')).not.toContain(crisis)
  expect((await w.says('bo', 'dm', '/concert agenda')).text).toContain(crisis)
  // Attached again, it is what it was.
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  expect((await w.says('dan', 'dm', '/concert agenda')).text).not.toContain(crisis)
})

test('detaching the team’s channel is taken back whole', async () => {
  const w = await withTeam(await peopled())
  await w.says('ana', '#couloir', '/concert detacher')
  await w.says('ana', '#couloir', '/concert annuler')
  const [place] = await w.db.query<{ team: boolean }>(`SELECT team FROM "Place" WHERE external = 'couloir'`)
  expect(place).toEqual({ team: true })
  expect((await w.says('ana', '#couloir', '/concert')).text).toContain('équipe')
})

test('a channel of the team is given to everybody only by somebody who has read what that shows', async () => {
  for (const detached of [false, true]) {
    const w = await withTeam(await peopled())
    if (detached) await w.says('ana', '#couloir', '/concert detacher')
    const { text } = await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : non')
    expect(text).toContain('seront vus par toutes les personnes')
    expect((await w.says('dan', 'dm', '/concert agenda')).text).not.toContain(crisis)
    await w.presses('ana', '#couloir', 'Changer l’usage du salon')
    expect((await w.says('dan', 'dm', '/concert agenda')).text).toContain(crisis)
  }
})

test('a vote says nothing in a channel that is another concertation’s by now, and is not answered from there', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert vote Lesquels ? ; options : Un | Deux ; fin : 5 mars 18h')
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  await w.says('dan', '#atelier', '/concert voter 1')
  await w.says('ana', 'dm', '/concert creer Autre affaire ; organisateurs : Ville')
  await w.says('ana', '#atelier', '/concert detacher')
  await w.says('ana', '#atelier', '/concert salon Autre affaire')
  const before = (await w.sees('dan', '#atelier')).length
  await w.presses('flo', '#atelier', 'Voter')
  expect((await w.sees('flo', '#atelier')).at(-1)).toContain('Votez dans ce salon, ou en message privé')
  await w.until('2027-03-06T10:00')
  expect((await w.sees('dan', '#atelier')).slice(before).join()).not.toContain('Résultat')
  expect((await w.says('dan', 'dm', '/concert votes')).text).toContain('L’emporte : Un')
})

test('what an action’s owner confided is not in the journal, not even when it is taken back', async () => {
  const w = await peopled()
  await w.says('dan', '#pleniere', '/concert structure CRESS')
  await w.says('bo', '#pleniere', '/concert action Ressourcerie ; porteur : CRESS ; référent : dan ; date : 7 avril')
  const said = await w.says('dan', 'dm', '/concert en-cours 1 La subvention tarde')
  expect(said.text).toContain('en cours')
  await w.says('dan', 'dm', '/concert fait 1')
  expect((await w.says('dan', 'dm', '/concert annuler')).text).toContain('action n° 1 est comme avant')
  const [action] = await w.db.query<{ progressNote: string }>('SELECT "progressNote" FROM "Action"')
  expect(action?.progressNote).toBe('La subvention tarde')
  const told = await w.db.query(`SELECT payload FROM "JournalPayload" WHERE payload::text LIKE '%subvention%'`)
  expect(told).toEqual([])
})

test('a digest of the team hides no public one before it', async () => {
  const w = await withTeam(await opened())
  await w.says('bo', '#atelier', '/concert clore')
  await w.says('bo', '#atelier', '/concert resume')
  await w.presses('bo', '#atelier', 'Publier')
  await w.until('2027-04-09T09:00')
  await w.says('ana', '#couloir', '/concert ouvrir')
  await w.says('ana', '#couloir', '/concert clore')
  await w.says('ana', '#couloir', '/concert resume')
  await w.presses('ana', '#couloir', 'Publier')
  expect((await w.says('dan', 'dm', '/concert tout-lire')).text).toContain('Emploi, 1re séance')
  expect((await w.says('bo', 'dm', '/concert tout-lire')).text).toContain(crisis)
})
