/**
 * Encrypted rooms on a real server, with an independent client: the bot reads them and writes to them, and the server sees
 * neither. Its library runs on the makers' own code compiled otherwise (`native.ts`), whose store is this process's memory: a
 * restart of the bot is tried, the death of its machine is not. `MATRIX_NATIVE=1`: on the native part, where it is installed.
 */
import { createDecipheriv, createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encryptionState } from '../../adapters/matrix/client.ts'
import type { Database } from '../../src/engine/db.ts'
import { newAdminCode } from '../../src/engine/installation.ts'
import { chart, text, view } from '../../src/views/build.ts'
import { testDatabase } from '../support/database.ts'
import { type Eye, eyeAvailable, type Looked, openEye } from '../support/matrix/eye.ts'
import { fieldsOf, textOf } from '../support/matrix/json.ts'
import { installNative, nativeAvailable } from '../support/matrix/native.ts'
import { type Proxy as Between, startProxy } from '../support/matrix/proxy.ts'
import { ids, newFolder, type SealedBot, sealedBot } from '../support/matrix/sealed.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'

const available = (await synapseAvailable()) && eyeAvailable() && nativeAvailable()
const dataDir = newFolder()

describe.skipIf(!available)('where the encryption of the library is there', () => {
  let synapse: Synapse
  let w: MatrixWorld
  let db: Database
  let proxy: Between
  let eye: Eye
  let here: SealedBot

  beforeAll(async () => {
    if (process.env.MATRIX_NATIVE === undefined) installNative()
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
    proxy = await startProxy(w.url)
    db = await testDatabase()
    for (const name of ['ana', 'oeil']) await w.user(name)
    here = await sealedBot(db, w, proxy, { dataDir })
    eye = await openEye(w, 'oeil', { encrypts: true })
    await w.room('secret', { members: ['ana', 'oeil'], encrypted: true })
    await w.waits('ana', 'dm', 'rattaché à aucune concertation')
    await w.says('ana', 'dm', `!concert admin ${await newAdminCode(db, ids)}`)
    await w.says('ana', '#secret', '!concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
    await here.done(await w.says('ana', '#secret', '!concert salon'))
  }, 180_000)
  afterAll(async () => {
    await here?.stop()
    await eye?.close()
    await proxy?.stop()
    await db?.close()
    await synapse?.stop()
  })

  const says = async (where: string, said: string) => {
    const event = await eye.says(where, said)
    await here.done(event)
    return event
  }
  const ofBot = async (where: string): Promise<readonly Looked[]> =>
    (await eye.looks(where)).filter(({ by }) => by === w.bot.id)
  const reads = async (where: string, what: string): Promise<Looked> => {
    for (let tries = 0; tries < 200; tries++) {
      const found = (await ofBot(where)).findLast(({ body }) => body.includes(what))
      if (found) return found
      await pause(50)
    }
    throw new Error(`« ${what} » is not read in ${where}: ${(await ofBot(where)).map(({ body }) => body).join('\n')}`)
  }
  /** What the server holds of what the bot said: what may be in clear is named here. */
  async function serverSees(where: string): Promise<string> {
    const events = (await w.events('ana', where)).filter(({ sender }) => sender === w.bot.id)
    for (const { type, content, state_key } of events) {
      if (state_key !== undefined || type === 'm.reaction') continue
      expect(type).toBe('m.room.encrypted')
      const { 'fr.concertess.post': kept, ...rest } = fieldsOf(content)
      expect(Object.keys(fieldsOf(kept))).toEqual(['key'])
      for (const name of Object.keys(rest))
        expect(['algorithm', 'ciphertext', 'sender_key', 'device_id', 'session_id', 'm.relates_to']).toContain(name)
    }
    return JSON.stringify(events)
  }
  const ideas = async () => (await db.prisma.idea.findMany({ orderBy: { number: 'asc' } })).map((one) => one.text)

  /** An encrypted room of the concertation. */
  async function linked(name: string): Promise<void> {
    await w.room(name, { members: ['ana', 'oeil'], encrypted: true })
    await reads(`#${name}`, 'je suis Concertess')
    await here.done(await w.says('ana', `#${name}`, '!concert salon'))
  }

  test('it says who it is there, and only those who are there read it', async () => {
    expect(encryptionState()).toBe('present')
    const hello = await reads('#secret', 'je suis Concertess')
    expect(hello).toMatchObject({ isEncrypted: true, type: 'm.notice' })
    expect(await serverSees('#secret')).not.toContain('je suis Concertess')
  })

  test('an idea is heard once; its receipt is read below it, and nothing of either by the server', async () => {
    const event = await says('#secret', '!idee Un café associatif dans chaque canton')
    expect(await ideas()).toEqual(['Un café associatif dans chaque canton'])
    const receipt = (await ofBot('#secret')).find(({ thread }) => thread === event)
    expect(receipt).toMatchObject({ isEncrypted: true })
    expect((await reads('#secret', 'café associatif')).isEncrypted).toBe(true)
    const idea = (await eye.looks('#secret')).find(({ id }) => id === event)
    expect(idea?.reactions).toEqual([{ key: '✅', by: [w.bot.id] }])
    expect(await serverSees('#secret')).not.toContain('associatif')
  })

  test('a message becomes an idea when it is answered by the command', async () => {
    const event = await says('#secret', 'Et si on partageait les véhicules ?')
    await here.done(await eye.says('#secret', '!idee', { replyTo: event }))
    expect(await ideas()).toContain('Et si on partageait les véhicules ?')
  })

  test('a vote: its card is pressed by a reaction, its ballot comes encrypted and is answered by a number', async () => {
    await here.done(await w.says('ana', '#secret', '!vote Faut-il un groupement d’employeurs ?'))
    await here.done(await w.says('ana', 'dm', '1'))
    const card = await reads('#secret', 'groupement d’employeurs')
    await here.done(await eye.reacts('#secret', card.id, '1️⃣'))
    const room = await w.placeOf('oeil', 'dm')
    const ballot = await reads(room, 'groupement d’employeurs')
    expect(ballot.isEncrypted).toBe(true)
    await says(room, '1')
    await reads(room, 'votre choix est enregistré')
    expect(await db.prisma.ballot.findMany()).toHaveLength(1)
    const said = JSON.stringify(await w.events('oeil', room))
    expect(said).not.toContain('enregistré')
    expect(said).not.toContain('employeurs')
  })

  test('whoever has no client that could read it is written to in clear', async () => {
    expect((await w.sees('ana', 'dm')).some(({ kind }) => kind === 'encrypted')).toBe(false)
    expect((await w.sees('ana', 'dm')).length).toBeGreaterThan(0)
  })

  test('a card is edited where it stands, and read so', async () => {
    expect(await reads('#secret', '1\u00a0réponse')).toMatchObject({ isEdited: true, isEncrypted: true })
    expect(await serverSees('#secret')).not.toContain('employeurs')
  })

  test('a picture is encrypted: its bytes, its name and its words', async () => {
    const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: w.idOf('#secret') } as const
    const data = { type: 'bars', title: 'Participation', unit: '', categories: ['nord', 'sud'] } as const
    const body = view('fr', text('Chiffres secrets'), chart({ ...data, series: [{ name: 'voix', values: [3, 4] }] }))
    await here.adapter.send(to, body, ids.next())
    let picture: Looked | undefined
    for (let tries = 0; tries < 100 && !picture; tries++) {
      picture = (await ofBot('#secret')).find(({ type }) => type === 'm.image')
      await pause(50)
    }
    const { url, key, iv, hashes } = picture?.file ?? {}
    const stored = await w.personNamed('oeil').download(textOf(url))
    expect(stored.subarray(1, 4).toString()).not.toBe('PNG')
    const hash = createHash('sha256').update(stored).digest('base64').replaceAll('=', '')
    expect(hash).toBe(fieldsOf(hashes).sha256)
    const k = Buffer.from(textOf(fieldsOf(key).k), 'base64url')
    const decipher = createDecipheriv('aes-256-ctr', k, Buffer.from(textOf(iv), 'base64'))
    const shown = Buffer.concat([decipher.update(stored), decipher.final()])
    expect(shown.subarray(1, 4).toString()).toBe('PNG')
    const upload = proxy.calls().findLast(({ label }) => label.includes('media/v3/upload'))
    expect(upload?.query.get('filename')).toBeNull()
    expect(await serverSees('#secret')).not.toContain('Participation')
  })

  test('sent again because the answer was lost, encrypted anew, it is there once', async () => {
    const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: w.idOf('#secret') } as const
    const key = ids.next()
    proxy.loseReplies(1, 'PUT /_matrix/client/v3/rooms')
    await expect(here.adapter.send(to, view('fr', text('Une seule fois')), key)).rejects.toThrow()
    await here.adapter.send(to, view('fr', text('Une seule fois')), key)
    await reads('#secret', 'Une seule fois')
    expect((await ofBot('#secret')).filter(({ body }) => body.includes('Une seule fois'))).toHaveLength(1)
  })

  test('after a restart it goes on, and reads what it said before', async () => {
    await here.done(await w.says('ana', '#secret', '!vote Faut-il une épicerie ?'))
    await here.done(await w.says('ana', 'dm', '1'))
    const card = await reads('#secret', 'épicerie')
    await here.stop()
    const away = await eye.says('#secret', '!idee Écrite pendant son absence')
    here = await sealedBot(db, w, proxy, { dataDir })
    await here.done(away)
    expect((await ideas()).filter((one) => one === 'Écrite pendant son absence')).toHaveLength(1)
    await here.done(await eye.reacts('#secret', card.id, '1️⃣'))
    const room = await w.placeOf('oeil', 'dm')
    await reads(room, 'épicerie')
    await says(room, '2')
    expect(await db.prisma.ballot.findMany()).toHaveLength(2)
  })

  test('a key that comes late: it is heard then, once, before what came with it', async () => {
    await linked('tardif')
    here.post.held = true
    const late = await eye.says('#tardif', '!idee Tardive')
    await here.done(await w.says('ana', '#tardif', '!idee Lisible'))
    expect(here.adapter.seen(late)).toBe(false)
    here.post.held = false
    await here.done(await eye.says('#tardif', '!idee Encore'))
    expect(here.adapter.seen(late)).toBe(true)
    expect((await ideas()).slice(-3)).toEqual(['Lisible', 'Tardive', 'Encore'])
  })

  test('a key that comes after a restart only: it is heard all the same', async () => {
    await linked('encore')
    here.post.held = true
    const late = await eye.says('#encore', '!idee D’une autre vie')
    await here.done(await w.says('ana', '#encore', '!idee Après elle'))
    await here.stop()
    here = await sealedBot(db, w, proxy, { dataDir }, { ...here.post, held: false })
    await here.done(await w.says('ana', '#encore', 'fin'))
    await here.done(late)
    expect((await ideas()).slice(-2)).toEqual(['Après elle', 'D’une autre vie'])
  })

  test('a key that does not come: it says so once, in answer to what it could not read', async () => {
    await here.stop()
    here = await sealedBot(db, w, proxy, { dataDir, keyPatience: 500 })
    await w.room('perdu', { members: ['ana', 'oeil'], encrypted: true })
    await reads('#perdu', 'je suis Concertess')
    here.post.lost = true
    const lost = await eye.says('#perdu', '!idee Perdue')
    const again = await eye.says('#perdu', '!idee Perdue aussi')
    await pause(600)
    await here.done(await w.says('ana', '#perdu', 'bavardage'))
    await here.done(lost)
    await here.done(again)
    here.post.lost = false
    expect(await reads('#perdu', 'n’ai pas pu lire')).toMatchObject({ replyTo: lost, isEncrypted: true })
    expect((await ofBot('#perdu')).filter(({ body }) => body.includes('pas pu lire'))).toHaveLength(1)
    expect(await ideas()).not.toContain('Perdue')
  })

  test('a room that becomes encrypted: from there on nothing is said in clear', async () => {
    await w.room('ouvert', { members: ['ana', 'oeil'] })
    await w.waits('ana', '#ouvert', 'je suis Concertess')
    await here.done(await w.says('ana', '#ouvert', '!concert salon'))
    await here.done(await eye.says('#ouvert', '!idee En clair'))
    const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: w.idOf('#ouvert') } as const
    const card = await here.adapter.send(to, view('fr', text('Carte en clair')), ids.next())
    await here.done(await w.encrypts('ana', '#ouvert'))
    const before = (await w.events('ana', '#ouvert')).length
    await says('#ouvert', '!idee En secret')
    expect((await ideas()).slice(-2)).toEqual(['En clair', 'En secret'])
    const after = (await w.events('ana', '#ouvert')).slice(before)
    expect(after.filter(({ type }) => type === 'm.room.message')).toEqual([])
    expect(JSON.stringify(after)).not.toContain('secret')
    await here.adapter.edit(card, view('fr', text('Carte corrigée')), ids.next())
    expect(await reads('#ouvert', 'Carte corrigée')).toMatchObject({ id: card.event, isEdited: true })
    expect(JSON.stringify(await w.events('ana', '#ouvert'))).not.toContain('corrigée')
  })

  test('the account says that its login is its own: nobody is warned, and strict clients write to it', async () => {
    for (let tries = 0; tries < 100 && !(await eye.isSigned(w.bot.id, w.bot.deviceId)); tries++) await pause(50)
    expect(await eye.isSigned(w.bot.id, w.bot.deviceId)).toBe(true)
    await w.user('stricte')
    await linked('sobre')
    await w.invites('ana', '#sobre', 'stricte')
    await w.joins('stricte', '#sobre')
    const strict = await openEye(w, 'stricte', { encrypts: true, isStrict: true })
    await here.done(await strict.says('#sobre', '!idee D’une cliente stricte'))
    expect(await ideas()).toContain('D’une cliente stricte')
    const read = async () => (await strict.looks('#sobre')).findLast(({ by }) => by === w.bot.id)
    for (let tries = 0; tries < 100 && !(await read())?.body.includes('stricte'); tries++) await pause(50)
    expect(await read()).toMatchObject({ isEncrypted: true, type: 'm.notice', shield: '' })
    await strict.close()
  })

  test('two devices of one person: both read what is said, verified or not', async () => {
    const other = await openEye(w, 'oeil', { encrypts: true })
    await says('#secret', '!idee Pour deux appareils')
    const found = async () =>
      (await other.looks('#secret')).findLast(({ by, body }) => by === w.bot.id && body.includes('deux appareils'))
    for (let tries = 0; tries < 100 && !(await found()); tries++) await pause(50)
    expect(await found()).toMatchObject({ isEncrypted: true })
    await here.done(await other.says('#secret', '!idee De l’autre appareil'))
    expect(await ideas()).toContain('De l’autre appareil')
    await other.close()
  })

  test('after another login, keys not taken at once: it is signed by the same account, is written to, and says nothing twice', async () => {
    const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: w.idOf('#secret') } as const
    const key = ids.next()
    await here.adapter.send(to, view('fr', text('Dite avant')), key)
    await here.stop()
    const again = await w.loginAgain()
    proxy.fail(3, 502, 'POST /_matrix/client/v3/keys/upload')
    here = await sealedBot(db, w, proxy, { dataDir, token: again.token })
    for (let tries = 0; tries < 100 && !(await eye.isSigned(w.bot.id, again.deviceId)); tries++) await pause(50)
    expect(await eye.isSigned(w.bot.id, again.deviceId)).toBe(true)
    await here.adapter.send(to, view('fr', text('Dite avant')), key)
    await says('#secret', '!idee Après une autre connexion')
    expect(await ideas()).toContain('Après une autre connexion')
    await reads('#secret', 'Après une autre connexion')
    expect((await ofBot('#secret')).filter(({ body }) => body.includes('Dite avant'))).toHaveLength(1)
  })

  test('its keys are lost: it says that it cannot read, and all else goes on', async () => {
    await here.stop()
    const again = await w.loginAgain()
    here = await sealedBot(db, w, proxy, { dataDir, token: again.token })
    await says('#secret', '!idee Avant la perte')
    await here.stop()
    here = await sealedBot(db, w, proxy, { dataDir: newFolder(), token: again.token })
    const lost = await eye.says('#secret', '!idee Illisible')
    await here.done(await w.says('ana', '#secret', '!idee En clair malgré tout'))
    await here.done(lost)
    expect(await ideas()).toContain('Avant la perte')
    expect((await ideas()).at(-1)).toBe('En clair malgré tout')
    await w.waits('ana', '#secret', 'Ce salon est chiffré')
  })
})
