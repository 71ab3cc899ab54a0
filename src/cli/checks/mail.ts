/** Letters: can they leave by this server? It is asked without sending any. */
import { diagnose } from '../../../adapters/mail/diagnose.ts'
import type { MailSettings } from '../../config.ts'
import { type Check, fine, toLookAt } from './finding.ts'

/** In milliseconds. */
const patience = 8000

/** A line that says where to read how, when no mail server is configured. */
export function mailChecks(mail: MailSettings | undefined): readonly Check[] {
  if (!mail) return [{ name: 'mail', look: async ({ t }) => fine(t.cli.doctor.mail.none) }]
  const { server, from, replyTo } = mail
  return [
    {
      name: 'mail',
      async look({ t }) {
        const words = t.cli.doctor.mail
        const place = `${server.host}:${server.port}`
        const found = await diagnose({ ...server, patience })
        if (found.state === 'fine') {
          const said = words.valid(from.address, replyTo, place)
          return fine(server.secure || server.requireTls ? said : `${said} ${words.clear}`)
        }
        if (found.state === 'shut') return toLookAt(words.refused(place, found.why), words.refusedDo)
        return toLookAt(words.unreachable(place, found.why), words.unreachableDo)
      },
    },
    {
      name: 'mail-silenced',
      async look({ db, t }) {
        const [row] = await db.query<{ bounced: number; unsubscribed: number }>(
          `SELECT count(*) FILTER (WHERE "silencedWhy" = 'bounced')::int AS bounced,
             count(*) FILTER (WHERE "silencedWhy" = 'unsubscribed')::int AS unsubscribed
           FROM "Account" WHERE platform = 'mail' AND "silencedAt" IS NOT NULL`,
        )
        const { bounced = 0, unsubscribed = 0 } = row ?? {}
        return bounced + unsubscribed === 0 ? undefined : fine(t.cli.doctor.mail.silenced(bounced, unsubscribed))
      },
    },
  ]
}
