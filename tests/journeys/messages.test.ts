/**
 * Every message that the stories and the acts of a room make, reviewed against the six models: read at a glance, with a next
 * step, saying who sees it before it is sent, and in nobody's jargon.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { demonstrationOf } from '../../src/demonstration.ts'
import type { Database } from '../../src/engine/db.ts'
import { textOf } from '../../src/text/index.ts'
import { plainNode } from '../../src/views/plain.ts'
import { presses } from '../../src/views/press.ts'
import type { Button, Card, Node, View } from '../../src/views/view.ts'
import { acts, prepared } from '../model/undo-acts.ts'
import { testDatabase } from '../support/database.ts'
import { tellHere } from '../support/telling.ts'

type Inner = Exclude<View['nodes'][number], Card>
type Message = {
  readonly to: string
  readonly intent: string | null
  readonly body: View
  readonly text: string
}

const mostLines = 12
/** Answers to choose from in a ballot: beyond these the rest of the card gives way no more. */
const mostOptions = 6

/** Documents: made to be read whole, and signed as they are. */
const documents = ['digest', 'digest publish', 'digest correct', 'restitution publish', 'plan', 'plan adopt']
const documentTitles = /^(?:Résumé : |Plan |Concertation .* : ce |.* vous demande de signer|Aperçu)/
/** What was followed from an idea to an action, and axes with the ideas behind them: a list made to be searched. */
const searched = ['trace', 'axes', 'signals']

const messages: Message[] = []

async function collect(db: Database): Promise<void> {
  const rows = await db.query<{ to: string; intent: string | null; body: View }>(
    `SELECT o.address->>'to' AS to, i.intent, o.body FROM "Outbox" o LEFT JOIN "Inbox" i ON i.id = o."inboxId"
     WHERE o.kind = 'view' AND o.address->>'platform' <> 'mail' ORDER BY o.seq`,
  )
  messages.push(...rows.map((row) => ({ ...row, text: linesOf(row.body).join('\n') })))
}

beforeAll(async () => {
  for (const story of ['semaine-animatrice', 'picardie-2011']) {
    const db = await testDatabase()
    await tellHere(db, demonstrationOf(readFileSync(`stories/${story}.txt`, 'utf8')))
    await collect(db)
    await db.close()
  }
  const w = await prepared()
  for (const { first = [], ...one } of acts) {
    for (const { who, where, call } of [...first, one]) await w.says(who, where, call)
    await w.says(one.who, one.where, '/concert annuler')
  }
  for (const { who, where, says } of looked) await w.says(who, where, says)
  await w.passes({ days: 20 })
  await collect(w.db)
}, 300_000)

/** What people look at, and asked again with the most that it can hold. */
const many = Array.from({ length: 10 }, (_, i) => `${3 + i} juin 14h`).join(' ; ')
const looked = [
  ...['', 'aide', 'suivi', 'agenda', 'idees', 'actions', 'sondages', 'membres', 'profil', 'dates', 'decisions'].flatMap(
    (verb) => ['ana', 'dan'].map((who) => ({ who, where: '#pleniere', says: `/concert ${verb}` })),
  ),
  {
    who: 'bo',
    where: '#couloir',
    says: `/concert reunion ${many} ; titre : Été ; lieu : Amiens ; odj : Lieux, Budget`,
  },
  {
    who: 'bo',
    where: '#pleniere',
    says: { intent: 'session add', args: { when: many, title: 'Été', location: 'Amiens', confirmed: true } },
  },
  { who: 'bo', where: '#pleniere', says: { intent: 'dates', args: { poll: 2 } } },
  {
    who: 'dan',
    where: '#pleniere',
    says: { intent: 'dates answer', args: { poll: 2, choices: '1, 3 oui, 4 si besoin' } },
  },
] as const

const inner = ({ nodes }: View): Inner[] =>
  nodes.flatMap((node): readonly Inner[] => (node.kind === 'card' ? (node.nodes as readonly Inner[]) : [node as Inner]))

