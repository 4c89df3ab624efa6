import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { blank } from '../host/blank'
import { variable } from '../host/fake/house-templates'
import type { Snippet, Template } from '../host/types'
import { openShop } from '../test/shop'
import { show } from '../test/show'
import { grouped } from './filters'
import { marksIn } from './marks'
import { offers } from './offers'
import { SignaturesScreen } from './SignaturesScreen'
import { SnippetsScreen } from './SnippetsScreen'
import { makeTemplate } from './source'
import { TemplatesScreen } from './TemplatesScreen'
import { foundIn } from './texts'

const snippet = (over: Partial<Snippet>): Snippet => ({
  id: 1,
  name: '結び',
  reading: 'むすび',
  body: 'よろしくお願いします。',
  version: 1,
  problems: [],
  used_by: [],
  ...over,
})
const toEnd = (box: HTMLTextAreaElement) => box.setSelectionRange(box.value.length, box.value.length)
const bodyOf = async (name: string) => {
  const box = await screen.findByRole('textbox', { name })
  if (!(box instanceof HTMLTextAreaElement)) throw new Error(`${name} is no field of lines`)
  return box
}

test('type-ahead offers blocks, the filters of a fact and the names of shared texts', () => {
  const day = variable({ name: '出荷日', filters: ['営業日+N', '曜日なし'] })
  const names = (word: string) => offers([day], [snippet({})], word).map((o) => o.name)
  expect(names('もし')).toEqual(['もし'])
  expect(offers([day], [], 'もし')[0]?.put).toContain('{おわり}')
  expect(names('出荷日:')).toEqual(['出荷日:営業日+1', '出荷日:曜日なし'])
  expect(names('出荷日:営業日+3:曜')).toEqual(['出荷日:営業日+3:曜日なし'])
  expect(names('文例:ムス')).toEqual(['文例:結び'])
  expect(names('文例:ない')).toEqual([])
})

test('the signs of a text are painted, its mistakes louder and at their places', () => {
  const wrong = { code: 'name_unknown', text: '', fix: '', fix_to: '', key: '', accepted: false, in: '' }
  const marks = marksIn('{今日} {お客}', [{ ...wrong, start: 5, end: 9, warn: false }])
  expect(marks).toEqual([
    { start: 0, end: 4, look: 'fact' },
    { start: 5, end: 9, look: 'fact' },
    { start: 5, end: 9, look: 'stop' },
  ])
})

test('a mistake stands in the text of its channel and moves along with what is typed', () => {
  const place = { code: 'x', text: '', fix: '', fix_to: '', key: '', accepted: false, warn: false }
  const mail = (body: string): Template => ({
    ...blank,
    body: '共通 {誤り}',
    texts: [{ channel: 'mailbox', subject: '', body, problems: [] }],
  })
  const found = {
    of: mail('メール {誤り}'),
    problems: [
      { ...place, start: 3, end: 7, in: '' },
      { ...place, start: 4, end: 8, in: 'mailbox' },
      { ...place, start: 0, end: 0, in: 'mailbox' },
    ],
  }
  const places = (t: Template, channel: string) => foundIn(found, t, channel).map((p) => [p.start, p.end])
  expect(places(mail('メール {誤り}'), '')).toEqual([[3, 7]])
  expect(places(mail('店のメール {誤り}'), 'mailbox')).toEqual([[6, 10]])
  expect(places(mail('メール {直し}'), 'mailbox')).toEqual([])
  expect(places(mail('メール {誤り}'), 'rakuten')).toEqual([])
})

test('templates stand under their categories, each once', () => {
  const { desk } = show(<TemplatesScreen />)
  const names = grouped(desk.templates).map((g) => g.category)
  expect(new Set(names).size).toBe(names.length)
  expect(grouped(desk.templates).flatMap((g) => g.rows)).toHaveLength(desk.templates.length)
})

