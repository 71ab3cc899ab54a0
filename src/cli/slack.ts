/** What Slack is told of the app, in the words of the registry: by the command line, and for the documentation. */
import { stringify } from 'yaml'
import { type Manifest, type ManifestWords, manifestOf } from '../../adapters/slack/manifest.ts'
import { everyIntent } from '../engine/registry.ts'
import { usageOf } from '../engine/usage.ts'
import { type IntentName, intentWords, type Text } from '../text/index.ts'

/** Beside the text field in Slack there is room for a few words. */
const hinted: readonly IntentName[] = ['help', 'todo', 'ideas', 'polls', 'agenda']

/** `url` when Slack calls the bot; without it, the bot connects to Slack. */
export function manifestFor(t: Text, url?: string): Manifest {
  return manifestOf(wordsFor(t), url === undefined ? { socketMode: true } : { socketMode: false, url })
}

export function written(manifest: Manifest, format: 'json' | 'yaml'): string {
  return format === 'json' ? `${JSON.stringify(manifest, null, 2)}\n` : stringify(manifest, { lineWidth: 0 })
}

function wordsFor(t: Text): ManifestWords {
  const open = everyIntent.filter(({ allow, hidden }) => allow === 'everyone' && !hidden)
  const verbs = hinted.filter((name) => open.some((intent) => intent.name === name))
  return {
    ...t.cli.slack.manifest,
    commands: {
      concert: {
        description: intentWords(t, 'panel').help,
        usage: `[${verbs.map((name) => intentWords(t, name).verb).join(' | ')}]`,
      },
      idee: { description: intentWords(t, 'idea submit').help, usage: blanksOf('idea submit', t) },
    },
  }
}

/** Only what must be filled. */
function blanksOf(name: IntentName, t: Text): string {
  const intent = everyIntent.find((one) => one.name === name)!
  return usageOf(intent, t)
    .match(/<[^>]*>/g)!
    .join(' ')
}
