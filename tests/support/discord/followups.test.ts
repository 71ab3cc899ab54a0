/** After the first answer: follow-ups, each through its own token, for a quarter of an hour. */
import { describe, expect, test } from 'vitest'
import { asked, call, clock, input, labelled, menuOf, row, text, until } from './kit.ts'

const form = { title: 'Titre', custom_id: 'f', components: [labelled('Quoi', input('q'))] }

describe('follow-ups', () => {
  test('each is read, edited and deleted through its own token', async () => {
    const { discord, bot } = await asked()
    await bot.answers({ type: 4, data: { content: 'un' } })
    const { body } = await bot.follows('POST', { content: 'deux', flags: 64 })
    expect((await bot.follows(`PATCH ${body.id}`, { content: 'trois' })).body.content).toBe('trois')
    expect((await bot.follows(`GET ${body.id}`)).body.content).toBe('trois')
    expect((await bot.follows('GET @original')).body.content).toBe('un')
    const path = `/channels/${discord.idOf('#idées')}/messages/${body.id}`
    expect((await call(discord, `PATCH ${path}`, { content: 'x' })).body.code).toBe(10008)
    void discord.command('Ali', '#idées', 'aide')
    await until(() => bot.heard.length > 1)
    await bot.answers({ type: 5 })
    expect((await bot.follows(`GET ${body.id}`)).body.code).toBe(10008)
    expect((await bot.follows(`DELETE ${body.id}`, undefined, bot.heard[0])).status).toBe(204)
    expect((await bot.follows(`DELETE ${body.id}`, undefined, bot.heard[0])).body.code).toBe(10008)
    expect((await bot.follows('POST', { content: 'a' }, { token: 'x' })).body.code).toBe(10015)
  })

  test('nothing comes back unless it is asked for, and nothing from another application', async () => {
    const { discord, bot } = await asked()
    const { id, token } = bot.heard[0] ?? {}
    const said = await call(discord, `POST /interactions/${id}/${token}/callback`, { type: 5 })
    expect([said.status, said.text]).toEqual([204, ''])
    expect((await call(discord, `POST /webhooks/1/${token}`, { content: 'a' })).body.code).toBe(10015)
  })

  test('a quarter of an hour', async () => {
    const { bot } = await asked()
    await bot.answers({ type: 5 })
    clock.ms += 15 * 60_000 - 1
    expect((await bot.follows('PATCH @original', { content: 'a' })).status).toBe(200)
    clock.ms += 1
    expect(await bot.follows('PATCH @original', { content: 'b' })).toMatchObject({ status: 401, body: { code: 50027 } })
    expect((await bot.follows('POST', { content: 'b' })).body.code).toBe(50027)
  })

  test('after a form there is no first message, but there can be others', async () => {
    const { discord, bot } = await asked()
    await bot.answers({ type: 9, data: form })
    expect((await bot.follows('PATCH @original', { content: 'a' })).body.code).toBe(10008)
    await bot.follows('POST', { content: 'a', flags: 64 })
    expect(discord.sees('Zoé', '#idées')).toMatchObject([{ text: 'a', ephemeral: true }])
  })

  test('the second version replaces a thinking message', async () => {
    const { discord, bot } = await asked()
    await bot.answers({ type: 5 })
    expect(
      (await bot.follows('PATCH @original', { flags: 1 << 15, components: [text('**un**'), row(menuOf(['Oui']))] }))
        .status,
    ).toBe(200)
    expect(discord.sees('Ali', '#idées')).toMatchObject([{ text: 'un\n[ ▾ Oui]', options: ['Oui'] }])
  })
})
