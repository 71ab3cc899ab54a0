/** What is said of Slack to whoever installs the bot there, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/cli/slack.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
export const slack: typeof source.slack = {
  command: {
    verb: 'slack manifest [--json] [--yaml] [--url URL]',
    help: 'Writes the app to paste at Slack',
    more: 'Paste the result as it is; --yaml writes it the other way. Without --url, the bot connects to Slack by itself: nothing to open on your side. With --url and the public address of the bot (https://…), Slack calls it. docs/platforms/slack.md tells everything.',
  },

  manifest: {
    badUrl: 'After --url, give the public address of the bot, for example https://concertess.example.org.',
    manifest: {
      description: 'A consultation from end to end, where people talk: ideas, votes, decisions, actions.',
      longDescription:
        'Concertess supports a consultation of the social and solidarity economy: workshops and their meetings, ideas in everybody’s own words, votes and opinions, decisions, then the actions that come of them and their reminders. Type /concert: the bot says where you are, what awaits you, and what you can do here. Type /idee followed by your text to share an idea. Each message says who will see it, and the last thing you did can be taken back for ten minutes. Concertess does not read conversations: it hears only what is addressed to it.',
      shortcuts: {
        idea: { name: 'Make it an idea', description: 'Share this message as a contribution to the consultation' },
        action: {
          name: 'Make it an action',
          description: 'Note this message as an action, to be entrusted and dated',
        },
        decision: { name: 'Note as a decision', description: 'Note this message as a decision of the open meeting' },
        anywhere: { name: 'Share an idea', description: 'Share an idea in the consultation, wherever you are' },
      },
    },
  },

  doctor: {
    none: 'Slack is not configured: docs/platforms/slack.md tells how. The console is enough to try.',
    valid: (workspace, bot) => `Slack: workspace “${workspace}”, bot “${bot}”.`,
    refused: (name, error) => `Slack refuses ${name} (${error}).`,
    botTokenDo:
      'In your app at api.slack.com, page OAuth & Permissions: reinstall it, copy the one that begins with xoxb- into SLACK_BOT_TOKEN, then start Concertess again.',
    appTokenDo: (scope) =>
      `In your app at api.slack.com, page Basic Information, under App-Level: generate one with the scope ${scope}, copy it into SLACK_APP_TOKEN (it begins with xapp-), then start Concertess again.`,
    unreachable: 'Slack does not answer.',
    unreachableDo: 'Check that this machine reaches https://slack.com, then run doctor again.',
    busy: 'Slack asks us to wait before it answers.',
    busyDo: 'Run doctor again in a minute.',
    allowed: 'Slack: the bot has all the scopes that it needs.',
    missing: (scopes) => `Slack: the bot lacks these scopes: ${scopes}.`,
    missingDo: (scopes) => `Add ${scopes} in OAuth & Permissions, then reinstall the app.`,
    socket: 'Slack: the bot connects to it by itself (Socket Mode).',
    http: (address) =>
      `Slack calls the bot (signed HTTP): your reverse proxy must relay its public address to ${address}.`,
    channels: (count) => `Slack: the bot is in ${n(count, 'channel linked', 'channels linked')} to a consultation.`,
    absent: (names) => `It is not in ${names}.`,
    absentDo: 'Invite it: /invite @Concertess in each.',
    archived: (names) => `Archived channels: ${names}.`,
    archivedDo: 'Unarchive them, or link another channel: /concert link.',
    gone: (names) => `Channels not found, deleted or private without the bot: ${names}.`,
    goneDo: 'If they still exist, invite it: /invite @Concertess.',
    elsewhere: (names) => `Channels of another workspace, where this bot cannot write: ${names}.`,
    elsewhereDo: 'Connect the bot to that workspace, or link a channel from here: /concert link.',
    unchecked: (count) =>
      `${n(count, 'channel could not be checked', 'channels could not be checked')}: run doctor again later.`,
    others: (count) => n(count, 'other', 'others'),
  },
}
