import { expect, test } from '@playwright/test'
import { answer, convert, goTo, list, openDesk, openRow } from './desk'

test('with the program gone the page keeps what is written and says so; back again it saves', async ({
  page,
  context,
}) => {
  await openDesk(page)
  await openRow(page, 4)
  await answer(page).fill('')
  await expect(list(page).getByRole('option').first()).toBeVisible()
  await context.setOffline(true)
  await answer(page).fill('回線が切れている間に書いた返信です。')
  await expect(page.getByText(/つながりません|保存できません|保存できていません/).first()).toBeVisible()
  await expect(answer(page)).toHaveValue('回線が切れている間に書いた返信です。')
  await expect(list(page).getByRole('option').first()).toBeVisible()
  await context.setOffline(false)
  const saved = page.waitForResponse((r) => r.url().endsWith('/api/SaveDraft') && r.ok())
  await answer(page).press('End')
  await answer(page).pressSequentially('続きです。')
  await saved
  await page.reload()
  await expect(answer(page)).toHaveValue('回線が切れている間に書いた返信です。続きです。')
  await answer(page).fill('')
})

test('every screen says it, and an answer left behind is saved by itself when the program is back', async ({
  page,
  context,
}) => {
  await openDesk(page)
  await openRow(page, 5)
  const gone = page.getByRole('alert').filter({ hasText: '書いた文はこの画面に残っています' })
  const before = await answer(page).inputValue()
  await answer(page).fill('')
  await expect(gone).toBeHidden()
  await context.setOffline(true)
  await convert(page, ['ち', 'ちゅう'], '中断の間に書きました。')
  await expect(page.getByText('下書きはまだ保存できていません')).toBeVisible()
  await expect(page.getByText('つながっていません')).toBeVisible()
  await list(page).getByRole('option').nth(6).click()
  for (const screen of ['レポート', 'テンプレート', '設定']) {
    await goTo(page, screen)
    await expect(gone).toBeVisible()
  }
  const saved = page.waitForResponse((r) => r.url().endsWith('/api/SaveDraft') && r.ok())
  await context.setOffline(false)
  await saved
  await expect(gone).toBeHidden()
  await expect(page.getByRole('textbox', { name: '店舗名' })).toBeVisible()
  await page.reload()
  await goTo(page, '受付')
  await openRow(page, 5)
  await expect(answer(page)).toHaveValue('中断の間に書きました。')
  await answer(page).fill(before)
})
