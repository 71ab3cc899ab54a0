/** An action's life, told: noted, owned, judged feasible, given a roadmap, entered into a plan. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

/** bo speaks for the CRESS, dan for the Métropole; cleo animates, ana coordinates. */
async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert structure CRESS')
  await w.says('dan', '#pleniere', '/concert structure Métropole')
  for (const who of ['cleo', 'eve']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  return w
}
const say = (w: World, who: string, words: string) => w.says(who, '#pleniere', `/concert ${words}`)
const add = (w: World, words = 'Ouvrir une ressourcerie ; porteur : CRESS') => say(w, 'cleo', `action ${words}`)

type Row = Readonly<Record<string, string | null>>
async function actionRow(w: World, number = 1): Promise<Row> {
  const [row] = await w.db.query<Row>(
    `SELECT a.title, a.ownership, a.progress, a.verdict, a."dueOn", a.state, o.name AS owner, p.name AS contact
     FROM "Action" a LEFT JOIN "Organisation" o ON o.id = a."ownerId" LEFT JOIN "Person" p ON p.id = a."contactId"
     WHERE a.number = $1`,
    [number],
  )
  return row!
}
async function due(w: World): Promise<string[]> {
  const rows = (await w.state()).due.filter((row) => row.schedule === 'owner remind' && row.state === 'waiting')
  return rows.map((row) => row.nominal.toISOString().slice(0, 10))
}
const press = (w: World, who: string, label: string) => w.presses(who, 'dm', label)

test('an action is noted with its owner, contact and date; its owner is asked in private', async () => {
  const w = await peopled()
  const told = await add(w, 'Ouvrir une ressourcerie ; porteur : cress ; référent : bo ; date : 7 avril')
  expect(told.text).toMatch(/^Action n° 1 notée/)
  expect(told.text).toContain('Porteur : CRESS (1 personne sollicitée, accord attendu)')
  expect(told.text).toContain('Échéance : mercredi 7 avril 2027')
  expect(await actionRow(w)).toMatchObject({ owner: 'CRESS', contact: 'bo', dueOn: '2027-04-07', ownership: 'asked' })
  const [asked] = await w.sees('bo', 'dm')
  expect(asked).toMatch(/^cleo demande si CRESS accepte de porter cette action de la concertation « ESS à 10 ans »/)
  expect(asked).toContain('[Accepter] [Décliner]')
  expect((await w.sees('dan', 'dm')).join()).not.toContain('ressourcerie')
})

test('said bare it is the list; its button opens the form, which says who sees it and who is asked', async () => {
  const w = await peopled()
  expect((await say(w, 'cleo', 'action')).text).toMatch(/^Aucune action pour le moment/)
  const form = await w.presses('cleo', '#pleniere', 'Nouvelle action')
  expect(form.text).toContain('visibles de tous')
  expect(
    form.body && 'fields' in form.body && form.body.fields.map((f) => `${f.name}${f.required ? '*' : ''}`),
  ).toEqual(['title*', 'owner', 'contact', 'due', 'ideas'])
  const filled = await w.fills('cleo', '#pleniere', {
    title: 'Ouvrir une ressourcerie',
    due: 'fin juin',
    owner: 'CRESS',
  })
  expect(filled.text).toMatch(/^Action n° 1 notée/)
  expect((await actionRow(w)).dueOn).toBe('2027-06-30')
  expect((await say(w, 'cleo', 'action')).text).toMatch(/^1 action\n• 1\. Ouvrir une ressourcerie/)
})

test('a date that can be read in two ways is asked back with both, and nothing is noted', async () => {
  const w = await peopled()
  const told = await add(w, 'Ouvrir une ressourcerie ; date : jeudi 14')
  expect(told.text).toContain(
    '« jeudi 14 » n’est pas une date claire pour « Échéance » : elle se lit de deux façons, et rien n’est enregistré. Écrivez « jeudi 4 mars 2027 » ou « dimanche 14 mars 2027 ».',
  )
  expect(await w.db.query('SELECT 1 FROM "Action"')).toEqual([])
  expect((await add(w, 'Ouvrir une ressourcerie ; date : dimanche 14 mars 2027')).text).toContain(
    'dimanche 14 mars 2027',
  )
})

