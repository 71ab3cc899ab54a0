/**
 * Discord's limits, as its documentation gives them (developers/resources/message, developers/components/reference,
 * developers/interactions/application-commands, developers/topics/rate-limits), unless said otherwise.
 */

export const limits = {
  message: { content: 2000, embeds: 10, files: 10, nonce: 25, rows: 5, mentioned: 100 },
  embed: {
    all: 6000,
    title: 256,
    description: 4096,
    fields: 25,
    fieldName: 256,
    fieldValue: 1024,
    footer: 2048,
    author: 256,
  },
  /** bytes of one file, without a boost; a longer one is 413 */
  file: { bytes: 10 * 1024 * 1024, description: 1024, name: 260 },
  components: { all: 40, text: 4000, buttons: 5, customId: 100, id: 2 ** 31 - 1 },
  button: { label: 80, url: 512 },
  select: { options: 25, label: 100, value: 100, description: 100, placeholder: 150, values: 25 },
  section: { texts: 3 },
  gallery: { items: 10 },
  media: { description: 1024, url: 2048 },
  container: { accent: 0xffffff },
  modal: { title: 45, customId: 100, components: 5 },
  label: { label: 45, description: 100 },
  input: { label: 45, length: 4000, placeholder: 100 },
  radio: { options: [2, 10] },
  checkboxes: { options: [1, 10] },
  upload: { values: 10 },
  commands: {
    chatInput: 100,
    menus: 15,
    name: 32,
    description: 100,
    options: 25,
    choices: 25,
    choice: 100,
    choiceValue: 100,
    length: 6000,
    text: 8000,
    creates: 200,
  },
  autocomplete: { choices: 25, name: 100, value: 100 },
  thread: { name: 100 },
  history: { limit: 100 },
  time: {
    ackMs: 3000,
    tokenMs: 15 * 60_000,
    /** "in the past few minutes"; measured by others as about that long */
    nonceMs: 5 * 60_000,
    /** not documented: some minutes */
    resumeMs: 3 * 60_000,
    heartbeatMs: 41_250,
  },
} as const

/** Requests in a span; for all routes together but those of interactions. */
export const globalRate = { requests: 50, perMs: 1000 } as const
export const invalidRate = { requests: 10_000, perMs: 600_000, banMs: 3_600_000 } as const
/** Frames that the bot may send over the gateway. */
export const gatewayRate = { frames: 120, perMs: 60_000 } as const

export type Rate = { readonly requests: number; readonly perMs: number }
/** Per route and major parameter. Discord documents none of them: this is what its headers say. */
export const routeRates: Readonly<Record<string, Rate>> = {
  'POST /channels/{channel}/messages': { requests: 5, perMs: 5000 },
  'PATCH /channels/{channel}/messages/{message}': { requests: 5, perMs: 5000 },
  'DELETE /channels/{channel}/messages/{message}': { requests: 5, perMs: 1000 },
  'GET /channels/{channel}/messages': { requests: 5, perMs: 5000 },
  'GET /channels/{channel}/messages/{message}': { requests: 5, perMs: 5000 },
  'POST /channels/{channel}/messages/{message}/threads': { requests: 50, perMs: 300_000 },
  'POST /users/@me/channels': { requests: 10, perMs: 10_000 },
  'POST /webhooks/{application}/{token}': { requests: 5, perMs: 2000 },
  'PATCH /webhooks/{application}/{token}/messages/{message}': { requests: 5, perMs: 2000 },
  'DELETE /webhooks/{application}/{token}/messages/{message}': { requests: 5, perMs: 2000 },
  'GET /webhooks/{application}/{token}/messages/{message}': { requests: 5, perMs: 2000 },
  'PUT /applications/{application}/commands': { requests: 5, perMs: 20_000 },
  'PUT /applications/{application}/guilds/{guild}/commands': { requests: 5, perMs: 20_000 },
}

/** https://discord.com/developers/docs/reference#locales */
export const locales = [
  ...['id', 'da', 'de', 'en-GB', 'en-US', 'es-ES', 'es-419', 'fr', 'hr', 'it', 'lt', 'hu', 'nl', 'no', 'pl', 'pt-BR'],
  ...['ro', 'fi', 'sv-SE', 'vi', 'tr', 'cs', 'el', 'bg', 'ru', 'uk', 'hi', 'th', 'zh-CN', 'ja', 'zh-TW', 'ko'],
]
