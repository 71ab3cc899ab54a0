/** What the scripts of the local room share: where the page stands, what it says, what it is made of. */

/** @returns {HTMLElement | null} */
export function salon() {
  return document.querySelector('#salon')
}

export function draftName() {
  const { base = '', who = '', place = '' } = salon()?.dataset ?? {}
  return `brouillon ${base} ${who} ${place}`
}

/**
 * Said where screen readers hear it.
 * @param {string} text
 * @param {boolean} [isWrong]
 * @param {{ href: string, label: string }} [next]
 */
export function tell(text, isWrong = false, next = undefined) {
  const told = document.querySelector('#dit')
  if (!told) return
  told.textContent = text
  told.className = text === '' ? 'told' : isWrong ? 'told is-said wrong' : 'told is-said'
  if (!next) return
  const link = document.createElement('a')
  link.href = next.href
  link.textContent = next.label
  told.append(' ', link)
}

/**
 * @param {string} key
 * @param {string} what
 */
export function answerBelow(key, what) {
  const below = document.querySelector('#sous')
  const input = below?.querySelector('input')
  const quote = below?.querySelector('q')
  if (!(below instanceof HTMLElement) || !input || !quote) return
  input.value = key
  quote.textContent = what
  below.hidden = key === ''
}

/**
 * What is sent to all who look says neither who they are nor which page sends it: their page adds it.
 * @param {HTMLElement} item
 */
export function complete(item) {
  const room = salon()
  for (const form of item.querySelectorAll('form')) {
    put(form, 'csrf', room?.dataset.csrf ?? '')
    put(form, 'qui', room?.dataset.who ?? '')
    put(form, 'lieu', room?.dataset.place ?? '')
    put(form, 'rid', room?.dataset.request ?? '')
  }
  item.querySelector('.refresh')?.remove()
  for (const link of item.querySelectorAll('a[data-reply]')) {
    if (!(link instanceof HTMLAnchorElement)) continue
    const to = new URL(location.href)
    to.searchParams.set('sous', link.dataset.reply ?? '')
    to.hash = 'dire'
    link.href = to.href
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
export function put(form, name, value) {
  const known = form.querySelector(`input[type=hidden][name=${name}]`)
  if (known instanceof HTMLInputElement) {
    if (known.value === '') known.value = value
    return
  }
  const input = document.createElement('input')
  input.type = 'hidden'
  input.name = name
  input.value = value
  form.append(input)
}

/**
 * @param {string} html
 * @returns {HTMLElement | null}
 */
export function elementOf(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  const [found] = template.content.children
  return found instanceof HTMLElement ? found : null
}
