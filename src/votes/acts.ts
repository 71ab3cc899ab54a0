/** What other rooms ask of votes: what somebody’s own ballots say, in words, for the page of what is kept of them. */
import type { Text } from '../text/index.ts'
import type { Lang } from '../views/view.ts'
import { type Asked, chosen } from './views/words.ts'

type Cast = Asked & { readonly ballot: { readonly paper: string; readonly words: string | null } }

export function ballotsSaid(ballots: readonly Cast[], t: Text, lang: Lang): string[] {
  return ballots.map((one) => chosen(one, one.ballot, t, lang))
}
