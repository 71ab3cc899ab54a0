/** The app as Slack is told of it: whoever installs it pastes this, and has nothing else to set. */
import type { webApi } from '@slack/bolt'
import { events, scopes } from './scopes.ts'

export type Manifest = webApi.AppsManifestCreateArguments['manifest']

/** The menu entries, by what Slack sends when one is chosen. */
export const callbacks = {
  idea: 'message:idea',
  action: 'message:action',
  decision: 'message:decision',
  anywhere: 'global:idea',
} as const
export type Callback = keyof typeof callbacks

/** Of characters, from Slack's reference of manifests. */
export const manifestLimits = {
  name: 35,
  description: 140,
  longDescription: { least: 175, most: 4000 },
  command: 32,
  commandDescription: 2000,
  usageHint: 1000,
  shortcutName: 24,
  shortcutDescription: 150,
} as const

/** Where a signed request is heard: commands, presses and events alike. */
export const requestPath = '/slack/events'

type Described = { readonly name: string; readonly description: string }
type Command = { readonly description: string; readonly usage: string }
export type ManifestWords = {
  readonly description: string
  readonly longDescription: string
  readonly commands: { readonly concert: Command; readonly idee: Command }
  readonly shortcuts: Readonly<Record<Callback, Described>>
}

/** `url`, for a bot that Slack calls: its public address, without `requestPath`. */
export type ManifestOptions =
  | { readonly socketMode: true; readonly url?: undefined }
  | { readonly socketMode: false; readonly url: string }

export function manifestOf(words: ManifestWords, { socketMode, url }: ManifestOptions): Manifest {
  const address = url === undefined ? undefined : `${url.replace(/\/+$/, '')}${requestPath}`
  return {
    display_information: {
      name: 'Concertess',
      description: words.description,
      long_description: words.longDescription,
      background_color: '#1d4f5c',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Concertess', always_online: true },
      shortcuts: [
        shortcutOf('message', 'idea', words),
        shortcutOf('message', 'action', words),
        shortcutOf('message', 'decision', words),
        shortcutOf('global', 'anywhere', words),
      ],
      slash_commands: [
        commandOf('/concert', words.commands.concert, address),
        commandOf('/idee', words.commands.idee, address),
      ],
    },
    oauth_config: { scopes: { bot: scopes.map(({ name }) => name) } },
    settings: {
      event_subscriptions: { ...(address && { request_url: address }), bot_events: events.map(({ name }) => name) },
      interactivity: { is_enabled: true, ...(address && { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  }
}

function shortcutOf(type: 'message' | 'global', callback: Callback, { shortcuts }: ManifestWords) {
  return { type, callback_id: callbacks[callback], ...shortcuts[callback] }
}

function commandOf(command: string, { description, usage }: Command, url: string | undefined) {
  return { command, ...(url && { url }), description, usage_hint: usage, should_escape: false }
}
