/** What we ask of Slack, and why: read by whoever installs the app, in the documentation and from `doctor`. */

type Reason = { readonly fr: string; readonly en: string }
export type Asked = { readonly name: string; readonly why: Reason }

const afterDoubt = {
  fr: 'Après un envoi dont Slack n’a pas confirmé l’arrivée, chercher si notre propre message est là, pour ne rien publier deux fois ; rien d’autre n’y est lu.',
  en: 'After a send that Slack did not confirm, looking whether our own message is there, so that nothing is posted twice; nothing else is read.',
} as const

/** Of the bot's token. */
export const scopes = [
  {
    name: 'app_mentions:read',
    why: {
      fr: 'Entendre « @Concertess … » dans un salon ou un fil, où les commandes en « / » ne marchent pas toujours.',
      en: 'Hearing “@Concertess …” in a channel or a thread, where slash commands do not always work.',
    },
  },
  { name: 'channels:history', why: afterDoubt },
  { name: 'groups:history', why: afterDoubt },
  {
    name: 'im:history',
    why: {
      fr: 'Recevoir ce que les personnes écrivent au bot en privé ; et, après un envoi douteux, ne rien y publier deux fois.',
      en: 'Receiving what people write to the bot in private; and, after a doubtful send, posting nothing there twice.',
    },
  },
  {
    name: 'channels:join',
    why: {
      fr: 'Entrer de lui-même dans un salon public rattaché à une concertation, s’il n’y est pas encore.',
      en: 'Entering by itself a public channel that is linked to a consultation, when it is not there yet.',
    },
  },
  {
    name: 'channels:read',
    why: {
      fr: 'Connaître le nom d’un salon public, et savoir si le bot en est membre.',
      en: 'Knowing the name of a public channel, and whether the bot is a member of it.',
    },
  },
  {
    name: 'groups:read',
    why: {
      fr: 'La même chose pour les salons privés où le bot a été invité.',
      en: 'The same for private channels to which the bot was invited.',
    },
  },
  {
    name: 'im:write',
    why: {
      fr: 'Ouvrir une conversation privée, pour un rappel ou une réponse personnelle.',
      en: 'Opening a private conversation, for a reminder or a personal answer.',
    },
  },
  {
    name: 'chat:write',
    why: { fr: 'Écrire et mettre à jour ses propres messages.', en: 'Writing and updating its own messages.' },
  },
  {
    name: 'commands',
    why: {
      fr: 'Offrir /concert, /idee et les entrées du menu des messages.',
      en: 'Offering /concert, /idee and the entries of the message menu.',
    },
  },
  {
    name: 'files:read',
    why: {
      fr: 'Lire un tableau joint à un message, et vérifier qu’un document envoyé par le bot est bien arrivé.',
      en: 'Reading a table attached to a message, and checking that a document sent by the bot has arrived.',
    },
  },
  {
    name: 'files:write',
    why: {
      fr: 'Envoyer un graphique, une date d’agenda ou un compte rendu.',
      en: 'Sending a chart, a calendar date or minutes.',
    },
  },
  {
    name: 'users:read',
    why: {
      fr: 'Connaître le nom affiché, la langue, et qui administre l’espace de travail.',
      en: 'Knowing the displayed name, the language, and who administers the workspace.',
    },
  },
] as const satisfies readonly Asked[]

export type Scope = (typeof scopes)[number]['name']

/** Of the app's own token, with which the bot connects to Slack by itself (Socket Mode). */
export const appScope = {
  name: 'connections:write',
  why: {
    fr: 'Ouvrir la connexion par laquelle Slack parle au bot.',
    en: 'Opening the connection through which Slack speaks to the bot.',
  },
} as const satisfies Asked

/** What Slack tells us of its own accord. */
export const events = [
  {
    name: 'app_home_opened',
    why: {
      fr: 'Dessiner la page d’accueil du bot pour la personne qui l’ouvre.',
      en: 'Drawing the home page of the bot for the person who opens it.',
    },
  },
  {
    name: 'app_mention',
    why: { fr: 'Répondre à « @Concertess … ».', en: 'Answering “@Concertess …”.' },
  },
  {
    name: 'message.im',
    why: { fr: 'Répondre à ce qui est écrit au bot en privé.', en: 'Answering what is written to the bot in private.' },
  },
  {
    name: 'member_joined_channel',
    why: {
      fr: 'Se présenter quand on invite le bot dans un salon.',
      en: 'Introducing itself when the bot is invited to a channel.',
    },
  },
  {
    name: 'tokens_revoked',
    why: {
      fr: 'S’arrêter d’écrire quand on lui retire l’accès.',
      en: 'Ceasing to write when its access is taken back.',
    },
  },
  {
    name: 'app_uninstalled',
    why: {
      fr: 'S’arrêter d’écrire quand l’application est désinstallée.',
      en: 'Ceasing to write when the app is uninstalled.',
    },
  },
] as const satisfies readonly Asked[]

/** Those of ours that are not among the scopes granted, as Slack lists them: `chat:write,commands`. */
export function missingScopes(granted: string): readonly Scope[] {
  const has = new Set(granted.split(',').map((scope) => scope.trim()))
  return scopes.map(({ name }) => name).filter((name) => !has.has(name))
}
