/** The fake against the real Bolt: what a person does reaches an app, and what the app draws reaches the person. */
import { createServer } from 'node:net'
import { App, LogLevel } from '@slack/bolt'
import { afterEach, describe, expect, test } from 'vitest'
import { type FakeSlack, fakeSlack, type SlackOptions } from './slack.ts'

const running: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function setUp(
  by: 'socket' | 'http',
  listen: (app: App, slack: FakeSlack) => void,
  more: Partial<SlackOptions> = {},
): Promise<FakeSlack> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/slack/events`
  const slack = await fakeSlack({ transport: by === 'socket' ? 'socket' : { url }, ...more })
  running.push(slack.stop)
  const socketMode = by === 'socket'
  const app = new App({
    token: slack.tokens.bot,
    ...(socketMode ? { appToken: slack.tokens.app, socketMode } : { signingSecret: slack.tokens.signingSecret }),
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  })
  listen(app, slack)
  await app.start(socketMode ? 0 : port)
  running.push(() => app.stop())
  slack.user('Zoé')
  slack.user('Ali')
  slack.channel('#idées', { members: ['Zoé', 'Ali'] })
  return slack
}

function button(text: string, more = {}) {
  return { type: 'button', text: { type: 'plain_text', text }, action_id: text, ...more } as const
}

const form = {
  type: 'modal',
  callback_id: 'idea',
  private_metadata: 'p1',
  title: { type: 'plain_text', text: 'Une idée' },
  submit: { type: 'plain_text', text: 'Envoyer' },
  close: { type: 'plain_text', text: 'Annuler' },
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      label: { type: 'plain_text', text: 'Votre idée' },
      element: { type: 'plain_text_input', action_id: 'a', multiline: true, max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'theme',
      optional: true,
      label: { type: 'plain_text', text: 'Thème' },
      element: {
        type: 'radio_buttons',
        action_id: 'b',
        options: ['Eau', 'Bois'].map((text) => ({ text: { type: 'plain_text', text }, value: text.toLowerCase() })),
      },
    },
  ],
} as const

for (const by of ['socket', 'http'] as const) {
  describe(`over ${by}`, () => {
    test('a command is answered in its acknowledgement, and only its author sees it', async () => {
      const slack = await setUp(by, (app) => {
        app.command('/concert', async ({ ack, command }) => {
          await ack({ text: `*${command.text}* de <@${command.user_id}> &amp; co`, response_type: 'ephemeral' })
        })
      })
      const receipt = await slack.command('Zoé', '#idées', '/concert aide')
      expect(receipt.acknowledged).toBe(true)
      expect(slack.sees('Zoé', '#idées').map(({ text, kind }) => [kind, text])).toEqual([
        ['ephemeral', 'aide de @Zoé & co'],
      ])
      expect(slack.sees('Ali', '#idées')).toEqual([])
      expect(slack.failures()).toEqual([])
    })

    test('a button opens a modal, which is filled and submitted', async () => {
      const said: unknown[] = []
      const slack = await setUp(by, (app) => {
        app.command('/concert', async ({ ack, client, command }) => {
          await ack()
          const blocks = [{ type: 'actions', block_id: 'do', elements: [button('Déposer', { value: 'v1' })] }] as const
          await client.chat.postMessage({ channel: command.channel_id, text: 'carte', blocks: [...blocks] })
        })
        app.action('Déposer', async ({ ack, body, client, action }) => {
          await ack()
          said.push(action)
          if (body.type !== 'block_actions') return
          await client.views.open({ trigger_id: body.trigger_id, view: structuredClone(form) as never })
        })
        app.view('idea', async ({ ack, view }) => {
          const values = view.state.values
          if (values.what?.a?.value === 'non') return ack({ response_action: 'errors', errors: { what: 'Mieux !' } })
          said.push([view.private_metadata, values])
          return ack()
        })
      })
      await slack.command('Zoé', '#idées', '/concert')
      await slack.quiet(40)
      expect(slack.sees('Ali', '#idées')).toMatchObject([{ text: '[Déposer]', buttons: ['Déposer'], by: 'Concertess' }])
      await slack.presses('Zoé', '#idées', 'Déposer')
      await slack.quiet(40)
      expect(said[0]).toMatchObject({ type: 'button', value: 'v1', block_id: 'do', action_id: 'Déposer' })
      expect(slack.modal('Zoé')?.text).toBe('Une idée\nVotre idée : ‹›\nThème : ( ) Eau\n( ) Bois\n[Envoyer] [Annuler]')
      expect(slack.modal('Ali')).toBeUndefined()
      expect(await slack.submits('Zoé')).toMatchObject({ acknowledged: false })
      await slack.fills('Zoé', { 'Votre idée': 'non' })
      expect(slack.modal('Zoé')?.text).toContain('⚠ Mieux !')
      await slack.fills('Zoé', { 'Votre idée': 'Un lavoir', Thème: 'Eau' })
      expect(slack.modal('Zoé')).toBeUndefined()
      expect(said[1]).toEqual([
        'p1',
        {
          what: { a: { type: 'plain_text_input', value: 'Un lavoir' } },
          theme: {
            b: { type: 'radio_buttons', selected_option: { text: { type: 'plain_text', text: 'Eau' }, value: 'eau' } },
          },
        },
      ])
    })

    test('mentions and direct messages arrive escaped, once, and the bot hears itself in a direct message', async () => {
      const heard: unknown[] = []
      const slack = await setUp(by, (app) => {
        app.event('app_mention', async ({ event, say }) => {
          heard.push([event.text, event.thread_ts])
          await say({ text: 'entendu', thread_ts: event.ts })
        })
        app.event('message', async ({ event, client }) => {
          heard.push(['text' in event && event.text, 'bot_id' in event])
          if (!('bot_id' in event)) await client.chat.postMessage({ channel: event.channel, text: 'oui' })
        })
      })
      const { ts } = await slack.mentions('Zoé', '#idées', 'idée a < b & @Ali')
      await slack.quiet(40)
      const ali = slack.user('Ali')
      expect(heard).toEqual([[`<@${slack.bot.userId}> idée a &lt; b &amp; <@${ali}>`, undefined]])
      expect(slack.sees('Ali', '#idées')).toMatchObject([
        { text: '@Concertess idée a < b & @Ali', by: 'Zoé' },
        { text: 'entendu', thread: ts },
      ])
      await slack.says('Zoé', 'dm', 'bonjour')
      await slack.quiet(40)
      expect(heard.slice(1)).toEqual([['bonjour', false]])
      // Bolt leaves out what the bot said itself: it did come back.
      const echoes = slack.delivered().map(({ payload }) => payload.event)
      expect(echoes).toMatchObject([
        { type: 'app_mention' },
        { text: 'bonjour' },
        { text: 'oui', bot_id: slack.bot.botId },
      ])
    })
  })
}

test('choices in a message come with its state, and response_url edits what was pressed', async () => {
  const got: unknown[] = []
  const slack = await setUp('http', (app) => {
    app.command('/vote', async ({ ack, respond }) => {
      await ack()
      await respond({
        text: 'vote',
        blocks: [
          {
            type: 'actions',
            block_id: 'pick',
            elements: [
              {
                type: 'static_select',
                action_id: 'sel',
                placeholder: { type: 'plain_text', text: 'Choisir' },
                options: ['Pour', 'Contre'].map((text) => ({ text: { type: 'plain_text', text }, value: text })),
              },
              button('Voter'),
            ],
          },
        ],
      })
    })
    app.action('sel', async ({ ack, action }) => {
      got.push(action.type === 'static_select' && action.selected_option.value)
      await ack()
    })
    app.action('Voter', async ({ ack, body, respond }) => {
      await ack()
      if (body.type === 'block_actions') got.push(body.state?.values.pick?.sel?.selected_option?.value, body.message)
      await respond({ replace_original: true, text: 'a voté' })
    })
  })
  await slack.command('Zoé', '#idées', '/vote')
  await slack.quiet(40)
  expect(slack.sees('Zoé', '#idées')[0]?.text).toBe('[Choisir ▾ Pour | Contre] [Voter]')
  await slack.presses('Zoé', '#idées', 'Contre')
  expect(slack.sees('Zoé', '#idées')[0]?.text).toBe('[Contre ▾ Pour | Contre] [Voter]')
  await slack.presses('Zoé', '#idées', 'Voter')
  await slack.quiet(40)
  expect(got).toEqual(['Contre', 'Contre', undefined])
  expect(slack.sees('Zoé', '#idées')).toMatchObject([{ text: 'a voté', kind: 'ephemeral', edited: true }])
  await expect(slack.presses('Zoé', '#idées', 'Voter')).rejects.toThrow('sees no « Voter »')
  slack.reloads('Zoé')
  expect(slack.sees('Zoé', '#idées')).toEqual([])
})

test('shortcuts and the home', async () => {
  const got: unknown[] = []
  const slack = await setUp('socket', (app) => {
    app.shortcut('note', async ({ ack, shortcut }) => {
      await ack()
      got.push(shortcut.type === 'message_action' ? shortcut.message.text : shortcut.type)
    })
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [
        { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*Mes votes*' }, accessory: button('Tout') },
      ]
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
    })
    app.action('Tout', async ({ ack, body }) => {
      await ack()
      got.push('view' in body && body.view?.type, 'container' in body && body.container.type)
    })
  })
  const { ts = '' } = await slack.says('Zoé', '#idées', 'rénover le lavoir')
  const [seen] = slack.sees('Ali', '#idées')
  expect(seen).toMatchObject({ ts, text: 'rénover le lavoir' })
  await slack.shortcut('Ali', 'note', { message: seen! })
  await slack.shortcut('Ali', 'note')
  await slack.opensHome('Ali')
  await slack.quiet(40)
  expect(slack.home('Ali')?.text).toBe('Mes votes\n[Tout]')
  await slack.presses('Ali', 'home', 'Tout')
  expect(got).toEqual(['rénover le lavoir', 'shortcut', 'home', 'view'])
})
