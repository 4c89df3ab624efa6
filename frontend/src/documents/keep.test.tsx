import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { fakeDoor } from '../host/fake'
import { newDesk } from '../host/fake/desk'
import type { Thread } from '../host/types'
import { show } from '../test/show'
import { MessageMenu } from '../thread/MessageMenu'

beforeAll(async () => {
  await import('./KeepForm')
})

/** The form over a message that has a file. */
async function keep() {
  const { messages } = (await fakeDoor(newDesk(Date.now()))('Thread', { id: 1 })) as Thread
  const message = messages.find((m) => m.files.length > 0)
  if (!message) throw new Error('no message has a file')
  const shop = show(<MessageMenu message={message} inquiry={1} onMark={() => {}} />)
  await shop.user.click(await screen.findByRole('button', { name: 'メッセージの操作' }))
  await shop.user.click(await screen.findByRole('menuitem', { name: '添付を書類として残す' }))
  return { ...shop, form: within(await screen.findByRole('form', { name: '書類として残す' })) }
}

it('keeps an attachment as a document once it is said whose it is and what it comes to', async () => {
  const { user, bodies, form } = await keep()
  await user.click(form.getByRole('button', { name: '残す' }))
  expect(form.getByText('取引先を入れてください。')).toBeVisible()
  expect(form.getByRole('textbox', { name: '取引先' })).toHaveFocus()
  await user.type(form.getByRole('textbox', { name: '取引先' }), 'ヤマト運輸株式会社')
  await user.click(form.getByRole('button', { name: '残す' }))
  expect(form.getByRole('textbox', { name: '金額（税込）' })).toHaveFocus()
  expect(bodies('KeepDocument')).toEqual([])
  await user.type(form.getByRole('textbox', { name: '金額（税込）' }), '１５，２９０円')
  expect(form.queryByRole('option', { name: '返金のお知らせ' })).toBeNull()
  await user.selectOptions(form.getByLabelText('モール'), 'rakuten')
  await user.type(form.getByRole('textbox', { name: '10%' }), '14,190')
  await user.type(form.getByRole('textbox', { name: '8% 軽減' }), '1000')
  await user.click(form.getByRole('button', { name: '残す' }))
  expect(form.getByRole('status')).toHaveTextContent('税率ごとの合計 ¥15,190 が、金額 ¥15,290 と合いません。')
  expect(form.getByRole('textbox', { name: '10%' })).toHaveFocus()
  await user.type(form.getByRole('textbox', { name: '8% 軽減' }), '円以上')
  await user.click(form.getByRole('button', { name: '残す' }))
  expect(form.getByRole('textbox', { name: '8% 軽減' })).toHaveFocus()
  await user.clear(form.getByRole('textbox', { name: '8% 軽減' }))
  await user.type(form.getByRole('textbox', { name: '8% 軽減' }), '1000')
  expect(bodies('KeepDocument')).toEqual([])
  await user.type(form.getByRole('textbox', { name: 'そのほか（対象外・非課税）' }), '100')
  await user.click(form.getByRole('button', { name: '残す' }))
  await waitFor(() => expect(screen.queryByRole('form', { name: '書類として残す' })).toBeNull())
  expect(bodies('KeepDocument')[0]).toMatchObject({
    kind: 'invoice',
    partner: 'ヤマト運輸株式会社',
    amount: 15290,
    channel: 'rakuten',
    rates: [
      { rate: 10, amount: 14190, tax: 0 },
      { rate: 8, amount: 1000, tax: 0 },
      { rate: 0, amount: 100, tax: 0 },
    ],
  })
  expect(await screen.findByText(/書類 DOC-\d{6}-0004 として残しました/)).toBeVisible()
})
