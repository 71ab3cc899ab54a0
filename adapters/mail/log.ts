/** What the adapter may say in the log: never an address, never a word of a letter. */
export type MailLog = {
  info(what: object, said: string): void
  warn(what: object, said: string): void
  error(what: object, said: string): void
}
