/** Slack: are the tokens right, may the bot do what it needs, how does Slack speak to it, is it where it is expected? */
import { z } from 'zod'
import {
  appToken,
  type BotToken,
  botToken,
  type Call,
  type Channel,
  channelsOf,
  type Trouble,
} from '../../../adapters/slack/diagnose.ts'
import { requestPath } from '../../../adapters/slack/manifest.ts'
import { appScope } from '../../../adapters/slack/scopes.ts'
import type { SlackSettings } from '../../config.ts'
import { clean } from '../../engine/fold.ts'
import type { Text } from '../../text/index.ts'
import { joinList } from '../../views/format.ts'
import type { Admin } from '../command.ts'
import { type Check, fine, type Looked, toLookAt } from './finding.ts'

/** In milliseconds. */
const patience = 5000
/** Names in one line. */
const mostNamed = 10

const Body = z.looseObject({ ok: z.boolean(), error: z.string().optional() })

/** A line that says where to read how, when Slack is not configured. */
export function slackChecks(slack: SlackSettings | undefined): readonly Check[] {
  if (!slack) return [{ name: 'slack', look: async ({ t }) => fine(t.cli.doctor.slack.none) }]
  const call = callerOf(slack, slack.botToken)
  let asked: Promise<BotToken> | undefined
  const token = () => (asked ??= botToken(call))
  return [
    { name: 'slack', look: async ({ t }) => tokenSaid(await token(), t) },
    { name: 'slack-scopes', look: async (admin) => scopesSaid(await token(), admin) },
    { name: 'slack-connection', look: async ({ t }) => connectionSaid(slack, t) },
    { name: 'slack-channels', look: async (admin) => channelsSaid(await token(), call, admin) },
  ]
}

function tokenSaid(token: BotToken, t: Text): Looked {
  if (token.state !== 'valid') return troubleSaid(token, 'SLACK_BOT_TOKEN', t.cli.doctor.slack.botTokenDo, t)
  return fine(t.cli.doctor.slack.valid(clean(token.workspaceName), clean(token.botName)))
}

function troubleSaid(trouble: Trouble, name: string, todo: string, t: Text): Looked {
  const { slack } = t.cli.doctor
  if (trouble.state === 'unreachable') return toLookAt(slack.unreachable, slack.unreachableDo)
  if (trouble.state === 'busy') return toLookAt(slack.busy, slack.busyDo)
  return toLookAt(slack.refused(name, trouble.error), todo)
}

function scopesSaid(token: BotToken, { config, t }: Admin): Looked | undefined {
  if (token.state !== 'valid' || token.missing === undefined) return undefined
  const { slack } = t.cli.doctor
  if (token.missing.length === 0) return fine(slack.allowed)
  return toLookAt(
    slack.missing(joinList(token.missing, config.language)),
    slack.missingDo(joinList(token.missing, config.language)),
  )
}

async function connectionSaid(slack: SlackSettings, t: Text): Promise<Looked> {
  const words = t.cli.doctor.slack
  if (slack.appToken === undefined) {
    const host = slack.host.includes(':') ? `[${slack.host}]` : slack.host
    return fine(words.http(`http://${host}:${slack.port}${requestPath}`))
  }
  const token = await appToken(callerOf(slack, slack.appToken))
  return token.state === 'valid'
    ? fine(words.socket)
    : troubleSaid(token, 'SLACK_APP_TOKEN', words.appTokenDo(appScope.name), t)
}

async function channelsSaid(token: BotToken, call: Call, { db, config, t }: Admin): Promise<Looked | undefined> {
  if (token.state !== 'valid') return undefined
  const places = await db.prisma.place.findMany({
    where: { platform: 'slack', concertationId: { not: null } },
    orderBy: { name: 'asc' },
  })
  const linked = places.map(({ workspace, external, name }) => ({ workspace, id: external, name }))
  const found = await channelsOf(call, token.workspace, linked)
  const words = t.cli.doctor.slack
  const named = (channels: readonly Channel[]): string => {
    const names = channels.slice(0, mostNamed).map(({ name }) => `#${clean(name)}`)
    const more = channels.length - names.length
    return joinList(more > 0 ? [...names, words.others(more)] : names, config.language)
  }
  const { absent, archived, gone, elsewhere, unchecked } = found
  const troubles = [
    { channels: absent, said: words.absent, todo: words.absentDo },
    { channels: archived, said: words.archived, todo: words.archivedDo },
    { channels: gone, said: words.gone, todo: words.goneDo },
    { channels: elsewhere, said: words.elsewhere, todo: words.elsewhereDo },
  ].filter(({ channels }) => channels.length > 0)
  const said = [
    words.channels(found.fine.length),
    ...troubles.map(({ channels, said }) => said(named(channels))),
    ...(unchecked.length > 0 ? [words.unchecked(unchecked.length)] : []),
  ].join(' ')
  return troubles.length === 0 ? fine(said) : toLookAt(said, troubles.map(({ todo }) => todo).join(' '))
}

/** The token goes to this address and nowhere else: not where it would send us. */
function callerOf({ apiUrl = 'https://slack.com/api/' }: SlackSettings, token: string): Call {
  return async (method, args = {}) => {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (response.status === 429) return { ok: false, error: 'ratelimited', body: {} }
    const body = Body.parse(await response.json())
    const scopes = response.headers.get('x-oauth-scopes')
    return {
      ok: body.ok,
      ...(body.error !== undefined && { error: body.error }),
      ...(scopes !== null && { scopes }),
      body,
    }
  }
}
