/** `npm run cli`: finds the command, and who carries it out: the bot that runs, or ourselves when none does. */
import type { Config } from '../config.ts'
import { textOf } from '../text/index.ts'

/** The exit code. */
export async function runCli(config: Config, args: readonly string[]): Promise<number> {
  const t = textOf(config.language)
  process.stdout.write(`${t.cli.notUnderstood} ${args.join(' ')}\n`)
  return 1
}
