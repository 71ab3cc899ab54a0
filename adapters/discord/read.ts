/**
 * What Discord tells us -> a request; pure. The id of a request is Discord's own name for the gesture, the same however
 * often it is delivered. Who speaks is the account that Discord names, never a text.
 */
import { createHash } from 'node:crypto'
import type { Incoming } from '../../src/port.ts'
import { heaviest, isReadable } from '../../src/views/attached.ts'
import type { Catalogue } from './catalogue.ts'
import { heardWords } from './heard.ts'
import { readBallotId, readButton, readFormId, readPick, readVote } from './ids.ts'
import { readFilled } from './inputs.ts'
import { Interaction, interactionKinds, MenuData, PressData, Said, WindowData } from './payloads.ts'
import { focusOf, saysOf } from './says.ts'
import {
  type Heard,
  ignored,
  isMute,
  type Known,
  momentOf,
  nameOf,
  placeOf,
  privately,
  speakerOf,
  type Way,
  whereOf,
  workspace,
} from './whereabouts.ts'

/** Only seen by one person. */
const ephemeral = 1 << 6

export function read(packet: { readonly t: string; readonly d: unknown }, known: Known, catalogue: Catalogue): Heard {
  if (packet.t === 'MESSAGE_CREATE') return readSaid(packet.d, known)
  if (packet.t !== 'INTERACTION_CREATE') return ignored(`an event of type ${String(packet.t).slice(0, 40)}`)
  const { data: interaction } = Interaction.safeParse(packet.d)
  if (!interaction) return ignored('an interaction that is none')
  const who = speakerOf(interaction, known)
  const where = who && whereOf(interaction, who.account, known)
  if (!who || !where) return ignored('an interaction of nobody, or nowhere')
  const { id, token, application_id, message, type } = interaction
  const common = { platform: 'discord', who, where, ...momentOf(id) } as const
  const way = {
    interaction: { id, token, application: application_id },
    ...(message && (message.flags & ephemeral) !== 0 && { replaces: true }),
    ...(isMute(interaction) && { mute: true }),
  }
  switch (type) {
    case interactionKinds.command:
      return readCommand(interaction, { ...common, id: `command:${id}` }, way, catalogue)
    case interactionKinds.press:
      return readPress(interaction, { ...common, id: `press:${id}` }, way)
    case interactionKinds.window:
      return readWindow(interaction, { ...common, id: `window:${id}` }, way)
    case interactionKinds.typing: {
      const says = focusOf(interaction.data, catalogue)
      return says
        ? { kind: 'suggest', asked: { who, where, says }, way: { by: 'command', ...way } }
        : ignored('typed elsewhere')
    }
    default:
      return ignored(`an interaction of kind ${type}`)
  }
}

type Common = Omit<Incoming, 'says'>
type Partly = Omit<Way, 'by'>

/** The form of a menu is shown first, with the words of the message in it: nothing is made of them unseen. */
function readCommand({ data }: Interaction, common: Common, way: Partly, catalogue: Catalogue): Heard {
  const says = saysOf(data, catalogue)
  if (says === undefined) return ignored('a command that is not ours')
  const { data: menu } = MenuData.safeParse(data)
  if (!menu) return { kind: 'hear', incoming: { ...common, says }, way: { by: 'command', ...way } }
  const about = heardWords(menu.resolved?.messages[menu.target_id]?.content ?? '')
  return {
    kind: 'hear',
    incoming: { ...common, says, asks: true, ...(about !== '' && { about }) },
    way: { by: 'command', ...way, opens: true },
  }
}

function readPress({ data }: Interaction, common: Common, way: Partly): Heard {
  const { data: pressed } = PressData.safeParse(data)
  if (!pressed) return ignored('a press that is none')
  const { custom_id, values } = pressed
  const at = readBallotId(custom_id)
  if (at) return { kind: 'ballot', at, incoming: common, way: { by: 'click', ...way, opens: true } }
  const vote = readVote(custom_id, values)
  const found = vote
    ? { press: vote, opens: false, step: 0 }
    : values.length > 0
      ? readPick(custom_id, values[0]!)
      : readButton(custom_id)
  if (!found) return ignored('a press on something that is not ours')
  const { press, opens, step } = found
  return {
    kind: 'hear',
    incoming: { ...common, says: press },
    way: { by: 'click', ...way, ...(opens && { opens }), ...(step > 0 && { step }) },
  }
}

