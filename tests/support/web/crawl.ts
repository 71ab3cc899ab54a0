/** Reads a site as a stranger does: from its front, by every link that stays on it, each page once. */
import { all, parse } from './html.ts'

export type Read = {
  readonly path: string
  readonly status: number
  readonly type: string
  readonly headers: Headers
  readonly body: string
}

export async function readPath(origin: string, path: string, headers: Record<string, string> = {}): Promise<Read> {
  const answer = await fetch(`${origin}${path}`, { headers, redirect: 'manual' })
  const type = answer.headers.get('content-type') ?? ''
  return { path, status: answer.status, type, headers: answer.headers, body: await answer.text() }
}

/** Paths of our own to which this page leads, its alternates included. */
export function ledTo(origin: string, body: string): string[] {
  const nodes = parse(body)
  const hrefs = [...all(nodes, 'a'), ...all(nodes, 'link')].flatMap(({ attributes }) => attributes.href ?? [])
  return hrefs.flatMap((href) => {
    const url = new URL(href, origin)
    return url.origin === origin ? [`${url.pathname}${url.search}`] : []
  })
}

export async function crawl(origin: string, from: readonly string[] = ['/']): Promise<Read[]> {
  const seen = new Map<string, Read>()
  const waiting = [...from]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue
    const read = await readPath(origin, path)
    seen.set(path, read)
    if (read.type.startsWith('text/html')) waiting.push(...ledTo(origin, read.body))
  }
  return [...seen.values()]
}
