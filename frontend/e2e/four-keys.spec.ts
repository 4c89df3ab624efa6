import { expect, type Page, test } from '@playwright/test'
import { answer, call, convert, openDesk, openNamed } from './desk'
import { type OwnShop, ownShop } from './ownshop'

// Answering a common question takes four presses beyond reading: R, Enter, Ctrl Enter, and one to spare for a fact that
// nobody but the shop knows. The ten that shops are asked most, on every channel.
const MOST = 4

type Facts = { number: string; total: number; parcels: { number: string }[]; payment: string }

type Question = {
  about: string
  asked: RegExp
  template: string
  /** What the answer has to say, besides the words of its order. */
  says: (order: Facts | undefined) => (string | RegExp)[]
  /** It asks for something that is a choice: this one is taken. */
  choose?: string
}

const yen = (n: number) => `${n.toLocaleString('ja-JP')}円`
const A_DAY = String.raw`\d+月\d+日\(.\)`

/** Every parcel's number, however it is parted by strokes. */
const tracked = (o: Facts | undefined) =>
  (o?.parcels ?? []).map((p) => new RegExp([...p.number].join('[- ]?')))

const QUESTIONS: Question[] = [
  {
    about: '配送状況',
    asked: /先方には今日届く予定でしたよね/,
    template: '配送状況のご案内',
    says: (o) => [new RegExp(`${A_DAY}に出荷しました`), o?.number ?? '-', ...tracked(o)],
  },
  {
    about: '発送予定',
    asked: /いつ頃の発送になりますか/,
    template: '発送予定日のご案内',
    says: (o) => [new RegExp(`${A_DAY}に出荷する予定です`), o?.number ?? '-'],
  },
  {
    about: '追跡番号',
    asked: /楽天で飯碗を2つ注文しました/,
    template: '発送のお知らせ（追跡番号）',
    says: (o) => [/ヤマト運輸/, o?.number ?? '-', ...tracked(o)],
  },
  {
    about: '日時変更',
    asked: /名入れ箸のお届け日を指定し忘れました/,
    template: '配達日時の変更のご案内',
    says: (o) => [new RegExp(`新しい配達日時：${A_DAY} 午前中`), o?.number ?? '-'],
  },
  {
    about: '住所変更',
    asked: /カタログギフトを知人に贈った/,
    template: 'お届け先の変更',
    says: (o) => [/当店ではお届け先を変更できません/, o?.number ?? '-', ...tracked(o)],
  },
  {
    about: 'キャンセル',
    asked: /一昨日の夜中に土鍋を買いましたが/,
    template: 'キャンセルを承りました',
    says: (o) => [new RegExp(`キャンセルの日：${A_DAY}`), `返金額：${yen(o?.total ?? -1)}`, o?.number ?? '-'],
  },
  {
    about: '返品',
    asked: /思っていたより大きく、食器棚に/,
    template: '返品の受付（お客様のご都合）',
    says: (o) => [
      new RegExp(`返品の期限：${A_DAY}`),
      /返送先：〒920-0999 石川県金沢市見本町1-1/,
      `返金の方法：${o?.payment}`,
      o?.number ?? '-',
    ],
  },
  {
    about: '不良品',
    asked: /で届いたマグカップです/,
    template: '破損・不良のお詫びと写真のお願い',
    says: (o) => [/誠に申し訳ございません/, /商品：灰釉マグカップ/, o?.number ?? '-'],
  },
  {
    about: '領収書',
    asked: /豆皿の領収書をお願いします/,
    template: '領収書の発行方法',
    says: (o) => [/楽天市場の購入履歴から/, o?.number ?? '-'],
  },
  {
    about: '在庫・再入荷',
    asked: /欅の丸盆27cmは在庫がありますか/,
    template: '在庫・再入荷のご案内',
    says: () => [/「欅の丸盆 27cm」/, /在庫：ただいま品切れです/],
    choose: 'ただいま品切れです',
  },
]

const offers = (page: Page) => page.getByRole('list', { name: '合うテンプレート' })
const asks = (page: Page) => page.getByRole('form', { name: '空の項目を埋める' })

/** Opens the inquiry whose last words are these, and empties its answer. */
async function read(page: Page, asked: RegExp) {
  await expect(page.getByRole('navigation', { name: '画面' })).toBeVisible()
  const { inquiries } = await call(page, 'Inbox', { states: ['new', 'working'], limit: 100 })
  const id: number = inquiries.find((q: { snippet: string }) => asked.test(q.snippet))?.id ?? 0
  expect(id, asked.source).toBeGreaterThan(0)
  await page.evaluate((to) => window.location.assign(`#/inbox/${to}`), id)
  await expect(answer(page)).toBeVisible()
  await answer(page).fill('')
  await expect(offers(page)).toBeVisible()
  await answer(page).press('Escape')
  return id
}

