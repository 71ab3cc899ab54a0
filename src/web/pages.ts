/** What anybody may read, as views: each room says its part. */
import type { Pages, PublicFile } from '../../adapters/web/site.ts'
import type { Clock } from '../engine/clock.ts'
import type { Database } from '../engine/db.ts'
import { isSlug } from '../process/rules/public.ts'
import { publicConcertation } from '../process/store/public.ts'
import type { Lang } from '../views/view.ts'
import { type About, about } from './pages/about.ts'
import { concertationFeed, personalFeed } from './pages/feeds.ts'
import { countFile, pollIn, recountFile } from './pages/polls.ts'
import { concertationPage, frontPage, pollPage, workshopPage } from './pages/views.ts'

export type PagesOptions = { readonly db: Database; readonly clock: Pick<Clock, 'now'>; readonly lang: Lang }

/** `lang`: of whoever said none. */
export function pagesOf({ db, clock, lang: usual }: PagesOptions): Pages {
  const read = db.prisma

  async function found(slug: string | undefined): Promise<About | undefined> {
    if (slug === undefined || !isSlug(slug)) return undefined
    const concertation = await publicConcertation(read, slug)
    return concertation && about(read, concertation, clock.now())
  }

  return {
    front: (lang) => frontPage(read, clock.now(), lang),
    async page([slug, kind, said, ...rest], lang) {
      if (rest.length > 0) return undefined
      const one = await found(slug)
      if (!one) return undefined
      if (kind === undefined) return concertationPage(one, lang)
      const number = numberOf(said)
      if (number === undefined) return undefined
      if (kind === 'ateliers') return workshopPage(one, number, lang)
      return kind === 'votes' ? pollPage(one, number, lang) : undefined
    },
    async file([slug, kind, said, name], lang, origin) {
      const one = await found(slug)
      if (!one) return undefined
      if (kind === 'agenda.ics' && said === undefined) return concertationFeed(one, lang, origin)
      const number = numberOf(said)
      if (kind !== 'votes' || number === undefined) return undefined
      if (name === 'depouillement.json') return papersFile(one, number)
      return name === 'resultat.json' ? resultFile(one, number) : undefined
    },
    calendar: (secret) => personalFeed(secret, { read, now: clock.now(), lang: usual }),
  }
}

/** As it stands in our own addresses, and in no other way. */
function numberOf(said: string | undefined): number | undefined {
  return said !== undefined && /^[1-9]\d{0,5}$/.test(said) ? Number(said) : undefined
}

async function resultFile(one: About, number: number): Promise<PublicFile | undefined> {
  const poll = await pollIn(one, number)
  const file = poll && (await recountFile(one, poll))
  if (!file) return undefined
  const body = `${JSON.stringify({ ...file.recount, hash: file.hash }, null, 2)}\n`
  return { name: `${one.concertation.slug}-vote-${number}.json`, mime: 'application/json; charset=utf-8', body }
}

async function papersFile(one: About, number: number): Promise<PublicFile | undefined> {
  const poll = await pollIn(one, number)
  const file = poll && (await countFile(one, poll))
  if (!file) return undefined
  const mime = 'application/json; charset=utf-8'
  return { name: `${one.concertation.slug}-vote-${number}-depouillement.json`, mime, body: file.text }
}
