/** What Slack sends, checked once: the parts that we read of each payload (docs.slack.dev/reference/interaction-payloads). */
import { z } from 'zod'

const Id = z.string().min(1).max(255)
const maybe = <T extends z.ZodType>(type: T) => type.nullish()

export const Command = z.object({
  command: z.string().regex(/^\//),
  text: z.string().default(''),
  team_id: Id,
  user_id: Id,
  user_name: z.string().default(''),
  channel_id: Id,
  channel_name: z.string().default(''),
  trigger_id: Id,
  response_url: z.string().default(''),
})
export type Command = z.infer<typeof Command>

const User = z.object({ id: Id, name: maybe(z.string()), username: maybe(z.string()), team_id: maybe(Id) })
const Given = z.object({
  type: z.string().optional(),
  value: maybe(z.string()),
  selected_option: maybe(z.object({ value: z.string().optional() })),
  selected_options: z.array(z.object({ value: z.string().optional() })).optional(),
  selected_date: maybe(z.string()),
  selected_date_time: maybe(z.number()),
})
const Values = z.record(z.string(), z.record(z.string(), Given))
const State = maybe(z.object({ values: Values }))
const Blocks = z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() }))
const Label = z.looseObject({ text: z.string() })

export const ShownView = z.object({
  id: Id,
  type: z.enum(['modal', 'home']),
  hash: z.string().default(''),
  private_metadata: z.string().default(''),
  state: State,
  title: maybe(Label),
  submit: maybe(Label),
  close: maybe(Label),
  blocks: Blocks.default([]),
  previous_view_id: maybe(z.string()),
})
export type ShownView = z.infer<typeof ShownView>

const Interaction = z.object({ team: maybe(z.object({ id: Id })), user: User, trigger_id: z.string().default('') })

const Said = z.looseObject({
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  blocks: z.array(z.looseObject({ type: z.string() })).optional(),
})

export const Click = Interaction.extend({
  type: z.literal('block_actions'),
  container: z.looseObject({
    type: z.string(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    channel_id: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  channel: maybe(z.object({ id: Id, name: z.string().default('') })),
  message: maybe(Said),
  view: maybe(ShownView),
  state: State,
  response_url: z.string().default(''),
  actions: z
    .array(
      z.object({
        type: z.string(),
        action_id: Id,
        block_id: z.string().default(''),
        value: maybe(z.string()),
        action_ts: z.string().default(''),
        selected_option: maybe(z.object({ value: z.string().optional() })),
      }),
    )
    .min(1),
})
export type Click = z.infer<typeof Click>

export const Submission = Interaction.extend({ type: z.literal('view_submission'), view: ShownView })
export type Submission = z.infer<typeof Submission>

export const Shortcut = Interaction.extend({ type: z.literal('shortcut'), callback_id: z.string() })
export type Shortcut = z.infer<typeof Shortcut>

export const MessageAction = Interaction.extend({
  type: z.literal('message_action'),
  callback_id: z.string(),
  channel: z.object({ id: Id, name: z.string().default('') }),
  message: Said,
  response_url: z.string().default(''),
})
export type MessageAction = z.infer<typeof MessageAction>

export const EventCallback = z.object({
  type: z.literal('event_callback'),
  event_id: Id,
  team_id: Id,
  event: z.looseObject({ type: z.string() }),
  authorizations: z.array(z.looseObject({ team_id: maybe(Id), user_id: maybe(Id) })).optional(),
})
export type EventCallback = z.infer<typeof EventCallback>

/** Said to us: in a channel with our name before it, or in our private conversation. */
export const SaidEvent = z.object({
  type: z.enum(['app_mention', 'message']),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  user: Id,
  text: z.string().default(''),
  channel: Id,
  channel_type: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z
    .array(
      z.looseObject({
        name: z.string().min(1).max(1000),
        mimetype: z.string().default(''),
        size: z.number().nonnegative().default(0),
        url_private: z.url(),
      }),
    )
    .optional()
    .catch(undefined),
})
export const HomeOpened = z.object({ type: z.literal('app_home_opened'), user: Id, tab: z.string().default('home') })
export const Joined = z.object({
  type: z.literal('member_joined_channel'),
  user: Id,
  channel: Id,
  inviter: z.string().optional(),
})
