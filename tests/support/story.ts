/**
 * A story for the console, the same each time: twenty people give ideas, edit them, withdraw them, take their acts back
 * and are refused, while the clock moves. Told while the bot is killed, it must end as it ends when nobody kills it.
 */
import { createRandom, type Random } from './kernel/random.ts'

export const people = [
  'ana',
  'bob',
  'chloe',
  'denis',
  'elise',
  'fatou',
  'gael',
  'hugo',
  'ines',
  'jean',
  'karim',
  'lea',
  'marc',
  'nora',
  'omar',
  'paula',
  'quentin',
  'rose',
  'samir',
  'tess',
] as const
/** The first one, who administers and coordinates. */
const first = people[0]
const beginning = [
  `${first} dm /concert admin`,
  `${first} dm [Confirmer]`,
  `${first} dm /concert creer ESS ; organisateurs : Région, CRESS`,
  `${first} #pleniere /concert salon`,
]
const subjects = [
  'Mutualiser un poste de comptable',
  'Un café associatif « ouvert tard »',
  'Former les élus & les bénévoles',
  'Prêter nos salles le dimanche 🎉',
  'Une monnaie locale pour *tous*',
  '@everyone un annuaire des ateliers',
  'Cartographier les besoins d’aide à domicile',
] as const

type Idea = { readonly number: number; readonly author: string; active: boolean }
type World = { readonly ideas: Idea[]; open: boolean; said: number }
/** One line of a person; what it says may depend on what was said by then. */
type Step = (who: string, world: World) => string
type Act = readonly Step[]

/** Exactly `lines` lines. */
export function storyOf(lines: number, seed = 1): { readonly start: string; readonly lines: readonly string[] } {
  const random = createRandom(seed)
  const world: World = { ideas: [], open: true, said: 0 }
  const events = eventsOf(lines)
  const acts = new Map<string, Step[]>()
  const told = [...beginning]
  while (told.length < lines) {
    const event = events.get(told.length)
    if (event) {
      told.push(event(first, world))
      continue
    }
    const who = random.pick(people)
    const steps = acts.get(who)?.length ? acts.get(who)! : [...nextAct(random, world)]
    acts.set(who, steps)
    told.push(steps.shift()!(who, world))
  }
  return { start: '2011-02-01T09:00', lines: told }
}

/** What happens at given lines: the intake is announced, reminded of and closed by the clock, and opened again. */
function eventsOf(lines: number): ReadonlyMap<number, Step> {
  const line = (part: number) => Math.max(beginning.length, Math.floor(lines * part))
  return new Map<number, Step>([
    [line(0.1), () => 'horloge 2011-02-01T10:30'],
    [line(0.2), (who) => `${who} #pleniere /concert recueil 10 février 18h`],
    [line(0.3), (who) => `${who} #pleniere /concert nommer bob animation`],
    [line(0.4), () => 'horloge 2011-02-09T12:00'],
    [
      line(0.55),
      (_, world) => {
        world.open = false
        return 'horloge 2011-02-11T09:00'
      },
    ],
    [
      line(0.6),
      (who, world) => {
        world.open = true
        return `${who} #pleniere /concert rouvrir`
      },
    ],
    [line(0.8), () => 'horloge 2011-02-14T09:00'],
  ])
}

function nextAct(random: Random, world: World): Act {
  const at = random.below(100)
  if (!world.open && at < 70) return [submit(random)]
  if (at < 22) return [submit(random)]
  if (at < 32) return [submit(random), say('[Modifier]'), fill(random)]
  if (at < 38) return [submit(random), say('[Retirer]'), say('/concert annuler')]
  if (at < 50) return [onMine(random, (number, text) => `modifier ${number} ${text}`)]
  if (at < 60) return [onMine(random, (number) => `retirer ${number}`, false)]
  if (at < 68) return [onMine(random, (number) => `retablir ${number}`, true)]
  if (at < 76) return [say('/concert annuler')]
  if (at < 82) return [onAny(random, (number) => `retirer ${number}`)]
  if (at < 85) return [say('/concert modifier 999 Rien du tout')]
  if (at < 88) return [say('Bonjour à toutes et à tous')]
  if (at < 91) return [say('/concert zorglub le matin')]
  if (at < 94) return [say('/concert structure URIOPSS')]
  if (at < 96) return [(who) => `${who} dm /idee En privé, ${random.pick(subjects)}`]
  if (at < 98) return [say('/concert idees annuaire')]
  return [onAny(random, (number) => `visible ${number}`)]
}

function say(words: string): Step {
  return (who) => `${who} #pleniere ${words}`
}

/** No two texts are the same, so that a doubled message shows. */
function textOf(random: Random, world: World): string {
  world.said += 1
  return `${random.pick(subjects)} (${world.said})`
}

function submit(random: Random): Step {
  return (who, world) => {
    if (world.open) world.ideas.push({ number: world.ideas.length + 1, author: who, active: true })
    return `${who} #pleniere /idee ${textOf(random, world)}`
  }
}

function fill(random: Random): Step {
  return (who, world) => `${who} #pleniere {texte: "${textOf(random, world)}"}`
}

/** On an idea of one's own, when there is one; numbers follow what was said, and a wrong one is refused. */
function onMine(random: Random, words: (number: number, text: string) => string, active?: boolean): Step {
  return (who, world) => {
    const mine = world.ideas.filter((idea) => idea.author === who)
    const fit = mine.filter((idea) => active === undefined || idea.active !== active)
    const idea = fit[random.below(fit.length)] ?? mine[0]
    if (idea && active !== undefined) idea.active = active
    return `${who} #pleniere /concert ${words(idea?.number ?? 1, textOf(random, world))}`
  }
}

function onAny(random: Random, words: (number: number) => string): Step {
  return (who, world) => `${who} #pleniere /concert ${words(1 + random.below(world.ideas.length + 1))}`
}
