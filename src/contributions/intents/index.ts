/** What people may do with ideas, and with what is made of them. */
import { audience } from './audience.ts'
import { axes } from './axes.ts'
import { axisKeep } from './axis-keep.ts'
import { axisRestore } from './axis-restore.ts'
import { axisSupport } from './axis-support.ts'
import { axisUnsupport } from './axis-unsupport.ts'
import { axisWithdraw } from './axis-withdraw.ts'
import { box } from './box.ts'
import { edit } from './edit.ts'
import { ideaAccept } from './idea-accept.ts'
import { ideaFor } from './idea-for.ts'
import { ideaForget } from './idea-forget.ts'
import { ideaRefuse } from './idea-refuse.ts'
import { ideaSort } from './idea-sort.ts'
import { ideaUnmoderate } from './idea-unmoderate.ts'
import { ideaUnsort } from './idea-unsort.ts'
import { ideaVisit } from './idea-visit.ts'
import { ideas } from './ideas.ts'
import { keep } from './keep.ts'
import { merge } from './merge.ts'
import { mine } from './mine.ts'
import { moderate } from './moderate.ts'
import { moderationRefresh } from './moderation-refresh.ts'
import { move } from './move.ts'
import { near } from './near.ts'
import { rejoin } from './rejoin.ts'
import { restitutionClose } from './restitution-close.ts'
import { restitutionOpen } from './restitution-open.ts'
import { restitutionPublish } from './restitution-publish.ts'
import { restitutionRelease } from './restitution-release.ts'
import { restore } from './restore.ts'
import { revert } from './revert.ts'
import { signalKeep } from './signal-keep.ts'
import { signalRestore } from './signal-restore.ts'
import { signalWithdraw } from './signal-withdraw.ts'
import { signals } from './signals.ts'
import { sort } from './sort.ts'
import { sortUndo } from './sort-undo.ts'
import { submit } from './submit.ts'
import { themeAdd } from './theme-add.ts'
import { themeForget } from './theme-forget.ts'
import { themeNew } from './theme-new.ts'
import { themeRename } from './theme-rename.ts'
import { themeRestore } from './theme-restore.ts'
import { themeWithdraw } from './theme-withdraw.ts'
import { themes } from './themes.ts'
import { trace } from './trace.ts'
import { unmerge } from './unmerge.ts'
import { unmove } from './unmove.ts'
import { withdraw } from './withdraw.ts'

export const contributionIntents = [
  submit,
  box,
  ideas,
  mine,
  edit,
  withdraw,
  restore,
  audience,
  near,
  move,
  ideaFor,
  moderate,
  ideaAccept,
  ideaRefuse,
  trace,
  themes,
  sort,
  themeNew,
  themeAdd,
  themeRename,
  themeWithdraw,
  ideaSort,
  ideaUnsort,
  merge,
  unmerge,
  restitutionOpen,
  axisKeep,
  axisSupport,
  axes,
  axisWithdraw,
  signalKeep,
  signals,
  signalWithdraw,
  restitutionPublish,
  keep,
  revert,
  unmove,
  themeForget,
  rejoin,
  themeRestore,
  sortUndo,
  restitutionClose,
  restitutionRelease,
  axisUnsupport,
  axisRestore,
  signalRestore,
  ideaUnmoderate,
  moderationRefresh,
  ideaForget,
  ideaVisit,
]
