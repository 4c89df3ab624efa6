// count.mjs DIR   adds up what the test runners wrote into DIR and prints "N passed, N failed, N skipped".
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const dir = process.argv[2]
const sum = { passed: 0, failed: 0, skipped: 0 }

/** gotestsum's file: one JSON event a line; only tests count, not packages. */
function countGo(text) {
  for (const line of text.split('\n')) {
    if (!line) continue
    const event = JSON.parse(line)
    if (!event.Test) continue
    if (event.Action === 'pass') sum.passed++
    if (event.Action === 'fail') sum.failed++
    if (event.Action === 'skip') sum.skipped++
  }
}

/** Vitest's JSON report. */
function countVitest(report) {
  sum.passed += report.numPassedTests ?? 0
  sum.failed += report.numFailedTests ?? 0
  sum.skipped += report.numPendingTests ?? 0
}

/** Playwright's JSON report. */
function countPlaywright(report) {
  sum.passed += (report.stats.expected ?? 0) + (report.stats.flaky ?? 0)
  sum.failed += report.stats.unexpected ?? 0
  sum.skipped += report.stats.skipped ?? 0
}

for (const name of readdirSync(dir).filter((name) => /\.jsonl?$/.test(name))) {
  const text = readFileSync(join(dir, name), 'utf8')
  if (name.endsWith('.jsonl')) countGo(text)
  if (name.endsWith('.jsonl')) continue
  const report = JSON.parse(text)
  if (report.stats) countPlaywright(report)
  else if (report.passed !== undefined) sum.passed += report.passed, (sum.failed += report.failed)
  else countVitest(report)
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
