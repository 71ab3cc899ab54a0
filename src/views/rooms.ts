/** Channels named together; those whose name the platform has not told are counted behind the others. */
import type { Text } from '../text/index.ts'
import { joinList } from './format.ts'
import type { Lang } from './view.ts'

/** « pleniere et un autre »; '' when none has a name. */
export function roomNames(names: readonly string[], t: Text, lang: Lang): string {
  const told = names.filter((name) => name !== '')
  const others = names.length - told.length
  return joinList(told.length > 0 && others > 0 ? [...told, t.otherRooms(others)] : told, lang)
}