test('an organisation that nobody speaks for yet is noted, and it is said that nobody was asked', async () => {
  const w = await peopled()
  expect((await add(w, 'Tenir une permanence ; porteur : Enercoop')).text).toContain(
    'Enercoop (accord attendu ; personne de cette structure ne m’a encore parlé ici)',
  )
  await say(w, 'eve', 'structure enercoop')
  expect((await say(w, 'eve', 'accepter 1')).text).toMatch(/^C’est noté : Enercoop porte l’action n° 1/)
})

test('somebody named without an organisation answers for their own; not for another', async () => {
  const w = await peopled()
  await add(w, 'Ouvrir une ressourcerie ; référent : bo')
  expect(await actionRow(w)).toMatchObject({ owner: 'CRESS', contact: 'bo' })
  const before = await w.dump()
  expect((await add(w, 'Autre chose ; porteur : CRESS ; référent : dan')).text).toMatch(
    /^dan parle au nom d’une autre structure que CRESS/,
  )
  expect(await w.dump()).toBe(before)
})

test('an action keeps the ideas from which it comes, and withdrawn it leaves nothing dangling', async () => {
  const w = await peopled()
  for (const idea of ['Mutualiser un poste', 'Prêter nos salles']) await w.says('eve', '#pleniere', `/idee ${idea}`)
  expect((await add(w, 'Ouvrir un lieu ; idées : 1 et 2')).text).toContain('Vient de : les idées n° 1, 2')
  const ties = () => w.db.query(`SELECT state FROM "Evidence" WHERE subject = 'action' ORDER BY id`)
  expect(await ties()).toEqual([{ state: 'active' }, { state: 'active' }])
  await say(w, 'cleo', 'retirer-action 1')
  expect(await ties()).toEqual([{ state: 'withdrawn' }, { state: 'withdrawn' }])
  await say(w, 'cleo', 'annuler')
  expect(await ties()).toEqual([{ state: 'active' }, { state: 'active' }])
  expect((await add(w, 'Rien ; idées : 9')).text).toMatch(/^Il n’y a pas d’idée n° 9 ici/)
  expect((await add(w, 'Rien ; idées : aucune')).text).toMatch(/écrivez les numéros des idées/)
  expect((await add(w, 'Rien ; axe : 9')).text).not.toMatch(/notée/)
})

test('noting an action is taken back: nobody is reminded', async () => {
  const w = await peopled()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  expect((await say(w, 'cleo', 'annuler')).text).toMatch(/^L’action n° 1 est retirée/)
  expect((await say(w, 'cleo', 'actions')).text).toMatch(/^Aucune action pour le moment/)
  await w.until('9 mars 2027')
  expect((await w.sees('bo', 'dm')).join()).not.toContain('où en êtes-vous')
})

test('a date changed moves the reminders, and taking it back brings them back', async () => {
  const w = await peopled()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  expect(await due(w)).not.toContain('2027-05-10')
  expect((await say(w, 'cleo', 'modifier-action 1 ; date : 10 mai')).text).toMatch(/^L’action n° 1 est modifiée/)
  expect(await due(w)).toContain('2027-05-10')
  await say(w, 'cleo', 'annuler')
  expect((await actionRow(w)).dueOn).toBe('2027-03-15')
  await w.until('11 mai 2027')
  const said = (await w.sees('bo', 'dm')).filter((text) => text.includes('où en êtes-vous'))
  expect(said.at(-1)).not.toContain('10 mai')
})

test('editing without saying what opens a form with what is there', async () => {
  const w = await peopled()
  await add(w, 'Ouvrir une ressourcerie ; date : 1er avril')
  const form = await say(w, 'cleo', 'modifier-action 1')
  expect(form.text).toContain('= Ouvrir une ressourcerie')
  expect(form.text).toContain('= jeudi 1er avril 2027')
  const filled = await w.fills('cleo', '#pleniere', { title: 'Ouvrir deux ressourceries', due: 'jeudi 1er avril 2027' })
  expect(filled.text).toMatch(/est modifiée/)
  expect(await actionRow(w)).toMatchObject({ title: 'Ouvrir deux ressourceries', dueOn: '2027-04-01' })
  expect((await say(w, 'cleo', 'modifier-action 1 ; titre : Ouvrir deux ressourceries')).text).toMatch(
    /dit déjà cela : il n’y a rien à changer/,
  )
})

