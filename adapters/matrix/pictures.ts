/**
 * Charts, images and files as events of their own below the message, each with its words for those who do not see it. A
 * picture is uploaded once: a card that is edited with the same figures shows the same file.
 */
import { createHash } from 'node:crypto'
import { SendFailure, type View } from '../../src/port.ts'
import { drawPng } from '../../src/views/draw.ts'
import type { DrawnFile } from '../../src/views/drawn.ts'
import { drawFile, isFile, keptOn } from '../../src/views/file.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Lang } from '../../src/views/view.ts'
import type { Cipher } from './cipher.ts'
import { shown } from './html.ts'
import { kit } from './limits.ts'
import type { MatrixLog } from './log.ts'
import { Uploaded } from './payloads.ts'
import type { Call } from './private.ts'
import { attachmentsOf, type Content, type IsAttached, type Paper, type Picture } from './render.ts'

export type Attachment = { readonly address: string; readonly content: Content }
export type Attachments = { readonly all: readonly Attachment[]; readonly isAttached: IsAttached }
export type Pictures = {
  /** Uploads what is new. What cannot be had is told in words: the message does not wait for it. Throws `SendFailure`. */
  ready(view: View, key: string, paper: Paper, room: string): Promise<Attachments>
}

type File = { readonly bytes: Uint8Array; readonly type: string; readonly name: string }
/** Where it lies; encrypted, with what opens it (spec, § encrypted files). */
type Place = { readonly url: string } | { readonly file: { readonly url: string } }
const most = 500

export function createPictures(call: Call, cipher: Pick<Cipher, 'seals' | 'sealFile'>, log: MatrixLog): Pictures {
  /** by what is shown there, and by the room where it is encrypted */
  const uploaded = new Map<string, Place>()

  async function addressOf(
    what: Picture | DrawnFile,
    lang: Lang,
    stamp: Date,
    room: string,
  ): Promise<Attachment | undefined> {
    const file = await fileOf(what, lang, stamp)
    if (!file || file.bytes.length === 0) return undefined
    const isSealed = await cipher.seals(room)
    const print = `${printOf(what, lang)}${isSealed ? ` ${room}` : ''}`
    const place = uploaded.get(print) ?? (isSealed ? await uploadSealed(file) : { url: await upload(file) })
    if (uploaded.size >= most) uploaded.clear()
    uploaded.set(print, place)
    const address = 'url' in place ? place.url : place.file.url
    return { address, content: contentOf(what, file, place) }
  }

  async function upload({ name, type, bytes }: File): Promise<string> {
    const request = { query: { filename: name }, file: { type, bytes } }
    return Uploaded.parse(await call('POST', 'media/v3/upload', request)).content_uri
  }

  /** The homeserver learns neither what it is nor what it is called. */
  async function uploadSealed({ bytes }: File): Promise<Place> {
    const sealed = await cipher.sealFile(bytes)
    const request = { file: { type: 'application/octet-stream', bytes: sealed.bytes } }
    const { content_uri: url } = Uploaded.parse(await call('POST', 'media/v3/upload', request))
    return { file: { ...sealed.file, url } }
  }

  return {
    async ready(view, key, paper, room) {
      const all: Attachment[] = []
      const attached = new Set<string>()
      for (const what of attachmentsOf(view, key, paper)) {
        try {
          const found = await addressOf(what, view.lang, keptOn(key), room)
          if (!found) continue
          all.push(found)
          attached.add(printOf(what, view.lang))
        } catch (error) {
          if (error instanceof SendFailure && !error.final) throw error
          log.info({ err: error }, 'a picture or a file is told in words')
        }
      }
      return { all, isAttached: (what) => attached.has(printOf(what, view.lang)) }
    },
  }
}

async function fileOf(what: Picture | DrawnFile, lang: Lang, stamp: Date): Promise<File | undefined> {
  if (isFile(what)) return { ...(await drawFile(what, lang, stamp)), name: what.name }
  if (what.kind === 'chart')
    return { bytes: await drawPng(what.chart, lang), type: 'image/png', name: 'concertess.png' }
  // Clients show no drawings made of lines.
  if (what.mime !== 'image/png') return undefined
  return { bytes: Buffer.from(what.data, 'base64'), type: what.mime, name: safeName(what.name) }
}

/** Its words are its body: what is read aloud, and what is shown where there are no pictures. */
function contentOf(what: Picture | DrawnFile, { bytes, type, name }: File, place: Place): Content {
  const file = isFile(what)
  const words = isFile(what) ? name : shorten(shown(what.alt), kit.alt) || name
  return {
    msgtype: file ? 'm.file' : 'm.image',
    body: words,
    filename: name,
    ...place,
    info: { mimetype: type, size: bytes.length, ...(file ? {} : sizeOfPng(bytes)) },
    'm.mentions': {},
  }
}

/** Width and height stand at fixed places in a PNG (its IHDR). */
function sizeOfPng(bytes: Uint8Array): object {
  if (bytes.length < 24) return {}
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isPng = view.getUint32(0) === 0x89504e47
  return isPng ? { w: view.getUint32(16), h: view.getUint32(20) } : {}
}

function printOf(what: Picture | DrawnFile, lang: Lang): string {
  const said =
    what.kind === 'chart'
      ? [lang, what.chart, what.alt]
      : what.kind === 'image'
        ? [what.mime, what.alt, what.data]
        : [lang, what]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, kit.fileName - 4)
  return /\.png$/i.test(safe) ? safe : `${safe || 'image'}.png`
}
