/** The file of a message as bytes, whatever it is, and what it is called where files have a type. */
import { drawCalendar } from './calendar.ts'
import { drawDocument } from './document.ts'
import type { FileNode, Lang } from './view.ts'

export type Drawing = { readonly bytes: Uint8Array; readonly type: string }

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function isFile<N extends { readonly kind: string }>(
  node: N,
): node is Extract<N, { readonly kind: FileNode['kind'] }> {
  return node.kind === 'document' || node.kind === 'calendar'
}

/** When a message was kept, which its key begins with (UUIDv7, RFC 9562 § 5.7): sent again, its files are the same. */
export function keptOn(key: string): Date {
  const hex = key.replaceAll('-', '').slice(0, 12)
  return new Date(/^[0-9a-f]{12}$/.test(hex) ? Number.parseInt(hex, 16) : 0)
}

/** Rejects when it cannot be made; `stamp` is the time at which it was written. */
export async function drawFile(file: FileNode, lang: Lang, stamp: Date): Promise<Drawing> {
  if (file.kind === 'calendar')
    return { bytes: drawCalendar(file, { lang, stamp }), type: 'text/calendar; charset=utf-8' }
  if (file.data !== undefined) return { bytes: Buffer.from(file.data, 'utf8'), type: 'application/json; charset=utf-8' }
  return { bytes: await drawDocument(file, lang), type: docx }
}
