import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const box = () => screen.getByRole('textbox', { name: '検索（名前・注文番号・本文）' })
const results = () => screen.findByRole('listbox', { name: '検索結果' })
const inbox = () => screen.findByRole('listbox', { name: '一覧' })

beforeEach(() => localStorage.clear())

describe('the search', () => {
  it('leads from / to its screen and shows what it finds while typing', async () => {
    const { user, calls } = openShop()
    await inbox()
    await user.keyboard('/')
    expect(box()).toHaveFocus()
    await user.type(box(), 'マグカップ')
    expect(await within(await results()).findAllByRole('option')).toHaveLength(1)
    expect(box()).toHaveFocus()
    // Only what stood still for a moment was asked for.
    expect(calls('Search').length).toBeLessThan(5)
  })

  it('shows the order of a found conversation in its place, and goes back to it', async () => {
    const { user } = openShop('#/search?find=マグカップ')
    await user.click(await screen.findByRole('button', { name: '注文を見る' }))
    const back = await screen.findByRole('button', { name: '会話に戻る' })
    expect(back).toHaveFocus()
    expect(screen.getByRole('heading', { name: /^注文 / })).toBeVisible()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('button', { name: '注文を見る' })).toHaveFocus())
  })

  it('hears finished words only', async () => {
    const { calls } = openShop()
    await inbox()
    fireEvent.compositionStart(box())
    fireEvent.change(box(), { target: { value: 'まぐか' } })
    fireEvent.change(box(), { target: { value: 'マグカップ' } })
    fireEvent.compositionEnd(box())
    await waitFor(() => expect(JSON.stringify(calls('Search').at(-1)?.body)).toContain('マグカップ'))
    expect(calls('Search').some((c) => JSON.stringify(c.body).includes('まぐか'))).toBe(false)
  })

  it('marks the words in the list and in the conversation, and F3 goes on', async () => {
    const { user } = openShop('#/search?find=マグカップ')
    const row = (await within(await results()).findAllByRole('option'))[0]
    expect(row?.querySelector('mark')).toHaveTextContent('マグカップ')
    const place = await screen.findByText(/^1 \/ \d+ か所$/)
    const many = Number(/\/ (\d+)/.exec(place.textContent ?? '')?.[1])
    await user.keyboard('{F3}')
    expect(place).toHaveTextContent(`${Math.min(2, many)} / ${many} か所`)
    await user.keyboard('{Shift>}{F3}{/Shift}')
    expect(place).toHaveTextContent(`1 / ${many} か所`)
  })

  it('moves with the arrows out of the box, opens with Enter and comes back with Escape', async () => {
    const { user } = openShop('#/inbox/3')
    await inbox()
    await user.type(box(), 'の')
    const options = await within(await results()).findAllByRole('option')
    expect(options.length).toBeGreaterThan(1)
    const first = screen.getAllByRole('option', { selected: true })[0]?.id
    await user.keyboard('{ArrowDown}')
    const second = screen.getAllByRole('option', { selected: true })[0]?.id
    expect(second).not.toBe(first)
    await user.keyboard('{Enter}')
    await inbox()
    expect(window.location.hash).toContain(`/inbox/${second?.slice(4)}`)
    await user.click(await screen.findByRole('button', { name: '検索に戻る' }))
    await results()
    expect(screen.getAllByRole('option', { selected: true })[0]?.id).toBe(second)
    await user.click(box())
    await user.keyboard('{Escape}')
    await inbox()
    expect(window.location.hash).toContain('/inbox/3')
  })

  it('shows what was understood, and a word goes with its cross', async () => {
    const { user } = openShop('#/search?find=の -マグカップ')
    const words = await screen.findByRole('list', { name: '検索の言葉' })
    await user.click(within(words).getByRole('button', { name: '「-マグカップ」を外す' }))
    expect(box()).toHaveValue('の')
  })

  it('says what each word has alone when nothing has both', async () => {
    const { user } = openShop('#/search?find=マグカップ どこにもない')
    expect(await screen.findByText('「マグカップ どこにもない」に一致するものはありません。')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '「マグカップ」だけで探す' }))
    expect(await within(await results()).findAllByRole('option')).toHaveLength(1)
  })

  it('remembers what was opened, and forgets it', async () => {
    const { user } = openShop('#/search?find=マグカップ')
    await within(await results()).findAllByRole('option')
    await user.click(box())
    await user.keyboard('{Enter}')
    await user.clear(box())
    await user.click(await screen.findByRole('button', { name: '「マグカップ」を履歴から消す' }))
    expect(screen.queryByText('最近の検索')).toBeNull()
  })
})
