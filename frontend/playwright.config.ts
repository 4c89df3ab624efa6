import process from 'node:process'
import { defineConfig } from '@playwright/test'

// MADOGUCHI_URL is the address that `madoguchi demo --serve 127.0.0.1:0` prints, with its key.
const url = process.env.MADOGUCHI_URL
if (!url)
  throw new Error('MADOGUCHI_URL is not set: start "madoguchi demo --serve 127.0.0.1:0" and give its address')

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Quiet and offline: nothing but the page under test speaks to anybody. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../build/out/e2e',
  // One shop serves every test, so they go one after the other.
  workers: 1,
  timeout: 120_000, // no test is about time: two cores that do much else besides are slow, not wrong
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: url,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromium,
      // Chromium refuses to run as root in its sandbox.
      args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
    },
  },
})
