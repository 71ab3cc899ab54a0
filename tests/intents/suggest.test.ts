/** What is proposed while somebody types: what they may see there, best first; a look that keeps nothing and never fails. */
import { describe, expect, test } from 'vitest'
import { completing, matching, mostSuggestions } from '../../src/engine/matching.ts'
import { createRegistry, everyIntent } from '../../src/engine/registry.ts'
import type { Suggestion } from '../../src/port.ts'
import { opened, peopled } from '../support/meetings.ts'
import { createWorld, type World } from '../support/world.ts'

type Asked = {
  readonly typed?: string
  readonly given?: Readonly<Record<string, string>>
  readonly thread?: string
  readonly locale?: string
}

/** `what` is « intent.argument »; `where` as everywhere in tests. */
async function suggests(
  w: World,
  who: string,
  where: string,
  what: string,
  asked: Asked = {},
): Promise<readonly Suggestion[]> {
  const [intent = '', field = ''] = what.split('.')
  const { typed = '', given = {}, thread, locale } = asked
  const found = await w.engine.door('console').suggest({
    who: { workspace: 'console', account: who, name: who, ...(locale && { locale }) },
    where: {
      workspace: 'console',
      channel: where === 'dm' ? who : where.slice(1),
      kind: where === 'dm' ? 'dm' : 'room',
      name: where.slice(1),
      ...(thread && { thread }),
    },
    says: { intent, field, typed, given },
  })
  return found.map(({ value, label }) => ({ value, label: label.replace(/[\u00a0\u202f]/g, ' ') }))
}

async function labels(...asked: Parameters<typeof suggests>): Promise<string[]> {
  return (await suggests(...asked)).map(({ label }) => label)
}

async function values(...asked: Parameters<typeof suggests>): Promise<string[]> {
  return (await suggests(...asked)).map(({ value }) => value)
}

describe('words', () => {
  const known = ['Emploi', 'Mobilité douce', 'Économie et emploi'].map((label, i) => ({ value: String(i + 1), label }))
  const found = (typed: string) => matching(typed, known).map(({ value }) => value)

  test.each([
    ['', ['1', '2', '3']],
    ['2', ['2']],
    ['n° 2', ['2']],
    ['#3', ['3']],
    ['emp', ['1', '3']],
    ['EMPLOI', ['1', '3']],
    ['economie', ['3']],
    ['emploi econ', ['3']],
    ['bilit', ['2']],
    ['emploi douce', []],
    ['!!!', ['1', '2', '3']],
  ])('« %s » finds %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected)
  })

  test('no more than a list holds', () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ value: String(i), label: `Idée ${i}` }))
    expect(matching('idée', many)).toHaveLength(mostSuggestions)
  })

  test('of several, the last one is proposed behind those that are given', () => {
    const propose = (typed: string) => completing(typed, (last) => matching(last, known))
    expect(propose('1, mob')).toEqual([{ value: '1, 2', label: '1, Mobilité douce' }])
    expect(propose('1, 3 ; ').map(({ value }) => value)).toEqual(['1, 3, 2'])
    expect(propose('mob').map(({ value }) => value)).toEqual(['2'])
  })
})

describe('sessions', () => {
  test('this meeting is proposed first, with its day', async () => {
    const w = await opened()
    await w.says('bo', '#pleniere', '/concert reunion 9 avril 14h ; titre : Point d’étape')
    expect(await labels(w, 'bo', '#atelier', 'attendance.session')).toEqual([
      'Cette réunion : 1. Emploi, 1re séance, jeudi 8 avril 2027, 14 h',
    ])
    expect(await values(w, 'bo', '#atelier', 'session move.session')).toEqual(['2'])
    expect(await values(w, 'bo', '#atelier', 'session close.session', { typed: 'empl' })).toEqual(['1'])
    expect(await values(w, 'bo', '#atelier', 'session close.session', { typed: 'étape' })).toEqual([])
  })

  test('a meeting of the team is proposed to the team alone', async () => {
    const w = await peopled()
    await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
    await w.says('ana', '#couloir', '/concert reunion 9 avril 14h ; titre : Préparation')
    await w.says('ana', '#couloir', { intent: 'session convene', args: { session: 1, confirmed: true } })
    expect(await labels(w, 'bo', '#pleniere', 'session answer.session')).toEqual([
      '1. Préparation, vendredi 9 avril 2027, 14 h',
    ])
    expect(await labels(w, 'dan', '#pleniere', 'session answer.session')).toEqual([])
  })
})

