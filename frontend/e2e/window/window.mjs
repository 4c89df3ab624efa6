// window.mjs DRIVER PROGRAM OUT   smoke tests in the real window, over the W3C WebDriver protocol.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [driver, program, out] = process.argv.slice(2)
const element = 'element-6066-11e4-a52e-4f735466cecf'

async function call(method, path, body) {
  const answer = await fetch(driver + path, { method, body: body && JSON.stringify(body) })
  const { value } = await answer.json()
  if (!answer.ok) throw new Error(`${path}: ${value?.error} ${value?.message}`)
  return value
}

/** Waits for something that becomes true. */
async function until(what, look, seconds = 30) {
  const end = Date.now() + seconds * 1000
  let last
  while (Date.now() < end) {
    try {
      const value = await look()
      if (value) return value
    } catch (error) {
      last = error
    }
    await new Promise((wake) => setTimeout(wake, 100))
  }
  throw new Error(`${what} did not happen${last ? `: ${last.message}` : ''}`)
}

async function started() {
  const end = Date.now() + 15_000
  for (;;) {
    try {
      return await call('POST', '/session', {
        capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: program, args: [] } } },
      })
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((wake) => setTimeout(wake, 200))
    }
  }
}

const { sessionId } = await started()
const at = `/session/${sessionId}`
const run = (script, ...args) => call('POST', `${at}/execute/sync`, { script, args })
const find = async (css) =>
  (await call('POST', `${at}/element`, { using: 'css selector', value: css }))[element]
const text = () => run('return document.body.innerText')
const shot = async (name) =>
  writeFileSync(join(out, name), Buffer.from(await call('GET', `${at}/screenshot`), 'base64'))
const open = (node) => `${at}/element/${node}`

const tests = {
  async 'the window shows the list with Japanese text'() {
    await until(
      'the list',
      async () => (await run('return document.querySelectorAll("[role=option]").length')) > 3,
    )
    const shown = await text()
    for (const word of ['受付', '送信待ち', '接続', '未対応'])
      if (!shown.includes(word)) throw new Error(`${word} is missing`)
    await shot('window-list.png')
  },
  async 'a click opens a conversation beside its order'() {
    await call('POST', `${open(await find('[role=option]'))}/click`, {})
    await until(
      'the conversation',
      async () => (await run('return document.querySelectorAll("article").length')) > 0,
    )
    await shot('window-thread.png')
  },
  async 'Japanese typed into the search box finds inquiries'() {
    const box = await find('header input, [aria-label^="検索"]')
    await call('POST', `${open(box)}/value`, { text: '領収書' })
    await until(
      'hits',
      async () =>
        (await text()).includes('領収書') &&
        (await run('return document.querySelectorAll("[role=option]").length')) > 0,
    )
    await shot('window-search.png')
  },
  async 'the page cannot reach out of the window'() {
    const blocked = await call('POST', `${at}/execute/async`, {
      script:
        'const done = arguments[0]; fetch("http://127.0.0.1:9/").then(() => done("reached"), () => done("blocked"))',
      args: [],
    })
    if (blocked !== 'blocked') throw new Error(blocked)
  },
}

let passed = 0
const failures = []
for (const [name, test] of Object.entries(tests)) {
  try {
    await test()
    passed++
    console.log(`  ok  ${name}`)
  } catch (error) {
    failures.push({ name, error: error.message })
    console.log(`  FAILED  ${name}: ${error.message}`)
    await shot('window-failed.png').catch(() => {})
  }
}
// Closing the session closes the window; the driver then finds no window.
await call('DELETE', at).catch(() => {})
writeFileSync(join(out, 'window.json'), JSON.stringify({ passed, failures }))
console.log(`window: ${passed} passed, ${failures.length} failed`)
process.exit(failures.length === 0 ? 0 : 1)
