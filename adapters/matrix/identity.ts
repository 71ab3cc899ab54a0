/**
 * The account says that its device is its own (spec, § cross-signing): clients warn of devices of which nobody says so, and
 * the strict ones give them no keys. The library does not do it. A homeserver lets an account without such keys publish them
 * once without its password (spec 1.11); where another client has published some, that one has to sign us.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Content, Keyed } from './payloads.ts'

/** `signed`: people are not warned. `elsewhere`: the keys of the account are another client's. `unknown`: the device is. */
export type Signed = 'signed' | 'elsewhere' | 'refused' | 'unknown'
export type IdentityHost = {
  readonly user: string
  readonly device: string
  /** where the keys of the account are kept, for its next logins too */
  readonly file: string
  /** Throws when it is refused. */
  ask(path: string, body: object): Promise<unknown>
}

/** Private keys, as they are written in JWK. */
const Kept = z.object({ master: z.string(), selfSigning: z.string(), userSigning: z.string() })
type Kept = z.infer<typeof Kept>

export async function signDevice(host: IdentityHost): Promise<Signed> {
  const { user, device, ask } = host
  const said = Keyed.parse(await ask('client/v3/keys/query', { device_keys: { [user]: [] } }))
  const ours = Content.safeParse(said.device_keys[user]?.[device]).data
  if (!ours) return 'unknown'
  const isPublished = said.master_keys[user] !== undefined
  const kept = keptIn(host.file) ?? (isPublished ? undefined : made(host.file))
  if (!kept) return 'elsewhere'
  const keys = { master: keyOf(kept.master), self: keyOf(kept.selfSigning), user: keyOf(kept.userSigning) }
  if (isPublished) {
    const published = Content.catch({}).parse(said.self_signing_keys[user]?.keys)
    if (published[keys.self.id] === undefined) return 'elsewhere'
  } else {
    const crossed = (usage: string, key: Key) => ({ user_id: user, usage: [usage], keys: { [key.id]: key.public } })
    await ask('client/v3/keys/device_signing/upload', {
      master_key: crossed('master', keys.master),
      self_signing_key: signedBy(keys.master, user, crossed('self_signing', keys.self)),
      user_signing_key: signedBy(keys.master, user, crossed('user_signing', keys.user)),
    })
  }
  if (Content.catch({}).parse(Content.catch({}).parse(ours.signatures)[user])[keys.self.id] !== undefined)
    return 'signed'
  const { signatures: _, unsigned: __, ...bare } = ours
  const sent = { [user]: { [device]: signedBy(keys.self, user, bare) } }
  const answer = Content.catch({}).parse(await ask('client/v3/keys/signatures/upload', sent))
  return Object.keys(Content.catch({}).parse(answer.failures)).length === 0 ? 'signed' : 'refused'
}

type Key = { readonly id: string; readonly public: string; readonly secret: KeyObject }

function keyOf(jwk: string): Key {
  const secret = createPrivateKey({ key: JSON.parse(jwk), format: 'jwk' })
  const { x = '' } = createPublicKey(secret).export({ format: 'jwk' })
  const open = bare(Buffer.from(x, 'base64url'))
  return { id: `ed25519:${open}`, public: open, secret }
}

/** Kept before they are published: whoever dies in between publishes the same. */
function made(file: string): Kept {
  const one = () => JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }))
  const kept = { master: one(), selfSigning: one(), userSigning: one() }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600, flush: true })
  return kept
}

function keptIn(file: string): Kept | undefined {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** Over what is neither signature nor of the server's own (spec, appendices § signing JSON). */
function signedBy({ id, secret }: Key, user: string, body: Content): Content {
  const signature = bare(sign(null, Buffer.from(canonical(body)), secret))
  return { ...body, signatures: { [user]: { [id]: signature } } }
}

/** Without its padding, as everywhere in Matrix. */
function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

/** Spec, appendices § canonical JSON: keys in the order of their code points, nothing between. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical((value as Content)[name])}`).join(',')}}`
}
