/** What can be asked for, as the adapter of Discord is told of it: made from the registry, in both languages. */
import type { Catalogue, CatalogueField, CatalogueIntent, Worded } from '../adapters/discord/catalogue.ts'
import { bareFields, confirmation } from './engine/fields.ts'
import type { AnyIntent } from './engine/intent.ts'
import { everyIntent } from './engine/registry.ts'
import { flatIntents } from './guide/flat.ts'
import { type IntentName, intentWords, type Text, textOf, wordsOf } from './text/index.ts'

/** Filled in by a button, a preview or a form: nobody types them. */
const filledByUs: readonly string[] = [confirmation, 'preview', 'action', 'publication', 'after']

export function discordCatalogue(intents: readonly AnyIntent[] = everyIntent): Catalogue {
  const found = (name: IntentName) => intents.find((intent) => intent.name === name)
  const said = (name: IntentName) => intentOf(found(name)!)
  return {
    help: worded((t) => intentWords(t, 'panel').help),
    subcommands: flatIntents.filter((name) => found(name) !== undefined).map(said),
    other: said('more'),
    idea: said('idea submit'),
    menus: {
      idea: worded((t) => t.cli.discord.menus.idea),
      action: worded((t) => t.cli.discord.menus.action),
      decision: worded((t) => t.cli.discord.menus.decision),
    },
  }
}

function intentOf(intent: AnyIntent): CatalogueIntent {
  const { name } = intent
  return {
    intent: name,
    // The bare `/concert` of other platforms: the place where one comes in.
    verb: worded((t) => (name === 'panel' ? intentWords(t, name).aliases[0]! : intentWords(t, name).verb)),
    help: worded((t) => intentWords(t, name).help),
    fields: fieldsOf(intent),
  }
}

function fieldsOf(intent: AnyIntent): readonly CatalogueField[] {
  return bareFields(intent)
    .filter(({ name }) => !filledByUs.includes(name))
    .map(({ values, ...bare }) => {
      const said = (t: Text) => wordsOf(t, intent.name, bare.name)
      return {
        ...bare,
        label: worded((t) => said(t).label),
        names: { fr: said(textOf('fr')).names ?? [], en: said(textOf('en')).names ?? [] },
        help: worded((t) => said(t).help),
        ...(values && {
          options: values.map((value) => ({ value, label: worded((t) => said(t).options?.[value] ?? value) })),
        }),
        suggests: intent.suggest?.[bare.name] !== undefined,
      }
    })
}

function worded(say: (t: Text) => string): Worded {
  return { fr: say(textOf('fr')), en: say(textOf('en')) }
}
