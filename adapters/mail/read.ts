/**
 * What a mail server answers, read as what to do next; pure. An address that does not exist is the address's fault; a server
 * that does not want us is not, or one wrong setting would silence everybody. Codes: RFC 5321 § 4.2, RFC 3463.
 */

/**
 * `unreachable`: nothing was handed over. `shut`: the server does not let us in, whoever is written to. `busy`: it asks to come
 * back. `later`: this letter, not now. `bounced`: nobody is at that address. `refused`: this letter, never. `unsure`: it was
 * handed over, and no answer came.
 */
export type Failure = {
  readonly kind: 'unreachable' | 'shut' | 'busy' | 'later' | 'bounced' | 'refused' | 'unsure'
  /** codes and the step alone: what servers say holds addresses */
  readonly why: string
}

type Answered = {
  readonly code?: unknown
  readonly command?: unknown
  readonly response?: unknown
  readonly responseCode?: unknown
}

/** Addresses that are none (5.1.1 to 5.1.3, 5.1.6, 5.1.10), mailboxes that were closed (5.2.1). */
const nobody = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/
/** What servers without these codes say of us rather than of the address. */
const aboutUs = /relay|authenticat|policy|blocked|blacklist|blocklist|spam|spf|dkim|dmarc|reputation|denied/i
/** Of a server that is about to close, or has too many connections. */
const closing = 421

/** `handedOver`: all of the letter was given to the server. */
export function readFailure(error: unknown, handedOver: boolean): Failure {
  const { code, command, response, responseCode }: Answered = typeof error === 'object' && error !== null ? error : {}
  const step = typeof command === 'string' ? (command.split(' ')[0] ?? '') : ''
  const said = typeof response === 'string' ? response : ''
  const number = typeof responseCode === 'number' ? responseCode : undefined
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? ''
  const why = [number ?? (typeof code === 'string' ? code : 'unexpected'), enhanced, step].filter(Boolean).join(' ')
  const failure = (kind: Failure['kind']): Failure => ({ kind, why })
  // Without TLS nothing is said, so nothing was handed over.
  if (code === 'ETLS' || step === 'STARTTLS') return failure('unreachable')
  if (number === undefined) {
    if (code === 'EAUTH' || code === 'ENOAUTH') return failure('shut')
    // The letter itself: larger than this server takes, or with an address that it cannot write.
    if (code === 'EMESSAGE' || code === 'EENVELOPE') return failure('refused')
    return failure(handedOver ? 'unsure' : 'unreachable')
  }
  if (number === closing) return failure('busy')
  if (step === 'RCPT' || step === 'DATA') {
    if (number < 500 || number === 503) return failure('later')
    if (nobody.test(enhanced)) return failure('bounced')
    return failure(step === 'RCPT' && isOfAddress(number, enhanced, said) ? 'bounced' : 'refused')
  }
  if (number < 500 || number === 503) return failure('busy')
  if (step === 'MAIL' && (number === 552 || /^5\.3\.4$/.test(enhanced))) return failure('refused')
  return failure('shut')
}

/** Refused where the address was named: for good, unless the server says that it is us, or a full mailbox. */
function isOfAddress(number: number, enhanced: string, said: string): boolean {
  if (enhanced !== '') return enhanced.startsWith('5.1.') && !/^5\.1\.[78]$/.test(enhanced)
  if (![550, 551, 553, 556].includes(number)) return false
  return !aboutUs.test(said)
}
