/**
 * A morning of a concertation in forty lines, told by people who wait for what they see, however long it takes: ideas in bursts, a
 * vote with ballots in private, an action, a session, its digest. Whoever is told that nothing was recorded says so.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { textOf } from '../../../src/text/index.ts'
import { presses } from './answers.ts'
import type { Seen } from './reading.ts'
import type { MatrixWorld } from './world.ts'

export type Told = {
  /** with a mark of ours below it: acknowledged before everybody */
  readonly ideas: readonly { readonly event: string; readonly text: string }[]
  /** somebody was told that the machine was too slow: then the story is another one */
  readonly isLate: boolean
}

export const members = ['ana', 'bo', 'cleo', 'dan'] as const
export const room = '#pleniere'
/** An act waits so long for its effect, in milliseconds: whoever does it may be dead, or the machine busy. */
const patience = 180_000
const late = [textOf('fr').answers.late, textOf('fr').answers.unsure]

export async function peopled(w: MatrixWorld): Promise<void> {
  for (const name of members) await w.user(name)
  await w.room('pleniere', { members, bot: 'joined' })
}

/** ana administers, and has founded what the morning is about. */
export async function founds(w: MatrixWorld, code: string): Promise<void> {
  await w.says('ana', 'dm', `!concert admin ${code}`)
  await seen(w, 'ana', 'dm', 'vous administrez maintenant ce bot')
  await w.says('ana', 'dm', '!concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
  await seen(w, 'ana', 'dm', 'est créée')
  await w.says('ana', room, '!concert salon')
  await seen(w, 'ana', 'dm', 'est rattaché')
}

export async function morning(w: MatrixWorld): Promise<Told> {
  const ideas: { event: string; text: string }[] = []

  async function burst(about: string, who: readonly string[]): Promise<void> {
    const mine = who.map((name, i) => ({ name, text: `${about}, idée ${i + 1} de ${name}` }))
    for (const { name, text } of mine) ideas.push({ text, event: await w.says(name, room, `!idee ${text}`) })
    await until(`the marks of « ${about} »`, async () => {
      const marked = (await w.sees('ana', room)).filter(({ reactions }) =>
        reactions.some(({ key, by }) => key === '✅' && by.includes(w.botName)),
      )
      return ideas.every(({ event }) => marked.some(({ id }) => id === event))
    })
  }
  const says = async (who: string, words: string, told: string, where = 'dm') => {
    await w.says(who, room, words)
    await seen(w, who, where, told)
  }
  const clicks = async (who: string, label: string, told: string, where = 'dm') => {
    await until(`[${label}]`, () => presses(w, who, room, label).then(Boolean, () => false))
    await seen(w, who, where, told)
  }

  await burst('Mobilité', ['bo', 'cleo', 'dan', 'bo', 'cleo', 'dan'])
  await says(
    'ana',
    '!concert vote Par quoi commencer ? ; options : Fonds | Annuaire | Réseau ; forme : choix-unique',
    'Ouvrir le vote',
  )
  await clicks('ana', 'Ouvrir le vote', 'Vote n° 1', room)
  for (const [who, choice] of [
    ['bo', '1'],
    ['cleo', '2'],
    ['dan', '1'],
  ] as const) {
    await clicks(who, 'Voter', 'Par quoi commencer')
    await w.says(who, 'dm', choice)
    await seen(w, who, 'dm', 'votre choix est enregistré')
  }
  await burst('Emploi', ['dan', 'bo', 'cleo', 'ana'])
  await says('bo', '!concert voter 3', 'nouveau choix')
  await says('ana', '!action Écrire aux communes ; porteur : CRESS ; échéance : 30/06/2045', 'Écrire aux communes')
  await says('ana', "!concert reunion titre : Lancement ; date : aujourd'hui 23h59", 'C’est à l’agenda')
  await says('ana', '!concert ouvrir', 'La séance est ouverte')
  await burst('Séance', ['bo', 'cleo', 'dan', 'ana', 'bo', 'cleo'])
  await says('ana', '!decision On commence par le fonds', 'est noté')
  await says('ana', '!concert fermer', 'Résultat du vote n° 1', room)
  await says('ana', '!concert clore', 'La séance est close')
  await says('ana', '!concert resume', 'Voici le résumé')
  await clicks('ana', 'Publier', 'Le résumé est publié')
  await burst('Après', ['dan', 'cleo'])
  return { ideas, isLate: await wasLate(w) }
}

async function wasLate(w: MatrixWorld): Promise<boolean> {
  const all: Seen[] = []
  for (const who of members)
    for (const place of [room, ...(await w.directsOf(who))]) all.push(...(await w.sees(who, place)))
  return all.some(({ text }) => late.some((words) => text.includes(words)))
}

/** Something of ours that they see there says so. */
async function seen(w: MatrixWorld, who: string, where: string, words: string): Promise<void> {
  const ours = async () => {
    const places = where === 'dm' ? await w.directsOf(who) : [where]
    const all = await Promise.all(places.map((place) => w.sees(who, place)))
    return all.flat().flatMap(({ by, text }) => (by === w.botName ? [spaces(text)] : []))
  }
  const last = async () => `${who} in ${where} sees:\n${(await ours()).slice(-3).join('\n--\n')}`
  await until(`« ${words} »`, async () => (await ours()).some((text) => text.includes(words)), last)
}

async function until(what: string, is: () => Promise<boolean>, shown?: () => Promise<string>): Promise<void> {
  for (const end = Date.now() + patience; !(await is()); await pause(60))
    if (Date.now() > end) throw new Error(`waited for ${what} in vain\n${(await shown?.()) ?? ''}`)
}

function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}
