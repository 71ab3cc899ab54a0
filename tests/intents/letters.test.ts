/**
 * Those who chat nowhere are written to, by a real mail server: reminders as letters; an address that comes back is told once
 * and left; who wants no more of them has none, until they do.
 */
import ICAL from 'ical.js'
import { afterEach, describe, expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { createLog } from '../../src/engine/log.ts'
import { openMail } from '../../src/mail.ts'
import { membersByMail, reachOf } from '../../src/people/store.ts'
import { dyingServer, type MailServer, mailServer } from '../support/mail/server.ts'
import { createWorld, type World } from '../support/world.ts'

const servers: MailServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})

type Post = { readonly w: World; readonly server: MailServer; readonly zoe: string }

/** Zoé, of the CRESS, is a member whom only letters reach. It is Monday 1 March 2027, 10:00 in Paris. */
async function post(made: () => Promise<MailServer> = mailServer): Promise<Post> {
  const w = await (await createWorld()).founded()
  const server = await made()
  servers.push(server)
  await w.says('bo', '#pleniere', '/concert structure CRESS')
  await letters(w, server)
  return { w, server, zoe: await byMail(w, 'Zoé Petit', 'zoe@asso.example') }
}

async function letters(w: World, server: MailServer | undefined): Promise<void> {
  const settings = server && {
    server: { host: '127.0.0.1', port: server.port, secure: false, requireTls: false, patience: 4000 },
    from: { name: 'Concertation ESS', address: 'bot@cress.example' },
    replyTo: 'contact@cress.example',
    perMinute: 600,
  }
  await openMail(settings, { db: w.db, engine: w.engine, ids: w.ids, clock: w.clock, log: createLog('silent') })
}

/** As a list of members has them. */
async function byMail(w: World, name: string, address: string): Promise<string> {
  const [person, now] = [w.ids.next(), w.now()]
  const [{ id: concertation } = { id: '' }] = await w.db.query<{ id: string }>('SELECT id FROM "Concertation"')
  const [{ id: organisation } = { id: '' }] = await w.db.query<{ id: string }>(
    `SELECT id FROM "Organisation" WHERE folded = 'cress'`,
  )
  await w.db.query(
    `INSERT INTO "Person" (id, name, folded, "organisationId", "createdAt", version) VALUES ($1, $2, $5, $3, $4, 1)`,
    [person, name, organisation, now, fold(name)],
  )
  await w.db.query(
    `INSERT INTO "Account" (id, platform, workspace, external, "personId", "createdAt", version)
     VALUES ($1, 'mail', '', $2, $3, $4, 1)`,
    [w.ids.next(), address, person, now],
  )
  await w.db.query(
    `INSERT INTO "Role" (id, "personId", "concertationId", kind, "grantedById", "grantedAt", version)
     VALUES ($1, $2, $3, 'member', $2, $4, 1)`,
    [w.ids.next(), person, concertation, now],
  )
  return person
}

const action = (w: World, who = 'Zoé Petit', date = '15 mars', title = 'Ouvrir une ressourcerie') =>
  w.says('ana', '#pleniere', `/concert action ${title} ; porteur : CRESS ; référent : ${who} ; date : ${date}`)
const silenced = async (w: World) =>
  (
    await w.db.query<{ external: string; why: string | null; at: Date | null }>(
      `SELECT external, "silencedWhy" AS why, "silencedAt" AS at FROM "Account" WHERE platform = 'mail' ORDER BY external`,
    )
  ).map(({ external, why, at }) => `${external} ${at === null ? 'open' : why}`)
