/** Personal links, as the pages ask after them: a secret in, who it lets in out. What is kept of a secret is its hash. */
import { timingSafeEqual } from 'node:crypto'
import type { Card, Guest, Links, Sheet, Shut } from '../../adapters/web/site.ts'
import type { Database } from '../engine/db.ts'
import { sha256 } from '../engine/ids.ts'
import { tokenOf } from '../people/personal-links.ts'
import { guestPages, handable, linkState } from '../people/rules/personal-links.ts'
import { rolesHeldBy } from '../people/store/personal-links.ts'
import { Refusal } from '../refusal.ts'
import { langOf } from '../text/index.ts'
import type { Lang } from '../views/view.ts'

export type LinksOptions = {
  readonly db: Database
  readonly now: () => Date
  /** of whoever said none */
  readonly lang: Lang
}

type Row = {
  readonly id: string
  readonly hash: string
  readonly state: string
  readonly expiresAt: Date
  readonly external: string
  readonly workspace: string
  readonly person: string
  readonly by: string
  readonly name: string
  readonly language: string | null
  readonly locale: string | null
  readonly organisation: string | null
  readonly concertation: string
  readonly title: string
}

/** An account that was joined to another person lets in as that person: the link names its account alone. */
const found = `SELECT l.id, l.hash, l.state, l."expiresAt", a.external, a.workspace, p.id AS person, l."byId" AS by, p.name, p.language, a.locale,
    o.name AS organisation, c.id AS concertation, c.title
  FROM "PersonalLink" l JOIN "Account" a ON a.id = l."accountId" JOIN "Person" p ON p.id = a."personId"
    JOIN "Concertation" c ON c.id = l."concertationId" LEFT JOIN "Organisation" o ON o.id = p."organisationId"`

/** How often coming by a link is kept, in milliseconds. */
const keptEvery = 3_600_000
/** What no secret hashes to is compared all the same. */
const nobody = sha256('no link has this hash')

export function linksOf({ db, now, lang }: LinksOptions): Links {
  const guest = (row: Row): Guest => ({
    link: row.id,
    account: row.external,
    visitor: row.workspace === guestPages.visit,
    name: row.name,
    lang: langOf(row.language) ?? langOf(row.locale) ?? lang,
    until: row.expiresAt,
    concertation: row.concertation,
    title: row.title,
  })
  const admitted = async (row: Row): Promise<Guest | Shut> => {
    const state = linkState(row, now())
    if (state !== 'active') return state
    return (await isHandable(row)) ? guest(row) : 'revoked'
  }
  /** Its person may have been given rights since, or have turned out to be somebody else: whoever made it gains none by it. */
  const isHandable = async ({ person, by, name, concertation }: Row): Promise<boolean> => {
    if (person === by) return true
    const roles = await rolesHeldBy(db.prisma, [person, by])
    try {
      handable({ name, roles: roles.get(person) ?? [] }, roles.get(by) ?? [], concertation)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  return {
    async open(token) {
      const hash = sha256(token)
      const [row] = await db.query<Row>(`${found} WHERE l.hash = $1`, [hash])
      return isSame(hash, row?.hash ?? nobody) && row ? admitted(row) : 'unknown'
    },
    async still(link) {
      const [row] = await db.query<Row>(`${found} WHERE l.id = $1`, [link])
      return row ? admitted(row) : 'unknown'
    },
    async used(link) {
      const at = now()
      await db.query(
        `UPDATE "PersonalLink" SET "lastUsedAt" = $2 WHERE id = $1 AND ("lastUsedAt" IS NULL OR "lastUsedAt" < $3)`,
        [link, at, new Date(at.getTime() - keptEvery)],
      )
    },
    async of(account) {
      const [row] = await db.query<Row>(
        `${found} WHERE a.platform = 'web' AND a.external = $1 AND l.state = 'active'
         AND l."expiresAt" > $2 ORDER BY l."createdAt" DESC, l.id DESC LIMIT 1`,
        [account, now()],
      )
      return row && guest(row)
    },
    async sheet(secret) {
      const hash = sha256(secret)
      const [kept] = await db.query<{ value: { hash: string; links: readonly string[]; until: string } }>(
        `SELECT value FROM "Setting" WHERE key LIKE 'link-sheet:%' AND value ->> 'hash' = $1`,
        [hash],
      )
      if (!isSame(hash, kept?.value.hash ?? nobody) || !kept || new Date(kept.value.until) <= now()) return undefined
      const rows = await db.query<Row>(`${found} WHERE l.id = ANY($1::text[]) ORDER BY p.folded, l.id`, [
        [...kept.value.links],
      ])
      return sheetOf(rows, secret, now(), lang)
    },
  }
}

/** A link that was revoked since, or whose secret was another, has no card. */
function sheetOf(rows: readonly Row[], secret: string, now: Date, lang: Lang): Sheet | undefined {
  const cards = rows.flatMap((row): Card[] => {
    const token = tokenOf(secret, row.id)
    if (sha256(token) !== row.hash || linkState(row, now) !== 'active') return []
    return [{ name: row.name, organisation: row.organisation ?? undefined, token, until: row.expiresAt }]
  })
  const [first] = rows
  return first && cards.length > 0 ? { title: first.title, lang, cards } : undefined
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'hex'), Buffer.from(other, 'hex'))
}
