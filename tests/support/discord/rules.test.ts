/** REST refuses what the real one refuses: who may what, the nonce, edits, threads, direct messages. */
import { describe, expect, test } from 'vitest'
import { call, clock, post, setUp, text } from './kit.ts'
import { may, usual } from './permissions.ts'

describe('who is there', () => {
  test('the token', async () => {
    const discord = await setUp()
    const me = await call(discord, 'GET /users/@me')
    expect(me).toMatchObject({ status: 200, body: { id: discord.bot.id, bot: true } })
    expect(await call(discord, 'GET /users/@me', undefined, { token: 'x' })).toMatchObject({
      status: 401,
      body: { code: 0, message: '401: Unauthorized' },
    })
    expect((await call(discord, 'GET /users/@me', undefined, { token: null })).status).toBe(401)
    expect((await call(discord, 'GET /nothing')).status).toBe(404)
  })

  test('application, servers, roles, channels and members', async () => {
    const discord = await setUp()
    const { guildId: guild } = discord
    const other = discord.guild('Autre', { botIn: false })
    for (const route of ['/applications/@me', '/oauth2/applications/@me']) {
      expect((await call(discord, `GET ${route}`)).body.id).toBe(discord.appId)
    }
    expect((await call(discord, 'GET /users/@me/guilds')).body.list).toMatchObject([{ id: guild, name: 'CRESS' }])
    expect((await call(discord, `GET /guilds/${guild}`)).body).toMatchObject({ id: guild, preferred_locale: 'fr' })
    expect((await call(discord, `GET /guilds/${guild}/roles`)).body.list).toMatchObject([{ name: '@everyone' }, {}, {}])
    expect((await call(discord, `GET /guilds/${guild}/channels`)).body.list).toMatchObject([{ name: 'idées', type: 0 }])
    const member = await call(discord, `GET /guilds/${guild}/members/${discord.idOf('Zoé')}`)
    expect(member.body).toMatchObject({ user: { global_name: 'Zoé', username: 'zoe' }, nick: null })
    const codes = [`/guilds/1`, `/guilds/${other}`, `/guilds/${guild}/members/1`, '/channels/1', '/users/1']
    const said = await Promise.all(codes.map((route) => call(discord, `GET ${route}`)))
    expect(said.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 10004],
      [403, 50001],
      [404, 10013],
      [404, 10003],
      [404, 10013],
    ])
    const stranger = discord.user('Eve', { guilds: ['Autre'] })
    expect((await call(discord, `GET /guilds/${guild}/members/${stranger}`)).body.code).toBe(10007)
  })

  test('ids depend on names', async () => {
    const [a, b] = [await setUp(), await setUp()]
    expect(a.idOf('Zoé')).toBe(b.idOf('Zoé'))
    expect(a.idOf('#idées')).toBe(b.idOf('#idées'))
    expect(a.idOf('Zoé')).toMatch(/^\d{17,19}$/)
    await post(a)
    await post(a)
    const [first, second] = a.messages('#idées').map(({ id }) => BigInt(id))
    expect(second! > first!).toBe(true)
  })
})

describe('what the bot may', () => {
  test.each([
    ['see', usual & ~may.viewChannel, 403, 50001],
    ['write', usual & ~may.sendMessages, 403, 50013],
  ])('%s', async (_, bits, status, code) => {
    const discord = await setUp()
    discord.botMay('#idées', bits)
    expect(await post(discord)).toMatchObject({ status, body: { code } })
    expect(discord.messages('#idées')).toEqual([])
    discord.botMay('#idées', usual)
    expect((await post(discord)).status).toBe(200)
  })

  test('embeds, files, history, and the messages of others', async () => {
    const discord = await setUp()
    const path = `/channels/${discord.idOf('#idées')}/messages`
    await discord.says('Zoé', '#idées', 'bonjour')
    const [{ id = '' } = {}] = discord.messages('#idées')
    expect((await call(discord, `DELETE ${path}/${id}`)).body.code).toBe(50013)
    expect((await call(discord, `PATCH ${path}/${id}`, { content: 'x' })).body.code).toBe(50005)
    discord.botMay('#idées', usual & ~may.embedLinks & ~may.attachFiles & ~may.readHistory)
    expect((await post(discord, { embeds: [{ title: 'a' }] })).body.code).toBe(50013)
    expect((await post(discord, {}, { files: [new File(['x'], 'a.txt')] })).body.code).toBe(50013)
    expect((await post(discord, { content: 'a', message_reference: { message_id: id } })).body.code).toBe(160002)
    expect((await call(discord, `GET ${path}`)).body.list).toEqual([])
    expect((await call(discord, `GET ${path}/${id}`)).body.code).toBe(50013)
    discord.botMay('#idées', usual | may.manageMessages)
    expect((await call(discord, `DELETE ${path}/${id}`)).status).toBe(204)
  })

  test('direct messages that are closed, or to somebody elsewhere', async () => {
    const discord = await setUp()
    const open = (id: string) => call(discord, 'POST /users/@me/channels', { recipient_id: id })
    const { body } = await open(discord.idOf('Zoé'))
    expect(body).toMatchObject({ type: 1, recipients: [{ global_name: 'Zoé' }] })
    const write = () => call(discord, `POST /channels/${body.id}/messages`, { content: 'psst' })
    expect((await write()).status).toBe(200)
    expect(discord.sees('Zoé', 'dm')).toMatchObject([{ text: 'psst' }])
    discord.closesMessages('Zoé', true)
    expect(await write()).toMatchObject({ status: 403, body: { code: 50007 } })
    expect((await open('1')).body.code).toBe(10013)
    expect((await open(discord.bot.id)).body.code).toBe(50007)
    const eve = await open(discord.user('Eve', { guilds: [discord.guild('Autre', { botIn: false })] }))
    expect((await call(discord, `POST /channels/${eve.body.id}/messages`, { content: 'a' })).body.code).toBe(50007)
  })
})

