/** Everything the fake accepts, once with all its properties: each is then spoilt in turn, and has to be refused. */
import { describe, expect, test } from 'vitest'
import { isFields } from './json.ts'
import { actions, button, home, input, message, modal, mrkdwn, option, plain, rich, section, words } from './pieces.ts'

const confirm = {
  title: plain('Sûr ?'),
  text: mrkdwn('Vraiment'),
  confirm: plain('Oui'),
  deny: plain('Non'),
  style: 'danger',
}
const text = { type: 'text', text: 'mot', style: { bold: true, italic: false } }
const picture = { type: 'image', alt_text: 'une carte', image_url: 'https://a.fr/c.png' }
const some = [option(1, { description: plain('un') }), option(2)]
const enter = { trigger_actions_on: ['on_enter_pressed'] }
const placeholder = { type: 'plain_text', text: 'ici', emoji: true }

const elements = {
  button: button({
    value: 'v',
    url: 'https://a.fr',
    style: 'primary',
    accessibility_label: 'oui',
    confirm,
    action_id: 'a',
  }),
  overflow: { type: 'overflow', options: [option(1, { url: 'https://a.fr' })], confirm },
  static_select: {
    type: 'static_select',
    options: some,
    initial_option: some[1],
    placeholder,
    confirm,
    focus_on_load: true,
  },
  groups: { type: 'static_select', option_groups: [{ label: plain('g'), options: some }], initial_option: some[1] },
  multi_static_select: { type: 'multi_static_select', options: some, initial_options: some, max_selected_items: 2 },
  users_select: { type: 'users_select', initial_user: 'U1', placeholder },
  multi_channels_select: { type: 'multi_channels_select', initial_channels: ['C1'], max_selected_items: 1 },
  checkboxes: { type: 'checkboxes', options: some, initial_options: some, confirm },
  radio_buttons: { type: 'radio_buttons', options: some, initial_option: some[0], confirm },
  datepicker: { type: 'datepicker', initial_date: '2027-01-31', placeholder, confirm },
  timepicker: { type: 'timepicker', initial_time: '08:00', timezone: 'Europe/Paris', placeholder },
}
const inputs = {
  plain_text_input: words({
    initial_value: 'a',
    multiline: true,
    min_length: 1,
    max_length: 9,
    placeholder,
    dispatch_action_config: enter,
  }),
  number_input: {
    type: 'number_input',
    is_decimal_allowed: true,
    initial_value: '1.5',
    min_value: '1',
    max_value: '2',
  },
  email_text_input: { type: 'email_text_input', initial_value: 'a@a.fr', placeholder },
  url_text_input: { type: 'url_text_input', initial_value: 'https://a.fr', placeholder },
  rich_text_input: { type: 'rich_text_input', initial_value: rich(text), min_lines: 1, max_lines: 3, placeholder },
  datetimepicker: { type: 'datetimepicker', initial_date_time: 1_800_000_000, confirm },
  file_input: { type: 'file_input', filetypes: ['png'], max_files: 2 },
}
const blocks = {
  section: section({
    text: { ...mrkdwn('a'), verbatim: true },
    fields: [plain('b')],
    accessory: picture,
    expand: true,
    block_id: 'b',
  }),
  header: { type: 'header', text: { ...plain('a'), emoji: true } },
  divider: { type: 'divider' },
  context: { type: 'context', elements: [picture, mrkdwn('a'), plain('b')] },
  image: { ...picture, title: plain('Carte') },
  rich_text: {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 1,
        offset: 2,
        border: 1,
        elements: [{ type: 'rich_text_section', elements: [text] }],
      },
      {
        type: 'rich_text_quote',
        border: 1,
        elements: [{ type: 'link', url: 'https://a.fr', text: 'a', unsafe: false }],
      },
      { type: 'rich_text_preformatted', border: 0, elements: [text] },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'date', timestamp: 1_800_000_000, format: '{date}', fallback: 'vendredi', url: 'https://a.fr' },
          { type: 'emoji', name: 'eau' },
          { type: 'user', user_id: 'U012' },
          { type: 'usergroup', usergroup_id: 'S012' },
          { type: 'channel', channel_id: 'C012' },
          { type: 'team', team_id: 'T012' },
          { type: 'broadcast', range: 'here' },
          { type: 'color', value: '#ff0000' },
        ],
      },
    ],
  },
}
const forMessages = {
  table: {
    type: 'table',
    rows: [[{ type: 'raw_text', text: 'a' }, { type: 'raw_number', value: 1, text: '1' }, rich(text)]],
    column_settings: [{ align: 'right', is_wrapped: true }],
  },
  markdown: { type: 'markdown', text: '**a**' },
  context_actions: {
    type: 'context_actions',
    elements: [
      { type: 'icon_button', icon: 'trash', text: plain('a'), value: 'v', visible_to_user_ids: ['U1'] },
      {
        type: 'feedback_buttons',
        positive_button: { text: plain('a'), value: '1' },
        negative_button: { text: plain('b'), value: '2' },
      },
    ],
  },
  video: {
    type: 'video',
    title: plain('v'),
    alt_text: 'v',
    video_url: 'https://a.fr/v',
    thumbnail_url: 'https://a.fr/t',
  },
}
const asking = (element: object) =>
  input({ ...element }, { hint: plain('aide'), optional: true, dispatch_action: true })

