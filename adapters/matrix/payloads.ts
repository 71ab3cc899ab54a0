/** The parts that we read of what the homeserver says, checked once; what is not there is left out, nothing is trusted. */
import { z } from 'zod'

export const Content = z.record(z.string(), z.unknown())
export type Content = z.infer<typeof Content>

export const Event = z.looseObject({
  type: z.string(),
  event_id: z.string().default(''),
  sender: z.string().default(''),
  state_key: z.string().optional(),
  origin_server_ts: z.number().optional(),
  content: Content.default({}),
  unsigned: Content.optional(),
})
export type Event = z.infer<typeof Event>

/** What is no event is left out: one of them must not spoil the others. */
export const Events = z
  .array(z.unknown())
  .default([])
  .transform((all) =>
    all.flatMap((one) => {
      const { data } = Event.safeParse(one)
      return data ? [data] : []
    }),
  )
const Held = z.looseObject({ events: Events }).default({ events: [] })

const Joined = z.looseObject({
  state: Held,
  timeline: z
    .looseObject({ events: Events, limited: z.boolean().default(false), prev_batch: z.string().optional() })
    .default({ events: [], limited: false }),
})
export type Joined = z.infer<typeof Joined>

const Names = z.array(z.string()).catch([])

export const Synced = z.looseObject({
  next_batch: z.string().min(1),
  account_data: Held,
  to_device: z.looseObject({ events: z.array(z.unknown()).catch([]) }).catch({ events: [] }),
  device_lists: z.looseObject({ changed: Names, left: Names }).catch({ changed: [], left: [] }),
  device_one_time_keys_count: z.record(z.string(), z.number()).catch({}),
  device_unused_fallback_key_types: Names,
  rooms: z
    .looseObject({
      join: z.record(z.string(), Joined).default({}),
      invite: z.record(z.string(), z.looseObject({ invite_state: Held })).default({}),
      leave: z.record(z.string(), z.unknown()).default({}),
    })
    .default({ join: {}, invite: {}, leave: {} }),
})
export type Synced = z.infer<typeof Synced>

export const Listed = z.looseObject({ chunk: Events, end: z.string().optional() })
export const Who = z.looseObject({ user_id: z.string().min(1), device_id: z.string().default('') })
export const Sent = z.looseObject({ event_id: z.string().min(1) })
export const Made = z.looseObject({ room_id: z.string().min(1) })
export const Rooms = z.looseObject({ joined_rooms: z.array(z.string()).default([]) })
/** Of people's devices, as `keys/query` tells of them. */
export const Keyed = z.looseObject({
  device_keys: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  master_keys: z.record(z.string(), Content).default({}),
  self_signing_keys: z.record(z.string(), Content).default({}),
})
export const Uploaded = z.looseObject({ content_uri: z.string().startsWith('mxc://') })

/** How an event stands to another one (`m.relates_to`). */
const Relation = z.looseObject({
  rel_type: z.string().optional(),
  event_id: z.string().optional(),
  key: z.string().optional(),
  is_falling_back: z.boolean().optional(),
  'm.in_reply_to': z.looseObject({ event_id: z.string() }).optional(),
})

export type Related = {
  readonly kind: string | undefined
  readonly event: string | undefined
  readonly key: string | undefined
  /** the message that is really answered: in a thread, clients name the last one for those that know no threads */
  readonly answers: string | undefined
}

export function relationOf(content: Content): Related {
  const { data } = Relation.safeParse(content['m.relates_to'])
  const falls = data?.rel_type === 'm.thread' && data.is_falling_back === true
  return {
    kind: data?.rel_type,
    event: data?.event_id,
    key: data?.key,
    answers: falls ? undefined : data?.['m.in_reply_to']?.event_id,
  }
}

export function wordIn(content: Content, name: string): string {
  const word = content[name]
  return typeof word === 'string' ? word : ''
}
