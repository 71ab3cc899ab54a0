/** An account signs its logins once, with keys that it keeps; those of another client are left alone. */
import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { canonical, signDevice } from '../../../adapters/matrix/identity.ts'
import type { Content } from '../../../adapters/matrix/payloads.ts'

const dir = mkdtempSync(join(tmpdir(), 'concertess-identity-'))
afterAll(() => rmSync(dir, { recursive: true }))
const user = '@concertess:localhost'

type Keys = Record<string, Content>
/** What a homeserver keeps of one account. */
function account(devices: readonly string[]) {
  const published: Record<string, Keys> = { master_keys: {}, self_signing_keys: {} }
  const own: Keys = Object.fromEntries(
    devices.map((id) => [id, { user_id: user, device_id: id, keys: { [`ed25519:${id}`]: 'k' }, unsigned: { a: 1 } }]),
  )
  const asked: string[] = []
  let refuses = false
  return {
    own,
    published,
    asked,
    refuse() {
      refuses = true
    },
    async ask(path: string, body: object): Promise<unknown> {
      asked.push(path.replace('client/v3/keys/', ''))
      const said = body as Content
      if (path.endsWith('query')) return { device_keys: { [user]: own }, ...published }
      if (refuses) throw new Error('a password is asked for')
      if (path.endsWith('device_signing/upload')) {
        published.master_keys = { [user]: said.master_key as Content }
        published.self_signing_keys = { [user]: said.self_signing_key as Content }
        return {}
      }
      const [id = '', signed] = Object.entries(said[user] as Keys)[0] ?? []
      own[id] = { ...signed } as Content
      return { failures: {} }
    },
  }
}

function isSigned(body: Content | undefined, by: Content | undefined): boolean {
  const [id = '', open = ''] = Object.entries(by?.keys as Record<string, string>)[0] ?? []
  const { signatures, unsigned: _, ...bare } = body ?? {}
  const signature = (signatures as Record<string, Record<string, string>> | undefined)?.[user]?.[id] ?? ''
  const x = Buffer.from(open, 'base64').toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, Buffer.from(canonical(bare)), key, Buffer.from(signature, 'base64'))
}

test('published once and kept; the login is signed by them, and the next one too', async () => {
  const file = join(dir, 'deux', 'a.json')
  const home = account(['UN', 'DEUX'])
  expect(await signDevice({ user, device: 'UN', file, ask: home.ask })).toBe('signed')
  expect(statSync(file).mode & 0o077).toBe(0)
  const master = home.published.master_keys?.[user]
  const signing = home.published.self_signing_keys?.[user]
  expect(isSigned(signing, master)).toBe(true)
  expect(isSigned(home.own.UN, signing)).toBe(true)
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { master: string }
  const { d } = JSON.parse(kept.master) as { d: string }
  expect(d.length).toBeGreaterThan(40)
  expect(JSON.stringify([home.own, home.published])).not.toContain(d)
  expect(await signDevice({ user, device: 'DEUX', file, ask: home.ask })).toBe('signed')
  expect(isSigned(home.own.DEUX, signing)).toBe(true)
  expect(home.published.master_keys?.[user]).toBe(master)
  expect(await signDevice({ user, device: 'DEUX', file, ask: home.ask })).toBe('signed')
  expect(home.asked.filter((path) => path !== 'query')).toEqual([
    'device_signing/upload',
    'signatures/upload',
    'signatures/upload',
  ])
})

test('where another client published some, nothing is published over them', async () => {
  const home = account(['UN'])
  home.published.master_keys = { [user]: { keys: { 'ed25519:x': 'x' } } }
  home.published.self_signing_keys = { [user]: { keys: { 'ed25519:y': 'y' } } }
  const file = join(dir, 'b.json')
  expect(await signDevice({ user, device: 'UN', file, ask: home.ask })).toBe('elsewhere')
  expect(home.asked).toEqual(['query'])
})

test('a login of which the homeserver knows no keys yet is asked about again', async () => {
  const home = account([])
  expect(await signDevice({ user, device: 'UN', file: join(dir, 'd.json'), ask: home.ask })).toBe('unknown')
  expect(home.asked).toEqual(['query'])
})

test('refused, they are the same the next time', async () => {
  const home = account(['UN'])
  const file = join(dir, 'c.json')
  home.refuse()
  await expect(signDevice({ user, device: 'UN', file, ask: home.ask })).rejects.toThrow('password')
  const kept = readFileSync(file, 'utf8')
  await expect(signDevice({ user, device: 'UN', file, ask: home.ask })).rejects.toThrow('password')
  expect(readFileSync(file, 'utf8')).toBe(kept)
})

test('what is signed is written in one way only', () => {
  expect(canonical({ b: [1, { d: 'é', c: null }], a: '日' })).toBe('{"a":"日","b":[1,{"c":null,"d":"é"}]}')
})
