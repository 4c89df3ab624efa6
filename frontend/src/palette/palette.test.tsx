import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const field = () => screen.findByRole('combobox', { name: '操作を探す' })
const chosen = () =>
  within(screen.getByRole('listbox', { name: '操作を探す' })).getByRole('option', { selected: true })
const options = () => within(screen.getByRole('listbox', { name: '操作を探す' })).getAllByRole('option')

async function open(hash = '#/inbox/1') {
  const shop = openShop(hash)
  await screen.findByRole('textbox', { name: '返信の本文' })
  await shop.user.keyboard('{Control>}k{/Control}')
  return { ...shop, box: await field() }
}

describe('the command palette', () => {
  it('finds an action by its reading and carries it out', async () => {
    const { desk, user, box } = await open()
    await user.type(box, 'かんりょうに')
    expect(options()[0]).toHaveTextContent('完了にする')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(desk.rows.get(1)?.state).toBe('done'))
    expect(screen.queryByRole('combobox', { name: '操作を探す' })).toBeNull()
  })

  it('gives the focus back where it was', async () => {
    const { user } = await open()
    await user.keyboard('{Escape}')
    const text = screen.getByRole('textbox', { name: '返信の本文' })
    await user.click(text)
    await user.keyboard('{Control>}k{/Control}')
    await field()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(text).toHaveFocus())
  })

  it('says why an action does not apply, and does not run it', async () => {
    const { user, box } = await open()
    await user.type(box, 'とりもどす')
    expect(options()[0]).toHaveAttribute('aria-disabled', 'true')
    expect(screen.getAllByText('送信待ちの返信がありません')[0]).toBeVisible()
    await user.keyboard('{Enter}')
    expect(box).toBeVisible()
  })

  it('goes to screens, states and settings', async () => {
    const { user, box } = await open()
    await user.type(box, 'そうしんまち')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(window.location.hash).toContain('#/outbox'))
  })

  it('puts a template into the open answer', async () => {
    const { user, box, desk } = await open()
    const template = desk.templates[0]
    await user.type(box, template?.reading ?? '')
    await user.click(await screen.findByRole('option', { name: template?.name ?? '' }))
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })
    await waitFor(() => expect(text.value.length).toBeGreaterThan(20))
  })

  it('finds inquiries and orders by number and name', async () => {
    const { user, box, desk } = await open()
    const row = [...desk.rows.values()].find((r) => r.id > 1 && r.customer && r.order_number)
    await user.type(box, row?.customer ?? '')
    const group = await screen.findByText('問い合わせ')
    expect(group).toBeVisible()
    await user.click(screen.getAllByRole('option', { name: new RegExp(row?.subject ?? '') })[0] ?? box)
    await waitFor(() => expect(window.location.hash).toContain(`#/inbox/${row?.id}`))
  })

  it('waits for finished words and leaves the keys of the input method alone', async () => {
    const { box, user } = await open()
    fireEvent.compositionStart(box)
    fireEvent.change(box, { target: { value: 'かんりょうに' } })
    const before = options().length
    fireEvent.keyDown(box, { key: 'Enter', isComposing: true })
    expect(box).toBeVisible()
    expect(options()).toHaveLength(before)
    fireEvent.compositionEnd(box)
    await waitFor(() => expect(options().length).toBeLessThan(before))
    await user.keyboard('{ArrowDown}{ArrowUp}')
    expect(chosen()).toBe(options()[0])
  })
})
