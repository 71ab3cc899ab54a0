/** The words in which rules are said, of every language; and colleges and persons as they are named there. */
import { fold } from '../../engine/fold.ts'
import type { Context } from '../../engine/intent.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { collegesOf } from '../../people/store/colleges.ts'
import { Refusal } from '../../refusal.ts'
import { languages, type Text, textOf } from '../../text/index.ts'
import type { Call, Field } from '../../views/view.ts'
import { type Lexicon, merged, type Rules } from '../rules/agreed.ts'
import type { VoteCollege } from '../rules/terms.ts'

const words = merged(
  languages.map((lang) => textOf(lang).votes.agreed.words),
  fold,
)

/** To read with; examples are in the language of whoever typed. */
export function lexiconIn(t: Text): Lexicon {
  return { words, fold, examples: t.votes.agreed.examples }
}

/** Those that were named, with their shares; undefined where votes are not counted by college. */
export async function collegesSaid(
  { colleges }: Pick<Rules, 'colleges'>,
  { concertation, read }: Pick<Context<Concertation>, 'concertation' | 'read'>,
): Promise<VoteCollege[] | undefined> {
  if (colleges === undefined || colleges === 'none') return undefined
  const known = await collegesOf(read, concertation.id)
  if (known.length === 0)
    throw new Refusal('noCollegesYet', {}, [{ label: 'colleges', call: { intent: 'colleges', args: {} } }])
  if (colleges === 'equal') return known.map(({ id, name }) => ({ id, name, share: '1' }))
  const found = colleges.map(({ name, share }) => {
    const folded = fold(name)
    const near = known.filter((college) => college.folded.startsWith(folded))
    const college = known.find((one) => one.folded === folded) ?? (near.length === 1 ? near[0] : undefined)
    if (!college) {
      const names = known.map((one) => one.name).join(', ')
      throw new Refusal('noSuchVoteCollege', { name: name.slice(0, 60), known: names })
    }
    return { id: college.id, name: college.name, share }
  })
  const twice = found.find(({ id }, at) => found.findIndex((other) => other.id === id) !== at)
  if (twice) throw new Refusal('ruleTwice', { text: twice.name })
  return found
}

/** What the fields of a form hold at first, as its call carries it. */
export function valuesOf(fields: readonly Field[]): Call['args'] {
  return Object.fromEntries(fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])))
}
