/** What somebody who came by a link says and presses, made as on any platform: the link's account speaks. */
import type { Message, Sent } from '../../../src/kept/room.ts'
import { isForm } from '../../../src/kept/shown.ts'
import type { Address, Form, Incoming, Reply, View } from '../../../src/port.ts'
import { guestWorkspace, type House, visitWorkspace } from '../house.ts'
import { readPosted } from '../read.ts'
import type { Guest } from '../site.ts'

/** What the buttons of the page ask for, by the word that they post. */
export const chosen = {
  idee: 'idea submit',
  idees: 'idea mine',
  suivi: 'todo',
  donnees: 'my data',
  aide: 'help',
} as const

/** Those of a visitor, who follows what they wrote. */
export const visited: readonly string[] = ['idee', 'idees', 'donnees']

function workspaceOf({ visitor }: Pick<Guest, 'visitor'>): string {
  return visitor ? visitWorkspace : guestWorkspace
}

export function addressOf(guest: Guest): Address {
  return { platform: 'web', workspace: workspaceOf(guest), to: 'dm', account: guest.account }
}

/** Chosen when they come in: what is said on this page is about what the link was made for. */
export async function enter(house: House, guest: Guest, id: string): Promise<void> {
  if (guest.visitor) return
  const says = { intent: 'switch', args: { title: guest.concertation } }
  await house.hear({ ...incoming(guest, id, says), home: true })
}

/** What waits for them, as it stands now. */
export async function drawHome(house: House, guest: Guest, id: string): Promise<void> {
  const intent = guest.visitor ? 'idea mine' : 'home'
  await house.hear({ ...incoming(guest, id, { intent, args: {} }), home: true })
}

/** The message that answers, if there is one. */
export async function say(house: House, guest: Guest, id: string, text: string): Promise<string | undefined> {
  return text === '' ? undefined : shown(house, await house.hear(incoming(guest, id, text)))
}

export async function choose(house: House, guest: Guest, id: string, word: string): Promise<string | undefined> {
  const intent = Object.hasOwn(chosen, word) ? chosen[word as keyof typeof chosen] : undefined
  return intent && shown(house, await house.hear(incoming(guest, id, { intent, args: {} })))
}

export type Pressed = {
  readonly shown: string | undefined
  readonly refused: NonNullable<Reply>['refused']
  /** a form or a ballot was filled in */
  readonly filled: boolean
}

/** A button, a form or a ballot of a message of theirs; `stale`: it stands there no more. */
export async function press(house: House, guest: Guest, id: string, data: URLSearchParams): Promise<Pressed | 'stale'> {
  const says = readPosted(data, (post) => bodyUnder(house, guest, post))
  if (!says) return 'stale'
  const filled = says.values !== undefined
  const reply = await house.hear(incoming(guest, id, says), filled)
  const { room } = house
  const of = room.message(room.ref(says.post)?.key ?? '')
  // How it was filled in is written nowhere but in what it did.
  if (filled && !reply?.refused && of && isForm(of.body)) await room.put({ filled: of.key })
  return { shown: shown(house, reply), refused: reply?.refused, filled }
}

/** Nobody else's message, and none of the local room's, whatever its key. */
export function ownMessage(house: House, guest: Guest, key: string): Message | Sent | undefined {
  const page = house.page(guest.account)
  if (page?.key === key) return page
  const message = house.room.message(key)
  return message && isOwn(message.to, guest) ? message : undefined
}

export function isOwn(to: Address, guest: Guest): boolean {
  return to.to === 'dm' && to.workspace === workspaceOf(guest) && to.account === guest.account
}

function bodyUnder(house: House, guest: Guest, post: string): View | Form | undefined {
  const page = house.page(guest.account)
  if (page && postOf(page) === post) return page.body
  const message = house.room.message(house.room.ref(post)?.key ?? '')
  // Of a message that was edited since, only what stands there now can be pressed.
  return message?.post === post && isOwn(message.to, guest) ? message.body : undefined
}

/** What is pressed on the page of a person is pressed on this. */
export function postOf({ key, body }: Sent): string {
  return 'fields' in body ? key : (body.page?.post ?? key)
}

function shown(house: House, reply: Reply): string | undefined {
  return reply ? (house.room.ref(reply.key)?.key ?? undefined) : undefined
}

export function incoming(guest: Pick<Guest, 'account' | 'visitor'>, id: string, says: Incoming['says']): Incoming {
  const { account } = guest
  const workspace = workspaceOf(guest)
  return {
    id,
    platform: 'web',
    who: { workspace, account, name: '' },
    where: { workspace, channel: account, kind: 'dm', name: '' },
    says,
  }
}
