/** What is said of this site: how accessible it is, and what it keeps. Non-breaking spaces are written. */
import type { Lang } from '../../../src/port.ts'

/** `text`, or `points` below it; `href` is where its last line leads. */
export type Passage = {
  readonly title: string
  readonly texts: readonly string[]
  readonly points?: readonly string[]
  readonly link?: { readonly href: string; readonly label: string }
}
export type About = { readonly title: string; readonly other: string; readonly passages: readonly Passage[] }
type AboutWords = {
  readonly accessibility: (contact: string | undefined) => About
  readonly privacy: (contact: string | undefined) => About
}

const defenders = 'https://formulaire.defenseurdesdroits.fr/'
const cnil = 'https://www.cnil.fr/fr/plaintes'

const fr: AboutWords = {
  accessibility: (contact) => ({
    title: 'Déclaration d’accessibilité',
    other: 'This page in English',
    passages: [
      {
        title: 'État de conformité',
        texts: [
          'Les pages de Concertess sont partiellement conformes au référentiel général d’amélioration de l’accessibilité (RGAA\u00a04.1), qui reprend les règles européennes EN\u00a0301\u00a0549 et WCAG\u00a02.2 au niveau AA.',
          'Cet état vient de nos propres essais\u00a0: chaque page et chacun de ses états sont contrôlés par l’outil axe-core, parcourus au clavier seul, agrandis à 400\u00a0%, en clair et en sombre. Aucun audit n’a été fait par un tiers. L’organisme qui tient cette concertation établit sa propre déclaration s’il y est tenu.',
        ],
      },
      {
        title: 'Ce qui n’est pas accessible',
        texts: ['À notre connaissance\u00a0:'],
        points: [
          'les images de résultats ont toujours leur tableau à côté, mais leur description courte ne dit pas tout ce que dit le tableau\u00a0;',
          'les documents à télécharger (Word) ont des titres et des listes, mais n’ont pas été essayés avec chaque lecteur d’écran\u00a0; la page qui les propose dit la même chose\u00a0;',
          'les textes écrits par les personnes qui participent sont montrés tels quels\u00a0: une abréviation ou une langue étrangère n’y est pas signalée\u00a0;',
          'rien n’a encore été essayé avec des personnes qui utilisent une aide technique tous les jours.',
        ],
      },
      {
        title: 'Comment ces pages sont faites',
        texts: [
          'HTML, CSS et un peu de JavaScript, sans lequel formulaires et votes marchent aussi. Essais avec Chromium. Déclaration établie le 26\u00a0novembre\u00a02026.',
        ],
      },
      {
        title: 'Signaler une difficulté',
        texts: [
          contact === undefined
            ? 'Dites-le à l’équipe qui anime la concertation, par le moyen où elle vous écrit\u00a0: elle vous donnera l’information autrement, et la difficulté sera corrigée.'
            : `Écrivez à ${contact}\u00a0: l’équipe qui anime vous donnera l’information autrement, et la difficulté sera corrigée.`,
        ],
      },
      {
        title: 'Si vous n’obtenez pas de réponse',
        texts: [
          'Vous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu, et la réponse ne vient pas ou ne suffit pas\u00a0: vous pouvez saisir le Défenseur des droits, en ligne, par sa déléguée ou son délégué dans votre département, par téléphone au 09\u00a069\u00a039\u00a000\u00a000, ou par courrier gratuit, sans timbre\u00a0: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX\u00a007.',
        ],
        link: { href: defenders, label: 'Écrire au Défenseur des droits (autre site)' },
      },
    ],
  }),
  privacy: (contact) => ({
    title: 'Vos données',
    other: 'This page in English',
    passages: [
      {
        title: 'Qui, et pourquoi',
        texts: [
          'Les organisateurs de la concertation sont responsables de ce qui est gardé ici, sur leur machine ou chez leur hébergeur. Cela sert à mener cette concertation, et à rien d’autre. Le message d’accueil de chaque concertation les nomme.',
        ],
      },
      {
        title: 'Ce qui est gardé',
        texts: ['Seulement ce que vous donnez\u00a0:'],
        points: [
          'votre nom, votre structure et le compte ou l’adresse par lesquels on vous joint\u00a0;',
          'ce que vous écrivez\u00a0: idées, avis, réponses, présences\u00a0; chaque formulaire dit avant l’envoi qui le lira\u00a0;',
          'vos votes. Un vote par l’urne (papier à usage unique) est gardé sans votre nom, et rien ne permet de l’y rattacher\u00a0;',
          'une trace de ce qui est fait, par qui et quand, sans ce que vous votez.',
        ],
      },
      {
        title: 'Ce que votre navigateur garde',
        texts: [
          'Un seul cookie, si vous ouvrez un lien personnel, le formulaire qui recueille les idées ou la salle locale\u00a0: il dit que c’est vous, ne sert qu’à cela, et ne demande donc pas d’accord. Il s’efface à la fermeture du navigateur, sauf celui de la salle locale, après trente jours sans visite. Les autres pages publiques et l’urne n’en posent aucun.',
          'Pas de mesure d’audience, pas de publicité, rien qui soit chargé d’un autre site. Votre adresse de connexion n’est écrite nulle part\u00a0: seul un compteur de demandes la représente, quelques minutes, en mémoire.',
        ],
      },
      {
        title: 'Combien de temps',
        texts: [
          'Ce qui a été discuté et décidé reste tant que la concertation en a besoin, et selon les règles d’archives des organisateurs. Un lien personnel cesse d’ouvrir à sa date, ou dès qu’il est retiré. Les sauvegardes les plus anciennes sont remplacées par les nouvelles.',
        ],
      },
      {
        title: 'Vos droits',
        texts: [
          'Vous pouvez voir tout ce qui est gardé de vous et en avoir une copie\u00a0: la commande « mes données », ou votre page personnelle. Vous pouvez le faire corriger ou effacer, vous opposer à ce qu’il serve, en limiter l’usage.',
          contact === undefined
            ? 'Demandez-le à l’équipe qui anime la concertation, par le moyen où elle vous écrit. Elle répond dans le mois.'
            : `Écrivez à ${contact}. L’équipe répond dans le mois.`,
          'Si sa réponse ne vous convient pas, vous pouvez saisir la CNIL.',
        ],
        link: { href: cnil, label: 'Saisir la CNIL (autre site)' },
      },
    ],
  }),
}

