/** The files of a message, as they are asked for one by one. */
import type { Form, View } from '../../src/port.ts'
import { drawFile, isFile } from '../../src/views/file.ts'

export type Served = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array }

/** The nth file of a view, from 0; undefined when it has none. Rejects when it cannot be made. `stamp`: when it was written. */
export async function fileOf(body: View | Form, n: number, stamp: Date): Promise<Served | undefined> {
  const file = 'nodes' in body ? body.nodes.filter(isFile)[n] : undefined
  if (!file) return undefined
  const { bytes, type } = await drawFile(file, body.lang, stamp)
  return { name: file.name, mime: type, bytes }
}
