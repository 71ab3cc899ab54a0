/** Checks pictures: an address or a file that was uploaded to Slack, and words for those who do not see it. */
import { breach, type Check, object, only, string, url } from './check.ts'
import type { Fields } from './json.ts'
import { limits } from './limits.ts'

export function checkPicture(check: Check, at: string, image: Fields, more: readonly string[]): undefined {
  only(check, at, image, ['type', 'alt_text', 'image_url', 'slack_file', ...more])
  string(check, `${at}/alt_text`, image.alt_text, { max: limits.image.alt_text })
  if ((image.image_url === undefined) === (image.slack_file === undefined)) {
    return breach(check, at, 'either image_url or slack_file')
  }
  if (image.image_url !== undefined) {
    return url(check, `${at}/image_url`, image.image_url, { max: limits.image.image_url })
  }
  const file = object(check, `${at}/slack_file`, image.slack_file)
  if (!file) return
  only(check, `${at}/slack_file`, file, ['id', 'url'])
  if ((file.id === undefined) === (file.url === undefined)) return breach(check, `${at}/slack_file`, 'either id or url')
  if (!check.picture(file)) breach(check, `${at}/slack_file`, 'invalid slack file')
}
