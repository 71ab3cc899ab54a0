/** What people and the clock ask of a concertation. */
import { create } from './create.ts'
import { intake } from './intake.ts'
import { intakeEnd } from './intake-end.ts'
import { intakeOpen } from './intake-open.ts'
import { intakeRemind } from './intake-remind.ts'
import { intakeRestore } from './intake-restore.ts'
import { link } from './link.ts'
import { switchTo } from './switch.ts'
import { unlink } from './unlink.ts'

export const processIntents = [
  create,
  link,
  unlink,
  switchTo,
  intake,
  intakeOpen,
  intakeRestore,
  intakeRemind,
  intakeEnd,
]
