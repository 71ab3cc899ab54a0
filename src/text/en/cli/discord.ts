/** What is said of Discord to whoever installs the bot there, and in the menus of its messages, in English. */
import type * as source from '../../fr/cli/discord.ts'

export const discord: typeof source.discord = {
  said: {
    menus: { idea: 'Make it a contribution', action: 'Make it an action', decision: 'Note as a decision' },
  },
}
