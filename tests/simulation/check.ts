/** What must be true when the day is over, one sentence for each breach. */
import { type JournalLine, verifyChain } from '../../src/engine/journal.ts'
import { plain } from '../../src/views/plain.ts'
import type { View } from '../../src/views/view.ts'
import { checkActions, checkPolls, checkSorting, endsOf } from './check-rooms.ts'
import { type Act, type Idea, type Kept, type Model, replay } from './model.ts'
import { type Day, homes, isTeam, people, same, themes } from './simulate.ts'

type Said = {
  readonly id: string
  readonly inboxId: string | null
  readonly edits: string | null
  readonly body: View
  readonly address: { to: string; channel?: string; account?: string }
}
type DueRow = {
  readonly schedule: string
  readonly title: string
  readonly nominal: Date
  readonly doneAt: Date | null
  readonly state: string
}

export async function breachesOf(day: Day): Promise<{ ideas: number; due: number }> {
  const { db, breaches } = day
  const inbox = await db.query<{ id: string; at: Date }>('SELECT id, at FROM "Inbox" ORDER BY seq')
  const outbox = await db.query<Said>('SELECT id, "inboxId", edits, body, address FROM "Outbox" ORDER BY seq')
  const waiting = await db.query<{ id: string; parked: boolean; error: string | null }>('SELECT * FROM "Waiting"')
  for (const row of waiting) breaches.push(`${row.id} ${row.parked ? 'is parked' : 'still waits'}: ${row.error}`)

  const ends = await endsOf(day)
  const model = modelOf(day, inbox, outbox, ends)
  checkHeard(day, new Set(inbox.map((row) => row.id)))
  checkReplies(day, outbox)
  checkVerdicts(day, model, outbox)
  const ideas = await checkIdeas(day, model)
  checkShown(day, outbox)
  checkCards(day, model)
  checkPrivacy(day, model)
  await checkPolls(day, model)
  await checkSorting(day, model)
  await checkActions(day, model)
  const due = await checkDue(day, model)
  await checkJournal(day)
  return { ideas, due }
}

/** Ordinary spaces, first lines, as people would quote them. */
function said(body: View): string {
  return plain(body).replace(/[\u00a0\u202f]/g, ' ')
}

const welcomes: Readonly<Record<Act['kind'], RegExp>> = {
  idea: /^Idée n° \d+ enregistrée/,
  edit: /^L’idée n° \d+ est modifiée/,
  withdraw: /^L’idée n° \d+ est retirée\./,
  restore: /^L’idée n° \d+ est rétablie/,
  undo: new RegExp(
    `^(${[
      'L’idée n° \\d+ (est retirée\\.|est rétablie|a retrouvé)',
      'La fin du recueil est rétablie',
      'Le vote n° \\d+ est (annulé\\.|rouvert)',
      'Vote n° \\d+ : (votre choix est enregistré|votre nouveau choix|c’est déjà votre choix)',
      'Votre vote au n° \\d+ est retiré',
      '1 idée remise',
      'L’action n° \\d+ est (retirée|comme avant)',
    ].join('|')})`,
  ),
  poll: /^Le vote n° \d+ est ouvert dans le salon/,
  cast: /^Vote n° \d+ : (votre choix est enregistré|votre nouveau choix|c’est déjà votre choix)/,
  uncast: /^Votre vote au n° \d+ est retiré/,
  close: /^(Le vote n° \d+ est fermé\. Le résultat|Il y a un ex æquo|.*ex æquo)/,
  sort: /^1 idée classée dans/,
  unsort: /^1 idée sortie de son thème/,
  action: /^Action n° \d+ notée/,
  done: /^Merci ! L’action n° \d+ est faite/,
  intake: /^C’est noté : les idées sont recueillies/,
  open: /^Les idées sont de nouveau recueillies/,
  look: /./,
  talk: /^/,
}

type Ends = ReadonlyMap<string, readonly { readonly home: string; readonly n: number }[]>

function modelOf(day: Day, inbox: readonly { id: string; at: Date }[], outbox: readonly Said[], ends: Ends): Model {
  const kept = inbox.map((row): Kept => ({ request: row.id, at: row.at.getTime() }))
  const posts = new Map(outbox.map((row) => [row.id, row]))
  const answers = new Map(outbox.flatMap((row) => (row.inboxId ? [[row.inboxId, row] as const] : [])))
  return replay(kept, day.acts, {
    homes,
    team: isTeam,
    homeOfPost: (post) => homes[posts.get(post)?.address.channel as keyof typeof homes],
    requestOfPost: (post) => posts.get(post)?.inboxId ?? undefined,
    together: (a, b) => [...(day.waves.get(a) ?? [])].some((wave) => day.waves.get(b)?.has(wave)),
    accepted: (request) => welcomes[day.acts.get(request)!.kind].test(said(answers.get(request)!.body)),
    themes: (home) => themes[home] ?? 0,
    ends: (request) => ends.get(request) ?? [],
  })
}

