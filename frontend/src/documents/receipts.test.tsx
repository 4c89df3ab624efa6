import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { blankDocument } from '../host/blank.document'
import type { Desk } from '../host/fake/desk'
import { openShop } from '../test/shop'
import { show } from '../test/show'
import { closeReceipt, showDocument } from './open'
import { ReceiptDone } from './ReceiptDone'

// What comes in pieces of its own would be waited for by the first test.
beforeAll(async () => {
  await import('../books/BooksScreen')
  await import('../order/Parts')
  await import('./ReceiptForm')
  await import('./KeepForm')
})

beforeEach(() => showDocument(0))
afterEach(() => {
  closeReceipt()
  vi.restoreAllMocks()
})

const sitting = (role: string) => (d: Desk) => {
  d.staff = d.staff.map((s) => (s.id === 2 ? { ...s, role } : s))
  d.sitting = 2
}

/** The form of a receipt, opened beside the first inquiry. */
async function beside() {
  const shop = openShop('#/inbox/1')
  await screen.findByRole('textbox', { name: '返信の本文' })
  await shop.user.click(await screen.findByRole('button', { name: '領収書を作る' }))
  const dialog = await screen.findByRole('dialog', { name: '領収書を作る' })
  await within(dialog).findByRole('region', { name: 'こう発行されます' })
  return { ...shop, dialog: within(dialog) }
}

const giveName = async ({ user, dialog }: Pick<Awaited<ReturnType<typeof beside>>, 'user' | 'dialog'>) => {
  await user.type(dialog.getByRole('textbox', { name: '宛名' }), '見本工業株式会社')
  await user.type(dialog.getByRole('textbox', { name: '理由' }), 'モールで発行できないとのご連絡')
  await waitFor(() =>
    expect(dialog.getByRole('button', { name: '発行する' })).not.toHaveAttribute('aria-disabled', 'true'),
  )
}

it('says first who gives the receipt and what is in the way, and issues nothing until it is clear', async () => {
  const { user, calls, dialog } = await beside()
  expect(dialog.getByRole('region', { name: '領収書の発行' })).toBeVisible()
  const doubts = within(dialog.getByRole('list', { name: '確かめる所' }))
  expect(doubts.getByText(/お客様がモールで発行します/)).toBeVisible()
  expect(doubts.getByText(/宛名がありません/)).toBeVisible()
  await user.click(dialog.getByRole('button', { name: '発行する' }))
  expect(calls('IssueReceipt')).toEqual([])
  await giveName({ user, dialog })
  const paper = within(dialog.getByRole('region', { name: 'こう発行されます' }))
  expect(paper.getByText('見本工業株式会社 御中')).toBeVisible()
  expect(paper.getByText('但し お品代として')).toBeVisible()
})

it('asks once whether a receipt without a name is what the customer wants', async () => {
  const { user, dialog } = await beside()
  const none = dialog.getByRole('checkbox', { name: /宛名なし/ })
  expect(dialog.getByText(/宛名なし（上様）でよいか、お客様に確かめてください/)).toBeVisible()
  await user.click(none)
  await waitFor(() => expect(dialog.queryByText(/お客様に確かめてください/)).toBeNull())
  await user.type(dialog.getByRole('textbox', { name: '宛名' }), '田中')
  expect(dialog.queryByRole('checkbox', { name: /宛名なし/ })).toBeNull()
})

it('issues a receipt, attaches it to the open reply, and gives it again only as a copy with a reason', async () => {
  const { user, calls, dialog } = await beside()
  await giveName({ user, dialog })
  await user.click(dialog.getByRole('button', { name: '発行する' }))
  const done = await dialog.findByRole('heading', { name: /DOC-202611-0004）を発行しました/ })
  expect(done).toHaveFocus()
  expect(calls('IssueReceipt')[0]?.body).toMatchObject({
    inquiry_id: 1,
    kind: 'receipt',
    name: '見本工業株式会社',
    reason: 'モールで発行できないとのご連絡',
    way: 'mail',
  })
  await user.click(dialog.getByRole('button', { name: '返信に添付する' }))
  expect(await screen.findByText('領収書_DOC-202611-0004.pdf')).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

  await user.click(screen.getByRole('button', { name: '領収書を作る' }))
  const again = within(await screen.findByRole('dialog', { name: '領収書を作る' }))
  expect(await again.findByText(/もう領収書を発行しています/)).toBeVisible()
  await user.click(again.getByRole('button', { name: 'DOC-202611-0004 を再発行する' }))
  expect(await again.findByText('再発行（1 回目、もとの番号 DOC-202611-0004）')).toBeVisible()
  expect(again.queryByRole('textbox', { name: '宛名' })).toBeNull()
  await user.type(again.getByRole('textbox', { name: '理由' }), '紛失')
  await waitFor(() => expect(again.queryByText('再発行の理由を書いてください。')).toBeNull())
  await user.click(again.getByRole('button', { name: '発行する' }))
  await user.click(await again.findByRole('button', { name: '書類で見る' }))
  const detail = within(await screen.findByRole('region', { name: '書類' }))
  expect(await detail.findByText('DOC-202611-0005')).toBeVisible()
})

it('reminds of the stamp before the paper is printed', () => {
  const doc = { ...blankDocument, id: 7, doc_id: 'DOC-202611-0007', label: '領収書', type: 'text/plain' }
  show(<ReceiptDone doc={doc} stamp="印刷して渡すときは、収入印紙が要ります。" />)
  expect(screen.getByRole('note')).toHaveTextContent('印刷して渡すときは、収入印紙が要ります。')
  expect(screen.getByRole('button', { name: '開く・印刷する' })).toBeVisible()
  expect(screen.queryByRole('button', { name: '返信に添付する' })).toBeNull()
})

it('offers a notice of a refund on the entry of the refund', async () => {
  const { user } = openShop('#/books')
  await screen.findByRole('listbox', { name: '経理の記録の一覧' })
  await user.click(screen.getByRole('option', { name: /・一部返金・/ }))
  const detail = within(screen.getByRole('region', { name: '経理の記録' }))
  await user.click(await detail.findByRole('button', { name: '返還インボイスを作る' }))
  expect(await screen.findByRole('dialog', { name: /返金のお知らせ/ })).toBeVisible()
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('option', { name: /・発送前キャンセル・/ }))
  expect(detail.queryByRole('button', { name: '返還インボイスを作る' })).toBeNull()
})

it('is not offered to those who may not send', async () => {
  openShop('#/inbox/1', sitting('trainee'))
  await screen.findByRole('textbox', { name: '返信の本文' })
  await screen.findByRole('region', { name: '領収書の発行' })
  expect(screen.queryByRole('button', { name: '領収書を作る' })).toBeNull()
})
