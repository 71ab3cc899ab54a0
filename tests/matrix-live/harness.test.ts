/** What the test bed for Matrix can do, each ability shown against the real server: what is built on it rests on this. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'

const available = await synapseAvailable()

describe.skipIf(!available)('people on a real server', () => {
  let synapse: Synapse
  let w: MatrixWorld

  beforeAll(async () => {
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
    for (const name of ['ana', 'bo', 'cleo']) await w.user(name)
    await w.room('pleniere', { members: ['ana', 'bo', 'cleo'], bot: 'joined' })
  }, 180_000)
  afterAll(() => synapse?.stop())

  /** As the bot would. */
  async function botSays(
    text: string,
    more: Record<string, unknown> = {},
    room = w.idOf('#pleniere'),
  ): Promise<string> {
    const content = { msgtype: 'm.notice', body: text, 'm.mentions': {}, ...more }
    const path = `/rooms/${encodeURIComponent(room)}/send/m.room.message/${crypto.randomUUID()}`
    return String((await w.bot.put(path, content)).event_id)
  }

  test('what one says, others read; HTML as a person reads it', async () => {
    await w.says('ana', '#pleniere', '!idee Un café associatif')
    await botSays('1. A\n2. B', {
      format: 'org.matrix.custom.html',
      formatted_body:
        '<p>Répondez&nbsp;: <strong>3</strong> · Retirer</p><ol start="3"><li>A &amp; B</li><li>C<ul><li>D</li></ul></li></ol>' +
        '<script>x</script><a href="https://ess.example">le site</a><a href="javascript:x">non</a>',
    })
    const seen = await w.sees('bo', '#pleniere')
    expect(seen.map(({ by, kind, text }) => [by, kind, text])).toEqual([
      ['ana', 'text', '!idee Un café associatif'],
      ['Concertess', 'notice', 'Répondez\u00a0: 3 · Retirer\n3. A & B\n4. C\n  • D\nle sitenon'],
    ])
    expect(seen[1]?.links).toEqual([{ text: 'le site', href: 'https://ess.example' }])
    expect(seen[1]?.plain).toBe('1. A\n2. B')
  })

  test('answers, with and without a quotation, threads, reactions, edits and redactions', async () => {
    const first = await w.says('ana', '#pleniere', 'Une idée de départ')
    await w.says('bo', '#pleniere', '!idee', { replyTo: first })
    await w.says('bo', '#pleniere', 'Bien dit', { replyTo: 'idée de départ', fallback: true })
    await w.says('cleo', '#pleniere', 'Dans le fil', { thread: first })
    await w.says('cleo', '#pleniere', 'Une réponse dans le fil', { thread: first, replyTo: 'Dans le fil' })
    await w.reacts('bo', '#pleniere', first, '👍')
    await w.reacts('cleo', '#pleniere', first, '👍')
    await w.reacts('cleo', '#pleniere', first, '1️⃣')
    await w.unreacts('cleo', '#pleniere', first, '1️⃣')
    await w.edits('ana', '#pleniere', first, 'Une idée corrigée')
    const gone = await w.says('ana', '#pleniere', 'À oublier')
    await w.redacts('ana', '#pleniere', gone)
    const seen = (await w.sees('bo', '#pleniere')).slice(-6)
    const threaded = seen[3]?.id
    expect(seen.map(({ text, kind, replyTo, thread, edited }) => ({ text, kind, replyTo, thread, edited }))).toEqual([
      { text: 'Une idée corrigée', kind: 'text', replyTo: undefined, thread: undefined, edited: true },
      { text: '!idee', kind: 'text', replyTo: first, thread: undefined, edited: false },
      { text: 'Bien dit', kind: 'text', replyTo: first, thread: undefined, edited: false },
      { text: 'Dans le fil', kind: 'text', replyTo: undefined, thread: first, edited: false },
      { text: 'Une réponse dans le fil', kind: 'text', replyTo: threaded, thread: first, edited: false },
      { text: '', kind: 'deleted', replyTo: undefined, thread: undefined, edited: false },
    ])
    expect(seen[0]?.reactions).toEqual([{ key: '👍', by: ['bo', 'cleo'] }])
    expect(seen[2]?.plain).toBe('Bien dit')
  })

  test('who is called is what the server says: by name, or by @room where the room allows it', async () => {
    const called = async (text: string, more: Record<string, unknown>) => {
      const id = await botSays(text, { msgtype: 'm.text', ...more })
      return (await w.pings()).filter(({ event }) => event === id).map(({ who }) => who)
    }
    const bo = { user_ids: [w.idOf('bo')] }
    expect(await called('bo, @room, cleo', {})).toEqual([])
    expect(await called('bo, @room, cleo', { 'm.mentions': bo })).toEqual(['bo'])
    expect(await called('bo', { 'm.mentions': bo, msgtype: 'm.notice' }), 'a notice calls nobody').toEqual([])
    expect(await called('cleo', { 'm.mentions': undefined }), 'no list: clients look in the text').toEqual(['cleo'])
    expect(await called('@room', { 'm.mentions': { room: true } }), 'the bot may not').toEqual([])
    await w.setsLevels('ana', '#pleniere', (levels) => ({ ...levels, notifications: { room: 0 } }))
    expect(await called('@room', { 'm.mentions': { room: true } })).toEqual(['ana', 'bo', 'cleo'])
  })

  test('a room for two that the bot opens is entered; one that a person opens too', async () => {
    const { room_id } = await w.bot.post('/createRoom', {
      is_direct: true,
      invite: [w.idOf('bo')],
      preset: 'trusted_private_chat',
    })
    await botSays('Votre bulletin', {}, String(room_id))
    expect(await w.waits('bo', 'dm', 'Votre bulletin')).toMatchObject({ by: 'Concertess', kind: 'notice' })
    await expect(w.sees('cleo', 'dm')).rejects.toThrow('no room for two')
    await w.says('cleo', 'dm', '!concert aide')
    expect(await w.sees('cleo', 'dm')).toHaveLength(1)
  })
})
