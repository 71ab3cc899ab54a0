/** Votes for others: given, held, used, taken back, replaced; one ballot for each voter, whoever puts it in. */
import { expect, test } from 'vitest'
import { voteChecks } from '../../src/cli/checks/votes.ts'
import type { Admin } from '../../src/cli/command.ts'
import { allAbout } from '../../src/people/store/mine.ts'
import { textOf } from '../../src/text/index.ts'
import { during } from '../support/during.ts'
import { boxIsFold, folding } from '../support/fold.ts'
import { convened } from '../support/meetings.ts'
import { createWorld, type World } from '../support/world.ts'

const crowd = ['bo', 'cleo', 'dan', 'eve'] as const

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.together(...crowd.map((who) => [who, '#pleniere', '/concert'] as const))
  return folding(w)
}

async function opened(w: World, rules = 'pouvoirs : 2', more: object = {}): Promise<void> {
  const args = { question: 'On y va ?', rules, confirmed: true, ...more }
  const told = await w.says('ana', '#pleniere', { intent: 'poll open', args })
  expect(told.text).toMatch(/^Le vote n° \d+ est ouvert/)
}

const says = async (w: World, who: string, words: string) => w.says(who, '#pleniere', `/concert ${words}`)
const box = async (w: World) =>
  (
    await w.db.query<{ name: string; paper: string; by: string | null }>(
      `SELECT p.name, b.paper, h.name AS by FROM "Ballot" b JOIN "Person" p ON p.id = b."personId"
       LEFT JOIN "Person" h ON h.id = b."castById" WHERE b.state = 'counted' ORDER BY 1`,
    )
  ).map(({ name, paper, by }) => `${name}:${paper}${by === null ? '' : ` by ${by}`}`)
const proxies = async (w: World) =>
  (
    await w.db.query<{ giver: string; holder: string; state: string }>(
      `SELECT g.name AS giver, h.name AS holder, p.state FROM "PollProxy" p JOIN "Person" g ON g.id = p."giverId"
       JOIN "Person" h ON h.id = p."holderId" ORDER BY 1`,
    )
  ).map(({ giver, holder, state }) => `${giver}>${holder} ${state}`)
const last = async (w: World, who: string) => (await w.sees(who, 'dm')).at(-1) ?? ''

test('given a proxy, then its holder is told, votes for both, each ballot its own, and the giver hears of it', async () => {
  const w = await peopled()
  await opened(w)
  const told = await says(w, 'bo', 'pouvoir cleo ; vote : 1')
  expect(told.text).toMatch(/^C’est noté : cleo peut voter pour vous au vote n° 1/)
  expect(told.buttons).toContain('Reprendre mon pouvoir')
  expect(await last(w, 'cleo')).toMatch(/^bo vous donne pouvoir pour le vote n° 1/)
  expect(await last(w, 'cleo')).toContain('[Voter pour bo]')
  const receipt = await says(w, 'cleo', 'voter oui')
  expect(receipt.buttons).toContain('Voter pour bo')
  const asked = await w.presses('cleo', '#pleniere', 'Voter pour bo')
  expect(asked.text).toContain('Vous votez pour bo, qui vous a donné son pouvoir.')
  const cast = await says(w, 'cleo', 'voter non ; pour : bo')
  expect(cast.text).toMatch(/votre choix est enregistré[\s\S]*Au nom de : bo/)
  expect(cast.buttons).not.toContain('Voter pour bo')
  expect(await box(w)).toEqual(['bo:1 by cleo', 'cleo:0'])
  expect(await last(w, 'bo')).toMatch(/^cleo a voté pour vous au vote n° 1/)
  await says(w, 'ana', 'fermer')
  const [row] = await w.db.query<{ result: { ballots: number; counts: number[] } }>('SELECT result FROM "Poll"')
  expect(row!.result).toMatchObject({ ballots: 2, counts: [1, 1, 0] })
})

