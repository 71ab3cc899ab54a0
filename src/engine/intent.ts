/** An intent is declared once: who may, with what arguments, and what it does. Everything else is derived from it. */
import type { z } from 'zod'
import type { Concertation, Organisation, Person, Place } from '../generated/prisma/client.ts'
import type { Address, Platform, Suggestion } from '../port.ts'
import type { fr, IntentName, Text } from '../text/index.ts'
import type { Argument, Call, Form, Lang, View } from '../views/view.ts'
import type { Reads } from './db.ts'
import type { Allow, HeldRole } from './roles.ts'
import type { Write } from './writes.ts'

/** Who speaks: a person, or the clock. `roles` are those in force in the whole installation and in this concertation. */
export type Actor = {
  readonly id: string
  readonly name: string
  readonly person: Person
  readonly organisation: Organisation | null
  readonly roles: readonly HeldRole[]
  /** the account that speaks, as its platform names it */
  readonly account: string
  /** the platform vouches that this account owns the workspace */
  readonly owner: boolean
  /** first heard in this very request: its rows are stored with the intent's */
  readonly isNew: boolean
}

/** Where it is said. `place` is known once somebody bound the channel. */
export type Spot = {
  readonly platform: Platform
  readonly workspace: string
  readonly channel: string
  /** '' when it is not known */
  readonly name: string
  readonly kind: 'room' | 'dm'
  readonly place: Place | undefined
  /** where a message for everybody here goes */
  readonly address: Address
  /** said below a message: what the platform names the thread by */
  readonly thread?: string
}

/** What can be looked at, and by whom: enough to propose, not to do. */
export type Looking<C> = {
  readonly now: Date
  readonly actor: Actor
  readonly spot: Spot
  readonly concertation: C
  readonly t: Text
  readonly lang: Lang
  /** reads outside the transaction; what is read and matters is written back with its version */
  readonly read: Reads
  readonly zone: string
  /** may this person make such a call here? */
  may(intent: string): boolean
  /** every intent, for help and for « autre » */
  readonly intents: readonly AnyIntent[]
}

export type Context<C> = Looking<C> & {
  /** when it was done, as its platform tells: never after `now`, and before it by minutes at most */
  readonly said: Date
  /** the language of cards shown to everybody here */
  readonly placeText: Text
  readonly placeLang: Lang
  /** the id of this request */
  readonly request: string
  newId(): string
  sayable(length: number): string
  /**
   * The next number of `kind` in this concertation, or in the one that is being made. It is only known when the intent is stored: what is returned
   * stands for it in rows and in words, and must not be computed with.
   */
  number(kind: string, concertationId?: string): Numbered
}
/** A number given at the flush; prints as itself. */
export type Numbered = number & { readonly numbered: true }

export type Outcome = {
  readonly reply: View | Form | null
  readonly writes: readonly Write[]
  /** takes this act back, for ten minutes */
  readonly undo?: Call
  /** made in the same act, its rights checked again; its reply takes the place of this one when this one is null */
  readonly next?: Call
  /** the reply of `next` as it is given here, when this one is null */
  readonly replies?: (made: View | Form | null) => View | Form | null
  /** what is to be written besides, once it is known what `next` writes */
  readonly after?: (writes: readonly Write[]) => readonly Write[]
  /** what this act, and `next`, are about, when it is not where they were said; a DM stays with it */
  readonly concertationId?: string
}

/** What the blanks of a form hold at first, and who will see the answer when it depends on where one is. */
export type Beginning = { readonly values?: Readonly<Record<string, string>>; readonly notice?: string }

export type Scope = 'anywhere' | 'concertation'

/** What may stand in a blank, best first, by what is typed in it so far; `given`: what the other blanks hold, as typed. */
export type Suggest<C> = (
  typed: string,
  context: SuggestContext<C>,
) => readonly Suggestion[] | Promise<readonly Suggestion[]>
export type SuggestContext<C> = Looking<C> & { readonly given: Readonly<Record<string, string>> }

type Arguments = z.ZodObject<z.ZodRawShape>

