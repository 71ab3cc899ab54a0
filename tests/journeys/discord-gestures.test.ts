/** What people do in Discord beside typing commands: windows, menus, threads, lists, private answers, words in private. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import type { FakeDiscord, Seen } from '../support/discord/discord.ts'
import { type DiscordBot, discordBot, founded, storyClock, types } from '../support/discord-story.ts'

let db: Database
let bot: DiscordBot<VirtualClock>
let discord: FakeDiscord

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await bot?.stop()
  await emptyAll(db)
  bot = await discordBot(db, { clock: storyClock('2027-03-01T10:00') })
  discord = bot.discord
  await founded(bot)
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

async function says(who: string, where: string, words: string): Promise<void> {
  expect(await types(bot, who, where, words)).toMatchObject({ acknowledged: true })
  await bot.settle()
}
async function command(who: string, where: string, name: string, options: Record<string, string> = {}): Promise<void> {
  expect(await discord.command(who, where, name, options)).toMatchObject({ acknowledged: true })
  await bot.settle()
}
/** Nobody waits for an answer to words: they are on their way for a moment. */
async function tells(who: string, where: string, words: string): Promise<void> {
  expect(await discord.says(who, where, words)).toMatchObject({ acknowledged: true })
  await discord.quiet(50)
  await bot.settle()
}
async function press(who: string, where: string, label: string): Promise<void> {
  expect(await discord.presses(who, where, label)).toMatchObject({ acknowledged: true })
  await bot.settle()
}
async function fill(who: string, values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  expect(await discord.fills(who, values)).toMatchObject({ acknowledged: true })
  await bot.settle()
}
function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}
function last(who: string, where: string): Seen & { readonly said: string } {
  const seen = discord.sees(who, where).at(-1)
  if (!seen) throw new Error(`${who} sees nothing in ${where}`)
  return { ...seen, said: spaces(seen.text) }
}
function all(who: string, where: string): string {
  return spaces(
    discord
      .sees(who, where)
      .map(({ text }) => text)
      .join('\n'),
  )
}
async function ideas(): Promise<string[]> {
  return (await db.query<{ text: string }>('SELECT text FROM "Idea" ORDER BY number')).map(({ text }) => text)
}

describe('windows', () => {
  test('a command without its words opens a window at once, which says who will see the answer', async () => {
    await command('bo', '#pleniere', 'idee')
    expect(spaces(discord.modal('bo')?.text ?? '')).toContain('Visible par les personnes de ce salon')
    await fill('bo', { 'Votre idée': 'Prêter nos salles <@!1> @everyone & *gratuitement*' })
    expect(discord.modal('bo')).toBeUndefined()
    expect(await ideas()).toEqual(['Prêter nos salles <@!1> @everyone & *gratuitement*'])
    expect(discord.sees('bo', '#pleniere').some(({ ephemeral, text }) => ephemeral && text.includes('Prêter'))).toBe(
      true,
    )
    expect(all('cleo', '#pleniere')).toContain('Prêter nos salles <@!1> @everyone & *gratuitement*')
    expect(discord.pings()).toEqual([])
  })

  test('what is filled in wrongly is said, and the words are taken up again', async () => {
    await command('bo', '#pleniere', 'idee')
    await fill('bo', { 'Votre idée': 'x' })
    expect(last('bo', '#pleniere')).toMatchObject({ ephemeral: true })
    expect(last('bo', '#pleniere').said).toMatch(/au moins|trop court/)
    expect(await ideas()).toEqual([])
    await press('bo', '#pleniere', 'Reprendre mon texte')
    expect(discord.modal('bo')?.text).toContain('x')
    await fill('bo', { 'Votre idée': 'Une idée assez longue' })
    expect(await ideas()).toEqual(['Une idée assez longue'])
  })

  test('a long form is filled in step by step, and what was given before is kept over a restart', async () => {
    // the bare form fits one window; what may be changed of a vote does not
    await command('ana', '#pleniere', 'concert vote')
    expect(discord.modal('ana')?.text).not.toMatch(/^\d\/\d/)
    await fill('ana', { Question: 'Par où commencer ?', Options: 'Le fonds | La plateforme' })
    await press('ana', '#pleniere', 'Modifier')
    expect(discord.modal('ana')?.text).toContain('1/4')
    await fill('ana', { Question: 'Par quoi commencer ?' })
    expect(last('ana', '#pleniere').said).toContain('Étape 1 sur 4')
    expect(await db.query('SELECT 1 FROM "Poll"')).toEqual([])
    await bot.engine.stop()
    const next = await discordBot(db, { clock: bot.clock, discord, seed: 2 })
    await next.engine.open(next.adapter)
    await next.engine.resume()
    while (!next.adapter.connected()) await new Promise((resolve) => setTimeout(resolve, 20))
    bot = next
    await press('ana', '#pleniere', 'Continuer (2 sur 4)')
    expect(discord.modal('ana')?.text).toContain('2/4')
    await fill('ana', {})
    await press('ana', '#pleniere', 'Envoyer sans la suite')
    expect(last('ana', '#pleniere').said).toContain('Par quoi commencer ?')
    await press('ana', '#pleniere', 'Ouvrir le vote')
    expect(await db.query('SELECT question FROM "Poll"')).toEqual([{ question: 'Par quoi commencer ?' }])
  })

  test('sent again because the answer was late, it counts once', async () => {
    await command('bo', '#pleniere', 'idee')
    await fill('bo', { 'Votre idée': 'Une fois seulement' })
    discord.replay(3)
    await discord.quiet(50)
    await bot.settle()
    expect(await ideas()).toEqual(['Une fois seulement'])
  })

  test('a message becomes a contribution by its menu: its words are shown first', async () => {
    await discord.says('cleo', '#pleniere', 'Et si on prêtait nos salles à @bo ?')
    expect(await discord.menu('bo', '#pleniere', 'En faire une contribution', 'Et si on')).toMatchObject({
      acknowledged: true,
    })
    await bot.settle()
    expect(await ideas()).toEqual([])
    expect(discord.modal('bo')?.text).toContain('Et si on prêtait nos salles')
    await fill('bo', {})
    expect((await ideas())[0]).toContain('Et si on prêtait nos salles')
  })
})