test('given the ballot of its holder, when the giver votes, then it is replaced, the proxy is void, the holder hears of it, and undoing brings both back', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'pouvoir-vote cleo')
  await says(w, 'cleo', 'voter non ; pour : bo')
  expect((await says(w, 'bo', 'retirer-vote')).text).toMatch(/mis pour vous par la personne qui porte votre pouvoir/)
  expect((await says(w, 'bo', 'reprendre-pouvoir')).text).toMatch(/cleo a déjà voté pour vous/)
  expect((await says(w, 'bo', 'voter oui')).text).toMatch(/remplace l’ancien/)
  expect(await box(w)).toEqual(['bo:0'])
  expect(await proxies(w)).toEqual(['bo>cleo revoked'])
  expect(await last(w, 'cleo')).toMatch(/^bo vote directement au vote n° 1.*est remplacé/)
  expect((await says(w, 'cleo', 'voter oui ; pour : bo')).text).toMatch(/Personne ne vous a donné pouvoir/)
  expect((await says(w, 'bo', 'annuler')).text).toMatch(/le bulletin mis en votre nom compte de nouveau/)
  expect(await box(w)).toEqual(['bo:1 by cleo'])
  expect(await proxies(w)).toEqual(['bo>cleo given'])
  expect((await says(w, 'cleo', 'voter oui ; pour : bo')).text).toMatch(/remplace l’ancien/)
})

test('given a vote of the giver before the holder’s, when it is undone, then the proxy serves again', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'pouvoir-vote cleo')
  await says(w, 'bo', 'voter oui')
  expect(await last(w, 'cleo')).toMatch(/^bo vote directement/)
  await says(w, 'bo', 'annuler')
  expect(await box(w)).toEqual([])
  expect((await says(w, 'cleo', 'voter non ; pour : bo')).text).toMatch(/votre choix est enregistré/)
})

test('given a proxy that is taken back, given to somebody else, undone: the last word counts, and all are told', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'pouvoir-vote cleo')
  expect((await says(w, 'bo', 'pouvoir-vote cleo')).text).toMatch(/porte déjà votre pouvoir/)
  await says(w, 'bo', 'pouvoir-vote dan')
  expect(await last(w, 'cleo')).toMatch(/^bo ne vous donne plus pouvoir/)
  expect(await proxies(w)).toEqual(['bo>dan given'])
  await says(w, 'bo', 'annuler')
  expect(await proxies(w)).toEqual(['bo>cleo given'])
  expect(await last(w, 'dan')).toMatch(/^bo ne vous donne plus pouvoir/)
  expect((await says(w, 'bo', 'reprendre-pouvoir')).text).toMatch(/^Votre pouvoir est repris : cleo/)
  expect((await says(w, 'cleo', 'voter oui ; pour : bo')).text).toMatch(/Personne ne vous a donné pouvoir/)
  await says(w, 'bo', 'annuler')
  expect((await says(w, 'cleo', 'voter oui ; pour : bo')).text).toMatch(/votre choix est enregistré/)
})

test('given what does not go, then each refusal says why and what to do', async () => {
  const w = await peopled()
  await opened(w, 'pouvoirs : 1')
  await says(w, 'bo', 'pouvoir-vote cleo')
  expect((await says(w, 'dan', 'pouvoir-vote cleo')).text).toMatch(/cleo porte déjà 1 pouvoir, le plus/)
  expect((await says(w, 'cleo', 'pouvoir-vote dan')).text).toMatch(/Vous portez le pouvoir de bo/)
  expect((await says(w, 'dan', 'pouvoir-vote bo')).text).toMatch(/bo a donné son propre pouvoir/)
  expect((await says(w, 'dan', 'pouvoir-vote dan')).text).toMatch(/On ne se donne pas pouvoir à soi-même/)
  expect((await says(w, 'dan', 'pouvoir-vote Zoé')).text).toContain('Zoé')
  await says(w, 'eve', 'voter oui')
  expect((await says(w, 'eve', 'pouvoir-vote dan')).text).toMatch(/Vous avez déjà voté/)
  const other = await says(w, 'cleo', 'voter oui ; pour : dan')
  expect(other.text).toMatch(/Vous ne portez pas de pouvoir de « dan ».*Vous en portez de : bo/)
  expect((await says(w, 'dan', 'reprendre-pouvoir')).text).toMatch(/Vous n’avez donné pouvoir à personne/)
  await says(w, 'ana', 'nommer bo invité')
  expect((await says(w, 'cleo', 'voter oui ; pour : bo')).text).toMatch(/bo ne vote pas, ou plus/)
  await says(w, 'ana', 'fermer')
  await opened(w, '', { question: 'Et là ?', rules: undefined })
  expect((await says(w, 'dan', 'pouvoir-vote cleo ; vote : 2')).text).toMatch(/ne prend pas de pouvoirs/)
})

