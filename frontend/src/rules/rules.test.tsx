import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { matches } from '../compose/matches'
import { namesOf } from '../host/fake/categories'
import { patch } from '../host/fake/desk'
import { rulesOf } from '../host/fake/rules'
import type { Template } from '../host/types'
import { openShop } from '../test/shop'
import { show } from '../test/show'
import { eventText } from '../text/ja.events'
import { newAction, newRule, newTest } from './draft'
import { NamesSection } from './NamesSection'
import { RulesSection } from './RulesSection'
import { ruleText } from './sentence'

const rule = (name: string, position: number, word: string) => ({
  ...newRule(),
  id: position + 1,
  name,
  position,
  when: { any: false, tests: [{ ...newTest(), words: [word] }], groups: [] },
  actions: [{ ...newAction(), ids: [1], names: ['配送状況・納期'] }],
  version: 1,
})

describe('rules', () => {
  it('are written as a sentence, tried, and switched on where the trial stands', async () => {
    const { user, desk, bodies } = show(<RulesSection />, (d) => {
      patch(d, 1, { subject: 'まだ届きません', category_id: 2, topic: '在庫・再入荷' })
    })
    await user.click(await screen.findByRole('button', { name: '規則を作る' }))
    expect(screen.getByLabelText('規則の名前')).toHaveFocus()
    await user.keyboard('届かない')
    await user.type(screen.getByRole('textbox', { name: /^条件 1：言葉/ }), '届きません、着かない')
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'すること 1：選んでください' }),
      '配送状況・納期',
    )
    await user.click(screen.getByRole('button', { name: '保存して試す' }))

    expect(await screen.findByRole('heading', { name: '「届かない」を試した結果' })).toHaveFocus()
    expect(await screen.findByText(/件に当てはまります。何も変えていません。/)).toBeVisible()
    expect(screen.getByText('分類が違った 1 件')).toBeVisible()
    expect(screen.getByText('分類：在庫・再入荷 → 配送状況・納期（人の判断と違う）')).toBeVisible()
    expect(rulesOf(desk).rules[0]).toMatchObject({
      active: false,
      when: { tests: [{ words: ['届きません', '着かない'] }] },
    })

    await user.click(screen.getByRole('button', { name: 'この規則を入れる' }))
    await waitFor(() => expect(rulesOf(desk).rules[0]?.active).toBe(true))
    await waitFor(() => expect(screen.getByRole('button', { name: '「届かない」を試す' })).toHaveFocus())
    expect(
      screen.getByText('件名か本文に「届きません」か「着かない」を含むとき、分類を「配送状況・納期」にする'),
    ).toBeVisible()
    expect(bodies('TryRule')).toHaveLength(1)
  })

  it('tell what is wrong at the field, which gets the focus', async () => {
    const { user } = show(<RulesSection />)
    await user.click(await screen.findByRole('button', { name: '規則を作る' }))
    await user.keyboard('名前だけ')
    await user.click(screen.getByRole('button', { name: '保存して試す' }))
    const words = await screen.findByRole('textbox', { name: /^条件 1：言葉/ })
    await waitFor(() => expect(words).toHaveFocus())
    expect(words).toBeInvalid()
    expect(words).toHaveAccessibleDescription('1 つ以上入れてください。')
    await user.click(screen.getByRole('button', { name: 'やめる' }))
    await waitFor(() => expect(screen.getByRole('button', { name: '規則を作る' })).toHaveFocus())
  })

  it('change places by buttons and arrow keys, and come back with Z', async () => {
    const { user, desk } = openShop('#/settings/rules', (d) => {
      rulesOf(d).rules = [rule('一', 0, 'あ'), rule('二', 1, 'い'), rule('三', 2, 'う')]
    })
    const order = () =>
      rulesOf(desk)
        .rules.map((r) => r.name)
        .join('')
    await user.click(await screen.findByRole('button', { name: '「三」を上へ' }))
    await waitFor(() => expect(order()).toBe('一三二'))
    await user.keyboard('{ArrowUp}')
    await waitFor(() => expect(order()).toBe('三一二'))
    await user.click(screen.getByRole('button', { name: '「一」を外す' }))
    await waitFor(() => expect(screen.getByRole('button', { name: /元に戻す/ })).toHaveFocus())
    expect(order()).toBe('三二')
    await user.keyboard('z')
    await waitFor(() => expect(order()).toBe('三二一'))
  })

  it('read as a person would say them', () => {
    const one = rule('全部', 0, '割れ')
    one.when.any = true
    one.when.tests.push({ ...newTest('linked', true) }, { ...newTest('hours'), from: 1320, to: 360 })
    one.actions.push({ ...newAction('due'), amount: 2 }, { ...newAction('round_robin') })
    expect(ruleText(one, [])).toBe(
      '件名か本文に「割れ」を含む、または注文のある問い合わせ（購入後）ではない、または届いた時刻が 22:00 から 6:00 までであるとき、分類を「配送状況・納期」にする、返信期限を 2 営業日にする、担当を全員に順番に割り当てる',
    )
    const event = { at: 1, kind: 'sorted', by: '', detail: '届かない\ncategory 配送\nowner 佐藤\ntag 至急' }
    expect(eventText(event)).toBe(
      '振り分け「届かない」により、分類を「配送」にしました、担当を 佐藤 さんにしました、タグ「至急」を付けました',
    )
    expect(eventText({ ...event, detail: '\ncategory 配送' })).toBe('言葉から、分類を「配送」にしました')
  })

  it('put the suggested template first, unless its text alone holds the words', () => {
    const t = (id: number, name: string, body = '') => ({ id, name, reading: '', body }) as Template
    const all = [t(1, '返品'), t(2, '交換'), t(3, '領収書', '返品')]
    expect(matches(all, '', [2]).map((f) => f.template.id)).toEqual([2, 1, 3])
    expect(matches(all, '返品', [3]).map((f) => f.template.id)).toEqual([1, 3])
  })
})

