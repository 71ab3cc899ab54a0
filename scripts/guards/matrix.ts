/** What protects people in Matrix: who is believed, what is done once, what nobody else reads, and that no word is lost on the way. */
import type { Guard } from './guard.ts'

const read = ['tests/adapters/matrix/read.test.ts']
const synced = ['tests/adapters/matrix/sync.test.ts']
const drawn = ['tests/adapters/matrix/payloads.test.ts']
const sealed = ['tests/adapters/matrix/cipher.test.ts']
const keys = ['tests/adapters/matrix/keys.test.ts']
const signed = ['tests/adapters/matrix/identity.test.ts']

export const matrixGuards: readonly Guard[] = [
  // ---- who is believed ----
  {
    name: 'Matrix: the bot does not hear itself',
    file: 'adapters/matrix/read.ts',
    find: `if (sender === known.self) return ignored('our own')`,
    replace: '',
    tests: read,
  },
  {
    name: 'Matrix: notices, with which programs answer, are not heard',
    file: 'adapters/matrix/read.ts',
    find: `if (wordIn(event.content, 'msgtype') !== 'm.text') return ignored('no words of a person')`,
    replace: '',
    tests: read,
  },
  {
    name: 'Matrix: only what our own account said can be pressed by a reaction',
    file: 'adapters/matrix/read.ts',
    find: 'const offer = spoken?.sender === known.self ? spoken.offer : undefined',
    replace: 'const offer = spoken?.offer',
    tests: read,
  },
  {
    name: 'Matrix: a message calls nobody',
    file: 'adapters/matrix/render.ts',
    find: `    // Said explicitly, or clients look for names in the words.
    'm.mentions': {},`,
    replace: '',
    tests: drawn,
    named: 'is an event that the homeserver takes',
  },
  // ---- once, and all of it ----
  {
    name: 'Matrix: what the timeline leaves out is read from the history',
    file: 'adapters/matrix/sync.ts',
    find: 'const isCut = timeline.limited && timeline.prev_batch !== undefined && from !== undefined',
    replace: 'const isCut = timeline.limited && timeline.prev_batch === null && from !== undefined',
    tests: synced,
    named: 'completes what the timeline leaves out',
  },
  {
    name: 'Matrix: encrypted anew, a message is the same event under its own transaction',
    file: 'adapters/matrix/send.ts',
    find: '/send/${sealed.type}/${encodeURIComponent(key)}`',
    replace: '/send/${sealed.type}/${encodeURIComponent(key)}.${sealed.type.length}.${taken.size}.${o.now()}`',
    tests: sealed,
    named: 'under the same name',
  },
  {
    name: 'Matrix: keys are kept before the token that stands for them',
    file: 'adapters/matrix/index.ts',
    find: 'await cipher.received(keys, isFirst)',
    replace: 'void sleep(100).then(() => cipher.received(keys, isFirst))',
    tests: keys,
    named: 'before the token',
  },
  {
    name: 'Matrix: keys that could not be kept are asked for again',
    file: 'adapters/matrix/cipher.ts',
    find: 'if (refused <= mostRefused) throw error',
    replace: '',
    tests: keys,
    named: 'asked for again',
  },
  {
    name: 'Matrix: what cannot be read yet is kept with the token that passed it',
    file: 'adapters/matrix/index.ts',
    find: 'return written(unread.length === 0 ? cursor : { ...cursor, waiting: [...unread] })',
    replace: 'return written(cursor)',
    tests: keys,
    named: 'what waits is kept',
  },
  {
    name: 'Matrix: what was read late is not heard again',
    file: 'adapters/matrix/index.ts',
    find: 'waiting.done([...read])',
    replace: '',
    tests: keys,
    named: 'heard once',
  },
  {
    name: 'Matrix: what was said to be lost is not heard after that',
    file: 'adapters/matrix/waiting.ts',
    find: 'for (const { event } of over) waiting.delete(event)',
    replace: '',
    tests: keys,
    named: 'does not come',
  },
  {
    name: 'Matrix: whoever cannot be read is told so once',
    file: 'adapters/matrix/rooms.ts',
    find: 'if (at - (toldOf.get(who) ?? Number.NEGATIVE_INFINITY) < toldAgain) return',
    replace: '',
    tests: keys,
    named: 'does not come',
  },
  {
    name: 'Matrix: our own messages are read again, encrypted or not',
    file: 'adapters/matrix/understand.ts',
    find: 'const opened = await cipher.open(room, event)',
    replace: 'const opened = event',
    tests: keys,
    named: 'our own message',
  },
  // ---- what nobody else reads ----
  {
    name: 'Matrix: nothing goes in clear into an encrypted room',
    file: 'adapters/matrix/cipher.ts',
    find: `if (type === 'm.reaction' || !(await seals(room))) return { type, content }`,
    replace: `if (type !== '') return { type, content }`,
    tests: sealed,
    named: 'nothing goes in clear',
  },
  {
    name: 'Matrix: a room of which nothing was told is asked about before it is written to',
    file: 'adapters/matrix/cipher.ts',
    find: 'return here?.encrypted || here?.joined ? here.encrypted : asksAbout(room)',
    replace: 'return here?.encrypted ?? false',
    tests: sealed,
    named: 'asked about first',
  },
  {
    name: 'Matrix: while encryption begins nothing is sent',
    file: 'adapters/matrix/cipher.ts',
    find: `if (state === 'opening') throw notYet()`,
    replace: `if (state === 'opening') return false`,
    tests: sealed,
    named: 'while encryption begins',
  },
  {
    name: 'Matrix: what cannot be encrypted is not said otherwise',
    file: 'adapters/matrix/cipher.ts',
    find: 'const made = await attempted(() => machine!.encrypt(room, type, content))',
    replace: 'const made = await machine!.encrypt(room, type, content).catch(() => content)',
    tests: sealed,
    named: 'what cannot be encrypted waits',
  },
  {
    name: 'Matrix: a picture for an encrypted room is encrypted',
    file: 'adapters/matrix/pictures.ts',
    find: '(isSealed ? await uploadSealed(file) : { url: await upload(file) })',
    replace: '{ url: await upload(file) }',
    tests: sealed,
    named: 'a picture',
  },
  {
    name: 'Matrix: where a room hides its past, who is not there yet has no key',
    file: 'adapters/matrix/directory.ts',
    find: `const isAsked = here.visibility !== 'joined'`,
    replace: 'const isAsked = true',
    tests: sealed,
    named: 'whoever was asked in',
  },
  {
    name: 'Matrix: a room for two is encrypted for those who can read it',
    file: 'adapters/matrix/private.ts',
    find: 'cipher.reads() && (await cipher.canRead(account))',
    replace: 'cipher.reads()',
    tests: sealed,
    named: 'a room for two',
  },
  {
    name: 'Matrix: the keys of an account are published once',
    file: 'adapters/matrix/identity.ts',
    find: 'if (isPublished) {',
    replace: 'if (!kept) {',
    tests: signed,
    named: 'published once',
  },
  // ---- trouble with keys is nobody else's ----
  {
    name: 'Matrix: a homeserver that does not answer about keys keeps nobody from being heard',
    file: 'adapters/matrix/cipher.ts',
    find: `log.info({ why: error.message }, 'keys could not be exchanged yet')
        return`,
    replace: 'throw error',
    tests: keys,
    named: 'does not answer about keys',
  },
  {
    name: 'Matrix: a limit on keys holds up no other room',
    file: 'adapters/matrix/key-calls.ts',
    find: `? new SendFailure(failure.message, { retryAfter: error.failure.waitMs, cause: error })`,
    replace: '? failure',
    tests: sealed,
    named: 'a limit on keys',
  },
  {
    name: 'Matrix: who is asked in writing where nothing can be read is told so',
    file: 'adapters/matrix/send.ts',
    find: 'return isDeaf ? withoutTyping(content) : content',
    replace: 'return content',
    tests: sealed,
    named: 'a ballot that must be written',
  },
]
