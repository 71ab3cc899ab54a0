/**
 * A view as one platform can draw it: what `degrade` gives and renderers read. Calls are gone, each action carries
 * what it presses in the ORIGINAL view, so that a press always resolves against what was stored.
 */
import type {
  Ballot,
  Button,
  Calendar,
  ChartNode,
  Document,
  Facts,
  Image,
  Lang,
  Link,
  List,
  Rich,
  Table,
  TextNode,
} from './view.ts'

/** What an action presses: a number of the original view, one option of a pick, or another page. */
export type Target = { readonly n: number; readonly option?: number } | { readonly page: number }

/** A word that stands for a button where there is none: typed (or, on Matrix, put as a reaction) in answer. */
export type TypedWord = { readonly word: string; readonly label: string; readonly target: Target }

/** A ballot answered by one typed line: its options are shown as the numbers `first`, `first + 1`… */
export type TypedBallot = Pick<Ballot, 'method' | 'options' | 'field'> & { readonly n: number; readonly first: number }

export type Drawn = { readonly lang: Lang; readonly nodes: readonly DrawnNode[] }

export type DrawnNode = DrawnCard | DrawnInner
export type DrawnInner =
  | DrawnText
  | Facts
  | DrawnList
  | Table
  | DrawnChart
  | Image
  | DrawnActions
  | DrawnBallot
  | DrawnFile
export type DrawnCard = { readonly kind: 'card'; readonly title: Rich; readonly nodes: readonly DrawnInner[] }
/** A text with `words` is a legend and one with `line` explains a ballot; both are drawn as any other text. */
export type DrawnText = TextNode & { readonly words?: readonly TypedWord[]; readonly line?: TypedBallot }
/** With `words`, one for each item: an ordered list to be answered by a number. */
export type DrawnList = List & { readonly words?: readonly TypedWord[] }
/** Drawn with `drawSvg` or `drawPng`; the figures follow as a node of their own. */
export type DrawnChart = ChartNode & { readonly alt: string }
/** Only ever beside cards. `label` is its title as the message says it; drawn with `drawFile`. */
export type DrawnDocument = Document & { readonly label: string }
export type DrawnCalendar = Calendar & { readonly label: string }
export type DrawnFile = DrawnDocument | DrawnCalendar
export type DrawnActions = { readonly kind: 'actions'; readonly items: readonly DrawnAction[] }
export type DrawnAction = DrawnButton | Link | DrawnPick
export type DrawnButton = Omit<Button, 'call'> & { readonly target: Target }
/** Each option carries what it presses; a pick may gather what were buttons. */
export type DrawnPick = { readonly kind: 'pick'; readonly label: string; readonly options: readonly DrawnOption[] }
export type DrawnOption = { readonly label: string; readonly hint?: string; readonly target: Target }
export type DrawnBallot = Omit<Ballot, 'call'> & { readonly n: number }
