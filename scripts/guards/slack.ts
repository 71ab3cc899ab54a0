/** What protects people in Slack: who is believed, what is done once, who is called, who sees what. */
import type { Guard } from './guard.ts'

const signed = ['tests/adapters/slack/signed.test.ts']
const read = ['tests/adapters/slack/read.test.ts']
const contract = ['tests/contract/slack.test.ts']
const down = ['tests/adapters/slack/api-down.test.ts']
const gestures = ['tests/journeys/slack-gestures.test.ts']
const drawn = ['tests/adapters/slack/payloads.test.ts']
const socket = ['tests/adapters/slack/socket.test.ts']
const paced = ['tests/adapters/slack/pace.test.ts']

export const slackGuards: readonly Guard[] = [
  // ---- who is believed ----
  {
    name: 'Slack: a signature is good for five minutes in both directions',
    file: 'adapters/slack/client.ts',
    find: `if (at !== undefined && !(Math.abs(o.now() / 1000 - Number(at)) <= skew)) throw new OutOfTime()`,
    replace: '',
    tests: signed,
    named: 'a request from',
  },
  {
    name: 'Slack: the account is the one that Slack names, not a name',
    file: 'adapters/slack/whereabouts.ts',
    find: `    account,
    name: person?.name`,
    replace: `    account: person?.name ?? account,
    name: person?.name`,
    tests: read,
  },
  {
    name: 'Slack: nobody owns the workspace by their own word',
    file: 'adapters/slack/whereabouts.ts',
    find: `...(person?.owner === true && { owner: true }),`,
    replace: `owner: true,`,
    tests: read,
  },
  {
    name: 'Slack: the bot does not hear itself, nor other programs',
    file: 'adapters/slack/events.ts',
    find: `if (said.bot_id !== undefined || !isWords || said.user === known.self) return ignored('a message of a program')`,
    replace: '',
    tests: contract,
    named: 'it does not hear itself',
  },
  {
    name: 'Slack: what people say among themselves is not heard',
    file: 'adapters/slack/events.ts',
    find: `if (!isMention && said.channel_type !== 'im') return ignored('a message that is not for us')`,
    replace: '',
    tests: read,
  },
  // ---- once ----
  {
    name: 'Slack: a request is named by the gesture',
    file: 'adapters/slack/read.ts',
    find: '`command:${said.trigger_id}`',
    replace: '`command:${said.trigger_id}:${Math.random()}`',
    tests: signed,
    named: 'replayed a thousand times',
  },
  {
    name: 'Slack: an event is named by its id',
    file: 'adapters/slack/events.ts',
    find: 'return readSaid(event, `event:${event_id}`, team, us)',
    replace: 'return readSaid(event, `event:${event_id}:${Math.random()}`, team, us)',
    tests: signed,
    named: 'three retries',
  },
  {
    name: 'Slack: a window sent twice is one request',
    file: 'adapters/slack/read.ts',
    find: '`window:${sent.view.id}:${memory.again}:${filled}`',
    replace: '`window:${sent.trigger_id}`',
    tests: read,
  },
  {
    name: 'Slack: a message of which nobody knows whether it arrived is looked up',
    file: 'adapters/slack/send.ts',
    find: `if (unsure.has(key) || keptOn(key).getTime() < o.startedAt) {`,
    replace: `if (keptOn(key).getTime() < o.startedAt) {`,
    tests: down,
    named: 'a reply lost after the effect',
  },
  {
    name: 'Slack: what an earlier life may have sent is looked up',
    file: 'adapters/slack/send.ts',
    find: `if (unsure.has(key) || keptOn(key).getTime() < o.startedAt) {`,
    replace: `if (unsure.has(key)) {`,
    tests: down,
    named: 'when the bot died',
  },
  {
    name: 'Slack: the SDK tries nothing again',
    file: 'adapters/slack/client.ts',
    find: `retryConfig: { retries: 0 },`,
    replace: `retryConfig: { retries: 5, minTimeout: 10, maxTimeout: 20 },`,
    tests: down,
    named: 'a reply lost after the effect',
  },
  // ---- nobody is called, nothing is parsed ----
  {
    name: 'Slack: the words of a notification are escaped',
    file: 'adapters/slack/render.ts',
    find: `shortenEscaped(escaped(plain(drawn)), kit.fallback)`,
    replace: `shortenEscaped(plain(drawn), kit.fallback)`,
    tests: drawn,
    named: 'calls nobody',
  },
  {
    name: 'Slack: what turns the reading around, and half characters, are taken out',
    file: 'adapters/slack/rich.ts',
    find: `return harmless(said).toWellFormed()`,
    replace: `return said.toWellFormed()`,
    tests: ['tests/adapters/slack/rich.test.ts'],
  },
  {
    name: 'Slack: only addresses of the web and of the post are links',
    file: 'adapters/slack/rich.ts',
    find: `return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol)`,
    replace: 'return true',
    tests: ['tests/adapters/slack/rich.test.ts'],
  },
  // ---- limits ----
  {
    name: 'Slack: a message that would be too long saves',
    file: 'adapters/slack/render.ts',
    find: `lengthOf(blocks) <= kit.blocksText`,
    replace: `true`,
    tests: ['tests/adapters/slack/long.test.ts'],
  },
  {
    name: 'Slack: a text longer than an input is cut, and put together again',
    file: 'src/views/parts.ts',
    find: `while (rest.length > length) {`,
    replace: `while (false) {`,
    tests: ['tests/adapters/slack/long.test.ts'],
  },
  {
    name: 'Slack: a message a second in each channel',
    file: 'adapters/slack/pace.ts',
    find: `room(\`#\${channel}\`, channelBurst, channelEveryMs)`,
    replace: `room(\`#\${channel}\`, 1000, 1)`,
    tests: paced,
  },
  {
    name: 'Slack: its Retry-After is obeyed',
    file: 'adapters/slack/pace.ts',
    find: `    until.set(key, now() + waitMs)`,
    replace: '',
    tests: paced,
  },
  {
    name: 'Slack: a Slack that does not answer is left alone',
    file: 'adapters/slack/pace.ts',
    find: `restUntil = now() + rests[Math.min(silences - mostSilent, rests.length - 1)]!`,
    replace: '',
    tests: paced,
  },
  // ---- connections ----
  {
    name: 'Slack: a connection without pongs is left',
    file: 'adapters/slack/socket.ts',
    find: `if (silent > patience + 2 * lookEvery) next('no pong')`,
    replace: '',
    tests: ['tests/adapters/slack/alive.test.ts'],
  },
  {
    name: 'Slack: a frame that is none stops nothing',
    file: 'adapters/slack/client.ts',
    find: `.catch((error: unknown) => o.log.error({ err: error }, 'a frame of Slack failed'))`,
    replace: '',
    tests: socket,
    named: 'words that no program',
  },
  {
    name: 'Slack: what is left of a refused request is not the next one',
    file: 'adapters/slack/client.ts',
    find: `request.complete || request.destroy()`,
    replace: `request.complete`,
    tests: signed,
    named: 'what is too large',
  },
  // ---- people ----
  {
    name: 'Slack: a menu of a message shows its form before anything is made',
    file: 'src/engine/says.ts',
    find: `call = incoming.asks ? resumeCall(read, isPress(incoming.says)) : read`,
    replace: `call = read`,
    tests: gestures,
    named: 'shows the form with the words of the message',
  },
  {
    name: 'Slack: a form that is only opened is shown, not sent',
    file: 'src/engine/says.ts',
    find: 'return resumeCall(filledCall(post.body), false, asked)',
    replace: '',
    tests: ['tests/adapters/slack/attack-faults.test.ts', 'tests/adapters/slack/attack.test.ts'],
  },
  {
    name: 'Discord: a window that is opened later asks what it asked at first',
    file: 'src/engine/says.ts',
    find: 'return resumeCall(filledCall(post.body), false, asked)',
    replace: 'return resumeCall(filledCall(post.body), false)',
    tests: ['tests/adapters/discord/attack-faults.test.ts'],
  },
  {
    name: 'Slack: two clicks on one button are one gesture',
    file: 'adapters/slack/index.ts',
    find: `const isSame = last?.press === press && now() - last.at < doubleClick`,
    replace: `const isSame = last?.press === press && now() - last.at < 0`,
    tests: ['tests/adapters/slack/attack.test.ts'],
  },
  {
    name: 'Slack: a press of another workspace waits until we know ours',
    file: 'adapters/slack/read.ts',
    find: `  const { team } = known
  if (team === undefined) return early
  const memory = click.view`,
    replace: `  const team = known.team ?? click.team?.id ?? ''
  const memory = click.view`,
    tests: ['tests/adapters/slack/attack-words.test.ts'],
  },
  {
    name: 'Slack: the last thing said counts, not the last thing heard',
    file: 'adapters/slack/index.ts',
    find: `at: at + apart.least`,
    replace: `at: now()`,
    tests: ['tests/adapters/slack/attack.test.ts'],
    named: 'a change of a vote',
  },
  {
    name: 'Slack: a refusal leaves the window open with its words',
    file: 'adapters/slack/answer.ts',
    find: `if (refused && window && memory) {`,
    replace: `if (false as boolean && refused && window && memory) {`,
    tests: gestures,
    named: 'keeps the words',
  },
]
