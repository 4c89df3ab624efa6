// shares.mjs N OF   the browser tests that share N of OF runs, one file a line.
//   shares.mjs --measured FILE...   prints frontend/e2e/seconds.json, how long each file takes, from the results of a run
import { readdirSync, readFileSync } from 'node:fs'

const e2e = new URL('../frontend/e2e/', import.meta.url)
const UNKNOWN = 30 // s, of a file nobody has measured

/** Seconds of each file in Playwright's results. */
function measured(paths) {
  const seconds = {}
  const walk = (suite, file) => {
    for (const spec of suite.specs ?? [])
      for (const run of spec.tests.flatMap((t) => t.results)) seconds[file] = (seconds[file] ?? 0) + run.duration / 1000
    for (const inner of suite.suites ?? []) walk(inner, file)
  }
  for (const path of paths) for (const suite of JSON.parse(readFileSync(path, 'utf8')).suites) walk(suite, suite.file)
  return Object.fromEntries(Object.entries(seconds).sort().map(([file, s]) => [file, Math.round(s)]))
}

/** The files in their order, cut where the shares are as long as each other: neighbours stay on one shop. */
function shares(of) {
  const known = JSON.parse(readFileSync(new URL('seconds.json', e2e), 'utf8'))
  const files = readdirSync(e2e).filter((name) => name.endsWith('.spec.ts')).sort()
  const weight = (file) => known[file] ?? UNKNOWN
  const each = files.reduce((sum, file) => sum + weight(file), 0) / of
  const all = Array.from({ length: of }, () => [])
  let before = 0
  for (const file of files) {
    // A file belongs where its middle lies.
    all[Math.min(of - 1, Math.floor((before + weight(file) / 2) / each))].push(file)
    before += weight(file)
  }
  return all
}

const [first, ...rest] = process.argv.slice(2)
if (first === '--measured') console.log(JSON.stringify(measured(rest), null, 2))
else console.log(shares(Number(rest[0]))[Number(first) - 1].map((file) => `e2e/${file}`).join('\n'))
