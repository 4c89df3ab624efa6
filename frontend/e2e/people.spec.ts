import { expect, type Page, test } from '@playwright/test'
import { convert, list, openDesk, openMenu, openRow, sitDown } from './desk'

const PIN = '246813'
const NAME = `小川${Date.now() % 10_000}`

/** What of a thread nobody may see who sees masks. */
const gather = (page: Page, id: number) =>
  page.evaluate(async (inquiry) => {
    const ask = async (method: string, body: unknown) => {
      const answer = await fetch(`/api/${method}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      return answer.json()
    }
    const t = await ask('Thread', { id: inquiry })
    const persons = t.orders.flatMap((o: { facts: { buyer: unknown; parcels: { to: unknown }[] } }) => [
      o.facts.buyer,
      ...o.facts.parcels.map((p) => p.to),
    ])
    return [
      t.inquiry.customer,
      t.address,
      ...persons.flatMap((p: Record<string, string>) => [p.name, p.phone, p.rest, p.address]),
    ].filter((v): v is string => typeof v === 'string' && v.length > 3 && !v.includes('＊'))
  }, id)

/** Every text, tooltip, label and value of the page, and its title. */
const everything = (page: Page) =>
  page.evaluate(() => {
    const attributes = [...document.querySelectorAll('*')].flatMap((e) =>
      [...e.attributes].map((a) => a.value),
    )
    const fields = [...document.querySelectorAll('input, textarea')].map((e) =>
      e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement ? e.value : '',
    )
    return [document.title, document.body.textContent, ...attributes, ...fields].join('\n')
  })

test('a trainee is added, sees masks only, and cannot send or leave the desk', async ({ page }) => {
  await openDesk(page)
  await openRow(page, 0)
  const id = Number(new URL(page.url()).hash.match(/inbox\/(\d+)/)?.[1])
  const secrets = await gather(page, id)
  expect(secrets.length).toBeGreaterThan(0)

  await page.goto(`${page.url().split('#')[0]}#/settings/people`)
  await page.getByRole('button', { name: '担当者を加える' }).click()
  await page.getByLabel('名前', { exact: true }).focus()
  // Converting with an input method saves nothing; only the finished name is there.
  await convert(page, ['お', 'おが', '小川'], NAME)
  await page.getByLabel('権限', { exact: true }).selectOption('trainee')
  await page.getByRole('button', { name: '保存する' }).click()
  await page.getByRole('button', { name: `${NAME} さんの PIN：PIN を決める` }).click()
  const form = page.getByRole('form', { name: `${NAME} さんの PIN` })
  await form.getByRole('textbox').fill(PIN)
  await form.getByRole('button', { name: 'PIN を決める' }).click()
  await expect(page.getByText('PIN を決めました')).toBeVisible()

  await sitDown(page, NAME, '111112')
  await expect(page.getByText('PIN が違います。', { exact: false })).toBeVisible()
  await page.getByRole('textbox', { name: `${NAME} さんの PIN` }).fill(PIN)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `${NAME} 臨時のメニュー` })).toBeVisible()

  await page.goto(`${page.url().split('#')[0]}#/inbox/${id}`)
  await expect(page.getByRole('button', { name: '店長に確認を頼む' })).toBeVisible()
  const shown = await everything(page)
  for (const secret of secrets) expect(shown).not.toContain(secret)
  expect(shown).toContain('＊＊')
  expect(shown).not.toMatch(/[\w.]+@[\w-]+\.[a-z]{2,}/)

  const screens = page.getByRole('navigation', { name: '画面' })
  await expect(screens.getByRole('button', { name: /^接続/ })).toHaveCount(0)
  await page.goto(`${page.url().split('#')[0]}#/accounts`)
  await expect(page.getByRole('heading', { name: 'この画面は、いまの権限では開けません' })).toBeVisible()
  const refused = await page.evaluate(async (inquiry) => {
    const send = await fetch('/api/Send', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        id: inquiry,
        text: 'a',
        files: [],
        template: 0,
        done: false,
        hold: 0,
        seen_id: 0,
      }),
    })
    return (await send.json()).error.code
  }, id)
  expect(refused).toBe('approval')

  await openMenu(page)
  await page.getByRole('menuitem', { name: 'いますぐロックする' }).click()
  await expect(page.getByRole('heading', { name: '画面をロックしています' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: '画面をロックしています' })).toBeVisible()
  await page.getByRole('button', { name: /店長/ }).first().click()
  await expect(list(page)).toBeVisible()

  await page.goto(`${page.url().split('#')[0]}#/settings/audit`)
  await expect(page.getByRole('cell', { name: 'PIN が違った' }).first()).toBeVisible()
  await page.goto(`${page.url().split('#')[0]}#/settings/people`)
  await page.getByRole('button', { name: `${NAME} さんを外す` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '外す', exact: true }).click()
  await expect(page.getByText(`やめた人：`, { exact: false })).toBeVisible()
})
