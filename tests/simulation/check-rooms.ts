/** What must be true of votes, sorting, actions and reminders when the day is over, one sentence for each breach. */
import type { Model } from './model.ts'
import { type Day, homes, people } from './simulate.ts'

type End = { readonly home: string; readonly n: number }

/** Votes that the clock ended, by the request in which it did: several that were late share one. */
export async function endsOf({ db }: Day): Promise<Map<string, End[]>> {
  const made = await db.query<{ id: string; at: Date; home: string; n: number }>(
    `SELECT d.id, d."doneAt" AS at, c.title AS home, p.number AS n FROM "Due" d JOIN "Poll" p ON p.id = d.call->'args'->>'poll'
     JOIN "Concertation" c ON c.id = p."concertationId" WHERE d.schedule LIKE 'poll end:%' AND d.state = 'done'`,
  )
  const runs = await db.query<{ id: string; at: Date }>(`SELECT id, at FROM "Inbox" WHERE id LIKE 'due|%' ORDER BY seq`)
  const ends = new Map<string, End[]>()
  for (const { id, at, home, n } of made) {
    const alone = runs.find((run) => run.id === `due|${id}|1`)
    const shared = runs.find((run) => {
      const [, first = '', size] = run.id.split('|')
      return size !== '1' && run.at.getTime() === at.getTime() && first <= id
    })
    const run = (alone ?? shared)?.id ?? ''
    ends.set(run, [...(ends.get(run) ?? []), { home, n }])
  }
  return ends
}

export async function checkPolls({ db, platform, breaches }: Day, model: Model): Promise<void> {
  const rows = await db.query<{ home: string; n: number; state: string; box: string; counts: string | null }>(
    `SELECT c.title AS home, p.number AS n, p.state, p.result->>'counts' AS counts, coalesce((SELECT string_agg(
       w.name || ' ' || b.paper, '; ' ORDER BY w.name) FROM "Ballot" b JOIN "Person" w ON w.id = b."personId"
       WHERE b."pollId" = p.id AND b.state = 'counted'), '') AS box
     FROM "Poll" p JOIN "Concertation" c ON c.id = p."concertationId" ORDER BY 1, 2`,
  )
  const kept = rows.map(({ home, n, state, box, counts }) => `vote ${home} ${n} ${state} [${box}] ${counts ?? ''}`)
  const meant = model.polls.map(({ home, n, state, box, counts }) => {
    const chosen = [...box].map(([who, choices]) => `${who} ${choices.map((c) => c - 1).join(',')}`).sort()
    const counted = state === 'tied' || state === 'closed' ? `[${counts.join(', ')}]` : ''
    return `vote ${home} ${n} ${state} [${chosen.join('; ')}] ${counted}`
  })
  for (const poll of meant.filter((p) => !kept.includes(p)))
    breaches.push(`should be: ${poll}; is: ${kept.find((k) => k.startsWith(poll.split(' ').slice(0, 3).join(' ')))}`)
  if (kept.length !== meant.length) breaches.push(`${kept.length} votes are kept, ${meant.length} were opened`)
  for (const { question, n, room, state, box } of model.polls) {
    const cards = platform
      .seen('jo')
      .filter((seen) => seen.where === `#${room}` && seen.message.to.to === 'room')
      .map((seen) => seen.text.replace(/[\u00a0\u202f]/g, ' '))
      .filter((text) => text.startsWith(`Vote n° ${n} : ${question}`))
    const isRight = cards.length === 1 && (state !== 'open' || cards[0]!.includes(`\n${box.size} réponse`))
    if (!isRight) breaches.push(`the card of vote ${n} (${state}, ${box.size} ballots) is ${JSON.stringify(cards)}`)
  }
  for (const seen of people.flatMap((who) => platform.seen(who)))
    if (/votre (nouveau )?choix (est enregistré|remplace)/.test(seen.text) && seen.message.to.to === 'room')
      breaches.push(`a choice was shown in ${seen.where}: ${seen.text}`)
}

