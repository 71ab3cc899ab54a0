/** What the rules of the house need to know of a source file, read with a parser: its imports, and what it does. */
import path from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

export type Source = { readonly path: string; readonly text: string }

/** `to` is a path of the repository, or the name of a package. */
export type Import = { readonly to: string; readonly kind: 'file' | 'package'; readonly type: boolean }

export type Facts = {
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** `Date.now`, `process.env`, however they are reached */
  readonly members: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  readonly bareDate: boolean
  readonly enums: boolean
  readonly any: boolean
  readonly defaults: boolean
  /** everything in it comes from elsewhere */
  readonly barrel: boolean
  readonly header: boolean
  /** imports whose file is not written out */
  readonly unreadable: boolean
  readonly errors: readonly string[]
}

export function readFacts({ path: file, text }: Source): Facts {
  const { program, module, errors } = parseSync(file, text)
  const imports: Import[] = []
  const members = new Set<string>()
  const names = new Set<string>()
  let bareDate = false
  let enums = false
  let any = false
  let unreadable = false

  function add(to: string, type: boolean): void {
    const local = to.startsWith('.')
    imports.push({ to: local ? resolve(file, to) : packageOf(to), kind: local ? 'file' : 'package', type })
  }

  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.every((entry) => entry.isType)
    add(moduleRequest.value, entries.length === 0 ? /^import\s+type\b/.test(text.slice(start)) : typeOnly)
    for (const { importName } of entries) {
      if (!importName.name) continue
      names.add(importName.name)
      members.add(`${moduleRequest.value.replace(/^node:/, '')}.${importName.name}`)
    }
  }
  for (const { entries } of module.staticExports) {
    for (const entry of entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType)
  }

  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal' && typeof source.value === 'string') add(source.value, false)
      else unreadable = true
    },
    TSImportType({ source }) {
      add(source.value, true)
    },
    MemberExpression({ object, property, computed }) {
      const name = computed
        ? property.type === 'Literal'
          ? String(property.value)
          : undefined
        : property.type === 'Identifier'
          ? property.name
          : undefined
      if (name === undefined) return
      names.add(name)
      // globalThis.process.env and the like
      const owner =
        object.type === 'Identifier'
          ? object.name
          : object.type === 'MemberExpression' && object.property.type === 'Identifier'
            ? object.property.name
            : undefined
      if (owner !== undefined) members.add(`${owner}.${name}`)
    },
    VariableDeclarator({ id, init }) {
      if (id.type !== 'ObjectPattern' || init?.type !== 'Identifier') return
      for (const property of id.properties) {
        if (property.type === 'Property' && property.key.type === 'Identifier')
          members.add(`${init.name}.${property.key.name}`)
      }
    },
    NewExpression({ callee, arguments: given }) {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0) bareDate = true
    },
    CallExpression({ callee }) {
      if (callee.type === 'Identifier' && callee.name === 'Date') bareDate = true
    },
    TSEnumDeclaration() {
      enums = true
    },
    TSAnyKeyword() {
      any = true
    },
  }).visit(program)

  return {
    path: file,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports,
    members,
    names,
    bareDate,
    enums,
    any,
    defaults: module.staticExports.some(({ entries }) => entries.some(isDefault)),
    barrel: module.staticExports.length > 0 && program.body.every(comesFromElsewhere),
    header: /^(?:#!.*\n)?\s*\/[/*]/.test(text),
    unreadable,
    errors: errors.map(({ message }) => message),
  }
}

function isDefault({ exportName }: { exportName: { kind: string; name: string | null } }): boolean {
  return exportName.kind === 'Default' || exportName.name === 'default'
}

function comesFromElsewhere(statement: { type: string; source?: unknown; declaration?: unknown }): boolean {
  if (statement.type === 'ImportDeclaration' || statement.type === 'ExportAllDeclaration') return true
  return statement.type === 'ExportNamedDeclaration' && !statement.declaration
}

function resolve(from: string, to: string): string {
  return path.posix.join(path.posix.dirname(from), to)
}

/** `@slack/bolt/dist/x` -> `@slack/bolt`; a module of Node stays as it is. */
function packageOf(name: string): string {
  if (name.startsWith('node:')) return name
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}
