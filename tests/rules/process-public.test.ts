/** What anybody may read of a concertation, and under which address: pure. */
import { describe, expect, test } from 'vitest'
import type { Poll } from '../../src/generated/prisma/client.ts'
import { hasContact, isPublicSession, publicAgenda, publicText } from '../../src/meetings/rules/public.ts'
import {
  chosenParts,
  freeSlug,
  isPublic,
  isSlug,
  longestSlug,
  mayBePublic,
  namingTexts,
  partsOf,
  showsMore,
  slugOf,
} from '../../src/process/rules/public.ts'
import type { Refusal } from '../../src/refusal.ts'
import { doneAmong, publicActions, publicOwner } from '../../src/roadmap/rules/public.ts'
import { publicLabels, publicStage, recountOf } from '../../src/votes/rules/public.ts'
import { marked } from '../support/papers.ts'

describe('the address of a page', () => {
  test.each([
    ['ESS à 10 ans', 'ess-a-10-ans'],
    ['  L’économie sociale & solidaire : « 2035 » !  ', 'l-economie-sociale-solidaire-2035'],
    ['Cœur de ville, Œuvres, Straße', 'coeur-de-ville-oeuvres-strasse'],
    ['Noël à Saint-Étienne', 'noel-a-saint-etienne'],
    ['ﬁlière', 'filiere'],
    ['会議', 'concertation'],
    ['…', 'concertation'],
  ])('given « %s », then it is %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
    expect(isSlug(slug)).toBe(true)
  })

  test('given a long title, then it is cut between two words, and within a word when there is only one', () => {
    const slug = slugOf('Concertation régionale pour la structuration et la mutualisation des réseaux de l’ESS')
    expect(slug).toBe('concertation-regionale-pour-la-structuration-et-la')
    expect(slugOf('a'.repeat(200))).toBe('a'.repeat(longestSlug))
  })

  test('given titles that look alike, then each has its own', () => {
    expect(freeSlug('ESS', [])).toBe('ess')
    expect(freeSlug('Ess !', ['ess'])).toBe('ess-2')
    expect(freeSlug('ESS', ['ess', 'ess-2', 'ess-3'])).toBe('ess-4')
    expect(freeSlug('ESS', ['ess-2'])).toBe('ess')
  })

  test.each(['../etc/passwd', 'ESS', 'ess--10', '-ess', 'ess-', 'é', '', 'a'.repeat(80)])('« %s » is none', (said) => {
    expect(isSlug(said)).toBe(false)
  })
})

describe('whether there is a page', () => {
  const open = { publicSince: new Date('2027-03-01'), publicParts: null, trialPlaceId: null, pausedUntil: null }
  test('given one that was opened, then it is there, during a pause too', () => {
    expect(isPublic(open)).toBe(true)
    expect(isPublic({ ...open, pausedUntil: new Date('2027-09-01') })).toBe(true)
  })
  test('given one that is closed, an exercise, or a concertation that was taken back, then it is not', () => {
    expect(isPublic({ ...open, publicSince: null })).toBe(false)
    expect(isPublic({ ...open, trialPlaceId: 'place' })).toBe(false)
    expect(isPublic({ ...open, pausedUntil: new Date('9999-12-31') })).toBe(false)
  })
  test('given an exercise, then none can be opened', () => {
    expect(() => mayBePublic({ trialPlaceId: null })).not.toThrow()
    let said: Refusal | undefined
    try {
      mayBePublic({ trialPlaceId: 'place' })
    } catch (error) {
      said = error as Refusal
    }
    expect(said?.key).toBe('trialHasNoPage')
  })
})

describe('what a page shows', () => {
  test('given one that was never opened, then all is proposed but what is left out', () => {
    expect(chosenParts({ publicParts: null }, {})).toEqual(['meetings', 'themes', 'polls', 'actions'])
    expect(chosenParts({ publicParts: null }, { polls: false })).toEqual(['meetings', 'themes', 'actions'])
  })
  test('given one that shows nothing more, then what is said is added to what stands', () => {
    expect(chosenParts({ publicParts: [] }, {})).toEqual([])
    expect(chosenParts({ publicParts: ['polls'] }, { themes: true, polls: undefined })).toEqual(['themes', 'polls'])
  })
  test('given less to show, then nothing more is; given another part, or a page that opens, then more is', () => {
    expect(showsMore(['polls', 'themes'], ['polls'])).toBe(false)
    expect(showsMore(['polls'], ['polls'])).toBe(false)
    expect(showsMore(['polls'], ['themes'])).toBe(true)
    expect(showsMore(undefined, [])).toBe(true)
  })
  test('given words that are no part, then they are none', () => {
    expect(partsOf({ publicParts: ['actions', 'names', 3, 'meetings'] as string[] })).toEqual(['meetings', 'actions'])
    expect(partsOf({ publicParts: 'meetings' })).toEqual([])
  })
})

