/** Rows put straight into the database, for stories that begin in the middle. */
import type { World } from './world.ts'

type Row = Readonly<Record<string, unknown>>

export async function put(w: World, table: string, ...rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    const names = Object.keys(row)
    const values = names.map((name) => {
      const value = row[name]
      return value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value
    })
    await w.db.query(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      values,
    )
  }
}

/** The ids of what `founded` made, and of people by their account. */
export async function idsOf(w: World) {
  const [concertation] = await w.db.query<{ id: string }>('SELECT id FROM "Concertation" ORDER BY "createdAt" LIMIT 1')
  const people = await w.db.query<{ external: string; personId: string }>('SELECT external, "personId" FROM "Account"')
  const places = await w.db.query<{ external: string; id: string }>('SELECT external, id FROM "Place"')
  const organisations = await w.db.query<{ folded: string; id: string }>('SELECT folded, id FROM "Organisation"')
  return {
    concertation: concertation!.id,
    person: Object.fromEntries(people.map((p) => [p.external, p.personId])) as Record<string, string>,
    place: Object.fromEntries(places.map((p) => [p.external, p.id])) as Record<string, string>,
    organisation: Object.fromEntries(organisations.map((o) => [o.folded, o.id])) as Record<string, string>,
  }
}
