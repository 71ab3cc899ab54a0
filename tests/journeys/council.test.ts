/**
 * A council's true evening: nine seats in three colleges, statutes with a quorum, proxies and a casting vote. The quorum is
 * met, lost when two leave, found again by a proxy; the chair breaks a tie; a college does not vote; an objection is taken
 * into a new version. Every refusal says why, and what to do.
 */
import { expect, test } from 'vitest'
import { verifyResult } from '../../src/votes/files/result.ts'
import { createWorld, type Told, type World } from '../support/world.ts'

const council = '#couloir'

const seats: Readonly<Record<string, readonly [organisation: string, college: string]>> = {
  ana: ['CRESS Nord', 'Réseaux'],
  bo: ['Réseau Vert', 'Réseaux'],
  cleo: ['Réseau Culture', 'Réseaux'],
  dan: ['Scop Bâti', 'Entreprises'],
  eve: ['Scop Pain', 'Entreprises'],
  fay: ['Coop Énergie', 'Entreprises'],
  gil: ['Ville d’Amiens', 'Collectivités'],
  hal: ['Ville de Laon', 'Collectivités'],
  iris: ['Ville de Beauvais', 'Collectivités'],
}

/** The council is convened for the evening of 8 April; bo presides by its statutes. */
async function convened(): Promise<World> {
  const w = await (await createWorld({ at: '2027-04-01T10:00' })).founded()
  const say = (who: string, words: string) => w.says(who, council, `/concert ${words}`)
  await say('ana', 'salon')
  await say('ana', 'instance Conseil d’administration ; type : pilotage ; pouvoir : décide')
  await say('ana', 'salon ESS à 10 ans ; instance : Conseil d’administration')
  await say('ana', 'college Réseaux, Entreprises, Collectivités')
  for (const [who, [organisation, college]] of Object.entries(seats)) {
    await say(who, `structure ${organisation}`)
    await say('ana', `affecter ${organisation} ; collège : ${college}`)
  }
  await say('ana', 'statuts Conseil d’administration')
  const noted = await w.fills('ana', council, {
    quorum: 'la moitié des inscrits',
    counted: 'les présents ou représentés',
    proxies: '2',
    chair: 'bo',
    castingVote: 'oui',
  })
  expect(noted.text).toBe(
    'C’est noté. Conseil d’administration : quorum : 1/2 des inscrits, présents ou représentés ; pouvoirs : 2 ; présidence : bo ; ex æquo : présidence.\n[Modifier] [Les instances] [Annuler]',
  )
  await say('ana', 'reunion 8 avril 18h ; titre : Conseil d’avril')
  await w.says('ana', council, { intent: 'session convene', args: { session: 1, confirmed: true } })
  for (const who of Object.keys(seats)) await say(who, `reponse ${who === 'iris' ? 'non' : 'oui'}`)
  return w
}

/** The clock of people has no seconds; Paris is two hours ahead in April. */
async function later(w: World): Promise<void> {
  await w.until(new Date(w.now().getTime() + 7_320_000).toISOString().slice(0, 16))
}

/** A refusal is told with a next step: a button, or a line to type. */
function refused(told: Told, why: RegExp): void {
  expect(told.text).toMatch(why)
  expect(told.buttons.length > 0 || /« [^»]*\/concert [^»]+ »/.test(told.text)).toBe(true)
}

