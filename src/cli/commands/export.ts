/** Everything in files that can be read without us: nobody's words are held hostage. */
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../../engine/fold.ts'
import { createSealer } from '../../engine/seal.ts'
import { concertations } from '../../process/store.ts'
import { chainIds, sealedLines } from '../chain.ts'
import type { Admin, Command } from '../command.ts'
import { exportConcertation } from '../export/concertation.ts'
import { Refused } from '../failed.ts'
import { writeJournal } from '../journal-file.ts'

const longestSlug = 60

export const exportAll: Command = {
  name: 'export',
  takesFile: true,
  flags: [],
  where: 'store',
  opens: 'up to date',
  async run(admin, { file }) {
    await exportTo(admin, file)
    return 0
  },
}

/** Throws `Refused` when the folder holds something. */
export async function exportTo(admin: Admin, folder: string): Promise<void> {
  const { db, t, say } = admin
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).length > 0) throw new Refused(t.cli.export.notEmpty(folder))
  await seal(admin)
  const taken = new Set<string>()
  const known = new Set<string>()
  for (const concertation of (await concertations(db.prisma)).reverse()) {
    known.add(concertation.id)
    await exportConcertation(admin, concertation, join(folder, `concertation-${slugOf(concertation.title, taken)}`))
  }
  for (const id of new Set(['', ...(await chainIds(db))])) {
    if (!known.has(id)) await exportChain(admin, id, join(folder, id === '' ? 'installation' : `journal-${id}`))
  }
  say(t.cli.export.done(folder))
}

/** What was just written enters its chain first; beside a bot that works elsewhere, that is left to it. */
async function seal({ engine, db, log }: Admin): Promise<void> {
  if (engine) await engine.seal()
  else if (db.leads()) await createSealer(db, log).seal()
}

/** A journal without a concertation: the installation's own. */
async function exportChain({ db, t, say }: Admin, id: string, folder: string): Promise<void> {
  mkdirSync(folder, { mode: 0o700 })
  const { lines } = await writeJournal(join(folder, 'journal.jsonl'), sealedLines(db, id))
  say(t.cli.export.installation(lines))
}

/** « ESS à 10 ans » -> `ess-a-10-ans`; another one of the same name gets a number. */
function slugOf(title: string, taken: Set<string>): string {
  const short = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-|-$/g, '')
  const base = short || 'sans-titre'
  let slug = base
  for (let n = 2; taken.has(slug); n++) slug = `${base}-${n}`
  taken.add(slug)
  return slug
}
