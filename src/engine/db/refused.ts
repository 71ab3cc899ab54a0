/** Why a store may not be opened or restored: a key and values, so that whoever starts the bot says it in its language. */
export type StoreRefusal =
  | 'store.unreachable'
  | 'store.old-server'
  | 'store.other-version'
  | 'store.initialisation-failed'
  | 'store.unopenable'
  | 'store.migration-edited'
  | 'store.migration-failed'
  | 'store.migration-unfinished'
  | 'store.migration-unknown'
  | 'store.migration-missing'
  | 'sandbox.needed'
  | 'clock.skew'
  | 'snapshot.unreadable'
  | 'snapshot.truncated'
  | 'snapshot.altered'
  | 'snapshot.other-migrations'
  | 'snapshot.not-empty'

export class StoreRefused extends Error {
  readonly key: StoreRefusal
  readonly values: Readonly<Record<string, string>>

  constructor(key: StoreRefusal, values: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    const details = Object.entries(values).map(([name, value]) => `${name}: ${value}`)
    super([key, ...details].join(', '), options)
    this.name = 'StoreRefused'
    this.key = key
    this.values = values
  }
}

export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