describe('ballots', () => {
  async function poll(question: string, more: string): Promise<void> {
    await says('ana', '#pleniere', `/concert vote ${question} ; ${more}`)
    await press('ana', '#pleniere', 'Ouvrir le vote')
  }
  const ballots = () =>
    db.query<{ paper: string }>('SELECT paper FROM "Ballot" WHERE state = \'counted\' ORDER BY at, id')

  test('several choices are made in a list that nobody else sees, changed and taken back', async () => {
    await poll('Que retenir ?', 'options : Emploi | Logement | Culture ; forme : assentiment')
    const before = discord.sees('cleo', '#pleniere').length
    await press('bo', '#pleniere', 'Voter')
    expect(await discord.chooses('bo', '#pleniere', ['Emploi', 'Culture'])).toMatchObject({ acknowledged: true })
    await bot.settle()
    expect((await ballots()).map(({ paper }) => paper)).toEqual(['0,2'])
    expect(discord.sees('cleo', '#pleniere')).toHaveLength(before)
    await press('bo', '#pleniere', 'Voter')
    await discord.chooses('bo', '#pleniere', ['Logement'])
    await bot.settle()
    expect((await ballots()).map(({ paper }) => paper)).toEqual(['1'])
  })

  test('two clicks on one button are one gesture', async () => {
    await poll('D’accord ?', 'forme : oui-non')
    await Promise.all([discord.presses('bo', '#pleniere', 'Oui'), discord.presses('bo', '#pleniere', 'Oui')])
    await bot.settle()
    expect(await ballots()).toHaveLength(1)
    const told = discord.sees('bo', '#pleniere').filter(({ ephemeral }) => ephemeral)
    expect(told.filter(({ text }) => /Oui/.test(text))).toHaveLength(1)
  })
})

