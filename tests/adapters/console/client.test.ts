/** Whole stories told to the console, with a small bot behind the door. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestId } from '../../../adapters/console/client.ts'
import { type Console, createConsole } from '../../../adapters/console/index.ts'
import { completions, expand } from '../../../adapters/console/prompt.ts'
import type { Address, Door, Incoming, Reply } from '../../../src/port.ts'
import { actions, button, call, text, view } from '../../../src/views/build.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'story-'))
})
afterEach(() => rm(dir, { recursive: true }))

/** Answers what begins with `/` with a card of one button, and presses with « Noté »; known requests as before. */
function bot() {
  const inbox = new Map<string, Reply>()
  const heard: Incoming[] = []
  const delivered: string[] = []
  function answer({ id, says, where, who }: Incoming): Reply {
    if (typeof says === 'string' && !says.startsWith('/')) return null
    const to: Address = {
      platform: 'console',
      workspace: 'console',
      to: 'whisper',
      channel: where.channel,
      account: who.account,
    }
    const body =
      typeof says === 'string'
        ? view('fr', text(says), actions(button('Retirer', call('undo'))))
        : view('fr', text('Noté'))
    return { key: `reply-${id}`, to, body }
  }
  const door: Door = {
    async hear(batch) {
      return batch.map((incoming) => {
        heard.push(incoming)
        const known = inbox.get(incoming.id)
        if (known !== undefined) return known
        const reply = answer(incoming)
        inbox.set(incoming.id, reply)
        return reply
      })
    },
    shape: () => ({ answer: 'work', seen: 'private' }),
    suggest: async () => [],
    handOver: () => undefined,
    delivered: (key) => void delivered.push(key),
    cursor: async () => undefined,
  }
  return { door, heard, delivered }
}

type Bot = ReturnType<typeof bot>
type Setup = { resume?: boolean; settle?: (adapter: Console) => Promise<void>; advance?: (to: Date) => Promise<void> }

async function tell(story: string, { door }: Bot, { resume = false, settle, advance }: Setup = {}) {
  const adapter: Console = createConsole({
    dir,
    story: 'demo',
    resume,
    lang: 'fr',
    zone: 'Europe/Paris',
    settle: async () => settle?.(adapter),
    advance: advance ?? (async () => {}),
  })
  await adapter.start(door)
  const output = new PassThrough()
  const said: Buffer[] = []
  output.on('data', (piece: Buffer) => said.push(piece))
  const code = await adapter.run(Readable.from([story]), output)
  await adapter.stop()
  return { code, said: Buffer.concat(said).toString('utf8') }
}

test('a story is told line by line', async () => {
  const story = '# début\ncamille #pleniere /idee Mutualiser\n\ncamille #pleniere [Retirer]\nbo #pleniere Bonjour\n'
  const { code, said } = await tell(story, bot())
  expect(code).toBe(0)
  expect(said).toBe(
    [
      '→ camille (#pleniere) | /idee Mutualiser',
      '                      | [Retirer]',
      '→ camille (#pleniere) | Noté',
      '#pleniere | bo\u00a0: Bonjour',
      '',
    ].join('\n'),
  )
})

test('an answer is on the disk before it is reported as delivered', async () => {
  const small = bot()
  await tell('camille dm /idee a\n', small)
  const id = requestId('demo', 1, 1, 'camille dm /idee a')
  expect(small.delivered).toEqual([`reply-${id}`])
  expect(await readFile(join(dir, 'console', 'room.jsonl'), 'utf8')).toContain(`reply-${id}`)
})

test('all that follows from a line is sent before the next one is read', async () => {
  const small = bot()
  const order: string[] = []
  await tell('a dm /un\nb dm /deux\n', small, {
    settle: async () => void order.push(`settled after ${small.heard.length}`),
  })
  expect(order).toEqual(['settled after 0', 'settled after 1', 'settled after 2'])
})

test('a story told again from its first line says nothing twice, and goes on', async () => {
  const small = bot()
  await tell('camille #p /idee a\ncamille #p [Retirer]\nbo #p Bonjour\n', small)
  const { said } = await tell('camille #p /idee a\ncamille #p [Retirer]\nbo #p Bonjour\nbo #p /idee b\n', small, {
    resume: true,
  })
  expect(said).toBe('→ bo (#p) | /idee b\n          | [Retirer]\n')
  expect(new Set(small.heard.map(({ id }) => id)).size).toBe(4)
})

test('without --reprendre the same story is a new one', async () => {
  const small = bot()
  const first = await tell('camille #p /idee a\n', small)
  expect((await tell('camille #p /idee a\n', small)).said).toBe(first.said)
  expect(new Set(small.heard.map(({ id }) => id)).size).toBe(2)
})

test('a press made again is the press of the first time', async () => {
  const small = bot()
  await tell('camille #p /un\ncamille #p [Retirer]\ncamille #p /deux\n', small)
  await tell('camille #p /un\ncamille #p [Retirer]\ncamille #p /deux\n', small, { resume: true })
  const presses = small.heard.filter(({ says }) => typeof says === 'object').map(({ says }) => says)
  expect(presses).toHaveLength(2)
  expect(presses[1]).toEqual(presses[0])
})

