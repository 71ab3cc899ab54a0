/** The settings of letters: where the mail server is, who writes, who is answered. */
import { z } from 'zod'

/** Without a mail server no letter leaves. */
export type MailSettings = {
  readonly server: {
    readonly host: string
    readonly port: number
    /** TLS from the first byte */
    readonly secure: boolean
    /** or after STARTTLS, and nothing is sent without */
    readonly requireTls: boolean
    readonly user?: string
    readonly password?: string
  }
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo: string
  readonly perMinute: number
}

/** ASCII alone: the sender's address goes through every server on the way. */
const address =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/
const mailbox = /^\s*(?:"([^"\p{Cc}]*)"|([^"<>\p{Cc}]*?))\s*<([^<>\s]+)>\s*$/u

export const mailVariables = {
  SMTP_URL: z
    .string()
    .refine((text) => serverOf(text) !== undefined)
    .optional(),
  SMTP_HOST: z
    .string()
    .regex(/^[A-Za-z0-9._:-]+$/)
    .optional(),
  SMTP_PORT: z.coerce.number().int().min(1).max(65535).optional(),
  SMTP_USER: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .optional(),
  SMTP_PASSWORD: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .optional(),
  SMTP_TLS: z.enum(['starttls', 'implicit', 'none']).optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => mailboxOf(text) !== undefined)
    .optional(),
  MAIL_REPLY_TO: z.string().regex(address).optional(),
  MAIL_PER_MINUTE: z.coerce.number().int().min(1).max(6000).default(30),
}
type Read = z.infer<z.ZodObject<typeof mailVariables>>

export const mailSecrets = ['SMTP_URL', 'SMTP_PASSWORD'] as const

/**
 * `refuse` is given the names of what is missing, or given twice. Letters go by TLS, but to this machine, or where somebody
 * says that they need not: a password, and who takes part, would be read on the way.
 */
export function mailOf(read: Read, refuse: (names: readonly string[]) => never): MailSettings | undefined {
  const { SMTP_URL: url, SMTP_HOST: host, MAIL_FROM: sender, MAIL_REPLY_TO: answered } = read
  const parts = {
    SMTP_HOST: host,
    SMTP_PORT: read.SMTP_PORT,
    SMTP_USER: read.SMTP_USER,
    SMTP_PASSWORD: read.SMTP_PASSWORD,
  }
  const given = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [] : [name]))
  const isAsked = url !== undefined || given.length > 0 || sender !== undefined || answered !== undefined
  if (!isAsked && read.SMTP_TLS === undefined) return undefined
  if (url !== undefined && given.length > 0) refuse(['SMTP_URL', ...given])
  if (url === undefined && host === undefined) refuse(['SMTP_URL', 'SMTP_HOST'])
  const from = sender === undefined ? undefined : mailboxOf(sender)
  if (from === undefined) return refuse(['MAIL_FROM'])
  const named = url === undefined ? undefined : serverOf(url)
  const found = named ?? {
    host: host ?? '',
    port: read.SMTP_PORT,
    secure: false,
    user: read.SMTP_USER,
    password: read.SMTP_PASSWORD,
  }
  if (found.password !== undefined && found.user === undefined) refuse(['SMTP_USER'])
  if (found.user !== undefined && found.password === undefined) refuse(['SMTP_PASSWORD'])
  const secure = read.SMTP_TLS === undefined ? found.secure || found.port === 465 : read.SMTP_TLS === 'implicit'
  const isHere = /^(localhost|127(\.\d+){3}|::1)$/.test(found.host)
  const requireTls = read.SMTP_TLS === undefined ? !isHere : read.SMTP_TLS !== 'none'
  return {
    server: {
      host: found.host,
      port: found.port ?? (secure ? 465 : isHere && !requireTls ? 25 : 587),
      secure,
      requireTls,
      ...(found.user !== undefined && { user: found.user }),
      ...(found.password !== undefined && { password: found.password }),
    },
    from,
    replyTo: answered ?? from.address,
    perMinute: read.MAIL_PER_MINUTE,
  }
}

type Found = {
  readonly host: string
  readonly port: number | undefined
  readonly secure: boolean
  readonly user: string | undefined
  readonly password: string | undefined
}

/** `smtp://user:password@host:port`, `smtps://` for TLS from the first byte. */
function serverOf(text: string): Found | undefined {
  const url = URL.parse(text)
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return undefined
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return undefined
  const [user, password] = [decoded(url.username), decoded(url.password)]
  if (user === undefined || password === undefined) return undefined
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? undefined : Number(url.port),
    secure: url.protocol === 'smtps:',
    user: user === '' ? undefined : user,
    password: password === '' ? undefined : password,
  }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** « Nom <adresse> », or an address alone. */
function mailboxOf(text: string): MailSettings['from'] | undefined {
  const found = mailbox.exec(text)
  const said = found ? (found[3] ?? '') : text.trim()
  return address.test(said) ? { name: (found?.[1] ?? found?.[2] ?? '').trim(), address: said } : undefined
}
