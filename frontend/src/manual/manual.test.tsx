import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'
import { blocksOf } from './blocks'

// The screen comes in a piece of its own, which the first test would wait for.
beforeAll(() => import('../templates/TextsScreen'))

describe('blocks', () => {
  it('reads headings, lists and paragraphs', () => {
    expect(
      blocksOf('■ 見出し\n一行目\n二行目\n\n# 別\n## 小見出し\n・点\n- 線\n１．一\n② 二\n-5 度\n'),
    ).toEqual([
      { is: 'head', text: '見出し', level: 1 },
      { is: 'text', lines: ['一行目', '二行目'] },
      { is: 'head', text: '別', level: 1 },
      { is: 'head', text: '小見出し', level: 2 },
      { is: 'list', ordered: false, items: ['点', '線'] },
      { is: 'list', ordered: true, items: ['一', '二'] },
      { is: 'text', lines: ['-5 度'] },
    ])
  })

  it('takes nothing for markup but what a line begins with', () => {
    expect(blocksOf('<b>#1</b>\n10.5 円\n2026 年')).toEqual([
      { is: 'text', lines: ['<b>#1</b>', '10.5 円', '2026 年'] },
    ])
    expect(blocksOf('\n\n')).toEqual([])
  })
})

it('shows the page of the category beside the inquiry by one key', async () => {
  const { user } = openShop('#/inbox/1')
  const part = await screen.findByRole('region', { name: '手順書' })
  expect(within(part).queryByText('追跡番号を調べる')).toBeNull()
  await user.keyboard('m')
  expect(await within(part).findByText('追跡番号を調べる')).toBeVisible()
  expect(within(part).getByRole('heading', { name: 'はじめに' })).toBeVisible()
  await waitFor(() => expect(part).toHaveFocus())
  await user.keyboard('m')
  expect(within(part).queryByText('追跡番号を調べる')).toBeNull()
})

it('is written on its screen and saved by itself', async () => {
  const { user, calls } = openShop('#/templates/manual')
  await user.click(await screen.findByRole('button', { name: /すべての問い合わせ/ }))
  const field = screen.getByRole('textbox', { name: 'すべての問い合わせの手順' })
  await waitFor(() => expect(field).toHaveFocus())
  await user.type(field, '■ 約束{Enter}- 推測で書かない')
  const preview = screen.getByRole('complementary', { name: '見え方' })
  expect(within(preview).getByRole('heading', { name: '約束' })).toBeVisible()
  expect(within(preview).getByRole('listitem')).toHaveTextContent('推測で書かない')
  await waitFor(() =>
    expect(calls('SaveManual').at(-1)?.body).toMatchObject({ category: 0, body: '■ 約束\n- 推測で書かない' }),
  )
  expect(await screen.findByText(/に保存しました/)).toBeVisible()
})