test('a council’s evening', async () => {
  const w = await convened()
  const say = (who: string, words: string) => w.says(who, council, `/concert ${words}`)
  const press = (who: string, label: string) => w.presses(who, council, label)
  const shown = async (start: string) => (await w.sees('flo', council)).findLast((text) => text.startsWith(start)) ?? ''
  const told = async (who: string) => (await w.sees(who, 'dm')).at(-1) ?? ''
  await w.until('2027-04-08T18:00')
  await say('ana', 'ouvrir')
  for (const who of ['ana', 'bo', 'cleo', 'dan', 'eve', 'gil']) await say(who, 'present')

  // Adopted as the statutes ask: quorum, majority, proxies and casting vote are those of the body.
  await say('ana', 'vote adopter')
  const preview = await w.fills('ana', council, { question: 'Adopter le budget 2027 ?' })
  expect(preview.text).toContain('Quorum : 1/2 des inscrits, présents ou représentés')
  expect(preview.text).toContain('2 pouvoirs au plus par personne')
  expect(preview.text).toContain('Présidence : bo, départage les ex æquo')
  await press('ana', 'Ouvrir le vote')
  await later(w)
  expect(await shown('Vote n° 1')).toContain(
    'Quorum : 6 présents ou représentés sur 9 inscrits, il en faut 5 : atteint.',
  )

  // Two leave: lost, and whoever runs the vote hears of it at once.
  expect((await say('dan', 'je-pars')).text).toContain(
    '5 présents ou représentés sur 9 inscrits, il en faut 5 : atteint.',
  )
  expect((await say('eve', 'je-pars')).text).toContain(
    '4 présents ou représentés sur 9 inscrits, il en faut 5 : non atteint.',
  )
  await later(w)
  expect(await shown('Vote n° 1')).toContain('il en faut 5 : non atteint.')
  expect(await told('ana')).toMatch(/^Le quorum du vote n° 1 .* n’est plus atteint\. Le vote reste ouvert/)

  // One of them gives a proxy to somebody who stays: found again.
  refused(await say('cleo', 'pouvoir bo'), /vous parlez pour vous\. Un pouvoir ne servirait pas/)
  refused(await say('eve', 'pouvoir eve'), /pouvoir à soi-même/)
  expect((await say('eve', 'pouvoir cleo')).text).toContain('vous donnez pouvoir à cleo')
  await later(w)
  expect(await shown('Vote n° 1')).toContain('5 présents ou représentés sur 9 inscrits, il en faut 5 : atteint.')
  expect(await told('ana')).toMatch(/de nouveau atteint/)
  refused(await say('hal', 'voter pour ; pour : iris'), /pouvoir/)

  // Three for, three against, one of them by proxy: the casting vote is the chair’s.
  for (const who of ['ana', 'bo', 'hal']) await say(who, 'voter pour')
  await say('gil', 'voter contre')
  expect((await say('cleo', 'voter contre')).buttons).toContain('Voter pour eve')
  expect((await say('cleo', 'voter contre ; pour : eve')).text).toContain('Au nom de : eve')
  const closed = await press('ana', 'Fermer le vote')
  expect(closed.text).toContain('Autant de pour que de contre (3 et 3)')
  expect(await told('bo')).toMatch(/c’est à vous, qui présidez, de départager/)
  refused(await say('cleo', 'departager Contre ; motif : parce que'), /C’est à bo, qui préside/)
  expect((await say('bo', 'departager Pour ; motif : la subvention se signe en juin')).text).toContain(
    'Adopté : 3 pour, 3 contre',
  )
  const adopted = await shown('Résultat du vote n° 1')
  expect(adopted).toContain('Adopté : 3 pour, 3 contre, 0 abstention.')
  expect(adopted).toContain('la subvention se signe en juin')
  expect(adopted).toContain('Quorum : 5 présents ou représentés sur 9 inscrits, il en fallait 5 : atteint.')
  refused(await w.says('cleo', council, { intent: 'ballot cast', args: { poll: 1, choices: 'contre' } }), /est fermé/)

  // Counted again by the second counter, from the file alone; each voter finds their receipt in it.
  const file = await say('iris', 'recompter 1')
  expect(verifyResult(fileOf(file))).toMatchObject({ flaws: [], rule: 'decision', ballots: 6 })
  expect((await say('cleo', 'mon-recu 1 ; pour : eve')).text).toContain('Votre vote est compté')
  refused(await say('iris', 'mon-recu 1'), /n’avez pas de vote compté/)

  // By college: one of them does not vote. As it was agreed on, the vote is not valid; and the next time its share is lost.
  const shares = 'collèges : Réseaux 40, Entreprises 40, Collectivités 20'
  refused(
    await say('ana', 'vote Adopter la charte ? ; modèle : adopter ; règles : collèges : Réseaux 40, Usagers 60'),
    /pas de collège « Usagers » ici/,
  )
  await say(
    'ana',
    `vote Adopter la charte ? ; modèle : adopter ; règles : ${shares} ; collège sans vote : vote non valable`,
  )
  await press('ana', 'Ouvrir le vote')
  await say('zoe', 'structure Scop Lin')
  refused(await say('zoe', 'voter pour'), /arrêtée à son ouverture, et vous n’y êtes pas/)
  const votes = async () => {
    for (const who of ['ana', 'bo', 'cleo']) await say(who, 'voter pour')
    for (const who of ['gil', 'hal']) await say(who, 'voter contre')
  }
  await votes()
  expect((await say('ana', 'fermer')).text).toContain('Non valable : un collège n’a pas voté.')
  const missing = await shown('Résultat du vote n° 2')
  expect(missing).toContain('Entreprises')
  await say('ana', `vote Adopter la charte, seconde lecture ? ; modèle : adopter ; règles : ${shares}`)
  await press('ana', 'Ouvrir le vote')
  await votes()
  expect((await say('ana', 'fermer')).text).toContain('Adopté : 3 pour, 2 contre')
  const third = verifyResult(fileOf(await say('ana', 'recompter 3')))
  // Colleges of fewer than five ballots would tell who voted what: nothing is told by college.
  expect(third).toMatchObject({ flaws: [], withheld: [expect.any(String), expect.any(String)] })

  // By consent: an objection says why, is taken into a new version, and that one is adopted.
  await say('ana', 'vote consentement')
  await w.fills('ana', council, { question: 'Ouvrir le tiers-lieu en juin ?' })
  await press('ana', 'Ouvrir le vote')
  expect((await say('cleo', 'voter objection')).buttons).toEqual(['Enregistrer'])
  const objected = await w.fills('cleo', council, { words: 'Juin est trop tôt pour les travaux' })
  expect(objected.text).toContain('Objection (« Juin est trop tôt pour les travaux »)')
  await say('bo', 'voter je consens')
  await say('ana', 'voter réserve : il faut un budget')
  expect((await say('ana', 'fermer')).text).toContain('Pas adopté : il reste 1 objection')
  expect(await shown('Résultat du vote n° 4')).toContain('Juin est trop tôt pour les travaux')
  expect(await shown('Résultat du vote n° 4')).not.toContain('cleo')
  expect((await say('ana', 'modifier-vote 4')).text).toContain('À intégrer : « Juin est trop tôt pour les travaux »')
  const renewed = await w.fills('ana', council, { question: 'Ouvrir le tiers-lieu en septembre, avec un budget ?' })
  expect(renewed.text).toContain('Ouvrir le tiers-lieu en septembre')
  await press('ana', 'Ouvrir le vote')
  expect(await shown('Vote n° 5')).toContain('Juin est trop tôt pour les travaux')
  for (const who of ['ana', 'bo', 'cleo', 'gil']) await say(who, 'voter je consens')
  expect((await say('ana', 'fermer')).text).toContain('Adopté par consentement')
  expect(verifyResult(fileOf(await say('ana', 'recompter 5')))).toMatchObject({
    flaws: [],
    rule: 'consent',
    ballots: 4,
  })
}, 60_000)

/** What the document of an answer holds. */
function fileOf({ body }: Told): string {
  const nodes = body && 'nodes' in body ? body.nodes : []
  const document = nodes.find((node) => node.kind === 'document')
  return (document?.kind === 'document' ? document.data : undefined) ?? ''
}
