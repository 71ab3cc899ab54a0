/** What somebody of the local room says, presses and fills in, made as in any chat: said, heard, answered. */
import { type Hear, hearPress, type Reading, readLine, type Spoken, type SpokenLine } from '../../../src/kept/read.ts'
import { isForm } from '../../../src/kept/shown.ts'
import type { Form, Lang, Press, Reply, View } from '../../../src/port.ts'
import type { House } from '../house.ts'
import { readPosted, requestId } from '../read.ts'
import type { LocalHouse } from '../site.ts'
import { addressHere, type Present, sees, stageOf } from './stage.ts'
import type { LocalWords } from './words.ts'

/** Milliseconds that a page waits for what follows from an act on the real bot, whose platforms may be slow. */
const patience = 300

export type Act = {
  readonly local: LocalHouse
  readonly session: string
  readonly lang: Lang
  readonly data: URLSearchParams
  readonly here: Present
}
/** `wrong`: nothing was done, in our own words. */
export type Done = { readonly reply: Reply } | { readonly wrong: keyof LocalWords['said'] }

/** A line that was typed, below a message (`sous`) or with a file. */
export async function say({ local, session, lang, data, here }: Act): Promise<Done> {
  const { room } = local.house
  const text = (data.get('rapide') ?? data.get('texte') ?? '').replaceAll('\r\n', '\n').trim()
  const file = data.get('fichier.nom') ?? ''
  const below = data.get('sous') ?? ''
  if (text === '' && file === '') return { wrong: 'silence' }
  if (file !== '' && !data.has('fichier.texte')) return { wrong: 'file' }
  const to = room.number(addressHere(local.house, here), below)
  if (below !== '' && to === undefined) return { wrong: 'noMessage' }
  const spoken: Spoken = { who: here.who, where: here.where }
  const line: SpokenLine =
    file !== ''
      ? { ...spoken, kind: 'attach', file, text }
      : to === undefined
        ? { ...spoken, kind: 'say', text }
        : { ...spoken, kind: 'reply', to, text }
  const reading: Reading = { id: requestId(session, data), lang, file: data.get('fichier.texte') ?? undefined }
  const heard = readLine(line, stageOf(local.house), reading)
  if (heard.kind !== 'hear') return { wrong: 'noMessage' }
  return { reply: await carry(local, heard) }
}

/** A button, a form or a ballot of a message that this person sees. */
export async function press({ local, session, lang, data, here }: Act): Promise<Done> {
  const stage = stageOf(local.house)
  const pressed = readPosted(data, (post) => bodyUnder(local.house, post, here.who.account))
  if (!pressed) return { wrong: 'stale' }
  const id = requestId(session, data)
  return { reply: await carry(local, hearPress({ who: here.who, where: here.where }, stage, { id, lang }, pressed)) }
}

function bodyUnder({ room }: House, post: string, account: string): View | Form | undefined {
  const message = room.message(room.ref(post)?.key ?? '')
  // Of a message that was edited since, only what stands there now can be pressed.
  return message?.post === post && sees(message, account) ? message.body : undefined
}

/** Heard, answered, and what follows from it sent. The first who speaks in the room owns it. */
export async function carry(local: LocalHouse, { incoming, asked, said }: Hear): Promise<Reply> {
  const { house } = local
  const { room } = house
  await room.put({ owner: incoming.who.account })
  const owner = room.owner() === incoming.who.account
  // How a ballot was filled in is written nowhere but in the vote itself.
  if (asked) await room.put({ asked: incoming.id, says: bare(asked) })
  if (said) await room.put({ ...said, at: local.now().getTime() })
  const isFilled = asked?.values !== undefined
  const reply = await house.hear({ ...incoming, who: { ...incoming.who, ...(owner && { owner }) } }, isFilled)
  const answered = asked && isFilled && !reply?.refused ? room.ref(asked.post)?.key : undefined
  if (answered !== undefined && isForm(room.message(answered)?.body ?? { lang: 'fr', nodes: [] }))
    await room.put({ filled: answered })
  await followed(local)
  return reply
}

function bare({ values: _, ...press }: Press): Press {
  return press
}

/** In a sandbox all that follows has happened; the real bot is waited for a moment. */
export async function followed(local: LocalHouse): Promise<void> {
  if (local.advance) return local.settle()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([local.settle().catch(() => {}), late])
  clearTimeout(timer)
}