describe('texts that name somebody', () => {
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const naming = (...texts: string[]) => namingTexts(texts, ['Bo Martin', 'Zoé', 'Ève', 'Jean-Noël Dupré'], fold)

  test('given a whole name or a last name, however it is written, then the text is told, once', () => {
    expect(naming('Rencontre avec BO MARTIN', 'Chez M. Martin', 'Chez M. Martin')).toEqual([
      'Rencontre avec BO MARTIN',
      'Chez M. Martin',
    ])
    expect(naming('L’exposé de Jean Noël Dupre')).toHaveLength(1)
  })
  test('given a part of a word, a first name that may be anybody’s, or a name too short to tell, then it is not', () => {
    expect(naming('Saint-Martinien', 'Jean Moulin', 'Bo', 'Zoé', 'Emploi')).toEqual([])
  })
})

describe('meetings', () => {
  const around = {
    teamPlaces: ['team'],
    bodies: [
      { id: 'plenary', kind: 'plenary' },
      { id: 'copil', kind: 'steering' },
    ],
  }
  const told = { state: 'convened', convenedAt: new Date('2027-03-02'), placeId: 'room', bodyId: null }
  const seen = (change: Partial<typeof told> | { bodyId: string } | { convenedAt: null }) =>
    isPublicSession({ ...told, ...change }, around)

  test('given people were told of it, then it is there, whether it is held, over or cancelled', () => {
    for (const state of ['convened', 'open', 'closed', 'cancelled']) expect(seen({ state })).toBe(true)
    expect(seen({ bodyId: 'plenary' })).toBe(true)
  })
  test('given nobody was told of it, then it is not', () => {
    expect(isPublicSession({ ...told, state: 'planned', convenedAt: null }, around)).toBe(false)
    expect(isPublicSession({ ...told, state: 'cancelled', convenedAt: null }, around)).toBe(false)
    expect(seen({ state: 'withdrawn' })).toBe(false)
  })
  test('given one of the team or of a committee, then it is not', () => {
    expect(seen({ placeId: 'team' })).toBe(false)
    expect(seen({ bodyId: 'copil' })).toBe(false)
    expect(seen({ bodyId: 'unknown' })).toBe(false)
  })

  test.each([
    ['Maison de la Région, Amiens', 'Maison de la Région, Amiens'],
    ['Salle 12 (2e étage), 80000 Amiens', 'Salle 12 (2e étage), 80000 Amiens'],
    ['Visio : https://visio.example/abc?pwd=1', 'Visio'],
    ['https://visio.example/abc', undefined],
    ['En ligne (https://visio.example/abc), code au 06 12 34 56 78', 'En ligne, code au'],
    ['Écrire à bo.martin@cress.example', 'Écrire à'],
    ['Téléphone : +33 6 12 34 56 78 ou 0612345678', 'Téléphone : ou'],
    ['Comité du 01.04.2027 14 h', 'Comité du 01.04.2027 14 h'],
    [null, undefined],
  ])('of « %s » anybody reads %s', (said, left) => {
    expect(publicText(said)).toBe(left)
  })
  test('given an agenda, then its items are told without addresses', () => {
    expect(publicAgenda('Accueil\nhttps://visio.example/abc\nBudget 2027')).toEqual(['Accueil', 'Budget 2027'])
    expect(publicAgenda(null)).toEqual([])
    expect(hasContact('Visio : https://visio.example')).toBe(true)
    expect(hasContact('Amiens')).toBe(false)
  })
})

