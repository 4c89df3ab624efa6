import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Problem, setDoor } from '../host/api'
import { newClient } from '../host/client'
import { fakeDoor } from '../host/fake'
import { onHint } from '../host/queries/hints'
import { keys } from '../host/queries/keys'
import type { HistoryQuery } from '../host/types'
import { openShop } from '../test/shop'

/** A customer who has written so often, all of it behind what is there. */
const often = (n: number) =>
  openShop('#/customers/1', (desk) => {
    const first = desk.rows.get(1)
    if (!first) throw new Error('the pretend shop has no first inquiry')
    for (let i = 0; i < n; i++) desk.rows.set(90_000 + i, { ...first, id: 90_000 + i, subject: `質問 ${i}` })
  })

it('reads the history of a customer of thousands as far as it is in sight', async () => {
  const { calls } = often(3000)
  const part = await screen.findByRole('region', { name: /^問い合わせ/ })
  expect(await within(part).findByText('質問 0')).toBeVisible()
  await waitFor(() => expect(calls('CustomerHistory').length).toBeGreaterThan(1))
  const asked = calls('CustomerHistory').map((c) => c.body as { of: string; limit: number })
  expect(asked.length).toBeLessThan(8)
  expect(new Set(asked.map((a) => a.limit))).toEqual(new Set([50]))
})

it('shows a short history whole', async () => {
  often(3)
  const part = await screen.findByRole('region', { name: /^問い合わせ/ })
  expect(await within(part).findByText('質問 2')).toBeVisible()
})

it('keeps what was read of a history when a later page fails, and reads on when asked', async () => {
  const { user, desk } = often(120)
  const door = fakeDoor(desk)
  const tried: string[] = []
  let cut = true
  setDoor(async (method, body, signal) => {
    const { of, after } = (method === 'CustomerHistory' ? body : {}) as Partial<HistoryQuery>
    if (of === 'inquiries' && after) tried.push(after)
    if (cut && of === 'inquiries' && after) throw new Problem('internal', 'いまは読めません。')
    return door(method, body, signal)
  })
  const part = await screen.findByRole('region', { name: /^問い合わせ/ })
  const failed = await within(part).findByRole('alert')
  expect(failed).toHaveTextContent('いまは読めません。')
  expect(within(part).getByText('質問 0')).toBeVisible()
  expect(tried).toEqual(['50'])
  cut = false
  await user.click(within(failed).getByRole('button', { name: 'もう一度' }))
  await waitFor(() => expect(within(part).queryByRole('alert')).toBeNull())
  expect(tried.slice(0, 2)).toEqual(['50', '50'])
})

it('reads only the first pages of a long history again', async () => {
  const client = newClient()
  const key = keys.customerHistory(1, 'orders')
  const pages = Array.from({ length: 60 }, (_, i) => ({ orders_next: `${i}` }))
  client.setQueryData(key, { pages, pageParams: pages.map((_, i) => i) })
  client.setQueryData(keys.customer(1), { id: 1 })
  onHint(client, { name: 'all', ids: [] })
  expect(client.getQueryData<{ pages: unknown[] }>(key)?.pages).toHaveLength(4)
  expect(client.getQueryState(key)?.isInvalidated).toBe(true)
  expect(client.getQueryData(keys.customer(1))).toEqual({ id: 1 })
})
