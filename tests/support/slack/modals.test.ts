/** What an app answers to a modal, and what the person then sees. */

import { describe, expect, test } from 'vitest'
import { type Fields, fieldsOf } from './json.ts'
import { call, frames, setUp, socketApp } from './kit.ts'
import type { FakeSlack } from './slack.ts'

describe('answers to a modal', () => {
  const input = {
    type: 'input',
    block_id: 'b',
    label: { type: 'plain_text', text: 'Quoi' },
    element: { type: 'plain_text_input', action_id: 'a' },
  }
  const view = (title: string, more: Fields = {}) => ({
    type: 'modal',
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: 'Oui' },
    blocks: [input],
    ...more,
  })
  async function opened(answer: (frame: Fields) => Fields | undefined, more: Fields = {}): Promise<FakeSlack> {
    const slack = await setUp()
    await socketApp(slack, answer)
    await slack.shortcut('Zoé', 'idea')
    const trigger_id = String(slack.delivered().at(-1)?.payload.trigger_id)
    await call(slack, 'views.open', { trigger_id, view: JSON.stringify(view('Un', more)) })
    return slack
  }
  const submission = (response: Fields | undefined) => (frame: Fields) =>
    fieldsOf(frame.payload).type === 'view_submission' ? response : {}

  test.each([
    ['nothing closes it', {}, undefined],
    ['update changes it', { response_action: 'update', view: view('Deux') }, 'Deux'],
    ['push puts another on top', { response_action: 'push', view: view('Deux') }, 'Deux'],
    ['clear closes all', { response_action: 'clear' }, undefined],
    ['errors stand below the input', { response_action: 'errors', errors: { b: 'Trop court' } }, '⚠ Trop court'],
  ])('%s', async (_, response, seen) => {
    const slack = await opened(submission(response))
    expect(await slack.fills('Zoé', { Quoi: 'a' })).toMatchObject({ acknowledged: true })
    if (seen === undefined) expect(slack.modal('Zoé')).toBeUndefined()
    else expect(slack.modal('Zoé')?.text).toContain(seen)
    expect(slack.failures()).toEqual([])
  })

  test.each([
    ['errors of no input', { response_action: 'errors', errors: { c: 'Non' } }],
    ['a view beyond a limit', { response_action: 'update', view: view('x'.repeat(25)) }],
    ['an action that does not exist', { response_action: 'shout' }],
    ['no answer', undefined],
  ])('%s: the person sees a failure, and the modal stays', async (_, response) => {
    const slack = await opened(submission(response))
    expect(await slack.fills('Zoé', { Quoi: 'a' })).toMatchObject({ acknowledged: false })
    expect(slack.failures()).toHaveLength(1)
    expect(slack.modal('Zoé')?.text).toContain('Un')
  })

  test('a modal that is closed tells it only when asked', async () => {
    const got: Fields[] = []
    const slack = await opened(frames(got), { notify_on_close: true, private_metadata: 'p' })
    await slack.closes('Zoé')
    expect(got.at(-1)).toMatchObject({
      payload: { type: 'view_closed', is_cleared: false, view: { private_metadata: 'p' } },
    })
    const quiet = await opened(frames(got))
    const before = got.length
    await quiet.closes('Zoé')
    expect(got).toHaveLength(before)
  })
})
