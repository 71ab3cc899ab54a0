/** What mail servers answer, and what is made of it: an address is silenced for its own fault alone. */
import { expect, test } from 'vitest'
import { type Failure, readFailure } from '../../../adapters/mail/read.ts'

const answered = (command: string, response: string) => ({
  code: 'EENVELOPE',
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
})

test.each<[string, string, Failure['kind']]>([
  ['RCPT TO', '550 5.1.1 <zoe@asso.example>: Recipient address rejected: User unknown', 'bounced'],
  ['RCPT TO', '550-5.1.1 The email account that you tried to reach does not exist.', 'bounced'],
  ['RCPT TO', '550 5.1.2 Host unknown', 'bounced'],
  ['RCPT TO', '550 5.1.10 RESOLVER.ADR.RecipientNotFound', 'bounced'],
  ['RCPT TO', '550 5.2.1 The account is disabled', 'bounced'],
  ['RCPT TO', '553 5.1.3 Bad address syntax', 'bounced'],
  ['RCPT TO', '550 No such user', 'bounced'],
  ['RCPT TO', '551 User not local', 'bounced'],
  ['RCPT TO', '556 Domain takes no mail', 'bounced'],
  ['DATA', '550 5.1.1 No such user', 'bounced'],
  // A full mailbox is emptied some day.
  ['RCPT TO', '552 5.2.2 Mailbox full', 'refused'],
  ['RCPT TO', '452 4.2.2 Mailbox full', 'later'],
  // It is us that they do not want.
  ['RCPT TO', '554 5.7.1 Relay access denied', 'refused'],
  ['RCPT TO', '550 5.7.1 Blocked by SPF', 'refused'],
  ['RCPT TO', '550 Relaying denied', 'refused'],
  ['RCPT TO', '550 5.1.8 Sender address rejected: Domain not found', 'refused'],
  ['RCPT TO', '550 rejected as spam', 'refused'],
  ['DATA', '554 5.7.1 Message looks like spam', 'refused'],
  ['DATA', '552 5.3.4 Message too big', 'refused'],
  ['RCPT TO', '450 4.2.0 Greylisted', 'later'],
  ['RCPT TO', '451 4.7.1 Try again later', 'later'],
  ['DATA', '451 4.3.0 Temporary failure', 'later'],
  ['DATA', '503 Bad sequence', 'later'],
  ['RCPT TO', '421 4.7.0 Too many connections', 'busy'],
  ['CONN', '421 Service not available', 'busy'],
  ['EHLO', '450 Later', 'busy'],
  ['MAIL FROM', '451 4.3.2 Later', 'busy'],
  ['CONN', '554 No SMTP service here', 'shut'],
  ['AUTH PLAIN', '535 5.7.8 Authentication credentials invalid', 'shut'],
  ['AUTH PLAIN', '454 4.7.0 Temporary authentication failure', 'busy'],
  ['MAIL FROM', '530 5.7.0 Authentication required', 'shut'],
  ['MAIL FROM', '550 5.7.1 Sender not allowed', 'shut'],
  ['STARTTLS', '502 5.5.1 Not implemented', 'unreachable'],
  ['STARTTLS', '454 4.7.0 TLS not available', 'unreachable'],
  ['MAIL FROM', '552 5.3.4 Size exceeds the limit', 'refused'],
])('%s: %s', (command, response, kind) => {
  const failure = readFailure(answered(command, response), command === 'DATA')
  expect(failure.kind).toBe(kind)
  // Logs hold no address, and none of what servers say.
  expect(failure.why).toMatch(/^\d{3}(?: \d\.\d+\.\d+)? [A-Z]+$/)
})

test.each<[string, boolean, Failure['kind']]>([
  ['ECONNECTION', false, 'unreachable'],
  ['ETIMEDOUT', false, 'unreachable'],
  ['EDNS', false, 'unreachable'],
  ['ETLS', false, 'unreachable'],
  ['ETIMEDOUT', true, 'unsure'],
  ['ECONNECTION', true, 'unsure'],
  ['EABORT', true, 'unsure'],
  ['EABORT', false, 'unreachable'],
  ['EAUTH', false, 'shut'],
  ['EMESSAGE', false, 'refused'],
  ['EENVELOPE', false, 'refused'],
])('without an answer: %s, all handed over: %s', (code, handedOver, kind) => {
  expect(readFailure({ code, command: 'CONN' }, handedOver)).toEqual({ kind, why: `${code} CONN` })
})

test('what is no failure of the server is one of nobody knows what', () => {
  expect(readFailure('x', false)).toEqual({ kind: 'unreachable', why: 'unexpected' })
  expect(readFailure(null, true)).toEqual({ kind: 'unsure', why: 'unexpected' })
})
