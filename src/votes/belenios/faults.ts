/** What is wrong in an election brought from Belenios, where, and what was found there. */

export type Fault =
  // what was given
  | 'empty'
  | 'heavy'
  | 'kind'
  | 'binary'
  | 'noElection'
  | 'noResult'
  | 'twoParts'
  | 'json'
  | 'field'
  | 'extract'
  // the archive
  | 'block'
  | 'header'
  | 'version'
  | 'hash'
  | 'twice'
  | 'missing'
  | 'extra'
  | 'chain'
  | 'order'
  | 'unfinished'
  | 'other'
  | 'ballots'
  // the figures
  | 'question'
  | 'questions'
  | 'answers'
  | 'counts'
  | 'rows'
  | 'tallied'

/** `file`: inside the archive, or which of the two texts; `event`: its height; `question` and `row`: from 1. */
export type Where = {
  readonly file?: string
  readonly event?: number
  readonly question?: number
  readonly row?: number
}

export class UnreadableElection extends Error {
  readonly fault: Fault
  readonly where: Where
  readonly what: string
  constructor(fault: Fault, where: Where = {}, what = '') {
    super(`${fault} ${JSON.stringify(where)}: ${what}`)
    this.name = 'UnreadableElection'
    this.fault = fault
    this.where = where
    this.what = what
  }
}
