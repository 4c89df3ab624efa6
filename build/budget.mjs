// The size of the page: what is loaded before the first list is seen, and what comes later on demand.
// Fails when it outgrows its budget, so that a library that comes along by accident is noticed.
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../frontend/dist/', import.meta.url)
const kB = 1000
// Of what is loaded at once, after gzip; docs/performance.md says what is in it.
const BUDGET = { js: 230 * kB, css: 26 * kB, later: 1200 * kB }

const index = readFileSync(new URL('index.html', dist), 'utf8')
const first = new Set([...index.matchAll(/assets\/[^"]+/g)].map(([path]) => path.slice('assets/'.length)))
const sizes = { js: 0, css: 0, later: 0 }
const texts = { js: '', css: '' }
for (const name of readdirSync(new URL('assets/', dist))) {
  if (!/\.m?js$|\.css$/.test(name)) continue
  const bytes = readFileSync(new URL(`assets/${name}`, dist))
  texts[name.endsWith('.css') ? 'css' : 'js'] += bytes
  const size = gzipSync(bytes).length
  if (!first.has(name)) sizes.later += size
  else sizes[name.endsWith('.css') ? 'css' : 'js'] += size
}
let over = false
for (const [part, size] of Object.entries(sizes)) {
  const room = BUDGET[part]
  console.log(`page ${part}: ${Math.round(size / kB)} kB of ${room / kB} kB after gzip`)
  over ||= size > room
}
if (over) {
  console.error('page: larger than its budget. Load it later (import()), or take something out.')
  process.exit(1)
}

// A component of the library whose styles nobody imports (src/theme/components.ts) would be drawn bare.
const classes = (text) => new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g))
const library = ['core', 'dates'].map((part) => readFileSync(new URL(`../node_modules/@mantine/${part}/styles.css`, dist), 'utf8'))
const styled = classes(library.join())
const here = classes(texts.css)
const bare = [...classes(texts.js)].filter((name) => styled.has(name) && !here.has(name))
if (bare.length > 0) {
  console.error(`page: no styles for ${bare.join(', ')} of the library. Add their file to frontend/src/theme/components.ts.`)
  process.exit(1)
}
