/** Under which names these pages are asked for, and from which pages something may be posted. Pure. */

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/**
 * A page elsewhere may point a name of its own at this machine, and then read what is here as if it were its own (DNS
 * rebinding): only names that nobody else can hold are answered.
 */
export function isOurs(host: string | undefined, publicUrl: string | undefined): boolean {
  if (host === undefined) return false
  return loopback.test(host) || isPublic(host, publicUrl)
}

export function isPublic(host: string | undefined, publicUrl: string | undefined): boolean {
  return publicUrl !== undefined && host?.toLowerCase() === new URL(publicUrl).host
}

export type Posting = {
  readonly host: string
  readonly publicUrl: string | undefined
  /** `Origin`, as the browser gives it: `null` where the page says nothing of where it leads from, as ours do */
  readonly origin: string | undefined
  /** `Sec-Fetch-Site` */
  readonly site: string | undefined
}

/** Does the browser say that a page of somebody else posts this? What it leaves open is for the form’s own mark to tell. */
export function isForeign({ host, publicUrl, origin, site }: Posting): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (origin === undefined || origin === 'null') return false
  const ours = [publicUrl, ...(loopback.test(host) ? [`http://${host}`] : [])]
  return !ours.some((one) => one?.toLowerCase() === origin.toLowerCase())
}

/** French or English, whichever the browser wants more; `otherwise` when it names neither. */
export function langOf(accepted: string | undefined, otherwise: 'fr' | 'en'): 'fr' | 'en' {
  const wanted = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .flatMap((part) => {
      const found = /^\s*(fr|en)(?:-[\w-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(part)
      return found
        ? [{ lang: found[1]?.toLowerCase() === 'en' ? ('en' as const) : ('fr' as const), q: Number(found[2] ?? 1) }]
        : []
    })
    .filter(({ q }) => q > 0)
  return wanted.sort((a, b) => b.q - a.q)[0]?.lang ?? otherwise
}
