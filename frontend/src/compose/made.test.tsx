import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const field = async () => {
  const found = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })
  return found
}

describe('the template that fits', () => {
  it('is offered while the answer is empty, and Enter puts it in', async () => {
    const { user, desk } = openShop('#/inbox/1')
    const text = await field()
    const offers = within(await screen.findByRole('list', { name: '合うテンプレート' })).getAllByRole(
      'button',
    )
    expect(offers.length).toBeGreaterThan(1)
    await user.click(text)
    await user.keyboard('{ArrowDown}{ArrowUp}{Enter}')
    await waitFor(() => expect(text.value).not.toBe(''))
    expect(screen.queryByRole('list', { name: '合うテンプレート' })).toBeNull()
    await waitFor(() => expect(desk.drafts.get(1)?.facts.parts).toHaveLength(1))
  })

  it('does not come with the Enter of the input method', async () => {
    const { user } = openShop('#/inbox/1')
    const text = await field()
    await screen.findByRole('list', { name: '合うテンプレート' })
    await user.click(text)
    fireEvent.keyDown(text, { key: 'Enter', keyCode: 229, isComposing: true })
    await new Promise((go) => setTimeout(go, 50))
    expect(text.value).toBe('')
  })

  it('is not offered beside words', async () => {
    const { user } = openShop('#/inbox/1')
    const text = await field()
    await user.type(text, 'お')
    expect(screen.queryByRole('list', { name: '合うテンプレート' })).toBeNull()
  })
})

describe('missing facts', () => {
  const BODY = '発送は{新予定日}です。理由は{遅延理由}です。{新予定日}までお待ちください。'

  async function withHoles() {
    const shop = openShop('#/inbox/1')
    shop.desk.templates = shop.desk.templates.map((t) => ({ ...t, body: BODY }))
    const text = await field()
    await screen.findByRole('list', { name: '合うテンプレート' })
    await shop.user.click(text)
    await shop.user.keyboard('{Enter}')
    await screen.findByRole('form', { name: '空の項目を埋める' })
    return { ...shop, text }
  }

  it('are asked for one after the other, each in all its places', async () => {
    const { user, desk, text } = await withHoles()
    expect(screen.getByRole('textbox', { name: /新予定日/ })).toHaveFocus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('textbox', { name: /遅延理由/ })).toHaveFocus())
    expect(text.value).toContain('発送は11月24日(火)です')
    expect(text.value).toContain('11月24日(火)までお待ち')
    await user.keyboard('天候{Enter}')
    await waitFor(() => expect(text).toHaveFocus())
    expect(text.value).toContain('理由は天候です')
    await waitFor(() =>
      expect(desk.drafts.get(1)?.facts.typed).toEqual({ 新予定日: '11月24日(火)', 遅延理由: '天候' }),
    )
    expect(await screen.findByRole('button', { name: /遅延理由.*天候.*入力/ })).toBeVisible()
  })

  it('are taken from the choices by Alt and their figure', async () => {
    const { user, text } = await withHoles()
    await user.keyboard('{Alt>}[Digit2]{/Alt}')
    await waitFor(() => expect(screen.getByRole('textbox', { name: /遅延理由/ })).toHaveFocus())
    expect(text.value).toContain('発送は11月20日(金)です')
    fireEvent.keyDown(screen.getByRole('textbox', { name: /遅延理由/ }), {
      code: 'Digit9',
      key: '9',
      altKey: true,
    })
    expect(text.value).toContain('{遅延理由}')
  })

  it('do not move on with the Enter that ends a conversion', async () => {
    const { user, text } = await withHoles()
    const day = screen.getByRole('textbox', { name: /新予定日/ })
    fireEvent.keyDown(day, { key: 'Enter', keyCode: 229, isComposing: true })
    expect(day).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(text).toHaveFocus()
    expect(text.value).toContain('{新予定日}')
    await user.click(await screen.findByRole('button', { name: /新予定日.*まだありません/ }))
    expect(screen.getByRole('textbox', { name: /新予定日/ })).toHaveFocus()
  })
})

describe('a fact that the shop says once', () => {
  it('leads to the settings, and to nobody who may not change them', async () => {
    const { user, desk } = openShop('#/inbox/1')
    desk.templates = desk.templates.map((t) => ({ ...t, body: '返送先：{返送先住所}' }))
    const text = await field()
    await screen.findByRole('list', { name: '合うテンプレート' })
    await user.click(text)
    await user.keyboard('{Enter}')
    const form = within(await screen.findByRole('form', { name: '空の項目を埋める' }))
    expect(form.getByText(/「返送先住所」は、設定に入れておくと/)).toBeVisible()
    await user.click(form.getByRole('button', { name: '設定を開く' }))
    expect(window.location.hash).toBe('#/settings/shop')
    expect(await screen.findByLabelText('返送先住所')).toHaveValue('〒920-0999 石川県金沢市見本町1-1')
  })
})

describe('steps beside the reply', () => {
  it('show where a value comes from in the order', async () => {
    const { user } = openShop('#/inbox/1')
    const text = await field()
    await screen.findByRole('list', { name: '合うテンプレート' })
    await user.click(text)
    await user.keyboard('{Enter}')
    const facts = await screen.findByRole('list', { name: '差し込まれた値' })
    await user.click(within(facts).getByRole('button', { name: /商品名/ }))
    expect(document.querySelector('[data-part="items"]')).toHaveAttribute('data-shown', 'true')
  })
})
