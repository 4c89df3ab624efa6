import { afterEach, expect, test, vi } from 'vitest'
import { move, placeNow } from '../nav'
import { call, Problem } from './api'
import { forgetEarly } from './early'
import { askFirst, listCalls } from './first'

type Asked = { method: string; body: unknown }

/** A program that answers each call with its method, and refuses Tags. */
function answering() {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    asked.push(path)
    const one = ({ method }: Asked) =>
      method === 'Tags' ? { error: { code: 'forbidden', text: 'だめです。' } } : { answer: { method } }
    const said: unknown = path === '/api' ? (JSON.parse(body) as Asked[]).map(one) : { fresh: true }
    return new Response(JSON.stringify(said), { status: 200 })
  })
  return asked
}

afterEach(() => {
  forgetEarly()
  vi.unstubAllGlobals()
})

test('what was asked for early is taken once, and asked for again after that', async () => {
  const asked = answering()
  askFirst(placeNow())
  expect(await call('Me', {})).toEqual({ method: 'Me' })
  expect(asked).toEqual(['/api', '/api'])
  expect(await call('Me', {})).toEqual({ fresh: true })
  expect(asked).toEqual(['/api', '/api', '/api/Me'])
})

test('one that is refused is refused to whoever asks, and takes nothing from the others', async () => {
  answering()
  askFirst(placeNow())
  await expect(call('Tags', {})).rejects.toEqual(new Problem('forbidden', 'だめです。'))
  expect(await call('Views', {})).toEqual({ method: 'Views' })
})

test('other words are another question', async () => {
  const asked = answering()
  askFirst(placeNow())
  await call('Counts', { accounts: [7], owner: 0 })
  expect(asked.at(-1)).toBe('/api/Counts')
})

test('a program that is not there is told to all of them', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no line')
  })
  askFirst(placeNow())
  await expect(call('Views', {})).rejects.toMatchObject({ code: 'offline' })
})

test('the list is asked for as it will be shown, and not where none is', () => {
  const place = move(placeNow(), { to: 'account', account: 3 })
  const asked = listCalls(place)
  expect(asked.find((c) => c.method === 'Inbox')?.body).toMatchObject({ accounts: [3], state: 'new' })
  expect(asked.filter((c) => c.method === 'Counts')).toHaveLength(2)
  expect(listCalls(move(place, { to: 'screen', screen: 'report' })).map((c) => c.method)).toEqual(['Me'])
})
