/** Rules of a vote besides its question, told: typed, in a form from the preview, or from the statutes of a body. */
import { expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { peopled } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

async function terms(w: World): Promise<Record<string, unknown>> {
  const [row] = await w.db.query<{ terms: Record<string, unknown> | null }>(
    'SELECT terms FROM "Poll" ORDER BY number DESC LIMIT 1',
  )
  return row?.terms ?? {}
}

async function statutes(w: World): Promise<unknown> {
  const [row] = await w.db.query<{ statutes: unknown }>('SELECT statutes FROM "Body" ORDER BY name LIMIT 1')
  return row?.statutes
}

async function personId(w: World, name: string): Promise<string> {
  const rows = await w.db.query<{ id: string; folded: string }>('SELECT id, folded FROM "Person"')
  return rows.find((row) => row.folded === fold(name))!.id
}

async function withColleges(): Promise<World> {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert college Réseaux, Entreprises, Collectivités')
  for (const [who, organisation, college] of [
    ['bo', 'Réseau Vert', 'Réseaux'],
    ['cleo', 'Scop Bâti', 'Entreprises'],
    ['dan', 'Ville d’Amiens', 'Collectivités'],
  ] as const) {
    await w.says(who, '#pleniere', `/concert structure ${organisation}`)
    await w.says('ana', '#pleniere', `/concert affecter ${organisation} ; collège : ${college}`)
  }
  return w
}

const adopt = 'vote Adopter la charte ? ; forme : decision'

test('rules are typed after the question, shown in words before anything opens, and frozen with the vote', async () => {
  const w = await withColleges()
  const before = await w.dump()
  const preview = await w.says(
    'ana',
    '#pleniere',
    `/concert ${adopt} ; règles : collèges : Réseaux 40, Entreprises 40, Collectivités 20 ; pouvoirs : 2 (même collège) ; présidence : bo ; ex æquo : présidence ; fin dès que tout le monde a voté ; quorum : 1/2 des inscrits`,
  )
  expect(preview.text).toContain('Quorum : 1/2 des inscrits, votants')
  expect(preview.text).toContain('Collèges : Réseaux 40, Entreprises 40 et Collectivités 20')
  expect(preview.text).toContain('2 pouvoirs au plus par personne, du même collège')
  expect(preview.text).toContain('les personnes connues à l’ouverture (liste fermée) ; une voix par personne')
  expect(preview.text).toContain('Présidence : bo, départage les ex æquo')
  expect(preview.text).toContain('jusqu’à ce que l’équipe d’animation le ferme, ou dès que tout le monde a voté')
  expect(preview.text).toContain('tout le monde a voté ; résultats à la clôture')
  // a whole vote, its buttons and the line of an exercise left out
  expect(preview.text.split('\n').filter((line) => !/^(\[|Essai)/.test(line)).length).toBeLessThanOrEqual(12)
  expect(await w.dump()).toBe(before)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  expect(await terms(w)).toMatchObject({
    quorum: { counted: 'voters', share: '1/2' },
    proxies: { most: 2, sameCollege: true },
    tie: 'chair',
    early: true,
    roll: 'frozen',
  })
  expect((await terms(w)).colleges).toMatchObject({ mode: 'proportional', per: 'expressed', empty: 'lost' })
})

test('a rule that is not understood is told with an example, and nothing is lost', async () => {
  const w = await peopled()
  const before = await w.dump()
  const told = await w.says('ana', '#pleniere', `/concert ${adopt} ; règles : pouvoirs : beaucoup`)
  expect(told.text).toMatch(
    /pas compris « pouvoirs : beaucoup »\. Écrivez par exemple « pouvoirs : 2 \(même collège\) »/,
  )
  for (const [words, said] of [
    ['collèges : à parts égales', /pas encore de collèges/],
    ['quorum : 1/2 des inscrits, présents', /que pendant une séance/],
    ['présidence : Zorro', /Zorro/],
    ['mentions : 5', /forme « jugement »/],
    ['mode : majoritaire', /va avec un vote par collège/],
    ['selon les statuts', /Aucune instance avec des statuts/],
  ] as const)
    expect((await w.says('ana', '#pleniere', `/concert ${adopt} ; règles : ${words}`)).text).toMatch(said)
  expect(await w.dump()).toBe(before)
})

test('[Règles] opens a form with a field for each rule, and leads back to the preview with what was chosen', async () => {
  const w = await withColleges()
  await w.says('ana', '#pleniere', `/concert ${adopt} ; règles : quorum : 20 votants`)
  const form = await w.presses('ana', '#pleniere', 'Règles')
  expect(form.buttons).toEqual(['Revoir le vote'])
  expect(form.text).toContain('quorum : 20 votants')
  expect(form.text).toContain('Majorité dans chaque collège')
  expect(form.text).not.toContain('Nombre de mentions')
  const preview = await w.fills('ana', '#pleniere', {
    quorum: 'un tiers des inscrits',
    counted: 'les votants',
    others: '',
    colleges: 'à parts égales',
    proxies: '1',
    chair: 'cleo',
    tie: 'présidence',
    each: 'oui',
  })
  expect(preview.text).toContain('Adopter la charte ?')
  expect(preview.text).toContain('Quorum : 1/3 des inscrits, votants')
  expect(preview.text).toContain(
    'Collèges : Réseaux, Entreprises et Collectivités, à parts égales ; majorité dans chacun',
  )
  expect(preview.text).toContain('Présidence : cleo, départage les ex æquo')
  const again = await w.presses('ana', '#pleniere', 'Règles')
  expect(again.text).toMatch(/Pouvoirs par personne[^\n]*= 1/)
  expect(again.text).toMatch(/Présidence[^\n]*= cleo/)
  const changed = await w.fills('ana', '#pleniere', {
    quorum: 'aucun',
    colleges: 'non',
    each: 'non',
    chair: '',
    tie: '',
  })
  expect(changed.text).not.toContain('Quorum')
  expect(changed.text).not.toContain('Présidence')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  expect(await terms(w)).toMatchObject({ proxies: { most: 1 } })
  expect(await terms(w)).not.toHaveProperty('colleges')
})

test('statutes are noted by the coordination, read by everybody with the bodies, and taken back', async () => {
  const w = await peopled()
  expect((await w.says('bo', '#pleniere', '/concert statuts Plénière')).text).toMatch(/réservé à la coordination/)
  expect((await w.says('ana', '#pleniere', '/concert statuts Plénière')).buttons).toEqual(['Enregistrer'])
  const told = await w.fills('ana', '#pleniere', {
    quorum: 'la moitié des inscrits',
    counted: 'les présents ou représentés',
    secondNotice: 'oui',
    majority: 'deux tiers',
    proxies: '2',
    chair: 'bo',
    castingVote: 'oui',
    secretOnRequest: 'oui',
  })
  expect(told.text).toMatch(
    /^C’est noté\. Plénière : quorum : 1\/2 des inscrits, présents ou représentés ; sans quorum/,
  )
  expect(await statutes(w)).toEqual({
    quorum: { counted: 'attending', share: '1/2' },
    secondNotice: true,
    majority: { num: 2, den: 3, strict: false, base: 'expressed' },
    proxies: { most: 2 },
    chairId: await personId(w, 'bo'),
    tie: 'chair',
    secretOnRequest: true,
  })
  expect((await w.says('dan', '#pleniere', '/concert instances')).text).toMatch(
    /Statuts : quorum : 1\/2 des inscrits, présents ou représentés ; .*majorité : deux tiers ; pouvoirs : 2 ; présidence : bo/,
  )
  const form = await w.says('ana', '#pleniere', '/concert statuts Plénière')
  expect(form.text).toContain('bo')
  const changed = await w.fills('ana', '#pleniere', { quorum: 'aucun', others: 'collège sans vote : perdu' })
  expect(changed.text).toMatch(/va avec un vote par collège/)
  await w.says('ana', '#pleniere', '/concert statuts Plénière')
  await w.fills('ana', '#pleniere', { quorum: 'aucun', chair: '', castingVote: 'non' })
  const less = await statutes(w)
  expect(less).toMatchObject({ proxies: { most: 2 }, secretOnRequest: true })
  expect(less).not.toHaveProperty('quorum')
  expect(less).not.toHaveProperty('chairId')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await statutes(w)).toMatchObject({ quorum: { share: '1/2' }, tie: 'chair' })
  await w.says('ana', '#pleniere', '/concert statuts Plénière ; pouvoirs : 3')
  expect(await statutes(w)).toMatchObject({ proxies: { most: 3 }, tie: 'chair', chairId: await personId(w, 'bo') })
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await statutes(w)).toMatchObject({ proxies: { most: 2 } })
})

