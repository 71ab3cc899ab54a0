/** Pictures, documents and appointments of a page as files that go with its message, with their words for those who do not see them. */
import { createHash } from 'node:crypto'
import type { View } from '../../src/port.ts'
import { drawPng } from '../../src/views/draw.ts'
import type { DrawnFile } from '../../src/views/drawn.ts'
import { drawFile, isFile, keptOn } from '../../src/views/file.ts'
import type { Lang } from '../../src/views/view.ts'
import type { Attached } from './components.ts'
import { kit } from './limits.ts'
import type { DiscordLog } from './log.ts'
import { altOf, attachmentsOf } from './render.ts'
import type { AttachedAs, Picture } from './sheet.ts'

export type Attachments = { readonly files: readonly Attached[]; readonly attachedAs: AttachedAs }
export type Attacher = {
  /** What cannot be drawn is told in words: the message does not wait for it. */
  ready(view: View, key: string): Promise<Attachments>
}

/** Pictures remembered: a card that is edited with the same figures is not drawn again. */
const most = 100

export function createAttacher(log: DiscordLog): Attacher {
  const drawn = new Map<string, Buffer>()

  async function bytesOf(what: Picture | DrawnFile, lang: Lang, key: string): Promise<Uint8Array | undefined> {
    if (isFile(what)) return (await drawFile(what, lang, keptOn(key))).bytes
    // Discord shows no drawings made of lines.
    if (what.kind === 'image') return what.mime === 'image/png' ? Buffer.from(what.data, 'base64') : undefined
    const print = createHash('sha256')
      .update(JSON.stringify([lang, what.chart, what.alt]))
      .digest('hex')
    const bytes = drawn.get(print) ?? (await drawPng(what.chart, lang))
    drawn.delete(print)
    drawn.set(print, bytes)
    if (drawn.size > most) drawn.delete(drawn.keys().next().value!)
    return bytes
  }

  return {
    async ready(view, key) {
      const names = new Map<Picture | DrawnFile, string>()
      const files: Attached[] = []
      for (const what of attachmentsOf(view, key)) {
        const bytes = await bytesOf(what, view.lang, key).catch((error: unknown) => {
          log.info({ err: error }, 'a picture or a file is told in words')
          return undefined
        })
        if (!bytes || bytes.length === 0) continue
        const name = isFile(what) ? what.name : nameOf(what, files.length)
        names.set(what, name)
        files.push({ name, bytes, ...(!isFile(what) && { description: altOf(what) }) })
      }
      // The page is drawn again: its pictures are known by what they show.
      const byContent = new Map([...names].map(([what, name]) => [contentOf(what), name]))
      return { files, attachedAs: (what) => byContent.get(contentOf(what)) }
    },
  }
}

function contentOf(what: Picture | DrawnFile): string {
  if (isFile(what)) return `${what.kind} ${what.name}`
  return what.kind === 'chart'
    ? JSON.stringify([what.chart, what.alt])
    : JSON.stringify([what.name, what.alt, what.data])
}

function nameOf(picture: Picture, index: number): string {
  const stem = picture.kind === 'chart' ? 'concertess' : picture.name.replace(/\.[a-z]+$/i, '')
  const safe = stem.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, kit.fileName - 10) || 'image'
  return `${safe}-${index + 1}.png`
}
