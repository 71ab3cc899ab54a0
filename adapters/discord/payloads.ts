/** What of Discord's payloads is read, checked at the door: everything else is none of ours. */
import { z } from 'zod'

const Id = z.string().regex(/^\d{15,21}$/)

const User = z.looseObject({
  id: Id,
  username: z.string().default(''),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
})
export type User = z.infer<typeof User>
const Channel = z.looseObject({
  id: Id,
  type: z.number().int(),
  name: z.string().nullish(),
  parent_id: Id.nullish(),
})
const Message = z.looseObject({ id: Id, flags: z.number().int().default(0), content: z.string().default('') })

/** Of kinds: 2 a command, 3 a press, 4 a word that is being typed, 5 a window that was sent. */
export const Interaction = z.looseObject({
  id: Id,
  application_id: Id,
  type: z.number().int(),
  token: z.string().min(1).max(500),
  guild_id: Id.optional(),
  channel_id: Id.optional(),
  channel: Channel.optional(),
  member: z.looseObject({ user: User, nick: z.string().nullish(), permissions: z.string().default('0') }).optional(),
  user: User.optional(),
  locale: z.string().optional(),
  app_permissions: z.string().optional(),
  message: Message.optional(),
  data: z.unknown(),
})
export type Interaction = z.infer<typeof Interaction>
export const interactionKinds = { command: 2, press: 3, typing: 4, window: 5 } as const

export const PressData = z.looseObject({ custom_id: z.string().max(100), values: z.array(z.string()).default([]) })

const Filled = z.looseObject({
  custom_id: z.string(),
  value: z.string().nullish(),
  values: z.array(z.string()).nullish(),
})
/** Each input stands in a label of its own. */
export const WindowData = z.looseObject({
  custom_id: z.string().max(100),
  components: z.array(z.looseObject({ component: Filled.optional() })).default([]),
})

/** A menu of a message: which one, and the message under the resolved ones. */
export const MenuData = z.looseObject({
  name: z.string(),
  target_id: Id,
  resolved: z.looseObject({ messages: z.record(z.string(), Message).default({}) }).optional(),
})

export const Said = z.looseObject({
  id: Id,
  channel_id: Id,
  guild_id: Id.optional(),
  author: User,
  member: z.looseObject({ nick: z.string().nullish() }).optional(),
  webhook_id: z.string().optional(),
  type: z.number().int().default(0),
  content: z.string().default(''),
  mentions: z.array(User).default([]),
  attachments: z
    .array(
      z.looseObject({
        filename: z.string().min(1).max(1000),
        url: z.url(),
        size: z.number().nonnegative(),
        content_type: z.string().nullish(),
      }),
    )
    .catch([])
    .default([]),
})

export const Ready = z.looseObject({
  user: User,
  application: z.looseObject({ id: Id }),
  guilds: z.array(z.looseObject({ id: Id })).default([]),
})
export const Guild = z.looseObject({
  id: Id,
  channels: z.array(Channel).default([]),
  threads: z.array(Channel).default([]),
})
/** Left, or (`unavailable`) out of Discord's own reach for a while. */
export const GuildLeft = z.looseObject({ id: Id, unavailable: z.boolean().default(false) })
export const ChannelNamed = Channel
