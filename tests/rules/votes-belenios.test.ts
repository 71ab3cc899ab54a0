/** Elections held with Belenios, read from archives and texts of its formats; whatever is not as it should be is named. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readArchive } from '../../src/votes/belenios/archive.ts'
import { UnreadableElection } from '../../src/votes/belenios/faults.ts'
import { extractOf, type Held, heldInArchive, heldInText } from '../../src/votes/belenios/read.ts'
import { archive, bel, choice, election, faultOf, fingerprint, ranked, records, sha256 } from '../support/belenios.ts'

const only = ({ answered }: Held) => answered[0]!

describe('an archive', () => {
  test('given an election that is over, when its archive is read, then it says what was asked, found and counted', () => {
    const held = heldInArchive(bel())
    expect(held.election).toMatchObject({
      uuid: 'xhVWsZ7DkrhXz9',
      name: 'Élection du conseil',
      administrator: 'Le secrétariat',
      authority: 'Le greffe',
    })
    expect(held).toMatchObject({ looked: 'archive', ballots: 3, weight: 3, told: 'files' })
    expect(held.fingerprint).toBe(fingerprint(election([choice('Qui préside ?', ['Awa', 'Bo'])])))
    expect(held.fingerprint).toMatch(/^[A-Za-z0-9+/]{43}$/)
    expect(held.archive).toEqual({
      sha256: sha256(bel()),
      cast: 3,
      head: records().at(-1)!.name.slice(0, 64),
    })
    expect(only(held)).toMatchObject({ options: ['Awa', 'Bo'], counts: [2, 1], blank: 0, spoilt: 0, order: [[0], [1]] })
  })

  test('given somebody who voted twice, then both ballots came and one was counted', () => {
    const held = heldInArchive(bel({ voters: ['c1', 'c2', 'c1'], result: [[2, 0]] }))
    expect(held.ballots).toBe(2)
    expect(held.archive!.cast).toBe(3)
  })

  test('given shuffles and a certificate of credentials, as newer ones have, then it is read too', () => {
    const questions = [ranked('Rang ?', ['A', 'B'], { method: 'Schulze', blank: false })]
    const held = heldInArchive(
      bel({
        questions,
        result: [
          [
            [1, 2],
            [1, 2],
            [2, 1],
          ],
        ],
        shuffles: 2,
        certificate: true,
      }),
    )
    expect(only(held).order).toEqual([[0], [1]])
  })

  test('given names of types within lists, as another writer has them, then it is read too', () => {
    const parts: { name: string; text: string }[] = []
    let parent: string | undefined
    for (const { name, text } of records()) {
      if (!name.endsWith('event.json')) {
        parts.push({ name, text })
        continue
      }
      const event = JSON.parse(text)
      const again = JSON.stringify({ ...event, type: [event.type], ...(parent && { parent }) })
      parent = sha256(again)
      parts.push({ name: `${parent}.event.json`, text: again })
    }
    expect(heldInArchive(archive(parts)).ballots).toBe(3)
  })

  test('given an election that is not over, then it says so', () => {
    expect(faultOf(() => readArchive(bel({ until: 'Ballot' })))).toMatchObject({ fault: 'unfinished', what: 'Ballot' })
    expect(faultOf(() => readArchive(bel({ until: 'PartialDecryption' })))).toMatchObject({ fault: 'unfinished' })
  })

  test('when any byte of it is another, then it is refused', () => {
    const whole = bel()
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(whole)
        changed[at]! ^= change
        expect(() => readArchive(changed)).toThrow(UnreadableElection)
      }),
      { numRuns: 3000 },
    )
  })

  test('when it is cut anywhere, or something follows it, then it is refused', () => {
    const whole = bel()
    for (let at = 0; at < whole.length; at += 97)
      expect(() => readArchive(whole.subarray(0, at))).toThrow(UnreadableElection)
    for (let at = 512; at < whole.length; at += 512)
      expect(() => readArchive(whole.subarray(0, at))).toThrow(UnreadableElection)
    expect(faultOf(() => readArchive(Buffer.concat([whole, Buffer.alloc(512)]))).fault).toBe('block')
  })

  test('when what an object holds is changed, then the object is named', () => {
    const parts = records().map((part) => ({ ...part, text: part.text.replace('[[2,1]]', '[[1,2]]') }))
    const wrong = parts.find(({ text }) => text.includes('[[1,2]]'))!
    expect(faultOf(() => readArchive(archive(parts)))).toEqual({ fault: 'hash', file: wrong.name })
  })

  test('when an object and its name are changed together, then the event that wanted the other one is named', () => {
    const parts = records().map(({ name, text }) => {
      if (!text.includes('[[2,1]]')) return { name, text }
      const other = text.replace('[[2,1]]', '[[1,2]]')
      return { name: `${sha256(other)}.data.json`, text: other }
    })
    const { fault, event, file } = faultOf(() => readArchive(archive(parts)))
    expect({ fault, event }).toEqual({ fault: 'missing', event: 7 })
    expect(file).toBe(records().at(-2)!.name)
  })

  test('when a ballot is taken out, then the chain is broken there', () => {
    const parts = records()
    const at = parts.findIndex(({ text }) => text.includes('"height":2'))
    expect(faultOf(() => readArchive(archive(parts.toSpliced(at - 1, 2))))).toEqual({ fault: 'chain', event: 2 })
  })

  test('when a ballot and its event are both made anew, then the next event, which names another, is told', () => {
    let ballot = ''
    const parts = records().map(({ name, text }) => {
      if (text.includes('"credential":"c2"')) {
        const other = text.replace('"h1"', '"h9"')
        ballot = sha256(other)
        return { name: `${ballot}.data.json`, text: other }
      }
      if (!text.includes('"height":2')) return { name, text }
      const event = JSON.stringify({ ...JSON.parse(text), payload: ballot })
      return { name: `${sha256(event)}.event.json`, text: event }
    })
    expect(faultOf(() => readArchive(archive(parts)))).toEqual({ fault: 'chain', event: 3 })
  })

  test('when two events change places, then the chain is broken', () => {
    const parts = records()
    const [second, third] = [2, 3].map((height) => parts.findIndex(({ text }) => text.includes(`"height":${height}`)))
    const swapped = parts.with(second!, parts[third!]!).with(third!, parts[second!]!)
    expect(faultOf(() => readArchive(archive(swapped))).fault).toBe('chain')
  })

  test('when an object comes twice, or one that nothing asks for, then it is named', () => {
    const parts = records()
    expect(faultOf(() => readArchive(archive([...parts, parts[0]!])))).toEqual({ fault: 'twice', file: parts[0]!.name })
    const stray = { name: `${sha256('{}')}.data.json`, text: '{}' }
    expect(faultOf(() => readArchive(archive([...parts, stray])))).toEqual({ fault: 'extra', file: stray.name })
    expect(faultOf(() => readArchive(archive([stray, ...parts])))).toEqual({ fault: 'extra', file: stray.name })
    expect(faultOf(() => readArchive(archive([{ name: 'lisez-moi.txt', text: '{}' }, ...parts])))).toEqual({
      fault: 'extra',
      file: 'lisez-moi.txt',
    })
  })

  test('given fewer or more ballots counted than voters who voted, then it is refused', () => {
    expect(faultOf(() => readArchive(bel({ tallied: 4 })))).toEqual({ fault: 'ballots', what: '3/4' })
    expect(faultOf(() => readArchive(bel({ voters: ['a', 'b'], tallied: 1 })))).toEqual({
      fault: 'ballots',
      what: '2/1',
    })
  })

  test('given a ballot of another election, then its event is named', () => {
    const parts = records()
    const other = fingerprint(election([choice('Une autre ?', ['A', 'B'])]))
    let parent: string | undefined
    let ballot = ''
    const forged = parts.map(({ name, text }) => {
      if (text.includes('"credential":"c2"')) {
        const changed = text.replace(/"election_hash":"[^"]+"/, `"election_hash":"${other}"`)
        ballot = sha256(changed)
        return { name: `${ballot}.data.json`, text: changed }
      }
      if (!name.endsWith('.event.json')) return { name, text }
      const event = JSON.parse(text)
      const again = JSON.stringify({
        ...event,
        ...(parent && { parent }),
        ...(event.height === 2 && { payload: ballot }),
      })
      parent = sha256(again)
      return { name: `${parent}.event.json`, text: again }
    })
    expect(faultOf(() => readArchive(archive(forged)))).toEqual({ fault: 'other', event: 2 })
  })

  test('given a file that is no archive, then it says so', () => {
    expect(faultOf(() => readArchive(new Uint8Array())).fault).toBe('empty')
    expect(faultOf(() => readArchive(Buffer.from('%PDF-1.7'))).fault).toBe('block')
    const bare = archive(records()).subarray(1024)
    expect(faultOf(() => readArchive(bare)).fault).toBe('header')
  })
})

describe('what people paste', () => {
  const questions = [choice('Qui préside ?', ['Awa', 'Bo'])]
  const source = election(questions)
  const result = JSON.stringify({ result: [[2, 1]] })

  test('given the election and its result, in any order, then they are read', () => {
    for (const text of [`${source}\n${result}`, `Résultat :\n${result}\n\nÉlection :\n${source}`]) {
      const held = heldInText(text)
      expect(held).toMatchObject({ looked: 'figures', ballots: 3, told: 'figures', fingerprint: fingerprint(source) })
      expect(only(held).counts).toEqual([2, 1])
    }
  })

  test('given spaces that a page put in, then the fingerprint is still the one', () => {
    const pretty = JSON.stringify(JSON.parse(source), null, 2)
    expect(heldInText(`resultat.txt\n\n${pretty}\n${result}`).fingerprint).toBe(fingerprint(source))
  })

  test('given an older result, then it says how many were counted, and its ciphers are left alone', () => {
    const older = {
      num_tallied: 4,
      encrypted_tally: [[{ alpha: '1', beta: '2' }]],
      partial_decryptions: [],
      result: [[2, 1]],
    }
    const asked = election([choice('?', ['A', 'B'], { min: 0 })], { version: undefined, short_name: 'test' })
    expect(heldInText(asked + JSON.stringify(older))).toMatchObject({ ballots: 4, told: 'files' })
    expect(faultOf(() => heldInText(source + JSON.stringify(older)))).toMatchObject({ fault: 'counts' })
  })

  test('given a newer result of which the number cannot be told, then it is asked for', () => {
    const asked = election([choice('?', ['A', 'B'], { min: 0 })])
    expect(faultOf(() => heldInText(asked + result))).toEqual({ fault: 'tallied' })
    expect(heldInText(asked + result, 5)).toMatchObject({ ballots: 5, told: 'typed' })
    expect(faultOf(() => heldInText(asked + result, 2))).toMatchObject({ fault: 'counts' })
    expect(faultOf(() => heldInText(source + result, 5))).toEqual({ fault: 'tallied', what: '5/3' })
  })

  test('given one of the two, or another thing, then it says what is missing', () => {
    expect(faultOf(() => heldInText(result)).fault).toBe('noElection')
    expect(faultOf(() => heldInText(source)).fault).toBe('noResult')
    expect(faultOf(() => heldInText(source + result + result)).fault).toBe('twoParts')
    expect(faultOf(() => heldInText('{"num":3}')).fault).toBe('kind')
    expect(faultOf(() => heldInText('Bonjour')).fault).toBe('kind')
    expect(faultOf(() => heldInText('  ')).fault).toBe('empty')
    expect(faultOf(() => heldInText('vote.bel')).fault).toBe('binary')
    expect(faultOf(() => heldInText(Buffer.from(bel()).toString('latin1'))).fault).toBe('binary')
    expect(faultOf(() => heldInText(`${source}{"result":[[2,`)).fault).toBe('json')
    expect(faultOf(() => heldInText(`${source}{"result":oui}`)).fault).toBe('json')
  })

  test('given a result of another election, then the figures do not fit', () => {
    expect(faultOf(() => heldInText(`${source}{"result":[[1,2,3]]}`))).toMatchObject({ fault: 'answers' })
  })

  test('given what the command line took out of an archive, then it is the same election', () => {
    const [here, there] = [heldInArchive(bel()), heldInText(`belenios.txt\n\n${extractOf(bel())}`)]
    expect({ ...there, looked: 'archive' }).toEqual(here)
    expect(there.looked).toBe('extract')
  })

  test('given an extract of which a letter was changed, then it is refused', () => {
    const extract = extractOf(bel())
    expect(faultOf(() => heldInText(extract.replace('[[2,1]]', '[[1,2]]'))).fault).toBe('extract')
    expect(faultOf(() => heldInText(extract.replace('"tallied":3', '"tallied":4'))).fault).toBe('extract')
  })
})
