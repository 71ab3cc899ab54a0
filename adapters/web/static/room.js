/**
 * The local room, alive: messages come and change as they are said, what is filled in is sent without leaving the page, and
 * the line that is typed is completed. Without this script everything works too, page after page.
 */

import { completes } from './complete.js'

/** @typedef {{ go?: string, said?: string, next?: { href: string, label: string }, html?: string }} Answer */

/** @type {EventSource | undefined} */
let stream
let isLost = false
/** Pixels from the end within which one reads along. */
const near = 80
/** Milliseconds after which waiting is said. */
const patience = 200

start()

function start() {
  const room = salon()
  const typed = document.querySelector('#texte')
  if (room && typed instanceof HTMLTextAreaElement) {
    completes(typed, room)
    keepDraft(typed)
  }
  listen()
}

/**
 * What is half typed in a place is there again when one comes back.
 * @param {HTMLTextAreaElement} typed
 */
function keepDraft(typed) {
  if (typed.value === '') typed.value = sessionStorage.getItem(draftName()) ?? ''
  typed.addEventListener('input', () => sessionStorage.setItem(draftName(), typed.value))
}

function draftName() {
  const { base = '', who = '', place = '' } = salon()?.dataset ?? {}
  return `brouillon ${base} ${who} ${place}`
}

/** @returns {HTMLElement | null} */
function salon() {
  return document.querySelector('#salon')
}

// ---- what comes ----

function listen() {
  stream?.close()
  stream = undefined
  const room = salon()
  if (!room || document.hidden) return
  const { base = '', who = '', place = '', since = '' } = room.dataset
  const query = new URLSearchParams({ qui: who, lieu: place, depuis: since })
  const opened = new EventSource(`${base}/fil?${query}`)
  stream = opened
  opened.addEventListener('item', (event) => {
    keepPlace(event)
    showItem(event.data)
  })
  opened.addEventListener('caught-up', keepPlace)
  opened.addEventListener('elsewhere', (event) => markPlace(event.data))
  opened.addEventListener('panel', (event) => showPanel(event.data))
  opened.addEventListener('reload', () => visit(location.href))
  opened.addEventListener('open', () => {
    if (isLost) tell(room.dataset.back ?? '')
    isLost = false
  })
  opened.addEventListener('error', () => {
    if (stream !== opened || isLost) return
    isLost = true
    tell(room.dataset.again ?? '', true)
  })
}

/** A page that is hidden listens to nothing: browsers open a few streams to one place at once, and no more. */
document.addEventListener('visibilitychange', listen)

/** @param {MessageEvent} event */
function keepPlace(event) {
  const room = salon()
  if (room && event.lastEventId !== '') room.dataset.since = event.lastEventId
}

/** @param {string} html one message, drawn by us */
function showItem(html) {
  const list = document.querySelector('#fil')
  const item = elementOf(html)
  if (!list || !item) return
  complete(item)
  const before = document.getElementById(item.id)
  if (before) return replace(before, item)
  // Among older messages nothing is added at the end.
  if (!document.querySelector('#dire')) return
  document.querySelector('.empty')?.remove()
  const scroller = list.closest('.scroll')
  const reads = !scroller || Math.abs(scroller.scrollTop) < near
  list.append(item)
  if (reads && scroller) scroller.scrollTop = 0
  else showNewer()
}

/**
 * What was put in and where one stands in it survive the change.
 * @param {Element} before
 * @param {Element} item
 */
function replace(before, item) {
  const focused = before.contains(document.activeElement) ? document.activeElement : null
  for (const input of before.querySelectorAll('input:not([type=hidden]), textarea, select')) {
    const same = input.id === '' ? null : item.querySelector(`#${CSS.escape(input.id)}`)
    if (same) copyValue(input, same)
  }
  before.replaceWith(item)
  if (!focused) return
  const again = focused.id === '' ? null : document.getElementById(focused.id)
  const wrong = item.querySelector('[autofocus], [aria-invalid]')
  const target = wrong ?? again ?? item.querySelector('button, a[href], input:not([type=hidden])')
  if (target instanceof HTMLElement) target.focus()
}

/**
 * @param {Element} from
 * @param {Element} to
 */
function copyValue(from, to) {
  if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) {
    if (from.type === 'checkbox' || from.type === 'radio') to.checked = from.checked
    else if (from.value !== from.defaultValue) to.value = from.value
  } else if (from instanceof HTMLTextAreaElement && to instanceof HTMLTextAreaElement) {
    if (from.value !== from.defaultValue) to.value = from.value
  } else if (from instanceof HTMLSelectElement && to instanceof HTMLSelectElement) to.value = from.value
}

/** @param {string} place */
function markPlace(place) {
  for (const link of document.querySelectorAll('[data-goes]')) {
    if (link instanceof HTMLElement && link.dataset.goes === place)
      link.querySelector('.unread')?.removeAttribute('hidden')
  }
}

function showNewer() {
  document.querySelector('#neuf')?.removeAttribute('hidden')
}

