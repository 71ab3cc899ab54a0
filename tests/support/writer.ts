/** Writes rows to an embedded store and says each one that was acknowledged, until it is killed. `node writer.ts <dir>`. */
import { openDatabase } from '../../src/engine/db.ts'

const database = await openDatabase({ kind: 'embedded', dir: process.argv[2] ?? '.' }, { what: 'writer' })
for (let n = 0; ; n++) {
  await database.query(`INSERT INTO "Setting" VALUES ($1, '{}')`, [`writer-${process.pid}-${n}`], 'write')
  process.stdout.write(`${n}\n`)
}