test('an act changed since is not taken back', async () => {
  const w = await peopled()
  await add(w)
  await say(w, 'cleo', 'modifier-action 1 ; titre : Autre titre')
  await say(w, 'ana', 'modifier-action 1 ; titre : Encore un autre')
  expect((await say(w, 'cleo', 'annuler')).text).toMatch(/^La situation a changé depuis/)
  expect((await actionRow(w)).title).toBe('Encore un autre')
})

test('being named is not accepting: somebody of the organisation accepts, and is its contact from then on', async () => {
  const w = await peopled()
  await add(w)
  for (const who of ['dan', 'cleo', 'eve'])
    expect((await say(w, who, 'accepter 1')).text).toMatch(/^Seule une personne de CRESS peut répondre/)
  expect((await press(w, 'bo', 'Accepter')).text).toMatch(/^C’est noté : CRESS porte l’action n° 1.*Vous en recevrez/s)
  expect(await actionRow(w)).toMatchObject({ ownership: 'accepted', contact: 'bo' })
  expect((await say(w, 'bo', 'accepter 1')).text).toMatch(/^CRESS a déjà accepté/)
  expect((await press(w, 'bo', 'Annuler')).text).toMatch(/comme avant/)
  expect(await actionRow(w)).toMatchObject({ ownership: 'asked', contact: null })
})

test('two people of the same organisation who accept at once make one acceptance', async () => {
  const w = await peopled()
  await say(w, 'eve', 'structure CRESS')
  await add(w)
  const call = { intent: 'ownership accept', args: { number: 1 } }
  const told = await w.together(['bo', '#pleniere', call], ['eve', '#pleniere', call])
  expect(told.map(({ text }) => text.slice(0, 10)).sort()).toEqual(['CRESS a dé', 'C’est noté'].sort())
})

test('declining asks why, and tells those who animate, who choose another', async () => {
  const w = await peopled()
  await add(w, 'Ouvrir une ressourcerie ; porteur : CRESS ; référent : bo ; date : 15 mars')
  const form = await press(w, 'bo', 'Décliner')
  expect(form.body && 'fields' in form.body && form.body.fields.map((f) => f.name)).toEqual(['reason'])
  expect((await w.fills('bo', 'dm', { reason: 'Pas de moyens cette année' })).text).toMatch(/ne porte pas l’action/)
  const told = (await w.sees('cleo', 'dm')).at(-1)!
  expect(told).toMatch(/^CRESS ne portera pas l’action n° 1, répond bo : Ouvrir une ressourcerie/)
  expect(told).toContain('> Pas de moyens cette année')
  await w.until('9 mars 2027')
  expect((await w.sees('bo', 'dm')).join()).not.toContain('où en êtes-vous')
  expect((await say(w, 'cleo', 'porteur 1 Métropole')).text).toMatch(/^Demande envoyée à Métropole/)
  expect((await press(w, 'dan', 'Accepter')).text).toMatch(/^C’est noté : Métropole porte/)
})

test('the list shows late ones first to the team; others see organisation, title and date only', async () => {
  const w = await peopled()
  await add(w, 'Une lointaine ; porteur : Métropole ; date : 1er mars 2028')
  await add(w, 'Une proche ; porteur : CRESS ; référent : bo ; date : 3 mars')
  await w.until('13 mars 2027')
  await say(w, 'bo', 'en-cours 2 Le local est trouvé')
  const team = await say(w, 'cleo', 'actions')
  expect(team.text).toMatch(/^2 actions, dont 1 en retard/)
  expect(team.text).toMatch(/2\. Une proche — CRESS.*en retard de 10 jours — en cours[\s\S]*1\. Une lointaine/)
  expect(team.buttons).toContain('Relancer')
  for (const who of ['dan', 'eve']) {
    const seen = (await say(w, who, 'actions')).text
    expect(seen).toContain('2. Une proche — CRESS')
    expect(seen).not.toMatch(/en retard|en cours|le local/i)
    expect((await say(w, who, 'actions 2')).text).not.toMatch(/en retard|en cours|Le local|Référent/)
  }
  expect((await say(w, 'bo', 'actions 2')).text).toMatch(/en cours[\s\S]*> Le local est trouvé/)
})

