/** Ateliers that share one channel: what is said in the thread below a session's card is said in that session. */
import { expect, test } from 'vitest'
import { limits } from '../../adapters/console/limits.ts'
import type { Adapter, Address, Incoming, Platform, Reply } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { presses } from '../../src/views/press.ts'
import { type FakePlatform, fakePlatform } from '../support/kernel/platform.ts'
import { createWorld, type World } from '../support/world.ts'

type Threads = {
  readonly w: World
  readonly platform: FakePlatform
  /** `thread` is what the platform calls it */
  says(who: string, says: Incoming['says'], thread?: string): Promise<string>
  presses(who: string, label: string, thread?: string): Promise<string>
  /** the thread below the newest message that begins so */
  below(start: string): Promise<string>
  /** what stands in a thread, or in the channel outside of threads, oldest first */
  stands(thread?: string): Promise<string[]>
  sessions(): Promise<string[]>
}

/** #commun, on a platform with threads, is the one channel of the ateliers Emploi and Mobilités. */
async function shared(name: Platform = 'slack'): Promise<Threads> {
  const w = await createWorld({ at: '2027-04-08T13:00' })
  const fake = fakePlatform({ platform: name, can: limits.console, seed: 2, now: () => w.now().getTime() })
  const inThread = (to: Address) => ('thread' in to ? to.thread : undefined)
  const adapter: Adapter = {
    ...fake,
    async send(to, body, key) {
      const ref = await fake.send(to, body, key)
      return { ...ref, thread: inThread(to) ?? ref.id! }
    },
  }
  await w.engine.open(adapter)
  for (const who of ['ana', 'bo', 'dan']) fake.join(who, 'commun')
  let count = 0
  let last: Reply = null

  const t: Threads = {
    w,
    platform: fake,
    async says(who, says, thread) {
      const heard: Incoming = {
        id: `t-${++count}`,
        platform: name,
        who: { workspace: name, account: who, name: who, ...(who === 'ana' && { owner: true }) },
        where: { workspace: name, channel: 'commun', kind: 'room', name: 'commun', ...(thread && { thread }) },
        says,
      }
      const [reply] = await w.engine.door(name).hear([heard])
      last = reply ?? null
      if (last) w.engine.door(name).handOver(last.key)
      await w.engine.settle()
      return last ? spaces(plain(last.body)) : ''
    },
    async presses(who, label, thread) {
      const found = presses(last!.body).find(({ on }) => 'label' in on && spaces(on.label) === label)
      return t.says(who, { post: last!.key, n: found!.n }, thread)
    },
    async below(start) {
      await w.engine.settle()
      const message = fake.posted().findLast((posted) => spaces(plain(posted.body)).startsWith(start))
      const [row] = await w.db.query<{ thread: string }>(
        `SELECT ref->>'thread' AS thread FROM "Outbox" WHERE id = $1`,
        [message!.post],
      )
      return row!.thread
    },
    async stands(thread) {
      await w.engine.settle()
      return fake
        .posted()
        .filter(({ to }) => to.to === 'room' && inThread(to) === thread)
        .map(({ body }) => spaces(plain(body)))
    },
    async sessions() {
      const rows = await w.db.query<{ said: string }>(
        `SELECT number || ' ' || state AS said FROM "Session" ORDER BY number`,
      )
      return rows.map(({ said }) => said)
    },
  }
  await t.says('ana', '/concert admin')
  await t.presses('ana', 'Confirmer')
  await t.says('ana', '/concert creer ESS à 10 ans ; organisateurs : Région')
  await t.says('ana', '/concert salon')
  await t.says('ana', '/concert phase Ateliers ; début : 1er avril 2027 ; fin : 30 juillet 2027')
  for (const title of ['Emploi', 'Mobilités']) await t.says('ana', `/concert atelier ${title} ; phase : 1`)
  for (const n of [1, 2]) {
    await t.says('ana', `/concert reunion 8 avril ${13 + n}h ; atelier : ${n}`)
    await t.says('ana', { intent: 'session convene', args: { session: n, confirmed: true } })
  }
  await w.passes({ minutes: 1 })
  return t
}

