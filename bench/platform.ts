/** A platform that accepts everything at once and draws it as text: what is measured is the bot, not a network. */
import type { Adapter, Address, Capabilities, Door, Incoming, View } from '../src/port.ts'
import { degrade } from '../src/views/degrade.ts'
import { plain } from '../src/views/plain.ts'

const can: Capabilities = {
  buttons: true,
  pickOptions: 100,
  maxButtons: 25,
  labelLength: 75,
  formFields: 90,
  charts: 'bars',
  tables: true,
  links: true,
  whispers: true,
  edits: true,
  files: false,
  maxText: 12_000,
  ballots: ['one', 'many'],
  privateBallots: true,
}

export type Platform = Adapter & {
  /** Says it, and is told the answer as text. */
  hear(incoming: Incoming): Promise<string>
  readonly drawn: { messages: number }
}

/** `sent` is told of each message when it is handed over. */
export function acceptingPlatform(sent: (to: Address) => void = () => {}): Platform {
  let door: Door | undefined
  const drawn = { messages: 0 }
  function draw(body: Parameters<Adapter['send']>[1]): string {
    const text = plain('fields' in body ? body : degrade(body satisfies View, can))
    if (text.length > 0) drawn.messages += 1
    return text
  }
  return {
    platform: 'slack',
    can,
    drawn,
    async start(opened) {
      door = opened
    },
    async stop() {},
    async send(to, body, key) {
      sent(to)
      draw(body)
      return { id: key }
    },
    async edit(message, body) {
      draw(body)
      return message
    },
    async hear(incoming) {
      const [reply] = await door!.hear([incoming])
      if (!reply) throw new Error('no answer')
      const said = draw(reply.body)
      door!.delivered(reply.key, { id: reply.key })
      return said
    },
  }
}

export function request(id: string, person: number, says: Incoming['says']): Incoming {
  return {
    id,
    platform: 'slack',
    who: { workspace: 'T1', account: `U${person}`, name: `Personne ${person}` },
    where: { workspace: 'T1', channel: 'C1', kind: 'room', name: 'atelier' },
    says,
  }
}

export const people = 20

/** A channel bound to a concertation, and people who have an organisation and have read the privacy notice. */
export async function settleIn(
  hear: (incoming: Incoming) => Promise<unknown>,
  code: string | undefined,
): Promise<void> {
  await hear(request('code', 0, `/concert admin ${code}`))
  const args = { title: 'Ambition ESS', organisers: 'CRESS, Conseil régional' }
  await hear(request('create', 0, { intent: 'create', args }))
  await hear(request('link', 0, { intent: 'link', args: {} }))
  for (let person = 0; person < people; person++) {
    const organisation = { intent: 'organisation', args: { name: `Structure ${person % 7}` } }
    await hear(request(`organisation${person}`, person, organisation))
    await hear(request(`first${person}`, person, '/idee Une première idée'))
  }
}
