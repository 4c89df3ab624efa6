// bench.mjs KEEP COMMIT   reads "go test -bench" from standard input, prints the ratio of the desk to its bare reference
// for each line and how it differs from the last run in KEEP, and adds this run to KEEP.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** A ratio that moved by more than this is marked. */
const NOTABLE = 0.2

const [keep, commit] = process.argv.slice(2)

/** "BenchmarkRatio_x/page/desk#02-2   123   456 ns/op" gives { line: 'page', side: 'desk', ns: 456 }. */
function readLine(text) {
  const m = /^Benchmark[^/]*\/([^/\s]+)\/([^/\s]+?)(?:#\d+)?(?:-\d+)?\s+\d+\s+([\d.e+]+) ns\/op/.exec(text)
  return m && { line: m[1], side: m[2] === 'bare' ? 'bare' : 'desk', ns: Number(m[3]) }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)]

/** Medians by line, in the order in which they ran. */
function collect(text) {
  const lines = new Map()
  for (const found of text.split('\n').map(readLine).filter(Boolean)) {
    const sides = lines.get(found.line) ?? { desk: [], bare: [] }
    sides[found.side].push(found.ns)
    lines.set(found.line, sides)
  }
  return [...lines].map(([line, { desk, bare }]) => ({ line, desk: median(desk), bare: median(bare) }))
}

/** The ratios of the last run that measured this line. */
function lastRatio(line) {
  if (!existsSync(keep)) return undefined
  const runs = readFileSync(keep, 'utf8').split('\n').filter(Boolean).map((row) => JSON.parse(row))
  return runs.findLast((run) => run.ratios[line] !== undefined)
}

function change(line, ratio) {
  const last = lastRatio(line)
  if (!last) return 'first run'
  const moved = ratio / last.ratios[line] - 1
  const sign = moved < 0 ? '−' : '+'
  const mark = Math.abs(moved) > NOTABLE ? '  <<<' : ''
  return `${sign}${Math.abs(moved * 100).toFixed(0)} % since ${last.commit}${mark}`
}

const text = readFileSync(0, 'utf8')
const results = collect(text)
const broken = text.split('\n').filter((row) => /^(FAIL|---|panic)/.test(row))
for (const { line, desk, bare } of results) if (!(desk && bare)) broken.push(`${line}: no reference`)
if (results.length === 0) broken.push('bench: nothing ran')
if (broken.length > 0) {
  console.error(broken.join('\n'))
  process.exit(1)
}

const ms = (ns) => `${(ns / 1e6).toFixed(3)} ms`.padStart(14)
console.log(`${'what'.padEnd(10)}${'desk'.padStart(14)}${'bare'.padStart(14)}${'ratio'.padStart(10)}  change`)
const ratios = {}
for (const { line, desk, bare } of results) {
  ratios[line] = desk / bare
  console.log(`${line.padEnd(10)}${ms(desk)}${ms(bare)}${`${(desk / bare).toPrecision(3)}x`.padStart(10)}  ${change(line, desk / bare)}`)
}
appendFileSync(keep, `${JSON.stringify({ at: new Date().toISOString(), commit, ratios })}\n`)
