/** What people do in Slack beside typing commands: windows, menus, threads, their own page, private answers found again. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import type { FakeSlack, Seen } from '../support/slack/slack.ts'
import { asShown, founded, type SlackBot, slackBot, storyClock } from '../support/slack-story.ts'

let db: Database
let bot: SlackBot<VirtualClock>
let slack: FakeSlack

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await bot?.stop()
  await emptyAll(db)
  bot = await slackBot(db, {
    transport: 'socket',
    clock: storyClock('2027-03-01T10:00'),
    fake: { events: ['app_mention', 'message.im', 'app_home_opened', 'member_joined_channel'] },
  })
  slack = bot.slack
  await founded(bot)
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

async function command(who: string, where: string, words: string): Promise<void> {
  expect(await slack.command(who, where, words)).toMatchObject({ acknowledged: true })
  await bot.settle()
}

async function press(who: string, where: string, label: string): Promise<void> {
  expect(await slack.presses(who, where, asShown(slack, who, where, label))).toMatchObject({ acknowledged: true })
  await bot.settle()
}

async function fill(who: string, values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  expect(await slack.fills(who, values)).toMatchObject({ acknowledged: true })
  await bot.settle()
}

function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}

function last(who: string, where: string): Seen & { readonly said: string } {
  const seen = slack.sees(who, where).at(-1)
  if (!seen) throw new Error(`${who} sees nothing in ${where}`)
  return { ...seen, said: spaces(seen.text) }
}

function window(who: string): string {
  return spaces(slack.modal(who)?.text ?? '')
}

async function ideas(): Promise<string[]> {
  return (await db.query<{ text: string }>('SELECT text FROM "Idea" ORDER BY number')).map(({ text }) => text)
}

describe('windows', () => {
  test('a command without its words opens a window, which says who will see the answer; sent, it is done', async () => {
    await command('bo', '#pleniere', '/idee')
    expect(window('bo')).toContain('Visible par les personnes de ce salon')
    await fill('bo', { 'Votre idée': 'Prêter nos salles <!channel> & *gratuitement*' })
    expect(slack.modal('bo')).toBeUndefined()
    expect(await ideas()).toEqual(['Prêter nos salles <!channel> & *gratuitement*'])
    expect(last('bo', '#pleniere').kind).toBe('ephemeral')
    expect(
      slack
        .sees('cleo', '#pleniere')
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('Prêter nos salles <!channel> & *gratuitement*')
    expect(slack.pings()).toEqual([])
  })

  test('what is filled in wrongly is said at its field; the words stay, and the window can be sent again', async () => {
    await command('ana', '#pleniere', '/concert recueil')
    expect(slack.modal('ana')).toBeDefined()
    const before = window('ana')
    await command('bo', '#pleniere', '/idee')
    await fill('bo', { 'Votre idée': 'x' })
    expect(window('bo')).toMatch(/Votre idée : .*x/)
    expect(window('bo')).toMatch(/⚠ .*trop court|⚠ .*au moins/)
    await fill('bo', { 'Votre idée': 'Une idée assez longue' })
    expect(slack.modal('bo')).toBeUndefined()
    expect(await ideas()).toEqual(['Une idée assez longue'])
    expect(window('ana')).toBe(before)
  })

  test('refused as a whole, the window says why and keeps the words', async () => {
    await command('ana', '#pleniere', '/concert recueil demain 12h')
    await command('bo', '#pleniere', '/idee')
    await bot.clock.advance(new Date('2027-03-03T10:00:00Z'), () => bot.engine.settle())
    await bot.settle()
    await fill('bo', { 'Votre idée': 'Arrivée après l’heure' })
    expect(window('bo')).toMatch(/Attention : .*clos|Attention : .*fermé|Attention : .*terminé/)
    expect(window('bo')).toContain('Arrivée après l’heure')
    expect(await ideas()).toEqual([])
    await command('ana', '#pleniere', '/concert rouvrir')
    await slack.submits('bo')
    await bot.settle()
    expect(await ideas()).toEqual(['Arrivée après l’heure'])
  })

  test('sent twice because the answer was late, it counts once', async () => {
    await command('bo', '#pleniere', '/idee')
    const sent = slack.fills('bo', { 'Votre idée': 'Une fois seulement' })
    await sent
    await bot.settle()
    await slack.replay(3)
    await bot.settle()
    expect(await ideas()).toEqual(['Une fois seulement'])
  })

  test('a vote is answered in a window that nobody else sees, and can be changed', async () => {
    await command(
      'ana',
      '#pleniere',
      '/concert vote Par quoi commencer ? ; options : Emploi | Logement | Culture ; forme : assentiment ; retenues : 1',
    )
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await press('bo', '#pleniere', 'Voter')
    expect(window('bo')).toContain('Par quoi commencer ?')
    await slack.chooses('bo', 'modal', 'Emploi')
    await slack.chooses('bo', 'modal', 'Culture')
    await slack.submits('bo')
    await bot.settle()
    expect(last('bo', '#pleniere').said).toMatch(/Emploi|Culture/)
    for (const who of ['ana', 'cleo', 'dan'])
      expect(
        slack
          .sees(who, '#pleniere')
          .filter(({ kind }) => kind !== 'message')
          .map(({ text }) => text)
          .join('\n'),
      ).not.toMatch(/bo .*Emploi/)
    const rows = await db.query<{ paper: string }>('SELECT paper FROM "Ballot"')
    expect(rows).toHaveLength(1)
  })
})

describe('menus', () => {
  test('« En faire une contribution » shows the form with the words of the message; nothing is made before it is sent', async () => {
    const { ts } = await slack.says('cleo', '#pleniere', 'On pourrait partager les <salles> & les véhicules')
    const message = { ts: ts!, channel: slack.channel('pleniere') }
    await slack.shortcut('bo', 'message:idea', { message })
    await bot.settle()
    expect(window('bo')).toContain('On pourrait partager les <salles> & les véhicules')
    expect(await ideas()).toEqual([])
    await slack.submits('bo')
    await bot.settle()
    expect(await ideas()).toEqual(['On pourrait partager les <salles> & les véhicules'])
  })

  test('a message becomes an action, or a decision, through its form', async () => {
    const { ts } = await slack.says('cleo', '#pleniere', 'Écrire aux maires avant l’été')
    const message = { ts: ts!, channel: slack.channel('pleniere') }
    await slack.shortcut('ana', 'message:action', { message })
    await bot.settle()
    expect(window('ana')).toContain('Écrire aux maires avant l’été')
    await slack.submits('ana')
    await bot.settle()
    expect(await db.query('SELECT title FROM "Action"')).toEqual([{ title: 'Écrire aux maires avant l’été' }])
    await slack.shortcut('ana', 'message:decision', { message })
    await bot.settle()
    expect(window('ana')).toContain('Écrire aux maires avant l’été')
  })

  test('« Déposer une idée » works from anywhere', async () => {
    await command('bo', '#pleniere', '/idee Une première')
    await slack.shortcut('bo', 'global:idea')
    await bot.settle()
    await fill('bo', { 'Votre idée': 'De nulle part' })
    expect(await ideas()).toEqual(['Une première', 'De nulle part'])
    expect(last('bo', 'dm').said).toContain('De nulle part')
  })
})

describe('threads', () => {
  test('named in a thread, the bot does as told there, and answers there', async () => {
    const { ts } = await slack.says('cleo', '#pleniere', 'Parlons des salles')
    await slack.mentions('bo', '#pleniere', 'idée Prêter nos salles', { threadOf: ts! })
    await bot.settle()
    expect(await ideas()).toEqual(['Prêter nos salles'])
    const receipt = slack.sees('bo', '#pleniere').find(({ kind, thread }) => kind === 'ephemeral' && thread === ts)
    expect(spaces(receipt?.text ?? '')).toContain('Prêter nos salles')
  })

  test('what is said in the thread of a session is said in that session', async () => {
    await command('ana', '#pleniere', '/concert atelier Emploi')
    await command('ana', '#pleniere', '/concert reunion 1 mars 11h ; atelier : 1 ; titre : Première séance')
    await press('ana', '#pleniere', 'Convoquer')
    await press('ana', '#pleniere', 'Envoyer la convocation')
    await command('ana', '#pleniere', '/concert ouvrir')
    const notice = slack.messages('#pleniere').find(
      // The appointment stands below the notice: what is sought is said.
      ({ thread, bot: ours, files }) => ours && thread !== undefined && files.length === 0,
    )
    expect(spaces(JSON.stringify(notice?.blocks))).toContain('dans ce fil')
    await slack.mentions('bo', '#pleniere', 'idée Dite dans le fil', { threadOf: notice!.thread! })
    await bot.settle()
    const [row] = await db.query<{ titled: string }>(
      'SELECT w.title AS titled FROM "Idea" i JOIN "Workshop" w ON w.id = i."workshopId"',
    )
    expect(row?.titled).toBe('Emploi')
  })
})

describe('a page of one’s own', () => {
  test('it shows what waits, and private answers that vanished from the channel are found there', async () => {
    await command('bo', '#pleniere', '/idee Une idée dont je veux revoir le reçu')
    slack.reloads('bo')
    expect(slack.sees('bo', '#pleniere').filter(({ kind }) => kind === 'ephemeral')).toEqual([])
    await slack.opensHome('bo')
    await bot.settle()
    const home = spaces(slack.home('bo')?.text ?? '')
    expect(home).toContain('Vos dernières réponses')
    const choice = slack.home('bo')?.buttons.find((label) => /Votre idée|idée n/i.test(spaces(label)))
    expect(choice).toBeDefined()
    await slack.presses('bo', 'home', choice!)
    await bot.settle()
    expect(window('bo')).toContain('Une idée dont je veux revoir le reçu')
  })

  test('it is drawn again after what the person does', async () => {
    await command('bo', '#pleniere', '/idee Une première')
    await slack.opensHome('bo')
    await bot.settle()
    await command('ana', '#pleniere', '/concert vote Oui ou non ?')
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await command('bo', '#pleniere', '/concert suivi')
    await new Promise((resolve) => setTimeout(resolve, 1700))
    await bot.settle()
    expect(spaces(slack.home('bo')?.text ?? '')).toContain('Oui ou non ?')
    expect(slack.home('cleo')).toBeUndefined()
  })
})

describe('what Slack people expect', () => {
  test('somebody whose Slack is in English is answered in English; the cards keep the language of the place', async () => {
    slack.user('eve', { locale: 'en-US' })
    slack.joins('eve', '#pleniere')
    await command('eve', '#pleniere', '/concert help')
    await slack.quiet(50)
    await command('eve', '#pleniere', '/concert help')
    expect(last('eve', '#pleniere').said).toMatch(/Here, in/i)
    await command('eve', '#pleniere', '/idee A shared workshop')
    const card = slack.messages('#pleniere').findLast(({ bot: ours, ephemeralTo }) => ours && ephemeralTo === undefined)
    expect(spaces(JSON.stringify(card?.blocks))).toContain('Idée n°')
  })

  test('who changes their mind twice in a second is taken at their last word', async () => {
    await command('ana', '#pleniere', '/concert reunion 3 mars 14h ; titre : Plénière')
    await press('ana', '#pleniere', 'Convoquer')
    await press('ana', '#pleniere', 'Envoyer la convocation')
    for (const label of ['Je viens', 'Je ne pourrai pas', 'Je viens'])
      await slack.presses('bo', '#pleniere', asShown(slack, 'bo', '#pleniere', label))
    await bot.settle()
    expect(await db.query('SELECT answer FROM "Answer"')).toEqual([{ answer: 'yes' }])
  })

  test('people are named as chats name them', async () => {
    await command('bo', '#pleniere', '/idee Une première')
    await command('ana', '#pleniere', '/concert nommer @bo animation')
    expect(last('ana', '#pleniere').said).toMatch(/bo .*animation|animation.* bo/i)
    await slack.mentions('ana', '#pleniere', 'nommer @cleo animation')
    await bot.settle()
    expect(last('ana', '#pleniere').said).toContain('« @cleo »')
  })

  test('moments are shown by the reader’s own clock', async () => {
    await command('ana', '#pleniere', '/concert reunion 3 mars 14h ; titre : Plénière')
    await press('ana', '#pleniere', 'Convoquer')
    await press('ana', '#pleniere', 'Envoyer la convocation')
    const card = slack
      .messages('#pleniere')
      .findLast(({ bot: ours, ephemeralTo, files }) => ours && ephemeralTo === undefined && files.length === 0)
    expect(JSON.stringify(card?.blocks)).toContain(`"timestamp":${Date.parse('2027-03-03T13:00:00Z') / 1000}`)
  })

  test('in private, words that are no command are not lost', async () => {
    await command('bo', '#pleniere', '/idee Une première')
    await slack.says('bo', 'dm', 'Il nous faut un annuaire')
    await bot.settle()
    expect(last('bo', 'dm').said).toContain('Il nous faut un annuaire')
    await press('bo', 'dm', 'Déposer comme idée')
    expect(await ideas()).toEqual(['Une première', 'Il nous faut un annuaire'])
  })

  test('invited into a channel, the bot shows whoever invited it what can be done', async () => {
    slack.channel('atelier', { members: ['ana', 'bo'], botIn: false })
    await slack.botIn('#atelier', true, 'ana')
    await bot.settle()
    expect(last('ana', '#atelier').kind).toBe('ephemeral')
    expect(slack.sees('bo', '#atelier').filter(({ kind }) => kind === 'ephemeral')).toEqual([])
  })

  test('the card of a vote is edited in place, a few times for many votes, and ends exact', async () => {
    await command('ana', '#pleniere', '/concert vote On y va ? ; résultats : en direct')
    await press('ana', '#pleniere', 'Ouvrir le vote')
    const posted = slack.everyMessage().length
    await Promise.all(['ana', 'bo', 'cleo', 'dan'].map((who) => slack.presses(who, '#pleniere', 'Oui')))
    await bot.settle()
    await bot.clock.advance(new Date(bot.clock.now().getTime() + 5000), () => bot.engine.settle())
    await bot.settle()
    const cards = slack.everyMessage().filter(({ ephemeralTo }) => ephemeralTo === undefined)
    const card = cards.findLast(({ edits }) => edits > 0)
    expect(spaces(JSON.stringify(card?.blocks))).toMatch(/4 (personnes|réponses)/)
    expect(card?.edits).toBeLessThanOrEqual(6)
    expect(
      slack
        .everyMessage()
        .slice(posted)
        .filter(({ ephemeralTo }) => ephemeralTo === undefined),
    ).toEqual([])
  })

  test('the document of a digest is shared below its card, and once although Slack’s answer was lost', async () => {
    await command('ana', '#pleniere', '/concert reunion 1 mars 11h ; titre : Plénière')
    await press('ana', '#pleniere', 'Convoquer')
    await press('ana', '#pleniere', 'Envoyer la convocation')
    await command('ana', '#pleniere', '/concert ouvrir')
    await command('ana', '#pleniere', '/concert decision Deux ateliers en avril')
    await command('ana', '#pleniere', '/concert clore')
    await command('ana', '#pleniere', '/concert resume')
    slack.loseReplies(1, 'files.completeUploadExternal')
    await press('ana', '#pleniere', 'Publier')
    await bot.clock.advance(new Date(bot.clock.now().getTime() + 60_000), () => bot.engine.settle())
    await bot.settle()
    const shared = slack.messages('#pleniere').filter(({ files }) =>
      // Beside the appointment of its notice.
      files.some((id) => slack.file(id)?.filename.endsWith('.docx')),
    )
    expect(shared).toHaveLength(1)
    expect(slack.file(shared[0]!.files[0]!)?.title).toContain('Plénière')
    const card = slack.messages('#pleniere').find(({ ts }) => ts === shared[0]!.thread)
    expect(spaces(JSON.stringify(card?.blocks))).toContain('Deux ateliers en avril')
  })

  test('every picture has its words', async () => {
    await command(
      'ana',
      '#pleniere',
      '/concert vote Par quoi commencer ? ; options : Emploi | Logement ; forme : choix-unique',
    )
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await press('bo', '#pleniere', 'Voter')
    await slack.chooses('bo', 'modal', 'Logement')
    await slack.submits('bo')
    await bot.settle()
    await command('ana', '#pleniere', '/concert fermer')
    const pictures = slack.sees('cleo', '#pleniere').filter(({ alt }) => alt.length > 0)
    expect(pictures.length).toBeGreaterThan(0)
    expect(spaces(pictures.flatMap(({ alt }) => alt).join('\n'))).toMatch(/Logement : 1/)
  })
})
