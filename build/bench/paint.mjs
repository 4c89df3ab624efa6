// paint.mjs PROGRAM TIMES PROFILE...   starts the program on each profile in turns, opens its page in Chromium and waits
// until rows of the list are painted. Prints the milliseconds since the start of the process, a list for each profile.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const { chromium } = createRequire(resolve('frontend/package.json'))('playwright-core')
const [program, times, ...profiles] = process.argv.slice(2)

/** The address with its key that the program prints once it listens. */
const address = (child) =>
  new Promise((found, failed) => {
    let said = ''
    child.stdout.on('data', (data) => {
      said += data
      const url = /http:\/\/\S+/.exec(said)
      if (url) found(url[0])
    })
    child.on('exit', (code) => failed(new Error(`the program ended with ${code}: ${said}`)))
  })

async function painted(browser, profile) {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const began = performance.now()
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--profile', profile], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    await page.goto(await address(child), { waitUntil: 'commit' })
    await page.getByRole('listbox', { name: '一覧' }).getByRole('option').first().waitFor()
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    return performance.now() - began
  } finally {
    await context.close()
    const ended = new Promise((done) => child.on('close', done))
    child.kill('SIGTERM')
    await ended
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-gpu', '--disable-background-networking', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
})
const all = profiles.map(() => [])
try {
  for (let n = 0; n < Number(times) + 1; n++) {
    for (const [i, profile] of profiles.entries()) {
      const ms = await painted(browser, profile)
      if (n > 0) all[i].push(ms) // the first visit fills the caches of the system
    }
  }
} finally {
  await browser.close()
}
console.log(JSON.stringify(all))
