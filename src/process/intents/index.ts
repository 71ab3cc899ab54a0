/** What people and the clock ask of a concertation. */
import { animate } from './animate.ts'
import { animationRestore } from './animation-restore.ts'
import { bodies } from './bodies.ts'
import { bodyAdd } from './body-add.ts'
import { bodyRestore } from './body-restore.ts'
import { bodyWithdraw } from './body-withdraw.ts'
import { create } from './create.ts'
import { createRestore } from './create-restore.ts'
import { handOver } from './hand-over.ts'
import { handOverRestore } from './hand-over-restore.ts'
import { intake } from './intake.ts'
import { intakeEnd } from './intake-end.ts'
import { intakeOpen } from './intake-open.ts'
import { intakeRemind } from './intake-remind.ts'
import { intakeRestore } from './intake-restore.ts'
import { link } from './link.ts'
import { pause } from './pause.ts'
import { pauseEnd } from './pause-end.ts'
import { pauseRestore } from './pause-restore.ts'
import { phaseAdd } from './phase-add.ts'
import { phaseLock } from './phase-lock.ts'
import { phaseOpen } from './phase-open.ts'
import { phaseRestore } from './phase-restore.ts'
import { phaseWithdraw } from './phase-withdraw.ts'
import { phases } from './phases.ts'
import { placeCode } from './place-code.ts'
import { placeCodeRestore } from './place-code-restore.ts'
import { placeCodeWithdraw } from './place-code-withdraw.ts'
import { placeMove } from './place-move.ts'
import { publicPage } from './public-page.ts'
import { publicPageClose } from './public-page-close.ts'
import { publicPageRelease } from './public-page-release.ts'
import { publicPageRestore } from './public-page-restore.ts'
import { publicPageWithdraw } from './public-page-withdraw.ts'
import { publicationDecline } from './publication-decline.ts'
import { publicationRestore } from './publication-restore.ts'
import { publicationSign } from './publication-sign.ts'
import { publications } from './publications.ts'
import { signature } from './signature.ts'
import { statutes } from './statutes.ts'
import { statutesRestore } from './statutes-restore.ts'
import { switchTo } from './switch.ts'
import { trial } from './trial.ts'
import { trialClose } from './trial-close.ts'
import { trialRestore } from './trial-restore.ts'
import { unanimate } from './unanimate.ts'
import { unlink } from './unlink.ts'
import { workshopAdd } from './workshop-add.ts'
import { workshopRename } from './workshop-rename.ts'
import { workshopRestore } from './workshop-restore.ts'
import { workshopWithdraw } from './workshop-withdraw.ts'
import { workshops } from './workshops.ts'
import { workshopsFromPoll } from './workshops-from-poll.ts'

export const processIntents = [
  create,
  createRestore,
  link,
  unlink,
  placeCode,
  placeCodeWithdraw,
  placeCodeRestore,
  placeMove,
  switchTo,
  phases,
  phaseAdd,
  phaseOpen,
  phaseWithdraw,
  phaseRestore,
  phaseLock,
  bodies,
  bodyAdd,
  bodyWithdraw,
  bodyRestore,
  statutes,
  statutesRestore,
  workshops,
  workshopAdd,
  workshopRename,
  workshopWithdraw,
  workshopRestore,
  workshopsFromPoll,
  animate,
  unanimate,
  animationRestore,
  handOver,
  handOverRestore,
  publications,
  publicationSign,
  publicationDecline,
  publicationRestore,
  signature,
  intake,
  intakeOpen,
  intakeRestore,
  intakeRemind,
  intakeEnd,
  pause,
  pauseEnd,
  pauseRestore,
  publicPage,
  publicPageClose,
  publicPageRelease,
  publicPageWithdraw,
  publicPageRestore,
  trial,
  trialClose,
  trialRestore,
]
