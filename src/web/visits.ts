/** The form of a public page: whose it is, and whether anything is asked of the public there. */
import type { Visits } from '../../adapters/web/site.ts'
import type { Database } from '../engine/db.ts'
import { lettersLeave } from '../people/store.ts'
import { isPublic } from '../process/rules/public.ts'
import { intakeIsOpen } from '../process/rules.ts'
import { organisersOf } from '../process/store.ts'
import { joinList } from '../views/format.ts'

export function visitsOf({ db, now }: { readonly db: Database; readonly now: () => Date }): Visits {
  const read = db.prisma
  return {
    async open(slug, lang) {
      const found = await read.concertation.findUnique({ where: { slug } })
      if (!found || !isPublic(found) || !intakeIsOpen(found, now())) return undefined
      const [organisers, letters] = await Promise.all([organisersOf(read, found.id), lettersLeave(read)])
      return { concertation: found.id, title: found.title, organisers: joinList(organisers, lang), letters }
    },
  }
}