function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ').replace('\nEssai : rien de ceci n’est réel.', '')
}

/** Both sessions are open, each begun in the thread of its notice. */
async function bothOpen(name?: Platform) {
  const t = await shared(name)
  for (const title of ['Emploi', 'Mobilités'])
    await t.says('ana', '/concert ouvrir', await t.below(`Convocation : ${title}`))
  const [emploi, mobilites] = [await t.below('Séance ouverte : Emploi'), await t.below('Séance ouverte : Mobilités')]
  await t.w.passes({ minutes: 1 })
  return { ...t, emploi, mobilites }
}

test('given two ateliers convened in one channel, each opens from the thread of its notice', async () => {
  const t = await shared()
  expect(await t.says('ana', '/concert ouvrir', await t.below('Convocation : Mobilités'))).toMatch(/^2\. Mobilités/)
  expect(await t.sessions()).toEqual(['1 convened', '2 open'])
  expect(await t.says('ana', '/concert ouvrir', await t.below('Convocation : Emploi'))).toMatch(/^1\. Emploi/)
  expect(await t.sessions()).toEqual(['1 open', '2 open'])
})

test('an open session says in its thread how one speaks there', async () => {
  const t = await bothOpen()
  for (const thread of [t.emploi, t.mobilites])
    expect((await t.stands(thread)).at(-1)).toMatch(
      /^La séance se tient ici, dans ce fil\. Pour déposer une idée : « @Concertess idée … »/,
    )
  expect((await t.stands()).join('\n')).not.toContain('dans ce fil')
})

test('on Matrix it says the words of Matrix, on Discord those of Discord, and elsewhere nothing', async () => {
  const t = await bothOpen('matrix')
  expect((await t.stands(t.emploi)).at(-1)).toContain('« !idee … »')
  const discord = await bothOpen('discord')
  expect((await discord.stands(discord.emploi)).at(-1)).toContain('« /idee »')
  const other = await shared('web')
  await other.says('ana', '/concert ouvrir 1')
  expect((await other.stands()).join('\n')).not.toContain('dans ce fil')
  expect(await other.says('ana', '/concert ouvrir 2')).toMatch(/est encore ouverte dans ce salon/)
})

test('an atelier does not open twice at once in one channel, thread or not', async () => {
  const t = await shared()
  await t.says('ana', '/concert reunion 8 avril 17h ; atelier : 1')
  await t.says('ana', '/concert ouvrir 1')
  expect(await t.says('ana', '/concert ouvrir 3')).toMatch(/est encore ouverte dans ce salon/)
})

test('ideas belong to the session of their thread, and stand there', async () => {
  const t = await bothOpen()
  expect(await t.says('dan', '/idee Mutualiser un poste', t.emploi)).toContain('Atelier : Emploi')
  await t.says('dan', '/idee Partager des vélos', t.mobilites)
  await t.says('dan', '/idee Une idée pour tous')
  expect(await ideas(t.w)).toEqual(['1 Emploi 1', '2 Mobilités 2', '3 - -'])
  expect((await t.stands(t.emploi)).join('\n')).toContain('Mutualiser un poste')
  expect((await t.stands(t.mobilites)).join('\n')).not.toContain('Mutualiser un poste')
})

test('once its session is closed, an idea of the thread belongs to the atelier alone', async () => {
  const t = await bothOpen()
  await t.says('ana', '/concert clore', t.emploi)
  expect(await t.sessions()).toEqual(['1 closed', '2 open'])
  await t.says('dan', '/idee Mutualiser un poste', t.emploi)
  expect(await ideas(t.w)).toEqual(['1 Emploi -'])
})

