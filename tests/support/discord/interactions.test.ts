/** How an interaction may be answered, when, and what follows: deferrals, follow-ups, forms, expiry. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { FakeDiscord } from './discord.ts'
import { asked, button, clock, input, labelled, post, row, until, waiting } from './kit.ts'

const form = { title: 'Titre', custom_id: 'f', components: [labelled('Quoi', input('q'))] }

describe('the first answer', () => {
  test('comes once', async () => {
    const { bot, receipt, discord } = await asked()
    const said = await bot.answers({ type: 4, data: { content: 'un' } })
    expect(said).toMatchObject({ status: 200, body: { resource: { type: 4, message: { content: 'un', type: 20 } } } })
    expect(said.body.interaction).toMatchObject({ response_message_loading: false, response_message_ephemeral: false })
    expect(await bot.answers({ type: 4, data: { content: 'deux' } })).toMatchObject({
      status: 400,
      body: { code: 40060 },
    })
    expect(await receipt).toMatchObject({ acknowledged: true, response: { type: 4 } })
    expect(discord.sees('Ali', '#idées')).toMatchObject([{ text: 'un', by: 'Concertess' }])
  })

  test('comes in time, and from who was asked', async () => {
    const { discord, bot, receipt } = await asked({ ackMs: 80 })
    const wrong = { ...bot.heard[0], token: 'x' }
    expect((await bot.answers({ type: 4, data: { content: 'a' } }, wrong)).body.code).toBe(10062)
    expect(
      (await bot.answers({ type: 4, data: { content: 'a' } }, { id: '1', token: bot.heard[0]?.token })).body.code,
    ).toBe(10062)
    await sleep(100)
    expect(await bot.answers({ type: 4, data: { content: 'a' } })).toMatchObject({ status: 404, body: { code: 10062 } })
    expect(await receipt).toMatchObject({ acknowledged: false, reason: "L'application n'a pas répondu" })
    expect(discord.failures()).toMatchObject([{ who: 'Zoé', what: '/aide' }])
    expect((await bot.follows('POST', { content: 'a' })).body.code).toBe(10015)
    expect(discord.sees('Zoé', '#idées')).toEqual([])
  })

  test('what is refused can be said again, and is told when nothing else came', async () => {
    const { bot, receipt } = await asked()
    expect((await bot.answers({ type: 4, data: { content: '' } })).body.code).toBe(50006)
    expect((await bot.answers({ type: 4, data: { content: 'a' } })).status).toBe(200)
    expect((await receipt).acknowledged).toBe(true)
    const other = await asked({ ackMs: 60 })
    await other.bot.answers({ type: 4, data: { content: 'x'.repeat(2001) } })
    expect((await other.receipt).reason).toMatch(
      /^L'application n'a pas répondu \(refused: 50035 .*BASE_TYPE_BAD_LENGTH/,
    )
  })

  test('files come with it', async () => {
    const { discord, bot } = await asked()
    const files = [new File(['x'], 'a.txt')]
    expect((await bot.answers({ type: 4, data: { content: 'a' } }, undefined, { files })).status).toBe(200)
    expect(discord.sees('Zoé', '#idées')).toMatchObject([{ text: 'a\n[file: a.txt]' }])
  })
})

describe('kinds of answers', () => {
  const kinds = [1, 4, 5, 6, 7, 8, 9, 10, 12]
  const data = (type: number) => (type === 9 ? form : type === 8 ? { choices: [] } : type === 5 ? {} : { content: 'a' })
  async function allowed(begin: (discord: FakeDiscord) => Promise<unknown>): Promise<readonly number[]> {
    const { discord, bot } = await waiting({ ackMs: 2000 })
    await post(discord, { content: 'carte', components: [row(button('Ouvrir'))] })
    const taken: number[] = []
    for (const type of kinds) {
      const { length } = bot.heard
      const done = begin(discord)
      await until(() => bot.heard.length > length)
      const said = await bot.answers({ type, data: data(type) })
      if (said.status === 200) taken.push(type)
      else await bot.answers(bot.heard.at(-1)?.type === 4 ? { type: 8, data: { choices: [] } } : { type: 5 })
      if (said.status !== 200) expect(said.body).toMatchObject({ code: 50035, errors: { type: {} } })
      await done
    }
    return taken
  }

  test('to a command, a menu, and what is typed', async () => {
    expect(await allowed((discord) => discord.command('Zoé', '#idées', 'aide'))).toEqual([4, 5, 9])
    expect(await allowed((discord) => discord.menu('Zoé', '#idées', 'Noter', 'carte'))).toEqual([4, 5, 9])
    expect(await allowed((discord) => discord.completes('Zoé', '#idées', 'aide', 'mot', 'a'))).toEqual([8])
  })

  test('to a button: also the message that it stands on; to a form: no other form', async () => {
    expect(
      await allowed(async (discord) => {
        if (discord.messages('#idées').every(({ content }) => content === 'a')) {
          await post(discord, { content: 'carte', components: [row(button('Ouvrir'))] })
        }
        return discord.presses('Zoé', '#idées', 'Ouvrir')
      }),
    ).toEqual([4, 5, 6, 7, 9])
    const { discord, bot } = await asked()
    await bot.answers({ type: 9, data: form })
    await until(() => discord.modal('Zoé'))
    const sent = discord.fills('Zoé', { Quoi: 'a' })
    await until(() => bot.heard.length > 1)
    for (const type of [6, 7, 8, 9]) expect((await bot.answers({ type, data: data(type) })).status).toBe(400)
    expect((await bot.answers({ type: 5 })).status).toBe(200)
    expect((await sent).acknowledged).toBe(true)
  })

  test('a form that came from a button may update its message', async () => {
    const { discord, bot } = await waiting()
    await post(discord, { content: 'carte', components: [row(button('Ouvrir'))] })
    void discord.presses('Zoé', '#idées', 'Ouvrir')
    await until(() => bot.heard.length > 0)
    await bot.answers({ type: 9, data: form })
    const sent = discord.fills('Zoé', { q: 'a' })
    await until(() => bot.heard.length > 1)
    expect(bot.heard[1]).toMatchObject({ type: 5, message: { content: 'carte' }, data: { custom_id: 'f' } })
    expect((await bot.answers({ type: 7, data: { content: 'changé' } })).status).toBe(200)
    expect((await sent).acknowledged).toBe(true)
    expect(discord.sees('Ali', '#idées')).toMatchObject([{ text: 'changé\n[Ouvrir]', edited: true }])
  })

  test('a form that is not well made is refused', async () => {
    const { bot, discord } = await asked()
    const said = await bot.answers({ type: 9, data: { ...form, title: '' } })
    expect(said.body).toMatchObject({ code: 50035, errors: { data: { title: {} } } })
    expect(discord.modal('Zoé')).toBeUndefined()
  })

  test('25 choices at most, of 100 characters', async () => {
    const { discord, bot } = await waiting({ ackMs: 2000 })
    const choices = (n: number) => Array.from({ length: n }, (_, at) => ({ name: `c${at}`, value: `v${at}` }))
    const offered = discord.completes('Zoé', '#idées', 'aide', 'mot', 'c')
    await until(() => bot.heard.length > 0)
    expect(bot.heard[0]).toMatchObject({ type: 4, data: { options: [{ name: 'mot', value: 'c', focused: true }] } })
    const long = [{ name: 'x'.repeat(101), value: 'v' }]
    for (const bad of [choices(26), long, [{ name: 'a', value: 'x'.repeat(101) }], [{ name: '', value: 'v' }]]) {
      expect((await bot.answers({ type: 8, data: { choices: bad } })).body.code).toBe(50035)
    }
    const twice = [choices(1), choices(1)].flat()
    expect((await bot.answers({ type: 8, data: { choices: twice } })).body.code).toBe(50035)
    expect((await bot.answers({ type: 8, data: { choices: choices(25) } })).status).toBe(200)
    expect(await offered).toHaveLength(25)
  })
})

describe('deferred', () => {
  test('the thinking message is replaced, once for all to see', async () => {
    const { discord, bot } = await asked()
    const said = await bot.answers({ type: 5 })
    expect(said.body.interaction).toMatchObject({ response_message_loading: true })
    expect(discord.sees('Ali', '#idées')).toMatchObject([{ text: 'Concertess réfléchit…', thinking: true }])
    const edited = await bot.follows('PATCH @original', { content: 'voilà', flags: 64 })
    expect(edited.body).toMatchObject({ content: 'voilà', flags: 0 })
    expect(discord.sees('Ali', '#idées')).toMatchObject([{ text: 'voilà', thinking: false, edited: false }])
    await bot.follows('PATCH @original', { content: 'encore' })
    expect(discord.sees('Ali', '#idées')).toMatchObject([{ text: 'encore', edited: true }])
  })

  test('only some flags can be set', async () => {
    const { bot } = await asked()
    expect((await bot.answers({ type: 5, data: { flags: 128 } })).body).toMatchObject({ code: 50035 })
    expect((await bot.answers({ type: 5, data: { flags: 64 | (1 << 15) } })).status).toBe(200)
  })

  test('privately; the first follow-up takes its place and its privacy', async () => {
    const { discord, bot } = await asked()
    const { body } = await bot.answers({ type: 5, data: { flags: 64 } })
    expect(discord.sees('Ali', '#idées')).toEqual([])
    const first = await bot.follows('POST', { content: 'un' })
    expect(first.body.id).toBe((body.interaction as { response_message_id: string }).response_message_id)
    expect(first.body.flags).toBe(64)
    await bot.follows('POST', { content: 'deux' })
    await bot.follows('POST', { content: 'trois', flags: 64 })
    const texts = (who: string) => discord.sees(who, '#idées').map(({ text: said, ephemeral }) => [said, ephemeral])
    expect(texts('Ali')).toEqual([['deux', false]])
    expect(texts('Zoé')).toEqual([
      ['un', true],
      ['deux', false],
      ['trois', true],
    ])
    discord.reloads('Zoé')
    expect(texts('Zoé')).toEqual([['deux', false]])
  })

  test('publicly: a follow-up cannot make it private', async () => {
    const { discord, bot } = await asked()
    await bot.answers({ type: 5 })
    await bot.follows('POST', { content: 'un', flags: 64 })
    expect(discord.sees('Ali', '#idées')).toMatchObject([{ text: 'un', ephemeral: false }])
  })

  test('once taken away, a follow-up is a message of its own', async () => {
    const { discord, bot } = await asked()
    await bot.answers({ type: 5 })
    expect((await bot.follows('DELETE @original')).status).toBe(204)
    expect(discord.sees('Ali', '#idées')).toEqual([])
    expect((await bot.follows('PATCH @original', { content: 'a' })).body.code).toBe(10008)
    await bot.follows('POST', { content: 'un', flags: 64 })
    expect(discord.sees('Ali', '#idées')).toEqual([])
    expect(discord.sees('Zoé', '#idées')).toMatchObject([{ text: 'un', ephemeral: true }])
  })

  test('what never comes is seen as failed', async () => {
    const { discord, bot } = await asked()
    await bot.answers({ type: 5 })
    clock.ms += 15 * 60_000
    expect(discord.sees('Ali', '#idées')).toMatchObject([{ text: "L'application n'a pas répondu", thinking: false }])
  })

  test('a button: the message stays, and can be changed, an ephemeral one too', async () => {
    const { discord, bot } = await asked()
    await bot.answers({ type: 4, data: { content: 'carte', flags: 64, components: [row(button('Voter'))] } })
    void discord.presses('Zoé', '#idées', 'Voter')
    await until(() => bot.heard.length > 1)
    expect(bot.heard[1]).toMatchObject({ type: 3, data: { custom_id: 'Voter', component_type: 2, id: 2 } })
    expect((await bot.answers({ type: 6 })).status).toBe(200)
    expect(discord.sees('Zoé', '#idées')).toMatchObject([{ text: 'carte\n[Voter]', edited: false }])
    await bot.follows('PATCH @original', { content: 'voté', components: [] })
    expect(discord.sees('Zoé', '#idées')).toMatchObject([{ text: 'voté', ephemeral: true, edited: true }])
    await bot.follows('POST', { content: 'merci', flags: 64 })
    expect(discord.sees('Zoé', '#idées')).toHaveLength(2)
    expect(discord.sees('Ali', '#idées')).toEqual([])
  })
})