type Specimen = readonly [string, unknown, (spoilt: never) => readonly string[]]
const specimens: readonly Specimen[] = [
  ...Object.entries(elements).map(([name, element]): Specimen => [`${name} in actions`, actions(element), message]),
  ...Object.entries({ ...elements, ...inputs })
    .filter(([name]) => !['button', 'overflow'].includes(name))
    .map(([name, element]): Specimen => [`${name} in an input`, asking(element), (block: never) => modal([block])]),
  ...Object.entries(blocks).flatMap(([name, block]): Specimen[] => [
    [`${name} in a message`, block, message],
    [`${name} in a home`, block, home],
  ]),
  ...Object.entries(forMessages).map(([name, block]): Specimen => [name, block, message]),
  [
    'a modal',
    {
      close: plain('Non'),
      clear_on_close: true,
      notify_on_close: true,
      callback_id: 'c',
      external_id: 'e',
      private_metadata: 'p',
    },
    (more: never) => modal([], more),
  ],
]

/** The same, with one object given a property more, or one flag that is no flag. */
function* spoilt(value: unknown): Generator<{ readonly what: string; readonly value: unknown }> {
  if (Array.isArray(value)) {
    for (const [n, item] of value.entries()) {
      for (const one of spoilt(item)) yield { what: `${n}/${one.what}`, value: value.with(n, one.value) }
    }
    if (value.length > 0) yield { what: 'emptied', value: [] }
    yield { what: 'no list', value: 'oui' }
  } else if (isFields(value)) {
    yield { what: 'more', value: { ...value, unheard: 1 } }
    for (const [name, inner] of Object.entries(value)) {
      if (free.includes(name)) continue
      for (const one of spoilt(inner)) yield { what: `${name}/${one.what}`, value: { ...value, [name]: one.value } }
    }
  } else if (typeof value === 'boolean') {
    yield { what: 'no flag', value: 'oui' }
  } else {
    yield { what: 'other', value: { unheard: 1 } }
  }
}
/** What the fake does not look into. */
const free = ['visible_to_user_ids', 'filetypes', 'initial_user', 'initial_channels', 'timezone', 'icon']

describe('specimens', () => {
  test.each(specimens)('%s', (_, specimen, refusals) => {
    expect(refusals(specimen as never)).toEqual([])
    const missed = [...spoilt(specimen)]
      .filter(({ value }) => refusals(value as never).length === 0)
      .map(({ what }) => what)
      // An empty list of settings says nothing, and does no harm.
      .filter((what) => what !== 'column_settings/emptied')
    expect(missed).toEqual([])
  })
})
