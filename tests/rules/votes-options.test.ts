/** Options as people type them: with what they cost, and what they say more. */
import { describe, expect, test } from 'vitest'
import { splitTitles } from '../../src/engine/fields.ts'
import { pricedIn, titlesIn } from '../../src/votes/rules/options.ts'

const titles = (typed: string) => titlesIn(typed, splitTitles)

describe('options by themselves', () => {
  test.each([
    ['Atelier vélo = 4 000 €', { label: 'Atelier vélo', cost: '4000' }],
    ['Atelier vélo=4000', { label: 'Atelier vélo', cost: '4000' }],
    ['Atelier vélo = 4.000 euros', { label: 'Atelier vélo', cost: '4000' }],
    ['Atelier vélo = 4\u202f000\u00a0€', { label: 'Atelier vélo', cost: '4000' }],
    ['Bike workshop = €4000', { label: 'Bike workshop', cost: '4000' }],
    ['Atelier vélo = 0', { label: 'Atelier vélo' }],
    ['Atelier vélo', { label: 'Atelier vélo' }],
    ['E = mc2', { label: 'E = mc2' }],
    ['Budget 2027 = 2 x 400', { label: 'Budget 2027 = 2 x 400' }],
    ['a = b = 30', { label: 'a = b', cost: '30' }],
    ['0040 = 007', { label: '0040', cost: '7' }],
  ])('« %s »', (typed, expected) => {
    expect(titles(typed)).toEqual([expected])
  })

  test('several in one line; a comma between thousands belongs to the cost', () => {
    expect(titles('Vélo = 4 000, Jardin = 2 500 €')).toEqual([
      { label: 'Vélo', cost: '4000' },
      { label: 'Jardin', cost: '2500' },
    ])
    expect(titles('Bikes = 4,000, Garden = 2,500, Café = 300')).toEqual([
      { label: 'Bikes', cost: '4000' },
      { label: 'Garden', cost: '2500' },
      { label: 'Café', cost: '300' },
    ])
    expect(titles('Bikes = 1,250,000\nGarden = 2,500')).toEqual([
      { label: 'Bikes', cost: '1250000' },
      { label: 'Garden', cost: '2500' },
    ])
    expect(titles('Vélo = 4, 200 arbres = 300')).toEqual([
      { label: 'Vélo', cost: '4' },
      { label: '200 arbres', cost: '300' },
    ])
  })

  test('on lines of their own, what stands behind a dash is said of the option', () => {
    expect(titles('Atelier vélo – réparer et prêter\nJardin — au pied des tours – partagé\nCafé')).toEqual([
      { label: 'Atelier vélo', hint: 'réparer et prêter' },
      { label: 'Jardin', hint: 'au pied des tours – partagé' },
      { label: 'Café' },
    ])
    expect(titles('Atelier vélo – réparer = 4 000 €\nJardin = 300')).toEqual([
      { label: 'Atelier vélo', hint: 'réparer', cost: '4000' },
      { label: 'Jardin', cost: '300' },
    ])
  })

  test('a hyphen is a part of a name, and so is a dash where options share one line', () => {
    expect(titles('Rez-de-chaussée\nMi-temps - annualisé')).toEqual([
      { label: 'Rez-de-chaussée' },
      { label: 'Mi-temps - annualisé' },
    ])
    expect(titles('Paris – Lyon, Lille')).toEqual([{ label: 'Paris – Lyon' }, { label: 'Lille' }])
  })
})

describe('numbers of what is chosen from, with their costs', () => {
  test.each([
    ['3 = 4000', '3', ['4000']],
    ['1 = 4 000 €, 2 = 2 500', '1, 2', ['4000', '2500']],
    ['1 = 4,000, 2 = 2,500', '1, 2', ['4000', '2500']],
    ['1 = 4000\n2', '1, 2', ['4000', undefined]],
    ['1, 3', '1, 3', []],
    ['', '', []],
    ['Emploi', 'Emploi', []],
  ])('« %s »', (typed, numbers, costs) => {
    expect(pricedIn(typed, splitTitles)).toEqual({ typed: numbers, costs })
  })
})
