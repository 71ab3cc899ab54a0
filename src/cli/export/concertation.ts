/** The folder of one concertation: its tables, what it published, its chart, its journal, its summary. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { organisationChart } from '../../contributions/views.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { drawPng, drawSvg } from '../../views/draw.ts'
import type { Chart } from '../../views/view.ts'
import { sealedLines } from '../chain.ts'
import type { Admin } from '../command.ts'
import { writeJournal } from '../journal-file.ts'
import { noIdeas, totalOf } from './ideas.ts'
import { namesOf } from './names.ts'
import { writePublications } from './publications.ts'
import { summary } from './summary.ts'
import { ours, type Source, writeTable } from './table.ts'
import { tables } from './tables.ts'

export async function exportConcertation(admin: Admin, concertation: Concertation, folder: string): Promise<void> {
  const { db, t, say } = admin
  mkdirSync(folder, { mode: 0o700 })
  const source: Source = {
    read: db.prisma,
    concertation,
    names: await namesOf(db.prisma, concertation.id),
    ideas: noIdeas(),
  }
  for (const table of tables) await writeTable(table, source, folder)
  await writePublications(source, folder)
  const head = await writeJournal(join(folder, 'journal.jsonl'), sealedLines(db, concertation.id))
  const drawing = organisationChart(source.ideas.counts, t)
  writeFileSync(join(folder, 'resume.txt'), await summary(admin, source, head, drawing), ours)
  if (drawing) await draw(admin, concertation.title, drawing, folder)
  say(t.cli.export.concertation(concertation.title, totalOf(source.ideas), head.lines))
}

/** A picture that cannot be drawn takes nothing else away: its figures are in the summary. */
async function draw({ config, log, t, say }: Admin, title: string, drawing: Chart, folder: string): Promise<void> {
  try {
    const file = join(folder, 'idees-par-structure')
    writeFileSync(`${file}.svg`, await drawSvg(drawing, config.language), ours)
    writeFileSync(`${file}.png`, await drawPng(drawing, config.language), ours)
  } catch (error) {
    log.warn({ err: error }, 'chart not drawn')
    say(t.cli.export.noPicture(title))
  }
}
