/** What keeps the local room whole: nobody reads another one’s whispers, nothing that comes is lost or comes twice. */
import type { Guard } from './guard.ts'

const room = ['tests/adapters/web/local.test.ts', 'tests/adapters/web/room.test.ts']
const live = ['tests/adapters/web/live.test.ts']

export const localGuards: readonly Guard[] = [
  {
    name: 'a whisper of the local room is read by its person alone',
    file: 'adapters/web/local/stage.ts',
    find: "(to.to === 'room' || to.account === account)",
    replace: "(to.to === 'room' || account !== '')",
    tests: room,
  },
  {
    name: 'a guest of the same name is nobody of the local room',
    file: 'adapters/web/local/stage.ts',
    find: 'to.workspace === localWorkspace &&',
    replace: "to.workspace !== '' &&",
    tests: live,
  },
  {
    name: 'how a ballot was filled in is not kept among the messages',
    file: 'adapters/web/local/acts.ts',
    find: 'says: bare(asked)',
    replace: 'says: asked',
    tests: room,
  },
  {
    name: 'a form that was answered is closed',
    file: 'adapters/web/local/acts.ts',
    find: 'await room.put({ filled: answered })',
    replace: '',
    tests: room,
  },
  {
    name: 'who comes back is told what came meanwhile',
    file: 'adapters/web/live.ts',
    find: 'from === undefined ? [] : room.touchedSince(from)',
    replace: 'from === undefined ? [] : room.touchedSince(room.size)',
    tests: live,
  },
  {
    name: 'what a page already shows is not told again',
    file: 'adapters/web/live.ts',
    find: 'one.last < number && sees',
    replace: 'sees',
    tests: live,
  },
  {
    name: 'a message is drawn once for all who look',
    file: 'adapters/web/live.ts',
    find: 'if (before?.number === number) return before.html',
    replace: '',
    tests: live,
  },
  {
    name: 'a sandbox that nobody uses is closed',
    file: 'src/web/sandbox.ts',
    find: 'void inTurn(end)',
    replace: '',
    tests: ['tests/adapters/web/sandbox.test.ts'],
  },
]
