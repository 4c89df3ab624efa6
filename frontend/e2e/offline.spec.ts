import { expect, test } from '@playwright/test'
import { answer, list, openDesk, openRow } from './desk'

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
