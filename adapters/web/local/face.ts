/** A bot as the pages of the local room know it at this moment: who listens to it, and how far its story is told. */
import type { House } from '../house.ts'
import { createLive, type Live } from '../live.ts'
import type { LocalHouse, Sandbox, Site } from '../site.ts'
import { renderItem } from './item.ts'
import { panelHtml } from './panel.ts'
import { createTelling, type Telling } from './telling.ts'

export type Face = {
  readonly base: string
  readonly local: LocalHouse
  readonly live: Live
  /** in the sandbox alone */
  readonly stage?: { readonly sandbox: Sandbox; readonly telling: Telling; moved(): void }
}

/** Milliseconds between two drawings of the panel while the story runs. */
const pace = 150

export type Faces = { of(base: string, local: LocalHouse | Sandbox): Face; close(face: Face): void }

export function createFaces(site: Site): Faces {
  const known = new WeakMap<House, Face>()
  const { lang, zone } = site

  function make(base: string, local: LocalHouse | Sandbox): Face {
    const isSandbox = 'lines' in local
    const live = createLive({
      house: local.house,
      // The entries of the real room are numbered for good; those of a sandbox end with it.
      generation: isSandbox ? site.random(8) : 'salon',
      draw: (item) =>
        renderItem(item, {
          house: local.house,
          lang,
          zone,
          base,
          // Who looks adds who they are when they press.
          hidden: [],
          request: '',
          replyAt: (key) => `?sous=${encodeURIComponent(key)}#dire`,
          query: item.to.to === 'room' ? '' : `?${new URLSearchParams({ qui: item.to.account })}`,
        }),
    })
    if (!isSandbox) return { base, local, live }
    let drawn: NodeJS.Timeout | undefined
    function moved(): void {
      drawn ??= setTimeout(() => {
        drawn = undefined
        void tellPanel()
      }, pace)
      drawn.unref()
    }
    async function tellPanel(): Promise<void> {
      if (live.listeners === 0) return
      const here = telling.standing() ?? { who: undefined, where: { kind: 'dm' } as const }
      const { listeners } = live
      const now = local.now()
      live.tell(
        'panel',
        String(await panelHtml({ base, lang, zone, now, csrf: '', request: '', here, telling, listeners })),
      )
    }
    const telling = createTelling({
      sandbox: local,
      lang,
      zone,
      moved,
      failed: (error) => {
        site.log.error({ err: error }, 'a step of the demonstration broke off')
        return undefined
      },
    })
    return { base, local, live, stage: { sandbox: local, telling, moved } }
  }

  return {
    of(base, local) {
      const face = known.get(local.house) ?? make(base, local)
      known.set(local.house, face)
      return face
    },
    close({ live, stage }) {
      stage?.telling.stop()
      live.close()
    },
  }
}
