import { expect, type Page, test } from '@playwright/test'
import { convert, openDesk } from './desk'

/** Asks the program itself, as the page does. */
async function ask(page: Page, method: string, body: unknown) {
  return page.evaluate(
    async ([name, text]) => {
      const answer = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: text as string,
      })
      return answer.json()
    },
    [method, JSON.stringify(body)],
  )
}

type Thread = {
  inquiry: { id: number; order_number: string; state: string; subject: string }
  orders: {
    facts: { total: number; taxes: { total: number }[]; parcels: { third: boolean; pages: unknown[] }[] }
  }[]
  customer: { id: number; name: string; version: number; contacts: { kind: string; value: string }[] }
}

/** The first inquiry of the demo shop that is as wanted. */
async function find(page: Page, wanted: (t: Thread) => boolean): Promise<Thread> {
  const all = { state: '', account: 0, search: '', sort: 'new', after: '', limit: 200 }
  const { inquiries } = await ask(page, 'Inbox', all)
  for (const { id } of inquiries as { id: number }[]) {
    const thread: Thread = await ask(page, 'Thread', { id })
    if (wanted(thread)) return thread
  }
  throw new Error('the demo shop has no such inquiry')
}

async function open(page: Page, id: number) {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/inbox/${id}`)
  return page.getByRole('complementary', { name: '注文' })
}

test('the order pane adds up by tax rate and says loudly where a parcel goes to somebody else', async ({
  page,
}) => {
  await openDesk(page)
  const mixed = await find(page, (t) => (t.orders[0]?.facts.taxes.filter((x) => x.total > 0).length ?? 0) > 1)
  const facts = mixed.orders[0]?.facts
  expect(facts?.taxes.reduce((n, t) => n + t.total, 0)).toBe(facts?.total)
  const pane = await open(page, mixed.inquiry.id)
  const table = pane.getByRole('table', { name: '税率ごとの内訳' })
  await expect(table.getByRole('row', { name: /合計/ })).toContainText(
    `¥${facts?.total.toLocaleString('ja-JP')}`,
  )
  const gift = await find(
    page,
    (t) => t.orders[0]?.facts.parcels.some((p) => p.third && p.pages.length > 0) ?? false,
  )
  await open(page, gift.inquiry.id)
  await expect(pane.getByText('お届け先はご注文者と別の方です')).toBeVisible()
  const steps = pane.getByRole('region', { name: '配送' }).getByRole('listitem')
  await expect(steps).toHaveText([/^注文/, /^出荷/, /^輸送/, /^配達/])
  await expect(pane.getByRole('link', { name: '追跡ページ' }).first()).toHaveAttribute('href', /^https:\/\//)
})

test('a note about the customer is seen beside the inquiry, on their page and by a search', async ({
  page,
}) => {
  await openDesk(page)
  const thread = await find(
    page,
    (t) => t.customer.id > 0 && t.customer.name !== '' && t.inquiry.order_number !== '',
  )
  const card = (await open(page, thread.inquiry.id)).getByRole('region', { name: 'お客様', exact: true })
  await card.getByRole('button', { name: /^メモを(書く|直す)$/ }).click()
  const field = card.getByRole('textbox', { name: /お客様のメモ/ })
  await field.press('Control+a')
  await convert(page, ['り', 'りょう', 'りょうしゅうしょ'], '領収書は郵送で')
  await card.getByRole('button', { name: 'メモを保存する' }).click()
  await expect(card.getByText('領収書は郵送で')).toBeVisible()
  await card.getByRole('button', { name: /のすべてを見る$/ }).click()
  await expect(page).toHaveURL(/#\/customers\/\d+/)
  await expect(page.getByRole('article').getByText('領収書は郵送で')).toBeVisible()
  const search = page.getByRole('textbox', { name: '名前・電話・注文番号・メモで探す' })
  await search.click()
  await convert(page, ['ゆ', 'ゆうそう'], '郵送')
  await expect(page.getByRole('region', { name: 'お客様の一覧' }).getByRole('listitem')).toHaveCount(1)
  const now = await ask(page, 'CustomerByID', { id: thread.customer.id })
  await ask(page, 'SaveCustomer', { id: now.id, note: '', vip: false, version: now.version })
})

test('@ in a note calls a colleague, while Enter of the input method only converts', async ({ page }) => {
  await openDesk(page)
  const { staff } = await ask(page, 'StaffList', {})
  const [one] = staff as { id: number; name: string; kana: string }[]
  const thread = await find(page, (t) => t.inquiry.state === 'new')
  await open(page, thread.inquiry.id)
  await expect(page.getByRole('log', { name: '会話' })).toBeVisible()
  await page.getByRole('log', { name: '会話' }).focus()
  await page.keyboard.press('n')
  const field = page.getByRole('textbox', { name: '社内メモ' })
  await expect(field).toBeFocused()
  await convert(page, ['ざ', 'ざいこ'], '在庫を見て ')
  await page.keyboard.type('@')
  const people = page.getByRole('listbox', { name: '呼ぶ担当者' })
  await expect(people.getByRole('option').first()).toContainText(one?.name ?? '')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(`在庫を見て @${one?.name} `)
  await page.getByRole('button', { name: 'メモを残す' }).click()
  const note = page.getByRole('article').filter({ hasText: '在庫を見て' })
  await expect(note).toBeVisible()
  await note.getByRole('button', { name: 'メモを消す' }).click()
  await expect(page.getByText('このメモは書いた人が消しました。').first()).toBeVisible()
})

test('a call is taken without the mouse: the caller is found by reading and becomes an inquiry of their own', async ({
  page,
}) => {
  await openDesk(page)
  const thread = await find(
    page,
    (t) => t.customer.contacts.some((c) => c.kind === 'tel') && t.inquiry.order_number !== '',
  )
  const tel = thread.customer.contacts.find((c) => c.kind === 'tel')?.value ?? ''
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  const box = page.getByRole('dialog', { name: '電話メモ' })
  const who = box.getByRole('textbox', { name: '電話番号・名前・読み' })
  await expect(who).toBeFocused()
  await convert(page, [thread.customer.name.slice(0, 1)], thread.customer.name)
  await expect(box.getByRole('region', { name: `${thread.customer.name} 様` }).first()).toBeVisible()
  await who.fill(tel.slice(-4))
  const caller = box.getByRole('region', { name: `${thread.customer.name} 様` }).first()
  await expect(caller).toContainText('下 4 桁が一致')
  await caller.getByRole('radio', { name: 'このお客様の新しい問い合わせにする' }).check()
  await box.getByRole('textbox', { name: '話した内容' }).click()
  await convert(page, ['こうか', 'こうかん'], '交換を希望されています')
  await box.getByRole('checkbox', { name: /電話で用件が済みました/ }).check()
  await box.getByRole('button', { name: '電話メモを残す' }).click()
  const memo = page.getByRole('article').filter({ hasText: '交換を希望されています' })
  await expect(memo).toContainText('着信')
  await expect(memo).toContainText(thread.customer.name)
  await expect(page.getByText(/ここから返信はできません/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: '返信の本文' })).toHaveCount(0)
})

test('a carrier takes only pages of its own, and gives the shipped one back', async ({ page }) => {
  await openDesk(page)
  await page.evaluate(() => {
    location.hash = '#/settings/carriers'
  })
  const field = page.getByRole('textbox', { name: 'ヤマト運輸の追跡ページ' })
  const shipped = await field.inputValue()
  await field.fill('https://example.com/{n}')
  await page.getByRole('button', { name: 'ヤマト運輸の追跡ページを保存する' }).click()
  await expect(page.getByText(/のページではありません/)).toBeVisible()
  await field.fill('https://toi.kuronekoyamato.co.jp/x/{n}')
  await field.press('Enter')
  await expect(page.getByRole('button', { name: 'ヤマト運輸の追跡ページを元に戻す' })).toBeVisible()
  await page.getByRole('button', { name: 'ヤマト運輸の追跡ページを元に戻す' }).click()
  await expect(field).toHaveValue(shipped)
})
