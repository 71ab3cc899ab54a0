/** Attacks on the adapter in Discord: gestures on what is somebody else's, forged ones, rights from elsewhere, secrets. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../../support/database.ts'
import type { FakeDiscord } from '../../support/discord/discord.ts'
import type { Fields } from '../../support/discord/json.ts'
import { begin, type DiscordBot, discordBot, founded, storyClock, types } from '../../support/discord-story.ts'

let db: Database
let bot: DiscordBot<VirtualClock>
let discord: FakeDiscord
let forgeries = 0

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await bot?.stop()
  await emptyAll(db)
  bot = await discordBot(db, { clock: storyClock('2027-03-01T10:00') })
  discord = bot.discord
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

async function says(who: string, where: string, words: string): Promise<void> {
  expect(await types(bot, who, where, words)).toMatchObject({ acknowledged: true })
  await bot.settle()
}
/** What the newest gesture of this person would be with something else in it: Discord knows nothing of its token. */
async function forges(who: string, more: Fields): Promise<void> {
  const { payload } = discord.delivered().findLast(({ payload: one }) => authorOf(one) === discord.idOf(who))!
  const id = String(BigInt(String(payload.id)) + BigInt(++forgeries))
  discord.replay(1, { payload: { ...payload, id, ...more }, at: 0, outcome: undefined })
  await discord.quiet(60)
  await bot.settle()
}
function authorOf({ member, user }: Fields): unknown {
  return ((member as { user?: Fields } | undefined)?.user ?? (user as Fields | undefined))?.id
}
const window = (custom_id: string, values: Readonly<Record<string, string>> = {}) => ({
  type: 5,
  data: {
    custom_id,
    components: Object.entries(values).map(([name, value]) => ({
      type: 18,
      component: { type: 4, custom_id: `${name}|0`, value },
    })),
  },
})
const click = (custom_id: string, values?: readonly string[]) => ({
  type: 3,
  data: { custom_id, component_type: values ? 3 : 2, ...(values && { values }) },
})
function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}
function seen(who: string, where: string): string {
  return spaces(
    discord
      .sees(who, where)
      .map(({ text }) => text)
      .join('\n'),
  )
}
async function newestPost(to: 'whisper' | 'room' | 'dm'): Promise<string> {
  const [post] = await db.query<{ id: string }>(
    `SELECT id FROM "Outbox" WHERE address->>'to' = $1 ORDER BY seq DESC LIMIT 1`,
    [to],
  )
  return post!.id
}
const count = async (table: string) => (await db.query(`SELECT 1 FROM "${table}"`)).length

describe('what is somebody else’s', () => {
  beforeEach(() => founded(bot))

  test('the preview of an animator does nothing when another account presses it', async () => {
    await says('bo', '#pleniere', '/concert aide')
    await says('ana', '#pleniere', '/concert vote On continue ?')
    const post = await newestPost('whisper')
    for (let n = 1; n <= 4; n++) await forges('bo', click(`${post}:${n}`))
    await forges('bo', click(`s|${post}|0`, [':1.0']))
    await forges('bo', click(`f|${post}:1`))
    expect(await count('Poll')).toBe(0)
    expect(seen('bo', '#pleniere') + seen('bo', 'dm')).not.toContain('On continue')
  })

  test('a form of somebody else is neither shown nor sent', async () => {
    await says('bo', '#pleniere', '/concert aide')
    await discord.command('ana', '#pleniere', 'concert vote')
    await bot.settle()
    const post = await newestPost('whisper')
    for (const forged of [
      window(`m|${post}|0|1`, { question: 'Par bo ?', options: 'A | B' }),
      window(`m|${post}|0|3`, { question: 'Par bo ?' }),
      window(`m|${post}|99|99`),
      click(`g|${post}`),
      click(`f|${post}:0`),
      click(`f2|${post}:0`),
    ])
      await forges('bo', forged)
    expect(await count('Poll')).toBe(0)
    expect(seen('bo', '#pleniere') + seen('bo', 'dm')).not.toMatch(/Étape|Remplir|Continuer/)
    expect(discord.modal('bo')).toBeUndefined()
  })

  test('fields that a form did not ask are not taken', async () => {
    await discord.command('bo', '#pleniere', 'idee')
    await bot.settle()
    const custom_id = String(discord.modal('bo')!.raw.custom_id)
    await forges(
      'bo',
      window(custom_id, { text: 'Une idée forgée', private: 'true', confirmed: 'true', __proto__: 'x' }),
    )
    expect(await db.query('SELECT text FROM "Idea"')).toEqual([{ text: 'Une idée forgée' }])
  })

  test('a post of another channel cannot be pressed from here, nor one that never was', async () => {
    discord.channel('bureau', { private: true, members: ['ana', 'bo'] })
    await says('ana', '#bureau', '/concert salon')
    await says('bo', '#bureau', '/idee Une idée du bureau')
    const post = await newestPost('room')
    await says('cleo', '#pleniere', '/concert aide')
    for (const id of [
      `${post}:1`,
      `${post}:p1`,
      `f|${post}:1`,
      'x:1',
      '__proto__:1',
      `v|${post}|1|choices|1`,
      'b|x|1|0|',
    ])
      await forges('cleo', click(id))
    await forges('cleo', window(`b|${post}|1|0|`, {}))
    expect(seen('cleo', '#pleniere') + seen('cleo', 'dm')).not.toContain('du bureau')
    expect(seen('cleo', 'dm')).not.toMatch(/incident|imprévu/)
  })
})

describe('rights', () => {
  test('whoever runs another server where the bot is does not take it over', async () => {
    discord.guild('Ailleurs')
    discord.user('eve', { guilds: ['Ailleurs'], owner: true, admin: true })
    discord.user('ana', { owner: true })
    discord.channel('chez-eve', { guild: 'Ailleurs' })
    discord.channel('pleniere')
    await begin(bot)
    await types(bot, 'eve', '#chez-eve', '/concert admin')
    await bot.settle()
    expect(seen('eve', '#chez-eve')).toContain('code')
    expect(discord.sees('eve', '#chez-eve').flatMap(({ buttons }) => buttons)).not.toContain('Confirmer')
    expect(await count('Role')).toBe(0)
  })

  test('no role comes from a name, nor from what is written', async () => {
    await founded(bot)
    const ana = discord.idOf('ana')
    const before = await count('Role')
    discord.user('Administrateur', { nick: `<@${ana}>` })
    await says('Administrateur', '#pleniere', `/concert nommer <@${ana}> ; animateur`)
    await says('Administrateur', '#pleniere', '/concert admin')
    expect(await count('Role')).toBe(before)
  })
})