test('the same key sent twice is one message, with the same reference', async () => {
  const to: Address = { platform: 'console', workspace: 'console', to: 'room', channel: 'p' }
  const refs: unknown[] = []
  const { said } = await tell('a #p Bonjour\n', bot(), {
    settle: async (adapter) => {
      refs.push(await adapter.send(to, view('fr', text('Rappel')), 'k1'))
      refs.push(await adapter.edit({ key: 'k1' }, view('fr', text('Rappel corrigé')), 'k2'))
    },
  })
  expect(said).toBe('#p | Rappel\n#p | (modifié) Rappel corrigé\n#p | a\u00a0: Bonjour\n')
  expect(new Set(refs.map((ref) => JSON.stringify(ref)))).toEqual(new Set(['{"key":"k1"}']))
})

test.each([
  ['camille #p [Absent]', 'Ligne 2\u00a0: Personne ne voit de bouton [Absent].'],
  ['camille', 'Ligne 2\u00a0: Après «\u00a0camille\u00a0», indiquez un lieu'],
  ['horloge demain', 'Ligne 2\u00a0: «\u00a0demain\u00a0» n’est pas un moment'],
  ['horloge 2011-02-30T09:00', 'Ligne 2\u00a0: «\u00a02011-02-30T09:00\u00a0» n’est pas un moment'],
])('« %s » stops the story', async (line, sentence) => {
  const small = bot()
  const { code, said } = await tell(`a dm /un\n${line}\na dm /deux\n`, small)
  expect([code, small.heard.length]).toEqual([1, 1])
  expect(said).toContain(sentence)
})

test('a button that is another person’s is an answer, and the story goes on', async () => {
  const { code, said } = await tell('camille #p /un\nbo #p [Retirer]\nbo #p /deux\n', bot())
  expect(code).toBe(0)
  expect(said).toContain('→ bo (#p) | Le bouton [Retirer] ne vous est pas proposé ici.\n→ bo (#p) | /deux')
})

test('the clock is moved to a wall time in the zone, again when the story is told again, and may refuse', async () => {
  const moves: string[] = []
  const advance = async (to: Date): Promise<void> => void moves.push(to.toISOString())
  await tell('horloge 2011-04-04T09:00\nhorloge 2011-01-04 09:00\n', bot(), { advance })
  await tell('horloge 2011-04-04T09:00\n', bot(), { advance, resume: true })
  expect(moves).toEqual(['2011-04-04T07:00:00.000Z', '2011-01-04T08:00:00.000Z', '2011-04-04T07:00:00.000Z'])
  const refusal = async (): Promise<void> => {
    throw new Error('L’horloge est la vraie.')
  }
  const { code, said } = await tell('horloge 2011-04-04T09:00\n', bot(), { advance: refusal })
  expect([code, said]).toEqual([0, 'horloge | L’horloge est la vraie.\n'])
})

test('a file is read and passed as text', async () => {
  const small = bot()
  await writeFile(join(dir, 'notes.txt'), 'un\ndeux')
  await tell(`camille dm joint "${join(dir, 'notes.txt')}" /lire\ncamille dm joint absent.txt /lire\n`, small)
  expect(small.heard.map(({ about }) => about)).toEqual([`${join(dir, 'notes.txt')}\n\nun\ndeux`, 'absent.txt'])
})

test('a file of before Unicode is read in its letters, and one with a mark without it', async () => {
  const small = bot()
  await writeFile(join(dir, 'ancien.csv'), Buffer.from('Pr\xe9nom;R\xf4le \x96 \x80', 'latin1'))
  await writeFile(join(dir, 'marque.csv'), '\uFEFFPrénom')
  await tell(
    `camille dm joint "${join(dir, 'ancien.csv')}" /lire\ncamille dm joint "${join(dir, 'marque.csv')}" /lire\n`,
    small,
  )
  expect(small.heard.map(({ about }) => about?.split('\n').at(-1))).toEqual(['Prénom;Rôle – €', 'Prénom'])
})

test('on a terminal the person and the place are remembered', () => {
  const current = { who: 'camille', where: '#p' }
  expect(expand('bo dm Oui', current)).toEqual({ line: 'bo dm Oui', current: { who: 'bo', where: 'dm' } })
  expect(expand('/idee x', current)).toEqual({ line: 'camille #p /idee x', current })
  expect(expand('bo #p', current)).toEqual({ line: '', current: { who: 'bo', where: '#p' } })
  expect(expand('horloge 2011-04-04T09:00', current).line).toBe('horloge 2011-04-04T09:00')
})

test('Tab completes people, places, buttons and words', () => {
  const known = {
    accounts: ['bo', 'camille'],
    channels: ['pleniere', 'bureau'],
    labels: () => ['Je viens', 'Je ne viens pas'],
    complete: (typed: string) => (typed.startsWith('/concert') ? ['creer', 'clore'] : []),
  }
  const current = { who: 'camille', where: '#p' }
  expect(completions('ca', undefined, known)).toEqual([['camille '], 'ca'])
  expect(completions('camille #pl', undefined, known)).toEqual([['#pleniere'], '#pl'])
  expect(completions('bo #p [je n', undefined, known)).toEqual([['[Je ne viens pas]'], '[je n'])
  expect(completions('/concert cr', current, known)).toEqual([['creer'], 'cr'])
})
