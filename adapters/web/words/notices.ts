/** What is said instead of a page: refusals, errors. Non-breaking spaces are written. */
import type { Lang } from '../../../src/port.ts'
import type { Notice } from '../notices.ts'
import type { Shut } from '../site.ts'

const fr = {
  needsKey: {
    title: 'Cette page s’ouvre avec une clé',
    text: 'La salle locale s’ouvre avec l’adresse complète que Concertess affiche à son démarrage. Recopiez-la entière dans la barre d’adresse.',
  } as Notice,
  shut: {
    unknown: {
      title: 'Ce lien n’ouvre rien ici',
      text: 'Ouvrez cette page par votre lien personnel, celui du courriel ou du papier que vous avez reçu. Si vous ne l’avez plus, demandez-en un autre à l’équipe qui anime.',
    },
    expired: {
      title: 'Votre lien n’est plus valable',
      text: 'Sa date est passée. Rien n’est perdu de ce que vous avez déjà dit. Demandez un autre lien à l’équipe qui anime.',
    },
    revoked: {
      title: 'Votre lien a été retiré',
      text: 'L’équipe qui anime l’a remplacé ou retiré. Rien n’est perdu de ce que vous avez déjà dit. Demandez-lui un autre lien.',
    },
  } as Readonly<Record<Shut, Notice>>,
}
const en: typeof fr = {
  needsKey: {
    title: 'This page opens with a key',
    text: 'The local room opens with the whole address that Concertess prints when it starts. Copy all of it into the address bar.',
  },
  shut: {
    unknown: {
      title: 'This link opens nothing here',
      text: 'Open this page by your personal link, the one in the e-mail or on the paper that you were given. If you have it no more, ask the organisers for another one.',
    },
    expired: {
      title: 'Your link is no longer valid',
      text: 'Its date has passed. Nothing that you said is lost. Ask the organisers for another link.',
    },
    revoked: {
      title: 'Your link was withdrawn',
      text: 'The organisers replaced it or withdrew it. Nothing that you said is lost. Ask them for another link.',
    },
  },
}

export const noticeWords: Readonly<Record<Lang, typeof fr>> = { fr, en }
