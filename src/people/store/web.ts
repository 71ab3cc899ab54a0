/** Where the pages are, as the web door wrote it down when it opened. */
import type { Reads } from '../../engine/db.ts'

/** `url` without `/` at its end; `open`: others than this machine reach it. Undefined where no web door ever opened. */
export async function webDoor(read: Reads): Promise<{ readonly url: string; readonly open: boolean } | undefined> {
  const row = await read.setting.findUnique({ where: { key: 'web' } })
  const value = row?.value
  if (typeof value !== 'object' || value === null || !('url' in value) || typeof value.url !== 'string')
    return undefined
  return { url: value.url, open: 'open' in value && value.open === true }
}
