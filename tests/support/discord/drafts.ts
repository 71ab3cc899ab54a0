/** What a call makes of a message: what was given, over what was there, checked as a whole. */
import { breach, conclude, list, type Path, startCheck, string } from './check.ts'
import { checkComponents, kind, nested } from './components.ts'
import { checkEmbeds } from './embeds.ts'
import { refuse } from './error.ts'
import { type Fields, fieldsIn, fieldsOf, numberOf, textOf } from './json.ts'
import { limits } from './limits.ts'
import { checkAllowedMentions } from './pings.ts'
import type { Attachment, Message } from './world.ts'

export const flags = {
  suppressEmbeds: 4,
  ephemeral: 64,
  loading: 128,
  silent: 4096,
  hasThread: 32,
  second: 1 << 15,
} as const
const settable = flags.suppressEmbeds | flags.ephemeral | flags.silent | flags.second

/** A part of a form: `files[n]`. */
export type Upload = { readonly n: string; readonly name: string; readonly type: string; readonly bytes: Buffer }
export type Draft = Pick<Message, 'content' | 'embeds' | 'components' | 'attachments' | 'flags'>
export type DraftOptions = {
  readonly uploads: readonly Upload[]
  readonly existing?: Message | undefined
  readonly nextId: () => string
  /** where the body stands in what was posted */
  readonly origin: (attachment: Attachment) => string
}

export function draftOf(body: Fields, { uploads, existing, nextId, origin }: DraftOptions): Draft {
  const check = startCheck()
  const given = (name: string) => name in body
  string(check, ['content'], body.content, { max: limits.message.content, min: 0, optional: true })
  checkAllowedMentions(check, body.allowed_mentions)
  if (body.nonce != null && typeof body.nonce !== 'number') {
    string(check, ['nonce'], body.nonce, { max: limits.message.nonce, min: 0 })
  }
  if (body.poll != null) breach(check, ['poll'], 'POLL', 'Polls are not here')
  const flagsNow = flagsOf()
  const second = (flagsNow & flags.second) !== 0
  const attachments = attachmentsOf()
  const names = attachments.map(({ filename }) => filename)
  checkEmbeds(check, body.embeds)
  checkComponents(check, body.components, { second, files: names })
  const draft = {
    content: given('content') ? textOf(body.content).trim() : (existing?.content ?? ''),
    embeds: given('embeds') ? fieldsIn(body.embeds) : (existing?.embeds ?? []),
    components: given('components') ? fieldsIn(body.components) : (existing?.components ?? []),
    attachments,
    flags: flagsNow,
  }
  if (second) {
    const legacy =
      draft.content !== '' || textOf(body.content) !== '' ? 'content' : draft.embeds.length > 0 ? 'embeds' : ''
    if (legacy !== '') {
      const words = `The '${legacy}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`
      breach(check, [legacy], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', words)
    }
    if (existing && !given('components') && (existing.flags & flags.second) === 0) {
      breach(check, ['components'], 'BASE_TYPE_REQUIRED', 'This field is required')
    }
  }
  conclude(check)
  const shown = [draft.embeds, draft.components, draft.attachments].some(({ length }) => length > 0)
  if (draft.content === '' && !(second ? draft.components.length > 0 : shown)) refuse(50006)
  return { ...draft, components: finished(draft.components, attachments, origin) }

  function flagsOf(): number {
    const before = existing?.flags ?? 0
    if (body.flags == null) return before & ~flags.loading
    const bits = numberOf(body.flags)
    if ((bits & ~(settable | before)) !== 0)
      breach(check, ['flags'], 'MESSAGE_FLAGS_INVALID', 'These flags cannot be set')
    if ((before & flags.second) !== 0 && (bits & flags.second) === 0) {
      breach(check, ['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', 'This flag cannot be taken off')
    }
    const kept = before & (flags.ephemeral | flags.silent | flags.hasThread | flags.second)
    return existing ? (bits & (flags.suppressEmbeds | flags.second)) | kept : bits & settable
  }

  function attachmentsOf(): readonly Attachment[] {
    const at: Path = ['attachments']
    const said = list(check, at, body.attachments, { max: limits.message.files, optional: true })
    for (const { bytes } of uploads) if (bytes.length > limits.file.bytes) refuse(40005)
    const kept =
      body.attachments == null
        ? (existing?.attachments ?? [])
        : (existing?.attachments ?? []).filter(({ id }) => fieldsIn(said).some((one) => textOf(one.id) === id))
    for (const [n, item] of said.entries()) {
      const { id, description, filename } = fieldsOf(item)
      const most = { max: limits.file.description, min: 0, optional: true }
      string(check, [...at, n, 'description'], description, most)
      string(check, [...at, n, 'filename'], filename, { max: limits.file.name, optional: true })
      const known = uploads.some((upload) => upload.n === textOf(id)) || kept.some((one) => one.id === textOf(id))
      if (!known) breach(check, [...at, n, 'id'], 'ATTACHMENT_NOT_FOUND', `Attachment ${textOf(id)} not found`)
    }
    const made = uploads.map((upload): Attachment => {
      const about = fieldsIn(said).find((one) => textOf(one.id) === upload.n)
      const name = textOf(about?.filename) || upload.name
      const filename = fileName(name)
      const description = textOf(about?.description) || undefined
      const title = filename === name ? undefined : name.replace(/\.[^.]*$/, '')
      return { id: nextId(), filename, title, description, contentType: upload.type, bytes: upload.bytes }
    })
    const all = [...kept, ...made]
    if (all.length > limits.message.files) {
      breach(check, at, 'BASE_TYPE_MAX_LENGTH', `Must be ${limits.message.files} or fewer in length.`)
    }
    return all
  }
}

/** Letters without accents, digits, `_`, `-` and `.` alone are left. */
export function fileName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, '_')
  return plain.replace(/[^\w.-]/g, '') || 'unknown'
}

/** Each component gets its number, each file its address. */
function finished(
  components: readonly Fields[],
  attachments: readonly Attachment[],
  origin: DraftOptions['origin'],
): readonly Fields[] {
  const taken = new Set(components.flatMap(nested).map(({ id }) => id))
  let last = 0
  function next(): number {
    do last += 1
    while (taken.has(last))
    return last
  }
  const media = (value: unknown) => {
    const { url } = fieldsOf(value)
    const name = textOf(url).replace(/^attachment:\/\//, '')
    const file = attachments.find((one) => (name === url ? origin(one) === url : one.filename === name))
    if (!file) return value
    return { url: origin(file), proxy_url: origin(file), content_type: file.contentType, attachment_id: file.id }
  }
  function finish(component: Fields): Fields {
    const done: Record<string, unknown> = { ...component, id: numberOf(component.id) || next() }
    if (component.components) done.components = fieldsIn(component.components).map(finish)
    if (component.accessory) done.accessory = finish(fieldsOf(component.accessory))
    if (component.type === kind.thumbnail) done.media = media(component.media)
    if (component.type === kind.file) done.file = media(component.file)
    if (component.type === kind.gallery) {
      done.items = fieldsIn(component.items).map((item) => ({ ...item, media: media(item.media) }))
    }
    return done
  }
  return components.map(finish)
}

/** All that is text in it, for what it mentions. */
export function textsOf({ content, components }: Pick<Draft, 'content' | 'components'>): string {
  const displays = components.flatMap(nested).filter(({ type }) => type === kind.text)
  return [content, ...displays.map((one) => textOf(one.content))].join('\n')
}
