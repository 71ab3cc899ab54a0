/**
 * The story that ships, told on the page of the sandbox over a real server: each step explained, the page where it happens.
 * It ends as in the console.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stepsOf } from '../../../adapters/web/local/story.ts'
import { readMoment } from '../../../src/calendar.ts'
import { readDemonstration } from '../../../src/demonstration.ts'
import type { Database } from '../../../src/engine/db.ts'
import { testDatabase } from '../../support/database.ts'
import { rowsOf } from '../../support/left.ts'
import { tellHere } from '../../support/telling.ts'
import { type Browser, type LocalRoom, localRoom } from '../../support/web/local.ts'
import { asInConsole, nameless } from '../../support/week.ts'

const story = readDemonstration()
const steps = stepsOf(story.lines)
const start = readMoment(story.start, { now: new Date(0), zone: 'Europe/Paris', lang: 'fr' })!.at

describe('step by step', () => {
  let room: LocalRoom
  let b: Browser
  beforeAll(async () => {
    room = await localRoom({ lines: story.lines, start })
    b = await room.browser()
  })
  afterAll(() => room.close())

  test('it is offered at once, and begins with the first thing that somebody does', async () => {
    const empty = await b.go('/essai')
    expect(empty.text).toContain(`en ${steps.length} étapes expliquées`)
    const begun = await b.presses('Charger la démonstration')
    expect(begun.text).toContain(`Étape 2 sur ${steps.length}`)
    expect(begun.text).toContain('coordinatrice-cress écrit dans #comite la commande « admin »')
    expect(begun.path).toBe('/essai?qui=coordinatrice-cress&lieu=%23comite')
    expect(begun.items.at(-1)).toContain('visible de vous seulement')
    expect(room.restarts()).toBe(0)
  })

  test('each step is explained by who does what, and under which message', async () => {
    const confirmed = await b.presses('Étape suivante')
    expect(confirmed.text).toContain('coordinatrice-cress choisit « Confirmer »')
    const more = await b.presses('Dix étapes')
    expect(more.text).toContain(`Étape 13 sur ${steps.length}`)
    expect(more.text).toContain('2. Le comité de concertation, ses collèges, ses membres.')
  })

  test('the page is where the step was told, as who did it', async () => {
    for (let told = 13; told < 20; told++) await b.presses('Étape suivante')
    const { line } = steps[19]!
    expect('who' in line && b.screen.path).toContain(`qui=${'who' in line ? line.who.account : ''}`)
  })
})

describe('between the steps', () => {
  const lines = [
    '# Une histoire courte.',
    'horloge 2027-02-01T09:00',
    '# 1. Le début.',
    'ana #pleniere /concert admin',
    'ana #pleniere [Confirmer]',
    'ana #pleniere [Un bouton que personne ne voit]',
  ]
  let room: LocalRoom
  let b: Browser
  beforeEach(async () => {
    room = await localRoom({ lines })
    b = await room.browser()
    await b.go('/essai')
    await b.presses('Charger la démonstration')
  })
  afterEach(() => room.close())

  test('what was done by hand may make another story of it: it says where, and can begin again', async () => {
    await b.at('ana', '#pleniere', '/essai')
    const stuck = await b.presses('Tout dérouler')
    expect(stuck.status).toBe(200)
    await expect.poll(async () => (await b.go('/essai')).text).toContain('Cette étape ne se raconte plus')
    expect(b.screen.text).toContain('C’était : ana #pleniere [Un bouton que personne ne voit]')
    expect(b.screen.text).toContain('Étape 3 sur 4')
    await b.presses('Tout effacer et recommencer')
    expect(room.restarts()).toBe(1)
  })

  test('the clock goes forward only', async () => {
    await b.at('ana', '#pleniere', '/essai')
    const { action, data } = b.form('Aller à ce moment', { jour: '2010-01-01', heure: '09:00' })
    expect((await b.post(action, data)).text).toContain('L’horloge ne revient pas en arrière')
    const wrong = b.form('Aller à ce moment', { jour: '2027-02-30', heure: '09:00' })
    expect((await b.post(wrong.action, wrong.data)).text).toContain('Ce jour ou cette heure n’existe pas.')
    const before = room.clock.now()
    await b.presses('Dans une heure')
    expect(room.clock.now().getTime() - before.getTime()).toBe(3_600_000)
    expect(b.screen.text).toContain('lundi 1er février 2027, 10 h (Paris)')
  })
})

describe('told to its end', () => {
  const open: Database[] = []
  let room: LocalRoom
  let expected: Record<string, string[]>
  let found: Record<string, string[]>
  let last: string

  beforeAll(async () => {
    const yardstick = await testDatabase()
    open.push(yardstick)
    await tellHere(yardstick, story)
    expected = await rowsOf(yardstick)
    const db = await testDatabase()
    open.push(db)
    room = await localRoom({ db, lines: story.lines, start })
    const b = await room.browser()
    await b.go('/essai')
    await b.presses('Charger la démonstration')
    const one = await b.presses('Dix étapes')
    expect(one.text).toContain('Étape 12 sur')
    await b.presses('Tout dérouler')
    expect(b.screen.text).toContain('La démonstration se déroule…')
    for (let isRunning = true; isRunning; ) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      isRunning = (await (await b.fetch('/essai')).text()).includes('La démonstration se déroule…')
    }
    last = (await b.go('/essai')).text
    await room.engine.settle()
    await room.engine.seal()
    found = await rowsOf(db)
    // The story is told twice.
  }, 240_000)
  afterAll(async () => {
    await room.close()
    for (const db of open) await db.close()
  })

  test('it reaches its last step', () => {
    expect(last).toContain(`Étape ${steps.length} sur ${steps.length}`)
    expect(last).toContain('La démonstration est finie.')
  })

  test('it ends as in the console', () => {
    for (const table of Object.keys(expected)) {
      // Each request has the name that its platform gives it.
      if (table === 'requests') continue
      const here = found[table]!.map((row) => nameless(asInConsole(row, new Map([['"local"', '"console"']]), 'web')))
      expect(here.sort(), table).toEqual(expected[table]!.map(nameless).sort())
    }
  })
})

test('every step has its chapter and its sentence', () => {
  expect(steps.length).toBeGreaterThan(400)
  for (const { chapter } of steps.slice(1)) expect(chapter).toMatch(/^\d+\. /)
})
