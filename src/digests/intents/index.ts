/** What people and the engine ask of digests. */
import { digestCorrect } from './correct.ts'
import { digest } from './digest.ts'
import { digestMail } from './mail.ts'
import { digestPublish } from './publish.ts'
import { digestRead } from './read.ts'
import { digestRelease } from './release.ts'
import { digestReport } from './report.ts'
import { digestRetract } from './retract.ts'

export const digestIntents = [
  digest,
  digestPublish,
  digestCorrect,
  digestRead,
  digestReport,
  digestRelease,
  digestRetract,
  digestMail,
] as const
