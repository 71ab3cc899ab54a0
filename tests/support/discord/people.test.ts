/** People write where they may, are called by name, and see what they may. */
import { describe, expect, test } from 'vitest'
import { post, reason, setUp } from './kit.ts'

describe('people', () => {
  test('write where they may, are called by name, and see what they may', async () => {
    const discord = await setUp()
    discord.user('Léa', { nick: 'L', locale: 'en-GB' })
    const { id } = await discord.says('Zoé', '#idées', 'salut @Ali, **vois** #idées')
    expect(discord.sees('Léa', '#idées')).toMatchObject([
      { id, by: 'Zoé', text: 'salut @Ali, vois #idées', kind: 'message' },
    ])
    expect(await reason(discord.says('Personne', '#idées', 'a'))).toContain('Nobody is called Personne')
    expect(await reason(discord.says('Zoé', '#rien', 'a'))).toContain('No channel is called #rien')
    discord.user('Eve', { guilds: [discord.guild('Deux')] })
    expect(() => discord.sees('Eve', '#idées')).toThrow('does not see')
    expect(discord.everyMessage()).toHaveLength(1)
  })

  test('embeds are read, unless they are hidden', async () => {
    const discord = await setUp()
    const embeds = [
      { title: '**T**', description: 'd', fields: [{ name: 'n', value: '*v*' }], footer: { text: 'pied' } },
    ]
    await post(discord, { content: 'c', embeds })
    await post(discord, { content: 'c', embeds, flags: 4 })
    expect(discord.sees('Zoé', '#idées').map((seen) => seen.text)).toEqual(['c\nT\nd\nn : v\npied', 'c'])
  })
})