const en: AboutWords = {
  accessibility: (contact) => ({
    title: 'Accessibility statement',
    other: 'Cette page en français',
    passages: [
      {
        title: 'State of conformity',
        texts: [
          'The pages of Concertess conform partially to the French accessibility reference (RGAA 4.1), which takes up the European rules EN 301 549 and WCAG 2.2 at level AA.',
          'This comes from our own trials: each page and each of its states is checked with axe-core, gone through by keyboard alone, enlarged to 400%, in light and in dark. No audit was made by others. The organisation that holds this concertation draws up its own statement if it has to.',
        ],
      },
      {
        title: 'What is not accessible',
        texts: ['As far as we know:'],
        points: [
          'pictures of results always have their table beside them, but their short description does not say all that the table says;',
          'documents to download (Word) have headings and lists, but were not tried with every screen reader; the page that offers them says the same;',
          'texts written by those who take part are shown as they are: an abbreviation or a foreign language is not marked in them;',
          'nothing was tried yet with people who use assistive technology every day.',
        ],
      },
      {
        title: 'How these pages are made',
        texts: [
          'HTML, CSS and a little JavaScript, without which forms and votes work as well. Tried with Chromium. Statement of 26 November 2026.',
        ],
      },
      {
        title: 'Tell us of a difficulty',
        texts: [
          contact === undefined
            ? 'Tell the organisers, by the way in which they write to you: they will give you the information otherwise, and the difficulty will be mended.'
            : `Write to ${contact}: the organisers will give you the information otherwise, and the difficulty will be mended.`,
        ],
      },
      {
        title: 'If you get no answer',
        texts: [
          'You told of a defect that keeps you from some content, and the answer does not come or does not suffice: you may turn to the French Defender of Rights, online, by their delegate in your département, by telephone (+33 9 69 39 00 00), or by post, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
        ],
        link: { href: defenders, label: 'Write to the Defender of Rights (another site, in French)' },
      },
    ],
  }),
  privacy: (contact) => ({
    title: 'Your data',
    other: 'Cette page en français',
    passages: [
      {
        title: 'Who, and what for',
        texts: [
          'The organisers of the concertation answer for what is kept here, on their machine or at their host’s. It serves to hold this concertation, and nothing else. The welcome message of each concertation names them.',
        ],
      },
      {
        title: 'What is kept',
        texts: ['Only what you give:'],
        points: [
          'your name, your organisation and the account or address by which you are reached;',
          'what you write: ideas, opinions, answers, attendance; each form says before it is sent who will read it;',
          'your votes. A vote by urn (a paper that serves once) is kept without your name, and nothing leads from one to the other;',
          'a trace of what is done, by whom and when, without what you vote.',
        ],
      },
      {
        title: 'What your browser keeps',
        texts: [
          'One cookie, if you open a personal link, the form that takes ideas or the local room: it says that it is you, serves for nothing else, and so needs no consent. It goes when the browser is closed, except that of the local room, after thirty days without a visit. Other public pages and the urn set none.',
          'No audience measurement, no advertisement, nothing that is loaded from another site. The address that you connect from is written nowhere: a mere counter of requests stands for it, for a few minutes, in memory.',
        ],
      },
      {
        title: 'How long',
        texts: [
          'What was discussed and decided stays as long as the concertation needs it, and by the organisers’ rules for archives. A personal link stops opening at its date, or as soon as it is withdrawn. The oldest backups are replaced by new ones.',
        ],
      },
      {
        title: 'Your rights',
        texts: [
          'You may see all that is kept of you and have a copy of it: the command “my data”, or your personal page. You may have it corrected or erased, object to its use, have its use limited.',
          contact === undefined
            ? 'Ask the organisers, by the way in which they write to you. They answer within a month.'
            : `Write to ${contact}. The organisers answer within a month.`,
          'If their answer does not suit you, you may turn to the CNIL.',
        ],
        link: { href: cnil, label: 'Complain to the CNIL (another site, in French)' },
      },
    ],
  }),
}

export const aboutWords: Readonly<Record<Lang, AboutWords>> = { fr, en }
