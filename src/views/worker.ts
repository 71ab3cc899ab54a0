/**
 * Work for a thread that exits: heavy libraries never enter the process that listens. One at a time, so that a digest
 * full of charts does not starve the room.
 */
import { Worker } from 'node:worker_threads'

/** What a worker says before it ends. */
export type Done<T> = { readonly done: T } | { readonly error: string }

let last: Promise<unknown> = Promise.resolve()

/** Rejects when it fails or takes longer than `timeout` milliseconds, its turn not counted. `memory` is in megabytes. */
export function inWorker<T>(file: URL, job: unknown, timeout: number, memory = 256): Promise<T> {
  const mine = last.then(() => work<T>(file, job, timeout, memory))
  last = mine.catch(() => undefined)
  return mine
}

/** Settles only once the worker has exited. */
function work<T>(file: URL, job: unknown, timeout: number, memory: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: job, env: {}, resourceLimits: { maxOldGenerationSizeMb: memory } })
    let said: Done<T> = { error: `nothing within ${timeout} ms` }
    const timer = setTimeout(() => void worker.terminate(), timeout)
    worker.on('message', (message: Done<T>) => {
      said = message
      void worker.terminate()
    })
    worker.on('error', (error) => {
      said = { error: String(error) }
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      if ('error' in said) reject(new Error(`Not drawn: ${said.error}`))
      else resolve(said.done)
    })
  })
}
