import { afterEach, expect, test, vi } from 'vitest'
import { call } from './api'
import { noDraft } from './fake/desk'

afterEach(() => vi.unstubAllGlobals())

/** Answers every request and keeps how it was sent. */
function listen() {
  const sent: RequestInit[] = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    sent.push(init)
    return new Response('{}')
  })
  return sent
}

test('a draft is saved also while the page goes away, unless it is too long for that', async () => {
  const sent = listen()
  await call('SaveDraft', { ...noDraft(1), text: 'すぐに確かめます。' })
  await call('SaveDraft', { ...noDraft(1), text: 'あ'.repeat(20_000) })
  await call('TakeBack', { id: 1 })
  expect(sent.map((init) => init.keepalive)).toEqual([true, false, false])
})
