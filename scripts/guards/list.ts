/** Every guard there is. */
import { discordGuards } from './discord.ts'
import { doorGuards } from './door.ts'
import { engineGuards } from './engine.ts'
import type { Guard } from './guard.ts'
import { indexGuards } from './indexes.ts'
import { linkGuards } from './links.ts'
import { localGuards } from './local.ts'
import { mailGuards } from './mail.ts'
import { matrixGuards } from './matrix.ts'
import { pageGuards } from './pages.ts'
import { publicGuards } from './public.ts'
import { roomGuards } from './rooms.ts'
import { slackGuards } from './slack.ts'
import { startGuards } from './start.ts'
import { suggestGuards } from './suggest.ts'
import { urnGuards } from './urn.ts'

export const guards: readonly Guard[] = [
  ...discordGuards,
  ...doorGuards,
  ...engineGuards,
  ...indexGuards,
  ...linkGuards,
  ...localGuards,
  ...mailGuards,
  ...matrixGuards,
  ...pageGuards,
  ...publicGuards,
  ...roomGuards,
  ...slackGuards,
  ...startGuards,
  ...suggestGuards,
  ...urnGuards,
]
