/**
 * The story that comes with the product, told whole with the gestures after it: what people read where it matters, and the thread from the plan to
 * the words that people said, and back.
 */

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guideStory, messagesFile, messagesPage, refusalsFile, refusalsPage } from '../../scripts/guide.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { type Telling, tellHere } from '../support/telling.ts'

let db: Database
let telling: Telling

beforeAll(async () => {
  db = await testDatabase()
  telling = await tellHere(db, guideStory())
}, 120_000)
afterAll(() => db.close())

/** What was printed after the lines that hold these words, in their order. */
function shown(words: string): string[] {
  return telling.told.filter(({ line }) => line.includes(words)).map(({ printed }) => printed)
}

/** Each message of the reminders to a person, with the day before which it was printed. */
function reminders(person: string): string[] {
  return telling.told.flatMap(({ line, printed }) =>
    printed
      .split(/^(?=\S)/m)
      .filter((message) => message.startsWith(`→ ${person} (dm)`) && message.includes('où en êtes-vous'))
      .map((message) => `${line.replace(/^horloge /, '')} ${message}`),
  )
}

async function count(sql: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)
  return row!.n
}

test('it is told to its end: every line is understood, every button is there', () => {
  expect(telling.transcript.split('\n').slice(-4).join('\n')).not.toMatch(/^Ligne \d+ :/m)
  expect(telling.code).toBe(0)
})

test('nobody ever reads an apology, or that something was not kept', () => {
  expect(telling.transcript).not.toMatch(
    /Une erreur de ma part|Non enregistré|n’est pas encore|undefined|\bNaN\b|\[object/,
  )
})

test('the pages of the guide say what the program says today (else: npm run docs)', () => {
  expect(readFileSync(messagesFile, 'utf8')).toBe(messagesPage(telling.told))
  expect(readFileSync(refusalsFile, 'utf8')).toBe(refusalsPage())
})

test('what is said to one person shows where to go from there', () => {
  const lost = telling.told.flatMap(({ line, printed }) =>
    printed
      .split(/^(?=\S)/m)
      .filter((message) => message.startsWith('→') && !/\[[^\]]+\]|\/concert|\/idee/.test(message))
      .map((message) => `${line}\n${message}`),
  )
  expect(lost).toEqual([])
})

describe('phase 1', () => {
  test('the plenary chooses four ateliers by a vote that decides, in the same act; a changed ballot counts once', () => {
    const [closed] = shown('/concert fermer')
    expect(closed).toContain('Ce vote décide')
    expect(closed).toMatch(/5 personnes ont répondu/)
    expect(closed).toContain('4 ateliers sont nés de ce vote')
    for (const title of ['1. Structuration et mutualisation', '4. Accompagnement et financement'])
      expect(closed).toContain(title)
  })

  test('« 4x2 » is eight sessions inside the phase, first meetings before second ones', async () => {
    const rows = await db.query<{ day: string; rank: number }>(
      `SELECT to_char("startsAt" AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI') AS day, rank FROM "Session" s
       JOIN "Phase" p ON p.id = s."phaseId" WHERE p.number = 1 AND rank IS NOT NULL ORDER BY "startsAt"`,
    )
    expect(rows).toHaveLength(8)
    expect(rows.map((row) => row.rank)).toEqual([1, 1, 1, 1, 2, 2, 2, 2])
    for (const { day } of rows)
      expect(day >= '2011-04-01 00:00' && day <= '2011-07-31 23:59' && day.endsWith('14:00')).toBe(true)
  })

  test('20 August is refused, and the phase is quoted', () => {
    expect(shown('reunion 20 août 2011')[0]).toMatch(
      /en dehors de la phase « Ateliers de la première phase », qui va du 1er avril au 31 juillet 2011/,
    )
  })

  test('the restitution is refused while two minutes are missing, and both are named; then it opens', () => {
    const [refused, opened] = shown('#animation /concert restitution')
    expect(refused).toMatch(
      /2 manquent : « Prospective, innovation et emplois, 2e séance » .* et « Accompagnement et financement, 2e séance »/,
    )
    expect(opened).toContain('La restitution est ouverte')
  })

  test('nine axes each with ideas and ateliers, five signals each with author and reason', async () => {
    const [axes] = shown('#animation /concert axes')
    expect(axes).toContain('9 axes forts')
    expect(axes!.match(/• \d\. .* — \d idées, ateliers? \S/g)).toHaveLength(9)
    const [signals] = shown('#animation /concert signaux')
    expect(signals!.match(/\((?:animatrice|animateur)-\d\)/g)).toHaveLength(5)
    expect(await count('"StrongAxis" a WHERE NOT EXISTS (SELECT 1 FROM "Evidence" e WHERE e."subjectId" = a.id)')).toBe(
      0,
    )
    expect(await count(`"WeakSignal" WHERE reason = '' OR "authorId" = ''`)).toBe(0)
  })

  test('what is published is signed by the three organisers, with name, body and time', () => {
    const published = shown('coordinatrice-etat dm [Signer]').join('\n')
    for (const signed of [
      'coordinatrice-cress, CRESS Picardie',
      'coordinateur-region, Conseil régional de Picardie',
      'coordinatrice-etat, État en région',
    ])
      expect(published).toMatch(new RegExp(`Signé par ${signed}, le \\S+ \\d+ \\S+ 2011, \\d+ h`))
  })
})

