/** The web door: does it answer, under its public address as well, and who could read what it signs with? */
import { assetMark } from '../../../adapters/web/static.ts'
import { isLoopback } from '../../config/web.ts'
import type { Config } from '../../config.ts'
import { secretFile, secretState } from '../../web/secret.ts'
import type { Admin } from '../command.ts'
import { type Check, fine, type Looked, toLookAt } from './finding.ts'

/** In milliseconds. */
const patience = 8000
/** A file of ours, whose mark nobody else would give. */
const sample = 'style.css'

export function webChecks({ web, dataDir }: Config): readonly Check[] {
  return [
    { name: 'web', look: (admin) => doorSaid(admin) },
    { name: 'web-proxy', look: async (admin) => proxySaid(admin) },
    {
      name: 'web-secret',
      async look({ t }) {
        const words = t.cli.doctor.web
        if (web.secret !== undefined) return fine(words.secretGiven)
        const file = secretFile(dataDir)
        const state = secretState(dataDir)
        if (state === 'none') return fine(words.secretSoon)
        return state === 'kept'
          ? fine(words.secretKept(file))
          : toLookAt(words.secretShared(file), words.secretSharedDo)
      },
    },
  ]
}

async function doorSaid({ config, db, engine, t }: Admin): Promise<Looked | undefined> {
  const words = t.cli.doctor.web
  if (!engine) return fine(words.resting)
  const [row] = await db.query<{ listens: string | null }>(
    `SELECT value ->> 'listens' AS listens FROM "Setting" WHERE key = 'web'`,
  )
  const listens = row?.listens?.replace(/^(0\.0\.0\.0|\[::\]):/, '127.0.0.1:')
  if (!listens) return undefined
  if ((await answers(`http://${listens}`)) !== 'ours') return toLookAt(words.silent(listens), words.silentDo)
  const { publicUrl } = config.web
  if (publicUrl === undefined) return fine(words.listens(listens))
  const found = await answers(publicUrl)
  if (found === 'ours') return fine(words.listensBehind(listens, publicUrl))
  if (found === 'other') return toLookAt(words.other(publicUrl), words.otherDo(listens))
  return toLookAt(words.unreachable(publicUrl), words.unreachableDo(listens))
}

/** We speak no TLS: whoever comes by https comes through a proxy. */
function proxySaid({ config, t }: Admin): Looked | undefined {
  const { publicUrl, proxies } = config.web
  const isBehind = publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname)
  return isBehind && proxies === 0 ? toLookAt(t.cli.doctor.web.noProxy, t.cli.doctor.web.noProxyDo) : undefined
}

async function answers(origin: string): Promise<'ours' | 'other' | 'none'> {
  try {
    const { status, headers } = await fetch(`${origin}/static/${sample}`, {
      method: 'HEAD',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    return status === 200 && (headers.get('etag') ?? '').includes(assetMark(sample)) ? 'ours' : 'other'
  } catch {
    return 'none'
  }
}