/** Fills what is asked for; one press for each, or for all of them. */
async function fill(page: Page, press: (key: string) => Promise<void>, choose: string) {
  while (await asks(page).isVisible()) {
    const name = (await asks(page).locator('b').first().textContent()) ?? ''
    const all = asks(page).getByRole('button', { name: /すべて入れる/ })
    if (choose) {
      const words = await asks(page).getByRole('list', { name: '候補' }).getByRole('button').allTextContents()
      await press(`Alt+Digit${words.findIndex((w) => w.includes(choose)) + 1}`)
    } else {
      await expect(asks(page).getByRole('textbox')).not.toHaveValue('')
      await press((await all.isVisible()) ? 'Shift+Enter' : 'Enter')
    }
    await expect(asks(page).locator('b').filter({ hasText: name })).toHaveCount(0)
  }
}

/** Answers as a person does on the first day, and tells what stood on the screen when it was sent. */
async function reply(page: Page, { template, says, choose = '' }: Question, id: number) {
  let pressed = 0
  const press = async (key: string) => {
    pressed++
    await page.keyboard.press(key)
  }
  await press('r')
  await expect(answer(page)).toBeFocused()
  await expect(offers(page).getByRole('button').first()).toHaveText(new RegExp(`^${template}`))
  await press('Enter')
  await expect(answer(page)).not.toHaveValue('')
  await fill(page, press, choose)
  const text = await answer(page).inputValue()
  expect(text).not.toMatch(/[{}｛｝]/)
  const { orders } = await call(page, 'Thread', { id })
  for (const word of says(orders[0]?.facts)) expect(text).toMatch(word)
  await press('Control+Enter')
  expect(pressed).toBeLessThanOrEqual(MOST)
  await expect(page.getByText(/後に送ります/).first()).toBeVisible()
  return text
}

for (const question of QUESTIONS)
  test(`${question.about}: four presses answer it`, async ({ page }) => {
    await openDesk(page)
    const id = await read(page, question.asked)
    const text = await reply(page, question, id)
    // It goes nowhere: the shop of the tests stays as it was.
    const { outbox } = await call(page, 'Outbox', { states: ['queued'] })
    await call(page, 'TakeBack', { id: outbox.find((o: { inquiry_id: number }) => o.inquiry_id === id)?.id })
    const { draft } = await call(page, 'Thread', { id })
    expect(draft.text).toBe(text)
    await call(page, 'SaveDraft', {
      ...draft,
      text: '',
      facts: { typed: {}, parts: [], ticked: [] },
      template: 0,
    })
  })

test.describe('what is sent', () => {
  let shop: OwnShop
  test.beforeAll(async () => {
    shop = await ownShop()
  })
  test.afterAll(() => shop.remove())

  for (const about of ['領収書', '発送予定', '追跡番号'])
    test(`${about}: leaves as it stood on the screen`, async ({ page }) => {
      const question = QUESTIONS.find((q) => q.about === about)
      if (!question) throw new Error(about)
      await page.goto(shop.url)
      const id = await read(page, question.asked)
      const text = await reply(page, question, id)
      const { outbox } = await call(page, 'Outbox', { states: ['queued'] })
      await call(page, 'SendNow', { id: outbox[0].id })
      // The other side has taken it, and says so when it is asked again.
      const gone = async () => {
        await call(page, 'Sync', { id: 0 })
        const { messages, outbox: left } = await call(page, 'Thread', { id })
        return left.length > 0
          ? ''
          : messages.findLast((m: { direction: string }) => m.direction === 'out')?.text
      }
      await expect.poll(async () => (await gone())?.trim()).toBe(text.trim())
    })
})

test('a letter of the mall is offered no text for customers', async ({ page }) => {
  await openDesk(page)
  const asked = page.waitForResponse((r) => r.url().endsWith('/api/Suggest'))
  await openNamed(page, /^ショッピングモール運営事務局/)
  expect((await (await asked).json()).suggestions).toEqual([])
  await expect(offers(page)).toBeHidden()
})

test('the Enter that ends a conversion puts nothing in', async ({ page }) => {
  await openDesk(page)
  await read(page, /一昨日の夜中に土鍋を買いましたが/)
  await page.keyboard.press('r')
  await convert(page, ['き', 'きゃ'], 'キャンセル')
  await expect(answer(page)).toHaveValue('キャンセル')
  await expect(offers(page)).toBeHidden()
  await answer(page).fill('')
})
