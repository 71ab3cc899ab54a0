/** Links for those who chat nowhere, and ideas from outside: nobody comes in, is shown or votes who may not. */
import type { Guard } from './guard.ts'

const rules = ['tests/rules/people-links.test.ts']
const links = ['tests/intents/people-links.test.ts']
const own = ['tests/adapters/web/mine.test.ts']
const giving = ['tests/adapters/web/mine-giving.test.ts']
const outside = ['tests/rules/contributions-moderation.test.ts', 'tests/intents/contributions-moderation.test.ts']

export const linkGuards: readonly Guard[] = [
  {
    name: 'a link ends at its time',
    file: 'src/people/rules/personal-links.ts',
    find: "return expiresAt.getTime() > now.getTime() ? 'active' : 'expired'",
    replace: "return 'active'",
    tests: rules,
  },
  {
    name: 'a link gives whoever makes it no right of a team',
    file: 'src/people/rules/personal-links.ts',
    find: "throw new Refusal('linkForTeam'",
    replace: "void new Refusal('linkForTeam'",
    tests: rules,
  },
  {
    name: 'a link gives whoever made it no right that came since',
    file: 'src/web/links.ts',
    find: "return (await isHandable(row)) ? guest(row) : 'revoked'",
    replace: 'return guest(row)',
    tests: links,
  },
  {
    name: 'a link makes no other',
    file: 'src/people/intents/personal-link-mine.ts',
    find: "if (isGuestPage(spot)) throw new Refusal('linkAlreadyHere')",
    replace: '',
    tests: links,
  },
  {
    name: 'what a link shows is not told again among the last answers',
    file: 'src/guide/store.ts',
    find: 'notIn: [...passing, ...shownOnce]',
    replace: 'notIn: passing',
    tests: links,
  },
  {
    name: 'a message on a page is its own person’s',
    file: 'adapters/web/mine/acts.ts',
    find: ' && to.workspace === workspaceOf(guest) && to.account === guest.account',
    replace: ' && to.workspace === workspaceOf(guest)',
    tests: own,
  },
  {
    name: 'an idea of a guest waits to be read',
    file: 'src/contributions/deposit.ts',
    find: 'const waits = byLink && isOutsider(actor.roles, concertation.id)',
    replace: 'const waits = false',
    tests: outside,
  },
  {
    name: 'an idea that was not let in is seen by its author and the team alone',
    file: 'src/contributions/rules.ts',
    find: '(idea.placeId !== null && !isOutside(idea))',
    replace: 'idea.placeId !== null',
    tests: outside,
  },
  {
    name: 'an idea that is brought back was read before',
    file: 'src/contributions/rules.ts',
    find: "status: isUnread(idea) ? 'waiting' : 'active'",
    replace: "status: 'active'",
    tests: outside,
  },
  {
    name: 'what was let in stays as it was read',
    file: 'src/contributions/rules.ts',
    find: "throw new Refusal('ideaReadAsIs'",
    replace: "void new Refusal('ideaReadAsIs'",
    tests: outside,
  },
  {
    name: 'somebody of the public sees nothing of a concertation',
    file: 'src/engine/perform.ts',
    find: 'if (isVisitor(s.spot) && !inner && !intent.visitors) return false',
    replace: '',
    tests: giving,
  },
]
