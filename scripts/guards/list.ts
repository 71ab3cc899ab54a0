/** Every guard there is. */
import { ballotGuards } from './ballots.ts'
import { beleniosGuards } from './belenios.ts'
import { discordGuards } from './discord.ts'
import { doorGuards } from './door.ts'
import { electorateGuards } from './electorate.ts'
import { engineGuards } from './engine.ts'
import type { Guard } from './guard.ts'
import { indexGuards } from './indexes.ts'
import { lifeGuards } from './life.ts'
import { linkGuards } from './links.ts'
import { localGuards } from './local.ts'
import { mailGuards } from './mail.ts'
import { matrixGuards } from './matrix.ts'
import { pageGuards } from './pages.ts'
import { publicGuards } from './public.ts'
import { resultGuards } from './results.ts'
import { roomGuards } from './rooms.ts'
import { slackGuards } from './slack.ts'
import { startGuards } from './start.ts'
import { suggestGuards } from './suggest.ts'
import { urnGuards } from './urn.ts'

export const guards: readonly Guard[] = [
  ...ballotGuards,
  ...beleniosGuards,
  ...discordGuards,
  ...doorGuards,
  ...electorateGuards,
  ...engineGuards,
  ...indexGuards,
  ...lifeGuards,
  ...linkGuards,
  ...localGuards,
  ...mailGuards,
  ...matrixGuards,
  ...pageGuards,
  ...publicGuards,
  ...resultGuards,
  ...roomGuards,
  ...slackGuards,
  ...startGuards,
  ...suggestGuards,
  ...urnGuards,
]
