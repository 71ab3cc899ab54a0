/** The folder of an export, read back without us: it holds what the database holds, and nobody's own choice. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportTo } from '../../src/cli/commands/export.ts'
import { pages } from '../../src/cli/export/table.ts'
import { verifyJournal } from '../../src/cli/journal-file.ts'
import { readDemonstration } from '../../src/demonstration.ts'
import { virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { readSnapshot, writeSnapshot } from '../../src/engine/snapshot.ts'
import { textOf } from '../../src/text/index.ts'
import { testDatabase } from '../support/database.ts'
import { tellHere } from '../support/telling.ts'
import { webHere } from '../support/web/settings.ts'

const story = readDemonstration()
/** And a meeting whose date is asked for, which the story has none of. */
const withDates = {
  ...story,
  lines: [
    ...story.lines,
    'coordinatrice-cress #comite /concert reunion 12 janvier 2015 14h ou 13 janvier 2015 14h ; titre : Bilan',
    'coordinatrice-cress #comite [Proposer ces dates]',
  ],
}
const at = new Date('2012-01-15T09:00:00Z')
let home: string
let db: Database
let folder: string

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'concertess-export-'))
  db = await testDatabase()
  expect((await tellHere(db, withDates)).code).toBe(0)
  folder = await exported(db, 'picardie')
}, 120_000)
afterAll(async () => {
  await db.close()
  rmSync(home, { recursive: true, force: true })
})

/** The folder of the concertation, once everything was exported under this name. */
async function exported(from: Database, name: string): Promise<string> {
  const config = {
    databaseUrl: undefined,
    slack: undefined,
    discord: undefined,
    matrix: undefined,
    mail: undefined,
    dataDir: home,
    language: 'fr',
    zone: 'Europe/Paris',
  } as const
  await exportTo(
    {
      config: { ...config, logLevel: 'fatal', web: webHere, backupsKept: 1, typedIn: home },
      clock: virtualClock(at),
      ids: createIds(),
      log: createLog('silent'),
      t: textOf('fr'),
      say: () => {},
      db: from,
    },
    path.join(home, name),
  )
  const [found] = readdirSync(path.join(home, name)).filter((one) => one.startsWith('concertation-'))
  return path.join(home, name, found!)
}

type Read = Readonly<Record<string, string>>

/** RFC 4180, as a spreadsheet reads it: one object per row, by the names of the columns. */
function rows(file: string, from = folder): Read[] {
  const text = readFileSync(path.join(from, file), 'utf8')
  const lines: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end === '\r\n') lines.push([])
  }
  const [columns, ...cells] = lines.slice(0, -1)
  for (const row of cells) expect(row, file).toHaveLength(columns!.length)
  return cells.map((row) => Object.fromEntries(columns!.map((column, i) => [column, row[i]!])))
}

async function count(sql: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)
  return row!.n
}

const numbers = (cell: string) => (cell === '' ? [] : cell.split(' | ').map(Number))

/** Every file below, by its path from there. */
function files(from: string): Map<string, Buffer> {
  const names = readdirSync(from, { recursive: true }) as string[]
  const found = names.filter((name) => statSync(path.join(from, name)).isFile()).sort()
  return new Map(found.map((name) => [name, readFileSync(path.join(from, name))]))
}

test('every table has the rows that the database has', async () => {
  const expected: Record<string, string> = {
    'idees.csv': '"Idea"',
    'themes.csv': '"Theme"',
    'phases.csv': '"Phase"',
    'instances.csv': '"Body"',
    'ateliers.csv': '"Workshop"',
    'seances.csv': '"Session"',
    'presences.csv': `"Attendance" WHERE state IN ('present', 'represented', 'excused')`,
    'dates.csv': '"DateOption"',
    'decisions.csv': '"Decision"',
    'votes.csv': '"PollOption"',
    'axes.csv': '(SELECT id FROM "StrongAxis" UNION ALL SELECT id FROM "WeakSignal") AS kept',
    'actions.csv': '"Action"',
    'plans.csv': '"PlanEntry"',
    'publications.csv': '"Publication"',
    'roles.csv': `"Role" WHERE "concertationId" <> ''`,
  }
  for (const [file, sql] of Object.entries(expected)) {
    const found = rows(file)
    expect(found.length, file).toBe(await count(sql))
    expect(found.length, file).toBeGreaterThan(0)
  }
  const written = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  expect(written.sort()).toEqual([...Object.keys(expected), 'colleges.csv'].sort())
})

