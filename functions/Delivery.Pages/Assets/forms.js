// Makes forms quicker; every one of them also works without this file.
(() => {
  'use strict'
  const one = (selector, from = document) => from.querySelector(selector)
  const all = (selector, from = document) => [...from.querySelectorAll(selector)]
  const idOf = field => field.replaceAll('[', '-').replaceAll(']', '')

  // As if somebody had typed it, so that it is checked too.
  const filled = part => {
    if (!one('input[type=date]', part)?.value) return
    all('input:not([type=hidden]), select, textarea', part).filter(input => input.value).forEach(input => input.dispatchEvent(new Event('input', { bubbles: true })))
  }

  all('[data-script]').forEach(element => { element.hidden = false })

  // What only some answers need is asked for once one of them is chosen.
  const asked = form => all('[data-when]', form).forEach(part => {
    part.hidden = !all('input:checked', form).some(input => part.dataset.when.split(' ').includes(input.value))
  })
  all('form:has([data-when])').forEach(form => { asked(form); form.addEventListener('change', () => asked(form)) })

  // A double click is one act; coming back with "back" makes the form usable again.
  document.addEventListener('submit', event => {
    const { classList, dataset } = event.target
    if (classList.contains('sending')) event.preventDefault()
    // A file leaves the page as it is, and may be asked for once more.
    else if (dataset.file === undefined) classList.add('sending')
  })
  addEventListener('pageshow', () => all('.sending').forEach(form => form.classList.remove('sending')))

  // Rules are the server's alone: the form is sent to it while one types, and its answer stands beside the fields.
  all('form[data-check]').forEach(form => {
    const touched = new Set()
    let timer, latest = 0
    const show = (field, message) => {
      const input = document.getElementById(idOf(field)), why = document.getElementById(`${idOf(field)}-why`)
      if (!input || !why) return
      why.textContent = message
      input.closest('.field')?.classList.toggle('wrong', message !== '')
      if (message) input.setAttribute('aria-invalid', 'true')
      else input.removeAttribute('aria-invalid')
    }
    const check = async () => {
      const turn = ++latest
      const answer = await fetch(form.dataset.check, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' } }).catch(() => null)
      // Without an answer nothing is claimed; the form is checked again when it is sent.
      if (!answer?.ok || turn !== latest) return
      const { errors, notes } = await answer.json()
      const messages = new Map()
      errors.forEach(({ field, message }) => messages.set(field, [...(messages.get(field) ?? []), message]))
      touched.forEach(field => show(field, (messages.get(field) ?? []).join('；')))
      all('[data-whole]', form).forEach(whole => { whole.textContent = (messages.get('') ?? []).join('；') })
      Object.entries(notes ?? {}).forEach(([name, text]) => all(`[data-note="${name}"]`).forEach(note => { note.textContent = text }))
      all('.month small').filter(words => words.textContent.includes('第')).forEach(words => { words.closest('details').open = true })
    }
    form.addEventListener('input', event => {
      if (!event.target.name) return
      touched.add(event.target.name)
      clearTimeout(timer)
      timer = setTimeout(check, 500)
    })
    // What was filled in before anybody typed: a copy, a draft, an order that came back.
    filled(form)
  })

  // Buttons that change a part of the form (add a lesson, repeat weekly) fetch just that part.
  document.addEventListener('click', async event => {
    const button = event.target.closest('button[data-swap]')
    if (!button) return
    event.preventDefault()
    const body = new URLSearchParams(new FormData(button.form))
    body.append(button.name, button.value)
    const answer = await fetch(button.form.action, { method: 'POST', body }).catch(() => null)
    const fresh = answer && one(`#${button.dataset.swap}`, new DOMParser().parseFromString(await answer.text(), 'text/html'))
    if (!fresh) return button.form.requestSubmit(button)
    const old = document.getElementById(button.dataset.swap), had = all('.slot', old).length
    old.replaceWith(fresh)
    const added = all('.slot', fresh)[had], day = button.closest('.month') && one(`[value="${button.value}"]`, fresh)
    ;(day || (added ? one('input', added) : fresh)).focus()
    filled(fresh)
  })

  // On a calendar the arrows go from day to day and from week to week.
  document.addEventListener('keydown', event => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key], month = event.target.closest('button')?.closest('.month')
    if (!step || !month) return
    const days = all('.month button', month.closest('.pair')), to = days[days.indexOf(event.target) + step]
    if (!to) return
    event.preventDefault()
    to.closest('details').open = true
    to.focus()
  })

  // "All lessons took place": ticks every yes of one course, nothing else.
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-all-yes]')
    if (!button) return
    all('input[type=radio][value=yes]', button.closest(button.dataset.allYes)).forEach(radio => { radio.checked = true })
    button.dispatchEvent(new Event('input', { bubbles: true }))
  })

  all('[data-pick-all]').forEach(every => every.addEventListener('change', () => {
    all('input[type=checkbox]', every.form).forEach(box => { box.checked = every.checked })
  }))

  document.addEventListener('click', event => { if (event.target.closest('[data-print]')) print() })

  // Photos are made smaller before they are sent; one that this browser cannot read goes as it is.
  const shrink = async file => {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
    if (!picture || Math.max(picture.width, picture.height) <= 2000) return file
    const scale = 2000 / Math.max(picture.width, picture.height), canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
    const small = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85))
    return small && small.size < file.size ? new File([small], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }) : file
  }
  all('input[data-shrink]').forEach(input => input.addEventListener('change', async () => {
    const button = one('button.go', input.form), chosen = new DataTransfer()
    if (button) button.disabled = true
    for (const file of [...input.files]) chosen.items.add(await shrink(file))
    input.files = chosen.files
    if (button) button.disabled = false
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }))

  // What is filled in where there is no network stays in this browser, photos too, until the server has it. It then goes by
  // itself, under the key that it had: whatever got lost on the way, it arrives once. A browser that keeps nothing may say so,
  // say nothing, or fail at the end: only what is written wholly is kept.
  const keeper = act => new Promise((done, failed) => {
    setTimeout(failed, 2000)
    const open = indexedDB.open('delivery', 1)
    open.onupgradeneeded = () => open.result.createObjectStore('kept')
    open.onerror = failed
    open.onsuccess = () => {
      const change = open.result.transaction('kept', 'readwrite'), asked = act(change.objectStore('kept'))
      change.onerror = change.onabort = failed
      change.oncomplete = () => { open.result.close(); done(asked.result) }
    }
  })
  // Where a page is one for many people, the form says whose it is: at one browser sits now this one, now that one.
  const here = location.pathname, forget = place => keeper(kept => kept.delete(place)).catch(() => {})
  const keptAt = place => keeper(kept => kept.get(place)).catch(() => null)
  if (one('[data-arrived]')) forget(here)
  // No link lives as long: what is older can be sent no more.
  const oldest = Date.now() - 30 * 24 * 60 * 60 * 1000
  keeper(kept => {
    const asked = kept.openCursor()
    asked.onsuccess = () => {
      const found = asked.result
      if (!found) return
      if (!(found.value.at > oldest)) found.delete()
      found.continue()
    }
    return asked
  }).catch(() => {})
  // A page that shows what was sent before has no form: it says that something else still waits.
  all('[data-kept-left]').forEach(async left => { left.hidden = !await keptAt(here + left.dataset.keptLeft) })
  all('form[data-kept]').forEach(async form => {
    const note = one('[data-kept-note]', form), place = here + form.dataset.kept, { base, shown } = form.dataset
    let timer, typing, pressed = null, plain = false, going = false, busy = false, pause = 15000
    const say = text => { note.textContent = text; note.hidden = false }
    const keep = () => keeper(kept => kept.put({ going, pressed, base, at: Date.now(), fields: [...new FormData(form)] }, place)).then(() => true, () => false)
    const whole = () => {
      const data = new FormData(form)
      if (pressed) data.append(...pressed)
      return data
    }
    const fill = ({ fields }) => {
      const photos = new DataTransfer(), files = one('input[type=file]', form)
      fields.forEach(([name, value]) => {
        const field = form.elements[name]
        if (value instanceof File) { if (value.size > 0) photos.items.add(value) }
        else if (field && !shown && (going || field.type !== 'hidden')) field.value = value
        // What only the page asked that it was sent from, such as which of two values holds.
        else if (!field && going) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
      })
      if (photos.files.length > 0) files.files = photos.files
    }
    // What was sent may have arrived, and the same key is answered once: a correction made meanwhile would be lost.
    const hold = () => [...form.children].forEach(part => { part.inert = part !== note && !one('button.go', part) })
    const send = async () => {
      if (busy) return
      busy = true
      clearTimeout(timer)
      form.classList.add('sending')
      hold()
      const answer = await fetch(form.action, { method: 'POST', body: whole() }).catch(() => null)
      if (answer?.redirected) {
        await forget(place)
        location.replace(answer.url)
        return
      }
      // A server that is busy or broken has not answered, nor has one whose answer breaks off.
      const isAnswer = answer && answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429
      const page = isAnswer ? await answer.text().catch(() => null) : null
      if (page !== null) {
        // Refused: the page that says so is here already.
        going = false
        await keep()
        document.open()
        document.write(page)
        document.close()
        return
      }
      busy = false
      form.classList.remove('sending')
      say(`${answer ? '网站暂时没有回应' : '没有网络'}，填的内容和照片已存在这台手机里，不能再改。会自动再发；关掉以后，再打开这一页就会发。`)
      timer = setTimeout(send, pause)
      pause = Math.min(pause * 2, 300000)
    }
    form.addEventListener('input', () => { clearTimeout(typing); typing = setTimeout(keep, 300) })
    form.addEventListener('click', event => {
      const button = event.target.closest('button[name]')
      if (button) pressed = [button.name, button.value]
    })
    form.addEventListener('submit', async event => {
      if (plain || form.classList.contains('sending')) return
      event.preventDefault()
      clearTimeout(typing)
      going = true
      if (await keep()) return send()
      going = false
      plain = true
      form.classList.remove('sending')
      form.requestSubmit(pressed && all('button[name]', form).find(button => button.name === pressed[0] && button.value === pressed[1]))
    })
    addEventListener('online', () => { if (going) send() })
    const kept = await keptAt(place)
    if (!kept) return
    going = kept.going
    pressed = kept.pressed ?? null
    fill(kept)
    if (going) send()
    // The answer to what was sent from here shows all of it, and what it says of it.
    else if (shown) return
    else if (kept.base !== base) say('这一页后来在别处保存或提交过。下面是这台手机上次填的，核对后再交。')
    else if (!one('.wrong', form)) say('上次填的内容还在，请接着填。')
  })

  // Photos and videos go straight to storage: ask for an address, put the file there, say that it is complete.
  all('input[data-upload]').forEach(input => {
    const list = document.getElementById(input.dataset.list)
    const call = async (path, body) => {
      const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
      const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(body) })
      const said = await answer.json().catch(() => ({}))
      if (!answer.ok) throw Object.assign(new Error(said.detail ?? '没有传上去'), { refused: true })
      return said
    }
    const send = (address, headers, body, sent) => new Promise((done, failed) => {
      const request = new XMLHttpRequest()
      request.open('PUT', address)
      Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value))
      request.upload.onprogress = event => sent(event.loaded)
      request.onload = () => request.status < 300 ? done() : failed(Object.assign(new Error(request.status === 403 ? '上传的时间过了' : '没有传上去'), { refused: request.status < 500 && request.status !== 408 && request.status !== 429 }))
      request.onerror = () => failed(new Error('网络断了'))
      request.send(body)
    })
    // What got lost on the way is sent again; the connection of a gym may be away for minutes.
    const patiently = async act => {
      for (let tries = 0; ; tries++) {
        try { return await act() } catch (error) {
          if (error.refused || tries >= 12) throw error
          await new Promise(go => setTimeout(go, Math.min(500 * 2 ** tries, 15000)))
        }
      }
    }
    // A video's picture is made here, of what it shows after a second; where this browser cannot read it, there is none.
    const pictureOf = file => new Promise(done => {
      const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, preload: 'auto' }), address = URL.createObjectURL(file)
      const end = picture => { clearTimeout(late); URL.revokeObjectURL(address); done(picture) }
      const late = setTimeout(end, 10000, null)
      video.onerror = () => end(null)
      video.onloadedmetadata = () => { video.currentTime = Math.min(1, video.duration / 2) }
      video.onseeked = () => {
        const scale = Math.min(1, 1600 / Math.max(video.videoWidth, video.videoHeight)), canvas = document.createElement('canvas')
        canvas.width = Math.round(video.videoWidth * scale)
        canvas.height = Math.round(video.videoHeight * scale)
        canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height)
        canvas.toBlob(end, 'image/jpeg', 0.85)
      }
      video.src = address
    })
    // A large file goes in pieces: after a lost connection only the piece on its way is sent again.
    const piece = 4 * 1024 * 1024
    const put = async (begun, file, progress) => {
      const { to, pieces } = begun
      if (file.size <= piece) return patiently(() => send(to.uploadUrl, to.headers ?? {}, file, sent => { progress.value = sent / (file.size || 1) }))
      while (pieces.length * piece < file.size) {
        const from = pieces.length * piece, id = btoa(String(pieces.length).padStart(6, '0'))
        await patiently(() => send(`${to.uploadUrl}&comp=block&blockid=${encodeURIComponent(id)}`, {}, file.slice(from, from + piece), sent => { progress.value = (from + sent) / file.size }))
        pieces.push(id)
      }
      const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${pieces.map(id => `<Latest>${id}</Latest>`).join('')}</BlockList>`
      await patiently(() => send(`${to.uploadUrl}&comp=blocklist`, {}, list, () => {}))
    }
    const upload = async (file, begun = { to: null, pieces: [] }) => {
      const item = document.createElement('li'), name = document.createElement('span'), progress = document.createElement('progress')
      name.textContent = file.name
      item.append(name, progress)
      list.append(item)
      try {
        begun.to ??= await call(input.dataset.upload, { fileName: file.name, contentType: file.type, size: file.size, consent: one('input[name=pictured]:checked')?.value ?? 'NotAsked' })
        if (begun.to.posterUrl) {
          const picture = await pictureOf(file)
          // The video proves the lesson, with or without its picture.
          if (picture) await patiently(() => send(begun.to.posterUrl, begun.to.headers, picture, () => {})).catch(() => {})
          begun.to.posterUrl = null
        }
        await put(begun, file, progress)
        await call(begun.to.completeUrl, {})
        progress.replaceWith(' · 已上传')
        one('#no-media')?.remove()
      } catch (error) {
        const again = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: '再试一次' })
        again.onclick = () => { item.remove(); upload(file, error.refused ? undefined : begun) }
        progress.replaceWith(` · ${error.message} `, again)
      }
    }
    input.addEventListener('change', async () => {
      for (const file of [...input.files]) await upload(file)
      input.value = ''
    })
  })
})()