describe('what is typed', () => {
  test('« autre » proposes what this person may do here, and does it', async () => {
    const offered = await discord.completes('ana', '#pleniere', 'concert autre', 'commande', 'axe')
    expect(offered.map(({ value }) => value)).toContain('axe')
    const bo = await discord.completes('bo', '#pleniere', 'concert autre', 'commande', 'nommer')
    expect(bo.map(({ value }) => value)).not.toContain('nommer')
    await command('ana', '#pleniere', 'concert autre', { commande: 'theme Emploi ; Logement' })
    expect(await db.query('SELECT title FROM "Theme" ORDER BY number')).toEqual([
      { title: 'Emploi' },
      { title: 'Logement' },
    ])
  })

  test('open votes, ateliers and actions are proposed where they are asked', async () => {
    await says('ana', '#pleniere', '/concert action Monter un fonds')
    const offered = await discord.completes('ana', '#pleniere', 'concert actions', 'action', 'fonds')
    expect(offered.map(({ name }) => name).join(' ')).toContain('Monter un fonds')
  })

  test('in private one word is enough; a mention is heard, other words are not', async () => {
    await tells('bo', 'dm', 'aide')
    expect(last('bo', 'dm').said).toContain('vous pouvez')
    await tells('bo', '#pleniere', 'Une idée pour plus tard')
    expect(await ideas()).toEqual([])
    await tells('bo', '#pleniere', '@Concertess idee Un poste partagé')
    expect(await ideas()).toEqual(['Un poste partagé'])
  })

  test('two ateliers of one channel each have the thread below their card, and it is theirs', async () => {
    await says('ana', '#pleniere', '/concert phase Ateliers ; début : 1er mars 2027 ; fin : 30 juillet 2027')
    for (const title of ['Emploi', 'Mobilités']) await says('ana', '#pleniere', `/concert atelier ${title} ; phase : 1`)
    for (const n of [1, 2]) {
      await says('ana', '#pleniere', `/concert reunion 1er mars 2027 14h ; atelier : ${n}`)
      await says('ana', '#pleniere', `/concert ouvrir ${n}`)
    }
    const thread = discord.thread('#pleniere', 'Emploi, 1re séance')
    expect(all('bo', thread)).toContain('La séance se tient ici, dans ce fil.')
    await command('bo', thread, 'idee', { 'votre-idee': 'Une idée pour l’emploi' })
    await command('bo', discord.thread('#pleniere', 'Mobilités, 1re séance'), 'idee', {
      'votre-idee': 'Des vélos',
    })
    expect(all('cleo', thread)).toContain('Une idée pour l’emploi')
    expect(all('cleo', thread)).not.toContain('Des vélos')
    const of = 'SELECT i.text, s.number FROM "Idea" i JOIN "Session" s ON s.id = i."sessionId" ORDER BY i.number'
    expect(await db.query(of)).toEqual([
      { text: 'Une idée pour l’emploi', number: 1 },
      { text: 'Des vélos', number: 2 },
    ])
  })

  test('in a thread, what is said belongs to the channel, and is answered in the thread', async () => {
    await discord.says('cleo', '#pleniere', 'Parlons-en ici')
    const thread = discord.startsThread('cleo', '#pleniere', 'Parlons-en', 'Le fil')
    await command('bo', thread, 'idee', { 'votre-idee': 'Une idée du fil' })
    expect(await ideas()).toEqual(['Une idée du fil'])
    expect(all('cleo', thread)).toContain('Une idée du fil')
  })
})

describe('where Discord does not let us', () => {
  test('a channel where we may not write: the person is told once what is to be done', async () => {
    discord.botMay('#couloir', false)
    await says('bo', '#couloir', '/idee Une idée du couloir')
    expect(all('bo', '#couloir')).toContain('Je ne peux pas écrire dans ce salon')
    expect(await ideas()).toEqual(['Une idée du couloir'])
    const told = () =>
      discord.sees('bo', '#couloir').filter(({ text }) => text.includes('Je ne peux pas écrire')).length
    await says('bo', '#couloir', '/idee Une autre idée du couloir')
    expect(told()).toBe(1)
  })

  test('an answer that Discord does not take any more comes in private', async () => {
    discord.fail(1, 404, 'POST /interactions', 10062)
    await discord.command('bo', '#pleniere', 'concert aide')
    await bot.settle()
    expect(all('bo', 'dm')).toContain('vous pouvez')
    discord.fail(2, 404, /webhooks/, 10015)
    await command('bo', '#pleniere', 'concert agenda')
    expect(all('bo', 'dm').length).toBeGreaterThan(0)
    expect(await db.query(`SELECT 1 FROM "Waiting" WHERE parked`)).toEqual([])
  })

  test('nothing is left of « l’application réfléchit »', async () => {
    for (const words of ['/idee Une idée', '/concert aide', '/concert decision Une décision', '/concert']) {
      await says('ana', '#pleniere', words)
    }
    expect(discord.sees('ana', '#pleniere').filter(({ thinking }) => thinking)).toEqual([])
  })
})

test('the pages of a long answer follow one another by « Suite »', async () => {
  const long = 'Un texte assez long pour remplir plusieurs pages. '.repeat(18).trim()
  for (let n = 1; n <= 6; n++) await says('bo', '#pleniere', `/idee ${n} ${long}`)
  await says('bo', '#pleniere', '/concert idees')
  let pages = 1
  while (last('bo', '#pleniere').buttons.includes('Suite') && pages < 20) {
    await press('bo', '#pleniere', 'Suite')
    pages += 1
  }
  expect(pages).toBeGreaterThan(1)
  expect(discord.failures()).toEqual([])
})
