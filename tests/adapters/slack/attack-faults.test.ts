/** Attacks between what is kept and what is told: a store whose answers come late, a stop, a restart, forged gestures. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../../support/database.ts'
import type { FakeSlack } from '../../support/slack/slack.ts'
import { asShown, begin, founded, type SlackBot, slackBot, storyClock } from '../../support/slack-story.ts'

let db: Database
let store: Database
let bot: SlackBot<VirtualClock>
let slack: FakeSlack
/** Milliseconds by which the answers of the next statements that keep something are late; they have their effect at once. */
let late: number[] = []

beforeAll(async () => {
  db = await testDatabase()
  store = new Proxy(db, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name)
      return async (text: string, values?: readonly unknown[], statement?: string) => {
        const rows = await target.query(text, values, statement)
        const isKeeping = /concertess_flush|INSERT/.test(text)
        const ms = isKeeping ? late.shift() : undefined
        if (ms !== undefined) await pause(ms)
        return rows
      }
    },
  })
  return () => db.close()
})
beforeEach(async () => {
  late = []
  await emptyAll(db)
  bot = await slackBot(store, {
    transport: 'socket',
    clock: storyClock('2027-03-01T10:00'),
    fake: { events: ['app_mention', 'message.im', 'app_home_opened'] },
  })
  slack = bot.slack
  await founded(bot)
})
afterEach(async () => {
  await bot.stop()
})

async function command(who: string, where: string, words: string): Promise<void> {
  await slack.command(who, where, words)
  await bot.settle()
}
async function press(who: string, where: string, label: string): Promise<void> {
  await slack.presses(who, where, asShown(slack, who, where, label))
  await bot.settle()
}
async function sends(payload: object): Promise<void> {
  slack.sockets.raw(
    JSON.stringify({ envelope_id: randomUUID(), type: 'interactive', accepts_response_payload: true, payload }),
  )
  await slack.quiet(60)
  await bot.settle()
}
async function restart(): Promise<void> {
  await bot.engine.stop()
  bot = await slackBot(store, { transport: 'socket', clock: bot.clock, slack, seed: 2 })
  await begin(bot)
}
function plain(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}
function seen(who: string, where: string): string {
  return plain(
    slack
      .sees(who, where)
      .filter(({ kind }) => kind !== 'modal')
      .map(({ text }) => text)
      .join('\n'),
  )
}
async function ideas(): Promise<string[]> {
  return (await db.query<{ text: string }>('SELECT text FROM "Idea" ORDER BY number')).map(({ text }) => text)
}
async function ballots(): Promise<readonly unknown[]> {
  return (await db.query<{ paper: unknown }>(`SELECT paper FROM "Ballot" WHERE state <> 'seal'`)).map(
    ({ paper }) => paper,
  )
}
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
const interaction = (who: string) => ({
  trigger_id: `${randomUUID()}.1`,
  team: { id: slack.team },
  user: { id: slack.user(who), username: who, team_id: slack.team },
})

describe('an answer of the store that comes too late', () => {
  // answer.ts:68 + window.ts:78: the window comes back under another number, so that the same words are another request.
  test('sent again from the window that stayed open, it is one idea', async () => {
    await command('bo', '#pleniere', '/idee')
    late = [4000]
    await slack.fills('bo', { 'Votre idée': 'Une seule fois' })
    expect(plain(slack.modal('bo')?.text ?? '')).toMatch(/confirmation|Attention/)
    await pause(2500)
    await slack.submits('bo')
    await bot.settle()
    expect(await ideas()).toEqual(['Une seule fois'])
  })

  test('once it is known to be kept, the window does not go on saying that it is not known', async () => {
    await command('bo', '#pleniere', '/idee')
    late = [4000]
    await slack.fills('bo', { 'Votre idée': 'Une seule fois' })
    await pause(2500)
    await bot.settle()
    // « je vous réponds ici dès que je le sais »
    expect(seen('bo', '#pleniere') + seen('bo', 'dm')).toContain('Idée n° 1 enregistrée')
  })

  test('stopped meanwhile, what is kept is acknowledged', async () => {
    late = [600, 600, 600]
    const said = ['bo', 'cleo', 'dan'].map((who) => slack.command(who, '#pleniere', `/idee Idée de ${who}`))
    await pause(100)
    await bot.engine.stop()
    const receipts = await Promise.all(said)
    expect((await ideas()).length).toBe(3)
    expect(receipts.map(({ acknowledged }) => acknowledged)).toEqual([true, true, true])
  })
})

