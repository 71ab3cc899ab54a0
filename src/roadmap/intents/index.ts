/** What people and the clock ask of actions, roadmaps and plans. */
import { add } from './add.ts'
import { answerHelp } from './answer-help.ts'
import { assess } from './assess.ts'
import { commitments } from './commitments.ts'
import { contact } from './contact.ts'
import { done } from './done.ts'
import { draft } from './draft.ts'
import { draftRevert } from './draft-revert.ts'
import { edit } from './edit.ts'
import { help } from './help.ts'
import { list } from './list.ts'
import { milestone } from './milestone.ts'
import { milestoneRestore } from './milestone-restore.ts'
import { milestoneWithdraw } from './milestone-withdraw.ts'
import { nudge } from './nudge.ts'
import { owner } from './owner.ts'
import { ownerRemind } from './owner-remind.ts'
import { ownershipAccept } from './ownership-accept.ts'
import { ownershipDecline } from './ownership-decline.ts'
import { plan } from './plan.ts'
import { planAdd } from './plan-add.ts'
import { planAdopt } from './plan-adopt.ts'
import { planRelease } from './plan-release.ts'
import { planWithdraw } from './plan-withdraw.ts'
import { postpone } from './postpone.ts'
import { replyHelp } from './reply-help.ts'
import { restore } from './restore.ts'
import { revert } from './revert.ts'
import { snooze } from './snooze.ts'
import { underway } from './underway.ts'
import { withdraw } from './withdraw.ts'

export const roadmapIntents = [
  add,
  list,
  edit,
  withdraw,
  done,
  underway,
  postpone,
  snooze,
  help,
  commitments,
  nudge,
  owner,
  ownershipAccept,
  ownershipDecline,
  contact,
  assess,
  draft,
  milestone,
  milestoneWithdraw,
  plan,
  planAdd,
  planAdopt,
  ownerRemind,
  answerHelp,
  replyHelp,
  planRelease,
  restore,
  revert,
  draftRevert,
  milestoneRestore,
  planWithdraw,
]
