/** A disk that fails: nothing is acknowledged that it did not keep, and whoever runs the bot is told. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { openDurable } from '../../src/engine/db/durable.ts'
import { connectEmbedded } from '../../src/engine/db/pool.ts'

const disk = vi.hoisted(() => ({ fails: false }))

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  return {
    ...real,
    fsyncSync(descriptor: number) {
      if (disk.fails) throw new Error('EIO')
      real.fsyncSync(descriptor)
    },
  }
})

test('a commit whose fsync fails is an error, and the store says that it is broken', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'concertess-disk-'))
  const onBroken = vi.fn()
  const { pglite } = await openDurable(dir, onBroken)
  const { pool, end } = connectEmbedded(pglite, onBroken)
  try {
    await pool.query('CREATE TABLE kept (id INT)')
    await pool.query('INSERT INTO kept VALUES (1)')
    expect(onBroken).not.toHaveBeenCalled()
    disk.fails = true
    await expect(pool.query('INSERT INTO kept VALUES (2)')).rejects.toThrow('could not fsync')
    expect(onBroken).toHaveBeenCalled()
  } finally {
    disk.fails = false
    await end()
    await pglite.close()
    rmSync(dir, { recursive: true, force: true })
  }
})