test('no roadmap without a verdict that lets it be done, each with its reason', async () => {
  const w = await peopled()
  await add(w)
  await press(w, 'bo', 'Accepter')
  expect((await say(w, 'bo', 'feuille 1')).text).toMatch(/^Pas de feuille de route sans avis de faisabilité/)
  expect((await say(w, 'bo', 'faisabilite 1 faisable Le local est là')).text).toMatch(/réservé à l’animation/)
  expect((await say(w, 'cleo', 'faisabilite 1 faisable')).body).toHaveProperty('fields')
  await say(w, 'cleo', 'faisabilite 1 ; avis : à approfondir ; motif : Le local manque')
  expect((await say(w, 'bo', 'feuille 1')).text).toMatch(/n’est ni faisable ni faisable sous conditions/)
  expect(
    (await say(w, 'cleo', 'faisabilite 1 ; avis : sous conditions ; motif : Si le local est trouvé')).text,
  ).toMatch(/^Avis enregistré pour l’action n° 1 : sous conditions/)
  expect((await say(w, 'eve', 'actions 1')).text).toContain('Faisabilité : sous conditions — Si le local est trouvé')
  await say(w, 'cleo', 'annuler')
  expect((await actionRow(w)).verdict).toBe('toStudy')
})

test('a roadmap is filled block by block; the answer names what is missing, portage until it is accepted', async () => {
  const w = await peopled()
  await add(w)
  await say(w, 'cleo', 'faisabilite 1 faisable Le local est là')
  expect((await say(w, 'dan', 'feuille 1 ; moyens : deux postes')).text).toMatch(/^L’action n° 1 est suivie par/)
  const told = await say(w, 'cleo', 'feuille 1 ; moyens : deux postes ; portage : la CRESS et ses membres')
  expect(told.text).toContain('Il manque le portage, le calendrier et l’organisation.')
  expect(told.text).toContain('quand CRESS aura accepté')
  await press(w, 'bo', 'Accepter')
  const form = await say(w, 'bo', 'feuille 1')
  expect(form.text).toContain('= deux postes')
  const filled = await w.fills('bo', '#pleniere', { schedule: 'Ouverture en juin', organisation: 'Un comité mensuel' })
  expect(filled.text).toContain('La feuille de route est complète')
  expect((await say(w, 'bo', 'annuler')).text).toMatch(/comme avant/)
  expect((await say(w, 'eve', 'actions 1')).text).toContain('Moyens : deux postes')
  expect((await say(w, 'eve', 'actions 1')).text).not.toContain('Ouverture en juin')
})

test('milestones are added, named when one goes, and brought back', async () => {
  const w = await peopled()
  await add(w)
  await say(w, 'cleo', 'jalon 1 ; titre : Local trouvé ; date : 15 avril')
  await say(w, 'cleo', 'jalon 1 ; titre : Ouverture ; date : 15 juin')
  expect((await say(w, 'eve', 'retirer-jalon 1')).text).toMatch(/^L’action n° 1 est suivie par/)
  expect((await say(w, 'cleo', 'retirer-jalon 1')).buttons).toEqual(['Local trouvé', 'Ouverture'])
  expect((await w.presses('cleo', '#pleniere', 'Ouverture')).text).toMatch(/^Le jalon « Ouverture »/)
  await say(w, 'cleo', 'annuler')
  expect((await say(w, 'eve', 'actions 1')).text).toMatch(/1\. Local trouvé — jeudi 15 avril 2027[\s\S]*2\. Ouverture/)
  await say(w, 'cleo', 'retirer-jalon 1 2')
  expect((await say(w, 'eve', 'actions 1')).text).not.toContain('Ouverture')
})

/** Three feasible actions: the first two complete, the third lacks its means; a fourth to study. */
async function drafted(): Promise<World> {
  const w = await peopled()
  for (const title of ['Première', 'Deuxième', 'Troisième', 'Quatrième']) await add(w, `${title} ; porteur : CRESS`)
  for (const n of [1, 2, 3]) {
    await say(w, 'cleo', `faisabilite ${n} faisable Tout est là`)
    await say(w, 'bo', `accepter ${n}`)
    const means = n === 3 ? '' : ' ; moyens : un poste'
    await say(w, 'bo', `feuille ${n} ; calendrier : deux ans${means} ; organisation : un comité`)
  }
  await say(w, 'cleo', 'faisabilite 4 ; avis : à approfondir ; motif : trop tôt')
  return w
}
const newPlan = (w: World) =>
  say(w, 'ana', 'nouveau-plan Plan régional ; du : 1er janvier 2028 ; au : 31 décembre 2030')

