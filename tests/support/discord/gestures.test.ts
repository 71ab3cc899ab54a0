/** What people do: commands as the client lets them be typed, menus, choices, forms; and what the bot gets of it. */
import { describe, expect, test } from 'vitest'
import type { Fields } from './json.ts'
import { acknowledging, command, hand, reason, register, setUp, sub } from './kit.ts'
import { may, usual } from './permissions.ts'

const leaf = (name: string, type: number, more: Fields = {}) => ({ name, type, description: name, ...more })
const french = (name: string) => ({ name_localizations: { fr: name } })

describe('commands', () => {
  const choices = [
    { name: 'yes', value: 'y', ...french('oui') },
    { name: 'no', value: 'n' },
  ]
  const vote = [
    leaf('answer', 3, { required: true, choices, ...french('réponse') }),
    leaf('count', 4, { min_value: 1, max_value: 3 }),
    leaf('words', 3, { min_length: 2, max_length: 4 }),
    leaf('free', 3),
    leaf('secret', 5),
    leaf('who', 6),
    leaf('place', 7),
    leaf('share', 10),
    leaf('role', 8),
    leaf('paper', 11),
  ]
  const concert = command('concert', [
    { ...sub('vote', vote), ...french('voter') },
    { type: 2, name: 'admin', description: 'a', options: [sub('close')] },
  ])

  test('by their names or those of the person; the bot gets the first ones', async () => {
    const { discord, last } = await acknowledging([concert])
    discord.role('Équipe')
    const given = {
      réponse: 'oui',
      count: 2,
      words: 'abc',
      secret: true,
      who: '@Ali',
      place: '#idées',
      share: 0.5,
      role: 'Équipe',
    }
    expect((await discord.command('Zoé', '#idées', '/concert voter', given)).acknowledged).toBe(true)
    const ali = discord.idOf('Ali')
    expect(last()).toMatchObject({
      type: 2,
      data: { name: 'concert', type: 1, options: [{ name: 'vote', type: 1 }] },
      locale: 'fr',
      guild_locale: 'fr',
      guild_id: discord.guildId,
      context: 0,
      channel: { id: discord.idOf('#idées'), type: 0, name: 'idées' },
      channel_id: discord.idOf('#idées'),
      member: { user: { id: discord.idOf('Zoé'), global_name: 'Zoé' }, permissions: expect.stringMatching(/^\d+$/) },
      app_permissions: expect.stringMatching(/^\d+$/),
      authorizing_integration_owners: { '0': discord.guildId },
      entitlements: [],
      application_id: discord.appId,
      version: 1,
    })
    expect(last()).not.toHaveProperty('user')
    const { options, resolved } = last().data as { options: { options: Fields[] }[]; resolved: Fields }
    expect(options[0]?.options.map(({ name, type, value }) => [name, type, value]).slice(0, 5)).toEqual([
      ['answer', 3, 'y'],
      ['count', 4, 2],
      ['words', 3, 'abc'],
      ['secret', 5, true],
      ['who', 6, ali],
    ])
    expect(resolved).toMatchObject({
      users: { [ali]: { global_name: 'Ali' } },
      members: { [ali]: { roles: [] } },
      channels: { [discord.idOf('#idées')]: { type: 0 } },
    })
    await discord.command('Zoé', '#idées', 'concert admin close')
    expect(last().data.options).toEqual([
      { name: 'admin', type: 2, options: [{ name: 'close', type: 1, options: [] }] },
    ])
    const paper = { answer: 'yes', paper: { name: 'a.txt', bytes: Buffer.from('x') } }
    await discord.command('Zoé', '#idées', 'concert vote', paper)
    expect(JSON.stringify(last().data.resolved)).toContain('"filename":"a.txt","size":1')
  })

  test('the client says what it does not let go', async () => {
    const { discord, bot } = await acknowledging([concert])
    discord.channel('cave', { private: true })
    const tries: readonly (readonly [string, Record<string, string | number | boolean>, string])[] = [
      ['rien', {}, 'sees no command « rien », only: concert'],
      ['concert', {}, 'sees no command'],
      ['concert rien', {}, 'only: voter, admin'],
      ['concert vote encore', {}, 'has nothing called « encore »'],
      ['concert vote', {}, '« réponse » is required'],
      ['concert vote', { answer: 'maybe' }, 'has no choice « maybe », only: oui, no'],
      ['concert vote', { answer: 'oui', rien: 1 }, 'sees no option « rien »'],
      ['concert vote', { answer: 'oui', count: 4 }, 'is 3 at most'],
      ['concert vote', { answer: 'oui', count: 0 }, 'is 1 at least'],
      ['concert vote', { answer: 'oui', count: 1.5 }, 'is a whole number'],
      ['concert vote', { answer: 'oui', count: 'x' }, 'is a number'],
      ['concert vote', { answer: 'oui', words: 'a' }, 'needs 2 characters'],
      ['concert vote', { answer: 'oui', words: 'abcde' }, 'holds 4 characters'],
      ['concert vote', { answer: 'oui', secret: 'oui' }, 'is yes or no'],
      ['concert vote', { answer: 'oui', who: 'Personne' }, 'Nobody is called Personne'],
      ['concert vote', { answer: 'oui', words: 3 }, 'is a text'],
      ['concert vote', { answer: 'oui', free: '' }, 'is empty'],
      ['concert vote', { answer: 'oui', paper: 'a' }, 'is a file'],
      ['concert vote', { answer: 'oui', place: '#cave' }, 'has no channel « #cave »'],
      ['concert vote', { answer: 'oui', role: 'rien' }, 'has no role'],
    ]
    for (const [name, options, says] of tries) {
      expect(await reason(discord.command('Zoé', '#idées', name, options))).toContain(says)
    }
    expect(bot.heard).toEqual([])
  })

  test('who may, and where', async () => {
    const admins = command('regler', [], { default_member_permissions: '0' })
    const managers = command('gerer', [], { default_member_permissions: String(1 << 5) })
    const direct = command('ici', [], { contexts: [1] })
    const server = command('serveur', [], { contexts: [0] })
    const { discord, last } = await acknowledging([admins, managers, direct, server, command('partout')])
    discord.user('Owen', { owner: true })
    discord.user('Ada', { admin: true })
    discord.role('Gérants', { permissions: 1n << 5n })
    discord.user('Gé', { roles: ['Gérants'] })
    const seen = async (who: string, where = '#idées') =>
      /only: (.*)$/.exec(await reason(discord.command(who, where, 'xxx')))?.[1]
    expect(await seen('Zoé')).toBe('serveur, partout')
    expect(await seen('Gé')).toBe('gerer, serveur, partout')
    expect(await seen('Ada')).toBe('regler, gerer, serveur, partout')
    expect(await seen('Owen')).toBe('regler, gerer, serveur, partout')
    expect(await seen('Zoé', 'dm')).toBe('regler, gerer, ici, partout')
    await discord.command('Zoé', 'dm', 'ici')
    expect(last()).toMatchObject({ context: 1, user: { global_name: 'Zoé' }, channel: { type: 1 } })
    expect(last()).not.toHaveProperty('member')
    expect(last()).not.toHaveProperty('guild_id')
    discord.channel('muet')
    const mute = may.useCommands
    discord.everyoneMay('#muet', usual & ~mute)
    expect(await seen('Zoé', '#muet')).toBe('none')
    expect(await seen('Ada', '#muet')).toBe('regler, gerer, serveur, partout')
    discord.channel('cave', { private: true, members: ['Ali'] })
    expect(discord.sees('Ada', '#cave')).toEqual([])
    expect(await reason(discord.command('Zoé', '#cave', 'partout'))).toBe('Zoé does not see #cave')
    await discord.command('Ali', '#cave', 'partout')
    discord.leaves('Ali', '#cave')
    expect(await reason(discord.command('Ali', '#cave', 'partout'))).toBe('Ali does not see #cave')
    discord.joins('Zoé', '#cave')
    expect((await discord.command('Zoé', '#cave', 'partout')).acknowledged).toBe(true)
  })

  test('registered twice they are seen twice', async () => {
    const { discord } = await acknowledging([command('aide')])
    await register(discord, [command('aide')], true)
    expect(await reason(discord.command('Zoé', '#idées', 'aide'))).toContain('sees « aide » 2 times')
  })

  test('in a thread', async () => {
    const { discord, last } = await acknowledging([command('aide')])
    await discord.says('Zoé', '#idées', 'un lavoir')
    const thread = discord.startsThread('Ali', '#idées', 'lavoir', 'fil')
    expect(discord.thread('#idées', 'lavoir')).toBe(thread)
    await discord.command('Zoé', thread, 'aide')
    expect(last()).toMatchObject({
      channel: {
        id: thread,
        type: 11,
        parent_id: discord.idOf('#idées'),
        name: 'fil',
        thread_metadata: { locked: false },
      },
    })
    expect(discord.sees('Ali', thread)).toMatchObject([{ thinking: true }])
  })

  test('menus of messages and of people', async () => {
    const { discord, last } = await acknowledging([
      { type: 3, name: 'Note', ...french('En faire une idée') },
      { type: 2, name: 'Profil' },
    ])
    const { id = '' } = await discord.says('Ali', '#idées', 'rénover le lavoir')
    await discord.menu('Zoé', '#idées', 'En faire une idée', 'lavoir')
    expect(last().data).toMatchObject({ name: 'Note', type: 3, target_id: id })
    expect(last().data.resolved).toMatchObject({ messages: { [id]: { content: 'rénover le lavoir' } } })
    await discord.menu('Zoé', '#idées', 'Note', id)
    await discord.menu('Zoé', '#idées', 'Profil', 'Ali')
    expect(last().data).toMatchObject({ type: 2, target_id: discord.idOf('Ali'), resolved: { users: {}, members: {} } })
    expect(await reason(discord.menu('Zoé', '#idées', 'Note', 'rien'))).toContain('sees no message « rien »')
    expect(await reason(discord.menu('Zoé', '#idées', 'Rien', id))).toContain('only: En faire une idée, Profil')
  })

  test('what is offered while one types comes in the language of the person', async () => {
    const discord = await setUp({ ackMs: 1000 })
    await register(discord, [command('voir', [leaf('quoi', 3, { autocomplete: true }), leaf('ou', 3)])])
    const bot = await hand(discord, () => ({
      type: 8,
      data: { choices: [{ name: 'wash', value: 'w', ...french('lavoir') }] },
    }))
    expect(await discord.completes('Zoé', '#idées', 'voir', 'quoi', 'la', { ou: 'là' })).toEqual([
      { name: 'lavoir', value: 'w' },
    ])
    expect(bot.heard[0]?.data).toMatchObject({
      options: [
        { name: 'quoi', value: 'la', focused: true },
        { name: 'ou', value: 'là' },
      ],
    })
    expect(await reason(discord.completes('Zoé', '#idées', 'voir', 'ou', 'a'))).toContain('completes nothing')
    discord.gateway.drop({ ms: 500, resumable: false })
    expect(await discord.completes('Zoé', '#idées', 'voir', 'quoi', 'la')).toEqual([])
    expect(discord.failures()).toMatchObject([{ reason: 'Échec du chargement des options' }])
  })
})
