/** The page of one person, and what it says to somebody who takes part in nothing yet. */
import type { Action, Session } from '../../generated/prisma/client.ts'
import { daysUntil, isLate, type Progress } from '../../roadmap/rules/action.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, option, pick, quiet, text, view } from '../../views/build.ts'
import { formatDate, formatDay, formatTime } from '../../views/format.ts'
import { instant, sayInstant } from '../../views/instant.ts'
import { plain } from '../../views/plain.ts'
import { shorten, spansOf } from '../../views/rich.ts'
import type { Button, Call, Card, Lang, Rich, View } from '../../views/view.ts'
import { type Step, stepFor } from '../rules/buttons.ts'
import type { Waiting } from '../rules/waiting.ts'
import type { Given } from '../store.ts'
import { stepButton, waitingLine } from '../views.ts'

type Clock = { readonly zone: string; readonly today: string }
type Answers = readonly (Given & {
  readonly isToday: boolean
  /** it is about their ballot: the question, '' when it is not known */
  readonly vote: string | undefined
})[]
type Inner = Card['nodes']
type Meeting = Pick<Session, 'number' | 'title' | 'startsAt' | 'location' | 'state'> & {
  readonly answer: string | undefined
}

export type Home = Clock & {
  readonly title: string
  /** this person takes part in other concertations too */
  readonly several: boolean
  readonly waiting: readonly Waiting[]
  /** theirs and those of their organisation, the most urgent first */
  readonly actions: readonly Action[]
  readonly organisationId: string | null
  /** by time */
  readonly sessions: readonly Meeting[]
  readonly answers: Answers
  readonly intakeOpen: boolean
  readonly may: (intent: string) => boolean
}

/** Lines of each card: the page is read on a telephone, and each part has its own command for the rest. */
const most = { waiting: 6, votes: 5, actions: 5, sessions: 5, answered: 3 }
/** Characters of an answer's first words. */
const firstWords = 60

export function homeView(home: Home, t: Text, lang: Lang): View {
  return view(
    lang,
    text({ strong: home.title }),
    home.several && quiet(t.home.inOne(home.title)),
    waitingCard(home, t, lang),
    votesCard(home, t, lang),
    actionsCard(home, t, lang),
    meetingsCard(home, t, lang),
    answersCard(home.answers, home.zone, t, lang),
    actions(
      home.intakeOpen && button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }, 'primary'),
      button(t.buttons.stepMyTodo, { intent: 'todo', args: {} }),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
      home.several && button(t.buttons.changeConcertation, { intent: 'switch', args: {} }),
      button(t.buttons.help, { intent: 'help', args: {} }),
    ),
  )
}

/** Where nobody knows yet what this person takes part in: what to do first, and the buttons of the panel. */
export function welcomeHomeView(
  home: Clock & { readonly administered: boolean; readonly steps: readonly Step[]; readonly answers: Answers },
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.panel.dmUnbound),
    text(home.administered ? t.home.first : t.panel.noAdministrator),
    answersCard(home.answers, home.zone, t, lang),
    actions(...home.steps.map((step) => stepButton(step, t))),
  )
}

/** Votes, actions and meetings have a card of their own. */
const ownCard: readonly Waiting['kind'][] = ['vote', 'late', 'accept', 'answer']

function waitingCard({ waiting, zone, may }: Home, t: Text, lang: Lang): Card | false {
  const rest = waiting.filter(({ kind }) => !ownCard.includes(kind))
  if (rest.length === 0) return false
  const shown = rest.slice(0, most.waiting)
  // A channel is bound from the channel itself.
  const steps = shown.filter(({ kind }) => kind !== 'link').map(stepFor)
  const more = rest.length - shown.length
  return card(
    t.panel.waiting,
    list(...shown.map((w) => waitingLine(w, zone, t, lang)), more > 0 && t.todo.more(more)),
    actions(...steps.filter((step) => may(step.intent)).map((step) => stepButton(step, t))),
  )
}

function votesCard({ waiting, zone }: Home, t: Text, lang: Lang): Card {
  const votes = waiting.filter((w) => w.kind === 'vote')
  const shown = votes.slice(0, most.votes)
  const more = votes.length - shown.length
  return card(
    t.home.votes,
    votes.length === 0 && text(t.home.noVotes),
    list(
      ...shown.map(
        ({ poll, question, until }): Rich => [
          { strong: t.home.vote(poll, question) },
          ...(until ? [' — ', ...spansOf(sayInstant(t.home.voteUntil, until, zone, lang))] : []),
        ],
      ),
      more > 0 && t.todo.more(more),
    ),
    actions(
      ...shown.map((vote) => stepButton(stepFor(vote), t)),
      more > 0 && button(t.buttons.openPolls, { intent: 'polls', args: {} }),
    ),
  )
}

