/** What the line that is being typed may become: whole lines, best first. */
import { whereOf } from '../../../src/kept/read.ts'
import type { Suggestion } from '../../../src/port.ts'
import type { LocalHouse } from '../site.ts'
import { type Present, stageOf } from './stage.ts'

const most = 12
const longest = 2000

export async function completions(local: LocalHouse, here: Present, text: string): Promise<readonly Suggestion[]> {
  if (!text.startsWith('/') || text.length > longest || text.includes('\n')) return []
  const commands = local.commands(text)
  if (commands.length > 0) return commands.filter(({ value }) => value !== text).slice(0, most)
  const typing = local.typing(text)
  if (!typing) return []
  const { before, options, names, typed } = typing
  const stage = stageOf(local.house)
  const found =
    options.length > 0 || typing.field === ''
      ? options
      : await local.house.door.suggest({
          who: { workspace: stage.workspace, account: here.who.account, name: here.who.name },
          where: whereOf(stage, here.where, here.who.account),
          says: { intent: typing.intent, field: typing.field, typed, given: typing.given },
        })
  const isNamed = /[:=]\s*$/.test(before)
  return [...found.map(({ value, label }) => ({ value: isNamed ? value : quoted(value), label })), ...names]
    .map(({ value, label }) => ({ value: `${before}${value}`, label }))
    .slice(0, most)
}

/** A value of several words is kept together where its place alone says what it is. */
function quoted(value: string): string {
  return /[\s;:=]/.test(value) ? `«\u00a0${value}\u00a0»` : value
}
