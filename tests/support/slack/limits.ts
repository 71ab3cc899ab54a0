/**
 * What the real Slack refuses, as one table: the fake holds every payload against it. Written from Slack's documentation
 * and never read from the adapter, so that a limit forgotten there is found here.
 */
export const limits = {
  message: { blocks: 50, attachments: 100, text: 40_000, updateBytes: 4000, blocksText: 13_200, tables: 1 },
  view: {
    blocks: 100,
    title: 24,
    submit: 24,
    close: 24,
    callback_id: 255,
    external_id: 255,
    private_metadata: 3000,
    depth: 3,
    bytes: 250_000,
  },
  ids: { block_id: 255, action_id: 255 },
  section: { text: 3000, fields: 10, field_text: 2000 },
  header: { text: 150 },
  actions: { elements: 25 },
  context: { elements: 10 },
  context_actions: { elements: 5 },
  image: { image_url: 3000, alt_text: 2000, title: 2000 },
  input: { label: 2000, hint: 2000 },
  markdown: { text: 12_000 },
  table: { rows: 100, columns: 20 },
  video: { title: 200 },
  button: { text: 75, url: 3000, value: 2000, accessibility_label: 75 },
  select: { options: 100, option_groups: 100, placeholder: 150 },
  overflow: { options: 5 },
  checkboxes: { options: 10 },
  radio_buttons: { options: 10 },
  option: { text: 75, value: 75, description: 75, url: 3000 },
  option_group: { label: 75, options: 100 },
  plain_text_input: { max_length: 3000, placeholder: 150 },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  text: 3000,
  time: { ackMs: 3000, triggerMs: 3000, responseUses: 5, responseMs: 1_800_000, signatureAgeS: 300 },
  sockets: 10,
} as const

/** Calls per minute of each tier. */
export const tiers = { 1: 1, 2: 20, 3: 50, 4: 100 } as const

/** `chat.postMessage` has a limit of its own: one per second and channel. */
export const tierOf: Readonly<Record<string, keyof typeof tiers>> = {
  'chat.postEphemeral': 4,
  'chat.update': 3,
  'chat.delete': 3,
  'conversations.open': 3,
  'conversations.info': 3,
  'conversations.history': 3,
  'conversations.replies': 3,
  'conversations.join': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'users.info': 4,
  'users.list': 2,
  'users.conversations': 3,
  'views.open': 4,
  'views.push': 4,
  'views.update': 4,
  'views.publish': 4,
  'files.getUploadURLExternal': 4,
  'files.completeUploadExternal': 4,
  'files.info': 4,
  'reactions.add': 3,
}

/** A burst of so many is let through, then one per second. */
export const postBurst = { messages: 5, perMs: 5000 } as const