/** Everything said to us is kept, once: a key cannot be there twice. */
function checkHeard({ acts, breaches }: Day, kept: ReadonlySet<string>): void {
  for (const [id, act] of acts)
    if (act.kind !== 'talk' && !kept.has(id)) breaches.push(`${id} was never kept: ${act.who} ${act.says}`)
}

/** However often a request comes, it has one answer, and what was answered is kept. */
function checkReplies({ replies, breaches }: Day, outbox: readonly Said[]): void {
  const posts = new Map(outbox.map((row) => [row.id, row]))
  for (const [id, got] of replies) {
    const first = got[0]!
    const stored = posts.get(first.key)
    if (!stored) breaches.push(`${id} was answered and not kept: ${said(first.body as View).slice(0, 80)}`)
    for (const other of got)
      if (other.key !== first.key || !same(unbanner(other.body), unbanner(first.body)))
        breaches.push(
          `${id} had two answers: ${said(first.body as View).slice(0, 60)} / ${said(other.body as View).slice(0, 60)}`,
        )
    if (stored && stored.inboxId !== id) breaches.push(`${id} was given the answer to ${stored.inboxId}`)
  }
}

function unbanner(body: object): unknown {
  return JSON.parse(JSON.stringify(body))
}

/** What people were told is what the model finds. */
function checkVerdicts({ acts, breaches }: Day, model: Model, outbox: readonly Said[]): void {
  const answers = new Map(outbox.flatMap((row) => (row.inboxId ? [[row.inboxId, row] as const] : [])))
  for (const { request, ok, n } of model.verdicts) {
    const act = acts.get(request)!
    const answer = answers.get(request)
    if (!answer) {
      if (act.kind !== 'talk') breaches.push(`${request} has no answer: ${act.who} ${act.says}`)
      continue
    }
    const text = said(answer.body)
    const isWelcome = welcomes[act.kind].test(text)
    if (isWelcome !== ok)
      breaches.push(
        `${act.who} ${act.where} ${act.says} should be ${ok ? 'accepted' : 'refused'}: ${text.split('\n')[0]}`,
      )
    if (ok && act.kind === 'idea' && !text.startsWith(`Idée n° ${n} `))
      breaches.push(`${act.says} should have number ${n}: ${text.split('\n')[0]}`)
  }
}

async function checkIdeas({ db, breaches }: Day, model: Model): Promise<number> {
  const rows = await db.query<{ home: string; n: number; author: string; text: string; status: string }>(
    `SELECT c.title AS home, i.number AS n, p.name AS author, i.text, i.status FROM "Idea" i
     JOIN "Person" p ON p.id = i."authorId" JOIN "Concertation" c ON c.id = i."concertationId" ORDER BY c.title, i.number`,
  )
  const expected = model.ideas
    .map(({ home, n, author, text, status }) => ({ home, n, author, text, status }))
    .sort((a, b) => (a.home === b.home ? a.n - b.n : a.home < b.home ? -1 : 1))
  const line = (idea: (typeof rows)[number]) => `${idea.home} ${idea.n} ${idea.author} ${idea.status} ${idea.text}`
  const kept = rows.map(line)
  const meant = expected.map(line)
  for (const idea of meant.filter((l) => !kept.includes(l))) breaches.push(`should be there: ${idea}`)
  for (const idea of kept.filter((l) => !meant.includes(l))) breaches.push(`should not be there: ${idea}`)
  for (const home of Object.values(homes)) {
    const numbers = rows.filter((row) => row.home === home).map((row) => row.n)
    if (numbers.some((n, i) => n !== i + 1)) breaches.push(`numbers of ${home} have a gap or a double: ${numbers}`)
    const until = await db.query<{ at: Date | null }>(
      'SELECT "intakeUntil" AS at FROM "Concertation" WHERE title = $1',
      [home],
    )
    if (until[0]?.at?.getTime() !== model.until.get(home))
      breaches.push(`the intake of ${home} should end at ${new Date(model.until.get(home) ?? 0).toISOString()}`)
  }
  return rows.length
}

/** Each message that we kept was shown once, and nothing else was. */
function checkShown({ platform, breaches }: Day, outbox: readonly Said[]): void {
  const posts = new Map(outbox.map((row) => [row.id, row]))
  const shown = new Map<string, number>()
  for (const message of platform.posted()) {
    const first = message.keys[0]!
    shown.set(first, (shown.get(first) ?? 0) + 1)
    for (const key of message.keys) if (!posts.has(key)) breaches.push(`${key} was shown and is not kept`)
    const row = posts.get(first)
    if (row && row.address.account !== (message.to as { account?: string }).account)
      breaches.push(`${first} was for ${row.address.account ?? 'everybody'} and shown to ${JSON.stringify(message.to)}`)
  }
  for (const row of outbox)
    if (row.edits === null && shown.get(row.id) !== 1)
      breaches.push(`${row.id} was shown ${shown.get(row.id) ?? 0} times: ${said(row.body).split('\n')[0]}`)
}

