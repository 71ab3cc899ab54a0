/** Every guard there is. */
import { engineGuards } from './engine.ts'
import type { Guard } from './guard.ts'
import { indexGuards } from './indexes.ts'
import { roomGuards } from './rooms.ts'

export const guards: readonly Guard[] = [...engineGuards, ...indexGuards, ...roomGuards]
