/**
 * How channels are named in a sentence, in English. A name is '' while the platform has not told it: of one channel, it is
 * the one that is spoken in; where it is elsewhere, sentences say it in their own words.
 */

/** the channel bureau, the channels bureau and pleniere */
export function room(names: string, count = 1): string {
  if (names === '') return count > 1 ? `${count} channels` : 'this channel'
  return `the ${count > 1 ? 'channels' : 'channel'} ${names}`
}

/** At the beginning of a sentence. */
export function atStart(said: string): string {
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}
