/** What the line that is typed may become, in a list below it: arrows choose, Enter or Tab takes, Escape closes. */

/** Milliseconds without a letter after which it is asked for. */
const pause = 120

/**
 * @param {HTMLTextAreaElement} text
 * @param {HTMLElement} room
 */
export function completes(text, room) {
  const list = document.querySelector('#propositions')
  const count = document.querySelector('#compte')
  if (!(list instanceof HTMLElement) || !count) return
  const offered = list
  const { base = '', who = '', place = '' } = room.dataset
  /** @type {readonly string[]} */
  const said = JSON.parse(room.dataset.proposed ?? '[]')
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  /** @type {AbortController | undefined} */
  let asking
  let chosen = -1

  text.addEventListener('input', () => {
    clearTimeout(waiting)
    if (!text.value.startsWith('/')) return close()
    waiting = setTimeout(ask, pause)
  })
  text.addEventListener('blur', () => setTimeout(close, 150))
  text.addEventListener('keydown', (event) => {
    if (offered.hidden) return
    const { key } = event
    const options = optionsOf()
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      choose((chosen + (key === 'ArrowDown' ? 1 : -1) + options.length) % options.length)
    } else if (key === 'Escape') close()
    else if ((key === 'Enter' || key === 'Tab') && chosen >= 0 && !event.shiftKey) take(options[chosen])
    else return
    event.preventDefault()
  })
  offered.addEventListener('pointerdown', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
    event.preventDefault()
    if (option) take(option)
  })

  async function ask() {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    const typed = text.value
    const query = new URLSearchParams({ texte: typed, qui: who, lieu: place })
    try {
      const response = await fetch(`${base}/completer?${query}`, { signal, headers: { accept: 'application/json' } })
      /** @type {readonly { value: string, label: string }[]} */
      const found = response.ok ? await response.json() : []
      if (text.value === typed) show(found)
    } catch {
      close()
    }
  }

  /** @param {readonly { value: string, label: string }[]} found */
  function show(found) {
    if (found.length === 0 || document.activeElement !== text) return close()
    chosen = -1
    text.removeAttribute('aria-activedescendant')
    offered.replaceChildren(
      ...found.map(({ value, label }, at) => {
        const option = document.createElement('li')
        option.id = `proposition-${at}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        option.dataset.value = value
        const whole = document.createElement('span')
        whole.className = 'value'
        whole.textContent = value
        option.append(whole)
        if (!value.endsWith(label)) {
          const what = document.createElement('span')
          what.className = 'hint'
          what.textContent = label
          option.append(' ', what)
        }
        return option
      }),
    )
    offered.hidden = false
    if (count) count.textContent = (said[found.length === 1 ? 0 : 1] ?? '').replace(/\d+/, String(found.length))
  }

  /** @param {number} at */
  function choose(at) {
    chosen = at
    for (const [place, option] of optionsOf().entries()) {
      option.setAttribute('aria-selected', String(place === at))
      if (place !== at) continue
      text.setAttribute('aria-activedescendant', option.id)
      option.scrollIntoView({ block: 'nearest' })
    }
  }

  /** @param {Element | undefined} option */
  function take(option) {
    if (!(option instanceof HTMLElement)) return
    const value = option.dataset.value ?? ''
    // What stops at a name goes on with its value.
    text.value = /[:=]\s*$/.test(value) ? value : `${value} `
    text.focus()
    text.setSelectionRange(text.value.length, text.value.length)
    close()
    void ask()
  }

  function close() {
    clearTimeout(waiting)
    offered.hidden = true
    chosen = -1
    text.removeAttribute('aria-activedescendant')
    if (count) count.textContent = ''
  }

  function optionsOf() {
    return [...offered.querySelectorAll('[role=option]')]
  }
}
