/**
 * Encrypted rooms on a real server, with an independent client: the bot reads them and writes to them, and the server sees
 * neither. Its library runs on the makers' own code compiled otherwise (`native.ts`), whose store is this process's memory.
 * `MATRIX_NATIVE=1`: on the native part, where it is installed.
 */
import { createDecipheriv, createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encryptionState } from '../../adapters/matrix/client.ts'
import { chart, text, view } from '../../src/views/build.ts'
import { eyeAvailable, type Looked } from '../support/matrix/eye.ts'
import { fieldsOf, textOf } from '../support/matrix/json.ts'
import { nativeAvailable } from '../support/matrix/native.ts'
import { ids, type SealedBed, sealedBed } from '../support/matrix/sealed.ts'
import { synapseAvailable } from '../support/matrix/synapse.ts'

const available = (await synapseAvailable()) && eyeAvailable() && nativeAvailable()

describe.skipIf(!available)('where the encryption of the library is there', () => {
  let bed: SealedBed
  beforeAll(async () => {
    bed = await sealedBed()
  }, 180_000)
  afterAll(() => bed?.stop())

  /** What the server holds of what the bot said: what may be in clear is named bed.here. */
  async function serverSees(where: string): Promise<string> {
    const events = (await bed.w.events('ana', where)).filter(({ sender }) => sender === bed.w.bot.id)
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

  test('it says who it is there, and only those who are there read it', async () => {
    expect(encryptionState()).toBe('present')
    const hello = await bed.reads('#secret', 'je suis Concertess')
    expect(hello).toMatchObject({ isEncrypted: true, type: 'm.notice' })
    expect(await serverSees('#secret')).not.toContain('je suis Concertess')
  })

  test('an idea is heard once; its receipt is read below it, and nothing of either by the server', async () => {
    const event = await bed.says('#secret', '!idee Un café associatif dans chaque canton')
    expect(await bed.ideas()).toEqual(['Un café associatif dans chaque canton'])
    const receipt = (await bed.ofBot('#secret')).find(({ thread }) => thread === event)
    expect(receipt).toMatchObject({ isEncrypted: true })
    expect((await bed.reads('#secret', 'café associatif')).isEncrypted).toBe(true)
    const idea = (await bed.eye.looks('#secret')).find(({ id }) => id === event)
    expect(idea?.reactions).toEqual([{ key: '✅', by: [bed.w.bot.id] }])
    expect(await serverSees('#secret')).not.toContain('associatif')
  })

  test('a message becomes an idea when it is answered by the command', async () => {
    const event = await bed.says('#secret', 'Et si on partageait les véhicules ?')
    await bed.here.done(await bed.eye.says('#secret', '!idee', { replyTo: event }))
    expect(await bed.ideas()).toContain('Et si on partageait les véhicules ?')
  })

  test('a vote: its card is pressed by a reaction, its ballot comes encrypted and is answered by a number', async () => {
    await bed.here.done(await bed.w.says('ana', '#secret', '!vote Faut-il un groupement d’employeurs ?'))
    await bed.here.done(await bed.w.says('ana', 'dm', '1'))
    const card = await bed.reads('#secret', 'groupement d’employeurs')
    await bed.here.done(await bed.eye.reacts('#secret', card.id, '1️⃣'))
    const room = await bed.w.placeOf('oeil', 'dm')
    const ballot = await bed.reads(room, 'groupement d’employeurs')
    expect(ballot.isEncrypted).toBe(true)
    await bed.says(room, '1')
    await bed.reads(room, 'votre choix est enregistré')
    expect(await bed.db.prisma.ballot.findMany()).toHaveLength(1)
    const said = JSON.stringify(await bed.w.events('oeil', room))
    expect(said).not.toContain('enregistré')
    expect(said).not.toContain('employeurs')
  })

  test('whoever has no client that could read it is written to in clear', async () => {
    expect((await bed.w.sees('ana', 'dm')).some(({ kind }) => kind === 'encrypted')).toBe(false)
    expect((await bed.w.sees('ana', 'dm')).length).toBeGreaterThan(0)
  })

  test('a card is edited where it stands, and read so', async () => {
    expect(await bed.reads('#secret', '1\u00a0réponse')).toMatchObject({ isEdited: true, isEncrypted: true })
    expect(await serverSees('#secret')).not.toContain('employeurs')
  })

  test('a picture is encrypted: its bytes, its name and its words', async () => {
    const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: bed.w.idOf('#secret') } as const
    const data = { type: 'bars', title: 'Participation', unit: '', categories: ['nord', 'sud'] } as const
    const body = view('fr', text('Chiffres secrets'), chart({ ...data, series: [{ name: 'voix', values: [3, 4] }] }))
    await bed.here.adapter.send(to, body, ids.next())
    let picture: Looked | undefined
    for (let tries = 0; tries < 100 && !picture; tries++) {
      picture = (await bed.ofBot('#secret')).find(({ type }) => type === 'm.image')
      await pause(50)
    }
    const { url, key, iv, hashes } = picture?.file ?? {}
    const stored = await bed.w.personNamed('oeil').download(textOf(url))
    expect(stored.subarray(1, 4).toString()).not.toBe('PNG')
    const hash = createHash('sha256').update(stored).digest('base64').replaceAll('=', '')
    expect(hash).toBe(fieldsOf(hashes).sha256)
    const k = Buffer.from(textOf(fieldsOf(key).k), 'base64url')
    const decipher = createDecipheriv('aes-256-ctr', k, Buffer.from(textOf(iv), 'base64'))
    const shown = Buffer.concat([decipher.update(stored), decipher.final()])
    expect(shown.subarray(1, 4).toString()).toBe('PNG')
    const upload = bed.proxy.calls().findLast(({ label }) => label.includes('media/v3/upload'))
    expect(upload?.query.get('filename')).toBeNull()
    expect(await serverSees('#secret')).not.toContain('Participation')
  })

  test('sent again because the answer was lost, encrypted anew, it is there once', async () => {
    const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: bed.w.idOf('#secret') } as const
    const key = ids.next()
    bed.proxy.loseReplies(1, 'PUT /_matrix/client/v3/rooms')
    await expect(bed.here.adapter.send(to, view('fr', text('Une seule fois')), key)).rejects.toThrow()
    await bed.here.adapter.send(to, view('fr', text('Une seule fois')), key)
    await bed.reads('#secret', 'Une seule fois')
    expect((await bed.ofBot('#secret')).filter(({ body }) => body.includes('Une seule fois'))).toHaveLength(1)
  })

  test('a room that becomes encrypted: from there on nothing is said in clear', async () => {
    await bed.w.room('ouvert', { members: ['ana', 'oeil'] })
    await bed.w.waits('ana', '#ouvert', 'je suis Concertess')
    await bed.here.done(await bed.w.says('ana', '#ouvert', '!concert salon'))
    await bed.here.done(await bed.eye.says('#ouvert', '!idee En clair'))
    const to = { platform: 'matrix', workspace: 'matrix', to: 'room', channel: bed.w.idOf('#ouvert') } as const
    const card = await bed.here.adapter.send(to, view('fr', text('Carte en clair')), ids.next())
    await bed.here.done(await bed.w.encrypts('ana', '#ouvert'))
    const before = (await bed.w.events('ana', '#ouvert')).length
    await bed.says('#ouvert', '!idee En secret')
    expect((await bed.ideas()).slice(-2)).toEqual(['En clair', 'En secret'])
    const after = (await bed.w.events('ana', '#ouvert')).slice(before)
    expect(after.filter(({ type }) => type === 'm.room.message')).toEqual([])
    expect(JSON.stringify(after)).not.toContain('secret')
    await bed.here.adapter.edit(card, view('fr', text('Carte corrigée')), ids.next())
    expect(await bed.reads('#ouvert', 'Carte corrigée')).toMatchObject({ id: card.event, isEdited: true })
    expect(JSON.stringify(await bed.w.events('ana', '#ouvert'))).not.toContain('corrigée')
  })
})
