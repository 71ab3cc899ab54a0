/** Where the adapter writes what happens: the shape of the bot's own log. No text of a person, no token, no address. */
export type WebLog = {
  debug(data: object, said: string): void
  info(data: object, said: string): void
  warn(data: object, said: string): void
  error(data: object, said: string): void
}