describe('votes', () => {
  const poll = {
    number: 3,
    question: 'Priorités ?',
    method: 'approval',
    secrecy: 0,
    seats: 1,
    mostChoices: 2,
    terms: null,
    decides: false,
    closedAt: new Date('2027-03-04T10:00:00Z'),
    reason: null,
    breaking: null,
  } as Poll
  const result = { ballots: 4, blank: 1, counts: [3, 1], winners: [0], tied: [] }
  const said = { concertation: 'ESS', poll, labels: ['A', undefined], result }

  test('given one that is cancelled, or of the team, then nobody knows of it', () => {
    const plain = { terms: null, validatedAt: null }
    expect(publicStage({ ...plain, state: 'cancelled', placeId: 'room' }, [])).toBeUndefined()
    expect(publicStage({ ...plain, state: 'announced', placeId: 'room' }, [])).toBeUndefined()
    expect(publicStage({ ...plain, state: 'closed', placeId: 'team' }, ['team'])).toBeUndefined()
    expect(publicStage({ ...plain, state: 'open', placeId: 'room' }, ['team'])).toBe('open')
    const terms = { validated: true }
    expect(publicStage({ state: 'closed', placeId: 'room', terms, validatedAt: null }, [])).toBe('waiting')
    expect(publicStage({ state: 'closed', placeId: 'room', terms, validatedAt: new Date(0) }, [])).toBe('closed')
  })

  test('given options that are ideas, when one was taken back, waits, or is the team’s, then its words are not told', () => {
    const option = (subjectId: string) => ({ label: `idée ${subjectId}`, subject: 'idea', subjectId })
    const ideas = [
      { id: '1', status: 'active', placeId: 'room' },
      { id: '2', status: 'withdrawn', placeId: 'room' },
      { id: '3', status: 'active', placeId: null },
      { id: '4', status: 'waiting', placeId: 'room' },
      { id: '5', status: 'merged', placeId: 'room' },
    ]
    const labels = publicLabels(['1', '2', '3', '4', '5', '6'].map(option), ideas)
    expect(labels).toEqual(['idée 1', undefined, undefined, undefined, 'idée 5', undefined])
    expect(publicLabels([{ label: 'A', subject: null, subjectId: null }], [])).toEqual(['A'])
  })

  test('given a public vote, then its papers are told without order, those that say the same together', () => {
    const papers = recountOf(said, marked([1, 0], [], [0], [0, 1])).papers
    expect(papers).toEqual([
      { choices: [1, 2], count: 2 },
      { choices: [], count: 1 },
      { choices: [1], count: 1 },
    ])
    expect(recountOf(said, marked([0, 1], [0], [], [1, 0])).papers).toEqual(papers)
  })

  test('given a confidential vote or one by urn, then figures alone are told', () => {
    for (const secrecy of [1, 2]) {
      const told = recountOf({ ...said, poll: { ...poll, secrecy } }, marked([0], [1]))
      expect(told.papers).toBeNull()
      expect(told.result).toMatchObject({ ballots: 4, blank: 1, counts: [3, 1], winners: [1], settled: false })
    }
  })

  test('given a tie that was settled, then it is said, without why', () => {
    const told = recountOf({ ...said, poll: { ...poll, reason: 'Bo a tranché' } }, [])
    expect(told.result.settled).toBe(true)
    expect(JSON.stringify(told)).not.toContain('Bo')
  })
})

describe('actions', () => {
  test('given one that was withdrawn or set aside, then it is not there', () => {
    const all = [
      { state: 'active', verdict: null },
      { state: 'withdrawn', verdict: null },
      { state: 'active', verdict: 'discarded' },
      { state: 'active', verdict: 'feasible' },
    ]
    expect(publicActions(all)).toEqual([all[0], all[3]])
  })
  test('given an organisation that was only asked, then it is not named', () => {
    expect(publicOwner({ ownership: 'accepted', ownerId: 'o' })).toBe('o')
    for (const ownership of ['asked', 'declined', 'none']) expect(publicOwner({ ownership, ownerId: 'o' })).toBeNull()
  })
  test('given few actions, or none done, then nothing is told of progress', () => {
    const done = { progress: 'done' }
    const toDo = { progress: 'toDo' }
    expect(doneAmong([done, done, toDo, toDo])).toBeUndefined()
    expect(doneAmong([toDo, toDo, toDo, toDo, toDo])).toBeUndefined()
    expect(doneAmong([done, toDo, { progress: 'help' }, toDo, done])).toBe(2)
  })
})
