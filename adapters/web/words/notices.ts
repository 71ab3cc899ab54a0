/** What is said instead of a page: refusals, errors. Non-breaking spaces are written. */
import type { Lang } from '../../../src/port.ts'
import type { Notice } from '../notices.ts'
import type { Shut } from '../site.ts'

const fr = {
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être incomplète\u00a0: recopiez-la entière, sans espace ni point à la fin.',
    next: { href: '/', label: 'Aller à l’accueil' },
  } as Notice,
  method: {
    title: 'Cette page ne se demande pas ainsi',
    text: 'Ouvrez-la depuis votre navigateur, par son adresse ou par un lien.',
    next: { href: '/', label: 'Aller à l’accueil' },
  } as Notice,
  notOurs: {
    title: 'Cette adresse n’est pas celle de Concertess',
    text: 'Par sécurité, Concertess ne répond qu’à l’adresse qu’il affiche à son démarrage. À la personne qui l’installe\u00a0: indiquez dans PUBLIC_URL l’adresse par laquelle on y vient.',
  } as Notice,
  foreign: {
    title: 'Rien n’a été enregistré',
    text: 'Ce qui vient d’être envoyé venait d’une page qui n’est pas de Concertess. Si c’est bien vous, ouvrez la page ici et recommencez.',
    next: { href: '/', label: 'Aller à l’accueil' },
  } as Notice,
  stale: {
    title: 'Rien n’a été enregistré',
    text: 'Cette page était ouverte depuis trop longtemps, ou votre navigateur refuse les cookies de ce site. Revenez en arrière\u00a0: ce que vous avez écrit y est encore. Copiez-le, rechargez la page, et envoyez de nouveau.',
  } as Notice,
  tooLong: {
    title: 'C’est trop long pour un seul envoi',
    text: 'Rien n’a été enregistré. Revenez en arrière\u00a0: ce que vous avez écrit y est encore. Envoyez-le en plusieurs fois, 250\u00a0000 signes au plus chaque fois.',
  } as Notice,
  noForm: {
    title: 'Rien n’a été enregistré',
    text: 'Ce qui a été envoyé n’est pas un formulaire de cette page. Rechargez-la et recommencez.',
  } as Notice,
  tooMany: (seconds: number): Notice => ({
    title: 'Trop de demandes à la fois',
    text: `Rien n’a été enregistré de cette dernière demande. Attendez ${seconds === 1 ? 'une seconde' : `${seconds}\u00a0secondes`}, puis recommencez. Si vous n’y êtes pour rien, quelqu’un qui passe par le même réseau que vous en fait trop.`,
  }),
  failed: (id: string): Notice => ({
    title: 'Quelque chose n’a pas marché',
    text: `Ce n’est pas de votre faute. Réessayez\u00a0: recommencer ne fait rien deux fois. Si cela continue, donnez ce numéro à l’équipe qui anime\u00a0: ${id}.`,
    next: { href: '/', label: 'Aller à l’accueil' },
  }),
  unreadable: {
    title: 'Cette demande n’est pas lisible',
    text: 'Ouvrez la page depuis votre navigateur, par son adresse complète ou par un lien.',
  } as Notice,
  tooSlow: {
    title: 'La demande a mis trop de temps à arriver',
    text: 'Rien n’a été enregistré. Vérifiez votre connexion, puis recommencez.',
  } as Notice,
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
  notFound: {
    title: 'There is no such page',
    text: 'The address may be incomplete: copy all of it, without a space or a full stop at the end.',
    next: { href: '/', label: 'Go to the front page' },
  },
  method: {
    title: 'This page is not asked for like that',
    text: 'Open it in your browser, by its address or by a link.',
    next: { href: '/', label: 'Go to the front page' },
  },
  notOurs: {
    title: 'This is not the address of Concertess',
    text: 'For safety, Concertess answers only under the address that it prints when it starts. For the person who installs it: put the address by which people come into PUBLIC_URL.',
  },
  foreign: {
    title: 'Nothing was recorded',
    text: 'What was just sent came from a page that is not of Concertess. If it was you, open the page here and do it again.',
    next: { href: '/', label: 'Go to the front page' },
  },
  stale: {
    title: 'Nothing was recorded',
    text: 'This page was open for too long, or your browser refuses the cookies of this site. Go back: what you wrote is still there. Copy it, reload the page, and send it again.',
  },
  tooLong: {
    title: 'That is too long for once',
    text: 'Nothing was recorded. Go back: what you wrote is still there. Send it in several parts, of 250,000 characters at most.',
  },
  noForm: {
    title: 'Nothing was recorded',
    text: 'What was sent is no form of this page. Reload it and do it again.',
  },
  tooMany: (seconds) => ({
    title: 'Too much at once',
    text: `Nothing of this last request was recorded. Wait ${seconds === 1 ? 'one second' : `${seconds} seconds`}, then do it again. If it is not your doing, somebody on the same network asks for too much.`,
  }),
  failed: (id) => ({
    title: 'Something went wrong',
    text: `It is no fault of yours. Try again: nothing is done twice. If it goes on, give this number to the organisers: ${id}.`,
    next: { href: '/', label: 'Go to the front page' },
  }),
  unreadable: {
    title: 'This request cannot be read',
    text: 'Open the page in your browser, by its whole address or by a link.',
  },
  tooSlow: {
    title: 'The request took too long to arrive',
    text: 'Nothing was recorded. Look at your connection, then do it again.',
  },
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
