/** The local room over a real server, without scripts: what is said, pressed and filled in, by several people in turn. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { type Browser, founded, joins, type LocalRoom, localRoom } from '../../support/web/local.ts'

let room: LocalRoom
let b: Browser
beforeAll(async () => {
  room = await localRoom()
  b = await room.browser()
  await founded(b)
  await joins(b, 'Béa Martin')
})
afterAll(() => room.close())

async function count(table: string): Promise<number> {
  const [row] = await room.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`)
  return row!.n
}

describe('who comes in', () => {
  test('without the key nothing is shown, and a wrong one is no better', async () => {
    for (const path of [
      '/salon',
      '/salon?cle=almost',
      '/salon/fil?qui=ana&lieu=dm',
      '/essai',
      '/salon/completer?texte=/',
    ]) {
      const answer = await fetch(`${room.origin}${path}`, { redirect: 'manual' })
      expect(answer.status, path).toBe(403)
      expect(await answer.text()).not.toContain('ana')
    }
  })

  test('the key opens the room once, and leaves the address', async () => {
    const answer = await fetch(`${room.origin}/salon?cle=${encodeURIComponent(room.key)}`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/salon'])
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly/)
  })

  test('a name makes one account however it is typed; what is no name is told', async () => {
    await joins(b, 'BÉA  martin')
    expect(b.screen.path).toContain('qui=bea-martin')
    expect([...room.web.house.room.people()]).toEqual([
      ['ana', 'ana'],
      ['bea-martin', 'Béa Martin'],
    ])
    await joins(b, '  !!! ')
    expect(b.screen.text).toContain('Écrivez un nom : des lettres ou des chiffres')
  })
})

describe('what is said', () => {
  test('words are a message of the place, under the name of who says them', async () => {
    await b.at('bea-martin', '#pleniere')
    await b.says('Bonjour à toutes et à tous')
    const there = (await b.at('ana', '#pleniere')).items.at(-1)
    expect(there).toMatch(/^Béa Martin 9 h Répondre .* Bonjour à toutes et à tous$/)
    expect((await b.at('ana', 'dm')).text).not.toContain('Bonjour à toutes')
  })

  test('the answer to a command is a whisper: its person sees it, marked, and nobody else', async () => {
    await b.at('bea-martin', '#pleniere')
    const mine = await b.says('/concert aide')
    expect(mine.items.at(-1)).toMatch(/^Concertess 9 h visible de vous seulement .*vous pouvez/)
    const theirs = await b.at('ana', '#pleniere')
    expect(theirs.items.at(-1)).not.toContain('vous pouvez')
  })

  test('one answers below a message, which is named', async () => {
    await b.at('ana', '#pleniere')
    await b.says('Qui apporte le projecteur ?')
    const key = room.web.house.room
      .place({ platform: 'web', workspace: 'local', to: 'room', channel: 'pleniere' })
      .at(-1)!
    await b.go(`/salon?qui=bea-martin&lieu=%23pleniere&sous=${'said' in key ? key.said : ''}`)
    expect(b.screen.text).toContain('Vous répondez à ana – Qui apporte le projecteur ?')
    const after = await b.says('Moi, je peux')
    expect(after.items.at(-1)).toMatch(/En réponse à : Qui apporte le projecteur \? Moi, je peux$/)
    expect(after.text).not.toContain('Vous répondez à ana')
  })

  test('nothing is not said, and a text that is refused is kept', async () => {
    await b.at('ana', '#pleniere')
    const before = b.screen.items.length
    expect((await b.says('   ')).text).toContain('Écrivez d’abord quelque chose.')
    const { action, data } = b.form('Envoyer', { texte: 'Un texte qui répond dans le vide' })
    data.set('sous', 'nothing-of-that-name')
    await b.post(action, data)
    expect(b.screen.text).toContain('Votre texte est gardé')
    expect(b.form('Envoyer').data.get('texte')).toBe('Un texte qui répond dans le vide')
    expect(b.screen.items.length).toBe(before)
  })

  test('what people type is text, whatever it looks like', async () => {
    await b.at('ana', '#pleniere')
    const said = await b.says('<script>alert(1)</script> &amp; "quoted" <img src=x onerror=y>')
    expect(said.items.at(-1)).toContain('<script>alert(1)</script> &amp; "quoted" <img src=x onerror=y>')
  })
})

describe('what is pressed and filled in', () => {
  test('the same form posted twice is one request', async () => {
    await b.at('ana', '#pleniere')
    const { action, data } = b.form('Envoyer', { texte: '/idee Mutualiser un poste de comptable' })
    const ideas = await count('Idea')
    const first = await b.post(action, data)
    const second = await b.post(action, data)
    expect(await count('Idea')).toBe(ideas + 1)
    expect(second.items).toEqual(first.items)
  })

  test('a button opens a form; refused, it keeps what was typed, and says which blank; answered, it is closed', async () => {
    await b.at('ana', '#pleniere')
    await b.says('/idee Une halle couverte pour le marché')
    await b.presses('Modifier')
    expect(b.form('Enregistrer').data.get('f.text')).toBe('Une halle couverte pour le marché')
    const refused = await b.fills('Enregistrer', { 'f.text': 'x' })
    expect(b.form('Enregistrer').data.get('f.text')).toBe('x')
    expect(refused.nodes.length).toBeGreaterThan(0)
    expect(refused.text).toContain('« Nouveau texte » est trop court : écrivez au moins 3 caractères.')
    expect(refused.text).not.toContain('Reprendre mon texte')
    const done = await b.fills('Enregistrer', { 'f.text': 'Une halle couverte pour les deux marchés' })
    expect(done.items.join('\n')).toContain('c’est envoyé')
    expect(done.items.join('\n')).not.toContain(' x ')
    expect(await count('Idea')).toBeGreaterThan(0)
    const [row] = await room.db.query<{ text: string }>('SELECT text FROM "Idea" ORDER BY number DESC LIMIT 1')
    expect(row?.text).toBe('Une halle couverte pour les deux marchés')
  })

  test('what was edited stands where it stood, and says so', async () => {
    const screen = await b.at('bea-martin', '#pleniere')
    const about = screen.items.filter((item) => item.includes('Une halle couverte'))
    expect(about).toHaveLength(1)
    expect(about[0]).toMatch(/modifié .*Une halle couverte pour les deux marchés/)
  })

  test('nobody presses on a whisper of somebody else', async () => {
    await b.at('ana', '#pleniere')
    await b.says('/idee Une idée d’Ana seule')
    const { action, data } = b.form('Retirer')
    data.set('qui', 'bea-martin')
    const screen = await b.post(action, data)
    expect(screen.text).toContain('Ce message a changé entre-temps')
    const [row] = await room.db.query<{ state: string }>(
      'SELECT status AS state FROM "Idea" ORDER BY number DESC LIMIT 1',
    )
    expect(row?.state).toBe('active')
  })

  test('a private answer is found under one’s own messages, and by nobody else', async () => {
    await b.at('bea-martin', 'dm')
    await b.says('/idee Ce que je ne dis qu’à vous')
    expect(b.screen.text).toContain('Ce que je ne dis qu’à vous')
    expect((await b.at('ana', 'dm')).text).not.toContain('Ce que je ne dis qu’à vous')
  })
})

describe('a text file', () => {
  async function attaches(texte: string, name: string, content: string) {
    const { data } = b.form('Envoyer', { texte })
    const parts = new FormData()
    for (const [key, value] of data) if (key !== 'fichier') parts.append(key, value)
    parts.append('fichier', new Blob([content], { type: 'text/csv' }), name)
    const answer = await b.fetch('/salon/dire', { method: 'POST', body: parts })
    expect(answer.status).toBe(303)
    return b.at('ana', '#pleniere')
  }

  test('is what the command is about: a list of members is read, and shown before anything is kept', async () => {
    await b.at('ana', '#pleniere')
    const people = await count('Person')
    const screen = await attaches(
      '/concert importer',
      'membres.csv',
      'nom;structure\nZoé Petit;Région\nYann Le Goff;CRESS\n',
    )
    expect(screen.items.at(-1)).toContain('Liste de 2 lignes Personnes 2 nouvelles')
    expect(await count('Person')).toBe(people)
  })

  test('is named in the place, with what is said of it', async () => {
    await b.at('ana', '#pleniere')
    const screen = await attaches('Nos notes', 'notes.txt', 'tout ce qui fut dit')
    expect(screen.items.at(-1)).toMatch(/\[notes\.txt\] Nos notes$/)
  })
})

test('how a ballot was filled in is written nowhere in the room', async () => {
  await b.at('ana', '#pleniere')
  await b.says('/concert vote Quelle salle ? ; options : La halle | Le théâtre ; forme : choix unique')
  await b.presses('Ouvrir le vote')
  await b.at('bea-martin', '#pleniere')
  await b.presses('Voter')
  const { action, data } = b.form('Voter', { 'Le théâtre': '' })
  const asked = vi.spyOn(room.web.house.room, 'put')
  await b.post(action, data)
  const [row] = await room.db.query<{ n: number }>('SELECT count(*)::int AS n FROM "Ballot"')
  expect(row!.n).toBe(1)
  const entries = asked.mock.calls.map(([entry]) => entry)
  expect(entries.filter((entry) => 'asked' in entry)).toEqual([
    { asked: expect.any(String), says: { post: expect.any(String), n: 1 } },
  ])
  asked.mockRestore()
})

describe('a line that begins', () => {
  const offered = async (text: string) => {
    const query = new URLSearchParams({ texte: text, qui: 'ana', lieu: '#pleniere' })
    return (await (await b.fetch(`/salon/completer?${query}`)).json()) as { value: string; label: string }[]
  }

  test('is completed: its verb, what the verb takes, and what may stand there', async () => {
    expect((await offered('/co')).map(({ value }) => value)).toEqual(['/concert'])
    const verbs = await offered('/concert reu')
    expect(verbs.map(({ value }) => value)).toContain('/concert reunion')
    expect(verbs[0]!.label).not.toBe('')
    expect((await offered('/concert retirer halle'))[0]!.label).toContain('Une halle couverte')
    expect((await offered('/concert reunion demain 14h ; li')).map(({ value }) => value)).toEqual([
      '/concert reunion demain 14h ; lieu : ',
    ])
  })

  test('that is no command is left alone', async () => {
    expect(await offered('bonjour')).toEqual([])
    expect(await offered(`/concert ${'x'.repeat(3000)}`)).toEqual([])
  })
})

test('a restart keeps people, places, messages, forms that were answered and who owns the room', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'concertess-room-'))
  const db = await testDatabase()
  const before = await localRoom({ dir, db, seed: 2 })
  const first = await before.browser()
  await founded(first)
  await first.says('/idee Ce qui reste')
  await first.presses('Modifier')
  await first.fills('Enregistrer', { 'f.text': 'Ce qui reste après' })
  const seen = first.screen.items
  await before.close()
  const after = await localRoom({ dir, db, seed: 3, start: new Date('2027-02-01T09:05:00+01:00') })
  try {
    const again = await after.browser()
    expect((await again.at('ana', '#pleniere')).items).toEqual(seen)
    expect(after.web.house.room.owner()).toBe('ana')
    await again.presses('Annuler')
    expect(again.screen.items.join('\n')).toContain('retrouvé')
  } finally {
    await after.close()
    await db.close()
    rmSync(dir, { recursive: true, force: true })
  }
})