/** @param {string} html */
function showPanel(html) {
  const panel = elementOf(html)
  const before = document.querySelector('#panneau')
  if (!panel || !before) return
  complete(panel)
  for (const details of before.querySelectorAll('details')) {
    const same = [...panel.querySelectorAll('details')].find((one) => one.className === details.className)
    if (same && details.open) same.open = true
  }
  const wasRunning = before instanceof HTMLElement && before.dataset.running !== undefined
  replace(before, panel)
  const { who, place, running } = panel.dataset
  if (running !== undefined || !wasRunning || who === undefined || place === undefined) return
  // It has stopped: one looks where it stopped.
  visit(`${salon()?.dataset.base ?? ''}?${new URLSearchParams({ qui: who, lieu: place })}`)
}

/**
 * What is sent to all who look says neither who they are nor which page sends it: their page adds it.
 * @param {HTMLElement} item
 */
function complete(item) {
  const room = salon()
  for (const form of item.querySelectorAll('form')) {
    put(form, 'csrf', room?.dataset.csrf ?? '')
    put(form, 'qui', room?.dataset.who ?? '')
    put(form, 'lieu', room?.dataset.place ?? '')
    put(form, 'rid', room?.dataset.request ?? '')
  }
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
function put(form, name, value) {
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
function elementOf(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  const [found] = template.content.children
  return found instanceof HTMLElement ? found : null
}

// ---- what is done ----

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || !salon()) return
  event.preventDefault()
  const by = event.submitter instanceof HTMLButtonElement ? event.submitter : null
  void send(form, by)
})

/**
 * The same request until it has an answer: sent again after a failure, it is made once.
 * @param {HTMLFormElement} form
 * @param {HTMLButtonElement | null} by
 */
async function send(form, by) {
  if (form.getAttribute('aria-busy') === 'true') return
  const room = salon()
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
    await answered(form, by, answer)
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
 */
async function answered(form, by, { go, said, next, html }) {
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
  if (go !== undefined) return form.closest('#panneau') ? visit(go, by?.id) : location.assign(go)
  if (said !== undefined || html !== undefined) {
    if (next === undefined) return
  }
  if (form.id === 'dire' && by?.name !== 'rapide') clearLine(form)
  // What follows comes by the stream; where there is none, the page is asked for.
  if (stream?.readyState !== EventSource.OPEN) await visit(location.href, by?.id)
}

/** @param {HTMLFormElement} form */
function clearLine(form) {
  form.reset()
  sessionStorage.removeItem(draftName())
  const text = form.querySelector('textarea')
  if (text) text.value = ''
  answerBelow('', '')
}

/**
 * A refusal that is a page of its own: too long, too often, a session that ended.
 * @param {Response} response
 */
async function showNotice(response) {
  const notice = new DOMParser().parseFromString(await response.text(), 'text/html')
  tell(notice.querySelector('main')?.textContent?.trim() ?? '', true)
}

/**
 * Said where screen readers hear it.
 * @param {string} text
 * @param {boolean} [isWrong]
 * @param {{ href: string, label: string }} [next]
 */
function tell(text, isWrong = false, next = undefined) {
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

// ---- where one goes ----

/**
 * Another page of the room in place of this one, with the focus where it was.
 * @param {string} href
 * @param {string} [focus]
 */
async function visit(href, focus = undefined) {
  const id = focus ?? document.activeElement?.id ?? ''
  const response = await fetch(href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  const text = await response?.text()
  const found = text === undefined ? undefined : new DOMParser().parseFromString(text, 'text/html')
  const main = found?.querySelector('main')
  const mine = document.querySelector('main')
  if (!response?.ok || !found || !main || !mine) return location.assign(href)
  mine.replaceChildren(...main.childNodes)
  document.title = found.title
  history.replaceState(null, '', href.split('#')[0])
  start()
  const again = id === '' ? null : document.getElementById(id)
  if (again) again.focus()
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null
  const link = target?.closest('a[data-reply], a.cancel, #neuf, a.refresh')
  if (!(link instanceof HTMLElement)) return
  if (link.id === 'neuf') {
    const scroller = document.querySelector('.scroll')
    if (scroller) scroller.scrollTop = 0
    link.hidden = true
    return
  }
  if (!document.querySelector('#dire') || link.matches('a.refresh')) return
  event.preventDefault()
  const item = link.closest('.item')
  if (link.matches('a.cancel')) answerBelow('', '')
  else {
    const by = item?.querySelector('.author')?.textContent ?? ''
    const text = item?.querySelector('.message')?.textContent?.replace(/\s+/g, ' ').trim().slice(0, 70) ?? ''
    answerBelow(link.dataset.reply ?? '', `${by} – ${text}`)
  }
  document.getElementById('texte')?.focus()
})

/**
 * @param {string} key
 * @param {string} what
 */
function answerBelow(key, what) {
  const below = document.querySelector('#sous')
  const input = below?.querySelector('input')
  const quote = below?.querySelector('q')
  if (!(below instanceof HTMLElement) || !input || !quote) return
  input.value = key
  quote.textContent = what
  below.hidden = key === ''
}

document.addEventListener('keydown', (event) => {
  const text = event.target
  if (!(text instanceof HTMLTextAreaElement) || event.key !== 'Enter' || event.isComposing || event.defaultPrevented)
    return
  // In the line that is typed Enter sends; in longer texts Ctrl+Enter does.
  const sends = text.id === 'texte' ? !event.shiftKey : event.ctrlKey || event.metaKey
  if (!sends || !text.form) return
  event.preventDefault()
  text.form.requestSubmit()
})
