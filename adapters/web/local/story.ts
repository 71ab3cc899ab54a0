/**
 * The story of the demonstration as steps: each line is one, with the chapter it stands in and a sentence that explains it.
 * Pure; the sentence of a press names what is pressed on, when the teller knows it.
 */
import { type Line, parseLine, type Spot } from '../../../src/kept/line.ts'
import type { Lang } from '../../../src/port.ts'

export type Step = {
  /** from 1 */
  readonly number: number
  readonly text: string
  readonly line: Extract<Line, { kind: 'say' | 'press' | 'fill' | 'reply' | 'attach' | 'clock' }>
  readonly chapter: string
  /** the comment before it within its chapter; '' when there is none */
  readonly note: string
}

/** Throws at a line that means nothing: the story ships with us. */
export function stepsOf(lines: readonly string[]): readonly Step[] {
  const steps: Step[] = []
  let chapter = ''
  let note = ''
  for (const text of lines.map((line) => line.trim())) {
    const line = parseLine(text)
    if (line.kind === 'error') throw new Error(`the story cannot be told: ${text}`)
    if (line.kind === 'comment') {
      const said = text.replace(/^#+\s*/, '')
      const isChapter = /^\d+\.\s/.test(said)
      if (isChapter) [chapter, note] = [said, '']
      else if (chapter === '') chapter = said
      else note = said
    }
    if (line.kind === 'comment' || line.kind === 'empty') continue
    steps.push({ number: steps.length + 1, text, line, chapter, note })
  }
  return steps
}

/** What the teller knows besides. */
export type Known = {
  readonly lang: Lang
  /** what a command is for */
  readonly meaning: (text: string) => string | undefined
  /** a moment of the story, in words */
  readonly moment: (at: string) => string
  /** the title of the message that is pressed or filled in; '' when it has none */
  readonly on: string
}

const longestText = 160

/** One sentence for whoever sees the story for the first time. */
export function explain({ line }: Step, { lang, meaning, moment, on }: Known): string {
  const own = sentences[lang]
  if (line.kind === 'clock') return own.clock(moment(line.at))
  const who = line.who.name
  const place = placeIn(line.where, lang)
  switch (line.kind) {
    case 'press':
      return own.press(who, line.label, on)
    case 'fill':
      return own.fill(who, shortened(line.text), on)
    case 'reply':
      return own.reply(who, shortened(line.text), place)
    case 'attach':
      return own.attach(who, line.file, place)
    case 'say': {
      const idea = /^\/(?:idee|idea)\s+([^;]+)/i.exec(line.text)?.[1]?.trim()
      if (idea !== undefined) return own.idea(who, shortened(idea), place)
      const what = meaning(line.text)
      return what === undefined
        ? own.say(who, shortened(line.text), place)
        : own.command(who, verbOf(line.text), what, place)
    }
  }
}

const sentences = {
  fr: {
    clock: (moment: string) =>
      `Le temps passe\u00a0: nous sommes le ${moment}. Ce qui devait partir d’ici là est parti.`,
    press: (who: string, label: string, on: string) =>
      `${who} choisit «\u00a0${label}\u00a0»${on === '' ? '' : ` sous «\u00a0${on}\u00a0»`}.`,
    fill: (who: string, text: string, on: string) =>
      `${who} remplit ${on === '' ? 'ce qui lui est demandé' : `«\u00a0${on}\u00a0»`}, et envoie\u00a0: ${text}.`,
    reply: (who: string, text: string, place: string) =>
      `${who} répond à un message ${place}\u00a0: «\u00a0${text}\u00a0»`,
    attach: (who: string, file: string, place: string) => `${who} joint le fichier ${file} ${place}.`,
    idea: (who: string, text: string, place: string) => `${who} dépose une idée ${place}\u00a0: «\u00a0${text}\u00a0».`,
    command: (who: string, verb: string, what: string, place: string) =>
      `${who} écrit ${place} la commande «\u00a0${verb}\u00a0»\u00a0: ${lower(what)}.`,
    say: (who: string, text: string, place: string) => `${who} dit ${place}\u00a0: «\u00a0${text}\u00a0»`,
  },
  en: {
    clock: (moment: string) => `Time passes: it is ${moment}. What was due by then has been sent.`,
    press: (who: string, label: string, on: string) => `${who} chooses “${label}”${on === '' ? '' : ` under “${on}”`}.`,
    fill: (who: string, text: string, on: string) =>
      `${who} fills in ${on === '' ? 'what is asked' : `“${on}”`}, and sends: ${text}.`,
    reply: (who: string, text: string, place: string) => `${who} replies to a message ${place}: “${text}”`,
    attach: (who: string, file: string, place: string) => `${who} attaches the file ${file} ${place}.`,
    idea: (who: string, text: string, place: string) => `${who} gives an idea ${place}: “${text}”.`,
    command: (who: string, verb: string, what: string, place: string) =>
      `${who} writes ${place} the command “${verb}”: ${lower(what)}.`,
    say: (who: string, text: string, place: string) => `${who} says ${place}: “${text}”`,
  },
}

/** `/concert ouvrir …` -> `ouvrir` */
function verbOf(text: string): string {
  return /^\/(?:concert\s+)?(\S+)/i.exec(text)?.[1] ?? text
}

function placeIn(where: Spot, lang: Lang): string {
  if (where.kind === 'room') return `${lang === 'fr' ? 'dans' : 'in'} #${where.name}`
  return lang === 'fr' ? 'en privé' : 'in private'
}

/** « Commencer la séance » -> « commencer la séance »; names and initials stay as they are. */
function lower(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1).toWellFormed()}…` : text
}