/**
 * The same window sent twice with the same words is one request: when an answer came too late Discord keeps the window open
 * and the person sends it again. One that is opened again is another, under another post.
 */
function readWindow({ data }: Interaction, common: Common, way: Partly): Heard {
  const { data: sent } = WindowData.safeParse(data)
  if (!sent) return ignored('a window that is none')
  const filled = sent.components.flatMap(({ component }) =>
    component
      ? [
          {
            custom_id: component.custom_id,
            ...(component.value != null && { value: component.value }),
            ...(component.values != null && { values: component.values }),
          },
        ]
      : [],
  )
  const print = createHash('sha256').update(JSON.stringify(filled)).digest('hex').slice(0, 16)
  const incoming = { ...common, id: `window:${sent.custom_id}:${print}` }
  const at = readBallotId(sent.custom_id)
  if (at) return { kind: 'ballot', at, filled, incoming, way: { by: 'window', ...way } }
  const form = readFormId(sent.custom_id)
  if (!form) return ignored('a window that is not ours')
  const values = readFilled(filled)
  const isLast = form.step >= form.of - 1
  return {
    kind: 'hear',
    incoming: { ...incoming, says: { post: form.post, n: 0, values }, ...(!isLast && { asks: true }) },
    way: { by: 'window', ...way, ...(!isLast && { step: form.step + 1, of: form.of }) },
  }
}

/** A message of nobody but people: what programs say, and we ourselves, is not for us. */
const spoken = [0, 19]

/** Words with our name before them, or said in private. Without our name Discord does not give us what is said. */
function readSaid(event: unknown, known: Known): Heard {
  const { data: said } = Said.safeParse(event)
  if (!said) return ignored('a message of nobody')
  const { author, webhook_id, type, content, guild_id, channel_id, id, member, mentions, attachments } = said
  const isWords = spoken.includes(type) && webhook_id === undefined && author.bot !== true
  if (!isWords || author.id === known.self) return ignored('a message of a program')
  const isPrivate = guild_id === undefined
  const ours = known.self !== undefined && content.includes(`<@${known.self}>`)
  if (!isPrivate && !ours) return ignored('a message that is not for us')
  const name = (user: string) => {
    const found = mentions.find((one) => one.id === user)
    return found && (found.global_name || found.username)
  }
  const words = wordsOf(content, isPrivate, known, name)
  const account = author.id
  const file = attachments.find(
    ({ filename, content_type, size }) => size <= heaviest && isReadable(filename, content_type ?? ''),
  )
  return {
    kind: 'hear',
    ...(file && { file: { name: file.filename, url: file.url } }),
    incoming: {
      id: `message:${id}`,
      platform: 'discord',
      who: { workspace, account, name: nameOf(author, member?.nick) },
      where: isPrivate ? privately(account) : placeOf(channel_id, known),
      // A picture alone says nothing that we could keep: we show what we can do.
      says: words === '' ? '/concert' : words,
      ...momentOf(id),
    },
    way: { by: 'message' },
  }
}

/** With our name first it is a command; in the middle of words that are for others it only calls us. */
function wordsOf(content: string, isPrivate: boolean, known: Known, name: (id: string) => string | undefined): string {
  const channel = (id: string) => known.channel(id)?.name
  const first = /^\s*<@!?(\d+)>[\s,:]*/.exec(content)
  if (!first || first[1] !== known.self) return isPrivate ? heardWords(content, name, channel) : '/concert'
  const rest = heardWords(content.slice(first[0].length), name, channel)
  return /^[/!]/.test(rest) ? rest : `/concert ${rest}`.trim()
}
