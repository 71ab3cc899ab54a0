/** The app to paste at Slack, made from the words of today. */
import { requestPath } from '../../../adapters/slack/manifest.ts'
import type { Command } from '../command.ts'
import { Refused } from '../failed.ts'

export const slackManifest: Command = {
  name: 'slack manifest',
  takesFile: false,
  flags: ['json', 'yaml'],
  options: ['url'],
  where: 'anywhere',
  async run({ t, say }, { flags, options }) {
    if (flags.has('json') && flags.has('yaml')) throw new Refused(t.cli.tooMany('--json --yaml'))
    const url = options.url === undefined ? undefined : publicUrl(options.url)
    if (options.url !== undefined && url === undefined) throw new Refused(t.cli.slack.badUrl)
    // the other commands do without the registry, which takes time to load
    const { manifestFor, written } = await import('../slack.ts')
    say(written(manifestFor(t, url), flags.has('yaml') ? 'yaml' : 'json').trimEnd())
    return 0
  },
}

/** Undefined for an address that Slack would not call. Somebody may well give the whole one. */
function publicUrl(text: string): string | undefined {
  const url = URL.parse(text)
  if (url?.protocol !== 'https:' || url.username !== '' || url.search !== '' || url.hash !== '') return undefined
  return url.href.replace(/\/+$/, '').replace(new RegExp(`${requestPath}$`), '')
}
