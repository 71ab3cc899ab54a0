/**
 * Charts, images and documents as events of their own below the message, each with its words for those who do not see it. A
 * picture is uploaded once: a card that is edited with the same figures shows the same file.
 */
import { createHash } from 'node:crypto'
import { SendFailure, type View } from '../../src/port.ts'
import { drawDocument } from '../../src/views/document.ts'
import { drawPng } from '../../src/views/draw.ts'
import type { DrawnDocument } from '../../src/views/drawn.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Lang } from '../../src/views/view.ts'
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
  ready(view: View, key: string, paper: Paper): Promise<Attachments>
}

type File = { readonly bytes: Uint8Array; readonly type: string; readonly name: string }
const most = 500
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function createPictures(call: Call, log: MatrixLog): Pictures {
  /** addresses, by what is shown there */
  const uploaded = new Map<string, string>()

  async function addressOf(what: Picture | DrawnDocument, lang: Lang): Promise<Attachment | undefined> {
    const print = printOf(what, lang)
    const file = await fileOf(what, lang)
    if (!file || file.bytes.length === 0) return undefined
    const known = uploaded.get(print)
    const address = known ?? (await upload(file))
    if (uploaded.size >= most) uploaded.clear()
    uploaded.set(print, address)
    return { address, content: contentOf(what, file, address) }
  }

  async function upload({ name, type, bytes }: File): Promise<string> {
    const request = { query: { filename: name }, file: { type, bytes } }
    return Uploaded.parse(await call('POST', 'media/v3/upload', request)).content_uri
  }

  return {
    async ready(view, key, paper) {
      const all: Attachment[] = []
      const attached = new Set<string>()
      for (const what of attachmentsOf(view, key, paper)) {
        try {
          const found = await addressOf(what, view.lang)
          if (!found) continue
          all.push(found)
          attached.add(printOf(what, view.lang))
        } catch (error) {
          if (error instanceof SendFailure && !error.final) throw error
          log.info({ err: error }, 'a picture or a document is told in words')
        }
      }
      return { all, isAttached: (what) => attached.has(printOf(what, view.lang)) }
    },
  }
}

async function fileOf(what: Picture | DrawnDocument, lang: Lang): Promise<File | undefined> {
  if (what.kind === 'document') return { bytes: await drawDocument(what, lang), type: docx, name: what.name }
  if (what.kind === 'chart')
    return { bytes: await drawPng(what.chart, lang), type: 'image/png', name: 'concertess.png' }
  // Clients show no drawings made of lines.
  if (what.mime !== 'image/png') return undefined
  return { bytes: Buffer.from(what.data, 'base64'), type: what.mime, name: safeName(what.name) }
}

/** Its words are its body: what is read aloud, and what is shown where there are no pictures. */
function contentOf(what: Picture | DrawnDocument, { bytes, type, name }: File, address: string): Content {
  const isFile = what.kind === 'document'
  const words = isFile ? name : shorten(shown(what.alt), kit.alt) || name
  return {
    msgtype: isFile ? 'm.file' : 'm.image',
    body: words,
    filename: name,
    url: address,
    info: { mimetype: type, size: bytes.length, ...(isFile ? {} : sizeOfPng(bytes)) },
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

function printOf(what: Picture | DrawnDocument, lang: Lang): string {
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
