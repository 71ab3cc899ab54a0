/** What the pages say of themselves, beside what the bot says. Non-breaking spaces are written. */
import type { Lang } from '../../src/port.ts'

const fr = {
  skip: 'Aller au contenu',
  accessibility: 'Accessibilité\u00a0: partiellement conforme',
  privacy: 'Vos données',
}
const en: typeof fr = {
  skip: 'Skip to the content',
  accessibility: 'Accessibility: partially conforming',
  privacy: 'Your data',
}

export const words: Readonly<Record<Lang, typeof fr>> = { fr, en }
