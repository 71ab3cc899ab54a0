/** What keeps lists that complete what is typed from showing too much, and commands from being registered in vain. */
import type { Guard } from './guard.ts'

const suggested = ['tests/intents/suggest.test.ts']
const commands = ['tests/adapters/discord/commands.test.ts']
const diagnosed = ['tests/adapters/discord/diagnose.test.ts']

export const suggestGuards: readonly Guard[] = [
  {
    name: 'suggestions: who may not make the call is proposed nothing',
    file: 'src/engine/suggest.ts',
    find: `if (!mayCall(intent, situation, false)) return []`,
    replace: '',
    tests: suggested,
    named: 'whoever may not make the call',
  },
  {
    name: 'suggestions: an idea said in private is not found by its number',
    file: 'src/contributions/suggest.ts',
    find: `idea.status === status && maySee(idea, viewer) &&`,
    replace: `idea.status === status &&`,
    tests: suggested,
    named: 'what was said in private',
  },
  {
    name: 'suggestions: meetings of the team are the team’s',
    file: 'src/meetings/suggest.ts',
    find: `const seen = await visibleSessions(context)
    return proposed(`,
    replace: `const seen = await (await import('./store.ts')).sessionsOf(context.read, context.concertation.id)
    return proposed(`,
    tests: suggested,
    named: 'a meeting of the team',
  },
  {
    name: 'suggestions: digests of the team are the team’s',
    file: 'src/digests/suggest.ts',
    find: `viewerOf(context).team || contentOf(edition).audience !== 'team'`,
    replace: `viewerOf(context).team || contentOf(edition).audience !== 'nobody'`,
    tests: suggested,
    named: 'a digest of the team',
  },
  {
    name: 'suggestions: persons are named to the team and to their own',
    file: 'src/people/suggest.ts',
    find: `isTeam(context) ? all : all.filter(`,
    replace: `isTeam(context) || all.length > 0 ? all : all.filter(`,
    tests: suggested,
    named: 'persons are not named',
  },
  {
    name: 'suggestions: channels are linked by the coordination',
    file: 'src/process/suggest.ts',
    find: `return known.filter(({ id }) => isAllowed('coordinator', actor.roles, id))`,
    replace: `return known.filter(({ id }) => isAllowed('everyone', actor.roles, id))`,
    tests: suggested,
    named: 'ateliers: this channel',
  },
  {
    name: 'suggestions: a failure proposes nothing, and is not one of the gesture',
    file: 'src/engine/suggest.ts',
    find: `      return []
    } finally {`,
    replace: `      throw error
    } finally {`,
    tests: suggested,
    named: 'a database that does not answer',
  },
  {
    name: 'Discord: commands are registered when they differ',
    file: 'adapters/discord/register.ts',
    find: `if (!sameCommands(ours, guild === undefined ? listed : listed.map(withoutPlaces))) await put(guild, ours)`,
    replace: `await put(guild, ours)`,
    tests: commands,
    named: 'run twice',
  },
  {
    name: 'Discord: commands are in one scope',
    file: 'adapters/discord/register.ts',
    find: `if (there.some((command) => isOurs(command, commands))) await put(scope, [])`,
    replace: '',
    tests: commands,
    named: 'moved to one server',
  },
  {
    name: 'Discord: a command that would be too large is made to fit',
    file: 'adapters/discord/commands.ts',
    find: `while (!fits(kept)) {`,
    replace: `while (kept.length === 0) {`,
    tests: commands,
    named: 'too large',
  },
  {
    name: 'Discord: what a channel takes away is missing there',
    file: 'adapters/discord/permissions.ts',
    find: `return (bits & ~denied!) | allowed!`,
    replace: `return bits | allowed!`,
    tests: diagnosed,
    named: 'a channel takes away',
  },
]
