/** Every table of the folder of a concertation, in the order in which the summary names them. */
import { datesTable } from './dates.ts'
import { ideasTable } from './ideas.ts'
import { attendanceTable, decisionsTable, sessionsTable } from './meetings.ts'
import { collegesTable, rolesTable } from './people.ts'
import { bodiesTable, phasesTable, workshopsTable } from './process.ts'
import { publicationsTable } from './publications.ts'
import { actionsTable, plansTable } from './roadmap.ts'
import { axesTable, themesTable } from './synthesis.ts'
import type { Table } from './table.ts'
import { votesTable } from './votes.ts'

/** Ideas first: they are counted on the way. */
export const tables: readonly Table[] = [
  ideasTable,
  themesTable,
  axesTable,
  phasesTable,
  bodiesTable,
  workshopsTable,
  sessionsTable,
  attendanceTable,
  datesTable,
  decisionsTable,
  votesTable,
  actionsTable,
  plansTable,
  publicationsTable,
  collegesTable,
  rolesTable,
]
