/** A real mail server on this machine: it keeps what it takes, and fails as it is told to. */
import { createServer, type Server, type Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Taken = {
  readonly to: readonly string[]
  readonly from: string
  readonly raw: string
  readonly secure: boolean
}
export type MailServer = {
  readonly port: number
  readonly taken: readonly Taken[]
  /** connections that were made */
  connections(): number
  /** What answers the next letters to an address at a step: a code and its words; undefined: it is taken. */
  refuse(step: 'from' | 'to' | 'data', answer: (address: string) => string | undefined): void
  letters(): Promise<ParsedMail[]>
  stop(): Promise<void>
}

/** `port`: 0 for any that is free. */
export async function mailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const taken: Taken[] = []
  let connections = 0
  const answers = { from: nothing, to: nothing, data: nothing }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key ? [] : ['STARTTLS'],
    logger: false,
    disableReverseLookup: true,
    onConnect(_, done) {
      connections += 1
      done()
    },
    onMailFrom({ address }, _, done) {
      done(errorOf(answers.from(address)))
    },
    onRcptTo({ address }, _, done) {
      done(errorOf(answers.to(address)))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const refused = errorOf(answers.data(to[0] ?? ''))
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        if (!refused) taken.push({ to, from, raw: Buffer.concat(chunks).toString('utf8'), secure: session.secure })
        done(refused)
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(port, '127.0.0.1')
  await new Promise<void>((resolve) => listening.once('listening', resolve))
  return {
    port: portOf(listening as Server),
    taken,
    connections: () => connections,
    refuse(step, answer) {
      answers[step] = answer
    },
    letters: () => Promise.all(taken.map(({ raw }) => simpleParser(raw))),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function nothing(_address: string): string | undefined {
  return undefined
}

/** « 550 5.1.1 No such user » */
function errorOf(answer: string | undefined): Error | null {
  const found = /^(\d{3}) (.*)$/.exec(answer ?? '')
  return found ? Object.assign(new Error(found[2]), { responseCode: Number(found[1]) }) : null
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A server that takes a letter to its last line, keeps it, and is gone before it says so: `times` times. */
export async function dyingServer(times: number): Promise<MailServer> {
  const taken: Taken[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    const dies = connections <= times
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    let isData = false
    let raw = ''
    let to = ''
    let from = ''
    let pending = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 mourant.example ESMTP')
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      pending += chunk
      for (let at = pending.indexOf('\r\n'); at >= 0; at = pending.indexOf('\r\n')) {
        const line = pending.slice(0, at)
        pending = pending.slice(at + 2)
        if (isData && line === '.') {
          isData = false
          taken.push({ to: [to], from, raw, secure: false })
          raw = ''
          if (dies) socket.destroy()
          else say('250 kept')
        } else if (isData) raw += `${line}\r\n`
        else if (/^EHLO/i.test(line)) say('250 mourant.example')
        else if (/^MAIL FROM:<(.*)>/i.test(line)) {
          from = /<(.*?)>/.exec(line)?.[1] ?? ''
          say('250 ok')
        } else if (/^RCPT TO:/i.test(line)) {
          to = /<(.*?)>/.exec(line)?.[1] ?? ''
          say('250 ok')
        } else if (/^DATA/i.test(line)) {
          isData = true
          say('354 go on')
        } else if (/^QUIT/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('250 ok')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server),
    taken,
    connections: () => connections,
    refuse() {},
    letters: () => Promise.all(taken.map(({ raw }) => simpleParser(raw))),
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