describe('phase 2', () => {
  test('it opens only once the second plenary has recorded its working method', () => {
    const [refused] = shown('/concert ouvrir-phase 2')
    expect(refused).toMatch(/attend que « Comité de concertation » ait décidé de la méthode de travail/)
    expect(shown('#comite [Ouvrir la phase]')[0]).toMatch(/La phase .* est ouverte/)
  })

  test('an atelier created from an axis shows its parent', () => {
    expect(shown('/concert atelier Coopérations')[0]).toContain('Mutualiser les emplois et les moyens')
  })

  test('fourteen verdicts: 8 feasible, 3 under conditions, 2 to study, 1 dropped, each with its reason', async () => {
    const rows = await db.query<{ verdict: string; n: number }>(
      `SELECT verdict, count(*)::int AS n FROM "Action" WHERE verdict IS NOT NULL AND "verdictReason" <> '' GROUP BY 1`,
    )
    expect(Object.fromEntries(rows.map(({ verdict, n }) => [verdict, n]))).toEqual({
      feasible: 8,
      conditional: 3,
      toStudy: 2,
      discarded: 1,
    })
  })

  test('eleven roadmaps; two of them lack their means, and are told so', async () => {
    expect(await count('"Roadmap"')).toBe(11)
    for (const number of [8, 11]) expect(shown(`/concert feuille ${number} ;`)[0]).toMatch(/manque .*moyens/)
    for (const number of [2, 9]) expect(shown(`/concert feuille ${number} ;`)[0]).not.toMatch(/manque/)
  })

  test('nine enter the plan, the two others are listed with the missing block, March 2015 is flagged', async () => {
    const [preview] = shown('[Adopter le plan]')
    expect(preview).toContain('Dans le plan : 9 actions')
    expect(preview).toMatch(/8\. Lancer un fonds de démarrage — il manque les moyens/)
    expect(preview).toMatch(/11\. Nommer un référent par intercommunalité — il manque les moyens/)
    expect(preview).toMatch(/Hors de la période du plan .*dimanche 15 mars 2015/)
    expect(await count(`"PlanEntry" WHERE state = 'active'`)).toBe(9)
  })

  test('the plan has a number and a fingerprint, the same that its content gives', async () => {
    const { sha256 } = await import('../../src/engine/ids.ts')
    const { canonical } = await import('../../src/engine/journal.ts')
    const [plan] = await db.query<{ edition: number; hash: string; content: unknown }>(
      `SELECT edition, hash, content FROM "Publication" WHERE kind = 'plan' AND state = 'published'`,
    )
    expect(plan!.edition).toBe(1)
    expect(sha256(canonical(plan!.content))).toBe(plan!.hash)
    expect(shown('#comite /concert plan').at(-1)).toContain(`empreinte ${plan!.hash.slice(0, 12)}`)
  })
})

