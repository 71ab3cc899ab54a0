// @ts-check
/** How many dots are left, said while they are placed. Without this the page says how many there are, and the vote is checked when it is sent. */

/** @param {HTMLFormElement} form */
function count(form) {
  const output = form.querySelector('output[data-total]')
  if (!(output instanceof HTMLOutputElement)) return
  const given = [...form.querySelectorAll('input[type="number"]')].map((input) =>
    Math.max(0, Number(/** @type {HTMLInputElement} */ (input).value) || 0),
  )
  const left = Number(output.dataset.total) - given.reduce((sum, dots) => sum + dots, 0)
  const said = left < 0 ? output.dataset.over : output.dataset.left
  output.value = (said ?? '').replace('#', String(Math.abs(left)))
  output.classList.toggle('over', left < 0)
  output.hidden = false
}

document.addEventListener('input', ({ target }) => {
  const form = target instanceof HTMLInputElement && target.type === 'number' ? target.form : null
  if (form?.classList.contains('points')) count(form)
})
// What came back is filled in already.
for (const form of document.querySelectorAll('form.points')) {
  const filled = [...form.querySelectorAll('input[type="number"]')].some(
    (input) => input instanceof HTMLInputElement && input.value !== '',
  )
  if (form instanceof HTMLFormElement && filled) count(form)
}
