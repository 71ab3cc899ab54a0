/** The files that go with a message: uploaded first, shown where they belong by a call of its own. */
import type { DrawnFile } from '../../src/views/drawn.ts'
import type { Lang } from '../../src/views/view.ts'
import type { Pictures } from './pictures.ts'
import { shown } from './rich.ts'

/** `comment`: the words that they come with. */
export type Enclosure = {
  readonly channel: string
  readonly thread: string | undefined
  readonly lang: Lang
  readonly key: string
  readonly comment?: string
}
type Upload = { readonly id: string; readonly title: string }

/** What cannot be made is left out: the message names it. Throws `SendFailure`. */
export async function upload(
  files: readonly DrawnFile[],
  { lang, key }: Enclosure,
  pictures: Pictures,
  call: Parameters<Pictures['file']>[3],
): Promise<readonly Upload[]> {
  const uploaded: Upload[] = []
  for (const file of files) {
    const id = await pictures.file(file, lang, key, call)
    if (id !== undefined) uploaded.push({ id, title: shown(file.label) })
  }
  return uploaded
}

/** What `files.completeUploadExternal` takes. */
export function completing(files: readonly Upload[], { channel, thread, comment }: Enclosure) {
  return {
    files,
    channel_id: channel,
    ...(thread !== undefined && { thread_ts: thread }),
    ...(comment !== undefined && { initial_comment: comment }),
  }
}
