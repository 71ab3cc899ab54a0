/** A document as the bytes of a .docx, made in a worker that ends: pictures and XML are heavy. */
import { xmlSafe } from './plain.ts'
import type { Document, Lang } from './view.ts'
import { inWorker } from './worker.ts'

export type DocumentJob = { readonly document: Document; readonly lang: Lang }

/** In milliseconds; a digest with its charts takes about a second. */
const patience = 60_000
/** In megabytes. */
const memory = 512
const file = new URL('./document.worker.ts', import.meta.url)

/** Rejects when it cannot be made or takes longer than `timeout` milliseconds: its title alone can be said then. */
export async function drawDocument(document: Document, lang: Lang, timeout = patience): Promise<Buffer> {
  const job: DocumentJob = { document: safe(document), lang }
  return Buffer.from(await inWorker<Uint8Array>(file, job, timeout, memory))
}

/** One character that XML cannot hold would spoil the whole file. */
function safe<T>(value: T): T {
  if (typeof value === 'string') return xmlSafe(value) as T
  if (Array.isArray(value)) return value.map(safe) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, safe(inner)])) as T
}
