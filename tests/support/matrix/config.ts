/** The configuration of a homeserver for tests: on the loopback only, federates with nobody, in SQLite. */

export type ServerOptions = {
  /** true: Synapse's own rate limits are kept, which are what a bot meets on a server that does not exempt it */
  readonly limits?: boolean
  /** rooms that are private are encrypted from the start, as on Tchap */
  readonly encryptPrivateRooms?: boolean
}

export const serverName = 'localhost'
export const registrationSecret = 'concertess-test'

/** JSON is YAML. */
export function configOf(dir: string, port: number, options: ServerOptions): string {
  return JSON.stringify({
    server_name: serverName,
    public_baseurl: `http://127.0.0.1:${port}/`,
    listeners: [
      {
        port,
        type: 'http',
        tls: false,
        bind_addresses: ['127.0.0.1'],
        resources: [{ names: ['client'], compress: false }],
      },
    ],
    database: { name: 'sqlite3', args: { database: `${dir}/hs.db` } },
    media_store_path: `${dir}/media`,
    signing_key_path: `${dir}/signing.key`,
    log_config: `${dir}/log.yaml`,
    registration_shared_secret: registrationSecret,
    macaroon_secret_key: 'm',
    form_secret: 'f',
    bcrypt_rounds: 4,
    report_stats: false,
    suppress_key_server_warning: true,
    trusted_key_servers: [],
    federation_domain_whitelist: [],
    enable_registration: true,
    enable_registration_without_verification: true,
    ...(options.encryptPrivateRooms && { encryption_enabled_by_default_for_room_type: 'invite' }),
    ...(options.limits ? {} : noLimits),
  })
}

export const logConfig = JSON.stringify({
  version: 1,
  formatters: { plain: { format: '%(asctime)s %(levelname)s %(name)s %(message)s' } },
  handlers: { out: { class: 'logging.StreamHandler', formatter: 'plain' } },
  root: { level: 'WARNING', handlers: ['out'] },
  disable_existing_loggers: false,
})

const plenty = { per_second: 10_000, burst_count: 10_000 }
const noLimits = {
  rc_message: plenty,
  rc_registration: plenty,
  rc_login: { address: plenty, account: plenty, failed_attempts: plenty },
  rc_admin_redaction: plenty,
  rc_joins: { local: plenty, remote: plenty },
  rc_joins_per_room: plenty,
  rc_invites: { per_room: plenty, per_user: plenty, per_issuer: plenty },
  rc_room_creation: plenty,
  rc_media_create: plenty,
  rc_key_requests: plenty,
  rc_presence: { per_user: plenty },
}