test('a shared text is written and keeps itself; a mistake is shown at its place and not kept', async () => {
  const { user, bodies } = show(<SnippetsScreen />)
  await user.click(await screen.findByRole('button', { name: '新しい文例' }))
  const name = screen.getByRole('textbox', { name: '名前' })
  await waitFor(() => expect(name).toHaveFocus())
  await user.type(name, '返品の条件')
  const body = await bodyOf('文')
  await user.type(body, '未開封のものに限ります。{{お客}')
  expect(await screen.findByText('「お客」という項目はありません。一覧から選んでください。')).toBeVisible()
  expect(body).toBeInvalid()
  expect(screen.getByTestId('mirror').querySelector('[data-look="stop"]')).toHaveTextContent('{お客}')
  await user.click(screen.getByRole('button', { name: '1 行目へ移る' }))
  expect(body.value.slice(body.selectionStart, body.selectionEnd)).toBe('{お客}')
  await user.keyboard('{Backspace}')
  expect(await screen.findByRole('button', { name: /^返品の条件/ })).toHaveTextContent('未使用')
  expect(bodies('SaveSnippet').at(-1)).toMatchObject({ name: '返品の条件', body: '未開封のものに限ります。' })
})

test('keys of the input method take nothing from the list of a shared text', async () => {
  const { user } = show(<SnippetsScreen />)
  await user.click(await screen.findByRole('button', { name: /^結び/ }))
  const body = await bodyOf('文')
  await user.click(body)
  toEnd(body)
  await user.keyboard('{{')
  await screen.findByRole('listbox')
  const before = body.value
  fireEvent.keyDown(body, { key: 'Enter', keyCode: 229, isComposing: true })
  expect(body.value).toBe(before)
})

test('a shared text that is used says where, keeps its name and is not removed', async () => {
  const { user } = show(<SnippetsScreen />, (desk) => {
    desk.templates = desk.templates.map((t) => (t.id === 4 ? { ...t, body: '{文例:結び}' } : t))
  })
  await user.click(await screen.findByRole('button', { name: /^結び/ }))
  const used = await screen.findByRole('region', { name: '使っている所' })
  expect(within(used).getByText('着払い返送のご案内')).toBeVisible()
  expect(screen.getByRole('textbox', { name: '名前' })).toHaveAttribute('readonly')
  await user.click(screen.getByRole('button', { name: '削除する' }))
  expect(await screen.findByText(/先にそこから外してください：着払い返送のご案内/)).toBeVisible()
  expect(screen.getByRole('button', { name: /^結び/ })).toBeVisible()
})

test('a removed shared text comes back as it was', async () => {
  const { user, bodies } = show(<SnippetsScreen />)
  await user.click(await screen.findByRole('button', { name: /^結び/ }))
  await user.click(screen.getByRole('button', { name: '削除する' }))
  const back = await screen.findByRole('button', { name: '元に戻す' })
  await waitFor(() => expect(back).not.toHaveAttribute('aria-disabled', 'true'))
  await user.click(back)
  expect(await bodyOf('文')).toHaveValue('どうぞよろしくお願いいたします。')
  expect(bodies('Undo')).toHaveLength(1)
  expect(bodies('SaveSnippet')).toHaveLength(0)
})

test('a signature needs a signer and a text, and there is one for each', async () => {
  const { user, bodies } = show(<SignaturesScreen />)
  await user.click(await screen.findByRole('button', { name: '新しい署名' }))
  const account = screen.getByRole('combobox', { name: '接続' })
  await waitFor(() => expect(account).toHaveFocus())
  await user.click(screen.getByRole('button', { name: '保存する' }))
  expect(screen.getByText(/接続か担当者を選んでください/)).toBeVisible()
  await user.selectOptions(account, (await within(account).findAllByRole('option'))[1] ?? '')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  const body = await bodyOf('署名の文')
  await waitFor(() => expect(body).toHaveFocus())
  expect(bodies('SaveSignature')).toHaveLength(0)
  await user.type(body, '楽天の窓口')
  await user.click(screen.getByRole('button', { name: '保存する' }))
  const row = await screen.findByRole('button', { name: /・全員/ })
  expect(row).toHaveTextContent('楽天の窓口')
  await user.click(screen.getByRole('button', { name: '削除する' }))
  await waitFor(() => expect(screen.queryByRole('button', { name: /・全員/ })).toBeNull())
  await user.click(screen.getByRole('button', { name: '元に戻す' }))
  expect(await screen.findByRole('button', { name: /・全員/ })).toHaveTextContent('楽天の窓口')
})

