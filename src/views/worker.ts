/**
 * Work for a thread of its own: heavy libraries never enter the process that listens. One at a time, so that a digest
 * full of charts does not starve the room. Loading the libraries takes longer than most works: the thread waits some
 * seconds for the next work of its kind, then ends.
 */
import { parentPort, Worker } from 'node:worker_threads'

/** What a worker says of a job. */
type Done<T> = { readonly done: T } | { readonly error: string }

type InWorker = <T>(file: URL, job: unknown, timeout: number, memory?: number) => Promise<T>
type Kept = { readonly worker: Worker; readonly kind: string }

/** Rejects when it fails or takes longer than `timeout` milliseconds, its turn not counted. `memory` is in megabytes. */
export const inWorker: InWorker = createWorkers(5_000)

/** The last thread ends `stays` milliseconds after its last work, when work of another kind comes, or when it fails. */
export function createWorkers(stays: number): InWorker {
  let last: Promise<unknown> = Promise.resolve()
  let kept: Kept | undefined
  let leaving: NodeJS.Timeout | undefined

  async function workerFor(file: URL, memory: number): Promise<Kept> {
    clearTimeout(leaving)
    const kind = `${file.href} ${memory}`
    const found = kept
    kept = undefined
    if (found?.kind === kind) {
      found.worker.ref()
      return found
    }
    await found?.worker.terminate()
    const worker = new Worker(file, { env: {}, resourceLimits: { maxOldGenerationSizeMb: memory } })
    worker.on('error', () => {})
    worker.on('exit', () => {
      if (kept?.worker === worker) kept = undefined
    })
    return { worker, kind }
  }

  /** Nothing waits for it: a process that has nothing else to do ends. */
  function keep(done: Kept): void {
    done.worker.unref()
    kept = done
    leaving = setTimeout(() => {
      kept = undefined
      void done.worker.terminate()
    }, stays).unref()
  }

  /** Settles once the worker is free, or has exited. */
  async function work<T>(file: URL, job: unknown, timeout: number, memory: number): Promise<T> {
    const mine = await workerFor(file, memory)
    const { worker } = mine
    return new Promise((resolve, reject) => {
      let wrong = `nothing within ${timeout} ms`
      const timer = setTimeout(() => void worker.terminate(), timeout)
      const failed = (error: unknown) => {
        wrong = String(error)
      }
      const exited = () => {
        free()
        reject(new Error(`Not drawn: ${wrong}`))
      }
      const said = (message: Done<T>) => {
        free()
        keep(mine)
        if ('error' in message) reject(new Error(`Not drawn: ${message.error}`))
        else resolve(message.done)
      }
      const free = () => {
        clearTimeout(timer)
        worker.off('error', failed).off('exit', exited).off('message', said)
      }
      worker.on('error', failed).on('exit', exited).on('message', said)
      worker.postMessage(job)
    })
  }

  return (file, job, timeout, memory = 256) => {
    const mine = last.then(() => work<never>(file, job, timeout, memory))
    last = mine.catch(() => undefined)
    return mine
  }
}

/** In a worker: does the jobs that come, one after the other. */
export function doJobs<Job>(job: (job: Job) => unknown): void {
  const port = parentPort
  port?.on('message', (next: Job) => {
    void Promise.resolve(next)
      .then(job)
      .then(
        (done) => port.postMessage({ done }),
        (error: unknown) => port.postMessage({ error: String(error) }),
      )
  })
}
