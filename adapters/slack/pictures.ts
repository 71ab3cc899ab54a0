/**
 * Charts and images as files of Slack's, to be shown inside a message with their words for those who do not see them. A
 * picture is uploaded once: a card that is edited with the same figures shows the same file.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { SendFailure } from '../../src/port.ts'
import { drawPng } from '../../src/views/draw.ts'
import type { DrawnFile } from '../../src/views/drawn.ts'
import { drawFile, keptOn } from '../../src/views/file.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Lang } from '../../src/views/view.ts'
import type { Client, Result } from './client.ts'
import { kit } from './limits.ts'
import type { SlackLog } from './log.ts'
import { shown } from './rich.ts'
import type { Picture, Uploaded } from './sheet.ts'

type Call = (method: string, args: Readonly<Record<string, unknown>>) => Promise<Result>

export type Pictures = {
  /** Uploads what is new. A picture that cannot be had is told in words: the message does not wait for it. */
  ready(pictures: readonly Picture[], lang: Lang, call: Call): Promise<Uploaded>
  /** Uploads it without showing it anywhere yet; undefined when it cannot be made. Throws `SendFailure`. */
  file(file: DrawnFile, lang: Lang, key: string, call: Call): Promise<string | undefined>
}

const Ticket = z.object({ upload_url: z.url(), file_id: z.string().min(1) })
const FileInfo = z.object({ file: z.looseObject({ mimetype: z.string().optional() }) })
const most = 500
/** Slack takes a moment to recognise a file, and refuses a block that shows it before. */
const looks = 8
const betweenLooks = 250

export function createPictures(client: Pick<Client, 'upload'>, log: SlackLog): Pictures {
  const files = new Map<string, string>()

  async function upload(picture: Picture, lang: Lang, call: Call): Promise<string> {
    const bytes = picture.kind === 'chart' ? await drawPng(picture.chart, lang) : Buffer.from(picture.data, 'base64')
    const name = picture.kind === 'chart' ? 'concertess.png' : safeName(picture.name)
    const ticket = Ticket.parse(
      await call('files.getUploadURLExternal', {
        filename: name,
        length: bytes.length,
        alt_txt: shorten(shown(picture.alt), kit.alt) || name,
      }),
    )
    await client.upload(ticket.upload_url, bytes)
    await call('files.completeUploadExternal', { files: [{ id: ticket.file_id, title: name }] })
    for (let look = 0; look < looks; look++) {
      const { data } = FileInfo.safeParse(await call('files.info', { file: ticket.file_id }))
      if (data?.file.mimetype) return ticket.file_id
      await new Promise((resolve) => setTimeout(resolve, betweenLooks))
    }
    throw new Error('the file was not recognised')
  }

  return {
    async file(file, lang, key, call) {
      const drawn = await drawFile(file, lang, keptOn(key)).catch((error: unknown) => {
        log.warn({ err: error }, 'a file is told in words')
        return undefined
      })
      if (!drawn) return undefined
      const { bytes } = drawn
      const ticket = Ticket.parse(
        await call('files.getUploadURLExternal', { filename: file.name, length: bytes.length }),
      )
      await client.upload(ticket.upload_url, bytes).catch((error: unknown) => {
        throw new SendFailure('the file was not taken', { cause: error })
      })
      return ticket.file_id
    },
    async ready(pictures, lang, call) {
      const found = new Map<Picture, string>()
      for (const picture of pictures) {
        // Slack shows no drawings made of lines.
        if (picture.kind === 'image' && picture.mime !== 'image/png') continue
        const print = fingerprint(picture, lang)
        const known = files.get(print)
        try {
          const file = known ?? (await upload(picture, lang, call))
          if (files.size >= most) files.clear()
          files.set(print, file)
          found.set(picture, file)
        } catch (error) {
          log.info({ err: error }, 'a picture is told in words')
        }
      }
      return (picture) => found.get(picture) ?? files.get(fingerprint(picture, lang))
    },
  }
}

function fingerprint(picture: Picture, lang: Lang): string {
  const said = picture.kind === 'chart' ? [lang, picture.chart, picture.alt] : [picture.mime, picture.alt, picture.data]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

function safeName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'image.png'
}
