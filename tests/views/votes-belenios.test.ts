/** A result that was brought from Belenios, as anybody reads it on its page, and in the digest of its session. */
import { expect, test } from 'vitest'
import type { DigestPoll } from '../../src/digests/rules/digest.ts'
import { votes } from '../../src/digests/views/votes.ts'
import { textOf } from '../../src/text/index.ts'
import { view } from '../../src/views/build.ts'
import { broughtFrom } from '../../src/votes/belenios/brought.ts'
import { heldInArchive } from '../../src/votes/belenios/read.ts'
import { faultSaid } from '../../src/votes/views/belenios.ts'
import { pollNodes } from '../../src/votes/views/public.ts'
import type { Shown } from '../../src/votes/views.ts'
import { bel, choice, election, fingerprint } from '../support/belenios.ts'

const questions = [choice('Qui préside ?', ['Awa', 'Bo'])]

function brought(): Shown {
  const [one] = broughtFrom(heldInArchive(bel({ questions, result: [[2, 1]] })))
  const { question, options, rule, external, result } = one!
  const poll = { number: 4, question, ...rule, secrecy: 3, state: 'closed', external, reason: null, closedAt: null }
  return {
    poll: poll as unknown as Shown['poll'],
    options,
    zone: 'Europe/Paris',
    turnout: 3,
    result,
    voters: undefined,
    body: undefined,
    deciders: [],
  }
}

const said = (lang: 'fr' | 'en') => {
  const recount = { href: '/recompter', hash: 'abc', papers: false }
  const page = { shown: brought(), stage: 'closed', href: '/votes/4' } as const
  return JSON.stringify(view(lang, ...pollNodes(page, recount, textOf(lang), lang))).replaceAll('\u00a0', ' ')
}

test('its page tells by what it is found again and what was not checked, and no way to count it again here', () => {
  for (const lang of ['fr', 'en'] as const) {
    expect(said(lang)).toContain(fingerprint(election(questions)))
    expect(said(lang)).toContain('belenios-tool')
    expect(said(lang)).not.toContain('/recompter')
  }
  expect(said('fr')).toContain('Vote secret et vérifiable : il a été tenu avec Belenios')
  expect(said('en')).toContain('3 ballots counted')
})

test('a tie that stands is told as one in a digest', () => {
  const poll = {
    number: 4,
    question: '?',
    state: 'closed',
    method: 'single',
    winners: [],
    tied: ['Awa', 'Bo'],
    ballots: 4,
    blank: 0,
    options: [],
  }
  expect(JSON.stringify(votes([poll as unknown as DigestPoll], 0, textOf('fr'), 'fr'))).toContain(
    'égalité entre Awa et Bo',
  )
})

test('what is wrong is said with its place, in both languages', () => {
  const file = `${'3f'.repeat(32)}.data.json`
  const of = (lang: 'fr' | 'en', where: object) =>
    faultSaid({ fault: 'hash', where, what: '' }, textOf(lang)).replaceAll('\u00a0', ' ')
  expect(of('fr', { file })).toMatch(/^Dans 3f3f3f3f3f3f….data.json : ce fichier a été modifié/)
  expect(of('en', { file: 'result' })).toMatch(/^In the result: this file was changed/)
  expect(of('fr', { event: 7 })).toMatch(/^Événement 7 de l’archive : /)
  expect(of('fr', { question: 2, file: 'result' })).toMatch(/^Question 2 : /)
  expect(of('en', { question: 2, row: 5 })).toMatch(/^Question 2, ballot 5: /)
  expect(of('fr', {})).toMatch(/^Ce fichier a été modifié/)
})
