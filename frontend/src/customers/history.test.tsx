import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
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
