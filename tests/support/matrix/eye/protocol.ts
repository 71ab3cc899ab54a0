/** What the tests ask the other client, and what it answers. */

export type Question = {
  readonly id: number
  readonly act: 'join' | 'look' | 'say' | 'react' | 'device'
  readonly room: string
  /** an event that it must have seen before it answers */
  readonly event?: string
  /** what is said; the reaction; the device that is asked about, of the person in `event` */
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
  /** what people are warned of beside it, in the words of the library; '' when nothing is */
  readonly shield: string
  /** of an encrypted file: where it lies and what opens it */
  readonly file?: Readonly<Record<string, unknown>> | undefined
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
  /** its owner says that it is theirs */
  readonly isSigned?: boolean
}
