/** What `doctor` says of the web door: asked of the door itself, and of what stands at its public address. */
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../src/cli/checks/finding.ts'
import { webChecks } from '../../src/cli/checks/web.ts'
import { readConfig, type WebSettings } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { textOf } from '../../src/text/index.ts'
import { keptSecret } from '../../src/web/secret.ts'
import { type Opened, openHere } from '../support/web/open.ts'
import { webHere } from '../support/web/settings.ts'

let dir: string
let door: Opened
const servers: Server[] = []
beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-doctor-web-'))
  door = await openHere(dir)
})
afterAll(async () => {
  await door.close()
  rmSync(dir, { recursive: true, force: true })
})
afterEach(async () => {
  for (const server of servers.splice(0)) server.close()
})

async function findings(
  web: Partial<WebSettings> = {},
  isRunning = true,
): Promise<Record<string, Omit<Finding, 'name'>>> {
  const config = { ...readConfig({ DATA_DIR: dir }), web: { ...webHere, ...web } }
  const { db, ids, engine } = door.booted
  const log = createLog('silent')
  const admin = {
    config,
    clock: systemClock,
    ids,
    log,
    t: textOf('fr'),
    say: () => {},
    db,
    ...(isRunning && { engine }),
  }
  const found: Record<string, Omit<Finding, 'name'>> = {}
  for (const { name, look } of webChecks(config)) {
    const looked = await look(admin)
    if (looked) found[name] = looked
  }
  return found
}

/** A proxy on this machine, in the place of one that speaks TLS. */
async function proxy(handle: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handle ?? (() => {}))
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('given a door on this machine, all is well, and its secret is its owner’s alone', async () => {
  const found = await findings()
  expect(Object.values(found).every(({ ok }) => ok)).toBe(true)
  expect(found.web?.said).toContain(`127.0.0.1:${door.port}, sur cette machine seulement`)
  expect(found['web-secret']?.said).toContain(path.join(dir, 'secret'))
  expect(statSync(path.join(dir, 'secret')).mode & 0o777).toBe(0o600)
})

test('given no bot that runs, nothing is looked for', async () => {
  expect((await findings({}, false)).web).toMatchObject({ ok: true, said: expect.stringContaining('en marche') })
})

test('given a secret that others can read, then it says what to do', async () => {
  chmodSync(path.join(dir, 'secret'), 0o644)
  expect((await findings())['web-secret']).toMatchObject({
    ok: false,
    todo: expect.stringContaining('Supprimez ce fichier'),
  })
  chmodSync(path.join(dir, 'secret'), 0o600)
})

test('given a public address, then it is asked through it', async () => {
  const publicUrl = await proxy((incoming, outgoing) => {
    const { method, url, headers } = incoming
    incoming.pipe(
      request({ host: '127.0.0.1', port: door.port, method, path: url, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      }),
    )
  })
  expect((await findings({ publicUrl })).web).toMatchObject({ ok: true, said: expect.stringContaining(publicUrl) })
})

test('given something else at the public address, or nothing, then it says which', async () => {
  const other = await proxy((_, outgoing) => outgoing.end('Bienvenue sur nginx'))
  expect((await findings({ publicUrl: other })).web).toMatchObject({
    ok: false,
    said: expect.stringContaining('ce n’est pas ce Concertess'),
  })
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed))
  expect((await findings({ publicUrl: other })).web).toMatchObject({
    ok: false,
    said: expect.stringContaining('ne répond pas'),
  })
})

test('given https without a proxy that is counted, then everybody would be one', async () => {
  const publicUrl = 'https://concertation.invalid'
  expect((await findings({ publicUrl }))['web-proxy']).toMatchObject({
    ok: false,
    todo: expect.stringContaining('WEB_PROXIES=1'),
  })
  expect((await findings({ publicUrl, proxies: 1 }))['web-proxy']).toBeUndefined()
})

test('the secret is kept over a restart; one that a crash cut short is made anew', () => {
  const ids = createIds()
  const folder = mkdtempSync(path.join(tmpdir(), 'concertess-secret-'))
  const first = keptSecret(folder, ids)
  expect(first).toMatch(/^[0-9a-f]{96}$/)
  expect(keptSecret(folder, ids)).toBe(first)
  chmodSync(path.join(folder, 'secret'), 0o644)
  expect(keptSecret(folder, ids)).toBe(first)
  expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600)
  for (const broken of ['', '\n', first.slice(0, 20)]) {
    writeFileSync(path.join(folder, 'secret'), broken)
    const next = keptSecret(folder, ids)
    expect(next).toMatch(/^[0-9a-f]{96}$/)
    expect(next).not.toBe(first)
  }
  rmSync(folder, { recursive: true, force: true })
})