export async function checkSorting({ db, breaches }: Day, model: Model): Promise<void> {
  const rows = await db.query<{ idea: string }>(
    `SELECT c.title || ' ' || i.number || ' under ' || coalesce(t.number::text, 'none') AS idea FROM "Idea" i
     JOIN "Concertation" c ON c.id = i."concertationId" LEFT JOIN "Theme" t ON t.id = i."themeId"`,
  )
  const kept = rows.map(({ idea }) => idea)
  const meant = model.ideas.map(({ home, n, theme }) => `${home} ${n} under ${theme ?? 'none'}`)
  for (const idea of meant.filter((i) => !kept.includes(i))) breaches.push(`should be sorted so: ${idea}`)
  for (const home of Object.values(homes)) {
    const own = model.ideas.filter((idea) => idea.home === home)
    const active = own.filter((idea) => idea.status === 'active')
    const sorted = active.filter((idea) => idea.theme !== undefined).length
    const [row] = await db.query<{ sorted: number; unsorted: number; withdrawn: number }>(
      `SELECT count(*) FILTER (WHERE i.status = 'active' AND i."themeId" IS NOT NULL)::int AS sorted,
        count(*) FILTER (WHERE i.status = 'active' AND i."themeId" IS NULL)::int AS unsorted,
        count(*) FILTER (WHERE i.status = 'withdrawn')::int AS withdrawn
       FROM "Idea" i JOIN "Concertation" c ON c.id = i."concertationId" WHERE c.title = $1`,
      [home],
    )
    const wanted = { sorted, unsorted: active.length - sorted, withdrawn: own.length - active.length }
    if (JSON.stringify(row) !== JSON.stringify(wanted))
      breaches.push(`ideas of ${home} are counted ${JSON.stringify(row)}, not ${JSON.stringify(wanted)}`)
  }
}

const reminder = /où en êtes-vous de c/
const daily = /où en êtes-vous de c|voici votre semaine/

export async function checkActions({ db, platform, breaches }: Day, model: Model): Promise<void> {
  const rows = await db.query<{ action: string }>(
    `SELECT c.title || ' ' || a.number || ' ' || a.title || ' ' || p.name || ' ' || a."dueOn" || ' ' || a.state || ' ' || a.progress AS action
     FROM "Action" a JOIN "Concertation" c ON c.id = a."concertationId" JOIN "Person" p ON p.id = a."contactId"`,
  )
  const kept = rows.map(({ action }) => action)
  const meant = model.actions.map(
    (a) => `${a.home} ${a.n} ${a.title} ${a.contact} ${a.due} ${a.state} ${a.done ? 'done' : 'toDo'}`,
  )
  for (const action of meant.filter((a) => !kept.includes(a))) breaches.push(`should be an action: ${action}`)
  if (kept.length !== meant.length) breaches.push(`${kept.length} actions are kept, ${meant.length} were noted`)
  const reminders = await db.query<{ who: string; day: string }>(
    'SELECT p.name AS who, r.day FROM "Reminder" r JOIN "Person" p ON p.id = r."personId"',
  )
  const waiting = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Due" WHERE state = 'parked' OR (schedule LIKE 'owner remind:%' AND "doneAt" < nominal)`,
  )
  if (waiting[0]!.n > 0) breaches.push(`${waiting[0]!.n} calls are parked, or were made before their time`)
  for (const who of people) {
    // The letter of the week is that day's message as well, with the reminder before it when there is one.
    const told = platform.seen(who).filter((seen) => daily.test(seen.text))
    const own = reminders.filter((row) => row.who === who)
    const messages = told.reduce((sum, seen) => sum + seen.text.split(daily).length - 1, 0)
    if (messages !== own.length) breaches.push(`${who} was reminded ${messages} times on ${own.length} days`)
    if (new Set(own.map(({ day }) => day)).size !== own.length) breaches.push(`${who} was reminded twice in a day`)
    for (const seen of told) {
      if (seen.where !== 'dm') breaches.push(`${who} was reminded in ${seen.where}`)
      for (const [title] of seen.text.matchAll(/Chantier \d+z/g))
        if (model.actions.find((action) => action.title === title)?.contact !== who)
          breaches.push(`${who} was reminded of ${title}, which is somebody else’s`)
    }
  }
  for (const { home, n, title, contact, due, at, state, done } of model.actions) {
    const since = new Date(at).toISOString().slice(0, 10)
    const wasReminded =
      reminders.some(({ who, day }) => who === contact && day >= since) &&
      platform.seen(contact).some(({ text }) => reminder.test(text) && text.includes(title))
    if (state === 'active' && !done && due >= since && !wasReminded)
      breaches.push(`${contact} was never reminded of action ${n} of ${home}, due ${due}`)
  }
}
