/**
 * What we say, as data. Rooms build views, the outbox stores them, `degrade` lowers them to what a platform can do,
 * and each adapter's `render` draws what is left. Nothing here knows a platform.
 */

/** A call: an intent's name with some or all of its arguments, as plain strings, numbers, booleans or lists of strings. */
export type Call = { readonly intent: string; readonly args: Readonly<Record<string, Argument>> }
export type Argument = string | number | boolean | readonly string[]

export type Lang = 'fr' | 'en'

/**
 * A piece of a sentence. A bare string is text said by anybody and is escaped by the renderer.
 * `when` is an instant: `iso` in UTC, `when` the same moment already written in words for platforms without local dates;
 * of one with `hour`, the hour alone is said.
 */
export type Span =
  | string
  | { readonly strong: string }
  | { readonly em: string }
  | { readonly code: string }
  | { readonly link: string; readonly href: string }
  | { readonly when: string; readonly iso: string; readonly hour?: true }
export type Rich = string | readonly Span[]

/** `page`: show only page `n` of it; what is pressed there is pressed on `post`, where the same view first stood. */
export type View = {
  readonly lang: Lang
  readonly nodes: readonly (Node | FileNode)[]
  readonly page?: { readonly post: string; readonly n: number }
}

export type Node = Card | TextNode | Facts | List | Table | ChartNode | Image | Actions | Ballot

export type Card = { readonly kind: 'card'; readonly title: Rich; readonly nodes: readonly Exclude<Node, Card>[] }
export type TextNode = { readonly kind: 'text'; readonly text: Rich; readonly tone?: 'quiet' | 'quote' | 'warning' }
export type Facts = {
  readonly kind: 'facts'
  readonly facts: readonly { readonly label: string; readonly value: Rich }[]
}
/** `start` numbers an ordered list from there; without `ordered` it is a bulleted list. */
export type List = {
  readonly kind: 'list'
  readonly ordered?: boolean
  readonly start?: number
  readonly items: readonly Rich[]
}
export type Table = {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly { readonly label: string; readonly align?: 'left' | 'right' }[]
  readonly rows: readonly (readonly Rich[])[]
}
export type ChartNode = { readonly kind: 'chart'; readonly chart: Chart }
/** `values` are aligned with `categories`; `unit` is the noun counted, in the plural. */
export type Chart = {
  readonly type: 'bars' | 'stacked' | 'line'
  readonly title: string
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}
/**
 * A file that says its nodes, to be kept or printed: drawn with `drawDocument` when it is sent. `name` is the file's, in
 * ASCII letters, digits and hyphens, and ends with `.docx`; with `data` it is what the file holds, in JSON, and it ends
 * with `.json`. Nothing in it can be pressed.
 */
export type Document = {
  readonly kind: 'document'
  readonly name: string
  readonly title: string
  readonly nodes: readonly Node[]
  readonly data?: string
}
/**
 * An appointment as a file, for people's own diaries: drawn with `drawCalendar` when it is sent. `name` is the file's, as a
 * document's is, and ends with `.ics`. Nothing in it can be pressed.
 */
export type Calendar = { readonly kind: 'calendar'; readonly name: string; readonly event: CalendarEvent }
/**
 * `uid` names the appointment for good; of two files with the same one, the greater `sequence` counts. `startsAt` and
 * `endsAt` are instants, ISO 8601; `zone` (IANA) is the one in which the message says them.
 */
export type CalendarEvent = {
  readonly uid: string
  readonly sequence: number
  readonly title: string
  readonly startsAt: string
  readonly endsAt: string
  readonly zone: string
  readonly location?: string
  readonly description?: string
  readonly cancelled?: true
}
/** What stands beside the cards of a message, as a file where the platform takes files. */
export type FileNode = Document | Calendar
/** `data` is base64. `alt` says what the picture shows, with its figures. */
export type Image = {
  readonly kind: 'image'
  readonly alt: string
  readonly name: string
  readonly mime: 'image/png' | 'image/svg+xml'
  readonly data: string
}
export type Actions = { readonly kind: 'actions'; readonly items: readonly Action[] }
export type Action = Button | Link | Pick
/** `confirm` is asked before the call is made, where the platform can; elsewhere the intent's own preview serves. */
export type Button = {
  readonly kind: 'button'
  readonly label: string
  readonly call: Call
  readonly style?: 'primary' | 'danger'
}
export type Link = { readonly kind: 'link'; readonly label: string; readonly href: string }
export type Pick = {
  readonly kind: 'pick'
  readonly label: string
  readonly options: readonly { readonly label: string; readonly hint?: string; readonly call: Call }[]
}

/** Every kind of ballot; `secret` ballots are never offered where others would see the answer. */
export type Ballot = {
  readonly kind: 'ballot'
  readonly question: Rich
  readonly secret: boolean
  readonly method: BallotMethod
  readonly options: readonly { readonly id: string; readonly label: string; readonly hint?: string }[]
  /** The call made with the answer, written into its argument `field` in the notation of `BallotMethod`. */
  readonly call: Call
  readonly field: string
}
/**
 * How a ballot is answered, and how the answer is written:
 * one `b` · many `a, c` · points `a: 3, b: 2` · grades `a: bien, b: passable` · ranks `b > a > c`.
 */
export type BallotMethod =
  | { readonly kind: 'one' }
  | { readonly kind: 'many'; readonly min: number; readonly max: number }
  | { readonly kind: 'points'; readonly total: number; readonly maxEach: number }
  | { readonly kind: 'grades'; readonly grades: readonly string[] }
  | { readonly kind: 'ranks'; readonly max: number }

/** One argument as plain data: a Discord option, a Slack input, a Matrix question, a console prompt, a web input. */
export type Field = {
  readonly name: string
  readonly label: string
  readonly help: string
  /** short words under which it is typed, in the person's language first */
  readonly names?: readonly string[]
  readonly kind: 'line' | 'text' | 'choice' | 'many' | 'day' | 'moment' | 'number' | 'yesno'
  readonly required: boolean
  readonly min?: number
  readonly max?: number
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** What the blank is pre-filled with, as the person would type it. */
  readonly value?: string
}

/** A call with blanks. `notice` says who will see the answer and whom it notifies. */
export type Form = {
  readonly lang: Lang
  readonly title: string
  readonly notice: Rich
  readonly fields: readonly Field[]
  readonly submit: string
  readonly call: Call
}

/** What a platform can draw, as plain data; `degrade` lowers a view to it. Lengths are in characters. */
export type Capabilities = {
  readonly buttons: boolean
  /** options in one selection list; 0 = none, choices become numbered words */
  readonly pickOptions: number
  /** buttons in one message */
  readonly maxButtons: number
  readonly labelLength: number
  /** a form in one step holds so many fields; 0 = no forms, fields are asked by typed lines */
  readonly formFields: number
  readonly charts: 'svg' | 'png' | 'bars'
  readonly tables: boolean
  readonly links: boolean
  readonly whispers: boolean
  readonly edits: boolean
  readonly files: boolean
  readonly maxText: number
  /** ballots drawn natively; the others become a typed line with its notation explained */
  readonly ballots: readonly BallotMethod['kind'][]
  /** may a secret ballot be answered where the card is shown? otherwise only in private */
  readonly privateBallots: boolean
}
