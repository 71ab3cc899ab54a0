/** Views with their triggers, files, and `response_url`, as Slack's own client meets them. */
import type { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refused, setUp } from './bench.ts'
import type { Fields } from './json.ts'
import type { FakeSlack, SlackOptions } from './slack.ts'

let slack: FakeSlack
let client: WebClient
let clock: { ms: number }
let room: string
let zoe: string

async function begin(more: Partial<SlackOptions> = {}): Promise<void> {
  ;({ slack, client, clock, room, zoe } = await setUp(more))
}
beforeEach(() => begin())
afterEach(() => slack.stop())

const post = (more: Fields = {}) => client.chat.postMessage({ channel: room, text: 'bonjour', ...more } as never)
const button = { type: 'button', text: { type: 'plain_text', text: 'Oui' }, action_id: 'a' }
const modal = (more: Fields = {}) =>
  ({ type: 'modal', title: { type: 'plain_text', text: 'Titre' }, blocks: [], ...more }) as never

describe('views', () => {
  /** Nobody listens: the press fails, but its trigger lives. */
  async function trigger(): Promise<string> {
    await slack.shortcut('Zoé', 'any')
    return String(slack.delivered().at(-1)?.payload.trigger_id)
  }

  test('a trigger opens one view, within three seconds', async () => {
    const trigger_id = await trigger()
    expect(await refused(client.views.open({ trigger_id: '1.2.3', view: modal() }))).toMatchObject({
      error: 'invalid_trigger_id',
    })
    await client.views.open({ trigger_id, view: modal() })
    expect(await refused(client.views.open({ trigger_id, view: modal() }))).toMatchObject({
      error: 'exchanged_trigger_id',
    })
    const late = await trigger()
    clock.ms += 3001
    expect(await refused(client.views.open({ trigger_id: late, view: modal() }))).toMatchObject({
      error: 'expired_trigger_id',
    })
    const inTime = await trigger()
    clock.ms += 3000
    expect(await client.views.open({ trigger_id: inTime, view: modal() })).toMatchObject({ ok: true })
  })

  test('a view that is refused does not use the trigger up', async () => {
    const trigger_id = await trigger()
    const said = await refused(
      client.views.open({ trigger_id, view: modal({ title: { type: 'plain_text', text: 'x'.repeat(25) } }) }),
    )
    expect(said).toMatchObject({
      error: 'invalid_arguments',
      errors: ['must be less than 25 characters [json-pointer:/view/title/text]'],
    })
    await client.views.open({ trigger_id, view: modal() })
    expect(slack.modal('Zoé')?.text).toBe('Titre')
  })

  test('two views at most on top of the first', async () => {
    await client.views.open({ trigger_id: await trigger(), view: modal() })
    await client.views.push({ trigger_id: await trigger(), view: modal() })
    const { view } = await client.views.push({ trigger_id: await trigger(), view: modal() })
    expect(view?.root_view_id).not.toBe(view?.previous_view_id)
    expect(await refused(client.views.push({ trigger_id: await trigger(), view: modal() }))).toMatchObject({
      error: 'push_limit_reached',
    })
  })

  test('updates by id, external id and hash; what was filled in stays', async () => {
    const input = (label: string) => ({
      type: 'input',
      block_id: 'b',
      label: { type: 'plain_text', text: label },
      element: { type: 'plain_text_input', action_id: 'a' },
    })
    const asking = (label: string) =>
      modal({ external_id: 'e', submit: { type: 'plain_text', text: 'Oui' }, blocks: [input(label)] })
    const { view = {} } = await client.views.open({ trigger_id: await trigger(), view: asking('Un') })
    const view_id = view.id ?? ''
    await slack.writes('Zoé', 'modal', { Un: 'lavoir' })
    await client.views.update({ view_id, hash: view.hash, view: asking('Deux') })
    expect(slack.modal('Zoé')?.text).toBe('Titre\nDeux : ‹lavoir›\n[Oui]')
    expect(await refused(client.views.update({ view_id, hash: view.hash, view: asking('Trois') }))).toMatchObject({
      error: 'hash_conflict',
    })
    await client.views.update({ external_id: 'e', view: asking('Quatre') })
    expect(await refused(client.views.update({ view_id: 'V0', view: modal() }))).toMatchObject({ error: 'not_found' })
    await slack.closes('Zoé')
    expect(await refused(client.views.update({ view_id, view: modal() }))).toMatchObject({
      error: 'not_found',
    })
  })

  test('an external id belongs to one view', async () => {
    await client.views.open({ trigger_id: await trigger(), view: modal({ external_id: 'e' }) })
    const again = client.views.push({ trigger_id: await trigger(), view: modal({ external_id: 'e' }) })
    expect(await refused(again)).toMatchObject({ error: 'duplicate_external_id' })
  })

  test('a home', async () => {
    const home = { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Chez moi' } }] } as const
    const { view } = await client.views.publish({ user_id: zoe, view: { ...home, blocks: [...home.blocks] } })
    expect(slack.home('Zoé')?.text).toBe('Chez moi')
    await client.views.publish({ user_id: zoe, hash: view?.hash, view: { ...home, blocks: [] } })
    const stale = client.views.publish({ user_id: zoe, hash: view?.hash, view: { ...home, blocks: [] } })
    expect(await refused(stale)).toMatchObject({ error: 'hash_conflict' })
    expect(await refused(client.views.publish({ user_id: zoe, view: modal() }))).toMatchObject({
      error: 'invalid_arguments',
    })
  })
})

describe('files', () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex')
  const show = (id: string) => post({ blocks: [{ type: 'image', alt_text: 'une carte', slack_file: { id } }] })

  test('asked for, uploaded, completed, and then shown', async () => {
    const asked = await client.files.getUploadURLExternal({
      filename: 'carte.png',
      length: png.length,
      alt_text: 'une carte',
    })
    const id = asked.file_id ?? ''
    expect(await refused(client.files.completeUploadExternal({ files: [{ id }] }))).toMatchObject({
      error: 'file_not_found',
    })
    const short = await fetch(asked.upload_url ?? '', { method: 'POST', body: new Uint8Array(png.subarray(1)) })
    expect(short.status).toBe(400)
    await fetch(asked.upload_url ?? '', { method: 'POST', body: new Uint8Array(png) })
    expect(await refused(show(id))).toMatchObject({
      errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
    })
    await client.files.completeUploadExternal({ files: [{ id, title: 'Carte' }] })
    await show(id)
    expect(slack.sees('Zoé', '#idées')).toMatchObject([{ text: '[image: une carte]', alt: ['une carte'] }])
    expect((await client.files.info({ file: id })).file).toMatchObject({
      title: 'Carte',
      mimetype: 'image/png',
      size: 8,
    })
    expect(slack.file(id)?.bytes).toEqual(png)
  })

  test('the client’s own upload, into a thread', async () => {
    const { ts = '' } = await post()
    await client.filesUploadV2({
      channel_id: room,
      thread_ts: ts,
      file: Buffer.from('a,b'),
      filename: 'liste.csv',
      title: 'Liste',
    })
    expect(slack.sees('Zoé', '#idées').at(-1)).toMatchObject({ text: '[file: Liste]', thread: ts })
  })

  test('Slack takes its time to look at a picture', async () => {
    await slack.stop()
    await begin({ fileMs: 2000 })
    await client.filesUploadV2({ file: png, filename: 'a.png' })
    const id = slack.calls().find(({ method }) => method === 'files.completeUploadExternal')?.args.files as {
      id: string
    }[]
    expect(await refused(show(id[0]?.id ?? ''))).toMatchObject({ error: 'invalid_blocks' })
    clock.ms += 2000
    await show(id[0]?.id ?? '')
  })
})

