/** Where things are said to everybody: the address of a place, and one thing told in several places, each in its language. */
import type { Place } from '../generated/prisma/client.ts'
import type { Address, Platform } from '../port.ts'
import { langOf, type Text, textOf } from '../text/index.ts'
import { text, view } from '../views/build.ts'
import type { Lang, View } from '../views/view.ts'
import { post, type Write } from './writes.ts'

export type Placed = Pick<Place, 'platform' | 'workspace' | 'external' | 'language'>

export function addressOf(place: Placed): Address {
  return { platform: place.platform as Platform, workspace: place.workspace, to: 'room', channel: place.external }
}

/** Where each message has a thread below it. */
const withThreads = ['slack', 'discord', 'matrix'] as const satisfies readonly Platform[]

export function hasThreads({ platform }: Pick<Place, 'platform'>): boolean {
  return (withThreads as readonly string[]).includes(platform)
}

/** Where a file can be sent. */
const withFiles: readonly string[] = ['slack', 'discord', 'matrix'] satisfies readonly Platform[]

export function takesFiles(platform: string): boolean {
  return withFiles.includes(platform)
}

/** Where commands are messages: what is typed in a channel is read there. */
const withCommandsRead: readonly string[] = ['matrix'] satisfies readonly Platform[]

export function readsCommands({ platform, kind }: { readonly platform: string; readonly kind: string }): boolean {
  return kind === 'room' && withCommandsRead.includes(platform)
}

/** The language of cards shown there. */
export function langAt(place: Pick<Place, 'language'>, fallback: Lang): Lang {
  return langOf(place.language) ?? fallback
}

export function announce(
  places: readonly Placed[],
  newId: () => string,
  fallback: Lang,
  say: (t: Text, lang: Lang) => View | string,
): Write[] {
  return places.map((place) => {
    const lang = langAt(place, fallback)
    const said = say(textOf(lang), lang)
    return post(newId(), addressOf(place), typeof said === 'string' ? view(lang, text(said)) : said)
  })
}