test('given a frozen roll, then both must be on it', async () => {
  const w = await peopled()
  await opened(w, 'inscrits : liste fermée\npouvoirs : 1')
  await w.says('flo', '#pleniere', '/concert')
  expect((await says(w, 'bo', 'pouvoir-vote flo')).text).toMatch(/flo ne vote pas à ce vote/)
  expect((await says(w, 'flo', 'pouvoir-vote bo')).text).toMatch(/vous n’y êtes pas/)
  await says(w, 'bo', 'pouvoir-vote cleo')
  await says(w, 'cleo', 'voter oui ; pour : bo')
  await says(w, 'ana', 'radier-du-vote bo')
  expect(await box(w)).toEqual([])
  expect(await last(w, 'cleo')).toMatch(
    /n’est plus sur la liste.*le bulletin que vous aviez mis en son nom ne compte plus/,
  )
})

test('given what I hold and what I gave, then « pouvoirs » and « votes » say what waits, for me and for them', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'pouvoir-vote cleo')
  await says(w, 'dan', 'pouvoir-vote cleo')
  const held = await says(w, 'cleo', 'pouvoirs')
  expect(held.text).toContain('Vous votez pour bo au vote n° 1 (« On y va ? ») : à faire.')
  expect(held.buttons).toContain('Pour dan, vote n° 1')
  await says(w, 'cleo', 'voter oui')
  const list = await says(w, 'cleo', 'votes')
  expect(list.text).toContain('À faire pour : bo et dan.')
  expect(list.buttons).toEqual(expect.arrayContaining(['Pour bo, vote n° 1', 'Pour dan, vote n° 1']))
  await says(w, 'cleo', 'voter oui ; pour : bo')
  expect((await says(w, 'bo', 'pouvoirs')).text).toContain('cleo vote pour vous au vote n° 1 (« On y va ? ») : fait.')
  expect((await says(w, 'eve', 'pouvoirs')).text).toMatch(/^Vous ne portez aucun pouvoir/)
  // Only whoever has something to do is asked: ana and eve for themselves, cleo for dan.
  expect((await says(w, 'ana', 'relancer-vote')).text).toContain('3 personnes n’ont pas encore voté')
})

test('given proxies for the meeting in which the vote is held, then they serve while their givers are away, within the cap', async () => {
  const w = folding(await convened('2027-03-15T10:00'))
  const here = async (who: string, words: string) => (await w.says(who, '#atelier', `/concert ${words}`)).text
  for (const who of ['dan', 'eve']) {
    expect(await here(who, 'pouvoir cleo')).toMatch(/vous donnez pouvoir à cleo/)
    await w.passes({ minutes: 1 })
  }
  await w.until('2027-04-08T14:00')
  await here('bo', 'ouvrir')
  const args = { question: 'On y va ?', rules: 'pouvoirs : 1', confirmed: true }
  await w.says('bo', '#atelier', { intent: 'poll open', args })
  expect(await here('cleo', 'voter oui ; pour : eve')).toMatch(/1 pouvoir au plus.*celui de eve vient après/)
  expect(await here('cleo', 'voter oui ; pour : dan')).toMatch(/votre choix est enregistré/)
  // What was given for the meeting serves no more in a vote in which its giver votes.
  expect(await here('dan', 'voter non')).toMatch(/remplace l’ancien/)
  expect(await proxies(w)).toEqual(['dan>cleo revoked'])
  expect(await here('cleo', 'voter oui ; pour : eve')).toMatch(/votre choix est enregistré/)
  await here('dan', 'annuler')
  expect(await proxies(w)).toEqual(['dan>cleo undone'])
  expect(await box(w)).toEqual(['dan:0 by cleo', 'eve:0 by cleo'])
  await here('cleo', 'retirer-vote ; pour : eve')
  await here('eve', 'present')
  expect(await here('cleo', 'voter oui ; pour : eve')).toMatch(/Vous ne portez pas de pouvoir de « eve »/)
})

