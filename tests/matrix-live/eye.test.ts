/** A client made by others sees in the rooms what our own reading says that people see; and it sees differences. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Eye, eyeAvailable, openEye } from '../support/matrix/eye.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'

const available = (await synapseAvailable()) && eyeAvailable()

describe.skipIf(!available)('another client', () => {
  let synapse: Synapse
  let w: MatrixWorld
  let eye: Eye

  beforeAll(async () => {
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
    for (const name of ['ana', 'bo', 'oeil']) await w.user(name)
    await w.room('pleniere', { members: ['ana', 'bo', 'oeil'], bot: 'joined' })
    eye = await openEye(w, 'oeil')
  }, 180_000)
  afterAll(async () => {
    await eye?.close()
    await synapse?.stop()
  })

  async function botSends(type: string, content: Record<string, unknown>): Promise<string> {
    const path = `/rooms/${encodeURIComponent(w.idOf('#pleniere'))}/send/${type}/${crypto.randomUUID()}`
    return String((await w.bot.put(path, content)).event_id)
  }

  test('sees messages, edits, redactions, reactions, answers and threads as we do', async () => {
    const first = await w.says('ana', '#pleniere', 'Une idée')
    await w.says('bo', '#pleniere', '!idee', { replyTo: first })
    await w.says('bo', '#pleniere', 'Bien dit', { replyTo: first, fallback: true })
    await w.says('ana', '#pleniere', 'Dans le fil', { thread: first })
    await w.says('bo', '#pleniere', 'Encore', { thread: first, replyTo: 'Dans le fil' })
    await w.reacts('bo', '#pleniere', first, '1️⃣')
    await w.reacts('ana', '#pleniere', first, '1️⃣')
    await w.reacts('ana', '#pleniere', 'Bien dit', '🎉')
    await w.unreacts('ana', '#pleniere', 'Bien dit', '🎉')
    await w.edits('ana', '#pleniere', first, 'Une idée corrigée')
    await w.redacts('ana', '#pleniere', await w.says('ana', '#pleniere', 'À oublier'))
    expect(await w.sees('oeil', '#pleniere')).toHaveLength(6)
    expect(await eye.differences('#pleniere')).toEqual([])
    const looked = await eye.looks('#pleniere')
    expect(looked.find(({ id }) => id === first)).toMatchObject({
      body: 'Une idée corrigée',
      isEdited: true,
      shownAs: 'ana',
      reactions: [{ key: '1️⃣', by: [w.idOf('bo'), w.idOf('ana')] }],
    })
  })

  test('builds a poll of the unstable type, with its answers', async () => {
    const text = (said: string) => ({ 'org.matrix.msc1767.text': said })
    await botSends('org.matrix.msc3381.poll.start', {
      ...text('Où déjeuner ?'),
      'org.matrix.msc3381.poll.start': {
        kind: 'org.matrix.msc3381.poll.disclosed',
        max_selections: 1,
        question: text('Où déjeuner ?'),
        answers: [
          { id: 'a', ...text('Au marché') },
          { id: 'b', ...text('Au parc') },
        ],
      },
    })
    await w.votes('ana', '#pleniere', 'Où déjeuner', ['Au marché'])
    await w.votes('bo', '#pleniere', 'Où déjeuner', ['Au marché'])
    await w.votes('bo', '#pleniere', 'Où déjeuner', ['Au parc'])
    expect(await eye.differences('#pleniere')).toEqual([])
    expect((await eye.looks('#pleniere')).at(-1)?.poll).toEqual({
      question: 'Où déjeuner ?',
      answers: [
        { text: 'Au marché', by: [w.idOf('ana')] },
        { text: 'Au parc', by: [w.idOf('bo')] },
      ],
      isEnded: false,
    })
  })

  test('does not take for an edit what somebody else wrote: nor do we', async () => {
    const first = await w.says('ana', '#pleniere', 'À moi')
    await botSends('m.room.message', {
      msgtype: 'm.text',
      body: '* À toi',
      'm.new_content': { msgtype: 'm.text', body: 'À toi' },
      'm.relates_to': { rel_type: 'm.replace', event_id: first },
    })
    expect((await w.find('oeil', '#pleniere', first)).plain).toBe('À moi')
    expect(await eye.differences('#pleniere')).toEqual([])
  })

  test('in an encrypted room says what the server and the bot cannot read', async () => {
    await w.room('prive', { members: ['ana', 'bo'], bot: 'joined', encrypted: true })
    await w.invites('ana', '#prive', 'oeil')
    const secret = await openEye(w, 'bo', { encrypts: true })
    await secret.says('#prive', 'Entre nous')
    expect(await w.sees('ana', '#prive')).toMatchObject([{ kind: 'encrypted', by: 'bo' }])
    expect(await secret.looks('#prive')).toMatchObject([{ body: 'Entre nous', isEncrypted: true, type: 'm.text' }])
    await eye.joins('#prive')
    expect(await eye.looks('#prive')).toMatchObject([{ isEncrypted: true, by: w.idOf('bo') }])
    await secret.close()
  })
})
