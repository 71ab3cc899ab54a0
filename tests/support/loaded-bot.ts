/**
 * The bot as it is served, with people who never stop speaking: forty of them, each with an idea every so often, until
 * it is asked to stop. Each line of its output is a fact: `asked <n>`, `answered <n> <words>`. Run as
 * `node loaded-bot.ts <dir> <name of this run>`; it stops on SIGTERM as `start.ts` does.
 */
import { pino } from 'pino'
import { limits } from '../../adapters/console/limits.ts'
import { boot } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import type { Door, Incoming } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { said } from './durable-engine.ts'

const [dir = '.', run = ''] = process.argv.slice(2)
const everyMs = 2
const { engine, close } = await boot({
  config: readConfig({ DATA_DIR: dir }),
  target: { kind: 'embedded', dir },
  clock: systemClock,
  log: pino({ level: 'silent' }),
})
let timer: NodeJS.Timeout | undefined
let door: Door
await engine.open({
  platform: 'slack',
  can: limits.slack,
  start: async (opened) => {
    door = opened
  },
  stop: async () => clearInterval(timer),
  send: async (_, __, key) => ({ key }),
  edit: async (_, __, key) => ({ key }),
})

async function hear(incoming: Incoming): Promise<string> {
  const [reply] = await door.hear([incoming])
  if (!reply) return ''
  door.delivered(reply.key, { key: reply.key })
  return plain(reply.body).split('\n')[0] ?? ''
}

async function ask(n: number): Promise<void> {
  tell(`asked ${n}`)
  tell(`answered ${n} ${await hear(said(`${run}-${n}`, `p${n % 40}`, `/idee ${run} ${n}.`))}`)
}

function tell(fact: string): void {
  process.stdout.write(`${fact}\n`)
}

await hear(said('found-1', 'owner', { intent: 'admin', args: { confirmed: true } }, 'dm'))
await hear(said('found-2', 'owner', { intent: 'create', args: { title: 'ESS', organisers: 'Région' } }, 'dm'))
await hear(said('found-3', 'owner', '/concert salon'))
process.once('SIGTERM', () => void close().then(() => tell('stopped')))
let asked = 0
timer = setInterval(() => void ask(asked++), everyMs)
