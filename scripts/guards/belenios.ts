/** What an archive of Belenios, its figures and whoever brings them cannot make us believe. */
import type { Guard } from './guard.ts'

const read = ['tests/rules/votes-belenios.test.ts']
const figures = ['tests/rules/votes-belenios-figures.test.ts']
const archive = 'src/votes/belenios/archive.ts'

export const beleniosGuards: readonly Guard[] = [
  {
    name: 'belenios: an object is what its name says',
    file: archive,
    find: "if (sha256(entry.bytes) !== hash) throw new UnreadableElection('hash', { file: entry.name })",
    replace: '',
    tests: read,
  },
  {
    name: 'belenios: an event names the one before it',
    file: archive,
    find: 'if (event.parent !== parent || event.height !== at) throw',
    replace: 'if (event.height !== at) throw',
    tests: read,
  },
  {
    name: 'belenios: what an event asks for is there',
    file: archive,
    find: 'if (!come.has(name)) throw',
    replace: 'if (false) throw',
    tests: read,
  },
  {
    name: 'belenios: nothing is there that no event asks for',
    file: archive,
    find: '  if (extra !== undefined) throw',
    replace: '  if (false) throw',
    tests: read,
  },
  {
    name: 'belenios: a tar header is written in one way only',
    file: 'src/votes/belenios/tar.ts',
    find: 'if (!head.every((byte, i) => byte === again[i])) throw',
    replace: 'if (false) throw',
    tests: read,
  },
  {
    name: 'belenios: nothing hides behind a file of an archive',
    file: 'src/votes/belenios/tar.ts',
    find: 'if (bytes.subarray(end, next).some((byte) => byte !== 0)) throw',
    replace: 'if (false) throw',
    tests: read,
  },
  {
    name: 'belenios: ballots are of this election',
    file: archive,
    find: 'if (ballot.election_hash !== fingerprint) throw',
    replace: 'if (false) throw',
    tests: read,
  },
  {
    name: 'belenios: as many ballots are counted as voters voted',
    file: archive,
    find: 'if (voters.size !== tallied) throw',
    replace: 'if (false) throw',
    tests: read,
  },
  {
    name: 'belenios: an extract that was changed is refused',
    file: 'src/votes/belenios/pasted.ts',
    find: "if (sha256(canonical(body)) !== said) throw new UnreadableElection('extract')",
    replace: '',
    tests: read,
  },
  {
    name: 'belenios: a figure is one that so many ballots can give',
    file: 'src/votes/belenios/figures.ts',
    find: 'if (chose < 0 || most !== undefined || all < asked.min * chose || all > asked.max * chose)',
    replace: 'if (false)',
    tests: figures,
  },
  {
    name: 'belenios: as many ballots are deciphered as were counted',
    file: 'src/votes/belenios/figures.ts',
    find: 'if (rows.length !== turnout.ballots) throw',
    replace: 'if (false) throw',
    tests: figures,
  },
  {
    name: 'belenios: nobody wins of several choices unless it is said how many do',
    file: 'src/votes/belenios/brought.ts',
    find: "return kind === 'several' ? undefined : 1",
    replace: 'return 1',
    tests: ['tests/rules/votes-belenios-brought.test.ts'],
  },
  {
    name: 'belenios: the same election is published once',
    file: 'src/votes/intents/import-belenios.ts',
    find: 'if (here) throw',
    replace: 'if (false) throw',
    tests: ['tests/intents/votes-belenios.test.ts'],
  },
]
