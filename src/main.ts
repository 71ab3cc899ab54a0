/** Opens the doors. `npm start`, `npm run console` and `npm run cli` all come in here; each loads only what it needs. */
import { ConfigRefused, loadSettings, readConfig } from './config.ts'
import { textOf } from './text/index.ts'

const [command, ...args] = process.argv.slice(2)

try {
  loadSettings()
  const config = readConfig()
  if (command === 'console') process.exitCode = await (await import('./story.ts')).tellStory(config, args)
  else if (command === 'cli') process.exitCode = await (await import('./cli/index.ts')).runCli(config, args)
  else process.exitCode = await (await import('./start.ts')).start(config)
} catch (error) {
  if (!(error instanceof ConfigRefused)) throw error
  const { config, settings } = textOf('fr').boot
  const hints = error.variables.flatMap((name) => settings[name] ?? [])
  process.stderr.write(`${[config(error.variables.join(', ')), ...hints].join('\n')}\n`)
  process.exitCode = 1
}
