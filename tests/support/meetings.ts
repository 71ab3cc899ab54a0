/** A concertation with a phase, four ateliers and their people, for the stories of meetings; and how its rows are read. */
import { createWorld, type World } from './world.ts'

/** A phase with four ateliers; #atelier is the channel of the first; bo animates all, cleo the second alone. */
export async function peopled(at = '2027-03-01T10:00'): Promise<World> {
  const w = await (await createWorld({ at })).founded()
  for (const who of ['bo', 'cleo', 'dan', 'eve']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert phase Diagnostic ; début : 1er avril 2027 ; fin : 30 juillet 2027')
  for (const title of ['Emploi', 'Territoires', 'Financement', 'Coopérations'])
    await w.says('ana', '#pleniere', `/concert atelier ${title} ; phase : 1`)
  await w.says('ana', '#pleniere', '/concert instance Plénière ; type : plénière')
  await w.says('ana', '#pleniere', '/concert salon ESS à 10 ans ; instance : Plénière')
  await w.says('ana', '#atelier', '/concert salon ESS à 10 ans ; atelier : 1')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  await w.says('ana', '#pleniere', '/concert animateur cleo 2')
  return w
}

/** The first meeting of « Emploi », Thursday 8 April at 14:00, of which people were told. */
export async function convened(at?: string): Promise<World> {
  const w = await peopled(at)
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  await w.says('bo', '#atelier', { intent: 'session convene', args: { session: 1, confirmed: true } })
  return w
}

/** The first meeting of « Emploi » is under way; dan had said that he could not come. */
export async function opened(): Promise<World> {
  const w = await convened('2027-03-15T10:00')
  await w.says('dan', '#atelier', '/concert reponse non')
  await w.until('2027-04-08T14:00')
  await w.says('bo', '#atelier', '/concert ouvrir')
  return w
}

export type Row = {
  number: number
  title: string
  state: string
  day: string
  rank: number | null
  prompt: string | null
  headcount: number | null
}

export function sessions(w: World): Promise<Row[]> {
  return w.db.query<Row>(
    `SELECT number, title, state, to_char("startsAt" AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI') AS day, rank, prompt, headcount
     FROM "Session" ORDER BY number`,
  )
}

export async function states(w: World): Promise<string[]> {
  return (await sessions(w)).map((s) => s.state)
}

export function present(w: World) {
  return w.db.query<{ name: string; state: string; organisation: string | null; known: boolean }>(
    `SELECT a.name, a.state, o.name AS organisation, a."personId" IS NOT NULL AS known FROM "Attendance" a
     LEFT JOIN "Organisation" o ON o.id = a."organisationId" ORDER BY a.name`,
  )
}

export async function last(w: World, who: string, where: string): Promise<string> {
  return (await w.sees(who, where)).at(-1) ?? ''
}

/** The card that begins so, as it stands now. */
export async function cardOf(w: World, where: string, start: string): Promise<string> {
  return (await w.sees('dan', where)).filter((text) => text.startsWith(start)).at(-1) ?? ''
}

/** Nothing is sent that nobody asked for, until then. */
export async function pause(w: World, until: string): Promise<void> {
  await w.says('ana', '#pleniere', `/concert pause ${until}`)
  await w.presses('ana', '#pleniere', 'Mettre en pause')
}
