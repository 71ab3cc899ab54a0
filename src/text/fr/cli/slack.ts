/** What is said of Slack to whoever installs the bot there, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const slack = {
  command: {
    verb: 'slack manifest [--json] [--yaml] [--url URL]',
    help: 'Écrit l’application à coller dans Slack',
    more: 'Collez le résultat tel quel ; --yaml en donne l’autre écriture. Sans --url, le bot se connecte lui-même à Slack : rien à ouvrir de votre côté. Avec --url et l’adresse publique du bot (https://…), c’est Slack qui l’appelle. docs/platforms/slack.md explique tout.',
  },

  manifest: {
    badUrl: 'Après --url, donnez l’adresse publique du bot, par exemple https://concertess.exemple.fr.',
    /** Slack's own bounds: 140 characters, 175 to 4000, names of 24 and their descriptions of 150. */
    manifest: {
      description: 'Une concertation de bout en bout, là où l’on se parle : idées, votes, décisions, actions.',
      longDescription:
        'Concertess accompagne une concertation de l’économie sociale et solidaire : ateliers et séances, idées déposées avec les mots de chacun, votes et avis, décisions, puis les actions qui en sortent et leurs rappels. Tapez /concert : le bot dit où vous en êtes, ce qui vous attend, et ce que vous pouvez faire ici. Tapez /idee suivi de votre texte pour déposer une idée. Chaque message dit qui le verra, et votre dernier geste se reprend pendant dix minutes. Concertess ne lit pas les conversations : il n’entend que ce qu’on lui adresse.',
      shortcuts: {
        idea: { name: 'En faire une idée', description: 'Déposer ce message comme contribution à la concertation' },
        action: {
          name: 'En faire une action',
          description: 'Noter ce message comme une action, à confier et à dater',
        },
        decision: {
          name: 'Noter comme décision',
          description: 'Noter ce message comme décision de la séance ouverte',
        },
        anywhere: {
          name: 'Déposer une idée',
          description: 'Déposer une idée dans la concertation, d’où que vous soyez',
        },
      },
    },
  },

  doctor: {
    none: 'Slack n’est pas configuré : docs/platforms/slack.md dit comment. La console suffit pour essayer.',
    valid: (workspace: string, bot: string) => `Slack : espace de travail « ${workspace} », bot « ${bot} ».`,
    refused: (name: string, error: string) => `Slack refuse ${name} (${error}).`,
    botTokenDo:
      'Dans votre application sur api.slack.com, page OAuth & Permissions : réinstallez-la, recopiez dans SLACK_BOT_TOKEN le jeton qui commence par xoxb-, puis relancez Concertess.',
    appTokenDo: (scope: string) =>
      `Dans votre application sur api.slack.com, page Basic Information : créez un jeton d’application avec le droit ${scope}, recopiez-le dans SLACK_APP_TOKEN (il commence par xapp-), puis relancez Concertess.`,
    unreachable: 'Slack ne répond pas.',
    unreachableDo: 'Vérifiez que cette machine accède à https://slack.com, puis relancez doctor.',
    busy: 'Slack demande d’attendre avant de répondre.',
    busyDo: 'Relancez doctor dans une minute.',
    allowed: 'Slack : le bot a tous les droits qu’il lui faut.',
    missing: (scopes: string) => `Slack : il manque au bot ces droits : ${scopes}.`,
    missingDo: (scopes: string) => `Ajoutez ${scopes} dans OAuth & Permissions, puis réinstallez l’application.`,
    socket: 'Slack : le bot s’y connecte lui-même (Socket Mode).',
    http: (address: string) =>
      `Slack appelle le bot (HTTP signé) : votre serveur mandataire doit relayer son adresse publique vers ${address}.`,
    channels: (count: number) =>
      `Slack : le bot est dans ${n(count, 'salon rattaché', 'salons rattachés')} à une concertation.`,
    absent: (names: string) => `Il n’est pas dans ${names}.`,
    absentDo: 'Invitez-le : /invite @Concertess dans chacun.',
    archived: (names: string) => `Salons archivés : ${names}.`,
    archivedDo: 'Désarchivez-les, ou rattachez un autre salon : /concert salon.',
    gone: (names: string) => `Salons introuvables, supprimés ou privés sans le bot : ${names}.`,
    goneDo: 'S’ils existent encore, invitez-le : /invite @Concertess.',
    elsewhere: (names: string) => `Salons d’un autre espace de travail, où ce bot ne peut pas écrire : ${names}.`,
    elsewhereDo: 'Utilisez le jeton de cet espace, ou rattachez un salon d’ici : /concert salon.',
    unchecked: (count: number) =>
      `${n(count, 'salon n’a pas pu être vérifié', 'salons n’ont pas pu être vérifiés')} : relancez doctor plus tard.`,
    others: (count: number) => n(count, 'autre', 'autres'),
  },
}
