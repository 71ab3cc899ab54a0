/** Forms: what they say, what the client does not let go, and what is sent of them. */
import { describe, expect, test } from 'vitest'
import type { FakeDiscord } from './discord.ts'
import type { Fields } from './json.ts'
import { command, hand, input, labelled, menuOf, option, reason, register, row, setUp, text } from './kit.ts'

describe('forms', () => {
  const parts = [
    labelled('Idée', input('idee', { min_length: 3, max_length: 10, placeholder: 'un mot' }), {
      description: 'courte',
    }),
    labelled('Thème', {
      type: 21,
      custom_id: 'theme',
      options: [option('Eau'), option('Bois', { description: 'forêt' })],
    }),
    labelled('Pour', { type: 22, custom_id: 'pour', options: [option('Tous'), option('Nous')], required: false }),
    labelled('Accord', { type: 23, custom_id: 'accord' }),
    labelled('Lieu', menuOf(['Ici', 'Là'], { custom_id: 'lieu', required: false })),
  ]
  async function form(components: readonly unknown[], ackMs = 3000): Promise<{ discord: FakeDiscord; sent: Fields[] }> {
    const discord = await setUp({ limits: false, ackMs })
    await register(discord, [command('idee')])
    const bot = await hand(discord, ({ type }) =>
      type === 2
        ? { type: 9, data: { title: 'Une idée', custom_id: 'f', components } }
        : { type: 5, data: { flags: 64 } },
    )
    await discord.command('Zoé', '#idées', 'idee')
    return { discord, sent: bot.heard }
  }

  test('what it says, what it does not let go, what it sends', async () => {
    const { discord, sent } = await form(parts)
    expect(discord.modal('Zoé')).toMatchObject({
      kind: 'modal',
      id: 'f',
      text: 'Une idée\nIdée (courte) : ‹un mot›\nThème : ( ) Eau\n( ) Bois (forêt)\nPour : ☐ Tous\n☐ Nous\nAccord : ☐\nLieu : [ ▾ Ici | Là]',
      inputs: [{ id: 'idee', label: 'Idée', options: [] }, { options: ['Eau', 'Bois'] }, {}, {}, {}],
    })
    const why = async (values: Parameters<FakeDiscord['fills']>[1]) => (await discord.fills('Zoé', values)).reason
    expect(await why({})).toBe('not sent: « Idée » is required')
    expect(await why({ Idée: 'ab' })).toBe('not sent: « Idée » needs 3 characters')
    expect(await why({ Idée: 'x'.repeat(11) })).toBe('not sent: « Idée » holds 10 characters')
    expect(await why({ Idée: 'lavoir' })).toBe('not sent: « Thème » is required')
    expect(await why({ theme: 'Bois', Lieu: ['Ici', 'Là'] })).toBe('not sent: « Lieu » holds 1 choices')
    expect(discord.modal('Zoé')?.text).toContain('⚠ « Lieu » holds 1 choices')
    expect(await reason(discord.fills('Zoé', { Rien: 'a' }))).toContain('There is no input « Rien », only: Idée, Thème')
    expect(await reason(discord.fills('Zoé', { Thème: 'Or' }))).toContain('There is no choice « Or », only: Eau, Bois')
    expect(sent).toHaveLength(1)
    expect((await discord.fills('Zoé', { Lieu: [], Pour: ['Tous', 'Nous'], Accord: true })).acknowledged).toBe(true)
    expect(sent[1]).toMatchObject({ type: 5, channel_id: discord.idOf('#idées') })
    expect(sent[1]).not.toHaveProperty('message')
    expect(sent[1]?.data).toEqual({
      custom_id: 'f',
      components: [
        { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'idee', value: 'lavoir' } },
        { type: 18, id: 3, component: { type: 21, id: 4, custom_id: 'theme', value: 'bois' } },
        { type: 18, id: 5, component: { type: 22, id: 6, custom_id: 'pour', values: ['tous', 'nous'] } },
        { type: 18, id: 7, component: { type: 23, id: 8, custom_id: 'accord', value: true } },
        { type: 18, id: 9, component: { type: 3, id: 10, custom_id: 'lieu', values: [] } },
      ],
    })
    expect(discord.modal('Zoé')).toBeUndefined()
  })

  test('what was there before is sent as it was', async () => {
    const { discord, sent } = await form([
      text('Bonjour'),
      row(input('a', { label: 'Vieux', value: 'avant' })),
      labelled('Thème', { type: 21, custom_id: 't', options: [option('Eau', { default: true }), option('Bois')] }),
      labelled('Qui', { type: 5, custom_id: 'q' }),
    ])
    expect(discord.modal('Zoé')?.text).toBe('Une idée\nBonjour\nVieux : ‹avant›\nThème : (•) Eau\n( ) Bois\nQui : [ ▾]')
    expect(await reason(discord.fills('Zoé', { Qui: 'Personne' }))).toContain('There is no choice « Personne »')
    await discord.fills('Zoé', { Qui: 'Ali' })
    const ali = discord.idOf('Ali')
    expect(sent[1]?.data).toMatchObject({
      components: [
        { type: 10, id: 1 },
        { type: 1, id: 2, components: [{ type: 4, id: 3, custom_id: 'a', value: 'avant' }] },
        { type: 18, component: { value: 'eau' } },
        { type: 18, component: { type: 5, values: [ali] } },
      ],
      resolved: { users: { [ali]: {} }, members: { [ali]: {} } },
    })
  })

  test('it stays open when nothing comes back, and can be closed', async () => {
    const { discord } = await form([labelled('Idée', input('idee'))], 800)
    discord.gateway.drop({ ms: 2000, resumable: false })
    expect(await discord.fills('Zoé', { Idée: 'a' })).toMatchObject({ reason: "Une erreur s'est produite. Réessaie." })
    expect(discord.modal('Zoé')?.text).toBe("Une idée\nIdée : ‹a›\n⚠ Une erreur s'est produite. Réessaie.")
    expect((await discord.closes('Zoé')).acknowledged).toBe(true)
    expect(discord.modal('Zoé')).toBeUndefined()
    expect(await reason(discord.fills('Zoé', {}))).toBe('Zoé has no modal open')
  })
})
