/** Matrix: is the token right, does the homeserver tell what is said, how fast may the bot write, is it where it is expected? */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { keysFolder } from '../../../adapters/matrix/cipher.ts'
import { type Encryption, encryptionState } from '../../../adapters/matrix/client.ts'
import {
  hears,
  keysOf,
  type Login,
  type Look,
  limitsOf,
  loginOf,
  type Room,
  roomsOf,
  sealsDirects,
} from '../../../adapters/matrix/diagnose.ts'
import type { MatrixSettings } from '../../config.ts'
import { clean } from '../../engine/fold.ts'
import type { Text } from '../../text/index.ts'
import { joinList } from '../../views/format.ts'
import type { Admin } from '../command.ts'
import { type Check, fine, type Looked, toLookAt } from './finding.ts'

/** In milliseconds. */
const patience = 8000
/** Names in one line. */
const mostNamed = 10
/** Asks for about one call a second (its conditions of use for bots). */
const tchap = /(^|\.)tchap\.gouv\.fr$/

/** A line that says where to read how, when Matrix is not configured. */
export function matrixChecks(
  matrix: MatrixSettings | undefined,
  encryption: () => Encryption = encryptionState,
): readonly Check[] {
  if (!matrix) return [{ name: 'matrix', look: async ({ t }) => fine(t.cli.doctor.matrix.none) }]
  const look = lookerAt(matrix)
  let asked: Promise<Login> | undefined
  const login = () => (asked ??= loginOf(look))
  /** The other lines have nothing to say without it. */
  const account = async () => {
    const found = await login()
    return found.state === 'valid' ? found : undefined
  }
  const user = async () => (await account())?.user
  return [
    { name: 'matrix', look: async ({ t }) => loginSaid(await login(), matrix, t) },
    { name: 'matrix-sync', look: async ({ t }) => hearingSaid(await user(), look, t) },
    { name: 'matrix-pace', look: async ({ t }) => paceSaid(await user(), look, matrix, t) },
    { name: 'matrix-rooms', look: async (admin) => roomsSaid(await user(), look, encryption(), admin) },
    { name: 'matrix-encryption', look: async (admin) => encryptionSaid(await account(), look, encryption(), admin) },
  ]
}

function loginSaid(login: Login, { url }: MatrixSettings, t: Text): Looked {
  const words = t.cli.doctor.matrix
  switch (login.state) {
    case 'valid':
      return fine(words.valid(clean(login.user)))
    case 'refused':
      return toLookAt(words.refused, words.refusedDo)
    case 'busy':
      return toLookAt(words.busy, words.busyDo)
    case 'elsewhere':
      return toLookAt(words.elsewhere(url), words.elsewhereDo)
    case 'unreachable':
      return toLookAt(words.unreachable, words.unreachableDo(url))
  }
}

async function hearingSaid(user: string | undefined, look: Look, t: Text): Promise<Looked | undefined> {
  const words = t.cli.doctor.matrix
  if (user === undefined) return undefined
  return (await hears(look)) ? fine(words.hears) : toLookAt(words.deaf, words.busyDo)
}

async function paceSaid(
  user: string | undefined,
  look: Look,
  { url, perSecond }: MatrixSettings,
  t: Text,
): Promise<Looked | undefined> {
  const words = t.cli.doctor.matrix
  if (user === undefined) return undefined
  if (perSecond !== undefined) return fine(words.paced(perSecond))
  if (tchap.test(new URL(url).hostname)) return toLookAt(words.tchap, words.tchapDo)
  const limits = await limitsOf(look, user)
  if (limits === 'exempt') return fine(words.exempt)
  return limits === 'limited' ? toLookAt(words.limited, words.limitedDo(user)) : fine(words.limitsUnknown)
}

async function roomsSaid(
  user: string | undefined,
  look: Look,
  encryption: Encryption,
  { db, config, t }: Admin,
): Promise<Looked | undefined> {
  if (user === undefined) return undefined
  const places = await db.prisma.place.findMany({
    where: { platform: 'matrix', concertationId: { not: null } },
    orderBy: { name: 'asc' },
  })
  const linked = places.map(({ external, name }) => ({ id: external, name: name || external }))
  const found = await roomsOf(look, user, linked)
  const words = t.cli.doctor.matrix
  const named = (rooms: readonly Room[]): string => {
    const names = rooms.slice(0, mostNamed).map(({ name }) => clean(name))
    const more = rooms.length - names.length
    return joinList(more > 0 ? [...names, words.others(more)] : names, config.language)
  }
  const troubles = [
    { rooms: found.absent, said: words.absent, todo: words.absentDo },
    { rooms: found.mute, said: words.mute, todo: words.muteDo },
    { rooms: encryption === 'present' ? [] : found.sealed, said: words.sealed, todo: words.sealedDo },
  ].filter(({ rooms }) => rooms.length > 0)
  const said = [
    words.rooms(found.fine.length + (encryption === 'present' ? found.sealed.length : 0)),
    ...troubles.map((trouble) => trouble.said(named(trouble.rooms))),
    ...(found.unchecked.length > 0 ? [words.unchecked(found.unchecked.length)] : []),
  ].join(' ')
  return troubles.length === 0 ? fine(said) : toLookAt(said, troubles.map(({ todo }) => todo).join(' '))
}

async function encryptionSaid(
  account: { readonly user: string; readonly device: string } | undefined,
  look: Look,
  encryption: Encryption,
  { config, t }: Admin,
): Promise<Looked | undefined> {
  const words = t.cli.doctor.matrix
  if (!account) return undefined
  const { user, device } = account
  if (encryption !== 'present') {
    const todo = encryption === 'absent' ? words.encryptionAbsentDo : words.encryptionBrokenDo
    // Nobody misses it where nothing is encrypted.
    return (await sealsDirects(look, user)) ? toLookAt(words.directsSealed, todo) : fine(words.noEncryption)
  }
  const folder = keysFolder(config.dataDir, user, device)
  const keys = await keysOf(look, user, device)
  if (keys !== 'none' && keys !== 'unknown' && !existsSync(folder)) return toLookAt(words.keysLost, words.keysLostDo)
  if (keys === 'unsigned') return toLookAt(words.unsigned, words.unsignedDo)
  return fine(keys === 'signed' ? words.encrypts(resolve(config.dataDir, 'matrix-crypto')) : words.encryptsSoon)
}

/** The token goes to this address and nowhere else: not where it would send us. */
export function lookerAt({ url, token }: MatrixSettings): Look {
  return async (path, sent) => {
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      ...(sent && { method: 'POST', body: JSON.stringify(sent) }),
      signal: AbortSignal.timeout(patience),
    })
    const body: unknown = await response.json().catch(() => undefined)
    return { status: response.status, body }
  }
}
