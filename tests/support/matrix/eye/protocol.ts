/** What the tests ask the other client, and what it answers. */

export type Question = {
  readonly id: number
  readonly act: 'join' | 'look' | 'say'
  readonly room: string
  /** an event that it must have seen before it answers */
  readonly event?: string
  readonly text?: string
}
export type LookedAnswer = { readonly text: string; readonly by: readonly string[] }
/** A message as the other client holds it; people by their Matrix ids. */
export type Looked = {
  readonly id: string
  readonly by: string
  readonly shownAs: string
  readonly type: string
  readonly isEncrypted: boolean
  readonly body: string
  readonly html: string
  readonly isEdited: boolean
  readonly isRedacted: boolean
  readonly thread?: string | undefined
  readonly replyTo?: string | undefined
  readonly reactions: readonly { readonly key: string; readonly by: readonly string[] }[]
  readonly poll?:
    | { readonly question: string; readonly answers: readonly LookedAnswer[]; readonly isEnded: boolean }
    | undefined
}
export type Answer = {
  /** of the question; 0: it has synced, and may be asked */
  readonly id: number
  readonly error?: string
  readonly event?: string
  readonly looked?: readonly Looked[]
}
