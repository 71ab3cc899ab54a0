/** What people may do with ideas. */
import { audience } from './audience.ts'
import { edit } from './edit.ts'
import { ideas } from './ideas.ts'
import { mine } from './mine.ts'
import { restore } from './restore.ts'
import { revert } from './revert.ts'
import { submit } from './submit.ts'
import { withdraw } from './withdraw.ts'

export const contributionIntents = [submit, ideas, mine, edit, withdraw, restore, audience, revert]