describe('reminders', () => {
  test('the early action is reminded at 9:00 on its four days, across the change of hour, then never again', async () => {
    const rows = await db.query<{ at: string }>(
      `SELECT to_char(o."createdAt" AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI') AS at FROM "Outbox" o
       WHERE o.address->>'account' = 'chargee-cress' AND o.body::text LIKE '%où en êtes-vous%'
         AND o.body::text LIKE '%annuaire des acteurs%' ORDER BY 1`,
    )
    expect(rows.map(({ at }) => at)).toEqual([
      '2011-03-18 09:00',
      '2011-03-25 09:00',
      '2011-03-31 09:00',
      '2011-04-01 09:00',
    ])
  })

  test('each person has one reminder a day at most, all of them at 9:00, on worked days', async () => {
    const rows = await db.query<{ account: string; day: string; hour: string; n: number; weekday: number }>(
      `SELECT o.address->>'account' AS account, to_char(o."createdAt" AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD') AS day,
        to_char(o."createdAt" AT TIME ZONE 'Europe/Paris', 'HH24:MI') AS hour, count(*)::int AS n,
        extract(isodow FROM o."createdAt" AT TIME ZONE 'Europe/Paris')::int AS weekday
       FROM "Outbox" o WHERE o.body::text LIKE '%où en êtes-vous%' GROUP BY 1, 2, 3, 5 ORDER BY 2`,
    )
    expect(rows.length).toBeGreaterThan(30)
    expect(new Set(rows.map(({ account, day }) => `${account} ${day}`)).size).toBe(rows.length)
    const nudged = rows.filter(({ hour }) => hour !== '09:00')
    expect(nudged.length, 'only those that the team sends by hand come at another hour').toBeLessThanOrEqual(2)
    expect(rows.filter(({ n, weekday }) => n !== 1 || weekday > 5)).toEqual([])
  })

  test('who postpones is reminded of the new date, who is silent is reminded after it, who is done is left alone', () => {
    const all = reminders('association-1').join('\n')
    expect(all).toContain('vendredi 29 mars 2013 (aujourd’hui)')
    expect(all).not.toMatch(/3\. Ouvrir trois lieux partagés .*vendredi 14 décembre 2012 \(aujourd’hui\)/)
    expect(all).toContain('vendredi 14 juin 2013 (en retard de 7 jours)')
    expect(all).toContain('vendredi 12 décembre 2014 (aujourd’hui)')
  })

  test('help that is asked for reaches the team, and nobody else', () => {
    const [asked] = shown('[J’ai besoin d’aide]')
    expect(asked).toMatch(/^#animation \|.*\n?[\s\S]*Ouvrir trois lieux partagés/m)
    expect(asked).not.toMatch(/^#(comite|atelier)/m)
  })
})

describe('the thread', () => {
  test('from each action of the plan to words that somebody said, and back, nothing is dangling', async () => {
    const actions = await db.query<{ id: string; number: number; axisId: string | null; signalId: string | null }>(
      `SELECT a.id, a.number, a."axisId", a."signalId" FROM "PlanEntry" p JOIN "Action" a ON a.id = p."actionId"`,
    )
    expect(actions).toHaveLength(9)
    for (const action of actions) {
      const ideas = await db.query<{ id: string; text: string }>(
        `SELECT i.id, i.text FROM "Evidence" e JOIN "Idea" i ON i.id = e."ideaId" WHERE e.state = 'active' AND e."subjectId" = ANY($1)`,
        [[action.id, action.axisId, action.signalId].filter(Boolean)],
      )
      expect(ideas.length, `action ${action.number}`).toBeGreaterThan(0)
      const [back] = await db.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "Action" a WHERE a.id = $2 AND EXISTS (SELECT 1 FROM "Evidence" e
          WHERE e."ideaId" = $1 AND e."subjectId" IN (a.id, a."axisId", a."signalId"))`,
        [ideas[0]!.id, action.id],
      )
      expect(back!.n).toBe(1)
    }
    const orphans = `"Evidence" e LEFT JOIN "Idea" i ON i.id = e."ideaId" LEFT JOIN "StrongAxis" x ON x.id = e."subjectId"
      LEFT JOIN "WeakSignal" s ON s.id = e."subjectId" LEFT JOIN "Action" a ON a.id = e."subjectId"
      WHERE i.id IS NULL OR (x.id IS NULL AND s.id IS NULL AND a.id IS NULL)`
    expect(await count(orphans)).toBe(0)
  })

  test('it is read both ways: verbatims from the action, the plan from the idea', () => {
    const [down] = shown('/concert fil action 9')
    expect(down).toContain('Des maisons de services tenues par des associations')
    expect(down).toContain('Axe fort n° 7')
    expect(down).toContain('Plan d’action régional 2012-2014')
    const [up] = shown('/concert fil idee 3')
    expect(up).toContain('Axe fort n° 1')
    expect(up).toMatch(/Action n° 2/)
  })

  test('ideas add up: sorted, unsorted, withdrawn and merged', async () => {
    const [themes] = shown('#animation /concert themes')
    const [, total, sorted, unsorted, withdrawn, merged] =
      /(\d+) idées en tout : (\d+) triées, (\d+) à trier, (\d+) retirée, (\d+) réunie/.exec(themes!)!.map(Number)
    expect(sorted! + unsorted! + withdrawn! + merged!).toBe(total)
  })
})
