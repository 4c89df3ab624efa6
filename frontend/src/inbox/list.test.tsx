import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const list = () => screen.findByRole('listbox', { name: '一覧' })
const options = (box: HTMLElement) => within(box).getAllByRole('option')
const bar = () => screen.findByRole('region', { name: '選んだ問い合わせ' })

describe('many at once', () => {
  it('chooses with X and Shift, all with Ctrl A, and none with Esc', async () => {
    const { user } = openShop()
    const box = await list()
    await user.keyboard('x')
    expect(await bar()).toHaveTextContent('1 件を選択中')
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    expect(await bar()).toHaveTextContent('3 件を選択中')
    expect(options(box)[2]).toHaveAccessibleName(expect.stringContaining('選択中'))
    await user.keyboard('{Control>}a{/Control}')
    expect(await bar()).toHaveTextContent('14 件を選択中')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('region', { name: '選んだ問い合わせ' })).toBeNull())
    expect(box).toHaveFocus()
  })

  it('gives an owner to what is chosen and passes the focus back to the list', async () => {
    const { user, desk, calls } = openShop()
    await list()
    await user.keyboard('x{Shift>}{ArrowDown}{/Shift}')
    await user.click(within(await bar()).getByRole('button', { name: '担当' }))
    await user.click(await screen.findByRole('menuitem', { name: '小川' }))
    await waitFor(() => expect([desk.rows.get(1)?.owner, desk.rows.get(2)?.owner]).toEqual(['小川', '小川']))
    expect(calls('Bulk')).toHaveLength(1)
    await waitFor(() => expect(screen.queryByRole('region', { name: '選んだ問い合わせ' })).toBeNull())
  })

  it('leaves chosen what was not possible, and says why', async () => {
    const { user, desk } = openShop('#/inbox', (d) => {
      const row = d.rows.get(2)
      if (row) d.rows.set(2, { ...row, official: true, customer: '事務局' })
    })
    await list()
    await user.keyboard('{Control>}a{/Control}')
    await user.click(within(await bar()).getByRole('button', { name: '対応状況' }))
    await user.click(await screen.findByRole('menuitem', { name: '対応不要' }))
    expect(await screen.findByText('1 件は変えていません。選んだままにしています。')).toBeVisible()
    expect(await bar()).toHaveTextContent('事務局：モールからの公式のお知らせです。')
    expect([desk.rows.get(1)?.state, desk.rows.get(2)?.state]).toEqual(['ignored', 'new'])
  })
})

describe('the list', () => {
  it('is narrowed by choice, tells so in words, and widened again', async () => {
    const { user } = openShop()
    await list()
    await user.click(screen.getByRole('button', { name: '絞り込み' }))
    await user.selectOptions(await screen.findByRole('combobox', { name: '返信期限' }), '期限後')
    await waitFor(async () => expect(options(await list())).toHaveLength(3))
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: '期限後の絞り込みをやめる' }))
    await waitFor(async () => expect(options(await list())).toHaveLength(14))
  })

  it('shows a saved list of its own, and keeps a new one under a name', async () => {
    const { user } = openShop()
    await list()
    await user.click(screen.getByRole('button', { name: '表示 状況ごと' }))
    await user.click(await screen.findByRole('menuitem', { name: '購入前' }))
    await waitFor(async () => expect(options(await list())).toHaveLength(3))
    expect(screen.queryByRole('tab', { selected: true })).toBeNull()
    await user.click(screen.getByRole('button', { name: '表示 購入前' }))
    await user.click(await screen.findByRole('menuitem', { name: 'いまの表示を保存する' }))
    await user.type(await screen.findByRole('textbox', { name: '表示の名前' }), '朝いちばん')
    await user.click(screen.getByRole('button', { name: '保存する' }))
    await user.click(await screen.findByRole('button', { name: '表示 購入前' }))
    expect(await screen.findByRole('menuitem', { name: /朝いちばん/ })).toBeVisible()
  })

  it('tells every mark of a row in its name', async () => {
    openShop('#/inbox', (d) => {
      const row = d.rows.get(1)
      const tags = [
        { id: 1, name: '法人' },
        { id: 2, name: '急ぎ' },
      ]
      if (row)
        d.rows.set(1, { ...row, vip: true, repeat: true, scam: true, care: 'complaint', topic: '配送', tags })
    })
    const first = options(await list())[0]
    expect(first).toHaveAccessibleName(
      expect.stringContaining('詐欺の疑い、クレーム、VIP、リピーター、配送、法人、急ぎ'),
    )
    expect(first).toHaveTextContent('+1')
  })
})

describe('one inquiry', () => {
  it('is given to somebody with A, and told what it is about', async () => {
    const { user, desk } = openShop('#/inbox/2')
    await screen.findByRole('heading', { name: '配送状況について' })
    await user.keyboard('a')
    await user.click(await screen.findByRole('menuitem', { name: '自分' }))
    await waitFor(() => expect(desk.rows.get(2)?.owner).toBe('高橋'))
    await user.click(await screen.findByRole('button', { name: '注意：なし' }))
    await user.click(await screen.findByRole('menuitem', { name: 'クレーム' }))
    await waitFor(() => expect(desk.rows.get(2)?.care).toBe('complaint'))
    await user.click(screen.getByRole('button', { name: 'タグ：なし' }))
    await user.click(await screen.findByRole('menuitem', { name: '法人' }))
    await user.click(await screen.findByRole('button', { name: 'タグ「法人」を外す' }))
    await waitFor(() => expect(desk.rows.get(2)?.tags).toEqual([]))
  })
})

describe('a batch reply', () => {
  it('sends only what is clean and leaves the rest chosen', async () => {
    const { user, desk } = openShop('#/inbox', (d) => {
      const first = d.templates[0]
      if (first) d.templates = [{ ...first, name: '注文の確認', body: '{お客様名} 様\nご注文 {注文番号}' }]
    })
    await list()
    await user.keyboard('x{Shift>}{ArrowDown}{/Shift}') // the second has no name to call
    await user.click(within(await bar()).getByRole('button', { name: '一括返信' }))
    const dialog = await screen.findByRole('dialog', { name: '一括返信（2 件）' })
    await user.click(await within(dialog).findByRole('button', { name: /注文の確認/ }))
    expect(
      await within(dialog).findByText('そのまま送れます 1 件・注意あり 0 件・送れません 1 件'),
    ).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: '1 件を送信待ちに入れる' }))
    expect(await within(dialog).findByText('1 件を送信待ちに入れました')).toBeVisible()
    expect(desk.outbox.map((o) => [o.inquiry_id, o.text.split('\n')[0]])).toEqual([[1, '佐藤 美咲 様']])
    const ends = within(dialog).getAllByRole('button', { name: '閉じる' })
    await user.click(ends.at(-1) as HTMLElement)
    expect(await bar()).toHaveTextContent('1 件を選択中')
  })
})