test('the columns keep their names and their order', () => {
  const header = (file: string) => readFileSync(path.join(folder, file), 'utf8').split('\r\n')[0]
  const headers = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .map((file) => [file, header(file)]),
  )
  expect(headers).toMatchInlineSnapshot(`
    {
      "actions.csv": "number,title,description,status,axis,signal,session,ideas,owner,ownership,ownership_date,contact,due,progress,progress_date,verdict,reason,verdict_date,roadmap_ownership,roadmap_schedule,roadmap_means,roadmap_organisation,roadmap_missing,milestones,created",
      "ateliers.csv": "number,title,status,phase,phase_title,axis,axis_title,poll,facilitators,sessions,sessions_closed,ideas,created",
      "axes.csv": "kind,number,title,status,phase,phase_title,reason,author,created,ideas",
      "colleges.csv": "college,status,organisation,people",
      "dates.csv": "number,title,status,workshop,workshop_title,body,location,length,opened,closes,session,answers,position,starts,yes,if_needed,no,kept",
      "decisions.csv": "number,kind,text,status,session,session_title,body,power,poll,decided",
      "idees.csv": "number,text,status,author,organisation,place,created,updated,type,workshop,workshop_title,session,theme,theme_title,merged_into,channel,entered_by",
      "instances.csv": "name,kind,power,status,created",
      "phases.csv": "number,title,status,starts,ends,gated,opened,created",
      "plans.csv": "plan,title,status,starts,ends,edition,edition_status,published,hash,action,action_title,owner,due,ideas",
      "presences.csv": "session,session_title,starts,name,organisation,status,noted",
      "publications.csv": "kind,subject,title,edition,status,hash,requested,published,signatures,file",
      "roles.csv": "name,organisation,role,granted,ended",
      "seances.csv": "number,title,status,starts,ends,location,workshop,workshop_title,body,phase,prompt,coming,not_coming,present,represented,excused,headcount,opened,closed,minutes_status,minutes_validated,minutes,proxies",
      "themes.csv": "number,title,status,ideas,withdrawn,merged,created",
      "votes.csv": "number,question,status,method,secrecy,decides,body,session,seats,most_choices,opened,closes,closed,reason,ballots,blank,position,option,subject,subject_number,count,winner,most_dots,supporters,majority,fingerprint,rank,cost,budget,grade,grades",
    }
  `)
})

test.each([0, 1, 2, 3, 4, 5])('%i rows are read two at a time, each once', async (length) => {
  const all = Array.from({ length }, (_, number) => ({ number: number + 1 }))
  const found: number[] = []
  const look = async (after: { number: number } | undefined, take: number) =>
    all.filter(({ number }) => number > (after?.number ?? 0)).slice(0, take)
  for await (const some of pages(look, 2)) found.push(...some.map(({ number }) => number))
  expect(found).toEqual(all.map(({ number }) => number))
})

describe('ideas', () => {
  test('sorted, to sort, withdrawn and merged ones add up to all, in the summary as in the database', async () => {
    const ideas = rows('idees.csv')
    const active = ideas.filter(({ status }) => status === 'active')
    const figures = {
      'Idées reçues': ideas.length,
      'Idées triées': active.filter(({ theme }) => theme !== '').length,
      'Idées à trier': active.filter(({ theme }) => theme === '').length,
      'Idées retirées': await count(`"Idea" WHERE status = 'withdrawn'`),
      'Idées réunies à d’autres': await count(`"Idea" WHERE status = 'merged'`),
    }
    const summary = readFileSync(path.join(folder, 'resume.txt'), 'utf8').replace(/[\u00a0\u202f]/g, ' ')
    for (const [label, figure] of Object.entries(figures)) {
      expect(figure, label).toBeGreaterThan(0)
      expect(summary).toContain(`${label} : ${figure}\n`)
    }
    const { 'Idées reçues': all, ...parts } = figures
    expect(Object.values(parts).reduce((sum, part) => sum + part)).toBe(all)
    expect(summary).toMatch(/Séances : \d+, dont \d+ tenues\n/)
    expect(summary).toMatch(/Plan : « .* », édition 1, 9 actions\n/)
  })

  test('one that was merged leads to the one it was merged into', () => {
    const ideas = rows('idees.csv')
    const merged = ideas.filter(({ status }) => status === 'merged')
    expect(merged.map(({ number, merged_into }) => [number, merged_into])).toEqual([['23', '3']])
    expect(ideas.filter(({ status, merged_into }) => status !== 'merged' && merged_into !== '')).toEqual([])
  })

  test('each stands under the theme, the atelier and the session that exist in their own files', () => {
    const known = (file: string) => new Map(rows(file).map(({ number, title }) => [number, title]))
    const [themes, workshops, sessions] = ['themes.csv', 'ateliers.csv', 'seances.csv'].map(known)
    for (const { theme, theme_title, workshop, workshop_title, session } of rows('idees.csv')) {
      if (theme !== '') expect(themes!.get(theme!)).toBe(theme_title)
      if (workshop !== '') expect(workshops!.get(workshop!)).toBe(workshop_title)
      if (session !== '') expect(sessions!.has(session!)).toBe(true)
    }
    for (const { number, ideas } of rows('themes.csv')) {
      const under = rows('idees.csv').filter(({ theme, status }) => theme === number && status === 'active')
      expect(under).toHaveLength(Number(ideas))
    }
  })
})

