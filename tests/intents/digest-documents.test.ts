/** A digest as a file: shared below its card on platforms that take files, once for each edition that appears. */
import { expect, test } from 'vitest'
import { limits } from '../../adapters/console/limits.ts'
import type { Adapter, Address, Form, Platform, View } from '../../src/port.ts'
import { drawDocument } from '../../src/views/document.ts'
import { plain } from '../../src/views/plain.ts'
import type { Document, Node } from '../../src/views/view.ts'
import { fakePlatform } from '../support/kernel/platform.ts'
import { idsOf, put } from '../support/rows.ts'
import { unzip } from '../support/unzip.ts'
import { createWorld, type World } from '../support/world.ts'

type Sent = { readonly to: Address; readonly key: string; readonly body: View | Form }
type Away = World & { readonly sent: readonly Sent[]; publish(): Promise<void>; correct(note: string): Promise<void> }

/** #atelier, where the closed session 1 met, is on another platform than the console, from which bo animates. */
async function held(platform: Platform = 'slack', change = ''): Promise<Away> {
  const w = await (await createWorld({ at: '2027-04-05T16:00' })).founded()
  await w.says('ana', '#atelier', '/concert salon')
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  const ids = await idsOf(w)
  const base = { concertationId: ids.concertation, createdById: ids.person.ana, createdAt: w.now(), version: 1 }
  await put(w, 'Workshop', { id: 'w1', ...base, number: 1, title: 'Emploi', folded: 'emploi', state: 'active' })
  const at = { startsAt: new Date('2027-04-05T12:00:00Z'), endsAt: new Date('2027-04-05T14:00:00Z') }
  const session = { id: 's1', ...base, ...at, workshopId: 'w1', number: 1, title: 'Emploi, séance 1' }
  await put(w, 'Session', { ...session, state: 'closed', closedAt: w.now() })
  const idea = (number: number, text: string, more = {}) => ({
    id: `i${number}`,
    concertationId: ids.concertation,
    number,
    authorId: ids.person.dan,
    placeId: ids.place.atelier,
    text,
    sessionId: 's1',
    workshopId: 'w1',
    status: 'active',
    createdAt: w.now(),
    updatedAt: w.now(),
    version: 1,
    ...more,
  })
  await put(w, 'Idea', idea(1, 'Mutualiser un poste'), idea(2, 'Retirée depuis', { status: 'withdrawn' }))
  await put(w, 'Idea', idea(3, 'Confiée à l’équipe', { placeId: null }))
  await w.db.query(`UPDATE "Place" SET platform = $1, workspace = $1, "workshopId" = 'w1' WHERE external = 'atelier'`, [
    platform,
  ])
  if (change !== '') await w.db.query(change)
  // What was remembered of places is read again once one of them changed.
  await w.says('ana', '#couloir', '/concert salon')
  const sent: Sent[] = []
  if (platform !== 'console') await w.engine.open(threaded(platform, w, sent))
  async function act(words: string, label: string): Promise<void> {
    await w.says('bo', 'dm', words)
    await w.presses('bo', 'dm', label)
    await w.engine.settle()
  }
  return Object.assign(w, {
    sent,
    publish: () => act('/concert resume 1', 'Publier'),
    correct: (note: string) => act(`/concert rectifier ${note} ; seance : 1`, 'Publier la rectification'),
  })
}

/** A platform where each message has a thread of its name. */
function threaded(name: Platform, w: World, sent: Sent[]): Adapter {
  const fake = fakePlatform({ platform: name, can: limits.slack, seed: 3, now: () => w.now().getTime() })
  return {
    ...fake,
    async send(to, body, key) {
      sent.push({ to, body, key })
      return { ...(await fake.send(to, body, key)), thread: `below ${key}` }
    },
  }
}

function documentsIn(sent: readonly Sent[]): readonly (Sent & { readonly document: Document })[] {
  return sent.flatMap((one) =>
    'fields' in one.body
      ? []
      : one.body.nodes.flatMap((node) => (node.kind === 'document' ? [{ ...one, document: node }] : [])),
  )
}

function cardIn(sent: readonly Sent[]): Sent | undefined {
  return sent.find(({ body }) => 'nodes' in body && (body.nodes[0] as Node).kind === 'card')
}

function said({ body }: Sent): string {
  return plain(body)
    .replace(/[\u00a0\u202f]/g, ' ')
    .split('\n')[0]!
}

function contents({ document, body }: { document: Document; body: View | Form }): string {
  return plain({ lang: body.lang, nodes: document.nodes }).replace(/[\u00a0\u202f]/g, ' ')
}

