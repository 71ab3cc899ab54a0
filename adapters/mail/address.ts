/** Addresses as we write them: plain ones only, since whatever stands in one reaches a header and a mail server. Pure. */
import { kit } from './limits.ts'

export type Mailbox = { readonly name: string; readonly address: string }

/** Letters, digits and the signs of a dot-atom (RFC 5322 § 3.2.3); a domain of labels. No quoted part, no literal. */
const plain =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u

export function isAddress(text: string): boolean {
  return text.length <= kit.address && text.indexOf('@') <= 64 && plain.test(text)
}

export function domainOf({ address }: Mailbox): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
