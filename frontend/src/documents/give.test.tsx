import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { blankDocument } from '../host/blank.document'
import { show } from '../test/show'
import { GiveForm } from './GiveForm'

const DAY = 86_400_000

/** The form of a paper that was issued so many days ago; the first talk was answered yesterday. */
async function give(daysAgo: number) {
  const issued = new Date(Date.now() + 9 * 3_600_000 - daysAgo * DAY).toISOString().slice(0, 10)
  const shop = show(<GiveForm doc={{ ...blankDocument, id: 1, inquiry_id: 1, issued }} onEnd={() => {}} />)
  await screen.findByRole('option', { name: '返信で送信' })
  await shop.user.selectOptions(screen.getByRole('combobox', { name: '渡し方' }), '返信で送信')
  await waitFor(() => expect(shop.bodies('Thread')).toHaveLength(1))
  return shop
}

it('offers the answers since the paper was issued', async () => {
  await give(1)
  expect(await screen.findByRole('option', { name: /田中$/ })).toBeVisible()
})

it('offers no answer that is older than the paper', async () => {
  const { settled } = await give(0)
  await settled()
  expect(screen.queryByRole('option', { name: /田中$/ })).toBeNull()
})
