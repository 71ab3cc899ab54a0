/** Tells the story of a sandbox, step by step: each is what a person does there, and all that follows from it. */
import { instant } from '../../../src/kept/moment.ts'
import { readLine, type SpokenLine } from '../../../src/kept/read.ts'
import { fillables, find, isForm, seenBy } from '../../../src/kept/shown.ts'
import type { Form, Lang, View } from '../../../src/port.ts'
import { formatMoment } from '../../../src/views/format.ts'
import { flat } from '../../../src/views/rich.ts'
import type { Sandbox } from '../site.ts'
import { carry } from './acts.ts'
import { type Standing, stageOf } from './stage.ts'
import { explain, type Step, stepsOf } from './story.ts'

export type Told = { readonly step: Step; readonly sentence: string }
export type Telling = {
  readonly steps: readonly Step[]
  /** steps that were told */
  readonly done: number
  readonly last: Told | undefined
  /** the step that could not be told: what was done by hand meanwhile made another story of it */
  readonly stuck: Step | undefined
  readonly isRunning: boolean
  /** Tells so many steps, fewer when it is stopped or gets stuck. Rejects nothing: what goes wrong is `stuck`. */
  tell(count: number): Promise<void>
  stop(): void
  /** Where the last step was told, and as whom. */
  standing(): Standing | undefined
}
export type TellingParts = {
  readonly sandbox: Sandbox
  readonly lang: Lang
  readonly zone: string
  /** called after each step */
  readonly moved: () => void
  /** a step that broke off, which nobody foresaw */
  readonly failed: (error: unknown) => undefined
}

export function createTelling({ sandbox, lang, zone, moved, failed }: TellingParts): Telling {
  const steps = stepsOf(sandbox.lines)
  const stage = stageOf(sandbox.house)
  let done = 0
  let last: Told | undefined
  let stuck: Step | undefined
  let at: Standing | undefined
  let running: Promise<void> | undefined
  let isStopped = false

  async function run(count: number): Promise<void> {
    isStopped = false
    stuck = undefined
    for (let left = count; left > 0 && done < steps.length && !isStopped; left--) {
      const step = steps[done]
      if (!step) break
      const sentence = await tellStep(step).catch(failed)
      if (sentence === undefined) {
        stuck = step
        break
      }
      done += 1
      last = { step, sentence }
      moved()
    }
  }

  /** The sentence that explains it, undefined when it cannot be told. */
  async function tellStep(step: Step): Promise<string | undefined> {
    sandbox.touch()
    const known = { lang, meaning: sandbox.meaning, moment: (said: string) => momentOf(said) }
    if (step.line.kind === 'clock') {
      const to = instant(step.line.at, zone)
      if (!to || !sandbox.advance) return undefined
      if (to > sandbox.now()) await sandbox.advance(to)
      return explain(step, { ...known, on: '' })
    }
    const { room } = sandbox.house
    const { who, where } = step.line
    await room.put({ person: who.account, name: who.name })
    if (where.kind === 'room') await room.put({ place: where.channel, name: where.name })
    const sentence = explain(step, { ...known, on: titleUnder(step.line) })
    const heard = readLine(step.line, stage, { id: `demonstration:${step.number}`, lang })
    if (heard.kind !== 'hear') return undefined
    await carry(sandbox, heard)
    at = { who, where }
    return sentence
  }

  function titleUnder(line: SpokenLine): string {
    const seen = seenBy(stage, line.who.account, line.where)
    const on =
      line.kind === 'press'
        ? find(stage, seen, line.label)?.on
        : line.kind === 'fill'
          ? seen.find((message) => fillables(stage, message).length > 0)
          : undefined
    return on ? titleOf(on.body) : ''
  }

  function momentOf(said: string): string {
    const to = instant(said, zone)
    return to ? formatMoment(to, zone, lang) : said
  }

  return {
    steps,
    get done() {
      return done
    },
    get last() {
      return last
    },
    get stuck() {
      return stuck
    },
    get isRunning() {
      return running !== undefined
    },
    tell(count) {
      // One telling at a time: who asks meanwhile waits for the one that runs.
      running ??= run(count).finally(() => {
        running = undefined
        moved()
      })
      return running
    },
    stop() {
      isStopped = true
    },
    standing: () => at,
  }
}

/** What a message is called: its form's title, or its first card's. */
function titleOf(body: View | Form): string {
  if (isForm(body)) return body.title
  const card = body.nodes.find(({ kind }) => kind === 'card')
  if (card?.kind === 'card') return flat(card.title)
  const ballot = body.nodes.find(({ kind }) => kind === 'ballot')
  return ballot?.kind === 'ballot' ? flat(ballot.question) : ''
}
