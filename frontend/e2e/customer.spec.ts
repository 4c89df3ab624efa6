import { expect, type Page, test } from '@playwright/test'
import { openDesk } from './desk'

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

type Row = { id: number }
type Thread = {
  inquiry: { id: number; order_number: string }
  links: { verdict: string; number: string; reasons: string[] }[]
  customer: { suggestions: unknown[] }
}

/** The first inquiry of the demo shop that is as wanted. */
async function find(page: Page, wanted: (t: Thread) => boolean): Promise<Thread> {
  const all = { state: '', account: 0, search: '', sort: 'new', after: '', limit: 200 }
  const { inquiries } = await ask(page, 'Inbox', all)
  for (const { id } of inquiries as Row[]) {
    const thread: Thread = await ask(page, 'Thread', { id })
    if (wanted(thread)) return thread
  }
  throw new Error('the demo shop has no such inquiry')
}

async function open(page: Page, t: Thread) {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/inbox/${t.inquiry.id}`)
  return page.getByRole('complementary', { name: '注文' })
}

const near = (t: Thread) => t.links.filter((l) => l.verdict === 'offered' && !l.reasons.includes('text'))

test('an offered order is refused, chosen after all, and stays chosen', async ({ page }) => {
  await openDesk(page)
  const thread = await find(page, (t) => !t.inquiry.order_number && near(t).length > 0)
  const number = near(thread)[0]?.number ?? ''
  const pane = await open(page, thread)
  const offers = pane.getByRole('list', { name: '近い注文' })
  await expect(offers).toContainText(/確からしさ (高い|中くらい|低い)/)
  await expect(offers).toContainText(/が同じ/)
  await pane.getByRole('button', { name: `この注文ではない：${number}` }).click()
  const refused = pane.getByText(/^ちがうとした注文 \d+ 件$/)
  await expect(refused).toBeVisible()
  await refused.click()
  await pane.getByRole('button', { name: `この注文：${number}` }).click()
  await expect(pane.getByText('手で紐付け')).toBeVisible()
  await expect(pane.getByText(number, { exact: true })).toBeVisible()
})

test('two customers become one and two again', async ({ page }) => {
  await openDesk(page)
  const thread = await find(page, (t) => t.inquiry.order_number !== '' && t.customer.suggestions.length === 1)
  const card = (await open(page, thread)).getByRole('region', { name: 'お客様', exact: true })
  await card
    .getByRole('button', { name: /と同じお客様にする$/ })
    .first()
    .click()
  await expect(card.getByText(/がまとめました$/)).toBeVisible()
  await card.getByRole('button', { name: '別々に戻す' }).click()
  await expect(card.getByText(/がまとめました$/)).toHaveCount(0)
  await expect(card.getByRole('region', { name: '同じお客様ですか' })).toHaveCount(0)
})
