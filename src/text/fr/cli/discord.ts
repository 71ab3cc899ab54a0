/** What is said of Discord to whoever installs the bot there, and in the menus of its messages, in French. */

export const discord = {
  said: {
    /** at most 32 characters each */
    menus: { idea: 'En faire une contribution', action: 'En faire une action', decision: 'Noter comme décision' },
  },
}
