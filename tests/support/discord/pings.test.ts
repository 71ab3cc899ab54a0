/** Whom the bot notifies: what Discord makes of the text and of `allowed_mentions`. */
import { describe, expect, test } from 'vitest'
import { button, call, command, hand, post, register, row, setUp, text, until } from './kit.ts'
import { may, usual } from './permissions.ts'

async function ringing(body: object, bits = usual) {
  const discord = await setUp()
  const role = discord.role('Équipe')
  discord.botMay('#idées', bits)
  const zoe = discord.idOf('Zoé')
  await post(discord, JSON.parse(JSON.stringify(body).replaceAll('ZOE', zoe).replaceAll('ROLE', role)))
  const names = new Map([
    [zoe, 'Zoé'],
    [role, 'Équipe'],
  ])
  return discord.pings().map(({ kind, who }) => [kind, names.get(who) ?? who])
}
const all = usual | may.mentionEveryone
const content = 'salut <@ZOE> <@!ZOE> <@&ROLE> @everyone @here <@123>'

describe('without allowed_mentions', () => {
  test('everything rings that the bot may ring', async () => {
    expect(await ringing({ content })).toEqual([['user', 'Zoé']])
    expect(await ringing({ content }, all)).toEqual([
      ['user', 'Zoé'],
      ['role', 'Équipe'],
      ['everyone', 'everyone'],
    ])
  })

  test('in text displays too, not in embeds, nor in code', async () => {
    expect(await ringing({ flags: 1 << 15, components: [{ type: 17, components: [text('a <@ZOE>')] }] })).toEqual([
      ['user', 'Zoé'],
    ])
    expect(await ringing({ embeds: [{ description: '<@ZOE> @everyone' }] }, all)).toEqual([])
    expect(await ringing({ content: '`<@ZOE>` ```@everyone``` ok' }, all)).toEqual([])
    // A backslash helps nobody.
    expect(await ringing({ content: '\\<@ZOE> \\@everyone' }, all)).toEqual([
      ['user', 'Zoé'],
      ['everyone', 'everyone'],
    ])
  })
})

describe('with allowed_mentions', () => {
  test.each([
    ['nothing parsed', { parse: [] }, []],
    ['nothing said', {}, []],
    ['users', { parse: ['users'] }, [['user', 'Zoé']]],
    ['roles', { parse: ['roles'] }, [['role', 'Équipe']]],
    ['everyone', { parse: ['everyone'] }, [['everyone', 'everyone']]],
    ['one by name', { users: ['ZOE'] }, [['user', 'Zoé']]],
    ['another by name', { users: ['5'], roles: [] }, []],
  ])('%s', async (_, allowed_mentions, rings) => {
    expect(await ringing({ content, allowed_mentions }, all)).toEqual(rings)
  })

  test('a reply rings, unless told otherwise', async () => {
    const discord = await setUp()
    const { id } = await discord.says('Zoé', '#idées', 'bonjour')
    const reply = { content: 'a', message_reference: { message_id: id } }
    const { body } = await post(discord, reply)
    expect(discord.pings()).toMatchObject([{ kind: 'reply', who: discord.idOf('Zoé'), message: body.id }])
    expect(body.mentions).toMatchObject([{ global_name: 'Zoé' }])
    const quiet = await post(discord, { ...reply, allowed_mentions: { parse: [] } })
    expect(quiet.body.mentions).toEqual([])
    expect(discord.pings()).toHaveLength(1)
    await post(discord, { ...reply, allowed_mentions: { parse: [], replied_user: true } })
    expect(discord.pings()).toHaveLength(2)
  })
})

test('silent and private messages, edits, and those who do not see it: nobody rings', async () => {
  const discord = await setUp()
  const zoe = discord.idOf('Zoé')
  await post(discord, { content: `<@${zoe}>`, flags: 4096 })
  const { body } = await post(discord, { content: 'a', components: [row(button('Oui'))] })
  const path = `PATCH /channels/${discord.idOf('#idées')}/messages/${body.id}`
  await call(discord, path, { content: `<@${zoe}>` })
  discord.channel('cave', { private: true, members: ['Ali'] })
  await call(discord, `POST /channels/${discord.idOf('#cave')}/messages`, { content: `<@${zoe}>` })
  await register(discord, [command('aide')])
  const bot = await hand(discord, () => ({ type: 4, data: { content: `<@${zoe}>`, flags: 64 } }))
  await discord.command('Zoé', '#idées', 'aide')
  await bot.follows('POST', { content: `<@${zoe}>`, flags: 64 })
  expect(discord.pings()).toEqual([])
  await bot.follows('POST', { content: `<@${zoe}>` })
  await until(() => discord.pings().length === 1)
})
