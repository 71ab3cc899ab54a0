/** What every answer says of itself, pages, files and errors alike. */

/** Scripts, styles and pictures of ours alone; nothing inline, nothing from elsewhere, no frame around us. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const everywhere: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'x-dns-prefetch-control': 'off',
}

/** Of answers that nobody keeps: all but our own scripts and styles. */
export const unkept: Readonly<Record<string, string>> = { 'cache-control': 'no-store' }

/** Where the address is https: for a year, never otherwise. */
export const httpsOnly: Readonly<Record<string, string>> = { 'strict-transport-security': 'max-age=31536000' }

/** Only what the organisers let anybody read is for search engines. */
export const unlisted: Readonly<Record<string, string>> = { 'x-robots-tag': 'noindex, nofollow' }
