/** A file of lines that only grows: each is on the disk before it counts, and a crash tears the last one at most. */
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export type Lines = { append(entry: unknown): Promise<void>; close(): Promise<void> }

/** The lines that are there are `read`; a last one that was torn is cut off. Throws at other damage. */
export async function openLines<T>(
  folder: string,
  name: string,
): Promise<{ readonly lines: Lines; readonly read: readonly T[] }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, name)
  const file = await open(path, (await exists(path)) ? 'r+' : 'wx+', 0o600)
  try {
    const bytes = await readFile(file)
    const size = bytes.lastIndexOf(0x0a) + 1
    if (size < bytes.length) await file.truncate(size)
    await file.datasync()
    await syncFolder(dirname(path))
    return { lines: linesIn(file, size), read: readEntries<T>(bytes.subarray(0, size).toString('utf8'), path) }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Writes at a known position, so that what a failed write left is covered by the next one. */
function linesIn(file: FileHandle, from: number): Lines {
  let size = from
  return {
    close: () => file.close(),
    async append(entry) {
      const bytes = Buffer.from(`${JSON.stringify(entry)}\n`, 'utf8')
      try {
        for (let done = 0; done < bytes.length; ) {
          done += (await file.write(bytes, done, bytes.length - done, size + done)).bytesWritten
        }
        await file.datasync()
      } catch (error) {
        await file.truncate(size).catch(() => {})
        throw error
      }
      size += bytes.length
    },
  }
}

function readEntries<T>(text: string, path: string): readonly T[] {
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return []
    try {
      return [JSON.parse(line) as T]
    } catch (cause) {
      throw new Error(`${path}:${index + 1} is not readable; the lines before it are`, { cause })
    }
  })
}

async function exists(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  await file?.close()
  return file !== undefined
}

/** A new file outlives a power cut only when its folder is on the disk too; some systems cannot sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
