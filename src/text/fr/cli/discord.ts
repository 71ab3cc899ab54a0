/** What is said of Discord to whoever installs the bot there, and in the menus of its messages, in French. */
import { formatNumber, plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const discord = {
  commands: {
    invite: {
      verb: 'discord invite',
      help: 'Donne l’adresse qui invite le bot sur un serveur Discord',
      more: 'Ouvrez-la dans un navigateur et choisissez votre serveur : elle demande exactement les droits nécessaires, et aucun autre. DISCORD_TOKEN doit être donné. docs/platforms/discord.md dit tout.',
    },
    commands: {
      verb: 'discord commands [--json]',
      help: 'Montre les commandes enregistrées chez Discord',
      more: 'Ne change rien : Concertess les enregistre lui-même à son démarrage. Chaque commande est donnée avec sa taille, que Discord limite à 8 000 caractères ; l’option donne la liste entière.',
    },
  },

  said: {
    /** at most 32 characters each */
    menus: { idea: 'En faire une contribution', action: 'En faire une action', decision: 'Noter comme décision' },
    noToken:
      'Discord n’est pas configuré : écrivez DISCORD_TOKEN dans le fichier .env. docs/platforms/discord.md dit comment.',
    size: (command: string, size: number, limit: number, options: number) =>
      `${command} : ${n(size, 'caractère', 'caractères')} sur ${formatNumber(limit, 'fr')}, ${n(options, 'option', 'options')}.`,
    menu: (name: string) => `Menu des messages : ${name}.`,
    state: {
      same: 'Chez Discord, elles sont à jour.',
      none: 'Chez Discord, il n’y en a pas encore : lancez Concertess avec npm start.',
      different: 'Chez Discord, elles sont d’une autre version : relancez Concertess.',
      twice: 'Chez Discord, elles sont enregistrées à deux endroits : relancez Concertess.',
    },
    unknown: 'Discord n’a pas pu être interrogé : npm run cli -- doctor dit pourquoi.',
  },

  doctor: {
    none: 'Discord n’est pas configuré : docs/platforms/discord.md dit comment. La console suffit pour essayer.',
    valid: (bot: string) => `Discord : bot « ${bot} ».`,
    refused: 'Discord refuse DISCORD_TOKEN.',
    refusedDo:
      'Dans votre application sur discord.com/developers, page Bot : refaites le jeton (« Reset… »), recopiez-le dans DISCORD_TOKEN (c’est lui qu’il faut, ni « Client Secret », ni « Public Key »), puis relancez Concertess.',
    unreachable: 'Discord ne répond pas.',
    unreachableDo: 'Vérifiez que cette machine accède à https://discord.com, puis relancez doctor.',
    busy: 'Discord demande d’attendre avant de répondre.',
    busyDo: 'Relancez doctor dans une minute.',
    noIntents: 'Discord : aucun accès réservé n’est demandé, et il n’en faut aucun.',
    intents: (names: string) =>
      `Discord : l’application a des accès réservés dont Concertess ne se sert pas (${names}) : vous pouvez les retirer, page Bot, « Privileged Gateway Intents ».`,
    noServer: 'Discord : le bot n’est encore sur aucun serveur.',
    inviteDo: (link: string) => `Invitez-le : ${link}`,
    servers: (count: number, names: string) =>
      `Discord : le bot est sur ${n(count, 'serveur', 'serveurs')} (${names}).`,
    invite: (link: string) => `Pour l’inviter sur un autre : ${link}`,
    otherServer: (guild: string) => `Discord : le bot n’est pas sur le serveur ${guild} que nomme DISCORD_GUILD_ID.`,
    otherServerDo: (link: string) => `Corrigez ce numéro, effacez-le, ou invitez le bot : ${link}`,
    commands: 'Discord : les commandes sont enregistrées, à jour.',
    commandsHere: 'Discord : les commandes sont enregistrées, à jour, sur le serveur que nomme DISCORD_GUILD_ID.',
    commandsUnknown: 'Discord : la liste des commandes n’a pas pu être lue.',
    noCommands: 'Discord : les commandes ne sont pas encore enregistrées.',
    otherCommands: 'Discord : les commandes enregistrées sont d’une autre version.',
    commandsDo: 'Lancez Concertess : il les enregistre en démarrant.',
    commandsDoRunning: 'Attendez une minute, puis relancez Concertess s’il le faut : il les enregistre en démarrant.',
    everywhere: 'tous les serveurs',
    twice: (names: string) =>
      `Discord : les commandes s’affichent deux fois ; elles sont aussi enregistrées pour ${names}.`,
    channels: (count: number) =>
      `Discord : le bot peut travailler dans ${n(count, 'salon rattaché', 'salons rattachés')} à une concertation.`,
    lacking: (channel: string, permissions: string) => `Il lui manque dans ${channel} : ${permissions}.`,
    lackingDo: (channel: string, permissions: string) =>
      `Dans ${channel}, « Modifier le salon », « Permissions », ajoutez le bot et accordez-lui : ${permissions}.`,
    hidden: (names: string) => `Salons que le bot ne voit pas : ${names}.`,
    hiddenDo: 'Dans chacun, « Modifier le salon », « Permissions », ajoutez le bot et accordez-lui « Voir le salon ».',
    gone: (names: string) => `Salons supprimés : ${names}.`,
    goneDo: 'Rattachez un autre salon : /concert salon.',
    unchecked: (count: number) =>
      `${n(count, 'salon n’a pas pu être vérifié', 'salons n’ont pas pu être vérifiés')} : relancez doctor plus tard.`,
    others: (count: number) => n(count, 'autre', 'autres'),
  },
}
