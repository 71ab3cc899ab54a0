/**
 * The local room, alive: messages come and change as they are said, what is filled in is sent without leaving the page, and
 * the line that is typed is completed. Without this script everything works too, page after page.
 */

import { completes } from './complete.js'
import { answerBelow, complete, draftName, elementOf, salon, tell } from './salon.js'
import { sends } from './send.js'

/** @type {EventSource | undefined} */
let stream
let isLost = false
/** Pixels from the end within which one reads along. */
const near = 80
/** Milliseconds between two places while a story runs. */
const pace = 2500
let lastVisit = 0
/** Milliseconds after a refusal. */
const pause = 5000

sends({ isOpen: () => stream?.readyState === EventSource.OPEN, visit })
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
  opened.addEventListener('places', () => void showPlaces())
  opened.addEventListener('reload', () => visit(location.href))
  opened.addEventListener('open', () => {
    if (isLost) tell(room.dataset.back ?? '')
    isLost = false
  })
  opened.addEventListener('error', () => {
    if (stream !== opened) return
    // A refusal ends the stream, where a broken line is tried again by itself.
    if (opened.readyState === EventSource.CLOSED) setTimeout(() => stream === opened && listen(), pause)
    if (isLost) return
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
  if (!scroller || !reads) return showNewer()
  // What is longer than the window is read from its beginning.
  if (item.offsetHeight > scroller.clientHeight) item.scrollIntoView({ block: 'start' })
  else scroller.scrollTop = 0
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
  markIn(document, place)
}

/**
 * @param {ParentNode} where
 * @param {string} place
 */
function markIn(where, place) {
  for (const link of where.querySelectorAll('[data-goes]')) {
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
  if (!wasRunning || who === undefined || place === undefined) return
  const now = salon()?.dataset
  const isThere = now?.who === who && now.place === place
  const text = document.querySelector('#texte')
  const isTyping = text instanceof HTMLTextAreaElement && (text.value !== '' || document.activeElement === text)
  // One looks where the story is, now and then while it runs, and where it stops; unless one does something else.
  if (running !== undefined && (isThere || isTyping || performance.now() - lastVisit < pace)) return
  visit(`${now?.base ?? ''}?${new URLSearchParams({ qui: who, lieu: place })}`)
}

/** Who and where one can be, as the page would say now; not while one chooses. */
async function showPlaces() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  const text = response?.ok ? await response.text() : ''
  const side = new DOMParser().parseFromString(text, 'text/html').querySelector('.side')
  const before = document.querySelector('.side')
  if (!side || !before || before.contains(document.activeElement)) return
  for (const mark of before.querySelectorAll('.unread:not([hidden])')) {
    const place = mark.closest('a')?.dataset.goes
    if (place !== undefined) markIn(side, place)
  }
  before.replaceWith(side)
}

// ---- where one goes ----

/**
 * Another page of the room in place of this one, with the focus where it was.
 * @param {string} href
 * @param {string} [focus]
 */
async function visit(href, focus = undefined) {
  lastVisit = performance.now()
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