test('given a proxy that is taken back while its holder votes by it, then one of the two counts, and both are told the truth', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'pouvoir-vote cleo')
  const told = await during(
    w,
    'pollProxy',
    () => says(w, 'bo', 'reprendre-pouvoir'),
    () => says(w, 'cleo', 'voter oui ; pour : bo ; vote : 1'),
  )
  expect(told.text).toMatch(/Personne ne vous a donné pouvoir/)
  expect(await box(w)).toEqual([])
  await boxIsFold(w)
})

test('given a giver and their holder who vote at once, then one ballot is left, that of the giver', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'pouvoir-vote cleo')
  await w.together(['bo', '#pleniere', '/concert voter oui'], ['cleo', '#pleniere', '/concert voter non ; pour : bo'])
  expect(await box(w)).toEqual(['bo:0'])
  expect(await proxies(w)).toEqual(['bo>cleo revoked'])
})

test('given two who give theirs at once to somebody who may hold one, then one of them does', async () => {
  const w = await peopled()
  await opened(w, 'pouvoirs : 1')
  const told = await w.together(
    ['bo', '#pleniere', '/concert pouvoir-vote cleo'],
    ['dan', '#pleniere', '/concert pouvoir-vote cleo'],
  )
  expect(told.filter(({ text }) => text.startsWith('C’est noté'))).toHaveLength(1)
  expect(told.filter(({ text }) => /le plus qu’une personne/.test(text))).toHaveLength(1)
})

test('given a ring of proxies given at once, then no chain is left', async () => {
  const w = await peopled()
  await opened(w)
  const told = await w.together(
    ['bo', '#pleniere', '/concert pouvoir-vote cleo'],
    ['cleo', '#pleniere', '/concert pouvoir-vote bo'],
  )
  expect(told.filter(({ text }) => text.startsWith('C’est noté'))).toHaveLength(1)
})

test('given a ballot that replaces one from another account, then it is told on the account where that one was put in', async () => {
  const w = await peopled()
  await opened(w)
  await w.says('bo-ailleurs', '#pleniere', '/concert')
  await w.db.query(
    `UPDATE "Account" SET "personId" = (SELECT "personId" FROM "Account" WHERE external = 'bo') WHERE external = 'bo-ailleurs'`,
  )
  await w.away('2027-03-01T10:05')
  await w.says('bo', 'dm', '/concert voter oui ; vote : 1')
  await w.passes({ seconds: 5 })
  const before = (await w.sees('bo', 'dm')).length
  await w.says('bo-ailleurs', 'dm', '/concert voter non ; vote : 1')
  expect((await w.sees('bo', 'dm')).slice(before).join('\n')).toMatch(
    /^Votre bulletin au vote n° 1.*vient d’être remplacé depuis un autre de vos comptes/,
  )
  await w.passes({ seconds: 5 })
  await w.says('bo-ailleurs', 'dm', '/concert voter abstention ; vote : 1')
  // From the same account as before: nothing to tell.
  expect((await w.sees('bo', 'dm')).slice(before)).toHaveLength(1)
})

