/** Under everything that is published: who organises, and who signed when. */
import type { Text } from '../text/index.ts'
import { quiet } from './build.ts'
import { joinList } from './format.ts'
import { sayInstant } from './instant.ts'
import { spansOf } from './rich.ts'
import type { Lang, TextNode } from './view.ts'

export type Signed = { readonly name: string; readonly organisation: string; readonly at: Date | string }

export function signedBy(
  organisers: readonly string[],
  signatures: readonly Signed[],
  zone: string,
  t: Text,
  lang: Lang,
): TextNode[] {
  const lines = signatures.map((s) =>
    sayInstant((moment) => t.publication.signedBy(s.name, s.organisation, moment), new Date(s.at), zone, lang),
  )
  return [quiet(t.publication.organised(joinList(organisers, lang))), ...lines.map((line) => quiet(...spansOf(line)))]
}
