/** Where nobody can read what is typed: a message that asks for it says so itself, so that nobody answers in vain. Pure. */
import { escaped } from './html.ts'
import { Memory, memoryName } from './offers.ts'
import type { Content } from './payloads.ts'
import { words } from './words.ts'

/** `content` as it is where a reaction is enough. */
export function withoutTyping(content: Content): Content {
  const { data: memory } = Memory.safeParse(content[memoryName])
  if (!memory || (memory.form === undefined && memory.lines === undefined)) return content
  const said = words[memory.lang].untyped
  const { body = '', formatted_body: html } = content
  return {
    ...content,
    body: `${body}\n\n${said}`,
    ...(typeof html === 'string' && { formatted_body: `${html}<p><em>${escaped(said)}</em></p>` }),
  }
}
