/** What is filled in and pressed is sent without leaving the page; the same request until it has an answer. */

import { answerBelow, draftName, elementOf, salon, tell } from './salon.js'

/** @typedef {{ go?: string, said?: string, next?: { href: string, label: string }, html?: string }} Answer */
/** @typedef {{ isOpen: () => boolean, visit: (href: string, focus?: string) => Promise<void> }} Ways */

/** Milliseconds after which waiting is said. */
const patience = 200

/** @type {Ways} */
let ways

/** @param {Ways} given how one goes elsewhere, and whether what is new comes by itself */
export function sends(given) {
  ways = given
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || !salon()) return
    event.preventDefault()
    const by = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    void send(form, by)
  })
}

/**
 * The same request until it has an answer: sent again after a failure, it is made once.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} by
 */
async function send(form, by) {
  if (form.getAttribute('aria-busy') === 'true') return
  const room = salon()
  const typed = lineOf()
  form.dataset.rid ??= newRequest()
  form.setAttribute('aria-busy', 'true')
  const waits = setTimeout(() => tell(room?.dataset.sending ?? ''), patience)
  try {
    const data = new FormData(form)
    if (by?.name) data.set(by.name, by.value)
    data.set('rid', form.dataset.rid)
    const response = await fetch(form.action, {
      method: 'POST',
      body: bodyOf(data),
      headers: { accept: 'application/json' },
    })
    const kind = response.headers.get('content-type') ?? ''
    if (!kind.startsWith('application/json')) return await showNotice(response)
    delete form.dataset.rid
    /** @type {Answer} */
    const answer = await response.json()
    tell('')
    await answered(form, by, answer, typed)
  } catch {
    tell(room?.dataset.lost ?? '', true)
  } finally {
    clearTimeout(waits)
    form.removeAttribute('aria-busy')
  }
}

/**
 * A file travels in parts; everything else as plain fields.
 * @param {FormData} data
 */
function bodyOf(data) {
  const file = data.get('fichier')
  if (file instanceof File && file.size > 0) return data
  data.delete('fichier')
  const fields = new URLSearchParams()
  for (const [name, value] of data) if (typeof value === 'string') fields.append(name, value)
  return fields
}

function newRequest() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} by
 * @param {Answer} answer
 * @param {string} typed the line when it was sent
 */
async function answered(form, by, { go, said, next, html }, typed) {
  if (html !== undefined) {
    const item = elementOf(html)
    const before = item && document.getElementById(item.id)
    if (item && before) {
      before.replaceWith(item)
      const wrong = item.querySelector('[autofocus], [aria-invalid], .error')
      if (wrong instanceof HTMLElement) wrong.focus()
    }
  }
  if (said !== undefined) tell(said, next === undefined, next)
  if (go !== undefined) return form.closest('#panneau') ? ways.visit(go, by?.id) : location.assign(go)
  if (said !== undefined || html !== undefined) {
    if (next === undefined) return
  }
  if (form.id === 'dire' && by?.name !== 'rapide') clearLine(typed)
  // What follows comes by the stream; where there is none, the page is asked for.
  if (!ways.isOpen()) await ways.visit(location.href, by?.id)
}

/**
 * The line that was sent is gone, wherever it stands by now; what somebody typed since then stays.
 * @param {string} typed
 */
function clearLine(typed) {
  const since = lineOf()
  const text = document.querySelector('#texte')
  if (!(text instanceof HTMLTextAreaElement)) return
  text.form?.reset()
  text.value = since === typed ? '' : since
  if (text.value === '') sessionStorage.removeItem(draftName())
  answerBelow('', '')
}

function lineOf() {
  const text = document.querySelector('#texte')
  return text instanceof HTMLTextAreaElement ? text.value : ''
}

/**
 * A refusal that is a page of its own: too long, too often, a session that ended.
 * @param {Response} response
 */
async function showNotice(response) {
  const notice = new DOMParser().parseFromString(await response.text(), 'text/html')
  tell(notice.querySelector('main')?.textContent?.trim() ?? '', true)
}
