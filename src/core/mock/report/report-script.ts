/**
 * The script of a report's page: shows the saves of a round one at a time, with a slider, two buttons and the arrow keys.
 * Without it every save is there to be opened.
 */
export const reportScript = `'use strict'
for (const replay of document.querySelectorAll('.replay')) {
  const saves = [...replay.querySelectorAll('details')]
  const bar = document.createElement('div')
  bar.className = 'controls'
  const button = (text, label, by) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = text
    made.setAttribute('aria-label', label)
    made.addEventListener('click', () => show(at + by))
    return made
  }
  const range = document.createElement('input')
  range.type = 'range'
  range.min = '1'
  range.max = String(saves.length)
  range.setAttribute('aria-label', 'Saves of ' + replay.dataset.label)
  range.addEventListener('input', () => show(Number(range.value) - 1))
  const where = document.createElement('output')
  const back = button('\\u2190', 'The save before', -1)
  const on = button('\\u2192', 'The next save', 1)
  let at = 0
  const show = (to) => {
    at = Math.min(saves.length - 1, Math.max(0, to))
    saves.forEach((save, index) => {
      save.hidden = index !== at
      save.open = index === at
    })
    range.value = String(at + 1)
    range.setAttribute('aria-valuetext', saves[at].querySelector('summary').textContent)
    where.textContent = at + 1 + ' of ' + saves.length
    back.disabled = at === 0
    on.disabled = at === saves.length - 1
  }
  replay.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const isFree = event.target !== range && event.target.tagName !== 'PRE'
    if (by === undefined || !isFree || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    show(at + by)
  })
  for (const save of saves) {
    save.querySelector('summary').addEventListener('click', (event) => event.preventDefault())
    save.querySelector('summary').tabIndex = -1
  }
  bar.append(back, range, on, where)
  replay.insertBefore(bar, saves[0])
  replay.classList.add('live')
  show(saves.length - 1)
}
`
