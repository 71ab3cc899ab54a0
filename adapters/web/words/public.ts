/** What stands around the pages that anybody may read. Non-breaking spaces are written. */
import type { Lang } from '../../../src/port.ts'

const fr = {
  front: 'Concertations publiques',
  all: 'Toutes les concertations',
  otherLang: 'English',
  plain: 'Version texte',
  follow: 'Suivre dans son agenda',
  page: 'Autour de cette page',
  welcome:
    'Ce site est celui d’un assistant de concertation. Les pages publiques paraîtront ici quand les structures qui organisent les ouvriront.',
  room: 'Ouvrir le salon local',
  roomHow: 'Pour essayer ici\u00a0: ouvrez l’adresse du salon local, affichée par la commande qui a démarré ce site.',
}
const en: typeof fr = {
  front: 'Public consultations',
  all: 'All consultations',
  otherLang: 'Français',
  plain: 'Text version',
  follow: 'Follow in your calendar',
  page: 'About this page',
  welcome:
    'This is the site of a consultation assistant. Public pages will appear here once the organisations that convene open them.',
  room: 'Open the local room',
  roomHow: 'To try it here: open the address of the local room, printed by the command that started this site.',
}

export const publicWords: Readonly<Record<Lang, typeof fr>> = { fr, en }
