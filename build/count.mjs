// count.mjs DIR   adds up what the test runners wrote into DIR and prints "N passed, N failed, N skipped", below it every test that failed or passed only at its second try.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const dir = process.argv[2]
const sum = { passed: 0, failed: 0, skipped: 0 }
const names = [] // of what failed
const later = [] // of what passed at its second try

function fail(...parts) {
  sum.failed++
  names.push(parts.filter(Boolean).join(' › '))
}

/** The first line of an error that says anything, without its colours. */
function firstLine(text = '') {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is how a terminal is told colours
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '')
  return plain.split('\n').map((line) => line.trim()).find(Boolean) ?? ''
}

/** gotestsum's file: one JSON event a line. A package that failed without a failed test did not build, or did not end. */
function countGo(text, file) {
  const failed = new Map() // package → the tests of it that failed
  const running = new Map()
  for (const line of text.split('\n')) {
    if (!line) continue
    const { Action: action, Package: from, Test: test } = JSON.parse(line)
    const of = (tests) => tests.get(from) ?? tests.set(from, new Set()).get(from)
    if (!test) {
      if (action === 'fail') of(failed)
      continue
    }
    if (action === 'run') of(running).add(test)
    if (!['pass', 'fail', 'skip'].includes(action)) continue
    of(running).delete(test)
    if (action === 'pass') sum.passed++
    if (action === 'skip') sum.skipped++
    if (action === 'fail') of(failed).add(test)
  }
  for (const [from, tests] of failed) {
    // A test with parts fails because of them.
    for (const test of tests) if (![...tests].some((other) => other.startsWith(`${test}/`))) fail(file, from, test)
    const left = [...(running.get(from) ?? [])]
    if (tests.size === 0 || left.length > 0) fail(file, from, left.length ? `did not end: ${left.join(', ')}` : 'no test failed: it did not build, or did not start or end well')
  }
}

/** Vitest's JSON report. */
function countVitest(report) {
  sum.passed += report.numPassedTests ?? 0
  sum.skipped += report.numPendingTests ?? 0
  for (const file of report.testResults ?? []) {
    const at = relative(join(process.cwd(), 'frontend'), file.name)
    const failed = (file.assertionResults ?? []).filter((test) => test.status === 'failed')
    for (const test of failed) fail(at, ...(test.ancestorTitles ?? []), test.title, firstLine(test.failureMessages?.[0]))
    if (file.status === 'failed' && failed.length === 0) fail(at, firstLine(file.message)) // it could not be read
  }
}

/** Playwright's JSON report. What failed counts by its second try, where build/e2e.sh gave it one. */
function countPlaywright(report, again) {
  sum.passed += report.stats.expected ?? 0
  sum.skipped += report.stats.skipped ?? 0
  for (const error of report.errors ?? []) fail('browser', firstLine(error.message))
  const second = new Map((again?.suites ?? []).flatMap((suite) => tests(suite, [suite.title])).map((test) => [test.name, test]))
  for (const { name, status, error } of (report.suites ?? []).flatMap((suite) => tests(suite, [suite.title]))) {
    if (status !== 'unexpected' && status !== 'flaky') continue
    if (second.get(name)?.status !== 'expected') {
      fail(name, error)
      continue
    }
    sum.passed++
    later.push(`${name} › ${error}`)
  }
}

/** Every test of a suite: its name with those above it, how it ended, the first line of its error. */
function tests(suite, path) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    (spec.tests ?? []).map((test) => ({
      name: [...path, spec.title].filter(Boolean).join(' › '),
      status: test.status,
      error: firstLine(test.results?.flatMap((result) => result.errors ?? [])[0]?.message),
    })),
  )
  return [...own, ...(suite.suites ?? []).flatMap((inner) => tests(inner, [...path, inner.title]))]
}

const secondTry = (name) => {
  const path = join(dir, name.replace('.json', '-again.json'))
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8') || '{}') : undefined
}

for (const name of readdirSync(dir).filter((name) => /\.jsonl?$/.test(name)).sort()) {
  const text = readFileSync(join(dir, name), 'utf8')
  if (name.endsWith('.jsonl')) countGo(text, name.replace('.jsonl', ''))
  else if (!text.trim()) continue // its runner was ended before it wrote
  else {
    const report = JSON.parse(text)
    if (name.endsWith('-again.json')) continue // read with what it tried again
    if (report.stats) countPlaywright(report, secondTry(name))
    else if (report.passed !== undefined) {
      sum.passed += report.passed
      for (const { name, error } of report.failures) fail('window', name, firstLine(error))
    } else if (report.testResults) countVitest(report)
  }
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
for (const name of later) console.log(`ONLY THE SECOND TIME ${name}`)
for (const name of names) console.log(`FAILED ${name}`)
