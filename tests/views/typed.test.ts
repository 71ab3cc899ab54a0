import { describe, expect, test } from 'vitest'
import { actions, ballot, button, call, option, pick, text, view } from '../../src/views/build.ts'
import { degrade } from '../../src/views/degrade.ts'
import { draw } from '../../src/views/paginate.ts'
import { plain } from '../../src/views/plain.ts'
import { resolvePress } from '../../src/views/press.ts'
import { readTyped } from '../../src/views/typed.ts'
import type { Call } from '../../src/views/view.ts'
import { everything } from './arbitrary.ts'

describe('a platform without buttons', () => {
  const can = { ...everything, buttons: false, pickOptions: 0, ballots: [] }
  const poll = view(
    'fr',
    actions(button('Retirer', call('remove')), button('Modifier', call('edit'))),
    ballot({
      question: 'Par quoi commencer ?',
      secret: false,
      method: { kind: 'ranks', max: 3 },
      options: [
        { id: 'leg', label: 'Légumerie' },
        { id: 'ach', label: 'Achats groupés' },
        { id: 'vel', label: 'Vélos' },
      ],
      call: call('vote cast', { poll: '7' }),
      field: 'ballot',
    }),
    actions(
      pick('Thème', [option('Énergie', call('theme', { id: 1 })), option('Transports', call('theme', { id: 2 }))]),
    ),
  )
  const drawn = degrade(poll, can)

  function typed(said: string): Call | undefined {
    const press = readTyped(drawn, said)
    return press && resolvePress(poll, press)
  }

  test('reads like this', () => {
    expect(plain(drawn).replace(/\u00a0/g, ' ')).toBe(
      [
        'Répondez : 1 · Retirer\u20032 · Modifier',
        'Par quoi commencer ?',
        '3. Légumerie',
        '4. Achats groupés',
        '5. Vélos',
        'Classez vos préférences, la première d’abord (3 au plus), par exemple « 4 > 3 > 5 ».',
        'Thème (répondez par un numéro) :',
        '6. Énergie',
        '7. Transports',
      ].join('\n'),
    )
  })

  test('a number or a label is a press, accents and case aside', () => {
    expect(typed('1')).toEqual(call('remove'))
    expect(typed('  MODIFIER ')).toEqual(call('edit'))
    expect(typed('energie')).toEqual(call('theme', { id: 1 }))
    expect(typed('8')).toBeUndefined()
    expect(typed('bonjour à tous')).toBeUndefined()
  })

  test('one line answers the ballot, its numbers turned into ids', () => {
    expect(typed('4>3 > vélos')).toEqual(call('vote cast', { poll: '7', ballot: 'ach > leg > vel' }))
    expect(typed('4 > 9')).toEqual(call('vote cast', { poll: '7', ballot: 'ach > 9' }))
  })

  test.each([
    [{ kind: 'one' } as const, '2', 'b'],
    [{ kind: 'one' } as const, 'B : le délai est trop court : un mois', 'b: le délai est trop court : un mois'],
    [{ kind: 'ranks', max: 2 } as const, '2, 1', 'b > a'],
    [{ kind: 'ranks', max: 2 } as const, '2 = 1', 'b = a'],
    [
      { kind: 'grades', grades: ['Très bien', 'Passable'] } as const,
      'passable, tres bien',
      'a: Passable, b: Très bien',
    ],
    [{ kind: 'many', min: 1, max: 2 } as const, '1; 2', 'a, b'],
    [{ kind: 'points', total: 4, maxEach: 3 } as const, '3 sur 1, 1 sur 2', 'a: 3, b: 1'],
    [{ kind: 'points', total: 4, maxEach: 3 } as const, '3 on 1; 1 gommette sur 2', 'a: 3, b: 1'],
    [{ kind: 'points', total: 4, maxEach: 3 } as const, '1: 3, 2:1', 'a: 3, b: 1'],
    [
      { kind: 'grades', grades: ['Très bien', 'Passable'] } as const,
      '1: tres bien, B: passable',
      'a: Très bien, b: Passable',
    ],
    [
      { kind: 'grades', grades: ['Très bien', 'Passable'] } as const,
      '1 tres bien, Deux passable',
      'a: Très bien, b: Passable',
    ],
    [{ kind: 'grades', grades: ['Oui', 'Si besoin'] } as const, '1 et 2 si besoin', 'a: Si besoin, b: Si besoin'],
    [{ kind: 'grades', grades: ['Oui', 'Non'] } as const, '1 oui, 9 non', 'a: Oui, 9: Non'],
  ])('%o is answered by « %s »', (method, said, written) => {
    const options = [
      { id: 'a', label: 'Une' },
      { id: 'b', label: 'Deux' },
    ]
    const body = view('fr', ballot({ question: 'Q', secret: false, method, options, call: call('v'), field: 'f' }))
    expect(readTyped(degrade(body, can), said)).toEqual({ n: 1, values: { f: written } })
  })
})

test('where a button is missing, « suite » is typed', () => {
  const pages = draw(view('fr', text('mot '.repeat(200))), { ...everything, buttons: false, maxText: 300 })
  const [first] = pages
  expect(first && readTyped(first, 'Suite')).toEqual({ n: 0, page: 2 })
})
