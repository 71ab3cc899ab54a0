/** A pause, told by those who make it: what nobody asked for waits, and what was asked for goes on. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

async function reminded(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('cleo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  return w
}

async function pauses(w: World, until = 'jusqu’au 20 mars ; motif : élections'): Promise<void> {
  await w.says('ana', '#pleniere', `/concert pause ${until}`)
  await w.presses('ana', '#pleniere', 'Mettre en pause')
}

const reminders = async (w: World) => (await w.sees('bo', '#pleniere')).filter((said) => /Dernière ligne/.test(said))

test('given a reminder to come, when the concertation is paused over it, then it is not sent, and the end is told', async () => {
  const w = await reminded()
  const shown = await w.says('ana', '#pleniere', '/concert pause jusqu’au 20 mars ; motif : élections')
  expect(shown.text).toMatch(/^Jusqu’au samedi 20 mars 2027, 23 h 59 \(Paris\), aucun rappel/)
  expect(shown.text).toContain('L’équipe d’animation est prévenue (1 autre personne)')
  expect((await w.dump()).includes('élections')).toBe(false)
  const done = await w.presses('ana', '#pleniere', 'Mettre en pause')
  expect(done.text).toMatch(/^En pause jusqu’au samedi 20 mars 2027, 23 h 59 \(Paris\) \(élections\)\./)
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^ana a mis « ESS à 10 ans » en pause\./)
  await w.until('13 mars 9h')
  expect(await reminders(w)).toEqual([])
  // It was asked for: the end of the intake is told at its time.
  expect((await w.sees('bo', '#pleniere')).at(-1)).toMatch(/Le recueil des idées est terminé/)
  await w.until('22 mars 9h')
  expect(await reminders(w)).toEqual([])
})

test('given a pause that is over before the reminder, then it is sent at its time, once', async () => {
  const w = await reminded()
  await pauses(w, 'jusqu’au 8 mars')
  await w.until('11 mars 10h')
  expect(await reminders(w)).toHaveLength(1)
})

test('given a pause, when it is ended by hand, then what comes later is sent, and undo pauses again', async () => {
  const w = await reminded()
  await pauses(w)
  const before = await w.dump()
  expect((await w.says('ana', '#pleniere', '/concert reprendre-envois')).text).toMatch(/^Il n’y a pas de pause/)
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^ana a mis fin à la pause/)
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/^En pause jusqu’au .*élections/)
  expect(stripped(await w.dump())).toBe(stripped(before))
  await w.says('ana', '#pleniere', '/concert reprendre-envois')
  await w.until('11 mars 10h')
  expect(await reminders(w)).toHaveLength(1)
})

test('given no pause, when one is made and undone, then nothing of it is left', async () => {
  const w = await reminded()
  const before = await w.dump()
  await pauses(w)
  await w.presses('ana', '#pleniere', 'Annuler')
  expect(stripped(await w.dump())).toBe(stripped(before))
  await w.until('11 mars 10h')
  expect(await reminders(w)).toHaveLength(1)
})

test('what fell due in a pause that ends late is merged, whatever was down meanwhile', async () => {
  const w = await reminded()
  await w.db.query(`UPDATE "Due" SET late = 'coalesce' WHERE schedule LIKE 'intake remind:%'`)
  await pauses(w)
  await w.until('11 mars 10h')
  expect(await reminders(w)).toEqual([])
  await w.says('ana', '#pleniere', '/concert reprendre-envois')
  const late = await reminders(w)
  expect(late).toHaveLength(1)
  expect(late[0]).toMatch(/^Messages en retard : leur heure est passée pendant une pause ou un arrêt\./)
})

test('a pause that is past, too long, or not there is refused with what to do', async () => {
  const w = await reminded()
  expect((await w.says('ana', '#pleniere', '/concert pause 12 février 2027')).text).toMatch(
    /est déjà pass|12 février 2027/,
  )
  expect((await w.says('ana', '#pleniere', '/concert pause 12 mai 2029')).text).toMatch(/^Une pause dure un an au plus/)
  expect((await w.says('ana', '#pleniere', '/concert reprendre-envois')).text).toMatch(/n’est pas en pause/)
  expect((await w.says('cleo', '#pleniere', '/concert pause 20 mars')).text).toMatch(/réservé à la coordination/)
})

test('the panel says until when, to everybody', async () => {
  const w = await reminded()
  await pauses(w)
  expect((await w.says('bo', '#pleniere', '/concert')).text).toContain(
    'Envois : En pause jusqu’au samedi 20 mars 2027, 23 h 59 (Paris) (élections).',
  )
  expect((await w.says('bo', '#pleniere', '/concert')).buttons).not.toContain('Reprendre les envois')
  const { buttons } = await w.says('ana', '#pleniere', '/concert')
  expect(buttons).toContain('Reprendre les envois')
  expect(buttons.length).toBeLessThanOrEqual(6)
})

/** The journal grows, and versions count: what was done and undone is told there. */
function stripped(dump: string): string {
  const tables = JSON.parse(dump) as { table: string; rows: Record<string, unknown>[] }[]
  return JSON.stringify(
    tables
      .filter(({ table }) => table !== 'Journal' && table !== 'JournalPayload')
      .map(({ table, rows }) => ({ table, rows: rows.map(({ version: _, ...row }) => row) })),
  )
}
