/** What people and the clock ask of polls. */
import { audience } from './audience.ts'
import { cancelPoll } from './cancel.ts'
import { cast } from './cast.ts'
import { close } from './close.ts'
import { end } from './end.ts'
import { extend } from './extend.ts'
import { nudge } from './nudge.ts'
import { open } from './open.ts'
import { paper } from './paper.ts'
import { polls } from './polls.ts'
import { refresh } from './refresh.ts'
import { remind } from './remind.ts'
import { reopen } from './reopen.ts'
import { settle } from './settle.ts'
import { shorten } from './shorten.ts'
import { unsettle } from './unsettle.ts'
import { withdraw } from './withdraw.ts'

export const voteIntents = [
  cast,
  paper,
  polls,
  withdraw,
  audience,
  open,
  extend,
  nudge,
  close,
  settle,
  cancelPoll,
  end,
  remind,
  refresh,
  reopen,
  unsettle,
  shorten,
]