describe('messages', () => {
  test('posted, read, edited, deleted', async () => {
    const discord = await setUp()
    const path = `/channels/${discord.idOf('#idées')}/messages`
    const { body } = await post(discord, { content: '  un  ' })
    expect(body).toMatchObject({ content: 'un', edited_timestamp: null, author: { id: discord.bot.id }, type: 0 })
    expect((await call(discord, `GET ${path}/${body.id}`)).body.content).toBe('un')
    const edited = await call(discord, `PATCH ${path}/${body.id}`, { content: 'deux' })
    expect(edited.body).toMatchObject({ id: body.id, content: 'deux' })
    expect(discord.sees('Zoé', '#idées')).toMatchObject([{ text: 'deux', edited: true }])
    expect((await call(discord, `PATCH ${path}/${body.id}`, { content: '' })).body.code).toBe(50006)
    expect((await call(discord, `DELETE ${path}/${body.id}`)).status).toBe(204)
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const gone = await call(
        discord,
        `${method} ${path}/${body.id}`,
        method === 'PATCH' ? { content: 'a' } : undefined,
      )
      expect(gone).toMatchObject({ status: 404, body: { code: 10008 } })
    }
    expect(discord.sees('Zoé', '#idées')).toEqual([])
    expect(discord.everyMessage()).toHaveLength(1)
  })

  test('a list, before and after', async () => {
    const discord = await setUp({ limits: false })
    const path = `/channels/${discord.idOf('#idées')}/messages`
    for (const content of ['1', '2', '3', '4']) await post(discord, { content })
    const list = async (query: string) => {
      const { body } = await call(discord, `GET ${path}${query}`)
      return (body.list as { content: string; id: string }[] | undefined)?.map(({ content }) => content).join('')
    }
    const ids = discord.messages('#idées').map(({ id }) => id)
    expect(await list('')).toBe('4321')
    expect(await list('?limit=2')).toBe('43')
    expect(await list(`?limit=2&after=${ids[0]}`)).toBe('32')
    expect(await list(`?before=${ids[2]}`)).toBe('21')
    expect((await call(discord, `GET ${path}?limit=101`)).body.code).toBe(50035)
  })

  test('a nonce that is enforced makes one message, for some minutes', async () => {
    const discord = await setUp({ limits: false })
    const send = async (body: object) => (await post(discord, { content: 'a', ...body })).body.id
    const first = await send({ nonce: 'n1', enforce_nonce: true })
    expect(await send({ nonce: 'n1', enforce_nonce: true, content: 'b' })).toBe(first)
    expect(await send({ nonce: 'n2', enforce_nonce: true })).not.toBe(first)
    expect(await send({ nonce: 'n1' })).not.toBe(first)
    expect(await send({ enforce_nonce: true })).not.toBe(first)
    discord.channel('autre')
    const there = await call(discord, `POST /channels/${discord.idOf('#autre')}/messages`, {
      content: 'a',
      nonce: 'n1',
      enforce_nonce: true,
    })
    expect(there.body.channel_id).toBe(discord.idOf('#autre'))
    expect(await send({ nonce: '', enforce_nonce: true })).not.toBe(await send({ nonce: '', enforce_nonce: true }))
    expect(await send({ nonce: 7, enforce_nonce: true })).toBe(await send({ nonce: 7, enforce_nonce: true }))
    const before = discord.messages('#idées').length
    clock.ms += 5 * 60_000
    expect(await send({ nonce: 'n1', enforce_nonce: true })).not.toBe(first)
    expect(discord.messages('#idées')).toHaveLength(before + 1)
  })

  test('the second version stays', async () => {
    const discord = await setUp({ limits: false })
    const path = `/channels/${discord.idOf('#idées')}/messages`
    const { body } = await post(discord, { flags: 1 << 15, components: [text('un')] })
    const edit = async (id: unknown, more: object) => (await call(discord, `PATCH ${path}/${id}`, more)).body
    expect(await edit(body.id, { content: 'deux' })).toMatchObject({ code: 50035, errors: { content: {} } })
    expect(await edit(body.id, { flags: 0, content: 'deux' })).toMatchObject({ errors: { flags: {} } })
    expect(await edit(body.id, { components: [text('deux')] })).toMatchObject({ id: body.id, flags: 1 << 15 })
    const old = (await post(discord, { content: 'vieux' })).body.id
    expect(await edit(old, { flags: 1 << 15, components: [text('a')] })).toMatchObject({ errors: { content: {} } })
    expect(await edit(old, { flags: 1 << 15, content: null })).toMatchObject({ errors: { components: {} } })
    expect(await edit(old, { flags: 1 << 15, content: null, components: [text('a')] })).toMatchObject({ id: old })
  })

  test('replies', async () => {
    const discord = await setUp()
    const { id } = await discord.says('Zoé', '#idées', 'bonjour')
    const { body } = await post(discord, { content: 'a', message_reference: { message_id: id } })
    expect(body).toMatchObject({ type: 19, message_reference: { message_id: id }, referenced_message: { id } })
    expect(discord.sees('Zoé', '#idées')[1]).toMatchObject({ replyTo: id })
    const gone = { content: 'a', message_reference: { message_id: '1' } }
    expect((await post(discord, gone)).body).toMatchObject({ code: 50035, errors: { message_reference: {} } })
    const lenient = { content: 'a', message_reference: { message_id: '1', fail_if_not_exists: false } }
    expect((await post(discord, lenient)).body).toMatchObject({ type: 0 })
  })

  test('what is not well-formed', async () => {
    const discord = await setUp()
    expect((await post(discord, { content: 'a\0' })).body.code).toBe(50035)
    const headers = { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' }
    const url = `${discord.apiUrl}/v10/channels/${discord.idOf('#idées')}/messages`
    const said = await fetch(url, { method: 'POST', headers, body: '{"content":' })
    expect(await said.json()).toMatchObject({ code: 50109 })
  })

  test('files are kept, served, and taken away', async () => {
    const discord = await setUp()
    const path = `/channels/${discord.idOf('#idées')}/messages`
    const files = [new File(['<svg/>'], 'Été 1.png', { type: 'image/png' }), new File(['x'], 'b.txt')]
    const { body } = await post(discord, { attachments: [{ id: 0, description: 'un lavoir' }] }, { files })
    expect(body.attachments).toMatchObject([
      { filename: 'Ete_1.png', title: 'Été 1', description: 'un lavoir', size: 6, content_type: 'image/png' },
      { filename: 'b.txt', size: 1 },
    ])
    const [first, second] = body.attachments as { id: string; url: string }[]
    expect(await (await fetch(first!.url)).text()).toBe('<svg/>')
    const [seen] = discord.sees('Zoé', '#idées')
    expect(seen).toMatchObject({ text: '[image: un lavoir]\n[file: b.txt]', pictures: [{ alt: 'un lavoir' }] })
    expect(String(seen?.files[0]?.bytes)).toBe('x')
    await call(discord, `PATCH ${path}/${body.id}`, { attachments: [{ id: second!.id }] })
    expect(discord.sees('Zoé', '#idées')).toMatchObject([{ text: '[file: b.txt]' }])
    expect((await call(discord, `PATCH ${path}/${body.id}`, { attachments: [] })).body.code).toBe(50006)
  })

  test('in the second version a file is seen where it is shown', async () => {
    const discord = await setUp()
    const files = [new File(['x'], 'a.png', { type: 'image/png' }), new File(['x'], 'b.png', { type: 'image/png' })]
    const items = [{ media: { url: 'attachment://a.png' }, description: 'un lavoir' }]
    const sent = { flags: 1 << 15, components: [{ type: 12, items }] }
    const { body } = await post(discord, sent, { files })
    expect(discord.sees('Zoé', '#idées')).toMatchObject([
      { text: '[image: un lavoir]', pictures: [{ name: 'a.png', alt: 'un lavoir' }] },
    ])
    expect(body.components).toMatchObject([{ id: 1, items: [{ media: { url: expect.stringMatching(/^http/) } }] }])
    const path = `PATCH /channels/${discord.idOf('#idées')}/messages/${body.id}`
    expect((await call(discord, path, { components: [{ type: 12, items }] })).status).toBe(200)
    const lost = { attachments: [], components: [{ type: 12, items }] }
    expect((await call(discord, path, lost)).body.code).toBe(50035)
  })
})

