/** What the outbox asks of the database: what waits, what is put off, what is gone. */

const columns = `o.id, o.seq, o.address, o.lane, o.body, o.edits, w.attempts`
export const waitingSql = `SELECT ${columns} FROM "Waiting" w JOIN "Outbox" o USING (id)
  WHERE NOT w.parked AND o.seq > $1::bigint ORDER BY o.seq LIMIT 500`
export const laterSql = `UPDATE "Waiting" w SET attempts = r.attempts, error = r.error, parked = r.parked, "nextAt" = r.next
  FROM jsonb_to_recordset($1::jsonb) AS r(id text, attempts int, error text, parked boolean, next timestamptz)
  WHERE w.id = r.id AND w.id = ANY(ARRAY(SELECT e->>'id' FROM jsonb_array_elements($1::jsonb) e))`
/**
 * Found by their ids, values looked up beside: joined to a set of rows, the planner guesses a hundred of them and reads
 * the whole table.
 */
export const goneSql = `WITH kept AS (UPDATE "Outbox" o SET ref = (SELECT $1::jsonb)->o.id WHERE o.id = ANY($2::text[]))
  DELETE FROM "Waiting" WHERE id = ANY($3::text[])`
