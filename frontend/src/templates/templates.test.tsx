import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { variable } from '../host/fake/house-templates'
import type { Template } from '../host/types'
import { show } from '../test/show'
import { findTemplates, fold, lineOf, openingAt, suggest } from './match'
import { TemplatesScreen } from './TemplatesScreen'

const open = async (user: ReturnType<typeof show>['user'], name: RegExp) => {
  await user.click(await screen.findByRole('button', { name }))
  return (await screen.findByRole('textbox', { name: '本文' })) as HTMLTextAreaElement
}
const toEnd = (box: HTMLTextAreaElement) => box.setSelectionRange(box.value.length, box.value.length)

test('a problem is shown with its line while writing, and the text is not saved until it is gone', async () => {
  const { user, desk } = show(<TemplatesScreen />)
  const body = await open(user, /着払い返送のご案内/)
  const before = desk.templates.find((t) => t.id === 4)?.body ?? ''
  await user.click(body)
  toEnd(body)
  await user.keyboard('{Enter}{{お客様}')
  expect(
    await screen.findByText('「お客様」という項目はありません。一覧から選んでください。'),
  ).toBeInTheDocument()
  expect(screen.getByText('保存できません（1 件）', { selector: 'p' })).toBeInTheDocument()
  expect(desk.templates.find((t) => t.id === 4)?.body).toBe(before)
  await user.click(screen.getByRole('button', { name: '4 行目へ移る' }))
  expect(body).toHaveFocus()
  expect(body.value.slice(body.selectionStart, body.selectionEnd)).toBe('{お客様}')
  await user.keyboard('{Backspace}')
  await waitFor(() => expect(screen.queryByText(/という項目はありません/)).not.toBeInTheDocument())
  expect(desk.templates.find((t) => t.id === 4)?.body).toBe(`${before}\n`)
})

test('a brace offers names; Enter puts one in', async () => {
  const { user } = show(<TemplatesScreen />)
  const body = await open(user, /着払い返送のご案内/)
  await user.click(body)
  toEnd(body)
  await user.keyboard('{{')
  const list = await screen.findByRole('listbox', { name: '入れられる項目の候補' })
  expect(within(list).getAllByRole('option').length).toBeGreaterThan(3)
  await user.keyboard('追')
  expect(within(list).getAllByRole('option')).toHaveLength(1)
  await user.keyboard('{Enter}')
  expect(body.value.endsWith('{追跡番号}')).toBe(true)
  expect(screen.queryByRole('listbox')).not.toBeInTheDocument()
})

test('keys of the input method choose nothing', async () => {
  const { user } = show(<TemplatesScreen />)
  const body = await open(user, /着払い返送のご案内/)
  await user.click(body)
  toEnd(body)
  await user.keyboard('{{')
  await screen.findByRole('listbox')
  const before = body.value
  fireEvent.keyDown(body, { key: 'Enter', keyCode: 229, isComposing: true })
  expect(body.value).toBe(before)
})

test('a deleted template can come back', async () => {
  const { user, desk } = show(<TemplatesScreen />)
  await open(user, /領収書の発行/)
  await user.click(screen.getByRole('button', { name: '削除する' }))
  expect(await screen.findByText('「領収書の発行」を削除しました。')).toBeInTheDocument()
  expect(desk.templates.some((t) => t.name === '領収書の発行')).toBe(false)
  await user.click(screen.getByRole('button', { name: '元に戻す' }))
  expect(await screen.findByRole('button', { name: /領収書の発行/ })).toBeInTheDocument()
  expect(desk.templates.find((t) => t.name === '領収書の発行')?.body).toContain('{注文番号}')
})

test('somebody was faster: nothing is lost and the person chooses', async () => {
  const { user, desk } = show(<TemplatesScreen />)
  const body = await open(user, /着払い返送のご案内/)
  desk.templates = desk.templates.map((t) => (t.id === 4 ? { ...t, body: '別の文', version: 9 } : t))
  await user.click(body)
  toEnd(body)
  await user.keyboard('追記')
  await screen.findByRole('alert', { name: 'ほかの画面でこのテンプレートが変わりました' })
  expect(body.value).toContain('追記')
  await user.click(screen.getByRole('button', { name: 'この内容で保存する' }))
  await waitFor(() => expect(desk.templates.find((t) => t.id === 4)?.body).toContain('追記'))
})

test('the search finds by reading and says when nothing fits', async () => {
  const { user } = show(<TemplatesScreen />)
  const search = await screen.findByRole('searchbox')
  await user.type(search, 'ごはい')
  expect(screen.getAllByRole('button', { name: /誤配送のお詫び/ })).toHaveLength(2)
  expect(screen.getByText('6 件中 2 件')).toBeInTheDocument()
  await user.clear(search)
  await user.type(search, 'ない言葉')
  expect(screen.getByRole('heading', { name: '「ない言葉」に一致するものはありません' })).toBeInTheDocument()
})

test('matching: width, case and kana are one', () => {
  expect(fold('ＡＢＣ ゴハイ ｺﾞﾊｲ')).toBe('abc ごはい ごはい')
  const t = { name: '誤配送', reading: 'ごはいそう', category: '', body: '回収' } as Template
  expect(findTemplates([t], 'ゴハイ 回収')).toEqual([t])
  expect(findTemplates([t], 'ゴハイ 返金')).toEqual([])
})

test('matching: an open brace up to the caret', () => {
  expect(openingAt('あ{追跡', 4)).toEqual({ from: 1, word: '追跡' })
  expect(openingAt('あ｛追', 3)).toEqual({ from: 1, word: '追' })
  expect(openingAt('{名前}です', 6)).toBeNull()
  expect(openingAt('{名前|様', 5)).toBeNull()
  expect(openingAt('{\nあ', 3)).toBeNull()
  expect(lineOf('一\n二\n三', 4)).toBe(3)
})

test('matching: names that start with the word stand first', () => {
  const v = (name: string, help = '') => variable({ name, help })
  const all = [v('再送日'), v('追跡番号'), v('番号'), v('今日', '番号の日')]
  expect(suggest(all, '番').map((x) => x.name)).toEqual(['番号', '追跡番号', '今日'])
})
