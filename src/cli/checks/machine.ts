/** The machine: what runs, where the data are, room on the disk, backups. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { formatMoment, formatNumber } from '../../views/format.ts'
import { type Check, fine, toLookAt } from './finding.ts'

/** In bytes: what a few months of a busy concertation and its backups take. */
const leastRoom = 500_000_000
/** In milliseconds: a night may be missed, two may not. */
const oldestBackup = 50 * 3_600_000

const versions: Check = {
  name: 'version',
  async look({ t }) {
    const file = join(import.meta.dirname, '..', '..', '..', 'package.json')
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
    return fine(t.cli.doctor.version(version, process.versions.node))
  },
}

const running: Check = {
  name: 'running',
  async look({ engine, t }) {
    return fine(engine ? t.cli.doctor.running : t.cli.doctor.notRunning)
  },
}

const place: Check = {
  name: 'place',
  async look({ config, t }) {
    const dir = resolve(config.dataDir)
    return fine(config.databaseUrl ? t.cli.doctor.server(dir) : t.cli.doctor.place(dir))
  },
}

const room: Check = {
  name: 'room',
  async look({ config, t }) {
    const { bavail, bsize } = await statfs(config.dataDir)
    const said = t.cli.doctor.room(formatNumber(Math.round((bavail * bsize) / 1e8) / 10, config.language))
    return bavail * bsize < leastRoom ? toLookAt(said, t.cli.doctor.roomDo) : fine(said)
  },
}

const backups: Check = {
  name: 'backup',
  async look({ config, clock, db, t }) {
    const now = clock.now().getTime()
    const last = newest(join(config.dataDir, 'backups'))
    if (last !== undefined) {
      const said = t.cli.doctor.backedUp(formatMoment(new Date(last), config.zone, config.language))
      return now - last > oldestBackup ? toLookAt(said, t.cli.doctor.backupDo) : fine(said)
    }
    const [row] = await db.query<{ id: string }>(
      `SELECT value ->> 'id' AS id FROM "Setting" WHERE key = 'installation'`,
    )
    const young = row !== undefined && now - birthOf(row.id) < oldestBackup
    return young ? fine(t.cli.doctor.backupSoon) : toLookAt(t.cli.doctor.noBackup, t.cli.doctor.backupDo)
  },
}

/** When the newest backup was written. */
function newest(folder: string): number | undefined {
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith('.snapshot.gz'))
    const times = files.map((name) => statSync(join(folder, name)).mtimeMs)
    return times.length > 0 ? Math.max(...times) : undefined
  } catch {
    return undefined
  }
}

/** An UUIDv7 begins with the milliseconds at which it was made. */
function birthOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
}

export const machineChecks: readonly Check[] = [versions, running, place, room, backups]