/** The card of an idea in its room is one, and says what the idea has become. */
function checkCards({ platform, breaches }: Day, model: Model): void {
  for (const idea of model.ideas) {
    if (idea.room === undefined) continue
    const cards = platform
      .seen('jo')
      .filter((seen) => seen.where === `#${idea.room}` && seen.message.to.to === 'room')
      .map((seen) => seen.text.replace(/[\u00a0\u202f]/g, ' '))
      .filter((text) => new RegExp(`^Idée n° ${idea.n} [—:]`).test(text))
    const right = cards.filter((text) =>
      idea.status === 'active' ? text.includes(`> ${idea.text}\n`) : / : retirée par/.test(text),
    )
    if (cards.length !== 1 || right.length !== 1)
      breaches.push(`the card of ${idea.home} ${idea.n} (${idea.status} ${idea.text}) is ${JSON.stringify(cards)}`)
  }
}

/** Somebody's words are seen by their author, by the team, and by the room in which they were said. */
function checkPrivacy({ platform, acts, breaches }: Day, model: Model): void {
  const owners = new Map<string, { act: Act; idea: Idea | undefined }>()
  const verdicts = new Map(model.verdicts.map((verdict) => [verdict.request, verdict.ok]))
  for (const [id, act] of acts) {
    const token = /mot\d+x\d+/.exec(act.text ?? '')?.[0]
    if (token) owners.set(token, { act, idea: verdicts.get(id) ? model.about.get(id) : undefined })
  }
  for (const who of people)
    for (const seen of platform.seen(who))
      for (const [token] of seen.text.matchAll(/mot\d+x\d+/g)) {
        const { act, idea } = owners.get(token)!
        const may = act.who === who || (idea !== undefined && (idea.room !== undefined || isTeam(who, idea.home)))
        if (!may) breaches.push(`${who} read in ${seen.where} what ${act.who} said in ${act.where}: ${token}`)
      }
}

/** What is due is made once, not before its time, and told once in each place. */
async function checkDue({ db, platform, breaches }: Day, model: Model): Promise<number> {
  const rows = await db.query<DueRow>(
    `SELECT split_part(d.schedule, ':', 1) AS schedule, c.title, d.nominal, d."doneAt", d.state FROM "Due" d
     JOIN "Concertation" c ON c.id = split_part(d.schedule, ':', 2) WHERE d.schedule LIKE 'intake %'`,
  )
  const told = { 'intake end': 'Le recueil des idées est terminé', 'intake remind': 'Dernière ligne droite' } as const
  for (const row of rows) {
    if (row.state === 'waiting' || row.state === 'parked')
      breaches.push(`${row.schedule} of ${row.title} is ${row.state}`)
    if (row.state === 'done' && row.doneAt!.getTime() < row.nominal.getTime())
      breaches.push(`${row.schedule} of ${row.title} was made before its time`)
  }
  for (const [room, home] of Object.entries(homes)) {
    for (const schedule of ['intake end', 'intake remind'] as const) {
      const made = rows.filter((row) => row.title === home && row.schedule === schedule && row.state === 'done').length
      const count = platform
        .seen('jo')
        .filter((seen) => seen.where === `#${room}`)
        .reduce((sum, seen) => sum + seen.text.split(told[schedule]).length - 1, 0)
      if (count !== made) breaches.push(`${schedule} of ${home} was made ${made} times and told ${count} times`)
    }
    const until = model.until.get(home)
    const end = rows.find(
      (row) => row.title === home && row.schedule === 'intake end' && row.nominal.getTime() === until,
    )
    if (until !== undefined && end?.state !== 'done') breaches.push(`the end of ${home} was never told: ${end?.state}`)
  }
  return rows.filter((row) => row.state === 'done').length
}

async function checkJournal({ db, breaches }: Day): Promise<void> {
  const lines = await db.query<Omit<JournalLine, 'at'> & { at: Date }>(
    `SELECT j.*, p.payload, p.salt FROM "Journal" j JOIN "JournalPayload" p USING (id) ORDER BY j."concertationId", j.seq`,
  )
  if (lines.some((line) => line.seq === null)) breaches.push('a line of the journal is not sealed')
  for (const [home, chain] of Map.groupBy(lines, (line) => line.concertationId)) {
    const faults = verifyChain(chain.map((line) => ({ ...line, at: line.at.toISOString() })))
    for (const fault of faults) breaches.push(`the journal of ${home} is broken at ${fault.seq}: ${fault.what}`)
  }
}