describe('threads', () => {
  test('alone, renamed, closed', async () => {
    const discord = await setUp()
    const path = `/channels/${discord.idOf('#idées')}`
    const { body } = await call(discord, `POST ${path}/threads`, { name: 'fil', type: 11 })
    expect(body).toMatchObject({ name: 'fil', type: 11, owner_id: discord.bot.id })
    const change = (id: unknown, more: object) => call(discord, `PATCH /channels/${id}`, more)
    expect((await change(body.id, { name: 'x'.repeat(101) })).body.code).toBe(50035)
    const closed = await change(body.id, { name: 'autre', archived: true, locked: true })
    expect(closed.body).toMatchObject({ name: 'autre', thread_metadata: { archived: true, locked: true } })
    expect((await call(discord, `POST /channels/${body.id}/threads`, { name: 'a' })).body.code).toBe(50024)
    await discord.says('Zoé', '#idées', 'un lavoir')
    const other = discord.startsThread('Zoé', '#idées', 'lavoir', 'à elle')
    expect((await change(other, { archived: true })).body.code).toBe(50013)
    expect((await change(discord.idOf('#idées'), { name: 'a' })).body.code).toBe(50013)
    const direct = await call(discord, 'POST /users/@me/channels', { recipient_id: discord.idOf('Zoé') })
    expect((await change(direct.body.id, { name: 'a' })).body.code).toBe(50024)
    discord.botMay('#idées', usual | may.manageChannels | may.manageThreads)
    expect((await change(other, { archived: true })).status).toBe(200)
    expect((await change(discord.idOf('#idées'), { name: 'pistes' })).body.name).toBe('pistes')
    discord.botMay('#pistes', usual & ~may.createPublicThreads)
    expect((await call(discord, `POST ${path}/threads`, { name: 'a' })).body.code).toBe(50013)
  })

  test('one below a message, with its name', async () => {
    const discord = await setUp()
    const { body } = await post(discord, { content: 'un lavoir' })
    const start = (name: unknown) =>
      call(discord, `POST /channels/${discord.idOf('#idées')}/messages/${body.id}/threads`, { name })
    expect((await start('x'.repeat(101))).body).toMatchObject({ code: 50035, errors: { name: {} } })
    expect((await start('')).body.code).toBe(50035)
    const made = await start('x'.repeat(100))
    expect(made).toMatchObject({ status: 201, body: { id: body.id, type: 11, parent_id: discord.idOf('#idées') } })
    expect((await start('encore')).body.code).toBe(160004)
    const id = discord.thread('#idées', 'lavoir')
    expect(id).toBe(body.id)
    const write = () => call(discord, `POST /channels/${id}/messages`, { content: 'dedans' })
    expect((await write()).status).toBe(200)
    expect(discord.sees('Zoé', id)).toMatchObject([{ text: 'dedans' }])
    expect(discord.sees('Zoé', '#idées')).toHaveLength(1)
    const within = `POST /channels/${id}/messages/${discord.messages(id)[0]?.id}/threads`
    expect((await call(discord, within, { name: 'a' })).body.code).toBe(50024)
    discord.archives(id)
    expect((await write()).status).toBe(200)
    discord.archives(id, true)
    expect((await write()).body.code).toBe(50083)
    discord.removes('#idées')
    expect((await write()).body.code).toBe(10003)
  })

  test('needs the right to', async () => {
    const discord = await setUp()
    const { body } = await post(discord)
    discord.botMay('#idées', usual & ~may.createPublicThreads & ~may.sendInThreads)
    const path = `/channels/${discord.idOf('#idées')}`
    expect((await call(discord, `POST ${path}/messages/${body.id}/threads`, { name: 'a' })).body.code).toBe(50013)
    discord.startsThread('Zoé', '#idées', 'a', 'fil')
    expect((await call(discord, `POST /channels/${body.id}/messages`, { content: 'a' })).body.code).toBe(50013)
  })
})
