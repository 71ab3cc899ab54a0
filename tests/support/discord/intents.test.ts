/** What the bot hears of the world is what its intents, and its rights, let through. */
import { describe, expect, test } from 'vitest'
import { fieldsOf } from './json.ts'
import { call, command, hand, identity, intents, post, raw, register, setUp, until } from './kit.ts'

describe('intents', () => {
  test('messages come without their content, unless they are to the bot', async () => {
    const discord = await setUp()
    const bot = await raw(discord)
    bot.send(identity(discord))
    await bot.event('READY')
    const heard = () => bot.frames.filter(({ t }) => t === 'MESSAGE_CREATE').map(({ d }) => fieldsOf(d))
    expect(await discord.says('Zoé', '#idées', 'secret')).toMatchObject({ acknowledged: true })
    await discord.says('Zoé', '#idées', '@Concertess aide @Ali #idées')
    await discord.says('Zoé', 'dm', 'bonjour')
    await post(discord, { content: 'moi' })
    await until(() => heard().length === 4)
    const ali = discord.idOf('Ali')
    expect(heard().map(({ content }) => content)).toEqual([
      '',
      `<@${discord.bot.id}> aide <@${ali}> <#${discord.idOf('#idées')}>`,
      'bonjour',
      'moi',
    ])
    expect(heard()[1]).toMatchObject({ mentions: [{ id: discord.bot.id }, { id: ali }], guild_id: discord.guildId })
    expect(heard()[2]).not.toHaveProperty('guild_id')
    // What it may not hear, it may not read either.
    const list = await call(discord, `GET /channels/${discord.idOf('#idées')}/messages`)
    expect(list.body.list).toMatchObject([
      { content: 'moi' },
      { content: expect.stringContaining('aide') },
      { content: '' },
    ])
    const reply = await discord.says('Zoé', '#idées', 'oui', { replyTo: 'moi' })
    await until(() => heard().length === 5)
    expect(heard()[4]).toMatchObject({ id: reply.id, content: 'oui', referenced_message: { content: 'moi' } })
    await discord.says('Ali', '#idées', 'bof', { replyTo: 'secret' })
    await until(() => heard().length === 6)
    expect(heard()[5]).toMatchObject({ content: '', referenced_message: { content: '' } })
  })

  test('an ephemeral message of the bot comes as if it were direct', async () => {
    const discord = await setUp()
    await register(discord, [command('aide')])
    await hand(discord, () => ({ type: 4, data: { content: 'psst', flags: 64 } }))
    const [bot, deaf] = [await raw(discord), await raw(discord)]
    bot.send(identity(discord))
    deaf.send(identity(discord, { intents: 1 | (1 << 9) }))
    await bot.event('READY')
    await deaf.event('READY')
    await discord.command('Zoé', '#idées', 'aide')
    const heard = await bot.event('MESSAGE_CREATE')
    expect(heard).toMatchObject({ content: 'psst', flags: 64, channel_id: discord.idOf('#idées') })
    expect(heard).not.toHaveProperty('guild_id')
    await post(discord)
    await deaf.event('MESSAGE_CREATE')
    expect(deaf.frames.filter(({ t }) => t === 'MESSAGE_CREATE')).toHaveLength(1)
  })

  test('with the privilege they come whole', async () => {
    const discord = await setUp({ privileged: 1 << 15 })
    const bot = await raw(discord)
    bot.send(identity(discord, { intents: intents.usual | (1 << 15) }))
    await bot.event('READY')
    await discord.says('Zoé', '#idées', 'secret')
    expect(await bot.event('MESSAGE_CREATE')).toMatchObject({ content: 'secret' })
  })

  test.each([
    ['messages of servers', 1, '#idées'],
    ['direct messages', 1 | (1 << 9), 'dm'],
  ])('without those of %s nothing is heard', async (_, wanted, where) => {
    const discord = await setUp()
    const bot = await raw(discord)
    bot.send(identity(discord, { intents: wanted }))
    await bot.event('READY')
    expect((await discord.says('Zoé', where, 'bonjour')).acknowledged).toBe(false)
  })

  test('what the bot does not see it does not hear', async () => {
    const discord = await setUp()
    const bot = await raw(discord)
    bot.send(identity(discord))
    await bot.event('READY')
    discord.channel('cave', { private: true, members: ['Zoé'], botMay: false })
    expect((await discord.says('Zoé', '#cave', 'bonjour')).acknowledged).toBe(false)
    expect(() => discord.sees('Ali', '#cave')).toThrow('Ali does not see #cave')
    discord.botMay('#cave', true)
    expect((await discord.says('Zoé', '#cave', 'bonjour')).acknowledged).toBe(true)
  })

  test('channels, threads and servers come and go, for who asked for them', async () => {
    const discord = await setUp()
    const [bot, deaf] = [await raw(discord), await raw(discord)]
    bot.send(identity(discord))
    deaf.send(identity(discord, { intents: 1 << 9 }))
    await bot.event('GUILD_CREATE')
    await deaf.event('READY')
    discord.channel('autre')
    await discord.says('Zoé', '#autre', 'un')
    discord.startsThread('Zoé', '#autre', 'un', 'fil')
    discord.rewrites('#autre', 'un', 'deux')
    discord.erases('#autre', 'deux')
    discord.removes('#autre')
    const guild = discord.guild('Deux')
    discord.botIn('Deux', false)
    await bot.event('GUILD_DELETE')
    await deaf.event('MESSAGE_DELETE')
    const kinds = (frames: typeof bot.frames) => frames.slice(2).flatMap(({ t }) => (typeof t === 'string' ? [t] : []))
    expect(kinds(bot.frames)).toEqual([
      ...['GUILD_CREATE', 'CHANNEL_CREATE', 'MESSAGE_CREATE', 'THREAD_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE'],
      ...['CHANNEL_DELETE', 'GUILD_CREATE', 'GUILD_DELETE'],
    ])
    expect(kinds(deaf.frames)).toEqual(['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE'])
    expect(fieldsOf(bot.frames.at(-1)?.d)).toEqual({ id: guild })
  })
})
