/**
 * What the pages are made from, and what they ask of the bot beyond its door: who a link lets in, what the public may
 * read. `src/web.ts` puts it together; each face of the site (the local room, personal pages, public pages) is mounted on it.
 */
import type { Context, Hono } from 'hono'
import type { Lang, View } from '../../src/port.ts'
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
  readonly complete: (text: string, person: string, place: string) => readonly string[]
}

/** A bot of its own in memory, with a clock that is moved: thrown away by « Recommencer ». */
export type Sandbox = LocalHouse & {
  /** the story told step by step: its lines, comments included */
  readonly lines: readonly string[]
  readonly start: string
  close(): Promise<void>
}

/** Who a personal link lets in, and in which words. */
export type Guest = {
  /** the link's own id: never its secret */
  readonly link: string
  readonly account: string
  readonly name: string
  readonly lang: Lang
  readonly until: Date
}
export type Shut = 'unknown' | 'expired' | 'revoked'
export type Links = {
  /** Constant time whatever the token is. */
  open(token: string): Promise<Guest | Shut>
  /** Does a session that this link opened still hold? */
  still(link: string): Promise<Guest | Shut>
}

export type PublicPage = { readonly title: string; readonly lang: Lang; readonly view: View; readonly live?: boolean }
export type PublicFile = { readonly name: string; readonly mime: string; readonly body: string | Uint8Array }
export type Pages = {
  /** all concertations that have a page */
  front(lang: Lang): Promise<PublicPage>
  /** `path` is what follows `/c/`; undefined when nothing public is there */
  page(path: readonly string[], lang: Lang): Promise<PublicPage | undefined>
  file(path: readonly string[], lang: Lang): Promise<PublicFile | undefined>
}

/** A vote by urn: the paper is given once and put in once; nothing here knows whose it is. */
export type Urn = {
  /** the paper that this one-time token gives, to be filled in */
  paper(token: string): Promise<View | 'unknown' | 'spent' | 'closed'>
  cast(token: string, answer: string): Promise<'cast' | 'unknown' | 'spent' | 'closed' | { readonly wrong: string }>
}

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
  now(): number
  random(length: number): string
  readonly log: WebLog
  readonly local: LocalHouse
  /** the demonstration of this moment; `again` throws it away for a new one */
  sandbox(again?: boolean): Promise<Sandbox>
  readonly links: Links
  readonly pages: Pages
  readonly urn: Urn
  /** No more letters to whoever reads them under this mark; false when nobody does. */
  stopLetters(mark: string): Promise<boolean>
}

/** Who a browser is: it may hold the local room's key, and one personal link. `guest`: the link's own id. */
export type Session = { readonly id: string; readonly local: boolean; readonly guest: string | undefined }

/** What the middleware has found out before a page is made. */
export type Env = {
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