/** Whoever is told of what could not be sent is told behind it. */
async function inPrivate(w: World, who: string, words: string): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const found = (await w.sees(who, 'dm')).filter((text) => text.includes(words))
    if (found.length > 0 || tries === 20) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('whom letters reach', () => {
  test('given a member with an address alone, when their action is due, then they are reminded by letter', async () => {
    const { w, server } = await post()
    await action(w)
    await w.until('8 mars 2027 10h')
    // First, whether the CRESS accepts; a week before, where they stand.
    const [, letter, ...others] = await server.letters()
    expect(others).toEqual([])
    for (const { to } of server.taken) expect(to).toEqual(['zoe@asso.example'])
    const said = letter!.text!.replace(/[\u00a0\u202f]/g, ' ')
    expect(said).toContain('Bonjour Zoé Petit, où en êtes-vous de cette action ?')
    expect(said).toContain('Ouvrir une ressourcerie')
    expect(said).toMatch(/Pour donner suite \(C’est fait, En cours, Reporter, .*\), répondez à ce message/)
    expect(said).toMatch(/objet « STOP [0-9a-f]{16} »/)
  })

  test('given the same person chats as well, then nothing is sent to the address', async () => {
    const { w, server, zoe } = await post()
    await w.says('zed', '#pleniere', '/concert profil')
    await w.db.query(
      `UPDATE "Account" SET "personId" = $1, "createdAt" = '2020-01-01' WHERE external = 'zed' AND platform = 'console'`,
      [zoe],
    )
    const reach = await reachOf(w.db.prisma, [zoe])
    expect(reach.get(zoe)?.account).toMatchObject({ platform: 'console', external: 'zed' })
    expect(await membersByMail(w.db.prisma, (await w.db.prisma.concertation.findFirstOrThrow()).id)).toEqual([])
    await action(w)
    await w.until('8 mars 2027 10h')
    expect(server.taken).toEqual([])
  })

  test('given no mail server, then nobody counts on letters: those who animate are told', async () => {
    const { w, zoe } = await post()
    const { id } = await w.db.prisma.concertation.findFirstOrThrow()
    expect((await membersByMail(w.db.prisma, id)).map(({ personId }) => personId)).toEqual([zoe])
    await letters(w, undefined)
    expect((await reachOf(w.db.prisma, [zoe])).size).toBe(0)
    expect(await membersByMail(w.db.prisma, id)).toEqual([])
  })

  test('given letters are switched off and on again, then old letters still prove whose they are', async () => {
    const { w, server } = await post()
    await action(w)
    await w.until('8 mars 2027 10h')
    await letters(w, undefined)
    await letters(w, server)
    const [letter] = await server.letters()
    const mark = /STOP [0-9a-f]+/.exec(letter!.text!)![0]
    expect((await w.says('ana', '#pleniere', `/concert ne-plus-ecrire ${mark}`)).text).toContain('zoe@asso.example')
  })
})

