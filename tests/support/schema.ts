/** The schema as data, so that a test is made for each of its tables and unique indexes, those of tomorrow too. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

export type SchemaField = {
  readonly name: string
  /** String, Int, BigInt, Boolean, DateTime or Json */
  readonly type: string
  readonly nullable: boolean
  /** the database gives it */
  readonly generated: boolean
}
export type SchemaTable = {
  readonly name: string
  readonly fields: readonly SchemaField[]
  /** columns of each unique index, the primary key left out */
  readonly uniques: readonly (readonly string[])[]
}

const file = path.join(import.meta.dirname, '..', '..', 'prisma', 'schema.prisma')

export function readSchema(text = readFileSync(file, 'utf8')): readonly SchemaTable[] {
  return [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name, body]) => {
    const lines = body!.split('\n').map((line) => line.trim())
    const fields = lines.flatMap((line) => {
      const [, field, type, nullable] = /^(\w+)\s+(\w+)(\??)/.exec(line) ?? []
      return field
        ? [{ name: field, type: type!, nullable: nullable === '?', generated: line.includes('@default(') }]
        : []
    })
    const uniques = lines.flatMap((line) => {
      const together = /^@@unique\(\[([^\]]+)\]/.exec(line)?.[1]
      if (together) return [together.split(',').map((column) => column.trim())]
      return / @unique\b/.test(line) ? [[/^\w+/.exec(line)![0]]] : []
    })
    return { name: name!, fields, uniques }
  })
}

/** A row of this table: of two with different `n`, no column is alike but those of `same`. */
export function rowOf({ fields }: SchemaTable, n: number, same: readonly string[] = []): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter(({ generated }) => !generated)
      .map(({ name, type, nullable }) => {
        const which = same.includes(name) ? 1 : n
        return [name, nullable && !same.includes(name) ? null : oneOf(name, type, which)]
      }),
  )
}

function oneOf(name: string, type: string, n: number): unknown {
  if (name === 'version') return 1
  if (type === 'Int' || type === 'BigInt') return n
  if (type === 'Boolean') return false
  if (type === 'DateTime') return new Date(Date.UTC(2027, 2, 1, 9, n)).toISOString()
  if (type === 'Json') return {}
  return `${name} ${n}`
}