test('what is said vote by vote stands in no statutes', async () => {
  const w = await peopled()
  const told = await w.says('ana', '#pleniere', '/concert statuts Plénière ; autres : au moins 2 choix')
  expect(told.text).toMatch(/« au moins » se dit vote par vote/)
  expect(await statutes(w)).toBeNull()
})

test('« adopter » in a place of a body takes its statutes; what is said for the vote wins; a second notice has no quorum', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert statuts Plénière ; autres : quorum : 1/4 des inscrits, votants')
  await w.says(
    'ana',
    '#pleniere',
    '/concert statuts Plénière ; secondNotice : oui ; pouvoirs : 1 ; majorité : deux tiers',
  )
  const open = async (words: string) => {
    const told = await w.says('ana', '#pleniere', `/concert vote ${words}`)
    await w.presses('ana', '#pleniere', 'Ouvrir le vote')
    return told.text
  }
  expect(await open('Adopter le bilan ? ; modèle : adopter')).toContain('Quorum : 1/4 des inscrits, votants')
  expect(await terms(w)).toMatchObject({
    majority: { num: 2, den: 3, strict: false, base: 'expressed' },
    quorum: { counted: 'voters', share: '1/4' },
    proxies: { most: 1 },
    roll: 'frozen',
  })
  await open('Adopter le budget ? ; modèle : adopter ; majorité : simple ; règles : pouvoirs : aucun')
  expect(await terms(w)).toMatchObject({ majority: { num: 1, den: 2 }, quorum: { share: '1/4' } })
  expect(await terms(w)).not.toHaveProperty('proxies')
  await open('Adopter encore ? ; modèle : adopter ; règles : deuxième convocation')
  expect(await terms(w)).not.toHaveProperty('quorum')
  expect(await terms(w)).toMatchObject({ proxies: { most: 1 } })
  // nothing else than « adopter », or those who say so, takes them
  await open('On continue ?')
  expect(await terms(w)).toEqual({})
  await open('Vraiment ? ; forme : decision ; règles : selon les statuts')
  expect(await terms(w)).toMatchObject({ quorum: { share: '1/4' }, majority: { num: 2, den: 3 } })
  await w.says('ana', '#general', '/concert salon')
  await w.says('ana', '#general', '/concert vote Ailleurs ? ; modèle : adopter')
  await w.presses('ana', '#general', 'Ouvrir le vote')
  expect(await terms(w)).not.toHaveProperty('quorum')
})

