/** What people may ask about themselves, about the team, and about the organisations that take part. */
import { absence } from './absence.ts'
import { absenceRestore } from './absence-restore.ts'
import { accountConfirm } from './account-confirm.ts'
import { accountGather } from './account-gather.ts'
import { accountLink } from './account-link.ts'
import { accountRefuse } from './account-refuse.ts'
import { accountRestore } from './account-restore.ts'
import { admin } from './admin.ts'
import { appoint } from './appoint.ts'
import { back } from './back.ts'
import { collegeAdd } from './college-add.ts'
import { collegeAssign } from './college-assign.ts'
import { collegeRestore } from './college-restore.ts'
import { collegeWithdraw } from './college-withdraw.ts'
import { colleges } from './colleges.ts'
import { importMembers } from './import.ts'
import { importRestore } from './import-restore.ts'
import { language } from './language.ts'
import { mailRestore } from './mail-restore.ts'
import { mailResume } from './mail-resume.ts'
import { mailSilence } from './mail-silence.ts'
import { mailStop } from './mail-stop.ts'
import { members } from './members.ts'
import { myData } from './my-data.ts'
import { name } from './name.ts'
import { organisation } from './organisation.ts'
import { organisations } from './organisations.ts'
import { personalLink } from './personal-link.ts'
import { personalLinkMine } from './personal-link-mine.ts'
import { personalLinkRestore } from './personal-link-restore.ts'
import { personalLinkRevoke } from './personal-link-revoke.ts'
import { personalLinkSend } from './personal-link-send.ts'
import { personalLinkSheet } from './personal-link-sheet.ts'
import { personalLinks } from './personal-links.ts'
import { profile } from './profile.ts'
import { quietHours } from './quiet-hours.ts'
import { relieve } from './relieve.ts'
import { weeklyLetter } from './weekly-letter.ts'
import { weeklyLetterRestore } from './weekly-letter-restore.ts'

export const peopleIntents = [
  profile,
  name,
  organisation,
  language,
  quietHours,
  weeklyLetter,
  weeklyLetterRestore,
  absence,
  absenceRestore,
  back,
  myData,
  accountLink,
  accountConfirm,
  accountRefuse,
  accountRestore,
  accountGather,
  organisations,
  colleges,
  collegeAdd,
  collegeWithdraw,
  collegeAssign,
  collegeRestore,
  members,
  appoint,
  relieve,
  importMembers,
  importRestore,
  personalLink,
  personalLinkMine,
  personalLinkSheet,
  personalLinks,
  personalLinkSend,
  personalLinkRevoke,
  personalLinkRestore,
  mailSilence,
  mailResume,
  mailRestore,
  mailStop,
  admin,
]
