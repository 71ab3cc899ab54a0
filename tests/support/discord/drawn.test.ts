/** What is drawn is pressed and chosen, as far as it lets. */
import { describe, expect, test } from 'vitest'
import { acknowledging, button, menuOf, post, reason, row, setUp } from './kit.ts'

describe('what is drawn', () => {
  test('buttons: the newest, not those that are disabled; links go nowhere', async () => {
    const { discord, last, bot } = await acknowledging([])
    const link = { type: 2, style: 5, label: 'Site', url: 'https://a.fr' }
    await post(discord, { content: '1', components: [row(button('Oui', { custom_id: 'vieux' }), link)] })
    await post(discord, {
      content: '2',
      components: [
        row(
          button('Oui'),
          button('Non', { disabled: true }),
          button('', { emoji: { name: '✅' }, label: undefined, custom_id: 'v' }),
        ),
      ],
    })
    await discord.presses('Zoé', '#idées', 'Oui')
    expect(last()).toMatchObject({
      data: { custom_id: 'Oui' },
      message: { content: '2', author: { id: discord.bot.id } },
    })
    expect(await reason(discord.presses('Zoé', '#idées', 'Non'))).toContain('cannot be pressed any more')
    await discord.presses('Zoé', '#idées', '✅')
    expect(await discord.presses('Zoé', '#idées', 'Site')).toMatchObject({ response: { url: 'https://a.fr' } })
    expect(bot.heard).toHaveLength(2)
    expect(await reason(discord.presses('Zoé', '#idées', 'Rien'))).toContain('only: Oui, Non, ✅, Oui, Site')
  })

  test('a press that nobody answers', async () => {
    const discord = await setUp({ ackMs: 40 })
    await post(discord, { content: '1', components: [row(button('Oui'))] })
    expect(await discord.presses('Zoé', '#idées', 'Oui')).toMatchObject({ reason: 'Cette interaction a échoué' })
  })

  test('choices: one or several, as many as the menu lets', async () => {
    const { discord, last, bot } = await acknowledging([])
    const one = menuOf(['Eau', 'Bois'], { placeholder: 'Thème', custom_id: 'un' })
    const many = menuOf(['Eau', 'Bois', 'Fer'], {
      placeholder: 'Thèmes',
      custom_id: 'trois',
      min_values: 2,
      max_values: 3,
    })
    const who = { type: 5, custom_id: 'qui', placeholder: 'Qui' }
    await post(discord, { content: 'choix', components: [row(one), row(many), row(who)] })
    expect(discord.sees('Ali', '#idées')[0]).toMatchObject({
      text: 'choix\n[Thème ▾ Eau | Bois]\n[Thèmes ▾ Eau | Bois | Fer]\n[Qui ▾]',
      options: ['Eau', 'Bois', 'Eau', 'Bois', 'Fer'],
    })
    await discord.presses('Zoé', '#idées', 'Bois')
    expect(last().data).toMatchObject({ custom_id: 'un', component_type: 3, values: ['bois'] })
    expect(discord.sees('Zoé', '#idées')[0]?.text).toContain('[Bois ▾ Eau | Bois]')
    expect(discord.sees('Ali', '#idées')[0]?.text).toContain('[Thème ▾ Eau | Bois]')
    await discord.chooses('Zoé', '#idées', ['Eau', 'Fer'], 'Thèmes')
    expect(last().data).toMatchObject({ custom_id: 'trois', values: ['eau', 'fer'] })
    expect(await discord.chooses('Zoé', '#idées', 'Eau', 'Thèmes')).toMatchObject({
      reason: 'not sent: the menu needs 2 choices',
    })
    expect(await discord.chooses('Zoé', '#idées', ['Eau', 'Bois'], 'Thème')).toMatchObject({ acknowledged: false })
    await discord.chooses('Zoé', '#idées', 'Ali', 'Qui')
    expect(last().data).toMatchObject({
      component_type: 5,
      values: [discord.idOf('Ali')],
      resolved: { users: {}, members: {} },
    })
    expect(bot.heard).toHaveLength(3)
    const old = menuOf(['Or'], { custom_id: 'vieux', disabled: true })
    const rank = { type: 6, custom_id: 'rang', placeholder: 'Rang' }
    await post(discord, { content: 'autre', components: [row(old), row(rank)] })
    expect(await reason(discord.chooses('Zoé', '#idées', 'Or'))).toContain('cannot be chosen any more')
    const role = discord.role('Équipe')
    await discord.chooses('Zoé', '#idées', 'Équipe', 'Rang')
    expect(last().data).toMatchObject({ component_type: 6, values: [role], resolved: { roles: { [role]: {} } } })
    expect(await reason(discord.chooses('Zoé', '#idées', 'Ali', 'Rang'))).toContain('sees no « Ali »')
    expect(await reason(discord.chooses('Zoé', '#idées', 'Argent'))).toContain('sees no « Argent »')
  })
})