test('a plan takes every complete roadmap, names what the others lack, and flags dates outside it', async () => {
  const w = await drafted()
  expect((await say(w, 'eve', 'plan')).text).toMatch(/^Il n’y a pas encore de plan d’action/)
  expect((await say(w, 'cleo', 'nouveau-plan X')).text).toMatch(/réservé à la coordination/)
  await newPlan(w)
  expect((await say(w, 'bo', 'jalon 2 ; titre : Bilan ; date : 15 mars 2031')).text).toContain(
    'Attention : cette date est hors de la période de « Plan régional »',
  )
  const seen = (await say(w, 'eve', 'plan')).text
  expect(seen).toContain('Prêtes à entrer : 2 actions')
  expect(seen).toContain('3. Troisième — il manque les moyens')
  expect(seen).toContain('Hors de la période du plan : action n° 2, jalon « Bilan », samedi 15 mars 2031.')
  expect(seen).toContain('1 autre action n’entre pas dans le plan')
})

test('adopting is seen first, publishes with number and fingerprint, and a new edition takes the place of the old', async () => {
  const w = await drafted()
  await newPlan(w)
  const preview = await say(w, 'ana', 'adopter')
  expect(preview.text).toMatch(
    /^Aperçu, encore visible de vous seul\. Une fois adopté, le plan est publié dans 1 salon/,
  )
  expect(await w.db.query('SELECT 1 AS n FROM "Publication"')).toEqual([])
  expect((await w.presses('ana', '#pleniere', 'Adopter et publier')).text).toMatch(
    /^« Plan régional » est adopté : édition n° 1, 2 actions, publié dans 1 salon\./,
  )
  const cards = async () => (await w.sees('dan', '#pleniere')).filter((text) => text.startsWith('Plan régional'))
  const [card] = await cards()
  expect(card).toMatch(/Dans le plan : 2 actions[\s\S]*3\. Troisième — il manque les moyens/)
  const [row] = await w.db.query<{ hash: string }>('SELECT hash FROM "Publication"')
  expect(card).toContain(`Édition n° 1, empreinte ${row!.hash.slice(0, 12)}`)
  expect(card).toContain('Concertation organisée par Région et CRESS.')
  expect((await say(w, 'eve', 'plan')).text).toContain('Dans le plan : 2 actions')

  await say(w, 'bo', 'feuille 3 ; moyens : un poste')
  expect((await say(w, 'eve', 'plan')).text).toContain('Prêtes à entrer : 1 action')
  await say(w, 'ana', 'adopter')
  await w.presses('ana', '#pleniere', 'Adopter et publier')
  expect(await cards()).toHaveLength(1)
  expect((await cards())[0]).toMatch(/Dans le plan : 3 actions[\s\S]*Édition n° 2/)
})

test('a plan that did not change is not adopted twice, and one that changed since its preview is read again', async () => {
  const w = await drafted()
  await newPlan(w)
  await say(w, 'ana', 'adopter')
  await say(w, 'bo', 'feuille 3 ; moyens : un poste')
  const again = await w.presses('ana', '#pleniere', 'Adopter et publier')
  expect(again.text).toMatch(/^Attention : le plan a changé depuis votre aperçu[\s\S]*Dans le plan : 3 actions/)
  expect(await w.db.query('SELECT 1 AS n FROM "Publication"')).toEqual([])
  await w.presses('ana', '#pleniere', 'Adopter et publier')
  expect((await say(w, 'ana', 'adopter')).text).toMatch(/^« Plan régional » n’a pas changé depuis son édition n° 1/)
  // The old preview still stands there: its button adopts nothing a second time.
  expect((await w.presses('ana', '#pleniere', 'Adopter et publier')).text).toMatch(/n’a pas changé/)
  expect(await w.db.query('SELECT 1 AS n FROM "Publication"')).toHaveLength(1)
})