describe('categories and tags', () => {
  it('are added, renamed and put in order', async () => {
    const { user, desk } = show(<NamesSection />)
    await user.type(await screen.findByLabelText('新しい分類'), '修理')
    await user.click(screen.getByRole('button', { name: '分類を足す' }))
    const list = screen.getByRole('list', { name: '分類の一覧' })
    expect(await within(list).findByText('修理')).toBeVisible()
    await user.click(within(list).getByRole('button', { name: '「修理」の名前を変える' }))
    const name = within(list).getByLabelText('名前')
    await user.clear(name)
    await user.type(name, 'その他{Enter}')
    expect(await within(list).findByText(/「その他」という分類はもうあります/)).toBeVisible()
    expect(name).toHaveFocus()
    await user.clear(name)
    await user.type(name, '修理と部品{Enter}')
    expect(await within(list).findByText('修理と部品')).toBeVisible()
    await user.click(within(list).getByRole('button', { name: '「修理と部品」を上へ' }))
    await waitFor(() => expect(namesOf(desk).categories.at(-2)?.name).toBe('修理と部品'))
  })

  it('ask what becomes of the inquiries before they go', async () => {
    const { user, desk } = show(<NamesSection />, (d) => {
      patch(d, 1, { category_id: 2, topic: '在庫・再入荷' })
    })
    await user.click(await screen.findByRole('button', { name: '「在庫・再入荷」を外す' }))
    expect(await screen.findByText(/付いた問い合わせが 1 件あります/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'やめる' })).toHaveFocus()
    await user.click(screen.getByRole('radio', { name: '次に移す' }))
    await user.selectOptions(screen.getByRole('combobox', { name: '移し先' }), '商品仕様')
    await user.click(screen.getByRole('button', { name: '外す' }))
    await waitFor(() => expect(desk.rows.get(1)?.topic).toBe('商品仕様'))
    expect(namesOf(desk).categories.some((c) => c.name === '在庫・再入荷')).toBe(false)
  })
})
