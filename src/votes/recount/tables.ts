/** Sums in the place of ballots: those that contradict themselves are refused. What each rule adds up is in its own file. */

export type Sums = {
  readonly cells: readonly number[]
  readonly voters: number
  readonly expressed: number
  readonly blank: number
  readonly abstained: number
  readonly spoilt: number
}

type Asked = {
  readonly rule: string
  readonly options: readonly string[]
  readonly grades?: readonly string[]
  readonly missing?: string | { readonly grade: number }
  readonly min?: number
  readonly max?: number
  readonly points?: number
}

function add(numbers: readonly number[]): bigint {
  return numbers.reduce((all, one) => all + BigInt(one), 0n)
}

function rows(cells: readonly number[], width: number): number[][] {
  return cells.flatMap((_, at) => (at % width === 0 ? [cells.slice(at, at + width)] : []))
}

/** Throws. */
export function checkSums(definition: Asked, { cells, ...persons }: Sums): void {
  const { rule, options, grades = [], missing } = definition
  const { voters, expressed, blank, abstained, spoilt } = persons
  const demand = (holds: boolean) => {
    if (!holds) throw new Error(`sums of ${rule}`)
  }
  const people = BigInt(expressed)
  const count = options.length
  const isNumber = (number: number) => Number.isSafeInteger(number) && number >= 0
  demand(cells.every(isNumber) && [voters, expressed, blank, abstained, spoilt].every(isNumber))
  demand(add([expressed, blank, abstained, spoilt]) === BigInt(voters))
  demand(spoilt === 0 || (rule === 'majority-judgment' && missing === 'invalid'))
  const shapes: Readonly<Record<string, () => void>> = {
    decision: () => answers(3, [2]),
    consent: () => answers(4, [3]),
    single: () => {
      answers(count, [])
    },
    approval: () => {
      const { min = 1, max = count } = definition
      demand(cells.length === count && abstained === 0)
      for (const chosen of cells) demand(chosen <= expressed)
      demand(add(cells) >= BigInt(min) * people && add(cells) <= BigInt(max < count ? max : count) * people)
    },
    dots: () => {
      const { min = 1, points, max = points } = definition
      demand(cells.length === 2 * count && abstained === 0)
      const [given, givers] = [cells.slice(0, count), cells.slice(count)]
      for (const [at, dots] of given.entries()) {
        const who = givers[at]!
        demand(who <= expressed && who <= dots)
        if (max !== undefined) demand(BigInt(dots) <= BigInt(max) * BigInt(who))
        if (who === 0) demand(dots === 0)
      }
      demand(add(givers) >= people && add(given) >= BigInt(min) * people)
      if (points !== undefined) demand(add(given) <= BigInt(points) * people)
    },
    'majority-judgment': () => {
      const width = grades.length + 1
      demand(cells.length === count * width && abstained === 0)
      for (const row of rows(cells, width)) demand(add(row) === people)
      const holes = add(rows(cells, width).map((row) => row[grades.length]!))
      demand(missing === 'invalid' ? holes === 0n : holes <= people * BigInt(count - 1))
    },
    schulze: () => {
      demand(cells.length === count * count && abstained === 0)
      const matrix = rows(cells, count)
      for (const [a, row] of matrix.entries())
        for (const [b, wins] of row.entries())
          demand(a === b ? wins === 0 : BigInt(wins) + BigInt(matrix[b]![a]!) <= people)
    },
  }
  const shape = Object.entries(shapes).find(([name]) => name === rule)?.[1]
  if (!shape) throw new Error(`no sums of ${rule}`)
  shape()

  /** One answer each; those at `aside` are not expressed. */
  function answers(size: number, aside: readonly number[]): void {
    demand(cells.length === size)
    demand(add(cells.filter((_, at) => !aside.includes(at))) === people)
    demand(add(cells.filter((_, at) => aside.includes(at))) === BigInt(abstained))
  }
}
