/** Words as they come from Discord, read as people saw them: its marks for people, channels and moments. Pure. */

type Name = (id: string) => string | undefined
const nobody: Name = () => undefined

const marks = /<(?:@[!&]?(\d+)|#(\d+)|a?:(\w+):\d+|t:(-?\d+)(?::\w)?)>/g

export function heardWords(said: string, person: Name = nobody, channel: Name = nobody): string {
  return said
    .replace(marks, (_, user?: string, room?: string, emoji?: string, moment?: string) => {
      if (user !== undefined) return `@${person(user) ?? user}`
      if (room !== undefined) return `#${channel(room) ?? room}`
      if (emoji !== undefined) return `:${emoji}:`
      const at = Number(moment) * 1000
      return Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : ''
    })
    .trim()
}
