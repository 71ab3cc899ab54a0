/** A message as Discord takes it; pure. Nobody is ever called by it. */
import { createHash } from 'node:crypto'
import { type Attached, type Component, kinds } from './components.ts'

/** `IS_COMPONENTS_V2`, `EPHEMERAL` (docs: resources/message § message flags). */
export const flags = { parts: 1 << 15, hidden: 1 << 6 } as const

export function payloadOf(components: readonly Component[], files: readonly Attached[], hidden: boolean): object {
  return {
    flags: flags.parts | (hidden ? flags.hidden : 0),
    components,
    allowed_mentions: { parse: [] },
    attachments: files.map(({ name, description }, id) => ({
      id,
      filename: name,
      ...(description !== undefined && { description }),
    })),
  }
}

/** A number for each key: the first part of a message bears it. Between 1,000,000 and 2^31. */
export function numberOf(key: string): number {
  return 1_000_000 + (createHash('sha256').update(key).digest().readUInt32BE(0) % 2_000_000_000)
}

/** Discord numbers the other parts itself, from 1 on. */
export function numbered(components: readonly Component[], key: string): readonly Component[] {
  const [first, ...rest] = components
  if (!first) return components
  const id = numberOf(key)
  if (first.type === kinds.container) {
    const [inner, ...others] = first.components
    return inner ? [{ ...first, components: [{ ...inner, id }, ...others] }, ...rest] : components
  }
  return [{ ...first, id }, ...rest]
}