test('decisions, actions and votes belong to the session of their thread', async () => {
  const t = await bothOpen()
  await t.says('ana', '/concert decision Le calendrier est adopté', t.mobilites)
  await t.says('ana', '/concert action Tenir un guide', t.mobilites)
  await t.says('ana', '/concert vote Faut-il continuer ?', t.mobilites)
  await t.presses('ana', 'Ouvrir le vote', t.mobilites)
  const rows = await t.w.db.query<{ said: string }>(
    `SELECT s.number || ' ' || x.kind AS said FROM "Session" s JOIN
     (SELECT "sessionId", 'decision' AS kind FROM "Decision" UNION ALL SELECT "sessionId", 'action' FROM "Action"
      UNION ALL SELECT "sessionId", 'poll' FROM "Poll") x ON x."sessionId" = s.id ORDER BY 1`,
  )
  expect(rows.map((row) => row.said)).toEqual(['2 action', '2 decision', '2 poll'])
  const thread = (await t.stands(t.mobilites)).join('\n')
  expect(thread).toContain('Le calendrier est adopté')
  expect(thread).toContain('Faut-il continuer ?')
})

test('outside of threads nobody is guessed among several open sessions', async () => {
  const t = await bothOpen()
  for (const said of ['/concert clore', '/concert present', '/concert decision Le calendrier est adopté'])
    expect(await t.says('ana', said)).toMatch(
      /^Plusieurs séances sont ouvertes dans ce salon : « Emploi, 1re séance » \(séance n° 1\) et « Mobilités/,
    )
  expect(await t.says('ana', '/concert clore 2')).toMatch(/^2\. Mobilités/)
  expect(await t.says('ana', '/concert clore')).toMatch(/^1\. Emploi/)
})

test('presence, digest and minutes are those of the session of the thread', async () => {
  const t = await bothOpen()
  expect(await t.says('dan', '/concert present', t.emploi)).toContain('séance n° 1')
  expect(await t.says('dan', '/concert present', t.mobilites)).toContain('séance n° 2')
  await t.says('dan', '/idee Mutualiser un poste', t.emploi)
  await t.w.passes({ minutes: 1 })
  await t.says('dan', '/idee Une idée pour tous')
  await t.w.passes({ minutes: 1 })
  for (const thread of [t.emploi, t.mobilites]) await t.says('ana', '/concert clore', thread)
  expect(await t.says('ana', '/concert resume', t.emploi)).toMatch(/Emploi, 1re séance[\s\S]*1 idée/)
  expect(await t.says('ana', '/concert resume', t.mobilites)).toMatch(/Mobilités, 1re séance[\s\S]*Idées : aucune/)
  await t.says('ana', '/concert compte-rendu Présents : dix-huit personnes.', t.emploi)
  await t.says('ana', '/concert compte-rendu Présents : neuf personnes.', t.mobilites)
  expect(await t.says('ana', '/concert lire', t.emploi)).toContain('dix-huit')
  expect(await t.says('ana', '/concert compte-rendu', t.emploi)).toContain('dix-huit')
})

test('a thread below something else, or in another channel, is nobody’s session', async () => {
  const t = await bothOpen()
  await t.says('dan', '/idee Une idée pour tous')
  const other = await t.below('Idée n° 1')
  await t.says('dan', '/idee Une autre idée', other)
  expect(await ideas(t.w)).toEqual(['1 - -', '2 - -'])
})

test('threads are known again after the bot was stopped', async () => {
  const t = await bothOpen()
  await t.w.away('2027-04-08T15:00')
  await t.says('dan', '/idee Partager des vélos', t.mobilites)
  expect(await ideas(t.w)).toEqual(['1 Mobilités 2'])
})

async function ideas(w: World): Promise<string[]> {
  const rows = await w.db.query<{ said: string }>(
    `SELECT i.number || ' ' || coalesce(k.title, '-') || ' ' || coalesce(s.number::text, '-') AS said FROM "Idea" i
     LEFT JOIN "Workshop" k ON k.id = i."workshopId" LEFT JOIN "Session" s ON s.id = i."sessionId" ORDER BY i.number`,
  )
  return rows.map((row) => row.said)
}
