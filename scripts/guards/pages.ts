/** What protects people on the pages of the web door: what is drawn of what others wrote, and what is read of what is posted. */
import type { Guard } from './guard.ts'

const drawn = ['tests/adapters/web/drawn.test.ts']
const hostile = ['tests/adapters/web/render.test.ts']
const charts = ['tests/adapters/web/charts.test.ts']
const read = ['tests/adapters/web/read.test.ts']

export const pageGuards: readonly Guard[] = [
  // ---- what is drawn ----
  {
    name: 'Pages: a link leads to a page or a letter alone',
    file: 'adapters/web/render/rich.ts',
    find: `['http:', 'https:', 'mailto:'].includes(url.protocol)`,
    replace: 'true',
    tests: drawn,
  },
  {
    name: 'Pages: what people write loses what turns the reading order around',
    file: 'adapters/web/render/rich.ts',
    find: `return xmlSafe(text)`,
    replace: 'return text',
    tests: hostile,
  },
  {
    name: 'Pages: a secret ballot is answered in private alone',
    file: 'adapters/web/render.ts',
    find: `privateBallots: sheet.private`,
    replace: 'privateBallots: true',
    tests: drawn,
  },
  {
    name: 'Pages: what was refused comes back in its own form alone',
    file: 'adapters/web/render/ground.ts',
    find: `back?.data.get('press') === press ? back : undefined`,
    replace: 'back',
    tests: drawn,
  },
  {
    name: 'Pages: a drawing holds the shapes that we know alone',
    file: 'adapters/web/render/svg.ts',
    find: '  if (!shapes.includes(shape)) throw new Error(`a drawing holds ${whole.slice(0, 40)}`)\n',
    replace: '',
    tests: charts,
  },
  {
    name: 'Pages: a drawing keeps no attribute that acts',
    file: 'adapters/web/render/svg.ts',
    find: `else if (attributes.includes(attribute))`,
    replace: 'else',
    tests: charts,
  },
  // ---- what is read ----
  {
    name: 'Pages: an option is pressed where it is offered alone',
    file: 'adapters/web/read.ts',
    find: `option !== undefined && on.options[option] ?`,
    replace: 'option !== undefined ?',
    tests: read,
  },
  {
    name: 'Pages: a ballot gives what it offers alone',
    file: 'adapters/web/read.ts',
    find: `chosen.every((id) => known.includes(id)) && `,
    replace: '',
    tests: read,
  },
  {
    name: 'Pages: nobody types more than a field may hold',
    file: 'adapters/web/read.ts',
    find: `    if (value.length > longestValue) return undefined\n`,
    replace: '',
    tests: read,
  },
  {
    name: 'Pages: a request is its session’s own',
    file: 'adapters/web/read.ts',
    find: `JSON.stringify([session, ...said])`,
    replace: 'JSON.stringify(said)',
    tests: read,
  },
]
