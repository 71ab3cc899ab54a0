/** The bot started as a service manager would start it, in a process of its own, and asked to stop. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { childrenOf, machineNode, nodeVersion, root } from './measure.ts'

export type Way = {
  readonly name: 'npm start' | 'launcher' | 'direct'
  /** the version that runs the launcher, or the bot itself when it is 24 or newer */
  readonly node: string
  readonly command: readonly [string, ...string[]]
}

export type Bot = {
  /** milliseconds from the command to the ready sentence */
  readonly ready: number
  /** the process that was started, and those that it started */
  readonly pids: readonly number[]
  /** milliseconds until it has ended */
  stop(): Promise<number>
}

const sentence = 'Concertess est prêt'
const patience = 60_000

/** `npm start` on this machine; the launcher with the machine's Node; the same with the Node that runs this. */
export function ways(): Way[] {
  const node = machineNode() ?? process.execPath
  const script = ['bin/run.mjs', 'src/main.ts']
  const all: Way[] = [
    { name: 'npm start', node: nodeVersion(node), command: ['npm', 'start', '--silent'] },
    { name: 'launcher', node: nodeVersion(node), command: [node, ...script] },
    { name: 'direct', node: process.version, command: [process.execPath, ...script] },
  ]
  return all.filter(({ name, node }) => name !== 'direct' || node !== all[1]!.node)
}

export async function startBot({ command: [program, ...args] }: Way, settings: Record<string, string>): Promise<Bot> {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((dir) => !dir.includes('node_modules'))
  const { DATABASE_URL: _, ...environment } = process.env
  const begun = performance.now()
  const child = spawn(program, args, {
    cwd: root,
    // its own group: npm, the launcher and the bot are stopped together
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, PATH: folders.join(path.delimiter), CONCERTESS_LANGUAGE: 'fr', ...settings },
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  const ready = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => fail('was not ready in time'), patience)
    function fail(why: string): void {
      clearTimeout(timer)
      if (child.pid !== undefined) killGroup(child.pid, 'SIGKILL')
      reject(new Error(`${program} ${args.join(' ')} ${why}:\n${said}`))
    }
    function hear(text: string): void {
      said += text
      if (!said.includes(sentence)) return
      clearTimeout(timer)
      resolve(performance.now() - begun)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.once('error', (error) => fail(error.message))
    child.once('close', (code) => fail(`ended with ${code}`))
  })
  const pid = child.pid!
  return {
    ready,
    pids: [pid, ...childrenOf(pid)],
    async stop() {
      const asked = performance.now()
      killGroup(pid, 'SIGTERM')
      await ended
      return performance.now() - asked
    },
  }
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // it has ended by itself
  }
}