/** The first one is asked about at once; the others are a choice away. */
function actionsCard(home: Home, t: Text, lang: Lang): Card {
  const shown = home.actions.slice(0, most.actions)
  const more = home.actions.length - shown.length
  const [first] = shown
  return card(
    t.home.actions,
    first === undefined && text(t.home.noActions),
    list(...shown.map((action) => actionLine(action, home.today, t, lang)), more > 0 && t.todo.more(more)),
    first && text(t.home.howFar),
    first && actions(...answerButtons(first, home, shown.length > 1, t)),
    shown.length > 1 &&
      actions(
        pick(
          t.buttons.pickAction,
          shown.map((a) => option(t.home.of(a.number, a.title), { intent: 'actions', args: { number: a.number } })),
        ),
      ),
    first && quiet(t.roadmap.reminderAudience),
  )
}

function actionLine(action: Action, today: string, t: Text, lang: Lang): Rich {
  const due =
    action.dueOn === null
      ? t.roadmap.noDue
      : isLate(action, today)
        ? t.roadmap.dueSaid(formatDate(action.dueOn, lang), t.roadmap.lateBy(-daysUntil(action.dueOn, today)))
        : formatDate(action.dueOn, lang)
  const state = action.ownership === 'asked' ? t.roadmap.notAccepted : t.roadmap.progresses[action.progress as Progress]
  return [{ strong: t.home.of(action.number, action.title) }, ` — ${due} — ${state}`]
}

function answerButtons(
  { id, number, ownership, ownerId }: Action,
  home: Home,
  several: boolean,
  t: Text,
): readonly Button[] {
  const label = (said: string) => (several ? t.roadmap.answerOf(number, said) : said)
  const args = { action: id }
  if (ownership === 'asked' && ownerId !== null && ownerId === home.organisationId)
    return [
      button(label(t.buttons.acceptOwnership), { intent: 'ownership accept', args: { number } }, 'primary'),
      button(label(t.buttons.declineOwnership), { intent: 'ownership decline', args: { number } }, 'danger'),
      button(label(t.buttons.actionHelp), { intent: 'action help', args }),
    ]
  return [
    button(label(t.buttons.actionDone), { intent: 'action done', args }, 'primary'),
    button(label(t.buttons.actionUnderway), { intent: 'action underway', args }),
    button(label(t.buttons.actionPostpone), { intent: 'action postpone', args }),
    button(label(t.buttons.actionHelp), { intent: 'action help', args }),
  ]
}

function meetingsCard({ sessions, zone }: Home, t: Text, lang: Lang): Card {
  const shown = sessions.slice(0, most.sessions)
  const more = sessions.length - shown.length
  const asked = shown.filter((s) => s.state === 'convened' && s.answer === undefined).slice(0, most.answered)
  return card(
    t.home.meetings,
    sessions.length === 0 && text(t.home.noMeetings),
    list(...shown.map((session) => meetingLine(session, zone, t, lang)), more > 0 && t.todo.more(more)),
    actions(
      ...asked.flatMap(({ number }) => comeButtons(number, asked.length > 1, t)),
      sessions.length > 0 && button(t.buttons.stepMyAgenda, { intent: 'agenda', args: {} }),
    ),
  )
}

function meetingLine(session: Meeting, zone: string, t: Text, lang: Lang): Rich {
  const state = t.meetings.states[session.state as keyof Text['meetings']['states']]
  const mine = t.meetings.youAnswered[session.answer as keyof Text['meetings']['youAnswered']]
  const place = session.location === null ? '' : `, ${session.location}`
  return [
    { strong: t.home.of(session.number, session.title) },
    ' — ',
    instant(session.startsAt, zone, lang),
    `${place} (${mine === undefined ? state : `${state}, ${mine}`})`,
  ]
}

function comeButtons(number: number, several: boolean, t: Text): readonly Button[] {
  const label = (said: string) => (several ? t.home.of(number, said) : said)
  const to = (said: string): Call => ({ intent: 'session answer', args: { answer: said, session: number } })
  return [button(label(t.buttons.come), to('yes'), 'primary'), button(label(t.buttons.cannotCome), to('no'))]
}

function answersCard(answers: Answers, zone: string, t: Text, lang: Lang): Card | false {
  if (answers.length === 0) return false
  const nodes: Inner = [
    quiet(t.home.lastAnswersHow),
    actions(
      pick(
        t.buttons.answerAgain,
        answers.map(({ post, body, intent, at, isToday, vote }) => {
          const hour = formatTime(at, zone, lang)
          const moment = isToday ? hour : t.home.onDay(formatDay(at, zone, lang), hour)
          // The page is shown to others more often than one thinks: a choice is read in the answer alone.
          const words = vote === undefined ? beginning(body, intent === null ? 1 : 2) : voteWords(vote, t)
          return option(t.home.answered(moment, words), {
            intent: 'answer again',
            args: { post },
          })
        }),
      ),
    ),
  ]
  return card(t.home.lastAnswers, ...nodes)
}

function voteWords(question: string, t: Text): string {
  return shorten(question === '' ? t.home.yourVote : `${t.home.yourVote} — ${question}`, firstWords)
}

/** Its first lines, without what is pressed. Of a refusal the first alone: what was typed is below it. */
function beginning({ lang, nodes }: View, most: number): string {
  const said = plain({ lang, nodes: nodes.filter((node) => node.kind !== 'actions') })
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  return shorten(lines.slice(0, most).join(' — '), firstWords)
}
