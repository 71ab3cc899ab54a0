/** What protects those who are written to: each is missed by a test that has a real mail server. */
import type { Guard } from './guard.ts'

const sending = ['tests/adapters/mail/send.test.ts', 'tests/adapters/mail/letters.test.ts']
const reading = ['tests/adapters/mail/read.test.ts']
const drawing = ['tests/adapters/mail/render.test.ts', 'tests/adapters/mail/letters.test.ts']
const telling = ['tests/intents/letters.test.ts']

export const mailGuards: readonly Guard[] = [
  {
    name: 'only a plain address is written to',
    file: 'adapters/mail/index.ts',
    find: 'if (!isAddress(to.account))',
    replace: 'if (to.account === undefined)',
    tests: ['tests/adapters/mail/letters.test.ts'],
  },
  {
    name: 'a letter keeps its number when it is sent again',
    file: 'adapters/mail/index.ts',
    find: 'const id = `${key}@${domain}`',
    replace: 'const id = `${key}.${o.now()}.${underWay.size}.${unsure.get(key) ?? 0}@${domain}`',
    tests: sending,
  },
  {
    name: 'a letter of which nobody knows is not sent for ever',
    file: 'adapters/mail/index.ts',
    find: '{ final: times >= mostUnsure }',
    replace: '{ final: false }',
    tests: sending,
  },
  {
    name: 'letters keep a pace',
    file: 'adapters/mail/index.ts',
    find: 'if (waitMs > 0)',
    replace: 'if (waitMs < 0)',
    tests: sending,
  },
  {
    name: 'nothing leaves without the TLS that is asked for',
    file: 'adapters/mail/client.ts',
    find: 'requireTLS: requireTls,',
    replace: 'requireTLS: false,',
    tests: ['tests/adapters/mail/letters.test.ts'],
  },
  {
    name: 'a server that does not want us silences nobody',
    file: 'adapters/mail/read.ts',
    find: 'return !aboutUs.test(said)',
    replace: 'return true',
    tests: reading,
  },
  {
    name: 'what a server says of an address stays out of logs',
    file: 'adapters/mail/read.ts',
    find: 'enhanced, step].filter(Boolean)',
    replace: 'enhanced, step, said].filter(Boolean)',
    tests: [...reading, 'tests/adapters/mail/send.test.ts'],
  },
  {
    name: 'what people write is no HTML',
    file: 'adapters/mail/html.ts',
    find: ".replaceAll('<', '&lt;')",
    replace: '',
    tests: drawing,
  },
  {
    name: 'a subject is one line',
    file: 'adapters/mail/render.ts',
    find: String.raw`.replace(/\s*\n\s*/g, ' ')`,
    replace: '',
    tests: drawing,
  },
  {
    name: 'a letter leads to pages and letters alone',
    file: 'adapters/mail/html.ts',
    find: "['http:', 'https:', 'mailto:'].includes(url.protocol)",
    replace: 'url.protocol !== ""',
    tests: drawing,
  },
  {
    name: 'nobody is invited to vote by answering a letter',
    file: 'adapters/mail/render.ts',
    find: 'hasBallot ? own.ballot :',
    replace: '',
    tests: drawing,
  },
  {
    name: 'nothing is sent to who wants no more letters, not even what waited',
    file: 'src/engine/engine.ts',
    find: '(await isSilenced(to)) ?',
    replace: '(await isSilenced(to)) && to.platform === "web" ?',
    tests: telling,
  },
  {
    name: 'nobody is counted on where they want no more letters',
    file: 'src/people/store.ts',
    find: 'where: { personId: { in: ids }, silencedAt: null },',
    replace: 'where: { personId: { in: ids } },',
    tests: telling,
  },
  {
    name: 'nobody counts on letters where there is no mail server',
    file: 'src/people/store.ts',
    find: 'if (addresses.length > 0 && (await lettersLeave(read)))',
    replace: 'if (addresses.length > 0)',
    tests: telling,
  },
  {
    name: 'who chats is not written to',
    file: 'src/people/store.ts',
    find: 'platform === letters && !of.has(personId))',
    replace: 'platform === letters)',
    tests: telling,
  },
  {
    name: 'an address that came back is told once',
    file: 'src/engine/alarm.ts',
    find: "const writes = [update('Account', account, { silencedAt: now, silencedWhy: 'bounced' })]",
    replace: 'const writes: readonly Write[] = now ? [] : []',
    tests: telling,
  },
]