test('a sent reply becomes a template: what was taken out is said, and what is left to decide is marked', async () => {
  const { user, calls } = openShop('#/inbox/1')
  const answer = (await screen.findAllByRole('article')).find((a) => a.dataset.look === 'out')
  if (!answer) throw new Error('no answer of the shop')
  await user.click(within(answer).getByRole('button', { name: 'メッセージの操作' }))
  await user.click(await screen.findByRole('menuitem', { name: 'この返信をテンプレートにする' }))
  const taken = await screen.findByRole('list', { name: '変えた言葉' })
  expect(within(taken).getByText('佐藤 美咲')).toBeVisible()
  expect(within(taken).getByText('{お客様名}')).toBeVisible()
  expect(calls('TemplateFrom')).toHaveLength(1)
  expect(screen.getByText('保存できません（1 件）', { selector: 'p' })).toBeVisible()
  expect(screen.getByTestId('mirror').querySelector('[data-look="stop"]')).toHaveTextContent('{日付}')
  expect(calls('SaveTemplate')).toHaveLength(0)
  expect(screen.queryByRole('button', { name: 'このまま保存する' })).toBeNull()
  await user.click(screen.getByRole('button', { name: '元の問い合わせに戻る' }))
  expect(await screen.findByRole('textbox', { name: '返信の本文' })).toBeVisible()
})

test('a draft becomes a template that is whole, and is kept as it stands', async () => {
  const { user, desk } = show(<TemplatesScreen />)
  await screen.findByRole('region', { name: 'テンプレートの一覧' })
  act(() => makeTemplate({ id: 1, message: 0, text: '承りました。' }))
  expect(await bodyOf('本文')).toHaveValue('承りました。')
  await user.click(await screen.findByRole('button', { name: 'このまま保存する' }))
  await waitFor(() => expect(desk.templates.find((t) => t.name === '返信')?.body).toBe('承りました。'))
  expect(screen.queryByRole('button', { name: 'このまま保存する' })).toBeNull()
})

test('an answer is marked as a model in the thread and carries its badge', async () => {
  const { user, desk } = openShop('#/inbox/1')
  const answer = (await screen.findAllByRole('article')).find((a) => a.dataset.look === 'out')
  if (!answer) throw new Error('no answer of the shop')
  await user.click(within(answer).getByRole('button', { name: 'メッセージの操作' }))
  await user.click(await screen.findByRole('menuitem', { name: '模範回答にする' }))
  expect(await within(answer).findByText('模範回答')).toBeVisible()
  expect(desk.models.size).toBe(1)
  await user.click(within(answer).getByRole('button', { name: 'メッセージの操作' }))
  await user.click(await screen.findByRole('menuitem', { name: '模範回答から外す' }))
  await waitFor(() => expect(within(answer).queryByText('模範回答')).toBeNull())
})

test('the morning sheet leads to the templates that wait for a look, and to no others', async () => {
  const { user } = openShop('#/morning', (desk) => {
    desk.templates = desk.templates.map((t) =>
      t.id === 4 ? { ...t, review: true, review_on: '2026-11-19' } : t,
    )
  })
  await user.click(await screen.findByRole('button', { name: /見直すテンプレート 1 件/ }))
  expect(await screen.findByRole('button', { name: /着払い返送のご案内/ })).toBeVisible()
  expect(screen.queryByRole('button', { name: /交換品の発送/ })).toBeNull()
  await user.selectOptions(screen.getByRole('combobox', { name: '絞り込み' }), 'すべて')
  expect(screen.getByRole('button', { name: /交換品の発送/ })).toBeVisible()
})
