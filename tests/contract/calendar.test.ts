/** An appointment in a message: on each platform that takes files it is one, beside what can be pressed, and sent once. */
import ICAL from 'ical.js'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPictures } from '../../adapters/matrix/pictures.ts'
import type { Database } from '../../src/engine/db.ts'
import { createIds } from '../../src/engine/ids.ts'
import type { Address } from '../../src/port.ts'
import { actions, button, calendarOf, call, text, view } from '../../src/views/build.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import { begin as beginDiscord, discordBot } from '../support/discord-story.ts'
import { begin as beginSlack, slackBot, storyClock } from '../support/slack-story.ts'

const event = {
  uid: 'seance-2',
  sequence: 1,
  title: 'Séance 2',
  startsAt: '2027-03-28T07:30:00Z',
  endsAt: '2027-03-28T10:00:00Z',
  zone: 'Europe/Paris',
}
const alone = view('fr', text('Voici de quoi la noter.'), calendarOf('seance-2', event))
const card = view('fr', text('Convocation'), calendarOf('seance-2', event), actions(button('Je viens', call('help'))))
const clock = storyClock('2027-03-01T10:00')
const next = createIds(undefined, () => clock.now().getTime()).next

function start(bytes: Uint8Array | undefined): string {
  const calendar = new ICAL.Component(ICAL.parse(Buffer.from(bytes ?? []).toString('utf8')) as unknown[])
  const found = calendar.getFirstSubcomponent('vevent')?.getFirstPropertyValue('dtstart')
  return (found as unknown as ICAL.Time).toJSDate().toISOString()
}
const expected = '2027-03-28T07:30:00.000Z'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  return () => db.close()
})
beforeEach(() => emptyAll(db))

describe('on Slack', () => {
  let bot: Awaited<ReturnType<typeof slackBot>>
  let room: Address
  beforeEach(async () => {
    bot = await slackBot(db, { transport: 'socket', clock })
    bot.slack.user('ana', { owner: true })
    const channel = bot.slack.channel('pleniere', { members: ['ana'] })
    await beginSlack(bot)
    room = { platform: 'slack', workspace: bot.slack.team, to: 'room', channel }
    return () => bot.stop()
  })

  test('it comes with the words beside it', async () => {
    await bot.adapter.send(room, alone, next())
    const [message, ...others] = bot.slack.messages('#pleniere').filter(({ files }) => files.length > 0)
    expect(others).toEqual([])
    expect(message?.text).toContain('de quoi la noter')
    expect(bot.slack.file(message!.files[0]!)).toMatchObject({ filename: 'seance-2.ics', title: 'Séance 2' })
    expect(start(bot.slack.file(message!.files[0]!)?.bytes)).toBe(expected)
  })

  test.each([
    ['unless the answer to it is lost', 'files.completeUploadExternal'],
    ['unless the answer to the card is', 'chat.postMessage'],
  ])('it follows a card, whose button stays, once, %s', async (_, method) => {
    const key = next()
    bot.slack.loseReplies(1, method)
    await expect(bot.adapter.send(room, card, key)).rejects.toThrow()
    const ref = await bot.adapter.send(room, card, key)
    const all = bot.slack.messages('#pleniere')
    const cards = all.filter(({ text: said }) => said.includes('Convocation'))
    const files = all.filter((one) => one.files.length > 0)
    expect([cards.length, files.length]).toEqual([1, 1])
    expect(ref.ts).toBe(cards[0]!.ts)
    expect(files[0]!.thread).toBe(cards[0]!.ts)
    expect(start(bot.slack.file(files[0]!.files[0]!)?.bytes)).toBe(expected)
    expect(bot.slack.sees('ana', '#pleniere').some(({ buttons }) => buttons.includes('Je viens'))).toBe(true)
  })
})

test('on Discord it is attached to the message that has the buttons', async () => {
  const bot = await discordBot(db, { clock })
  bot.discord.user('ana', { owner: true })
  const channel = bot.discord.channel('pleniere', { members: ['ana'] })
  await beginDiscord(bot)
  try {
    await bot.adapter.send({ platform: 'discord', workspace: 'discord', to: 'room', channel }, card, next())
    const message = bot.discord.messages('#pleniere').at(-1)
    expect(message?.attachments.map(({ filename }) => filename)).toEqual(['seance-2.ics'])
    expect(start(message?.attachments[0]?.bytes)).toBe(expected)
    expect(bot.discord.sees('ana', '#pleniere').at(-1)?.buttons).toContain('Je viens')
  } finally {
    await bot.stop()
  }
})

test('on Matrix it follows the message as a file of its type, uploaded once', async () => {
  const uploads: { type: string; bytes: Uint8Array }[] = []
  const files = createPictures(
    async (_method, _path, request = {}) => {
      uploads.push(request.file as (typeof uploads)[number])
      return { content_uri: 'mxc://localhost/abc' }
    },
    { seals: async () => false, sealFile: () => Promise.reject(new Error('nothing is encrypted here')) },
    { debug() {}, info() {}, warn() {}, error() {} },
  )
  const key = next()
  const { all } = await files.ready(card, key, {}, '!room:localhost')
  expect(all.map(({ content }) => content)).toMatchObject([
    {
      msgtype: 'm.file',
      body: 'seance-2.ics',
      filename: 'seance-2.ics',
      info: { mimetype: 'text/calendar; charset=utf-8' },
    },
  ])
  await files.ready(card, key, {}, '!room:localhost')
  expect(uploads).toHaveLength(1)
  expect(start(uploads[0]!.bytes)).toBe(expected)
})