describe('from the plan to the words', () => {
  test('every action of a plan is in actions.csv, and leads to ideas of idees.csv', () => {
    const known = new Set(rows('idees.csv').map(({ number }) => Number(number)))
    const actions = new Map(rows('actions.csv').map((action) => [action.number, action]))
    const inPlan = rows('plans.csv')
    expect(inPlan).toHaveLength(9)
    for (const { action, action_title, ideas } of inPlan) {
      expect(actions.get(action!)?.title).toBe(action_title)
      expect(actions.get(action!)?.roadmap_missing).toBe('')
      expect(numbers(ideas!).length, action).toBeGreaterThan(0)
      for (const number of numbers(ideas!)) expect(known.has(number), `${action}: ${number}`).toBe(true)
    }
  })

  test('nine axes and five signals, each with ideas; a signal has its author and its reason', () => {
    const kept = rows('axes.csv')
    expect(kept.filter(({ kind }) => kind === 'axis')).toHaveLength(9)
    const signals = kept.filter(({ kind }) => kind === 'signal')
    expect(signals).toHaveLength(5)
    for (const { ideas } of kept) expect(numbers(ideas!).length).toBeGreaterThan(0)
    for (const { author, reason } of signals) expect(author && reason).toBeTruthy()
  })

  test('an action has its owner, its verdict with the reason, what its roadmap lacks, its milestones', () => {
    const actions = rows('actions.csv')
    const verdicts = Map.groupBy(actions, ({ verdict }) => verdict)
    expect(verdicts.get('feasible')).toHaveLength(8)
    for (const { verdict, reason } of actions) expect(verdict === '').toBe(reason === '')
    expect(actions.filter(({ roadmap_missing }) => roadmap_missing === 'means')).toHaveLength(2)
    expect(actions.some(({ milestones }) => /^2015-03-\d\d \S/.test(milestones!))).toBe(true)
    expect(actions.find(({ number }) => number === '1')).toMatchObject({
      owner: 'CRESS Picardie',
      ownership: 'accepted',
      contact: 'chargee-cress',
      due: '2011-04-01',
      progress: 'done',
    })
  })
})

test('what was counted in the room is apart from the names', () => {
  expect(rows('seances.csv')[0]).toMatchObject({
    number: '1',
    starts: '2011-02-15T13:00:00.000Z',
    headcount: '85',
    present: '5',
    excused: '1',
  })
  expect(rows('presences.csv').filter(({ session }) => session === '1')).toHaveLength(6)
  expect(rows('seances.csv').filter(({ minutes_status }) => minutes_status === 'validated')).toHaveLength(8)
})

test('the hash of each publication is that of its file, and its signatures are named', () => {
  for (const { file, hash, status, signatures } of rows('publications.csv')) {
    const bytes = readFileSync(path.join(folder, file!))
    expect(createHash('sha256').update(bytes).digest('hex'), file).toBe(hash)
    if (status === 'published') expect(signatures!.split(' | '), file).toHaveLength(3)
  }
  expect(new Set(rows('plans.csv').map(({ hash }) => hash))).toEqual(
    new Set(
      rows('publications.csv')
        .filter(({ kind }) => kind === 'plan')
        .map(({ hash }) => hash),
    ),
  )
})

