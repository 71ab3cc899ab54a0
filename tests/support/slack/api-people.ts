/** `auth.test` and `users.*`. */
import { type Method, page } from './api.ts'
import { SlackError } from './error.ts'
import { type Fields, flagOf, textOf } from './json.ts'
import type { Person, World } from './world.ts'

export const peopleMethods: Readonly<Record<string, Method>> = {
  'auth.test': {
    run: ({ world }) => ({
      url: 'https://concertess.slack.com/',
      team: 'CRESS',
      user: 'concertess',
      team_id: world.team,
      user_id: world.bot.userId,
      bot_id: world.bot.botId,
      is_enterprise_install: false,
    }),
  },
  'users.info': {
    scope: 'users:read',
    run({ world }, args) {
      const person = world.people.get(textOf(args.user))
      if (!person) throw new SlackError('user_not_found')
      return { user: personOut(world, person, flagOf(args.include_locale)) }
    },
  },
  'users.list': {
    scope: 'users:read',
    run({ world }, args) {
      const shown = page([...world.people.values()], args, 1000)
      const locale = flagOf(args.include_locale)
      return {
        members: shown.page.map((person) => personOut(world, person, locale)),
        cache_ts: Math.floor(world.now() / 1000),
        ...shown.more,
      }
    },
  },
}

function personOut(world: World, person: Person, locale: boolean): Fields {
  return {
    id: person.id,
    team_id: world.team,
    name: person.username,
    deleted: false,
    real_name: person.name,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetOf(person.tz, world.now()),
    profile: {
      real_name: person.name,
      real_name_normalized: person.name,
      display_name: person.name,
      display_name_normalized: person.name,
      team: world.team,
      ...(person.bot ? { api_app_id: world.app, bot_id: world.bot.botId } : {}),
    },
    is_admin: person.admin || person.owner,
    is_owner: person.owner,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.bot,
    is_app_user: false,
    updated: 0,
    ...(locale ? { locale: person.locale } : {}),
  }
}

/** Seconds east of Greenwich at that instant. */
function offsetOf(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const [, sign, hours, minutes] =
    /GMT([+-])(\d+):(\d+)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}
