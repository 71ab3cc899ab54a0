/** Checks the embeds of a message. */
import { breach, type Check, flag, integer, list, object, type Path, string } from './check.ts'
import { type Fields, fieldsIn, fieldsOf, textOf } from './json.ts'
import { limits } from './limits.ts'

const { embed: most } = limits

export function checkEmbeds(check: Check, value: unknown): undefined {
  const embeds = list(check, ['embeds'], value, { max: limits.message.embeds, optional: true })
  for (const [n, item] of embeds.entries()) {
    const embed = object(check, ['embeds', n], item)
    if (embed) checkEmbed(check, ['embeds', n], embed)
  }
  const all = fieldsIn(embeds).map(lengthOf)
  if (all.reduce((sum, length) => sum + length, 0) > most.all) {
    breach(check, ['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${most.all}`)
  }
}

function checkEmbed(check: Check, at: Path, embed: Fields): undefined {
  string(check, [...at, 'title'], embed.title, { max: most.title, min: 0, optional: true })
  string(check, [...at, 'description'], embed.description, { max: most.description, min: 0, optional: true })
  integer(check, [...at, 'color'], embed.color, 0, 0xffffff)
  if (embed.footer != null) string(check, [...at, 'footer', 'text'], fieldsOf(embed.footer).text, { max: most.footer })
  if (embed.author != null) string(check, [...at, 'author', 'name'], fieldsOf(embed.author).name, { max: most.author })
  if (embed.timestamp != null && Number.isNaN(Date.parse(textOf(embed.timestamp)))) {
    breach(check, [...at, 'timestamp'], 'DATE_TIME_TYPE_PARSE', 'Could not parse. Should be ISO8601.')
  }
  const links = [
    ['url', embed.url],
    ['image', fieldsOf(embed.image).url],
    ['thumbnail', fieldsOf(embed.thumbnail).url],
  ] as const
  for (const [name, url] of links) {
    if (url == null || /^(https?|attachment):\/\/\S+$/.test(textOf(url))) continue
    breach(check, [...at, name], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')
  }
  for (const [n, item] of list(check, [...at, 'fields'], embed.fields, {
    max: most.fields,
    optional: true,
  }).entries()) {
    const field = fieldsOf(item)
    string(check, [...at, 'fields', n, 'name'], field.name, { max: most.fieldName })
    string(check, [...at, 'fields', n, 'value'], field.value, { max: most.fieldValue })
    flag(check, [...at, 'fields', n, 'inline'], field.inline)
  }
  if (lengthOf(embed) > 0 || embed.image != null || embed.thumbnail != null || embed.url != null) return
  breach(check, at, 'EMBED_EMPTY', 'An embed shows nothing')
}

function lengthOf(embed: Fields): number {
  const fields = fieldsIn(embed.fields).flatMap(({ name, value }) => [name, value])
  const texts = [embed.title, embed.description, fieldsOf(embed.footer).text, fieldsOf(embed.author).name, ...fields]
  return texts.reduce((sum: number, text) => sum + textOf(text).length, 0)
}
