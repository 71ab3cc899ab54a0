/** Holds sources against the rules of the house: pure, so that each rule is tried on a breach planted for it. */
import { type Facts, readFacts, type Source } from './read.ts'
import {
  barrels,
  clearlyShort,
  cycles,
  effects,
  furniture,
  knownCycles,
  type Layer,
  layers,
  longFiles,
  mostLines,
  notRooms,
  rooms,
  schemaTime,
  sdks,
  style,
} from './rules.ts'

export type Breach = { readonly rule: string; readonly path: string; readonly what: string }

/** `sources` are TypeScript of `src/` and `adapters/`, and the schema and migrations of `prisma/`. */
export function check(sources: readonly Source[]): readonly Breach[] {
  const facts = sources.filter(({ path }) => path.endsWith('.ts')).map(readFacts)
  return [
    ...facts.flatMap(layerBreaches),
    ...facts.flatMap(sdkBreaches),
    ...facts.flatMap(effectBreaches),
    ...facts.flatMap(styleBreaches),
    ...sources.filter(({ path }) => !path.endsWith('.ts')).flatMap(schemaBreaches),
    ...furnitureBreaches(facts.map(({ path }) => path)),
    ...cycleBreaches(facts),
  ]
}

// ---- who may import whom ----

/** Rules and patterns are few, files many: each pattern is compiled once per importer's room. */
const compiled = new Map<string, RegExp>()

export function matches(pattern: string, path: string, importer = ''): boolean {
  const own = /^src\/([^/]+)\//.exec(importer)?.[1] ?? ''
  const mine = /^adapters\/([^/]+)\//.exec(importer)?.[1] ?? ''
  const key = `${pattern}|${own}|${mine}`
  const regex = compiled.get(key) ?? compile(pattern, own, mine)
  compiled.set(key, regex)
  return regex.test(path)
}

function compile(pattern: string, own: string, mine: string): RegExp {
  const body = pattern
    .replaceAll('.', '\\.')
    .replaceAll('<room>', `(?:${rooms.join('|')})`)
    .replaceAll('<own>', own)
    .replaceAll('<adapter>', '[^/]+')
    .replaceAll('<mine>', mine)
  if (pattern.endsWith('/')) return new RegExp(`^${body}`)
  return new RegExp(pattern.endsWith('.ts') ? `^${body}$` : `^${body}(?:\\.ts$|/)`)
}

function layerOf(path: string): Layer | undefined {
  return layers.find(({ who }) => who.some((pattern) => matches(pattern, path)))
}

function layerBreaches({ path, imports }: Facts): readonly Breach[] {
  const layer = layerOf(path)
  if (layer === undefined) return [{ rule: style.placed, path, what: 'no layer of the house has it' }]
  const { name, mayImport, mayImportTypes = [], packages } = layer
  return imports.flatMap(({ to, kind, type }) => {
    if (kind === 'package') {
      const foreign = packages !== undefined && !type && !packages.includes(to)
      return foreign ? [{ rule: name, path, what: `imports the package ${to}` }] : []
    }
    const allowed = [...mayImport, ...(type ? mayImportTypes : [])]
    if (allowed.some((pattern) => matches(pattern, to, path))) return []
    return [{ rule: name, path, what: `imports ${type ? 'a type of ' : ''}${to}` }]
  })
}

function sdkBreaches({ path, imports }: Facts): readonly Breach[] {
  if (sdks.onlyIn.some((pattern) => matches(pattern, path))) return []
  return imports
    .filter(({ to, type }) => sdks.packages.includes(to) && !type)
    .map(({ to }) => ({ rule: sdks.name, path, what: `imports ${to} as a value` }))
}

// ---- what is only done in one place ----

function effectBreaches(facts: Facts): readonly Breach[] {
  return effects
    .filter(({ onlyIn }) => !onlyIn.includes(facts.path))
    .flatMap(({ name, members = [], names = [], bareDate }) => {
      const found = [
        ...members.filter((member) => facts.members.has(member)),
        ...names.filter((other) => facts.names.has(other)),
        ...(bareDate && facts.bareDate ? ['new Date()'] : []),
      ]
      return found.map((what) => ({ rule: name, path: facts.path, what }))
    })
}

