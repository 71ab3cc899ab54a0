/** What people ask of the bot itself. */
import { answerAgain } from './answer-again.ts'
import { help } from './help.ts'
import { home } from './home.ts'
import { lettersSend } from './letters-send.ts'
import { more } from './more.ts'
import { panel } from './panel.ts'
import { resume } from './resume.ts'
import { todo } from './todo.ts'
import { undo, undoAct } from './undo.ts'
import { undoNever } from './undo-never.ts'

export const guideIntents = [panel, todo, help, undo, undoAct, undoNever, more, resume, home, answerAgain, lettersSend]
