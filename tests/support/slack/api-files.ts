/** Files, the way Slack takes them now: ask for an address, post the bytes there, complete. */
import { type Api, type Method, ownChannel } from './api.ts'
import { checked } from './api-chat.ts'
import { SlackError } from './error.ts'
import { type Fields, fieldsIn, textOf } from './json.ts'
import type { StoredFile } from './world.ts'

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': {
    scope: 'files:write',
    run(api, args) {
      const [filename, length] = [textOf(args.filename), Number(args.length)]
      if (filename === '' || !Number.isInteger(length) || length < 1) throw new SlackError('invalid_arguments')
      const id = api.world.nextId('F')
      api.world.files.set(id, { id, filename, length, alt: textOf(args.alt_txt), channels: [] })
      return { upload_url: `${api.origin()}/upload/v1/${id}`, file_id: id }
    },
  },
  'files.completeUploadExternal': {
    scope: 'files:write',
    run(api, args) {
      const wanted = fieldsIn(args.files)
      if (wanted.length === 0) throw new SlackError('invalid_arguments')
      const files = wanted.map(({ id, title }) => {
        const file = api.world.files.get(textOf(id))
        if (!file?.bytes || file.readyAt !== undefined) throw new SlackError('file_not_found')
        return { file, title: textOf(title) || file.filename }
      })
      const channel = args.channel_id === undefined ? undefined : ownChannel(api, args.channel_id)
      for (const { file, title } of files) {
        file.title = title
        file.readyAt = api.world.now() + api.fileMs
        if (channel) file.channels.push(channel.id)
      }
      if (channel) {
        const blocks =
          args.blocks === undefined ? {} : checked(api, { text: args.initial_comment, blocks: args.blocks })
        api.world.post(channel, api.world.bot.userId, {
          text: textOf(args.initial_comment),
          ...blocks,
          files: files.map(({ file }) => file.id),
          ...(args.thread_ts === undefined ? {} : { thread: textOf(args.thread_ts) }),
        })
      }
      return { files: files.map(({ file }) => fileOut(api, file)) }
    },
  },
  'files.info': {
    scope: 'files:read',
    run(api, args) {
      const file = api.world.files.get(textOf(args.file))
      if (file?.readyAt === undefined) throw new SlackError('file_not_found')
      return { file: fileOut(api, file), comments: [] }
    },
  },
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  pdf: 'application/pdf',
  txt: 'text/plain',
}

/** Until Slack has looked at a file it does not tell its type. */
function fileOut(api: Api, file: StoredFile): Fields {
  const ready = (file.readyAt ?? Number.POSITIVE_INFINITY) <= api.world.now()
  const type = /\.(\w+)$/.exec(file.filename)?.[1]?.toLowerCase() ?? ''
  return {
    id: file.id,
    name: file.filename,
    title: file.title,
    mimetype: ready ? (types[type] ?? 'application/octet-stream') : '',
    filetype: ready ? type : '',
    size: file.bytes?.length ?? 0,
    user: api.world.bot.userId,
    alt_txt: file.alt,
    url_private: `${api.origin()}/files/${file.id}/${encodeURIComponent(file.filename)}`,
    permalink: `https://concertess.slack.com/files/${file.id}`,
    channels: file.channels,
    is_public: file.channels.length > 0,
  }
}