describe('response_url', () => {
  async function command(): Promise<string> {
    await slack.command('Zoé', '#idées', '/concert')
    return String(slack.delivered().at(-1)?.payload.response_url)
  }
  async function answer(url: string, body: Fields = { text: 'oui' }): Promise<string> {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
    return response.text()
  }

  test('five uses', async () => {
    const url = await command()
    for (let n = 1; n <= 5; n += 1) expect(await answer(url)).toBe('ok')
    expect(await answer(url)).toContain('used_url')
    expect(slack.sees('Zoé', '#idées')).toHaveLength(5)
  })

  test('thirty minutes', async () => {
    const url = await command()
    clock.ms += 30 * 60_000
    expect(await answer(url)).toBe('ok')
    clock.ms += 1
    expect(await answer(url)).toContain('expired_url')
  })

  test('to one person unless it says otherwise, and held to the same limits', async () => {
    slack.joins('Ali', '#idées')
    const url = await command()
    await answer(url, { text: 'bas' })
    await answer(url, { text: 'haut', response_type: 'in_channel' })
    expect(slack.sees('Ali', '#idées').map(({ text }) => text)).toEqual(['haut'])
    expect(await answer(url, {})).toContain('no_text')
    expect(await answer(url, { blocks: [{ type: 'x' }] })).toContain('unsupported type')
  })

  test('the message that was pressed is replaced or taken away', async () => {
    await post({ blocks: [{ type: 'actions', elements: [button] }] })
    await slack.presses('Zoé', '#idées', 'Oui')
    const url = String(slack.delivered().at(-1)?.payload.response_url)
    await answer(url, { text: 'fait', replace_original: true })
    expect(slack.sees('Zoé', '#idées')).toMatchObject([{ text: 'fait', edited: true, kind: 'message' }])
    await answer(url, { delete_original: true })
    expect(slack.sees('Zoé', '#idées')).toEqual([])
  })
})