test('an empty plan is not adopted, and a plan ends after it starts', async () => {
  const w = await peopled()
  expect((await say(w, 'ana', 'adopter')).text).toMatch(/^Il n’y a pas encore de plan d’action ici/)
  expect((await say(w, 'ana', 'nouveau-plan P2 ; du : 1er janvier 2030 ; au : 1er janvier 2028')).text).toMatch(
    /« Titre » est trop court|La fin du plan vient avant son début/,
  )
  await newPlan(w)
  expect((await newPlan(w)).text).toMatch(/^Un plan s’appelle déjà « Plan régional »/)
  expect((await say(w, 'ana', 'adopter')).text).toMatch(/^Aucune feuille de route complète/)
  await say(w, 'ana', 'annuler')
  expect((await say(w, 'eve', 'plan')).text).toMatch(/^Il n’y a pas encore de plan/)
  expect((await newPlan(w)).text).toMatch(/est créé/)
})

test('with joint sign-off nothing is shown before the last signature, and then exactly what was signed', async () => {
  const w = await drafted()
  await say(w, 'ana', 'structure Région')
  await say(w, 'ana', 'nommer bo coordination')
  await w.db.query(`UPDATE "Concertation" SET "signOff" = 'joint', version = version + 1`)
  await w.away('1er mars 2027 11h')
  await newPlan(w)
  await say(w, 'ana', 'adopter')
  expect((await w.presses('ana', '#pleniere', 'Adopter et publier')).text).toMatch(/attend la signature de CRESS/)
  expect((await say(w, 'ana', 'adopter')).text).toMatch(/attend déjà des signatures/)
  const cards = async () => (await w.sees('eve', '#pleniere')).filter((text) => text.startsWith('Plan régional'))
  expect(await cards()).toEqual([])
  await say(w, 'cleo', 'modifier-action 1 ; titre : Un autre titre')
  await w.presses('bo', 'dm', 'Signer')
  const [card] = await cards()
  expect(card).toContain('1. Première — CRESS')
  expect(card).toMatch(/Signé par ana, Région[\s\S]*Signé par bo, CRESS/)
  expect(await w.db.query(`SELECT count(*)::int AS n FROM "PlanEntry" WHERE state = 'active'`)).toEqual([{ n: 2 }])
})

test('numbers of another concertation give nothing', async () => {
  const w = await peopled()
  await add(w)
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  const before = await w.dump()
  for (const words of ['actions 1', 'fait 1', 'retirer-action 1', 'accepter 1', 'feuille 1', 'porteur 1 CRESS'])
    expect((await w.says('ana', '#atelier', `/concert ${words}`)).text, words).toMatch(
      /^Il n’y a pas d’action n° 1 ici/,
    )
  expect(await w.dump()).toBe(before)
})

test('without a number, an answer is about the only action of mine, or asks which', async () => {
  const w = await peopled()
  expect((await say(w, 'bo', 'fait')).text).toMatch(/^Aucune action ouverte ne vous attend ici/)
  await add(w, 'Première ; porteur : CRESS ; référent : bo')
  expect((await say(w, 'bo', 'en-cours')).text).toMatch(/l’action n° 1 est en cours/)
  await add(w, 'Deuxième ; porteur : CRESS ; référent : bo')
  expect((await say(w, 'bo', 'fait')).buttons).toEqual(['1. Première', '2. Deuxième'])
  expect((await w.presses('bo', '#pleniere', '2. Deuxième')).text).toMatch(/^Merci ! L’action n° 2 est faite/)
})

test('an animator of other ateliers adds no action to this one', async () => {
  const w = await peopled()
  const [{ id }] = (await w.db.query<{ id: string }>('SELECT id FROM "Concertation"')) as [{ id: string }]
  const [{ person }] = (await w.db.query<{ person: string }>(
    `SELECT "personId" AS person FROM "Account" WHERE external = 'cleo'`,
  )) as [{ person: string }]
  await w.db.query(
    `INSERT INTO "WorkshopFacilitator" (id, "concertationId", "workshopId", "personId", "byId", at, version)
     VALUES ('f', $1, 'w2', $2, $2, $3, 1)`,
    [id, person, w.now()],
  )
  await w.db.query(`UPDATE "Place" SET "workshopId" = 'w1'`)
  await w.away('1er mars 2027 11h')
  expect((await add(w)).text).toMatch(/a ses propres animateurs/)
})