export type Intent<N extends string, A extends Arguments, S extends Scope> = {
  readonly name: N
  readonly allow: Allow
  /** a concertation is needed, found from the place or the last one used */
  readonly scope: S
  /** who sees the answer */
  readonly seen: 'private' | 'public'
  readonly args: A
  /** spoken by the clock alone, or by another intent: not offered to people */
  readonly hidden?: boolean
  /** Nobody asked for it: made by the clock, it waits while its concertation rests. */
  readonly unasked?: boolean
  /** open to somebody of the public, who wrote by the form of a page: everything else is closed to them */
  readonly visitors?: boolean
  /** Is its answer a form, although nothing that is required is missing? Needs no I/O; it may turn out otherwise. */
  asks?(given: Call['args']): boolean
  /** of its bare form: what is asked, and nothing else; what is usual stands for the rest, and is changed on its preview */
  readonly blanks?: readonly (keyof z.output<A> & string)[]
  /** arguments that the journal must not tell: how somebody voted */
  readonly untold?: readonly (keyof z.output<A> & string)[]
  /** under which name the journal tells it, where its own would tell what its arguments must not */
  readonly toldAs?: IntentName
  /** The journal tells that it was done, and not by whom; also when it is made by another one, or taken back by one. */
  readonly unnamed?: boolean
  /** what the blanks of its form begin with: one read at most, so that a window opens at once */
  prefill?(
    given: Call['args'],
    context: Context<S extends 'concertation' ? Concertation : Concertation | undefined>,
  ): Beginning | Promise<Beginning>
  run(
    args: z.output<A>,
    context: Context<S extends 'concertation' ? Concertation : Concertation | undefined>,
  ): Outcome | Promise<Outcome>
  /** What is proposed while an argument is typed, where the platform can: only what this person may see here. */
  readonly suggest?: Partial<
    Record<keyof z.output<A> & string, Suggest<S extends 'concertation' ? Concertation : Concertation | undefined>>
  >
  /** Several calls of the clock at once, decided together: thousands that fell due in one night are read in a few looks. */
  many?(
    args: readonly z.output<A>[],
    context: Context<S extends 'concertation' ? Concertation : Concertation | undefined>,
  ): Outcome | Promise<Outcome>
}

export type AnyIntent = {
  readonly name: IntentName
  readonly allow: Allow
  readonly scope: Scope
  readonly seen: 'private' | 'public'
  readonly args: Arguments
  readonly hidden?: boolean
  readonly unasked?: boolean
  readonly visitors?: boolean
  asks?(given: Call['args']): boolean
  readonly blanks?: readonly string[]
  readonly untold?: readonly string[]
  readonly toldAs?: IntentName
  readonly unnamed?: boolean
  prefill?(given: Call['args'], context: never): Beginning | Promise<Beginning>
  run(args: never, context: never): Outcome | Promise<Outcome>
  readonly suggest?: Readonly<Record<string, Suggest<never> | undefined>>
  many?(args: never, context: never): Outcome | Promise<Outcome>
}

/** The words of an intent name its arguments: an argument without words, or words without argument, do not compile. */
type ShapeOf<N extends IntentName> = Record<keyof (typeof fr)['intents'][N]['args'], z.ZodType>

export function defineIntent<const N extends IntentName, A extends z.ZodObject<ShapeOf<N>>, const S extends Scope>(
  intent: Intent<N, A, S>,
): Intent<N, A, S> {
  return intent
}

/** The call of an intent with some of its arguments. */
export function call<N extends string, A extends Arguments, S extends Scope>(
  intent: Intent<N, A, S>,
  args: Partial<Record<keyof z.input<A>, Argument>> = {},
): Call {
  return { intent: intent.name, args: args as Call['args'] }
}

/** What is answered, with what to write. Writes that are false are left out, so that conditions are written in line. */
export function answer(
  reply: View | Form | null,
  ...writes: readonly (Write | readonly Write[] | false | null | undefined)[]
): Outcome {
  return { reply, writes: writes.flatMap((w) => (w ? w : [])) as Write[] }
}