test('a digest of the team is proposed to the team alone', async () => {
  const w = await opened()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await w.says('ana', '#couloir', '/concert reunion 9 avril 9h ; titre : Préparation')
  await w.says('bo', '#atelier', '/concert clore')
  await w.says('bo', '#atelier', '/concert resume')
  await w.presses('bo', '#atelier', 'Publier')
  await w.until('2027-04-09T09:00')
  for (const words of ['ouvrir', 'clore', 'resume']) await w.says('ana', '#couloir', `/concert ${words}`)
  await w.presses('ana', '#couloir', 'Publier')
  expect(await values(w, 'bo', 'dm', 'digest read.session')).toEqual(['2', '1'])
  expect(await values(w, 'dan', 'dm', 'digest read.session')).toEqual(['1'])
})

describe('votes', () => {
  test('those that are open where one is; closed ones only in the list', async () => {
    const w = await (await createWorld()).founded()
    for (const question of ['Quel lieu ? ; options : Lille, Amiens', 'Quel mois ? ; options : Mai, Juin']) {
      await w.says('ana', '#pleniere', `/concert vote ${question}`)
      await w.presses('ana', '#pleniere', 'Ouvrir le vote')
    }
    await w.says('ana', '#pleniere', '/concert fermer 1')
    expect(await labels(w, 'bo', '#pleniere', 'ballot cast.poll')).toEqual(['2. Quel mois ?'])
    expect(await labels(w, 'bo', '#pleniere', 'polls.number')).toEqual(['2. Quel mois ?', '1. Quel lieu ?'])
    expect(await labels(w, 'ana', '#pleniere', 'poll close.poll')).toEqual(['2. Quel mois ?'])
    expect(await labels(w, 'bo', '#pleniere', 'poll close.poll')).toEqual([])
  })

  test('one that stands in the channel of the team is proposed to the team alone', async () => {
    const w = await peopled()
    await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
    await w.says('ana', '#couloir', '/concert vote Qui anime ? ; options : Bo, Cléo')
    await w.presses('ana', '#couloir', 'Ouvrir le vote')
    expect(await values(w, 'bo', '#couloir', 'polls.number')).toEqual(['1'])
    expect(await values(w, 'dan', '#pleniere', 'polls.number')).toEqual([])
    expect(await values(w, 'dan', 'dm', 'polls.number')).toEqual([])
  })
})

describe('ideas', () => {
  test('what was said in private is proposed to its author and to the team', async () => {
    const w = await (await createWorld()).founded()
    await w.says('bo', '#pleniere', '/idee Un garage solidaire')
    await w.says('dan', '#pleniere', '/concert')
    await w.says('dan', 'dm', '/idee Mon voisin a perdu son emploi')
    expect(await labels(w, 'dan', '#pleniere', 'idea audience.number')).toEqual([
      '2. Mon voisin a perdu son emploi',
      '1. Un garage solidaire',
    ])
    expect(await values(w, 'ana', '#pleniere', 'merge.number')).toEqual(['2', '1'])
    expect(await values(w, 'bo', '#pleniere', 'idea audience.number')).toEqual(['1'])
    expect(await values(w, 'bo', '#pleniere', 'idea audience.number', { typed: '2' })).toEqual([])
    expect(await values(w, 'bo', '#pleniere', 'idea audience.number', { typed: 'voisin' })).toEqual([])
    expect(await values(w, 'bo', '#pleniere', 'idea edit.number')).toEqual(['1'])
    await w.says('bo', '#pleniere', '/concert retirer 1')
    expect(await values(w, 'bo', '#pleniere', 'idea restore.number')).toEqual(['1'])
    expect(await values(w, 'ana', '#pleniere', 'idea restore.number')).toEqual([])
    expect(await values(w, 'ana', '#pleniere', 'merge.number')).toEqual(['2'])
  })

  test('an idea by its words, a theme by its title, an axis, an action, one after the other', async () => {
    const w = await (await createWorld()).founded()
    for (const text of ['Un garage solidaire', 'Une épicerie', 'Des vélos partagés'])
      await w.says('bo', '#pleniere', `/idee ${text}`)
    await w.says('ana', '#pleniere', '/concert phase Diagnostic ; début : 1er mars 2027 ; fin : 30 juillet 2027')
    await w.says('ana', '#pleniere', '/concert theme Mobilité ; Alimentation')
    await w.says('ana', '#pleniere', '/concert restitution')
    await w.says('ana', '#pleniere', '/concert axe Se déplacer ; idées : 1, 3')
    await w.says('ana', '#pleniere', '/concert action Ouvrir un garage ; échéance : 30 juin 2027 ; porteur : Région')
    expect(await suggests(w, 'ana', '#pleniere', 'axis support.ideas', { typed: '1, epic' })).toEqual([
      { value: '1, 2', label: '1, 2. Une épicerie' },
    ])
    expect(await suggests(w, 'bo', '#pleniere', 'ideas.theme', { typed: 'alim' })).toEqual([
      { value: '2', label: '2. Alimentation' },
    ])
    expect(await labels(w, 'bo', '#pleniere', 'axes.number')).toEqual(['1. Se déplacer'])
    expect(await labels(w, 'bo', '#pleniere', 'actions.number')).toEqual(['1. Ouvrir un garage, mercredi 30 juin 2027'])
    expect(await values(w, 'bo', '#pleniere', 'action done.number')).toEqual([])
    expect(await values(w, 'ana', '#pleniere', 'action done.number')).toEqual(['1'])
    expect(await values(w, 'bo', '#pleniere', 'trace.number', { given: { kind: 'action' } })).toEqual(['1'])
    expect(await values(w, 'bo', '#pleniere', 'trace.number', { given: { kind: 'toString' } })).toEqual([])
    expect(await labels(w, 'ana', '#pleniere', 'action add.owner', { typed: 'reg' })).toEqual(['Région'])
    expect(await values(w, 'bo', '#pleniere', 'action add.owner')).toEqual([])
  })
})

