/** What the page of a paper says. */
import type { Lang } from '../../src/port.ts'

const fr = {
  title: 'Votre bulletin',
  /** of the window, when something is to be put otherwise */
  wrong: 'À corriger\u00a0: votre bulletin',
  next: 'Relire mon bulletin',
  empty: 'Rien n’est choisi. Faites un choix, ou votez blanc.',
  confirm: 'Mettre ce bulletin dans l’urne\u00a0?',
  chosen: 'Vous avez choisi\u00a0:',
  final: 'Une fois dans l’urne, il ne se reprend pas et ne se change plus. Rien n’est encore enregistré.',
  putIn: 'Mettre dans l’urne',
  back: 'Changer mon choix',
  cast: {
    title: 'Votre bulletin est dans l’urne',
    text: 'Il compte. Le résultat sera affiché là où le vote est annoncé. Ce lien n’ouvre plus rien\u00a0: vous pouvez fermer cette page.',
  },
  unknown: {
    title: 'Ce lien n’ouvre aucun bulletin',
    text: 'Il est incomplet, ou un autre l’a remplacé. Redemandez votre bulletin là où le vote est annoncé\u00a0: «\u00a0/concert bulletin\u00a0».',
  },
  spent: {
    title: 'Ce bulletin est déjà dans l’urne',
    text: 'Il compte, et ne se change plus. Si ce n’est pas vous qui l’avez rempli, prévenez l’équipe d’animation tout de suite.',
  },
  closed: {
    title: 'Ce vote est terminé',
    text: 'Ce bulletin n’a pas été mis dans l’urne à temps\u00a0: il n’est pas compté. Le résultat est affiché là où le vote était annoncé.',
  },
}
const en: typeof fr = {
  title: 'Your paper',
  wrong: 'To correct: your paper',
  next: 'Read my paper again',
  empty: 'Nothing is chosen. Make a choice, or vote blank.',
  confirm: 'Put this paper into the urn?',
  chosen: 'You chose:',
  final: 'Once in the urn it cannot be taken back or changed. Nothing is recorded yet.',
  putIn: 'Put into the urn',
  back: 'Change my choice',
  cast: {
    title: 'Your paper is in the urn',
    text: 'It counts. The result will be shown where the vote is announced. This link opens nothing any more: you may close this page.',
  },
  unknown: {
    title: 'This link opens no paper',
    text: 'It is incomplete, or another one replaced it. Ask for your paper where the vote is announced: “/concert paper”.',
  },
  spent: {
    title: 'This paper is in the urn already',
    text: 'It counts, and cannot be changed. If it was not you who filled it in, tell the animation team at once.',
  },
  closed: {
    title: 'This vote is over',
    text: 'This paper was not put into the urn in time: it does not count. The result is shown where the vote was announced.',
  },
}

export const urnWords: Readonly<Record<Lang, typeof fr>> = { fr, en }
