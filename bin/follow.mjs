/**
 * Preloaded in the child of `run.mjs`, so that `kill -9` of the launcher does not leave an orphan that still holds the
 * database: the launcher keeps one end of a pipe, we the other; its end is closed by the system when the launcher dies.
 */
import { Socket } from 'node:net'
import { isMainThread } from 'node:worker_threads'

/** How long a process may take to close by itself after its launcher died, in milliseconds. */
const patience = 1500

/** @param {number} fd */
export function follow(fd) {
  const pipe = new Socket({ fd, readable: true, writable: false })
  pipe.unref()
  pipe.on('error', leave)
  pipe.on('close', leave)
  pipe.resume()
}

let leaving = false

function leave() {
  if (leaving) return
  leaving = true
  setTimeout(() => process.exit(1), patience).unref()
  // as a service manager would ask: whoever listens closes the database first, anyone else ends at once
  process.kill(process.pid, 'SIGTERM')
}

const fd = Number(process.env.CONCERTESS_PARENT_FD ?? Number.NaN)
if (isMainThread && Number.isInteger(fd)) {
  // our own children must not take one of their descriptors for this pipe
  delete process.env.CONCERTESS_PARENT_FD
  follow(fd)
}
