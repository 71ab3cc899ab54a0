/** What is left when two accounts turn out to be of one person: everything of `from` is `into`'s, and nothing counts twice. */
import type { Person, Vote } from './votes-oracle.ts'

/** Closed votes stay as they were. */
export function join(vote: Vote, from: Person, into: Person): void {
  if (vote.chair === from) vote.chair = into
  const isOver = vote.state !== 'open' && vote.state !== 'announced'
  if (isOver) {
    // Who put it in is one person, whatever became of the vote.
    for (const kept of vote.said.values()) if (kept.by === from) kept.by = into
    return
  }
  joinRoll(vote, from, into)
  joinPapers(vote, from, into)
  if (vote.agreed.seats) bearing(vote, from, into)
  else joinBallots(vote, from, into)
  // What one put in for the other is their own.
  for (const kept of vote.said.values()) {
    if (kept.by === from) kept.by = into
    if (kept.by === kept.person) kept.by = undefined
  }
}

/** Whoever is on it as one of the two is on it; for an organisation, as whoever stays was, or was struck. */
function joinRoll({ roll, listed, agreed }: Vote, from: Person, into: Person): void {
  const line = roll?.get(from)
  if (!roll || !listed.has(from)) return
  const own = roll.get(into)
  const isNew = !listed.has(into)
  if (isNew) {
    listed.delete(from)
    listed.add(into)
  }
  if (!line || (!isNew && agreed.seats && own?.seat !== line.seat)) return
  roll.delete(from)
  if (!own) roll.set(into, line)
}

/** Of two ballots the newest that counts. */
function joinBallots(vote: Vote, from: Person, into: Person): void {
  const mine = vote.said.get(from)
  const theirs = vote.said.get(into)
  vote.said.delete(from)
  const isLast =
    theirs === undefined || (mine?.paper !== undefined && (theirs.paper === undefined || mine.at > theirs.at))
  if (!mine || !isLast) return
  vote.said.set(into, {
    ...mine,
    person: into,
    college: vote.roll?.has(into) ? vote.roll.get(into)!.college : mine.college,
  })
}

/** The ballot of an organisation bears the name that they have now, unless they spoke for another one by that name. */
function bearing(vote: Vote, from: Person, into: Person): void {
  const all = [...vote.said.values()]
  if (all.some(({ person }) => person === into)) return
  for (const kept of all) if (kept.person === from) kept.person = into
}

/** Both addresses open a paper, until one of the two is in: then the other does not go in any more. */
function joinPapers({ papers }: Vote, from: Person, into: Person): void {
  const mine = papers.get(from) ?? []
  papers.delete(from)
  if (mine.length > 0) papers.set(into, [...(papers.get(into) ?? []), ...mine])
}
