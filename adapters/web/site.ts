/**
 * What the pages are made from, and what they ask of the bot beyond its door: who a link lets in, what the public may
 * read. `src/web.ts` puts it together; each face of the site (the local room, personal pages, public pages) is mounted on it.
 */
import type { IncomingMessage } from 'node:http'
import type { Context, Hono } from 'hono'
import type { Asked as Asking, Lang, Suggestion, View } from '../../src/port.ts'
import type { House } from './house.ts'
import type { WebLog } from './log.ts'

/** A house with what the local room needs: its clock, and what completes what is typed. */
export type LocalHouse = {
  readonly house: House
  now(): Date
  /** Sends all that waits and runs all that is due. */
  settle(): Promise<void>
  /** Moves the clock; undefined where the time is the real one. */
  readonly advance?: (to: Date) => Promise<void>
  /** what a line that begins so may become, and what that is for */
  readonly commands: (text: string) => readonly Suggestion[]
  /** the argument that is being typed, if one is: what the door is asked, and what stands before it */
  readonly typing: (text: string) => Typing | undefined
  /** what a command is for, in a few words; undefined when it is none */
  readonly meaning: (text: string) => string | undefined
}
export type Typing = Asking['says'] & {
  readonly before: string
  readonly options: readonly Suggestion[]
  readonly names: readonly Suggestion[]
}

/** A bot of its own in memory, with a clock that is moved: thrown away by « Recommencer ». */
export type Sandbox = LocalHouse & {
  /** the story told step by step: its lines, comments included */
  readonly lines: readonly string[]
  readonly start: string
  /** nobody has done anything in it for long: it is thrown away when it is idle */
  touch(): void
  close(): Promise<void>
}

/** Who a personal link lets in, and in which words. */
export type Guest = {
  /** the link's own id: never its secret */
  readonly link: string
  readonly account: string
  /** somebody of the public, who follows what they wrote and sees nothing else */
  readonly visitor: boolean
  readonly name: string
  readonly lang: Lang
  readonly until: Date
  /** what it was made for: the id of the concertation, and its title */
  readonly concertation: string
  readonly title: string
}
export type Shut = 'unknown' | 'expired' | 'revoked'
export type Links = {
  /** Constant time whatever the token is. */
  open(token: string): Promise<Guest | Shut>
  /** Does a session that this link opened still hold? */
  still(link: string): Promise<Guest | Shut>
  /** The person came by it: kept once an hour at most. */
  used(link: string): Promise<void>
  /** The newest link of this account that lets in. */
  of(account: string): Promise<Guest | undefined>
  /** Links that were just made, to be printed: found for an hour. Constant time whatever the secret is. */
  sheet(secret: string): Promise<Sheet | undefined>
}
/** What the form of a public page says; undefined where nothing is asked of the public. */
export type Visits = {
  open(slug: string, lang: Lang): Promise<Visit | undefined>
}
export type Visit = {
  readonly concertation: string
  readonly title: string
  readonly organisers: string
  /** letters leave: a link can be sent */
  readonly letters: boolean
}
export type Sheet = { readonly title: string; readonly lang: Lang; readonly cards: readonly Card[] }
export type Card = {
  readonly name: string
  readonly organisation: string | undefined
  /** the secret of the link */
  readonly token: string
  readonly until: Date
}

/** `path` is its own address; `up` the page above it, `feed` the meetings that diaries follow. Paths begin with `/`. */
export type PublicPage = {
  readonly title: string
  readonly lang: Lang
  readonly view: View
  readonly path: string
  readonly up?: { readonly label: string; readonly href: string }
  readonly feed?: string
  /** nothing is public yet */
  readonly empty?: boolean
}
export type PublicFile = { readonly name: string; readonly mime: string; readonly body: string }
export type Pages = {
  /** all concertations that have a page */
  front(lang: Lang): Promise<PublicPage>
  /** `path` is what follows `/c/`; undefined when nothing public is there. `origin` begins the addresses that leave the site. */
  page(path: readonly string[], lang: Lang): Promise<PublicPage | undefined>
  file(path: readonly string[], lang: Lang, origin: string): Promise<PublicFile | undefined>
  /** the meetings of the person to whom this secret was given; undefined when it is nobody's */
  calendar(secret: string): Promise<PublicFile | undefined>
}

/** A vote by urn: the paper is given once and put in once; nothing here knows whose it is. */
export type Urn = {
  /** the paper that this secret opens, to be filled in */
  paper(secret: string, lang: Lang): Promise<View | NoPaper>
  /** What would be put in, in words, to be looked at before; `wrong` says to people why it is not taken. */
  check(
    secret: string,
    choices: string,
    lang: Lang,
  ): Promise<NoPaper | { readonly said: string } | { readonly wrong: string }>
  /** `choices` as they are typed or posted. */
  cast(secret: string, choices: string, lang: Lang): Promise<'cast' | NoPaper | { readonly wrong: string }>
}
export type NoPaper = 'unknown' | 'spent' | 'closed'

export type Site = {
  readonly host: string
  readonly port: number
  readonly anyPort: boolean
  readonly publicUrl: string | undefined
  readonly proxies: number
  /** signs what browsers keep */
  readonly secret: string
  /** the key that opens the local room to who holds it */
  readonly localKey: string
  readonly lang: Lang
  readonly zone: string
  /** where the organisers are written to */
  readonly contact: string | undefined
  now(): number
  random(length: number): string
  readonly log: WebLog
  readonly local: LocalHouse
  /** the demonstration of this moment; `again` throws it away for a new one */
  sandbox(again?: boolean): Promise<Sandbox>
  readonly links: Links
  readonly visits: Visits
  readonly pages: Pages
  readonly urn: Urn
  /** No more letters to whoever reads them under this mark; false when nobody does. */
  stopLetters(mark: string): Promise<boolean>
}

/** Who a browser is: it may hold the local room's key, and one personal link. `guest`: the link's own id. */
export type Session = { readonly id: string; readonly local: boolean; readonly guest: string | undefined }

/** What the middleware has found out before a page is made. */
export type Env = {
  /** nothing where no server stands between, as in tests */
  Bindings: { readonly incoming?: IncomingMessage } | undefined
  Variables: {
    /** what the browser asks for, where nobody said better */
    lang: Lang
    session: Session
    /** of this browser: forms bring it back in the field `csrf` */
    csrf: string
    /** who the session's link lets in; only behind `guestOnly` */
    guest: Guest
    /** how the session's cookie is called here, and whether it travels by https alone */
    jar: { readonly name: string; readonly secure: boolean }
  }
}
export type App = Hono<Env>
export type Asked = Context<Env>
