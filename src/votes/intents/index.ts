/** What people and the clock ask of polls. */
import { allVoted } from './all-voted.ts'
import { audience } from './audience.ts'
import { ballotBack } from './ballot-back.ts'
import { begin } from './begin.ts'
import { cancelPoll } from './cancel.ts'
import { cast } from './cast.ts'
import { close } from './close.ts'
import { draw } from './draw.ts'
import { end } from './end.ts'
import { enrol } from './enrol.ts'
import { extend } from './extend.ts'
import { importBelenios } from './import-belenios.ts'
import { importUndo } from './import-belenios-undo.ts'
import { nudge } from './nudge.ts'
import { object } from './object.ts'
import { open } from './open.ts'
import { optionAdd } from './option-add.ts'
import { optionRemove } from './option-remove.ts'
import { paper } from './paper.ts'
import { polls } from './polls.ts'
import { proxyGive } from './proxy-give.ts'
import { proxyList } from './proxy-list.ts'
import { proxyRecall } from './proxy-recall.ts'
import { proxyRestore } from './proxy-restore.ts'
import { quorum } from './quorum.ts'
import { receipt } from './receipt.ts'
import { recount } from './recount.ts'
import { redo } from './redo.ts'
import { refresh } from './refresh.ts'
import { refuse } from './refuse.ts'
import { remind } from './remind.ts'
import { reopen } from './reopen.ts'
import { roll } from './roll.ts'
import { rollRestore } from './roll-restore.ts'
import { rules } from './rules.ts'
import { secret } from './secret.ts'
import { settle } from './settle.ts'
import { shorten } from './shorten.ts'
import { start } from './start.ts'
import { strike } from './strike.ts'
import { terms } from './terms.ts'
import { unreplace } from './unreplace.ts'
import { unsecret } from './unsecret.ts'
import { unsettle } from './unsettle.ts'
import { unstart } from './unstart.ts'
import { unvalidate } from './unvalidate.ts'
import { validate } from './validate.ts'
import { withdraw } from './withdraw.ts'

export const voteIntents = [
  cast,
  object,
  paper,
  polls,
  withdraw,
  proxyGive,
  proxyRecall,
  proxyList,
  receipt,
  recount,
  optionAdd,
  audience,
  secret,
  open,
  rules,
  begin,
  redo,
  terms,
  extend,
  nudge,
  close,
  settle,
  draw,
  validate,
  refuse,
  roll,
  enrol,
  strike,
  cancelPoll,
  importBelenios,
  end,
  allVoted,
  remind,
  quorum,
  refresh,
  start,
  reopen,
  unstart,
  unreplace,
  unsecret,
  unsettle,
  unvalidate,
  optionRemove,
  shorten,
  importUndo,
  rollRestore,
  proxyRestore,
  ballotBack,
]
