/** What a page posted, read once. */
import { longestBody } from './limits.ts'
import type { Asked } from './site.ts'

/** More was posted than may be. */
export class TooLong extends Error {}
/** What was posted is no form. */
export class NoForm extends Error {}

/** A letter takes three bytes at most, and each of them three signs in a form. */
const mostBytes = longestBody * 9
const mostFields = 2000
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

const read = new WeakMap<Request, Promise<URLSearchParams>>()

/** Is more announced than may be posted? */
export function isAnnouncedTooLong(c: Asked): boolean {
  return Number(c.req.header('content-length') ?? 0) > mostBytes
}

/**
 * The form that was posted; a text file put in its field `fichier` is `fichier.nom` and `fichier.texte`.
 * Throws `TooLong` and `NoForm`, which become pages by themselves.
 */
export function posted(c: Asked): Promise<URLSearchParams> {
  const { raw } = c.req
  const known = read.get(raw)
  if (known) return known
  const reading = formOf(raw)
  read.set(raw, reading)
  return reading
}

async function formOf(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  const bytes = await bytesOf(request)
  const form = /^application\/x-www-form-urlencoded\b/i.test(type)
    ? new URLSearchParams(new TextDecoder().decode(bytes))
    : /^multipart\/form-data\b/i.test(type)
      ? await partsOf(bytes, type)
      : undefined
  if (!form) throw new NoForm('no form was posted')
  return checked(form)
}

/** Without the signs that no page can hold (HTML, § 13.2.3.5). */
function checked(given: URLSearchParams): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of given) form.append(name, value.replace(unseen, ''))
  if (form.size > mostFields) throw new TooLong('too many fields')
  let letters = 0
  for (const [name, value] of form) letters += name.length + value.length
  if (letters > longestBody) throw new TooLong('too long')
  return form
}

/** Counted as it comes: what is announced may be wrong. */
async function bytesOf(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > mostBytes) throw new TooLong('too long')
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

async function partsOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<URLSearchParams | undefined> {
  const parts = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => undefined)
  if (!parts) return undefined
  const form = new URLSearchParams()
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value)
    else if (name === 'fichier' && value.size > 0) {
      form.append('fichier.nom', value.name)
      form.append('fichier.texte', textOf(new Uint8Array(await value.arrayBuffer())))
    }
  }
  return form
}

/** UTF-8, or what spreadsheets of Windows still write. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