describe('people and places', () => {
  test('ateliers: this channel’s first; phases with their days; bodies and persons by name', async () => {
    const w = await peopled()
    expect(await labels(w, 'bo', '#atelier', 'session add.workshop')).toEqual([
      'Ici : 1. Emploi',
      '2. Territoires',
      '3. Financement',
      '4. Coopérations',
    ])
    expect(await values(w, 'bo', '#atelier', 'session add.workshop', { typed: '1' })).toEqual(['1'])
    expect(await values(w, 'bo', '#atelier', 'session add.body', { typed: 'plen' })).toEqual(['Plénière'])
    expect(await labels(w, 'ana', '#pleniere', 'session plan.phase')).toEqual([
      '1. Diagnostic, du 1er avril au 30 juillet 2027',
    ])
    expect(await values(w, 'ana', '#pleniere', 'appoint.person', { typed: '@cl' })).toEqual(['cleo'])
    expect(await values(w, 'ana', '#pleniere', 'link.title', { typed: 'ess' })).toEqual(['ESS à 10 ans'])
    expect(await values(w, 'ana', '#couloir', 'link.workshop', { given: { title: 'ESS' } })).toEqual([
      '1',
      '2',
      '3',
      '4',
    ])
    expect(await values(w, 'dan', '#couloir', 'link.title')).toEqual([])
    expect(await values(w, 'dan', '#couloir', 'link.workshop', { given: { title: 'ESS' } })).toEqual([])
    expect(await values(w, 'dan', 'dm', 'switch.title')).toEqual(['ESS à 10 ans'])
  })

  test('persons are not named to whoever is not of the team, but to their own organisation', async () => {
    const w = await peopled()
    expect((await values(w, 'bo', '#pleniere', 'action contact.person')).length).toBeGreaterThan(3)
    expect(await values(w, 'dan', '#pleniere', 'action contact.person')).toEqual([])
    await w.says('dan', '#pleniere', '/concert structure CRESS')
    await w.says('eve', '#pleniere', '/concert structure CRESS')
    expect(await labels(w, 'dan', '#pleniere', 'action contact.person')).toEqual(['dan (CRESS)', 'eve (CRESS)'])
  })
})

