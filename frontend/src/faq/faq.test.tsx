import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, it } from 'vitest'
import { openShop } from '../test/shop'

// The screen comes in a piece of its own, which the first test would wait for.
beforeAll(() => import('../templates/TextsScreen'))

const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent ?? '')

it('writes a question, narrows the list, moves a row and refuses a hole on a page', async () => {
  const { user, calls } = openShop('#/templates/faq')
  await user.click(await screen.findByRole('button', { name: '新しい質問' }))
  const question = screen.getByRole('textbox', { name: '質問' })
  await waitFor(() => expect(question).toHaveFocus())
  await user.type(question, '送料はいくらですか')
  await user.type(screen.getByRole('textbox', { name: '回答' }), '550 円です。')
  expect(await screen.findByText(/に保存しました/)).toBeVisible()
  const saved = calls('SaveFAQ').length
  await user.type(screen.getByRole('textbox', { name: '回答' }), '{{お客様名}')
  await user.click(screen.getByRole('checkbox', { name: 'お店のページに出す' }))
  expect(await screen.findByText(/\{ \} の所が埋まりません/)).toBeVisible()
  expect(calls('SaveFAQ').length).toBeGreaterThan(saved)

  const search = screen.getByRole('searchbox', { name: '質問・回答・分類で探す' })
  await user.type(search, '送料')
  await waitFor(() => expect(screen.getByText('3 件中 1 件')).toBeVisible())
  await user.clear(search)
  await screen.findByText('3 件')
  const up = screen.getByRole('button', { name: '「のしは付けられますか？」を上へ' })
  up.focus()
  await user.keyboard('{ArrowUp}')
  await waitFor(() => expect(rows()[0]).toContain('のしは'))
  expect(calls('MoveFAQ')[0]?.body).toEqual({ id: 702, place: 0 })
  await waitFor(() => expect(up).toHaveFocus())
})

it('shows what is pasted into the pages of the malls', async () => {
  const { user, calls } = openShop('#/templates/faq')
  await user.click(await screen.findByRole('button', { name: 'お店のページ用に書き出す' }))
  const dialog = await screen.findByRole('dialog')
  const text = await within(dialog).findByRole('textbox', { name: '貼り付ける HTML' })
  await waitFor(() => expect(text).toHaveDisplayValue(/<p><b>Q\. 注文してから/))
  expect(text).not.toHaveDisplayValue(/のしは/)
  await user.selectOptions(within(dialog).getByRole('combobox', { name: '分類' }), '分類なし')
  await waitFor(() => expect(calls('ExportFAQs').at(-1)?.body).toMatchObject({ kind: 'html', category: -1 }))
})

it('puts an answer at the caret by its key, those of the category first', async () => {
  const { user, calls } = openShop('#/inbox/1')
  const field = await screen.findByRole('textbox', { name: '返信の本文' })
  await user.click(field)
  await user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}')
  const box = await screen.findByRole('combobox', { name: 'よくある質問から入れる' })
  await waitFor(() => expect(box).toHaveFocus())
  const options = await screen.findAllByRole('option', { name: /？/ })
  expect(options[0]).toHaveTextContent('注文してからどのくらいで届きますか？')
  await user.keyboard('{ArrowDown}{Enter}')
  await waitFor(() => expect(field).toHaveValue('無料でお付けします。'))
  await waitFor(() => expect(field).toHaveFocus())
  expect(calls('UseFAQ')[0]?.body).toEqual({ id: 1, faq: 702 })
  await user.keyboard('{Control>}{Shift>}f{/Shift}{/Control}')
  await screen.findByRole('combobox', { name: 'よくある質問から入れる' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(field).toHaveFocus())
})

it('makes an entry of a reply in the thread and tells what was taken out', async () => {
  const { user, calls } = openShop('#/inbox/1')
  const menus = await screen.findAllByRole('button', { name: 'メッセージの操作' })
  for (const menu of menus) {
    await user.click(menu)
    const item = screen.queryByRole('menuitem', { name: 'この質問と返信をよくある質問にする' })
    if (item) {
      await user.click(item)
      break
    }
    await user.keyboard('{Escape}')
  }
  expect(await screen.findByRole('textbox', { name: '質問' })).toHaveValue('箱を開けたあとでも返品できますか')
  expect(screen.getByRole('note')).toHaveTextContent('印に変えたもの：お客様名、日付')
  expect(calls('FAQFrom')).toHaveLength(1)
})
