/** The fake against the real discord.js: what a person does reaches the bot, and what the bot says reaches the person. */
import { describe, expect, test } from 'vitest'
import { app, button, command, input, labelled, register, row, setUp, sub, text } from './kit.ts'

describe('with discord.js', () => {
  test('a command is answered, a button opens a form, and the form is answered', async () => {
    const discord = await setUp()
    const got: unknown[] = []
    await app(discord, async (interaction) => {
      if (interaction.isChatInputCommand()) {
        got.push(interaction.options.getSubcommand(), interaction.options.getString('titre'), interaction.locale)
        await interaction.reply({ content: '**Bonjour**', components: [row(button('Déposer'))] as never })
      } else if (interaction.isButton()) {
        got.push(interaction.customId)
        const components = [labelled('Votre idée', input('quoi')), text('Merci')]
        await interaction.showModal({ title: 'Une idée', custom_id: 'form', components } as never)
      } else if (interaction.isModalSubmit()) {
        got.push(interaction.fields.getTextInputValue('quoi'))
        await interaction.deferReply({ flags: 64 })
        await interaction.editReply('Enregistré')
      }
    })
    await register(discord, [command('concert', [sub('vote', [{ type: 3, name: 'titre', description: 't' }])])])
    expect(await discord.command('Zoé', '#idées', 'concert vote', { titre: 'Eau' })).toMatchObject({
      acknowledged: true,
      response: { type: 4 },
    })
    expect(discord.sees('Ali', '#idées')).toMatchObject([
      { text: 'Bonjour\n[Déposer]', buttons: ['Déposer'], by: 'Concertess', edited: false },
    ])
    await discord.presses('Zoé', '#idées', 'Déposer')
    expect(discord.modal('Zoé')?.text).toBe('Une idée\nVotre idée : ‹›\nMerci')
    expect(discord.modal('Ali')).toBeUndefined()
    expect(await discord.fills('Zoé', {})).toMatchObject({ acknowledged: false, ms: 0 })
    await discord.fills('Zoé', { 'Votre idée': 'Un lavoir' })
    await discord.quiet(40)
    expect(discord.modal('Zoé')).toBeUndefined()
    expect(discord.sees('Zoé', '#idées').at(-1)).toMatchObject({ text: 'Enregistré', ephemeral: true, thinking: false })
    expect(discord.sees('Ali', '#idées')).toHaveLength(1)
    expect(got).toEqual(['vote', 'Eau', 'fr', 'Déposer', 'Un lavoir'])
    expect(discord.failures()).toEqual([])
  })
})
