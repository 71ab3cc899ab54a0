/**
 * A server that encrypts all that is private, and no library that could read it: it is said where it matters, reactions press,
 * and what is not encrypted goes on as ever.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/engine/db.ts'
import { newAdminCode } from '../../src/engine/installation.ts'
import { testDatabase } from '../support/database.ts'
import { type Proxy as Between, startProxy } from '../support/matrix/proxy.ts'
import { ids, type SealedBot, sealedBot } from '../support/matrix/sealed.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'

const available = await synapseAvailable()

describe.skipIf(!available)('where there is no encryption, on a server that imposes it', () => {
  let synapse: Synapse
  let w: MatrixWorld
  let db: Database
  let proxy: Between
  let here: SealedBot

  beforeAll(async () => {
    synapse = await startSynapse({ encryptPrivateRooms: true })
    w = await createMatrixWorld(synapse)
    proxy = await startProxy(w.url)
    db = await testDatabase()
    for (const name of ['ana', 'bo']) await w.user(name)
    here = await sealedBot(db, w, proxy)
  }, 180_000)
  afterAll(async () => {
    await here?.stop()
    await proxy?.stop()
    await db?.close()
    await synapse?.stop()
  })

  const says = async (who: string, where: string, said: string) => here.done(await w.says(who, where, said))
  const ofBot = async (who: string, where: string) =>
    (await w.sees(who, where)).filter(({ by }) => by === 'Concertess').map(({ text }) => text)

  test('a forum, which is not encrypted, goes on as ever; the room for two says that it cannot be read', async () => {
    await w.room('forum', { members: ['ana', 'bo'], open: true })
    await w.waits('ana', '#forum', 'je suis Concertess')
    await w.waits('ana', 'dm', 'Cette conversation est chiffrée')
    await says('ana', '#forum', `!concert admin ${await newAdminCode(db, ids)}`)
    await says('ana', '#forum', '!concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
    await says('ana', '#forum', '!concert salon')
    await says('bo', '#forum', '!idee Un café associatif')
    expect((await db.prisma.idea.findMany()).map((one) => one.text)).toEqual(['Un café associatif'])
    expect((await ofBot('ana', 'dm')).filter((said) => said.includes('est chiffrée'))).toHaveLength(1)
  })

  test('a vote by reactions alone: published, opened, cast and counted', async () => {
    await says('ana', '#forum', '!vote Faut-il un groupement d’employeurs ?')
    await here.done(await w.reacts('ana', 'dm', 'groupement d’employeurs', '1️⃣'))
    await here.done(await w.reacts('bo', '#forum', 'groupement d’employeurs', '1️⃣'))
    await w.waits('bo', 'dm', 'groupement d’employeurs')
    await here.done(await w.reacts('bo', 'dm', 'groupement d’employeurs', '1️⃣'))
    await w.waits('bo', 'dm', 'votre choix est enregistré')
    expect(await db.prisma.ballot.findMany()).toHaveLength(1)
  })

  test('what must be answered in writing says that it cannot be here', async () => {
    await says('ana', '#forum', '!concert reunion')
    const form = (await ofBot('ana', 'dm')).at(-1)
    expect(form).toContain('obligatoire')
    expect(form).toContain('Je ne peux pas lire ce qui s’écrit ici')
    expect((await ofBot('bo', 'dm')).at(-1)).not.toContain('Je ne peux pas lire')
  })

  test('written in a room that is encrypted: it was told once, and reads nothing', async () => {
    await w.room('prive', { members: ['ana', 'bo'] })
    await w.waits('ana', '#prive', 'Ce salon est chiffré')
    await here.done(await w.saysInCipher('ana', '#prive'))
    await here.done(await w.saysInCipher('bo', '#prive'))
    expect((await ofBot('ana', '#prive')).filter((said) => said.includes('chiffré'))).toHaveLength(1)
  })
})
