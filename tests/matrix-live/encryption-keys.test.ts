/**
 * Keys on a real server: that come late, or never, other logins and devices, restarts. As in `encryption.test.ts`, the store of
 * keys is this process's memory: a restart of the bot is tried, the death of its machine is not.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { text, view } from '../../src/views/build.ts'
import { eyeAvailable, openEye } from '../support/matrix/eye.ts'
import { textOf } from '../support/matrix/json.ts'
import { nativeAvailable } from '../support/matrix/native.ts'
import { ids, newFolder, type SealedBed, sealedBed } from '../support/matrix/sealed.ts'
import { synapseAvailable } from '../support/matrix/synapse.ts'

const available = (await synapseAvailable()) && eyeAvailable() && nativeAvailable()

describe.skipIf(!available)('keys', () => {
  let bed: SealedBed
  beforeAll(async () => {
    bed = await sealedBed()
  }, 180_000)
  afterAll(() => bed?.stop())

  test('after a restart it goes on, and reads what it said before', async () => {
    await bed.here.done(await bed.w.says('ana', '#secret', '!vote Faut-il une épicerie ?'))
    await bed.here.done(await bed.w.says('ana', 'dm', '1'))
    const card = await bed.reads('#secret', 'épicerie')
    await bed.here.stop()
    const away = await bed.eye.says('#secret', '!idee Écrite pendant son absence')
    await bed.begins()
    await bed.here.done(away)
    expect((await bed.ideas()).filter((one) => one === 'Écrite pendant son absence')).toHaveLength(1)
    await bed.here.done(await bed.eye.reacts('#secret', card.id, '1️⃣'))
    const room = await bed.w.placeOf('oeil', 'dm')
    await bed.reads(room, 'épicerie')
    await bed.says(room, '2')
    expect(await bed.db.prisma.ballot.findMany()).toHaveLength(1)
  })

  test('a person opens an encrypted room for two, as their client does, and speaks before the bot is there', async () => {
    await bed.w.user('neuve')
    const person = bed.w.personNamed('neuve')
    const own = await openEye(bed.w, 'neuve', { encrypts: true })
    const { room_id } = await person.post('/createRoom', {
      preset: 'trusted_private_chat',
      is_direct: true,
      initial_state: [{ type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } }],
    })
    const room = textOf(room_id)
    await bed.here.stop()
    await person.post(`/rooms/${encodeURIComponent(room)}/invite`, { user_id: bed.w.bot.id, is_direct: true })
    await pause(200)
    const asked = await own.says(room, 'aide')
    await bed.begins()
    await bed.here.done(asked)
    const answers = async () => (await own.looks(room)).filter(({ by }) => by === bed.w.bot.id)
    for (let tries = 0; tries < 100 && (await answers()).length < 2; tries++) await pause(50)
    expect((await answers()).every(({ isEncrypted, body }) => isEncrypted && !body.includes('decrypt'))).toBe(true)
    expect((await answers()).some(({ body }) => body.includes('!concert'))).toBe(true)
    await own.close()
  })

  test('a key that comes late: it is heard then, once, before what came with it', async () => {
    await bed.linked('tardif')
    bed.here.post.held = true
    const late = await bed.eye.says('#tardif', '!idee Tardive')
    await bed.here.done(await bed.w.says('ana', '#tardif', '!idee Lisible'))
    expect(bed.here.adapter.seen(late)).toBe(false)
    bed.here.post.held = false
    await bed.here.done(await bed.eye.says('#tardif', '!idee Encore'))
    expect(bed.here.adapter.seen(late)).toBe(true)
    expect((await bed.ideas()).slice(-3)).toEqual(['Lisible', 'Tardive', 'Encore'])
  })

  test('a key that comes after a restart only: it is heard all the same', async () => {
    await bed.linked('encore')
    bed.here.post.held = true
    const late = await bed.eye.says('#encore', '!idee D’une autre vie')
    await bed.here.done(await bed.w.says('ana', '#encore', '!idee Après elle'))
    await bed.here.stop()
    await bed.begins({}, { ...bed.here.post, held: false })
    await bed.here.done(await bed.w.says('ana', '#encore', 'fin'))
    await bed.here.done(late)
    expect((await bed.ideas()).slice(-2)).toEqual(['Après elle', 'D’une autre vie'])
  })

  test('a key that does not come: it says so once, in answer to what it could not read', async () => {
    await bed.here.stop()
    await bed.begins({ keyPatience: 500 })
    await bed.w.room('perdu', { members: ['ana', 'oeil'], encrypted: true })
    await bed.reads('#perdu', 'je suis Concertess')
    bed.here.post.lost = true
    const lost = await bed.eye.says('#perdu', '!idee Perdue')
    const again = await bed.eye.says('#perdu', '!idee Perdue aussi')
    await pause(600)
    await bed.here.done(await bed.w.says('ana', '#perdu', 'bavardage'))
    await bed.here.done(lost)
    await bed.here.done(again)
    bed.here.post.lost = false
    expect(await bed.reads('#perdu', 'n’ai pas pu lire')).toMatchObject({ replyTo: lost, isEncrypted: true })
    expect((await bed.ofBot('#perdu')).filter(({ body }) => body.includes('pas pu lire'))).toHaveLength(1)
    expect(await bed.ideas()).not.toContain('Perdue')
  })

  test('the account says that its login is its own: nobody is warned, and strict clients write to it', async () => {
    for (let tries = 0; tries < 100 && !(await bed.eye.isSigned(bed.w.bot.id, bed.w.bot.deviceId)); tries++)
      await pause(50)
    expect(await bed.eye.isSigned(bed.w.bot.id, bed.w.bot.deviceId)).toBe(true)
    await bed.w.user('stricte')
    await bed.linked('sobre')
    await bed.w.invites('ana', '#sobre', 'stricte')
    await bed.w.joins('stricte', '#sobre')
    const strict = await openEye(bed.w, 'stricte', { encrypts: true, isStrict: true })
    await bed.here.done(await strict.says('#sobre', '!idee D’une cliente stricte'))
    expect(await bed.ideas()).toContain('D’une cliente stricte')
    const read = async () => (await strict.looks('#sobre')).findLast(({ by }) => by === bed.w.bot.id)
    for (let tries = 0; tries < 100 && !(await read())?.body.includes('stricte'); tries++) await pause(50)
    expect(await read()).toMatchObject({ isEncrypted: true, type: 'm.notice', shield: '' })
    await strict.close()
  })

  test('two devices of one person: both read what is said, verified or not', async () => {
    const other = await openEye(bed.w, 'oeil', { encrypts: true })
    await bed.says('#secret', '!idee Pour deux appareils')
    const found = async () =>
      (await other.looks('#secret')).findLast(({ by, body }) => by === bed.w.bot.id && body.includes('deux appareils'))
    for (let tries = 0; tries < 100 && !(await found()); tries++) await pause(50)
    expect(await found()).toMatchObject({ isEncrypted: true })
    await bed.here.done(await other.says('#secret', '!idee De l’autre appareil'))
    expect(await bed.ideas()).toContain('De l’autre appareil')
    await other.close()
  })

  test('after another login, keys not taken at once: it is signed by the same account, is written to, and says nothing twice', async () => {
    const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: bed.w.idOf('#secret') } as const
    const key = ids.next()
    await bed.here.adapter.send(to, view('fr', text('Dite avant')), key)
    await bed.here.stop()
    const again = await bed.w.loginAgain()
    bed.proxy.fail(3, 502, 'POST /_matrix/client/v3/keys/upload')
    await bed.begins({ token: again.token })
    for (let tries = 0; tries < 100 && !(await bed.eye.isSigned(bed.w.bot.id, again.deviceId)); tries++) await pause(50)
    expect(await bed.eye.isSigned(bed.w.bot.id, again.deviceId)).toBe(true)
    await bed.here.adapter.send(to, view('fr', text('Dite avant')), key)
    await bed.says('#secret', '!idee Après une autre connexion')
    expect(await bed.ideas()).toContain('Après une autre connexion')
    await bed.reads('#secret', 'Après une autre connexion')
    expect((await bed.ofBot('#secret')).filter(({ body }) => body.includes('Dite avant'))).toHaveLength(1)
  })

  test('its keys are lost: it says that it cannot read, and all else goes on', async () => {
    await bed.here.stop()
    const again = await bed.w.loginAgain()
    await bed.begins({ token: again.token })
    await bed.says('#secret', '!idee Avant la perte')
    await bed.here.stop()
    await bed.begins({ dataDir: newFolder(), token: again.token })
    const lost = await bed.eye.says('#secret', '!idee Illisible')
    await bed.here.done(await bed.w.says('ana', '#secret', '!idee En clair malgré tout'))
    await bed.here.done(lost)
    expect(await bed.ideas()).toContain('Avant la perte')
    expect((await bed.ideas()).at(-1)).toBe('En clair malgré tout')
    await bed.w.waits('ana', '#secret', 'Ce salon est chiffré')
  })
})