function schemaBreaches({ path, text }: Source): readonly Breach[] {
  const found = schemaTime.what.exec(text)
  return found ? [{ rule: schemaTime.name, path, what: found[0] }] : []
}

// ---- how files look ----

function styleBreaches(facts: Facts): readonly Breach[] {
  const { path, lines } = facts
  const bound = longFiles.find((file) => file.path === path)?.lines ?? mostLines
  const needless = bound !== mostLines && lines <= clearlyShort
  const isBarrel = facts.barrel && !barrels.some((file) => file.path === path)
  const found: [string, boolean, string][] = [
    [style.syntax, facts.errors.length > 0, facts.errors.join('; ')],
    [style.enums, facts.enums, 'an enum'],
    [style.any, facts.any, 'any'],
    [style.defaults, facts.defaults, 'a default export'],
    [style.barrels, isBarrel && !matches('src/<room>/intents/index.ts', path), 'only hands on'],
    [style.length, lines > bound, `${lines} lines`],
    [style.length, needless, `needs no exception any more: ${lines} lines`],
    [style.header, !facts.header, 'no header'],
    [style.readable, facts.unreadable, 'an import whose file is computed'],
  ]
  return found.flatMap(([rule, broken, what]) => (broken ? [{ rule, path, what }] : []))
}

// ---- what folders hold ----

function furnitureBreaches(paths: readonly string[]): readonly Breach[] {
  const has = new Set(paths)
  const below = (root: string) => [
    ...new Set(paths.flatMap((path) => new RegExp(`^${root}/([^/]+)/`).exec(path)?.[1] ?? [])),
  ]
  const folders = below('src')
  const missing = ({ name, files }: { name: string; files: readonly string[] }, folder: string) =>
    files
      .filter((file) => !has.has(`${folder}/${file}`) && !paths.some((p) => p.startsWith(`${folder}/${bare(file)}/`)))
      .map((file) => ({ rule: name, path: `${folder}/${file}`, what: 'is missing' }))
  return [
    ...folders.filter((folder) => rooms.includes(folder)).flatMap((room) => missing(furniture.room, `src/${room}`)),
    ...below('adapters').flatMap((adapter) => missing(furniture.adapter, `adapters/${adapter}`)),
    ...folders
      .filter((folder) => !rooms.includes(folder) && !notRooms.includes(folder))
      .map((folder) => ({ rule: furniture.folder.name, path: `src/${folder}`, what: 'is none' })),
  ]
}

function bare(file: string): string {
  return file.replace(/\.ts$/, '')
}

// ---- cycles ----

/** Groups of files that reach each other by imports of values (Tarjan). */
function cycleBreaches(facts: readonly Facts[]): readonly Breach[] {
  const edges = new Map(
    facts.map(({ path, imports }) => [
      path,
      imports.filter(({ kind, type }) => kind === 'file' && !type).map(({ to }) => to),
    ]),
  )
  return cyclesOf(edges)
    .filter((group) => !knownCycles.some(({ files }) => files.toSorted().join() === group.join()))
    .map((group) => ({ rule: cycles, path: group[0]!, what: group.join(' <-> ') }))
}

export function cyclesOf(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: string[][] = []
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []

  function visit(path: string): void {
    index.set(path, index.size)
    low.set(path, index.get(path)!)
    stack.push(path)
    for (const to of edges.get(path) ?? []) {
      if (!edges.has(to)) continue
      if (!index.has(to)) visit(to)
      if (stack.includes(to)) low.set(path, Math.min(low.get(path)!, low.get(to)!))
    }
    if (low.get(path) !== index.get(path)) return
    const group = stack.splice(stack.indexOf(path))
    if (group.length > 1 || edges.get(path)?.includes(path)) found.push(group.sort())
  }

  for (const path of edges.keys()) if (!index.has(path)) visit(path)
  return found
}
