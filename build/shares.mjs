// shares.mjs N OF   the browser tests that share N of OF runs, one file a line.
//   shares.mjs --failed FILE        the files of the tests that failed in these results; none when more than a few failed
//   shares.mjs --measured FILE...   prints frontend/e2e/seconds.json, how long each file takes, from the results of a run
import { readdirSync, readFileSync } from 'node:fs'

const e2e = new URL('../frontend/e2e/', import.meta.url)
const UNKNOWN = 30 // s, of a file nobody has measured
const FEW = 3

/** Every test of Playwright's results with its file. */
function* specs(suite, file = suite.file) {
  for (const spec of suite.specs ?? []) yield [spec, file]
  for (const inner of suite.suites ?? []) yield* specs(inner, file)
}

const results = (path) => JSON.parse(readFileSync(path, 'utf8')).suites.flatMap((suite) => [...specs(suite)])

/** The files of what failed: the tests of one may build on each other. Many at once are no moment of a browser. */
function failed(path) {
  const wrong = results(path).filter(([spec]) => !spec.ok)
  return wrong.length > FEW ? [] : [...new Set(wrong.map(([, file]) => `e2e/${file}`))]
}

/** Seconds of each file. */
function measured(paths) {
  const seconds = {}
  for (const [spec, file] of paths.flatMap(results))
    for (const run of spec.tests.flatMap((t) => t.results)) seconds[file] = (seconds[file] ?? 0) + run.duration / 1000
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
else if (first === '--failed') console.log(failed(rest[0]).join('\n'))
else console.log(shares(Number(rest[0]))[Number(first) - 1].map((file) => `e2e/${file}`).join('\n'))
