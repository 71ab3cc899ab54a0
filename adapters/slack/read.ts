/**
 * What Slack tells us -> a request; pure. The id of a request is Slack's own name for the gesture, the same over both
 * transports and however often it is delivered. Who speaks is the account that Slack names, never a text.
 */
import { createHash } from 'node:crypto'
import { readPressId } from '../../src/views/press.ts'
import { readEvent } from './events.ts'
import { messageWords, unescaped } from './heard.ts'
import { isLink, readChoice, readMemory, readPick } from './ids.ts'
import { readState } from './inputs.ts'
import { callbacks } from './manifest.ts'
import { Click, Command, MessageAction, Shortcut, Submission } from './payloads.ts'
import { early, type Heard, ignored, type Known, rememberedWhere, request, speaker, whereOf } from './whereabouts.ts'

/** Message shortcuts and what they mean: the words typed in their place. */
const shortcuts: Readonly<Record<string, string>> = {
  [callbacks.idea]: '/idee',
  [callbacks.action]: '/concert action',
  [callbacks.decision]: '/concert decision',
  [callbacks.anywhere]: '/idee',
}

/**
 * A command and an event name the workspace where we are; a press by somebody of another one (a shared channel) names theirs:
 * it waits until we know our own, or it would be another person's.
 */
export function read(payload: unknown, known: Known): Heard {
  const type = typeof payload === 'object' && payload !== null && 'type' in payload ? payload.type : 'command'
  switch (type) {
    case 'event_callback':
      return readEvent(payload, known)
    case 'block_actions':
      return readClick(payload, known)
    case 'view_submission':
      return readSubmission(payload, known)
    case 'shortcut':
    case 'message_action':
      return readShortcut(payload, known)
    case 'command':
      return readCommand(payload, known)
    default:
      return ignored(`a payload of type ${String(type).slice(0, 40)}`)
  }
}

function readCommand(payload: unknown, known: Known): Heard {
  const { data: said } = Command.safeParse(payload)
  if (!said) return ignored('a command that is none')
  const where = whereOf(known.team ?? said.team_id, said.channel_id, said.channel_name, said.user_id, known)
  const words = `${said.command} ${unescaped(said.text, (user) => known.person(user)?.name, known.channel)}`.trim()
  return {
    kind: 'hear',
    incoming: request(`command:${said.trigger_id}`, speaker(said.user_id, said.user_name, where, known), where, words),
    way: { by: 'command', trigger: said.trigger_id, ...(said.response_url !== '' && { url: said.response_url }) },
  }
}

function readClick(payload: unknown, known: Known): Heard {
  const { data: click } = Click.safeParse(payload)
  const action = click?.actions[0]
  if (!click || !action) return ignored('a press that is none')
  if (isLink(action.action_id)) return ignored('a link')
  const press = pressOf(action)
  if (!press) return ignored('a press on something that is not ours')
  const { team } = known
  if (team === undefined) return early
  const memory = click.view ? readMemory(click.view.private_metadata) : undefined
  const channel = click.channel?.id ?? click.container.channel_id
  const where = memory
    ? rememberedWhere(memory, team, click.user.id)
    : whereOf(team, channel, click.channel?.name ?? '', click.user.id, known, threadOf(click))
  const state = click.view?.state?.values ?? click.state?.values
  const isBare = press.page === undefined && press.option === undefined && press.values === undefined
  const filled = state && isBare ? readState(state, press.n) : {}
  const hasBallot = Object.keys(filled).length > 0 && click.view?.type !== 'modal'
  const name = click.user.username ?? click.user.name ?? ''
  const home = click.view?.type === 'home' || memory?.home === true
  return {
    kind: 'hear',
    incoming: request(
      `press:${click.trigger_id === '' ? `${click.user.id}:${action.action_ts}:${action.action_id}` : click.trigger_id}`,
      speaker(click.user.id, name, where, known),
      where,
      hasBallot ? { ...press, values: filled } : press,
      action.action_ts,
    ),
    way: {
      by: 'click',
      ...(click.trigger_id !== '' && { trigger: click.trigger_id }),
      ...(click.response_url !== '' && { url: click.response_url }),
      ...(memory?.url !== undefined && { url: memory.url }),
      ...(click.container.is_ephemeral === true && { replaces: true }),
      ...(click.view?.type === 'modal' && { window: click.view }),
      ...(memory && { memory }),
      ...(home && { home: true }),
    },
  }
}

function pressOf({ type, action_id, block_id, value, selected_option }: Click['actions'][number]) {
  const chosen = selected_option?.value
  if (type === 'static_select' && chosen !== undefined) return readPick(action_id, chosen)
  return typeof value === 'string' ? readChoice(action_id, block_id, value) : readPressId(action_id)
}

/** Where the message itself is an answer; one that merely has answers stands in the channel. */
function threadOf({ container, message }: Click): string | undefined {
  const thread = container.thread_ts ?? message?.thread_ts
  return thread === container.message_ts ? undefined : thread
}

/**
 * The same window sent twice with the same words is one request: when an answer came too late Slack keeps the window open
 * and the person sends it again. A window that was sent back is another one.
 */
function readSubmission(payload: unknown, known: Known): Heard {
  const { data: sent } = Submission.safeParse(payload)
  const memory = sent && readMemory(sent.view.private_metadata)
  if (!sent || !memory) return ignored('a window that is not ours')
  const { team } = known
  if (team === undefined) return early
  const values = readState(sent.view.state?.values ?? {})
  const where = rememberedWhere(memory, team, sent.user.id)
  const name = sent.user.username ?? sent.user.name ?? ''
  const filled = createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16)
  return {
    kind: 'hear',
    incoming: request(
      `window:${sent.view.id}:${memory.again}:${filled}`,
      speaker(sent.user.id, name, where, known),
      where,
      { post: memory.post, n: memory.n, values },
    ),
    way: {
      by: 'submission',
      window: sent.view,
      memory,
      ...(memory.url !== undefined && { url: memory.url }),
      ...(memory.home && { home: true }),
    },
  }
}

/** The form is shown first, with the words of the message in it: nothing is made of somebody's message unseen. */
function readShortcut(payload: unknown, known: Known): Heard {
  const { data: global } = Shortcut.safeParse(payload)
  const { data: local } = MessageAction.safeParse(payload)
  const done = local ?? global
  const says = done && Object.hasOwn(shortcuts, done.callback_id) ? shortcuts[done.callback_id] : undefined
  if (!done || says === undefined) return ignored('a shortcut that is not ours')
  const { team } = known
  if (team === undefined) return early
  const where = whereOf(
    team,
    local?.channel.id,
    local?.channel.name ?? '',
    done.user.id,
    known,
    local?.message.thread_ts,
  )
  const name = done.user.username ?? done.user.name ?? ''
  const about = local && messageWords(local.message, (id) => known.person(id)?.name, known.channel)
  return {
    kind: 'hear',
    incoming: {
      ...request(`shortcut:${done.trigger_id}`, speaker(done.user.id, name, where, known), where, says),
      ...(about !== undefined && about !== '' && { about }),
      asks: true,
    },
    way: {
      by: 'click',
      trigger: done.trigger_id,
      ...(local && local.response_url !== '' && { url: local.response_url }),
    },
  }
}