describe('a restart', () => {
  test('windows, buttons and ballots from before still work', async () => {
    await command('ana', '#pleniere', '/concert vote Par quoi ? ; options : Arbres | Bancs | Cafés')
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await command('cleo', '#pleniere', '/idee')
    await press('bo', '#pleniere', 'Voter')
    await slack.chooses('bo', 'modal', 'Bancs')
    await restart()
    await slack.submits('bo')
    await slack.fills('cleo', { 'Votre idée': 'Écrite avant, envoyée après' })
    await bot.settle()
    expect(await ballots()).toEqual(['1'])
    expect(await ideas()).toEqual(['Écrite avant, envoyée après'])
    await press('dan', '#pleniere', 'Voter')
    await slack.chooses('dan', 'modal', 'Cafés')
    await slack.submits('dan')
    await bot.settle()
    expect(await ballots()).toHaveLength(2)
  })

  test('a window sent when the vote was closed meanwhile is refused, and keeps the choice', async () => {
    await command('ana', '#pleniere', '/concert vote Par quoi ? ; options : Arbres | Bancs | Cafés')
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await press('bo', '#pleniere', 'Voter')
    await slack.chooses('bo', 'modal', 'Bancs')
    await command('ana', '#pleniere', '/concert fermer')
    await restart()
    await slack.submits('bo')
    await bot.settle()
    expect(await ballots()).toEqual([])
    expect(plain(slack.modal('bo')?.text ?? '')).toMatch(/fermé|clos|terminé/)
    expect(plain(slack.modal('bo')?.text ?? '')).toContain('☑ Bancs')
  })

  // answer.ts:61-71, window.ts:70: of a refusal only its first sentence is shown; where it can go is not.
  test('a window that is refused for good offers the ways out that the refusal has', async () => {
    await command('ana', '#pleniere', '/concert vote Par quoi ? ; options : Arbres | Bancs | Cafés')
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await press('bo', '#pleniere', 'Voter')
    await slack.chooses('bo', 'modal', 'Bancs')
    await command('ana', '#pleniere', '/concert fermer')
    await slack.submits('bo')
    await bot.settle()
    expect(plain(slack.modal('bo')!.text)).toContain('Voyez ce qu’il a donné')
    expect(slack.modal('bo')!.buttons.map(plain)).toContain('Voir le vote')
  })
})

describe('gestures on what is somebody else’s', () => {
  function ephemeral(who: string) {
    return slack.messages('#pleniere').findLast(({ ephemeralTo }) => ephemeralTo === slack.user(who))!
  }
  function clickOn(who: string, message: { ts: string; channel: string }, action: object) {
    return sends({
      type: 'block_actions',
      ...interaction(who),
      container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: true },
      channel: { id: message.channel, name: 'pleniere' },
      actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...action }],
    })
  }

  test('the preview of an animator, pressed by somebody else, does nothing', async () => {
    await command('ana', '#pleniere', '/concert vote On continue ?')
    const [post] = await db.query<{ id: string }>('SELECT id FROM "Outbox" ORDER BY seq DESC LIMIT 1')
    await clickOn('bo', ephemeral('ana'), { action_id: `${post!.id}:1` })
    expect(await db.query('SELECT 1 FROM "Poll"')).toEqual([])
  })

  test('the ballot of somebody else, sent by another account, does nothing', async () => {
    await command('ana', '#pleniere', '/concert vote Par quoi ? ; options : Arbres | Bancs | Cafés')
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await press('bo', '#pleniere', 'Voter')
    const view = slack.modal('bo')!.raw as { id: string; private_metadata: string; blocks: { block_id: string }[] }
    const block = view.blocks.find(({ block_id }) => block_id.startsWith('v|'))!
    await sends({
      type: 'view_submission',
      ...interaction('cleo'),
      view: {
        ...view,
        type: 'modal',
        state: { values: { [block.block_id]: { a: { type: 'checkboxes', selected_options: [{ value: '1' }] } } } },
      },
    })
    expect(await ballots()).toEqual([])
  })

  test('a window whose memory was changed opens nothing and reveals nothing', async () => {
    await command('bo', '#pleniere', '/idee Une idée privée de bo')
    const [post] = await db.query<{ id: string }>(
      `SELECT id FROM "Outbox" WHERE address->>'to' = 'whisper' ORDER BY seq DESC LIMIT 1`,
    )
    const { channel } = slack.messages('#pleniere')[0]!
    for (const memory of [
      { post: post!.id, n: 2, again: 0, channel, kind: 'room', name: 'pleniere' },
      { post: post!.id, n: 2, again: 0, channel: `@${slack.user('bo')}`, kind: 'dm', name: '' },
      { post: post!.id, n: -1, again: 0, channel: 5, kind: {}, name: null },
      { post: post!.id, n: 1e9, again: 'x', channel: '', kind: 'dm' },
      { post: '__proto__', n: 0, again: 0 },
    ])
      await sends({
        type: 'view_submission',
        ...interaction('cleo'),
        view: {
          id: 'V1',
          type: 'modal',
          private_metadata: JSON.stringify(memory),
          state: { values: {} },
          title: { type: 'plain_text', text: 'Concertess' },
          blocks: [],
        },
      })
    expect(await db.query(`SELECT 1 FROM "Idea" WHERE status <> 'active'`)).toEqual([])
    expect(seen('cleo', '#pleniere').match(/enregistrée/)).toBeNull()
    await command('bo', '#pleniere', '/idee Toujours là')
    expect((await ideas()).length).toBe(2)
  })
})

describe('the secret of a ballot', () => {
  test('no choice is in anything that others can get from Slack: messages, fallbacks, metadata, edits, files', async () => {
    await command(
      'ana',
      '#pleniere',
      '/concert vote Qui ? ; options : Zébulon | Yolande | Xavier | Wanda | Vivien | Ursule ; forme : choix-unique',
    )
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await press('bo', '#pleniere', 'Voter')
    await slack.chooses('bo', 'modal', 'Yolande')
    await slack.submits('bo')
    await bot.settle()
    await press('bo', '#pleniere', 'Changer')
    slack.rateLimited(2, 'views.open')
    await press('cleo', '#pleniere', 'Voter')
    await bot.settle()
    slack.calm()
    const before = JSON.stringify(
      slack
        .everyMessage()
        .filter(({ ephemeralTo, bot: ours }) => ours && ephemeralTo !== slack.user('bo'))
        .map(({ text, blocks, metadata, attachments }) => ({ text, blocks, metadata, attachments })),
    )
    // As often as the list of the card says it, and in the ballot of cleo.
    const all = ['Zébulon', 'Yolande', 'Xavier', 'Wanda'].map((name) => before.split(name).length)
    expect(new Set(all).size).toBe(1)
  })
})
