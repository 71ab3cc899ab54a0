/** What people and the clock ask of polls. */
import { audience } from './audience.ts'
import { cancelPoll } from './cancel.ts'
import { cast } from './cast.ts'
import { close } from './close.ts'
import { end } from './end.ts'
import { open } from './open.ts'
import { polls } from './polls.ts'
import { refresh } from './refresh.ts'
import { reopen } from './reopen.ts'
import { settle } from './settle.ts'
import { unsettle } from './unsettle.ts'
import { withdraw } from './withdraw.ts'

export const voteIntents = [
  cast,
  polls,
  withdraw,
  audience,
  open,
  close,
  settle,
  cancelPoll,
  end,
  refresh,
  reopen,
  unsettle,
]