test('colleges name their organisations, and the journal verifies', async () => {
  const colleges = Map.groupBy(rows('colleges.csv'), ({ college }) => college)
  expect(colleges.get('Associations')?.map(({ organisation }) => organisation)).toEqual([
    'Fédération des centres sociaux',
    'Réseau des jardins d’insertion',
  ])
  expect((await verifyJournal(path.join(folder, 'journal.jsonl'))).faults.size).toBe(0)
})

test('a backup put back elsewhere exports the same folder, to the byte', async () => {
  const copy = await testDatabase()
  try {
    await writeSnapshot(db, path.join(home, 'one.gz'), at)
    await readSnapshot(copy, path.join(home, 'one.gz'))
    const again = await exported(copy, 'restored')
    expect([...files(again).keys()]).toEqual([...files(folder).keys()])
    for (const [name, bytes] of files(again)) expect(bytes.equals(files(folder).get(name)!), name).toBe(true)
  } finally {
    await copy.close()
  }
})

describe('nobody’s own choice is in the folder', () => {
  const until = (words: string) => story.lines.slice(0, story.lines.findIndex((line) => line.includes(words)) + 1)
  const open = until('coordinatrice-etat #comite {1, 2, 3}')
  /** Two people who vote as the other one did: the same totals. */
  const exchanged = (lines: readonly string[]) =>
    lines.map((line) =>
      line === 'coordinateur-region #comite {1, 2, 4, 5}'
        ? 'coordinateur-region #comite {1, 2, 3}'
        : line === 'coordinatrice-etat #comite {1, 2, 3}'
          ? 'coordinatrice-etat #comite {1, 2, 4, 5}'
          : line,
    )

  /**
   * Each file as it is; of the journal, all that an act says. The console names a request by its line of the story, as
   * a digest: it is no part of what the bot tells, and neither are the hashes that hold it.
   */
  function told(found: ReadonlyMap<string, Buffer>): Map<string, string> {
    const act = (line: string) => {
      const { id, kind, at, seq, payload } = JSON.parse(line)
      return JSON.stringify({ id, kind, at, seq, payload: payload && { ...payload, request: undefined } })
    }
    return new Map(
      [...found].map(([name, bytes]) => {
        const text = bytes.toString('base64')
        if (name === 'resume.txt') return [name, bytes.toString('utf8').replace(/[0-9a-f]{64}/, '')]
        return [name, name === 'journal.jsonl' ? bytes.toString('utf8').trim().split('\n').map(act).join('\n') : text]
      }),
    )
  }

  async function exportedAfter(lines: readonly string[], name: string): Promise<Map<string, Buffer>> {
    const own = await testDatabase()
    try {
      expect((await tellHere(own, { ...story, lines })).code).toBe(0)
      return files(await exported(own, name))
    } finally {
      await own.close()
    }
  }

  test('a closed vote: whoever chose what, the files say the same', async () => {
    const closed = until('/concert fermer')
    expect(exchanged(closed)).not.toEqual(closed)
    const [one, other] = [await exportedAfter(closed, 'one'), await exportedAfter(exchanged(closed), 'other')]
    expect(told(one)).toEqual(told(other))
    const votes = one.get('votes.csv')!.toString('utf8')
    expect(votes).toContain(',closed,approval,confidential,true,Comité de concertation,')
    expect(votes).toContain('1,Structuration et mutualisation,,,5,true,,,,,1,,,,\r\n')
  }, 60_000)

  test('an open vote: nothing is told of it but its question, even when a ballot is changed, and changed back', async () => {
    const changed = ['association-2 #comite [Changer]', 'association-2 #comite {1, 2, 3, 4}']
    const undone = [...open, ...changed, 'association-2 #comite /concert annuler']
    const otherwise = undone.map((line) => line.replace('{1, 2, 3, 4}', '{2, 5, 6}'))
    const [one, other] = [await exportedAfter(undone, 'open'), await exportedAfter(otherwise, 'otherwise')]
    expect(told(one)).toEqual(told(other))
    expect(one.get('votes.csv')!.toString('utf8')).toContain(',,,,1,Structuration et mutualisation,,,,,,,,,,,,,\r\n')
  }, 60_000)

  test('the journal tells who voted and when, never what', () => {
    const acts = readFileSync(path.join(folder, 'journal.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"kind":"ballot cast"'))
      .map((line) => JSON.parse(line) as { payload: { args: object } })
    expect(acts.length).toBeGreaterThan(5)
    for (const { payload } of acts) expect(Object.keys(payload.args)).toEqual(['poll'])
  })
})