test('a lot is promised by the hash of its secret', async () => {
  const w = await peopled()
  await w.says(
    'ana',
    '#pleniere',
    '/concert vote Quel lieu ? ; options : Amiens, Laon ; règles : ex æquo : tirage au sort',
  )
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  const [row] = await w.db.query<{ secret: string }>('SELECT secret FROM "Poll"')
  const { sha256 } = await import('../../src/engine/ids.ts')
  expect(await terms(w)).toEqual({ tie: 'lot', commitment: sha256(row!.secret) })
})

test('« regles » by itself chooses the rules of the next vote, whose question is asked after them', async () => {
  const w = await peopled()
  expect((await w.says('dan', '#pleniere', '/concert regles')).text).toMatch(/réservé à l’animation/)
  const form = await w.says('bo', '#atelier', '/concert regles')
  expect(form.buttons).toEqual(['Revoir le vote'])
  expect(form.text).toContain('Quorum')
  const asked = await w.fills('bo', '#atelier', { proxies: '2' })
  expect(asked.text).toContain('Question')
  const preview = await w.fills('bo', '#atelier', { question: 'On y va ?' })
  expect(preview.text).toContain('2 pouvoirs au plus par personne')
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  expect(await terms(w)).toMatchObject({ proxies: { most: 2 } })
})

test('« regles 1 » fills the form with the rules of that vote, for a new version of it; what is over keeps its own', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert vote Adopter la charte ? ; règles : pouvoirs : 1 ; présidence : cleo')
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  for (const words of ['regles 1', 'regles', 'rules 1']) {
    const form = await w.says('bo', '#atelier', `/concert ${words}`)
    expect(form.text, words).toContain('Les règles du vote n° 1 ne changent pas')
    expect(form.text, words).toMatch(/Pouvoirs par personne[^\n]*= 1/)
    expect(form.text, words).toMatch(/Présidence[^\n]*= cleo/)
  }
  const before = await w.dump()
  const preview = await w.fills('bo', '#atelier', { proxies: '3' })
  expect(preview.text).toContain('3 pouvoirs au plus')
  expect(preview.text).toContain('Présidence : cleo')
  expect(preview.text).toContain('Remplace le vote n° 1')
  expect(await w.dump()).toBe(before)
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  expect(await w.db.query('SELECT number, state FROM "Poll" ORDER BY number')).toEqual([
    { number: 1, state: 'cancelled' },
    { number: 2, state: 'open' },
  ])
  expect(await terms(w)).toMatchObject({ proxies: { most: 3 } })
  expect((await w.says('bo', '#atelier', '/concert regles 1')).text).toMatch(/annulé/)
  expect((await w.says('cleo', '#atelier', '/concert regles 2')).text).toMatch(/propres animateurs/)
  expect((await w.says('bo', '#atelier', '/concert regles 99')).text).toMatch(/99/)
})
