import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })
// The first check of a file waits for its modules as well.
const problems = () =>
  screen.findByRole('region', { name: /注意（|送信できません（|確かめ済み/ }, { timeout: 10_000 })
const painted = (look: string) =>
  [...screen.getByTestId('mirror').querySelectorAll(`[data-look="${look}"]`)].map((e) => e.textContent)

async function write(words: string) {
  const field = await text()
  fireEvent.change(field, { target: { value: words } })
  return field
}

describe('a warning', () => {
  it('is accepted once, kept with the draft, and no longer painted or counted', async () => {
    const { user, desk } = openShop('#/inbox/1')
    const field = await write('絶対に割れません。')
    const list = await problems()
    expect(painted('warn')).toEqual(['絶対に'])
    await user.click(within(list).getByRole('button', { name: '確かめました' }))
    await screen.findByRole('region', { name: '確かめ済み' })
    expect(painted('warn')).toEqual([])
    expect(screen.getByRole('button', { name: /返信して完了/ })).toBeVisible()
    expect(field).toHaveFocus()
    await waitFor(() => expect(desk.drafts.get(1)?.accepted).toEqual(['absolute:絶対に']))
  })

  it('stays accepted while other words change, and comes back with its own', async () => {
    const { user } = openShop('#/inbox/1')
    await write('絶対に割れません。')
    await user.click(within(await problems()).getByRole('button', { name: '確かめました' }))
    await write('お待たせしました。絶対に割れません。')
    expect(await screen.findByRole('region', { name: '確かめ済み' })).toBeVisible()
    await write('絶対に割れません。必ず届きます。')
    expect(await screen.findByRole('region', { name: '注意（1 件）' })).toBeVisible()
  })

  it('is asked again in a new answer', async () => {
    const { user } = openShop('#/inbox/1')
    await write('絶対に割れません。')
    await user.click(within(await problems()).getByRole('button', { name: '確かめました' }))
    await screen.findByRole('region', { name: '確かめ済み' })
    await write('')
    await write('絶対に割れません。')
    expect(await screen.findByRole('region', { name: '注意（1 件）' })).toBeVisible()
  })

  it('is opened again by taking the word back', async () => {
    const { user } = openShop('#/inbox/1')
    await write('絶対に割れません。')
    await user.click(within(await problems()).getByRole('button', { name: '確かめました' }))
    const done = await screen.findByRole('region', { name: '確かめ済み' })
    await user.click(within(done).getByRole('button', { name: '取り消す' }))
    expect(await screen.findByRole('region', { name: '注意（1 件）' })).toBeVisible()
  })

  it('is accepted from the keyboard, one after the other, and the text has the focus at the end', async () => {
    const { user, desk } = openShop('#/inbox/1')
    const field = await write('絶対に割れません。必ず届きます。')
    await screen.findByRole('region', { name: '注意（2 件）' })
    field.focus()
    await user.keyboard('{Control>}.{/Control}')
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 3])
    await user.keyboard('{Control>};{/Control}')
    await screen.findByRole('region', { name: '注意（1 件）' })
    expect([field.selectionStart, field.selectionEnd]).toEqual([9, 12])
    await user.keyboard('{Control>};{/Control}')
    await screen.findByRole('region', { name: '確かめ済み' })
    expect(field).toHaveFocus()
    await waitFor(() => expect(desk.drafts.get(1)?.accepted).toHaveLength(2))
  })

  it('is not accepted while the input method converts', async () => {
    openShop('#/inbox/1')
    const field = await write('絶対に割れません。')
    await screen.findByRole('region', { name: '注意（1 件）' })
    fireEvent.keyDown(field, { key: ';', ctrlKey: true, isComposing: true })
    fireEvent.keyDown(field, { key: 'Process', ctrlKey: true, keyCode: 229 })
    expect(screen.getByRole('region', { name: '注意（1 件）' })).toBeVisible()
  })

  it('goes along when it is sent all the same, by its key', async () => {
    const { user, calls } = openShop('#/inbox/1')
    await write('絶対に割れません。')
    await user.click(await screen.findByRole('button', { name: '注意 1 件のまま送る' }))
    await waitFor(() => expect(calls('Send')).toHaveLength(1))
    expect(calls('Send')[0]?.body).toMatchObject({ confirm: true, accepted: ['absolute:絶対に'] })
  })

  it('that nobody has seen yet stops the sending', async () => {
    const { user, calls } = openShop('#/inbox/1')
    const field = await write('お待たせしました。')
    await waitFor(() => expect(calls('Check').length).toBeGreaterThan(0))
    fireEvent.change(field, { target: { value: '絶対に割れません。' } })
    field.focus()
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(await screen.findByRole('region', { name: '注意（1 件）' })).toBeVisible()
    expect(field.value).toBe('絶対に割れません。')
    expect(screen.queryByRole('region', { name: '送信待ちの返信' })).toBeNull()
  })
})

describe('the check', () => {
  it('is told which template, what was seen and what is accepted', async () => {
    const { calls } = openShop('#/inbox/1')
    await write('お待たせしました。')
    await waitFor(() => expect(calls('Check').length).toBeGreaterThan(0))
    const asked = calls('Check').at(-1)?.body
    expect(asked).toMatchObject({ id: 1, template: expect.any(Number), accepted: [] })
    expect(asked).toHaveProperty('seen_id')
  })
})
