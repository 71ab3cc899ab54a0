/** Every guard there is. */
import { engineGuards } from './engine.ts'
import type { Guard } from './guard.ts'
import { indexGuards } from './indexes.ts'

export const guards: readonly Guard[] = [...engineGuards, ...indexGuards]
