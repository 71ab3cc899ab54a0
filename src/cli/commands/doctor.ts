/** Is all well? Each point is said in words, with what to do when it is not. */
import { discordChecks } from '../checks/discord.ts'
import type { Check, Finding } from '../checks/finding.ts'
import { machineChecks } from '../checks/machine.ts'
import { mailChecks } from '../checks/mail.ts'
import { matrixChecks } from '../checks/matrix.ts'
import { slackChecks } from '../checks/slack.ts'
import { storeChecks } from '../checks/store.ts'
import { voteChecks } from '../checks/votes.ts'
import { webChecks } from '../checks/web.ts'
import { workChecks } from '../checks/work.ts'
import type { Admin, Command } from '../command.ts'
import { whyFailed } from '../failed.ts'

export const doctor: Command = {
  name: 'doctor',
  takesFile: false,
  flags: ['json'],
  where: 'store',
  opens: 'as it is',
  async run(admin, { flags }) {
    const { config, t, say } = admin
    const checks = [
      ...machineChecks,
      ...storeChecks,
      ...workChecks,
      ...voteChecks,
      ...webChecks(config),
      ...slackChecks(config.slack),
      ...discordChecks(config.discord),
      ...matrixChecks(config.matrix),
      ...mailChecks(config.mail),
    ]
    const findings: Finding[] = []
    for (const check of checks) {
      const finding = await findingOf(check, admin)
      if (!finding) continue
      findings.push(finding)
      if (!flags.has('json')) say(lineOf(finding, admin))
    }
    const wrong = findings.filter(({ ok }) => !ok).length
    if (flags.has('json')) say(JSON.stringify({ ok: wrong === 0, findings }))
    else say(wrong === 0 ? t.cli.doctor.allFine : t.cli.doctor.toLook(wrong))
    return wrong === 0 ? 0 : 1
  },
}

/** A point that cannot be looked at hides none of the others. */
async function findingOf({ name, look }: Check, admin: Admin): Promise<Finding | undefined> {
  const { t, log } = admin
  try {
    const looked = await look(admin)
    return looked && { name, ...looked }
  } catch (error) {
    log.warn({ err: error, check: name }, 'check failed')
    return { name, ok: false, said: t.cli.doctor.failed(name), todo: whyFailed(error, t) ?? t.cli.doctor.failedDo }
  }
}

function lineOf({ ok, said, todo }: Finding, { t }: Admin): string {
  const { fine, look } = t.cli.doctor
  const width = Math.max(fine.length, look.length)
  return `${(ok ? fine : look).padEnd(width)}  ${[said, todo].filter(Boolean).join(' → ')}`
}
