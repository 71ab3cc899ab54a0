/** `views.*`: modals opened with a trigger, and homes. */
import { type Api, type Method, refused } from './api.ts'
import { pictures } from './api-chat.ts'
import { refusalOfView } from './blocks.ts'
import { SlackError } from './error.ts'
import { type Fields, fieldsOf, textOf } from './json.ts'
import type { World } from './world.ts'

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    run(api, args) {
      const trigger = api.views.trusted(args.trigger_id)
      const view = api.views.open(trigger.who, checkedView(api.world, args.view, 'modal'))
      trigger.used = true
      return { view: api.views.output(view) }
    },
  },
  'views.push': {
    run(api, args) {
      const trigger = api.views.trusted(args.trigger_id)
      const view = api.views.push(trigger.who, checkedView(api.world, args.view, 'modal'))
      trigger.used = true
      return { view: api.views.output(view) }
    },
  },
  'views.update': {
    run(api, args) {
      const view = api.views.byName(args)
      api.views.update(view, checkedView(api.world, args.view, textOf(view.body.type)))
      return { view: api.views.output(view) }
    },
  },
  'views.publish': {
    run(api: Api, args: Fields) {
      const person = api.world.people.get(textOf(args.user_id))
      if (!person) throw new SlackError('user_not_found')
      const view = api.views.publish(person.id, checkedView(api.world, args.view, 'home'), args.hash)
      return { view: api.views.output(view) }
    },
  },
}

/** The view, when every limit is kept; else throws. */
export function checkedView(world: World, view: unknown, type: string): Fields {
  const refusal = refusalOfView(view, pictures(world))
  if (refusal) throw refused(refusal)
  const fields = fieldsOf(view)
  if (fields.type !== type) {
    throw refused({ error: 'invalid_arguments', messages: [`must be a ${type} [json-pointer:/view/type]`] })
  }
  return fields
}
