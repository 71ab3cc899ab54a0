/**
 * What protects people's words, rights and peace, as text that can be taken away. `find` occurs once in `file` (a glob
 * may name it); without it one of `tests` must fail. A guard that no test misses is no guard.
 */

export type Guard = {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  /** test files, as vitest takes them */
  readonly tests: readonly string[]
}

const migrations = 'prisma/migrations/*/migration.sql'
const flush = 'src/engine/flush.ts'
const flushSql = 'src/engine/flush-sql.ts'
const outbox = 'src/engine/outbox.ts'
const receive = 'src/engine/receive.ts'
const perform = 'src/engine/perform.ts'
const flushTests = ['tests/engine/flush.test.ts']
const outboxTests = ['tests/engine/outbox.test.ts']
const receiveTests = ['tests/engine/receive.test.ts']

function uniqueIndex(table: string, columns: string): Guard {
  const list = columns.split(' ')
  return {
    name: `unique ${table} (${list.join(', ')})`,
    file: migrations,
    find: `CREATE UNIQUE INDEX "${[table, ...list].join('_')}_key" ON "${table}"(${list.map((c) => `"${c}"`).join(', ')});`,
    replace: '',
    tests: flushTests,
  }
}

export const guards: readonly Guard[] = [
  // ---- nothing happens twice ----
  {
    name: 'a known request is not made again',
    file: flushSql,
    find: `IF n = 0 THEN RAISE EXCEPTION 'Inbox' USING ERRCODE = 'CS002'; END IF;`,
    replace: '',
    tests: flushTests,
  },
  {
    name: 'one row per request',
    file: migrations,
    find: `,\n\n    CONSTRAINT "Inbox_pkey" PRIMARY KEY ("id")`,
    replace: '',
    tests: flushTests,
  },
  uniqueIndex('Outbox', 'inboxId'),
  uniqueIndex('Due', 'schedule nominal'),
  uniqueIndex('Idea', 'concertationId number'),
  uniqueIndex('Account', 'platform workspace external'),
  uniqueIndex('Place', 'platform workspace external'),
  uniqueIndex('Role', 'personId concertationId kind'),
  uniqueIndex('Organisation', 'folded'),
  uniqueIndex('Concertation', 'folded'),
  {
    name: 'a due call is made once',
    file: flushSql,
    find: ` AND d.state = 'waiting'`,
    replace: '',
    tests: flushTests,
  },
  {
    name: 'an act is taken back once',
    file: flushSql,
    find: ` AND "undoneAt" IS NULL;`,
    replace: ';',
    tests: flushTests,
  },
  {
    name: 'a call that was made does not wait again',
    file: flushSql,
    find: ` WHERE "Due".state = 'cancelled'`,
    replace: '',
    tests: flushTests,
  },
  {
    name: 'a row is sent once however often it is accepted',
    file: outbox,
    find: 'if (taken.has(row.id) || stopped) continue',
    replace: 'if (stopped) continue',
    tests: outboxTests,
  },
  {
    name: 'the console shows a key once',
    file: 'adapters/console/room.ts',
    find: 'if (this.#knows(entry)) return false',
    replace: '',
    tests: ['tests/adapters/console/room.test.ts'],
  },
  {
    name: 'the code of the first administrator serves once',
    file: 'src/people/intents/admin.ts',
    find: `insert('Setting', { key: 'first-administrator', value: actor.id }),`,
    replace: '',
    tests: ['tests/engine/receive.test.ts', 'tests/intents/people.test.ts'],
  },

  // ---- nothing is written over, lost or torn ----
  {
    name: 'what changed since it was read is not written over',
    file: flushSql,
    find: ` AND x."version" = r."version"`,
    replace: '',
    tests: flushTests,
  },
  {
    name: 'a row that the database refuses hurts nobody else',
    file: flush,
    find: 'if (!options.unavailable(error)) await oneByOne(group)',
    replace: 'if (!options.unavailable(error)) for (const w of queue.splice(0)) w.reject(error)',
    tests: flushTests,
  },
  {
    name: 'one process per directory',
    file: 'src/engine/db/lock.ts',
    find: `database.exec('BEGIN EXCLUSIVE')`,
    replace: '',
    tests: ['tests/store/lock.test.ts'],
  },
  {
    name: 'what is acknowledged is on the disk',
    file: 'src/engine/db/durable.ts',
    find: 'files.stream_ops.fsync = (stream) => this.#sync(stream, files)',
    replace: 'void files',
    tests: ['tests/store/durable.test.ts'],
  },
  {
    name: 'an altered backup is not loaded',
    file: 'src/engine/snapshot/format.ts',
    find: `footer.data.sha256 === hash.digest('hex') && `,
    replace: '',
    tests: ['tests/store/snapshot.test.ts'],
  },
  {
    name: 'a backup is not loaded over what is there',
    file: 'src/engine/snapshot.ts',
    find: 'if (filled !== undefined && !replace)',
    replace: 'if (filled === null)',
    tests: ['tests/store/snapshot.test.ts'],
  },
  {
    name: 'a migration edited after it was applied is refused',
    file: 'src/engine/db/migrate.ts',
    find: `if (migration.checksum !== checksum) throw new StoreRefused('store.migration-edited', { name })`,
    replace: '',
    tests: ['tests/store/migrate.test.ts'],
  },
  {
    name: 'the journal shows a changed payload',
    file: 'src/engine/journal.ts',
    find: 'if (known && digestOf(line.payload, line.salt!) !== line.digest)',
    replace: 'if (known && line.digest === undefined)',
    tests: ['tests/engine/journal.test.ts'],
  },
  {
    name: 'the journal shows a changed line',
    file: 'src/engine/journal.ts',
    find: 'if (hashOf(previous, line) !== line.hash)',
    replace: 'if (line.hash === undefined)',
    tests: ['tests/engine/journal.test.ts'],
  },
  {
    name: 'each line of the journal holds the one before',
    file: 'src/engine/journal.ts',
    find: 'sha256([previous, line.seq,',
    replace: 'sha256([line.seq,',
    tests: ['tests/engine/journal.test.ts'],
  },

  // ---- who may ----
  {
    name: 'rights are asked',
    file: perform,
    find: 'if (!mayCall(intent, s, inner))',
    replace: 'if (s === null)',
    tests: receiveTests,
  },
  {
    name: 'what the clock does is done by the clock',
    file: perform,
    find: `if (intent.allow === 'clock') return s.clock`,
    replace: `if (intent.allow === 'clock') return true`,
    tests: receiveTests,
  },
  {
    name: 'what the engine does is done by the engine',
    file: perform,
    find: `if (intent.allow === 'engine') return inner || s.clock`,
    replace: `if (intent.allow === 'engine') return true`,
    tests: receiveTests,
  },
  {
    name: 'a role counts by its rank',
    file: 'src/engine/roles.ts',
    find: ' && rank[role.kind] >= rank[allow],',
    replace: ',',
    tests: ['tests/engine/roles.test.ts'],
  },
  {
    name: 'a role counts in its concertation',
    file: 'src/engine/roles.ts',
    find: `(role.concertationId === '' || role.concertationId === concertationId) && `,
    replace: '',
    tests: ['tests/engine/roles.test.ts'],
  },
  {
    name: 'an idea is changed by its author',
    file: 'src/contributions/rules.ts',
    find: `if (idea.authorId !== personId) throw new Refusal('notYourIdea', { number: idea.number })`,
    replace: '',
    tests: ['tests/intents/contributions.test.ts'],
  },
  {
    name: 'an idea said in private is not found by its number',
    file: 'src/contributions/store.ts',
    find: 'if (!idea || !maySee(idea, viewer))',
    replace: 'if (!idea)',
    tests: ['tests/intents/contributions.test.ts'],
  },
  {
    name: 'an idea said in private is not listed',
    file: 'src/contributions/store.ts',
    find: 'const seen = viewer.team ? {} :',
    replace: 'const seen = viewer ? {} :',
    tests: ['tests/intents/contributions.test.ts'],
  },
  {
    name: 'what stands in a channel is pressed in that channel',
    file: 'src/engine/says.ts',
    find: 'return to.workspace === where.workspace && to.channel === where.channel',
    replace: 'return true',
    tests: ['tests/intents/rights.test.ts'],
  },
  {
    name: 'what a lost answer had kept is taken up',
    file: receive,
    find: 'await o.outbox.resume()',
    replace: '',
    tests: ['tests/engine/taken-up.test.ts'],
  },
  {
    name: 'a private message is pressed by whom it was written to',
    file: 'src/engine/says.ts',
    find: `if (!isTheirs(post.address, incoming)) throw new Refusal('notYourMessage')`,
    replace: '',
    tests: receiveTests,
  },
  {
    name: 'a form fills only what it asked',
    file: 'src/views/press.ts',
    find: 'const given = names.flatMap((name) => {',
    replace: 'const given = [...new Set([...names, ...Object.keys(values)])].flatMap((name) => {',
    tests: ['tests/views/press.test.ts'],
  },
  {
    name: 'hidden acts are not typed',
    file: 'src/engine/registry.ts',
    find: 'for (const intent of intents.filter((i) => !i.hidden))',
    replace: 'for (const intent of intents)',
    tests: ['tests/engine/parse.test.ts'],
  },
  {
    name: 'the same request id with other words is refused at once',
    file: receive,
    find: 'if (before) return before.hash === hash ? before.reply : forged(incoming, id)',
    replace: 'if (before) return before.reply',
    tests: receiveTests,
  },
  {
    name: 'the same request id with other words is refused after a restart',
    file: receive,
    find: 'if (flushed.hash !== hash) return forged(incoming, id)',
    replace: '',
    tests: receiveTests,
  },
  {
    name: 'nobody floods the bot',
    file: receive,
    find: 'if (wait > 0)',
    replace: 'if (wait < 0)',
    tests: receiveTests,
  },
  {
    name: 'a share of speech does not grow beyond its burst',
    file: 'src/engine/limit.ts',
    find: 'Math.min(limit.burst, bucket.left + ((now - bucket.at) / 1000) * limit.perSecond)',
    replace: 'bucket.left + ((now - bucket.at) / 1000) * limit.perSecond',
    tests: ['tests/engine/limit.test.ts'],
  },

  // ---- what people type and see ----
  {
    name: 'a blank that is required opens a form',
    file: perform,
    find: 'const blank = fields.some(',
    replace: 'const blank = fields.length < 0 && fields.some(',
    tests: ['tests/engine/fields.test.ts'],
  },
  {
    name: 'our number marks are taken out of what people type',
    file: 'src/engine/fold.ts',
    find: '\\uE000-\\uE001',
    replace: '',
    tests: ['tests/engine/fold.test.ts'],
  },
  {
    name: 'marks that turn the reading order are taken out',
    file: 'src/engine/fold.ts',
    find: '\\u202A-\\u202E\\u2066-\\u2069',
    replace: '',
    tests: ['tests/engine/fold.test.ts'],
  },
  {
    name: 'no control character reaches a terminal',
    file: 'src/views/plain.ts',
    find: 'return options.raw ? said : harmless(said)',
    replace: 'return said',
    tests: ['tests/views/plain.test.ts', 'tests/adapters/console/render.test.ts'],
  },
  {
    name: 'the length of a text is bounded',
    file: 'src/engine/fields.ts',
    find: 'if (field.max !== undefined && length > field.max)',
    replace: 'if (length < 0)',
    tests: ['tests/engine/fields.test.ts'],
  },

  // ---- what is sent ----
  {
    name: 'replies go first',
    file: outbox,
    find: 'const before = queue.rows.findIndex((r, i) => i >= first && lanes[r.lane] > lanes[row.lane])',
    replace: 'const before = -1',
    tests: outboxTests,
  },
  {
    name: 'a reply that nobody delivered is sent',
    file: outbox,
    find: 'clock.at(new Date(clock.now().getTime() + grace), () => release(row.id))',
    replace: '() => {}',
    tests: outboxTests,
  },
  {
    name: 'a reply that was delivered is not sent again',
    file: outbox,
    find: `    waiting.cancel()\n    held.delete(key)\n`,
    replace: '',
    tests: outboxTests,
  },
  {
    name: 'a newer edit takes the place of an older one',
    file: outbox,
    find: 'if (older >= 0) {',
    replace: 'if (older > 1e9) {',
    tests: outboxTests,
  },
  {
    name: 'the platform’s pause is obeyed',
    file: outbox,
    find: 'failure?.retryAfter ?? backoff(attempts, jitter())',
    replace: 'backoff(attempts, jitter())',
    tests: outboxTests,
  },
  {
    name: 'the platform’s pause is not counted as a try',
    file: outbox,
    find: 'attempts: failure?.retryAfter === undefined ? attempts : row.attempts',
    replace: 'attempts',
    tests: outboxTests,
  },
  {
    name: 'a pause of the whole platform holds every channel',
    file: outbox,
    find: 'if (failure?.global) paused.set(queue.platform, until)',
    replace: '',
    tests: outboxTests,
  },
  {
    name: 'poison is parked',
    file: outbox,
    find: 'if (failure?.final || attempts >= mostAttempts) {',
    replace: 'if (failure === null) {',
    tests: outboxTests,
  },
  {
    name: 'what is parked stays parked',
    file: outbox,
    find: 'WHERE NOT w.parked AND o.seq >',
    replace: 'WHERE o.seq >',
    tests: outboxTests,
  },
  {
    name: 'a missed call whose event has passed is left',
    file: 'src/engine/ticker.ts',
    find: `isLate(row, now) && row.late === 'drop'`,
    replace: 'false',
    tests: ['tests/engine/ticker.test.ts'],
  },
  {
    name: 'a call that always fails is parked',
    file: 'src/engine/ticker.ts',
    find: 'const parked = attempts >= mostAttempts',
    replace: 'const parked = false',
    tests: ['tests/engine/ticker.test.ts'],
  },

  // ---- what nobody else learns ----
  {
    name: 'the log strikes out what people write',
    file: 'src/engine/log.ts',
    find: `redact: { paths, censor: '[…]' },`,
    replace: '',
    tests: ['tests/engine/log.test.ts'],
  },
  {
    name: 'the log does not repeat errors',
    file: 'src/engine/log.ts',
    find: 'serializers: { err: describeError },',
    replace: '',
    tests: ['tests/engine/log.test.ts'],
  },
  {
    name: 'an unknown variable stops the bot',
    file: 'src/config.ts',
    find: '...unknown.filter((name) => !internal.includes(name)), ',
    replace: '',
    tests: ['tests/engine/config.test.ts'],
  },
  {
    name: 'a right is forgotten when it may have changed',
    file: 'src/engine/who.ts',
    find: '        memory.clear()\n        return',
    replace: '        return',
    tests: ['tests/engine/who.test.ts'],
  },
  {
    name: 'what was read while it changed is not remembered',
    file: 'src/engine/who.ts',
    find: ' && before === generation',
    replace: '',
    tests: ['tests/engine/who.test.ts'],
  },
]