/** As the console prints it; the figures of a vote are a picture elsewhere, and a table is drawn as one. */
function linesOf(body: View): string[] {
  const titles = body.nodes.flatMap((node) =>
    node.kind === 'card' ? plainNode({ ...node, nodes: [] }, body.lang) : [],
  )
  const said = inner(body)
    .filter(({ kind }) => kind !== 'chart' && kind !== 'image' && kind !== 'document' && kind !== 'calendar')
    .map((node) => (node.kind === 'table' ? node.caption.toString() : plainNode(node as Node, body.lang)))
  const mark = textOf(body.lang).sandbox
  return [...titles, ...said]
    .flatMap((one) => one.replace(/[\u00a0\u202f]/g, ' ').split('\n'))
    .filter((line) => line.trim() !== '' && line !== mark.replace(/[\u00a0\u202f]/g, ' '))
}

function excess({ body }: Message): number {
  const options = inner(body).map((node) =>
    node.kind === 'ballot' ? node.options.length : node.kind === 'list' && node.ordered ? node.items.length : 0,
  )
  return Math.max(0, Math.max(0, ...options) - mostOptions)
}

const unique = (found: readonly string[]) => [...new Set(found)]

describe('every message', () => {
  test('there are many of them, of many kinds', () => {
    expect(messages.length).toBeGreaterThan(1500)
    expect(new Set(messages.map(({ intent }) => intent)).size).toBeGreaterThan(90)
  })

  test(`has ${mostLines} lines at most, but for documents and what is chosen from`, () => {
    const long = messages
      .filter(({ intent, text }) => ![...documents, ...searched].includes(intent ?? '') && !documentTitles.test(text))
      .filter((message) => message.text.split('\n').length > mostLines + excess(message))
      .map(({ intent, to, text }) => `${intent} ${to} ${text.split('\n').length}\n${text}`)
    expect(unique(long)).toEqual([])
  })

  test('shows a next step to whoever reads it alone', () => {
    const lost = messages
      .filter(({ to, body, text }) => {
        const typed = /« ?[/!](?:concert|idee)/.test(text)
        // What is to be done is outside the chat, and said.
        const outside = /Prévenez cette personne autrement/.test(text)
        return to !== 'room' && !typed && !outside && presses(body).length === 0
      })
      .map(({ intent, text }) => `${intent}\n${text}`)
    expect(unique(lost)).toEqual([])
  })

  test('says before it is sent who will see it, or that nobody else will', () => {
    const silent = messages
      .filter(({ body }) => buttonsOf(body).some(({ call }) => confirms(call.args) && publishes.includes(call.intent)))
      .filter(({ text }) => !audience.test(text))
      .map(({ intent, text }) => `${intent}\n${text}`)
    expect(unique(silent)).toEqual([])
  })

  test('has no word of programmers', () => {
    const words =
      /(?<!\p{L})(?:token|bug|clic|cliquez|click|input|json|null|undefined|NaN|id|uuid|hash|url|http|api|webhook|payload|timeout|parse|regex|backend|thread|callback|intent|workspace|enum|string|boolean)(?!\p{L})|\[object|[{}]|\p{L}_\p{L}/iu
    // What people wrote is theirs.
    const found = messages.flatMap(({ intent, text }) =>
      text
        .split('\n')
        .filter((line) => !line.startsWith('>') && words.test(line))
        .map((line) => `${intent}: ${line}`),
    )
    expect(unique(found)).toEqual([])
  })
})

function buttonsOf(body: View): Button[] {
  return presses(body).flatMap(({ on }) => ('kind' in on && on.kind === 'button' ? [on as Button] : []))
}

function confirms(args: Button['call']['args']): boolean {
  return args.confirmed !== undefined || args.preview !== undefined
}

/** What others are told of, or notified by. */
const publishes = [
  'session convene',
  'session move',
  'session cancel',
  'session edit',
  'session add',
  'session nudge',
  'dates choose',
  'dates nudge',
  'poll open',
  'poll nudge',
  'nudge',
  'digest publish',
  'digest correct',
  'restitution publish',
  'plan adopt',
  'pause',
  'link',
  'hand over',
  'trial',
]
const audience =
  /notifi|prévenu|prévient|verr(?:a|ont)|[Vv]isible|en privé|personne n|[Pp]ublié dans|para[îi]tra|envoyé|salon|message/
