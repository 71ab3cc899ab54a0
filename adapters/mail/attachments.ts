/** What goes with a letter, as bytes: pictures inside it, files below it. What cannot be made is told in words. */
import type { Form, View } from '../../src/port.ts'
import { drawCalendar, methodOf, type Party } from '../../src/views/calendar.ts'
import { drawPng } from '../../src/views/draw.ts'
import { drawFile, keptOn } from '../../src/views/file.ts'
import type { Lang } from '../../src/views/view.ts'
import type { AttachedAs } from './html.ts'
import { kit } from './limits.ts'
import type { MailLog } from './log.ts'
import { attachmentsOf, isCalendar, type Picture } from './render.ts'

export type Attached = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** shown where the letter names it */
  readonly cid?: string
}
/** Mail clients offer to answer it, and to keep it. */
export type Invitation = { readonly name: string; readonly method: string; readonly bytes: Uint8Array }
export type Attachments = {
  readonly all: readonly Attached[]
  readonly invitation: Invitation | undefined
  readonly attachedAs: AttachedAs
}

/** `organizer`: whom an answer goes to; `attendee`: who reads it. */
export async function attach(
  body: View | Form,
  key: string,
  parties: { readonly organizer: Party; readonly attendee: Party },
  log: MailLog,
): Promise<Attachments> {
  const { lang } = body
  const { pictures, files } = attachmentsOf(body)
  const stamp = keptOn(key)
  const all: Attached[] = []
  const names = new Map<string, string>()
  let room: number = kit.attached
  const fits = (bytes: Uint8Array) => bytes.length > 0 && bytes.length <= room

  async function made<T extends { readonly bytes: Uint8Array }>(make: () => Promise<T | undefined>) {
    const found = await make().catch((error: unknown) => {
      log.info({ err: error }, 'a picture or a file is told in words')
      return undefined
    })
    if (!found || !fits(found.bytes)) return undefined
    room -= found.bytes.length
    return found
  }

  const [first, ...others] = files.filter(isCalendar)
  const event = first?.event
  const options = { lang, stamp, ...parties }
  const invitation =
    first &&
    (await made(async () => ({
      name: first.name,
      method: methodOf(event?.cancelled, true),
      bytes: drawCalendar(first, options),
    })))
  for (const file of [...others, ...files.filter((one) => !isCalendar(one))]) {
    const found = await made(() => drawFile(file, lang, stamp))
    if (found) all.push({ name: file.name, ...found })
  }
  for (const [i, picture] of pictures.entries()) {
    const found = await made(() => pictureOf(picture, lang))
    if (!found) continue
    const cid = `image-${i + 1}@concertess`
    names.set(printOf(picture), cid)
    all.push({ name: `image-${i + 1}.png`, type: 'image/png', bytes: found.bytes, cid })
  }
  return { all, invitation, attachedAs: (picture) => names.get(printOf(picture)) }
}

/** Mail clients show no drawings made of lines. */
async function pictureOf(picture: Picture, lang: Lang): Promise<{ readonly bytes: Uint8Array } | undefined> {
  if (picture.kind === 'chart') return { bytes: await drawPng(picture.chart, lang) }
  return picture.mime === 'image/png' ? { bytes: Buffer.from(picture.data, 'base64') } : undefined
}

/** The letter is drawn again: its pictures are known by what they show. */
function printOf(picture: Picture): string {
  return JSON.stringify(
    picture.kind === 'chart' ? [picture.chart, picture.alt] : [picture.name, picture.alt, picture.data],
  )
}
