/** A person with a browser without scripts, before the pages of a world: what they open, press, fill in and read. */

import { createWeb, type Web } from '../../../adapters/web/house.ts'
import type { WebSettings } from '../../../src/config.ts'
import { readConfig } from '../../../src/config.ts'
import { createLog } from '../../../src/engine/log.ts'
import { openWeb } from '../../../src/web.ts'
import type { World } from '../world.ts'
import { type Answers, formsOf, labelled, sent, wordsOf } from './browser-less.ts'
import { all, parse, readOut, type Tag } from './html.ts'
import { type Answer, ask } from './open.ts'
import { webHere } from './settings.ts'

export type Served = {
  readonly port: number
  readonly web: Web
  readonly logged: readonly string[]
  close(): Promise<void>
}

/** The web door of this world, at a port that is free. */
export async function serve(
  w: Pick<World, 'now' | 'engine' | 'db' | 'ids' | 'clock'>,
  dir: string,
  settings: Partial<WebSettings> = {},
): Promise<Served> {
  const config = { ...readConfig({ DATA_DIR: dir }), web: { ...webHere, secret: 's'.repeat(40), ...settings } }
  const logged: string[] = []
  const log = createLog('debug', { write: (line: string) => void logged.push(line) })
  const web = createWeb({ now: () => w.now() })
  await w.engine.open(web)
  const booted = { db: w.db, engine: w.engine, ids: w.ids, close: async () => {} }
  const door = await openWeb({ config, booted, web, log, clock: w.clock })
  return { port: door.port, web, logged, close: () => door.close() }
}

export type Visitor = {
  /** Follows where it is sent. */
  opens(path: string): Promise<Answer>
  /** The last button of these words; of a form, with what is filled in. */
  presses(label: string, typed?: Answers): Promise<Answer>
  /** fills in by the labels that are read, and sends the form that holds them */
  fills(answers: Answers): Promise<Answer>
  /** what is read on the page that stands there, ordinary spaces */
  readonly reads: string
  readonly nodes: readonly (Tag | string)[]
  readonly cookie: string
  /** posts what no page of ours would */
  posts(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>
}

export function visitor(port: number): Visitor {
  const jar = new Map<string, string>()
  let page: Answer | undefined
  const tree = () => (page ? parse(page.text) : [])
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  async function asks(path: string, posted?: string): Promise<Answer> {
    const told = await ask(port, path, {
      method: posted === undefined ? 'GET' : 'POST',
      headers: {
        ...(jar.size > 0 && { cookie: cookie() }),
        ...(posted !== undefined && {
          'content-type': 'application/x-www-form-urlencoded',
          origin: `http://127.0.0.1:${port}`,
        }),
      },
      ...(posted !== undefined && { body: posted }),
    })
    for (const one of told.cookie === '' ? [] : told.cookie.split('; ')) {
      const [name = '', value = ''] = one.split(/=(.*)/s)
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const to = told.headers.location
    if (typeof to === 'string' && told.status < 400) return asks(to.replace(/#.*$/, ''))
    page = told
    return told
  }

  function send(form: Tag, typed: Answers, by?: Tag): Promise<Answer> {
    return asks(form.attributes.action ?? '', sent(form, typed, by).toString())
  }

  return {
    opens: (path) => asks(path),
    async presses(label, typed = {}) {
      const found = formsOf(tree()).flatMap((form) =>
        all([form], 'button')
          .filter((button) => spaces(wordsOf(button)) === label)
          .map((button) => ({ form, button })),
      )
      const [first] = found
      if (!first) throw new Error(`no [${label}] on this page:\n${this.reads}`)
      return send(first.form, typed, first.button)
    },
    async fills(answers) {
      for (const form of formsOf(tree())) {
        const controls = Object.entries(answers).map(([label, value]) => [labelled(form, label), value] as const)
        if (controls.some(([control]) => control === undefined)) continue
        const typed = Object.fromEntries(
          controls.map(([control, value]) => {
            const { name = '', type, value: own = '' } = control!.attributes
            return [name, type === 'radio' || type === 'checkbox' ? own : value]
          }),
        )
        return send(form, typed, all([form], 'button').at(-1))
      }
      throw new Error(`no form asks for ${Object.keys(answers).join(', ')}:\n${this.reads}`)
    },
    get reads() {
      const main = all(tree(), 'main')
      return spaces(readOut(main)).replace(/\s+/g, ' ').trim()
    },
    get nodes() {
      return tree()
    },
    get cookie() {
      return cookie()
    },
    posts: (path, fields) => asks(path, new URLSearchParams(fields).toString()),
  }
}

function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}
