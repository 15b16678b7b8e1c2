// Lets a teacher be dragged onto a course, which is the same as choosing from the list of its form: nothing is done before
// the next page has shown what stands against it.
(() => {
  'use strict'
  const all = (selector, from = document) => [...from.querySelectorAll(selector)]
  const courses = all('[data-board-course]')
  const optionOf = (course, teacher) => all('select[name=teacher] option', course).find(option => option.value === teacher)
  let dragged = null

  const show = (course, text, colour) => {
    course.querySelector('[data-board-fit]').textContent = text
    course.style.outline = colour ? `3px solid var(${colour})` : ''
  }
  // Before it is dropped, every course says whether it fits, by the order of its list: obstacles stand in the last group.
  const begin = teacher => {
    dragged = teacher
    courses.forEach(course => {
      const option = optionOf(course, teacher)
      const free = option?.parentElement.label === course.querySelector('optgroup')?.label && !option?.textContent.includes('（')
      show(course, option ? `${free ? '能上：' : ''}${option.textContent}` : '没有登记这个项目', option ? (free ? '--green' : '--amber') : '')
    })
  }
  const end = () => { dragged = null; courses.forEach(course => show(course, '', '')) }

  all('[data-board-teacher]').forEach(item => {
    item.draggable = true
    item.style.cursor = 'grab'
    item.addEventListener('dragstart', event => {
      event.dataTransfer.setData('text/plain', item.dataset.boardTeacher)
      begin(item.dataset.boardTeacher)
    })
    item.addEventListener('dragend', end)
  })
  courses.forEach(course => {
    course.addEventListener('dragover', event => { if (dragged && optionOf(course, dragged)) event.preventDefault() })
    course.addEventListener('drop', event => {
      const option = dragged && optionOf(course, dragged)
      if (!option) return
      event.preventDefault()
      option.selected = true
      option.closest('form').requestSubmit()
    })
  })
})()
