/** What is remembered for a while of what people did and were shown; when it is forgotten, there is another way. */
import type { DrawnBallot } from '../../src/views/drawn.ts'
import type { Message } from './render.ts'

export type Token = { readonly application: string; readonly token: string }
export type Tokens = {
  /** Discord takes answers to this for a quarter of an hour. */
  keep(account: string, channel: string, token: Token): void
  of(account: string, channel: string): Token | undefined
  forget(account: string, channel: string): void
  /** The ballots of a message that are answered in windows. */
  remember(message: Message): void
  ballot(post: string, n: number): DrawnBallot | undefined
}

/** Milliseconds; Discord says fifteen minutes. */
const goodFor = 14 * 60_000
const most = 2000

export function createTokens(now: () => number): Tokens {
  const tokens = new Map<string, Token & { readonly at: number }>()
  const ballots = new Map<string, DrawnBallot>()
  const nameOf = (account: string, channel: string) => `${account} ${channel}`

  return {
    keep(account, channel, token) {
      const name = nameOf(account, channel)
      tokens.delete(name)
      tokens.set(name, { ...token, at: now() })
      if (tokens.size > most) tokens.delete(tokens.keys().next().value!)
    },
    of(account, channel) {
      const found = tokens.get(nameOf(account, channel))
      return found && now() - found.at < goodFor ? found : undefined
    },
    forget: (account, channel) => void tokens.delete(nameOf(account, channel)),
    remember(message) {
      for (const ballot of message.ballots) {
        const name = `${message.post} ${ballot.n}`
        ballots.delete(name)
        ballots.set(name, ballot)
        if (ballots.size > most) ballots.delete(ballots.keys().next().value!)
      }
    },
    ballot: (post, n) => ballots.get(`${post} ${n}`),
  }
}
