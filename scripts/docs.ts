/**
 * `npm run docs` writes docs/commands.md from the registry, so that what is documented is what can be typed, and the
 * manifests that whoever installs the bot in Slack pastes there.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { manifestFor, written } from '../src/cli/slack.ts'
import { confirmation, fieldsOf } from '../src/engine/fields.ts'
import type { AnyIntent } from '../src/engine/intent.ts'
import { everyIntent } from '../src/engine/registry.ts'
import { usageOf } from '../src/engine/usage.ts'
import { intentWords, type Text, textOf } from '../src/text/index.ts'
import type { Lang } from '../src/views/view.ts'

const docs = path.join(path.dirname(import.meta.dirname), 'docs')
export const commandsFile = path.join(docs, 'commands.md')

/** For a bot that connects to Slack by itself, in French: what most need. The command line gives the others. */
export const manifests = (['json', 'yaml'] as const).map((format) => ({
  file: path.join(docs, 'platforms', `slack-manifest.${format}`),
  text: () => written(manifestFor(textOf('fr')), format),
}))

const words = {
  fr: {
    title: 'Commandes',
    intro: [
      'Cette page est produite par `npm run docs` à partir du code : ne la modifiez pas à la main.',
      'Chaque commande se tape derrière `/concert` (ou `!concert`), en français ou en anglais, avec ou sans accents. Une commande incomplète ouvre un formulaire. Les champs se donnent dans l’ordre, ou par leur nom : `/concert creer titre : ESS 2027 ; organisateurs : Région, CRESS`. `<champ>` est obligatoire, `[champ]` ne l’est pas.',
    ],
    columns: ['Commande', 'Autres mots', 'En anglais', 'Qui peut', 'Ce qu’elle fait', 'Champs', 'Exemple'],
    alone: 'Ce que l’horloge et les boutons font',
    aloneIntro: 'Ces actes ne se tapent pas : l’horloge les fait à leur heure, ou un bouton les porte.',
    aloneColumns: ['Acte', 'Qui'],
    who: {
      everyone: 'tout le monde',
      clock: 'l’horloge',
      engine: 'un autre acte',
      administrator: 'administration',
    },
    colon: ' : ',
  },
  en: {
    title: 'Commands in English',
    intro: [
      'This page is made by `npm run docs` from the code: do not edit it by hand.',
      'Each command is typed behind `/concert` (or `!concert`), in French or in English, with or without accents. An incomplete command opens a form. Fields are given in their order, or by name. `<field>` is required, `[field]` is not.',
    ],
    columns: ['Command', 'Other words', 'In French', 'Who may', 'What it does', 'Fields', 'Example'],
    alone: 'What the clock and buttons do',
    aloneIntro: 'These acts are not typed: the clock makes them at their time, or a button carries them.',
    aloneColumns: ['Act', 'Who'],
    who: { everyone: 'everybody', clock: 'the clock', engine: 'another act', administrator: 'administration' },
    colon: ': ',
  },
} as const

/** The whole page. */
export function commandsPage(intents: readonly AnyIntent[] = everyIntent): string {
  return `${[...section(intents, 'fr', '#'), ...section(intents, 'en', '##')].join('\n\n')}\n`
}

function section(intents: readonly AnyIntent[], lang: Lang, mark: string): readonly string[] {
  const t = textOf(lang)
  const w = words[lang]
  const typed = intents.filter((intent) => !intent.hidden)
  const alone = intents.filter((intent) => intent.hidden)
  return [
    `${mark} ${w.title}`,
    ...w.intro,
    table(
      w.columns,
      typed.map((intent) => commandRow(intent, t, lang)),
    ),
    `${mark}# ${w.alone}`,
    w.aloneIntro,
    table(
      w.aloneColumns,
      alone.map((intent) => [intentWords(t, intent.name).label, whoMay(intent, t, lang)]),
    ),
  ]
}

function commandRow(intent: AnyIntent, t: Text, lang: Lang): readonly string[] {
  const own = intentWords(t, intent.name)
  const other = intentWords(textOf(lang === 'fr' ? 'en' : 'fr'), intent.name)
  const asked = fieldsOf(intent, t).filter(({ name }) => name !== confirmation)
  const fields = asked.map(({ label, help, options }) => {
    const choices = options ? ` (${options.map((option) => option.label).join(', ')})` : ''
    return `${label}${words[lang].colon}${help}${choices}`
  })
  return [
    code(usageOf(intent, t)),
    own.aliases.map(code).join(', '),
    code(other.verb),
    whoMay(intent, t, lang),
    own.help,
    fields.join('<br>'),
    own.example === '' ? '' : code(own.example),
  ]
}

function whoMay({ allow }: AnyIntent, t: Text, lang: Lang): string {
  const { who } = words[lang]
  if (allow in who) return who[allow as keyof typeof who]
  return t.roleNames[allow as keyof typeof t.roleNames].toLowerCase()
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}

/** One line, and no bar of its own. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')
}

function code(text: string): string {
  return `\`${text}\``
}

if (process.argv[1] === import.meta.filename) {
  for (const { file, text } of [{ file: commandsFile, text: () => commandsPage() }, ...manifests]) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text())
    process.stdout.write(`${path.relative(process.cwd(), file)}\n`)
  }
}