test('given two accounts that vote, hold and give, when they are joined, then one ballot, one line and one proxy are left', async () => {
  const w = await peopled()
  await opened(w, 'inscrits : liste fermée\npouvoirs : 2')
  await says(w, 'dan', 'pouvoir-vote cleo')
  await says(w, 'cleo', 'voter non ; pour : dan')
  await says(w, 'bo', 'voter oui')
  await w.passes({ minutes: 1 })
  await says(w, 'cleo', 'voter abstention')
  const code = /Votre code : (\S+)/.exec((await w.says('bo', 'dm', '/concert relier')).text)![1]!
  await w.says('cleo', 'dm', `/concert relier ${code}`)
  await w.presses('cleo', 'dm', 'Confirmer')
  expect((await w.presses('bo', 'dm', 'Confirmer')).text).toMatch(/^Vos comptes sont réunis/)
  expect(await box(w)).toEqual(['bo:2', 'dan:1 by bo'])
  expect(await proxies(w)).toEqual(['dan>bo given'])
  const on = await w.db.query(`SELECT 1 FROM "PollVoter" WHERE state = 'enrolled'`)
  expect(on).toHaveLength(4)
  expect((await w.says('cleo', '#pleniere', '/concert voter oui ; pour : dan')).text).toMatch(/remplace l’ancien/)
  expect((await w.says('cleo', '#pleniere', '/concert voter oui')).text).toMatch(/remplace l’ancien/)
  await w.passes({ minutes: 15 })
  expect(await box(w)).toEqual(['bo:0', 'dan:0 by bo'])
})

test('given a ballot that somebody changed by hand, then whoever administers is told of which vote', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'pouvoir-vote cleo')
  await says(w, 'cleo', 'voter non ; pour : bo')
  const look = () => voteChecks[0]!.look({ db: w.db, t: textOf('fr') } as unknown as Admin)
  expect(await look()).toEqual({ ok: true, said: textOf('fr').cli.doctor.boxes(1) })
  await w.db.query(`UPDATE "Ballot" SET paper = '0'`)
  expect(await look()).toMatchObject({ ok: false, said: expect.stringContaining('n°\u00a01') })
})

test('given somebody who votes for another, then what is held of them has both ballots, and the proxy', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'pouvoir-vote cleo')
  await says(w, 'cleo', 'voter non ; pour : bo')
  await says(w, 'cleo', 'voter oui')
  const people = await w.db.prisma.person.findMany()
  const cleo = people.find(({ name }) => name === 'cleo')!
  const { rows, ballots } = await allAbout(w.db.prisma, cleo)
  expect(ballots.map(({ ballot }) => ballot.paper)).toEqual(['0'])
  expect(rows.Ballot?.map(({ paper }) => paper).toSorted()).toEqual(['0', '1'])
  expect(rows.PollProxy).toHaveLength(1)
})

test('given a vote by urn, then it takes no proxies', async () => {
  const w = await peopled()
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('web', '{"url":"https://vote.example","open":true}')`)
  const args = { question: 'On y va ?', rules: 'pouvoirs : 1', secrecy: 'urn', confirmed: true }
  expect((await w.says('ana', '#pleniere', { intent: 'poll open', args })).text).toMatch(/pas de pouvoirs/)
})

test('given names that two givers share, then their buttons tell them apart', async () => {
  const w = await peopled()
  await opened(w)
  for (const who of ['bo', 'dan']) {
    await says(w, who, 'nom Nadia Petit')
    await says(w, who, 'pouvoir-vote cleo')
  }
  const told = await says(w, 'cleo', 'voter oui')
  expect(told.buttons.filter((label) => label === 'Voter pour Nadia Petit')).toHaveLength(2)
  expect((await says(w, 'cleo', 'voter non ; pour : Nadia Petit')).text).toContain('Nadia Petit')
  expect((await box(w)).length).toBe(1)
  await w.presses('cleo', '#pleniere', 'Voter pour Nadia Petit')
})
