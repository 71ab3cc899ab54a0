/** Modals and homes: the stack that each person has open, what they filled in, and the triggers that open it. */
import { createHash } from 'node:crypto'
import { SlackError } from './error.ts'
import { type Fields, fieldsIn, textOf } from './json.ts'
import { limits } from './limits.ts'
import { type Values, valuesOf } from './state.ts'
import type { World } from './world.ts'

export type View = {
  readonly id: string
  readonly owner: string
  readonly root: string
  readonly previous: string | null
  body: Fields
  hash: string
  values: Values
  /** what the person is told below an input, by block id */
  errors: Readonly<Record<string, string>>
}
export type Trigger = { readonly who: string; readonly at: number; used: boolean }

export type Views = {
  readonly stacks: Map<string, View[]>
  readonly homes: Map<string, View>
  top(person: string): View | undefined
  trigger(person: string): string
  /** Throws when it is unknown, used or older than three seconds. */
  trusted(id: unknown): Trigger
  open(person: string, body: Fields): View
  push(person: string, body: Fields): View
  update(view: View, body: Fields): View
  publish(person: string, body: Fields, hash: unknown): View
  byName(args: Fields): View
  closeTop(person: string): View | undefined
  clear(person: string): readonly View[]
  /** As it is sent to the app. */
  output(view: View): Fields
}

export function createViews(world: World): Views {
  const stacks: Views['stacks'] = new Map()
  const homes: Views['homes'] = new Map()
  const triggers = new Map<string, Trigger>()
  const all = () => [...[...stacks.values()].flat(), ...homes.values()]

  function made(person: string, body: Fields, under: View | undefined): View {
    checkExternal(body)
    const id = world.nextId('V')
    const ids = { ...body, blocks: world.withIds(fieldsIn(body.blocks)) }
    return {
      id,
      owner: person,
      root: under?.root ?? id,
      previous: under?.id ?? null,
      body: ids,
      hash: hashOf(),
      values: valuesOf(ids.blocks),
      errors: {},
    }
  }

  function hashOf(): string {
    const ts = world.nextTs()
    return `${ts.split('.')[0]}.${createHash('sha256').update(ts).digest('hex').slice(0, 8)}`
  }

  function checkExternal(body: Fields, mine?: View): void {
    const name = body.external_id
    if (typeof name !== 'string' || name === '') return
    if (all().some((view) => view !== mine && view.body.external_id === name)) {
      throw new SlackError('duplicate_external_id')
    }
  }

  function update(view: View, body: Fields): View {
    checkExternal(body, view)
    const blocks = world.withIds(fieldsIn(body.blocks))
    view.body = { ...body, blocks }
    view.values = valuesOf(blocks, view.values)
    view.hash = hashOf()
    view.errors = {}
    return view
  }

  return {
    stacks,
    homes,
    top: (person) => stacks.get(person)?.at(-1),
    trigger(person) {
      const id = `${triggers.size + 1}.${Number.parseInt(world.team.slice(1, 6), 36)}.${createHash('sha256').update(`${triggers.size}`).digest('hex').slice(0, 32)}`
      triggers.set(id, { who: person, at: world.now(), used: false })
      return id
    },
    trusted(id) {
      const trigger = triggers.get(textOf(id))
      if (!trigger) throw new SlackError('invalid_trigger_id')
      if (trigger.used) throw new SlackError('exchanged_trigger_id')
      if (world.now() - trigger.at > limits.time.triggerMs) throw new SlackError('expired_trigger_id')
      return trigger
    },
    open(person, body) {
      const view = made(person, body, undefined)
      stacks.set(person, [view])
      return view
    },
    push(person, body) {
      const stack = stacks.get(person) ?? []
      if (stack.length === 0) throw new SlackError('not_found')
      if (stack.length >= limits.view.depth) throw new SlackError('push_limit_reached')
      const view = made(person, body, stack.at(-1))
      stacks.set(person, [...stack, view])
      return view
    },
    update,
    publish(person, body, hash) {
      const known = homes.get(person)
      if (known && hash !== undefined && hash !== known.hash) throw new SlackError('hash_conflict')
      if (known) return update(known, body)
      const view = made(person, body, undefined)
      homes.set(person, view)
      return view
    },
    byName(args) {
      const found = all().find((view) =>
        args.view_id === undefined ? view.body.external_id === args.external_id : view.id === args.view_id,
      )
      if (!found || (args.view_id === undefined && args.external_id === undefined)) throw new SlackError('not_found')
      if (args.hash !== undefined && args.hash !== found.hash) throw new SlackError('hash_conflict')
      return found
    },
    closeTop(person) {
      const stack = stacks.get(person) ?? []
      stacks.set(person, stack.slice(0, -1))
      return stack.at(-1)
    },
    clear(person) {
      const stack = stacks.get(person) ?? []
      stacks.set(person, [])
      return stack
    },
    output: (view) => ({
      id: view.id,
      team_id: world.team,
      type: view.body.type,
      blocks: view.body.blocks,
      private_metadata: view.body.private_metadata ?? '',
      callback_id: view.body.callback_id ?? '',
      state: { values: view.values },
      hash: view.hash,
      ...(view.body.type === 'home' ? {} : { title: view.body.title }),
      clear_on_close: view.body.clear_on_close ?? false,
      notify_on_close: view.body.notify_on_close ?? false,
      close: view.body.close ?? null,
      submit: view.body.submit ?? null,
      previous_view_id: view.previous,
      root_view_id: view.root,
      app_id: world.app,
      external_id: view.body.external_id ?? '',
      app_installed_team_id: world.team,
      bot_id: world.bot.botId,
    }),
  }
}
