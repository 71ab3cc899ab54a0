/**
 * Concertess needs Node 24, many machines have an older one. This launcher runs on any Node >= 18: on Node >= 24 it
 * imports the target in place; on an older one it runs the target with the Node 24 that npm installed beside us
 * (the package node-<os>-<arch>). Either way the target sees the same `process.argv`.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import nodeModule from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const needed = 24
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
// What Node made of our TypeScript is kept beside the packages, which nobody else may write to: the next start is twice
// as fast and needs 30 MB less. Where that folder cannot be written to, nothing is kept and nothing is said.
const kept = process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'concertess')
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function findNode() {
  const os = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`]
    .map((folder) => path.join(root, 'node_modules', folder, 'bin', name))
    .find((file) => existsSync(file))
}

/** @param {string} executable @param {string} target @param {string[]} args */
function runInChild(executable, target, args) {
  const follow = pathToFileURL(path.join(root, 'bin', 'follow.mjs')).href
  const child = spawn(executable, [...process.execArgv, '--import', follow, target, ...args], {
    // the fourth one is never written to: it closes when we die, however we die (follow.mjs)
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: {
      ...process.env,
      CONCERTESS_PARENT_FD: '3',
      NODE_COMPILE_CACHE: kept,
      PATH: path.dirname(executable) + path.delimiter + (process.env.PATH ?? ''),
    },
  })
  for (const signal of forwarded) {
    process.on(signal, () => {
      // a terminal sends Ctrl-C to both of us: forwarding it would make two
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      child.kill(signal)
    })
  }
  child.on('error', (error) => fail(`Concertess could not start ${executable}: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

const [name, ...args] = process.argv.slice(2)
if (name === undefined) fail('Usage: node bin/run.mjs <script> [arguments]')
const target = path.resolve(name)
if (Number(process.versions.node.split('.')[0]) >= needed) {
  nodeModule.enableCompileCache?.(kept)
  process.argv.splice(1, 2, target)
  await import(pathToFileURL(target).href)
} else {
  const executable = findNode()
  if (executable === undefined) {
    fail(
      `Concertess needs Node ${needed} or newer: this is Node ${process.versions.node}, and npm installed no ` +
        `Node ${needed} for ${process.platform}-${process.arch}. Install Node ${needed} (https://nodejs.org), ` +
        'or run "npm install" without --omit=optional.',
    )
  }
  runInChild(executable, target, args)
}
