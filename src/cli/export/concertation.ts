/** The folder of one concertation: its ideas, its chart, its journal, its summary. */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { organisationChart } from '../../contributions/views.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { organisersOf, placesOf } from '../../process/store.ts'
import { card, chart, facts, view } from '../../views/build.ts'
import { drawPng, drawSvg } from '../../views/draw.ts'
import { formatMoment, joinList } from '../../views/format.ts'
import { plain } from '../../views/plain.ts'
import type { Chart } from '../../views/view.ts'
import { sealedLines } from '../chain.ts'
import type { Admin } from '../command.ts'
import { type Head, writeJournal } from '../journal-file.ts'
import { type Ideas, ideaLines } from './ideas.ts'

const ours = { mode: 0o600, flags: 'wx', flush: true } as const

export async function exportConcertation(admin: Admin, concertation: Concertation, folder: string): Promise<void> {
  const { db, t, say } = admin
  mkdirSync(folder, { mode: 0o700 })
  const ideas: Ideas = { counts: new Map(), authors: new Set(), active: 0, withdrawn: 0 }
  const lines = ideaLines(db.prisma, concertation.id, ideas)
  await pipeline(Readable.from(lines), createWriteStream(join(folder, 'idees.csv'), ours))
  const head = await writeJournal(join(folder, 'journal.jsonl'), sealedLines(db, concertation.id))
  const drawing = organisationChart(ideas.counts, t)
  writeFileSync(join(folder, 'resume.txt'), await summary(admin, concertation, ideas, head, drawing), ours)
  if (drawing) await draw(admin, concertation.title, drawing, folder)
  say(t.cli.export.concertation(concertation.title, ideas.active + ideas.withdrawn, head.lines))
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

async function summary(
  { db, config, clock, t }: Admin,
  { id, title, intakeUntil, createdAt, zone }: Concertation,
  ideas: Ideas,
  head: Head,
  drawing: Chart | undefined,
): Promise<string> {
  const lang = config.language
  const moment = (date: Date) => formatMoment(date, zone, lang)
  const organisers = await organisersOf(db.prisma, id)
  const places = (await placesOf(db.prisma, id)).map(({ name }) => name)
  const said = view(
    lang,
    card(
      title,
      facts(
        organisers.length > 0 && [t.panel.organisers, joinList(organisers, lang)],
        places.length > 0 && [t.panel.place, joinList(places, lang)],
        [t.cli.export.created, moment(createdAt)],
        [t.panel.intakeUntil, intakeUntil ? moment(intakeUntil) : t.panel.intakeOpen],
        [t.panel.ideas, String(ideas.active)],
        [t.cli.export.withdrawn, String(ideas.withdrawn)],
        [t.cli.export.people, String(ideas.authors.size)],
        [t.cli.export.journal, head.lines > 0 ? t.cli.export.head(head.lines, head.head) : t.cli.export.noJournal],
        [t.cli.export.made, moment(clock.now())],
      ),
      drawing && chart(drawing),
    ),
  )
  return `${plain(said)}\n`
}
