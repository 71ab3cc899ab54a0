/** What anybody may read, as views: each room says its part. */
import type { Pages } from '../../adapters/web/site.ts'
import type { Database } from '../engine/db.ts'

export function pagesOf(_db: Database): Pages {
  return {
    front: async (lang) => ({ title: 'Concertess', lang, view: { lang, nodes: [] } }),
    page: async () => undefined,
    file: async () => undefined,
  }
}