describe('« autre »', () => {
  test('the rarer verbs that this person may use here, by any of their words', async () => {
    const w = await peopled()
    const all = await values(w, 'dan', '#pleniere', 'more.verb')
    expect(all.length).toBe(mostSuggestions)
    expect(all).not.toContain('aide')
    expect(await suggests(w, 'ana', '#pleniere', 'more.verb', { typed: 'axe' })).toContainEqual({
      value: 'axe',
      label: 'axe — Retenir un axe fort, avec ses idées',
    })
    expect((await values(w, 'ana', '#pleniere', 'more.verb', { typed: 'nommer' }))[0]).toBe('nommer')
    expect(await values(w, 'dan', '#pleniere', 'more.verb', { typed: 'nommer' })).toEqual([])
    expect(await values(w, 'ana', '#pleniere', 'more.verb', { typed: 'convene' })).toContain('convoquer')
    expect(await values(w, 'ana', '#pleniere', 'more.verb', { typed: 'vote' })).toContain('vote')
    expect(await values(w, 'ana', '#pleniere', 'more.verb', { typed: 'admin' })).not.toContain('admin')
    expect((await labels(w, 'dan', '#pleniere', 'more.verb', { typed: 'language', locale: 'en-US' }))[0]).toMatch(
      /^language — /,
    )
  })

  test('what stands behind a verb is left as it is', async () => {
    const w = await peopled()
    const typed = 'axe Mutualiser les emplois ; idées : 3, 12'
    expect(await suggests(w, 'ana', '#pleniere', 'more.verb', { typed })).toEqual([
      { value: typed, label: `${typed} — Retenir un axe fort, avec ses idées` },
    ])
    expect(await values(w, 'dan', '#pleniere', 'more.verb', { typed })).toEqual([])
  })
})

describe('a look', () => {
  const every = everyIntent.flatMap(({ name, suggest = {} }) => Object.keys(suggest).map((field) => `${name}.${field}`))

  test('whatever is asked, by whoever and wherever: no error, and nothing is kept', async () => {
    const w = await opened()
    await w.says('eve', 'dm', '/concert')
    const before = await w.dump()
    const people = await w.db.query('SELECT * FROM "Person" ORDER BY id')
    const strange = ['', '1', '999999', 'é', '\u0000\ud800', "'; DROP TABLE", ', , ,', '/concert ', 'x'.repeat(5000)]
    for (const [i, what] of every.entries())
      for (const [who, where] of [
        ['stranger', '#pleniere'],
        ['ana', '#nowhere'],
        ['ana', '#pleniere'],
        ['dan', 'dm'],
        ['stranger', 'dm'],
      ])
        await suggests(w, who!, where!, what, {
          typed: strange[i % strange.length]!,
          given: { number: 'x', title: 'ESS', kind: 'idea' },
        })
    for (const what of ['nothing.at', 'ideas.constructor', 'panel.x', 'owner remind.person', 'idea submit.text'])
      expect(await suggests(w, 'ana', '#pleniere', what)).toEqual([])
    expect(await w.dump()).toBe(before)
    expect(await w.db.query('SELECT * FROM "Person" ORDER BY id')).toEqual(people)
    expect(await w.db.query(`SELECT 1 FROM "Inbox" WHERE id LIKE '%stranger%'`)).toEqual([])
  })

  test('a database that does not answer proposes nothing', async () => {
    const intents = everyIntent.map((intent) =>
      intent.name === 'ideas'
        ? {
            ...intent,
            suggest: {
              theme: () => Promise.reject(new Error('down')),
              workshop: () => new Promise<never>(() => undefined),
            },
          }
        : intent,
    )
    const w = await (await createWorld({ intents })).founded()
    expect(await suggests(w, 'ana', '#pleniere', 'ideas.theme')).toEqual([])
    expect(await suggests(w, 'ana', '#pleniere', 'ideas.workshop')).toEqual([])
  })

  test('whoever may not make the call is proposed nothing', async () => {
    const w = await opened()
    const { get } = createRegistry()
    for (const what of every) {
      const allow = get(what.split('.')[0]!)?.allow
      if (allow !== 'everyone')
        expect(await suggests(w, 'eve', '#atelier', what, { given: { title: 'ESS' } })).toEqual([])
    }
  })

  test('every list is short, and every value is taken by its field', async () => {
    const w = await opened()
    for (const what of every)
      for (const { value, label } of await suggests(w, 'ana', '#atelier', what, {
        given: { number: '1', title: 'ESS', kind: 'idea' },
      })) {
        expect(value).not.toBe('')
        expect(label).not.toMatch(/[\n\r]/)
      }
  })

  test('a label is cut to what a list shows; a value is whole, or not proposed', async () => {
    const long = (n: number) => ({ value: 'v'.repeat(n), label: `${'l'.repeat(98)}🎉fin` })
    const intents = everyIntent.map((intent) =>
      intent.name === 'ideas' ? { ...intent, suggest: { theme: () => [long(101), long(100)] } } : intent,
    )
    const w = await (await createWorld({ intents })).founded()
    expect(await suggests(w, 'ana', '#pleniere', 'ideas.theme')).toEqual([
      { value: 'v'.repeat(100), label: `${'l'.repeat(98)}…` },
    ])
  })
})
