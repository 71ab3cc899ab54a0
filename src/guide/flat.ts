/** What is typed most, nearest at hand first: the verbs that a platform with a short list offers by themselves. */
import type { IntentName } from '../text/index.ts'

/** The panel first, what is needed once last. Everything else is behind « autre ». */
export const flatIntents = [
  'panel',
  'help',
  'todo',
  'ideas',
  'agenda',
  'session add',
  'session open',
  'attendance',
  'decision',
  'session close',
  'digest',
  'sort',
  'poll open',
  'polls',
  'action add',
  'actions',
  'nudge',
  'plan',
  'phases',
  'members',
  'profile',
  'undo',
  'link',
  'create',
] as const satisfies readonly IntentName[]
