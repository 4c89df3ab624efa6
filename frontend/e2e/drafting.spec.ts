import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { answer, call, composer, convert, openDesk, openRow } from './desk'

const LIE = '9,876,543円'

/** A pretend machine on this PC that words the points and lies about an amount. */
async function machine(run: (url: string) => Promise<void>) {
  const server = createServer((req, res) => {
    if (req.url?.endsWith('/models')) return res.end(JSON.stringify({ data: [{ id: 'liar' }] }))
    res.setHeader('Content-Type', 'text/event-stream')
    for (const content of ['お待たせして', 'おります。', `差額は${LIE}です。`])
      res.write(`data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`)
    res.end('data: [DONE]\n\n')
  })
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  const { port } = server.address() as AddressInfo
  await run(`http://127.0.0.1:${port}/v1`)
  server.closeAllConnections()
  await new Promise((go) => server.close(go))
}

test('a draft of a machine that lies cannot be sent until it is put right', async ({ page }) => {
  await machine(async (url) => {
    await openDesk(page)
    await page.goto(`${page.url().split('#')[0]}#/settings/drafting`)
    await page.getByLabel('下書きの手伝いを使う').check()
    await page.getByLabel('接続先').fill(url)
    await page.getByLabel('モデル').fill('liar')
    await page.getByRole('button', { name: '接続テスト' }).click()
    await expect(page.getByText(/お客様の情報は送っていません/)).toBeVisible()
    await page.getByRole('button', { name: '保存する' }).click()
    await expect(page.getByText('下書きの手伝いの設定を保存しました')).toBeVisible()
    const kept = await call(page, 'DraftSettings', {})
    await call(page, 'SaveDraftSettings', {
      ...kept,
      categories: [],
      cares: [],
      money: false,
      sensitive: false,
    })

    await openDesk(page)
    await openRow(page, 3)
    const before = await answer(page).inputValue()
    await composer(page).getByRole('button', { name: '下書きを作ってもらう' }).click()
    const dialog = page.getByRole('dialog', { name: '下書きを作ってもらう' })
    const points = dialog.getByLabel('要点')
    await points.click()
    await convert(page, ['おまたせ', 'お待たせ'], 'お待たせのお詫び')
    await expect(points).toHaveValue('お待たせのお詫び')
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: '下書きを頼む' }).click()
    await expect(dialog.getByText(LIE).first()).toBeVisible()
    await dialog.getByRole('button', { name: '本文に入れる' }).click()
    await expect(answer(page)).toHaveValue(new RegExp(LIE))

    const lie = composer(page).getByRole('listitem').filter({ hasText: LIE })
    await expect(lie).toBeVisible()
    await lie.getByRole('button', { name: '確かめる' }).click()
    const confirm = page.getByRole('dialog', { name: '記録と照らして確かめる' })
    await confirm.getByLabel(/同じ文字を入れて/).fill('1円')
    await confirm.getByRole('button', { name: '確かめた' }).click()
    await expect(confirm.getByText(/本文の言葉と違います/)).toBeVisible()
    await confirm.getByRole('button', { name: 'やめて本文を直す' }).click()

    const text = await answer(page).inputValue()
    await answer(page).fill(text.replace(`差額は${LIE}です。`, ''))
    await expect(lie).toBeHidden()
    await answer(page).fill(before)
    await call(page, 'SaveDraftSettings', { ...kept, on: false })
  })
})
