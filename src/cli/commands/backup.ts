/** A complete backup, read again before it is called one. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inspectSnapshot, snapshotName, writeSnapshot } from '../../engine/snapshot.ts'
import type { Text } from '../../text/index.ts'
import type { Command } from '../command.ts'
import { Refused } from '../failed.ts'

export const backup: Command = {
  name: 'backup',
  takesFile: true,
  flags: ['replace'],
  where: 'store',
  opens: 'as it is',
  async run({ db, clock, t, say }, { file, flags }) {
    const target = isFolder(file) ? join(file, snapshotName(clock.now())) : file
    if (existsSync(target) && !flags.has('replace')) throw new Refused(t.cli.backup.exists(target))
    const written = await writeSnapshot(db, target, clock.now())
    const { counts } = await inspectSnapshot(target)
    if (JSON.stringify(counts) !== JSON.stringify(written)) throw new Refused(t.cli.backup.differs)
    say(t.cli.backup.done(target))
    say(countsLine(counts, t))
    return 0
  },
}

/** « 1 concertation, 12 idées, 3 personnes ; 240 lignes en tout. » */
export function countsLine(counts: Readonly<Record<string, number>>, t: Text): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const of = (table: string): number => counts[table] ?? 0
  return t.cli.counts(of('Concertation'), of('Idea'), of('Person'), all)
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true
}