describe('an address that does not exist', () => {
  test('is left, and those who animate are told once, in private, however many letters waited for it', async () => {
    const { w, server } = await post()
    server.refuse('to', () => '550 5.1.1 No such user here')
    await action(w)
    await w.until('8 mars 2027 10h')
    await w.until('1er avril 2027 10h')
    expect(await silenced(w)).toEqual(['zoe@asso.example bounced'])
    expect(server.taken).toEqual([])
    const told = await inPrivate(w, 'ana', 'est revenu')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Le courriel que j’envoyais à Zoé Petit (zoe@asso.example) est revenu')
    expect(told[0]).not.toContain('ressourcerie')
    for (const who of ['bo', 'cleo']) expect(await inPrivate(w, who, 'est revenu')).toEqual([])
    // Nothing waits for ever, nor is held against the bot.
    const [waiting] = await w.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM "Waiting"`)
    expect(waiting?.n).toBe(0)
    const attempts = server.connections()
    expect(attempts).toBe(1)
  })

  test('that works again is written to again, from the button of that message', async () => {
    const { w, server } = await post()
    server.refuse('to', () => '550 5.1.1 No such user here')
    await action(w)
    await w.until('8 mars 2027 10h')
    server.refuse('to', () => undefined)
    expect((await w.presses('ana', 'dm', 'Écrire à nouveau')).text).toContain(
      'de nouveau à zoe@asso.example (Zoé Petit)',
    )
    expect(await silenced(w)).toEqual(['zoe@asso.example open'])
    await w.until('15 mars 2027 10h')
    expect(server.taken.length).toBeGreaterThan(0)
  })

  test('is told apart from a server that does not want us', async () => {
    const { w, server } = await post()
    server.refuse('to', () => '554 5.7.1 Relay access denied')
    await action(w)
    await w.until('8 mars 2027 10h')
    await w.passes({ hours: 3 })
    expect(await silenced(w)).toEqual(['zoe@asso.example open'])
    expect(await inPrivate(w, 'ana', 'est revenu')).toEqual([])
    expect(await inPrivate(w, 'ana', 'Je n’arrive plus à écrire en privé à Zoé Petit')).toHaveLength(1)
  })
})

describe('a letter', () => {
  test('that is refused for now is sent later, once', async () => {
    const { w, server } = await post()
    let refusals = 3
    server.refuse('to', () => (refusals-- > 0 ? '450 4.2.0 Greylisted, come back later' : undefined))
    await action(w)
    await w.passes({ hours: 1 })
    expect(server.taken).toHaveLength(1)
    expect(server.connections()).toBe(4)
    expect(await silenced(w)).toEqual(['zoe@asso.example open'])
  })

  test('that the server took before it died is sent again under the same number, so that it is known to be one', async () => {
    const { w, server } = await post(() => dyingServer(1))
    await action(w)
    await w.passes({ hours: 1 })
    const all = await server.letters()
    expect(all).toHaveLength(2)
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(1)
    expect(new Set(all.map(({ text }) => text)).size).toBe(1)
  })

  test('of which nobody ever knows whether it arrived is sent three times at most, and told', async () => {
    const { w, server } = await post(() => dyingServer(Number.POSITIVE_INFINITY))
    await action(w)
    await w.passes({ hours: 3 })
    expect(server.taken).toHaveLength(3)
    expect(await silenced(w)).toEqual(['zoe@asso.example open'])
    expect(await inPrivate(w, 'ana', 'Je n’arrive plus à écrire en privé à Zoé Petit')).toHaveLength(1)
  })

  test('waits while the mail server is not there, and leaves once it is', async () => {
    const { w, server } = await post()
    await server.stop()
    await action(w)
    await w.passes({ hours: 5 })
    expect(await silenced(w)).toEqual(['zoe@asso.example open'])
    const again = await mailServer({}, server.port)
    servers.push(again)
    await w.passes({ minutes: 2 })
    expect(again.taken).toHaveLength(1)
  })
})

describe('who wants no more letters', () => {
  test.each([
    ['by the address', 'Zoe@Asso.example'],
    ['by the name', 'Zoé Petit'],
  ])('%s: has none, not even one that waited, and undo makes it as it was', async (_, who) => {
    const { w, server } = await post()
    server.refuse('to', () => '450 4.2.0 Come back later')
    await action(w)
    await w.until('8 mars 2027 9h')
    const { text, buttons } = await w.says('ana', '#pleniere', `/concert ne-plus-ecrire ${who}`)
    expect(text).toContain('plus aucun courriel ne part à zoe@asso.example (Zoé Petit)')
    expect(buttons).toContain('Écrire à nouveau')
    server.refuse('to', () => undefined)
    await w.passes({ hours: 2 })
    await w.until('1er avril 2027 10h')
    expect(server.taken).toEqual([])
    expect(await silenced(w)).toEqual(['zoe@asso.example unsubscribed'])
  })

  test('is counted on by nobody, until they want them again', async () => {
    const { w, zoe } = await post()
    const { id } = await w.db.prisma.concertation.findFirstOrThrow()
    await w.says('ana', '#pleniere', '/concert ne-plus-ecrire zoe@asso.example')
    expect(await membersByMail(w.db.prisma, id)).toEqual([])
    expect((await reachOf(w.db.prisma, [zoe])).size).toBe(0)
    await w.says('ana', '#pleniere', '/concert ecrire-a-nouveau zoe@asso.example')
    expect((await reachOf(w.db.prisma, [zoe])).size).toBe(1)
  })

  test('undo restores the address, its reason and its date', async () => {
    const { w } = await post()
    const before = await silenced(w)
    await w.says('ana', '#pleniere', '/concert ne-plus-ecrire zoe@asso.example')
    expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toContain('comme avant')
    expect(await silenced(w)).toEqual(before)
    await w.db.query(
      `UPDATE "Account" SET "silencedAt" = '2027-02-01', "silencedWhy" = 'bounced' WHERE platform = 'mail'`,
    )
    await w.says('ana', '#pleniere', '/concert ecrire-a-nouveau zoe@asso.example')
    expect(await silenced(w)).toEqual(['zoe@asso.example open'])
    await w.says('ana', '#pleniere', '/concert annuler')
    const [row] = await w.db.query<{ at: Date; why: string }>(
      `SELECT "silencedAt" AS at, "silencedWhy" AS why FROM "Account" WHERE platform = 'mail'`,
    )
    expect(row).toEqual({ at: new Date('2027-02-01T00:00:00Z'), why: 'bounced' })
  })

  test('a mark that no letter bears, an address that nobody has, one that is silent already: said, with what to do', async () => {
    const { w } = await post()
    for (const who of ['STOP 0123456789abcdef', 'x@inconnu.example'])
      expect((await w.says('ana', '#pleniere', `/concert ne-plus-ecrire ${who}`)).text).toMatch(
        /Je ne connais pas d’adresse/,
      )
    expect((await w.says('ana', '#pleniere', '/concert ecrire-a-nouveau zoe@asso.example')).text).toContain(
      'C’est déjà le cas',
    )
    await w.says('ana', '#pleniere', '/concert ne-plus-ecrire zoe@asso.example')
    expect((await w.says('ana', '#pleniere', '/concert ne-plus-ecrire zoe@asso.example')).text).toContain(
      'C’est déjà le cas',
    )
    expect(await silenced(w)).toEqual(['zoe@asso.example unsubscribed'])
  })

  test('is for the coordination alone', async () => {
    const { w } = await post()
    await w.says('bo', '#pleniere', '/concert ne-plus-ecrire zoe@asso.example')
    expect(await silenced(w)).toEqual(['zoe@asso.example open'])
  })
})

/** Subjects and words, the oldest first, with ordinary spaces. */
async function read(server: MailServer) {
  const spaces = (said = '') => said.replace(/[\u00a0\u202f]/g, ' ')
  return (await server.letters()).map((letter) => ({
    subject: spaces(letter.subject),
    text: spaces(letter.text),
    files: letter.attachments,
  }))
}

function appointment(file: { content: Buffer } | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(file!.content.toString('utf8')) as unknown[])
  const event = calendar.getFirstSubcomponent('vevent')!
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.getFirstPropertyValue('uid'),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    start: (event.getFirstPropertyValue('dtstart') as unknown as ICAL.Time).toJSDate().toISOString(),
  }
}

describe('a meeting', () => {
  test('is told by letter with its appointment, moved and called off under the same name, each time said before', async () => {
    const { w, server } = await post()
    await w.says('ana', '#pleniere', '/concert reunion 29 mars 9h30 ; titre : Plénière ; lieu : Amiens')
    const preview = await w.presses('ana', '#pleniere', 'Convoquer')
    expect(server.taken).toEqual([])
    await w.presses('ana', '#pleniere', 'Envoyer la convocation')
    await w.passes({ minutes: 1 })
    expect(preview.text).toMatch(/personne/)
    const moving = await w.says('ana', '#pleniere', '/concert deplacer 30 mars 14h')
    expect(moving.text).toContain('1 personne sans messagerie d’équipe sera prévenue par courriel.')
    await w.presses('ana', '#pleniere', moving.buttons[0]!)
    await w.passes({ minutes: 1 })
    const off = await w.says('ana', '#pleniere', '/concert annuler-seance La salle est prise')
    await w.presses('ana', '#pleniere', off.buttons[0]!)
    await w.passes({ minutes: 1 })
    const letters = await read(server)
    expect(letters.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Plénière'),
      expect.stringContaining('Plénière'),
      expect.stringContaining('Plénière'),
    ])
    expect(letters[0]!.text).toMatch(/Amiens/)
    expect(letters[0]!.text).toMatch(/Pour donner suite \(Je viens, Je ne pourrai pas/)
    expect(letters[2]!.text).toContain('La salle est prise')
    const seen = letters.map(({ files }) => appointment(files.find(({ filename }) => filename?.endsWith('.ics'))))
    expect(new Set(seen.map(({ uid }) => uid)).size).toBe(1)
    expect(seen.map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect(seen.map(({ start }) => start)).toEqual([
      '2027-03-29T07:30:00.000Z',
      '2027-03-30T12:00:00.000Z',
      '2027-03-30T12:00:00.000Z',
    ])
    expect(seen[0]!.sequence < seen[1]!.sequence && seen[1]!.sequence < seen[2]!.sequence).toBe(true)
  })

  test('is reminded of by letter, a week and a working day before', async () => {
    const { w, server } = await post()
    await w.says('ana', '#pleniere', '/concert reunion 30 mars 9h30 ; titre : Plénière')
    await w.presses('ana', '#pleniere', 'Convoquer')
    await w.presses('ana', '#pleniere', 'Envoyer la convocation')
    await w.until('30 mars 2027 9h')
    const subjects = (await read(server))
      .map(({ subject }) => subject)
      .filter((subject) => subject.includes('Plénière'))
    expect(subjects).toEqual(['Convocation : Plénière', 'Dans une semaine : Plénière', 'Rappel : Plénière'])
    expect(server.taken.every(({ to }) => to.join() === 'zoe@asso.example')).toBe(true)
  })

  test('whose notice is taken back is no appointment any more', async () => {
    const { w, server } = await post()
    await w.says('ana', '#pleniere', '/concert reunion 30 mars 9h30 ; titre : Plénière')
    await w.presses('ana', '#pleniere', 'Convoquer')
    await w.presses('ana', '#pleniere', 'Envoyer la convocation')
    await w.says('ana', '#pleniere', '/concert annuler')
    await w.passes({ minutes: 1 })
    const seen = (await read(server)).map(({ files }) =>
      appointment(files.find(({ filename }) => filename?.endsWith('.ics'))),
    )
    expect(seen.map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL'])
  })
})

describe('a digest', () => {
  async function closed(): Promise<Post> {
    const made = await post()
    const { w } = made
    await w.says('ana', '#pleniere', '/concert reunion 1 mars 11h ; titre : Plénière')
    await w.presses('ana', '#pleniere', 'Convoquer')
    await w.presses('ana', '#pleniere', 'Envoyer la convocation')
    await w.says('ana', '#pleniere', '/concert ouvrir')
    await w.says('ana', '#pleniere', '/concert decision Deux ateliers en avril')
    await w.says('ana', '#pleniere', '/concert clore')
    await w.passes({ minutes: 1 })
    return made
  }

  test('goes by letter once it cannot be taken back, with its file, and is announced before', async () => {
    const { w, server } = await closed()
    const before = server.taken.length
    expect((await w.says('ana', '#pleniere', '/concert resume')).text).toContain(
      '1 personne sans messagerie d’équipe sera prévenue par courriel.',
    )
    await w.presses('ana', '#pleniere', 'Publier')
    await w.passes({ minutes: 10 })
    expect(server.taken).toHaveLength(before)
    await w.passes({ minutes: 2 })
    const letter = (await read(server)).at(-1)!
    expect(server.taken).toHaveLength(before + 1)
    expect(letter.subject).toContain('Plénière')
    expect(letter.text).toContain('Deux ateliers en avril')
    expect(letter.files.map(({ filename }) => filename)).toEqual([expect.stringMatching(/^resume-.*\.docx$/)])
  })

  test('that is taken back goes to nobody', async () => {
    const { w, server } = await closed()
    const before = server.taken.length
    await w.says('ana', '#pleniere', '/concert resume')
    await w.presses('ana', '#pleniere', 'Publier')
    await w.says('ana', '#pleniere', '/concert annuler')
    await w.passes({ hours: 1 })
    expect(server.taken).toHaveLength(before)
  })
})
