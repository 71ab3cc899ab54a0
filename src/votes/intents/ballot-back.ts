/** Undo of a vote of one's own that took the place of a proxy: the proxy serves again, and the ballot that was put in by it. */
import { z } from 'zod'
import { Line, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update, type Write } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { Refusal } from '../../refusal.ts'
import { lookAtQuorum } from '../acts/quorum.ts'
import { ballotIn, voterIn, voterKey } from '../electorate.ts'
import { logged } from '../log.ts'
import { mustBeOpen } from '../meant.ts'
import { readBallot } from '../reading.ts'
import { lookAt, redraw, shownOf } from '../shown.ts'
import { ballotsAbout } from '../store/box.ts'
import { pollProxiesIn } from '../store/electorate.ts'
import { heldNotice, noticeView } from '../views/proxies.ts'
import { visiblePoll } from '../which.ts'
import { kept } from './cast.ts'

export const ballotBack = defineIntent({
  name: 'ballot back',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  untold: ['choices'],
  args: z.object({
    poll: ShownNumber,
    /** ids of their rows; after a dash, those that said nothing before */
    proxies: Line(1, 400).optional(),
    choices: Line(1, 3000).optional(),
    /** who had put in the ballot that was replaced */
    by: Line(1, 40).optional(),
  }),
  async run(args, context) {
    const { actor, read, number: next, said, t, lang, zone } = context
    const { poll } = await visiblePoll(args.poll, context)
    mustBeOpen(poll, context)
    const voter = await voterIn(poll, undefined, context)
    const [box, rows, looked] = await Promise.all([
      ballotsAbout(read, poll.id, [voter]),
      pollProxiesIn(read, poll.id),
      lookAt(read, poll),
    ])
    const mine = ballotIn(box, voter)
    if (mine?.state !== 'counted' || mine.castById !== null) throw new Refusal('undoImpossible')
    const writes: Write[] = []
    for (const item of args.proxies?.split(',') ?? []) {
      const row = rows.find(({ id }) => id === item.replace(/^-/, ''))
      if (row?.state !== 'revoked') throw new Refusal('undoImpossible')
      const { giverId: giver, holderId: holder } = row
      const { writes: told } = await tell(context, [holder], (words, spoken) =>
        heldNotice(poll, { name: actor.name, called: actor.name }, 1, true, words, spoken),
      )
      const state = item.startsWith('-') ? 'undone' : 'given'
      writes.push(update('PollProxy', row, { state }), logged(poll, { kind: 'proxy', giver, holder }, context), ...told)
    }
    writes.push(...lookAtQuorum(poll, context))
    const change = {
      paper: '',
      words: null,
      salt: null,
      state: 'withdrawn',
      number: next(`ballot:${poll.id}`),
      at: said,
    }
    const restored =
      args.choices === undefined
        ? { row: undefined, writes: [update('Ballot', mine, change), withdrawn()] }
        : kept(
            poll,
            mine,
            { ...voter, castById: args.by ?? null },
            readBallot(args.choices, shownOf(looked, zone)),
            context,
          )
    const after = shownOf(looked, zone, { before: mine, after: restored.row, name: voter.name })
    return answer(
      noticeView(poll.number, t.votes.ballotIsBack(poll.number, args.choices !== undefined), 'vote', t, lang),
      restored.writes,
      writes,
      await redraw(after, context),
    )

    function withdrawn(): Write {
      return logged(poll, { kind: 'withdrawn', voter: voterKey(voter) }, context)
    }
  },
})