test('given a channel that takes files, when the digest is published, then its file follows in the thread below it', async () => {
  const w = await held()
  await w.engine.seal()
  await w.publish()
  const [file, ...others] = documentsIn(w.sent)
  expect(others).toEqual([])
  expect(file!.to).toMatchObject({ to: 'room', channel: 'atelier', thread: `below ${cardIn(w.sent)!.key}` })
  expect(said(file!)).toBe('Le résumé de « Emploi, séance 1 », à garder ou à imprimer.')
  expect(file!.document).toMatchObject({
    name: 'resume-seance-1-edition-1.docx',
    title: 'Résumé de la séance n°\u00a01, Emploi, séance 1',
  })
  const text = contents(file!)
  for (const line of [
    'ESS à 10 ans. Édition n° 1, publiée le lundi 5 avril 2027.',
    'Atelier : Emploi',
    'n° 1 : Mutualiser un poste',
    'Concertation organisée par Région et CRESS.',
  ])
    expect(text).toContain(line)
  const seal = /Registre de la concertation : ligne \d+, empreinte [0-9a-f]{12}\./.exec(text)![0]
  expect(plain(cardIn(w.sent)!.body).replace(/\u00a0/g, ' ')).toContain(seal)
})

test('the file holds what everybody there may read, and nothing else', async () => {
  const w = await held()
  await w.publish()
  expect(contents(documentsIn(w.sent)[0]!)).not.toMatch(/Retirée depuis|Confiée à l’équipe/)
})

test('in a channel of the team the file holds what the team was told', async () => {
  const w = await held('slack', `UPDATE "Place" SET team = true WHERE external = 'atelier'`)
  await w.publish()
  expect(contents(documentsIn(w.sent)[0]!)).toContain('n° 3 : Confiée à l’équipe')
})

test('a correction brings a file of its own below the same card, which names its edition', async () => {
  const w = await held()
  await w.publish()
  await w.correct('Une note')
  const [first, second, ...others] = documentsIn(w.sent)
  expect(others).toEqual([])
  expect(second!.to).toEqual(first!.to)
  expect(second!.document.name).toBe('resume-seance-1-edition-2.docx')
  expect(said(second!)).toBe(
    'Le résumé de « Emploi, séance 1 », édition n° 2, à garder ou à imprimer : il remplace le précédent.',
  )
  expect(contents(second!)).toContain('Rectifié le lundi 5 avril 2027 : Une note')
  expect(contents(first!)).not.toContain('Une note')
})

test('a correction that is taken back brings no file again', async () => {
  const w = await held()
  await w.publish()
  await w.correct('Une note')
  expect((await w.says('bo', 'dm', '/concert annuler')).text).toMatch(/^La rectification est retirée/)
  await w.engine.settle()
  expect(documentsIn(w.sent)).toHaveLength(2)
})

test('published twice is one file', async () => {
  const w = await held()
  await w.says('bo', 'dm', '/concert resume 1')
  await w.presses('bo', 'dm', 'Publier')
  expect((await w.says('bo', 'dm', '/concert publier 1')).text).toMatch(/est déjà publié/)
  await w.engine.settle()
  expect(documentsIn(w.sent)).toHaveLength(1)
})

test('with joint sign-off the file appears with the last signature, and says who signed', async () => {
  const w = await held('slack')
  await w.says('ana', '#pleniere', '/concert signature conjointe')
  await w.says('ana', '#pleniere', '/concert nommer cleo coordination')
  await w.says('ana', 'dm', '/concert structure Région')
  await w.says('cleo', 'dm', '/concert structure CRESS')
  await w.publish()
  expect(w.sent).toEqual([])
  await w.passes({ hours: 1 })
  await w.presses('ana', 'dm', 'Signer')
  expect(documentsIn(w.sent)).toEqual([])
  await w.presses('cleo', 'dm', 'Signer')
  await w.engine.settle()
  const [file, ...others] = documentsIn(w.sent)
  expect(others).toEqual([])
  expect(file!.to).toMatchObject({ thread: `below ${cardIn(w.sent)!.key}` })
  expect(contents(file!)).toMatch(/Signé par ana, Région[\s\S]*Signé par cleo, CRESS/)
})

test.each(['discord', 'matrix'] as const)('%s takes files too', async (platform) => {
  const w = await held(platform)
  await w.publish()
  expect(documentsIn(w.sent)).toHaveLength(1)
})

test('the console shows none', async () => {
  const w = await held('console')
  await w.publish()
  const seen = (await w.sees('dan', '#atelier')).join('\n')
  expect(seen).toContain('Résumé : Emploi, séance 1')
  expect(seen).not.toMatch(/à imprimer|\.docx/)
  const [row] = await w.db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Outbox" WHERE body::text LIKE '%.docx%'`,
  )
  expect(row!.n).toBe(0)
})

test('in a channel whose language is English, the file is in English', async () => {
  const w = await held('slack', `UPDATE "Place" SET language = 'en' WHERE external = 'atelier'`)
  await w.publish()
  const [file] = documentsIn(w.sent)
  expect(said(file!)).toBe('The digest of “Emploi, séance 1”, to keep or to print.')
  expect(file!.document.name).toBe('digest-session-1-edition-1.docx')
})

test('the file can be made from what was stored', async () => {
  const w = await held()
  await w.publish()
  const xml = unzip(await drawDocument(documentsIn(w.sent)[0]!.document, 'fr'))
    .get('word/document.xml')!
    .toString()
  expect(xml).toContain('Mutualiser un poste')
})
