import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { OrderFileQuery } from '../host/types'
import { show } from '../test/show'
import { OrderFileScreen } from './OrderFileScreen'

afterEach(() => vi.unstubAllGlobals())

const list = new File(['注文番号'], '受注.csv', { type: 'text/csv' })

/** Opens the screen and brings a file as a browser does. */
async function bring() {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ token: 't', name: '受注.csv', size: 1200 })),
  )
  const shop = show(<OrderFileScreen onClose={() => {}} />)
  await waitFor(() => expect(screen.getByLabelText('注文を入れる接続')).not.toHaveValue('0'))
  await shop.user.upload(screen.getByLabelText('ファイルを選ぶ', { selector: 'input' }), list)
  await screen.findByRole('heading', { name: '列の対応' })
  return shop
}

const asked = (bodies: unknown[]) => bodies.at(-1) as OrderFileQuery
const columnsOf = (q: OrderFileQuery, key: string) => q.map.fields.find((f) => f.key === key)

test('shows how the file is read, what would happen and what is damaged, before anything is kept', async () => {
  const { bodies } = await bring()
  expect(screen.getByText('受注.csv・文字コード CP932')).toBeVisible()
  expect(screen.getByLabelText('注文者の名前の列')).toHaveDisplayValue('注文者姓 ＋ 注文者名')
  expect(screen.getByRole('row', { name: /請求金額.*3,960/ })).toBeVisible()
  const damage = screen.getByRole('region', { name: '読めない行が 1 か所あります' })
  expect(within(damage).getByRole('listitem')).toHaveTextContent('3 行目請求金額金額として読めません。')
  expect(screen.getByRole('button', { name: '1 件を取り込む' })).toBeEnabled()
  expect(bodies('OrderFileImport')).toEqual([])
})

test('another column, several columns and a fixed value go into the next look and into the import', async () => {
  const { user, bodies } = await bring()
  const buyer = screen.getByLabelText('注文者の名前の列')
  await user.selectOptions(buyer, '注文者姓')
  await waitFor(() =>
    expect(columnsOf(asked(bodies('OrderFilePreview')), 'buyer_name')?.columns).toEqual(['注文者姓']),
  )
  await user.selectOptions(buyer, '注文者姓 ＋ 注文者名')
  await waitFor(() =>
    expect(columnsOf(asked(bodies('OrderFilePreview')), 'buyer_name')?.columns).toEqual([
      '注文者姓',
      '注文者名',
    ]),
  )
  await user.selectOptions(screen.getByLabelText('お店のメモの列'), '決まった値を入れる')
  await user.type(screen.getByLabelText('お店のメモに入れる値'), '卸')
  await user.click(screen.getByRole('button', { name: '1 件を取り込む' }))
  await waitFor(() => expect(bodies('OrderFileImport')).toHaveLength(1))
  const sent = asked(bodies('OrderFileImport'))
  expect(sent.token).toBe('t')
  expect(sent.account).toBeGreaterThan(0)
  expect(columnsOf(sent, 'memo')).toMatchObject({ columns: [], constant: '卸' })
})

test('without the column of the number it says so and offers no import', async () => {
  const { user } = await bring()
  await user.selectOptions(screen.getByLabelText('注文番号の列'), '使わない')
  expect(await screen.findByText(/注文番号の列が分かりません/)).toBeVisible()
  expect(screen.queryByRole('button', { name: /件を取り込む/ })).not.toBeInTheDocument()
})

test('the result has the caret, says that it cannot be undone, and leads to the next file', async () => {
  const { user } = await bring()
  await user.click(screen.getByRole('button', { name: '1 件を取り込む' }))
  const done = await screen.findByRole('heading', { name: '取り込みました' })
  expect(done).toHaveFocus()
  expect(screen.getByText(/取り込みは取り消せません/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: '続けて別のファイルを取り込む' }))
  expect(await screen.findByRole('button', { name: 'ファイルを選ぶ' })).toBeVisible()
})

test('a map is saved by name and can be chosen; without a name it is refused in words', async () => {
  const { user, bodies } = await bring()
  await user.click(screen.getByRole('button', { name: '対応を保存する' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('名前を入れてください')
  await user.type(screen.getByLabelText('この対応に付ける名前'), '自社サイト')
  await user.click(screen.getByRole('button', { name: '対応を保存する' }))
  await user.selectOptions(await screen.findByLabelText('保存した対応を使う'), '自社サイト')
  await waitFor(() => expect(asked(bodies('OrderFilePreview')).map.name).toBe('自社サイト'))
})

test('a file that cannot be read is refused in words, and another one can be chosen', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () =>
      Response.json({ error: { code: 'file_format', text: '読めません。' } }, { status: 422 }),
    ),
  )
  const { user } = show(<OrderFileScreen onClose={() => {}} />)
  await user.upload(await screen.findByLabelText('ファイルを選ぶ', { selector: 'input' }), list)
  expect(await screen.findByRole('alert')).toHaveTextContent('読めません。')
  expect(screen.getByRole('button', { name: 'ファイルを選ぶ' })).toBeEnabled()
})
