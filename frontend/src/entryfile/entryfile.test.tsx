import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { setDoor } from '../host/api'
import { fakeDoor } from '../host/fake'
import type { Desk } from '../host/fake/desk'
import { openInWindow } from '../host/fake/mails'
import type { Method } from '../host/methods'
import type { EntryImport, EntryMapSave } from '../host/types'
import { openShop } from '../test/shop'

beforeAll(async () => {
  await import('../books/BooksScreen')
  await import('./EntryFileScreen')
})

afterEach(() => vi.unstubAllGlobals())

const list = new File(['返金日'], '返金.csv', { type: 'text/csv' })

/** Opens the screen from the books and brings a file as a browser does. */
async function bring() {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json({ token: 'e', name: '返金.csv', size: 400 })),
  )
  const shop = openShop('#/books')
  await shop.user.click(await screen.findByRole('button', { name: 'ファイルから取り込む' }))
  await shop.user.upload(await screen.findByLabelText('ファイルを選ぶ', { selector: 'input' }), list)
  await screen.findByRole('heading', { name: '列の対応' })
  return shop
}

const taken = (calls: { body: unknown }[]) => calls.map((c) => c.body as EntryImport).filter((b) => b.apply)

it('asks for the column that is wanting and for words it does not know, and takes nothing by halves', async () => {
  const { user, calls } = await bring()
  expect(await screen.findByRole('alert')).toHaveTextContent('「モール」がどの列か分かりません。')
  expect(screen.getByRole('row', { name: /発生日.*2026\/11\/05/ })).toBeVisible()
  await user.selectOptions(screen.getByLabelText('モールの列'), '決まった値を入れる')
  await user.selectOptions(screen.getByLabelText('モールに入れる値'), 'rakuten')
  const refused = await screen.findByRole('region', { name: '取り込めない記録が 1 件あります' })
  expect(within(refused).getByRole('listitem')).toHaveTextContent('3 行目種別が分かりません。')
  expect(screen.queryByRole('button', { name: /件を取り込む/ })).toBeNull()
  await user.selectOptions(screen.getByLabelText('種別「値引」'), '一部返金')
  const go = await screen.findByRole('button', { name: '2 件を取り込む' })
  await waitFor(() => expect(go).not.toHaveAttribute('aria-disabled', 'true'))
  expect(taken(calls('ImportEntries'))).toEqual([])
  await user.click(go)
  expect(await screen.findByRole('heading', { name: '取り込みました' })).toHaveFocus()
  expect(screen.getByText(/経理の記録 2 件を、確定として取り込みました。/)).toBeVisible()
  const [sent] = taken(calls('ImportEntries'))
  expect(sent?.words).toEqual([{ field: 'type_label', word: '値引', ours: '一部返金' }])
  expect(sent?.fields.find((f) => f.key === 'channel')).toMatchObject({ columns: [], constant: 'rakuten' })
  const done = screen.getByRole('region', { name: '取り込みました' })
  await user.click(within(done).getByRole('button', { name: '経理に戻る' }))
  expect(await screen.findByRole('listbox', { name: '経理の記録の一覧' })).toBeVisible()
})

it('keeps the columns under a name and reads the next table by them', async () => {
  const { user, calls } = await bring()
  await user.selectOptions(screen.getByLabelText('モールの列'), '決まった値を入れる')
  await user.selectOptions(screen.getByLabelText('モールに入れる値'), 'rakuten')
  await user.selectOptions(await screen.findByLabelText('種別「値引」'), '一部返金')
  await user.click(screen.getByRole('button', { name: '対応を保存する' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('名前を、60 文字まで')
  await user.type(screen.getByLabelText('この対応に付ける名前'), ' 楽天　 の返金')
  await user.click(screen.getByRole('button', { name: '対応を保存する' }))
  expect(await screen.findByLabelText('保存した対応を使う')).toHaveValue('楽天 の返金')
  const saved = calls('SaveEntryMap').at(-1)?.body as EntryMapSave
  expect(saved).toMatchObject({ token: 'e', words: [{ word: '値引', ours: '一部返金' }] })
  await user.upload(screen.getByLabelText('ファイルを選ぶ', { selector: 'input' }), list)
  expect(await screen.findByRole('button', { name: '2 件を取り込む' })).toBeVisible()
  expect(screen.getByLabelText('種別「値引」')).toHaveValue('一部返金')
  await user.selectOptions(screen.getByLabelText('保存した対応を使う'), '見出しから決める')
  expect(await screen.findByRole('alert')).toHaveTextContent('「モール」がどの列か分かりません。')
  await user.selectOptions(screen.getByLabelText('保存した対応を使う'), '楽天 の返金')
  await user.click(await screen.findByRole('button', { name: 'この対応を消す' }))
  await waitFor(() => expect(screen.queryByLabelText('保存した対応を使う')).toBeNull())
  expect(screen.getByLabelText('この対応に付ける名前')).toHaveFocus()
  expect(await screen.findByRole('button', { name: '2 件を取り込む' })).toBeVisible()
})

it('keeps and drops a way of reading once, however often it is pressed', async () => {
  const { user, desk } = await bring()
  const door = fakeDoor(desk)
  const asked: Method[] = []
  let answer = () => {}
  setDoor(async (method, body) => {
    asked.push(method)
    if (method === 'SaveEntryMap' || method === 'RemoveEntryMap')
      await new Promise<void>((go) => {
        answer = go
      })
    return door(method, body)
  })
  const press = async (name: string) => {
    const button = await screen.findByRole('button', { name })
    await user.click(button)
    await waitFor(() => expect(button).toHaveAttribute('aria-busy', 'true'))
    await user.click(button)
    answer()
  }
  await user.type(await screen.findByLabelText('この対応に付ける名前'), '楽天の返金')
  await press('対応を保存する')
  expect(await screen.findByLabelText('保存した対応を使う')).toHaveValue('楽天の返金')
  await press('この対応を消す')
  await waitFor(() => expect(screen.queryByLabelText('保存した対応を使う')).toBeNull())
  expect(asked.filter((m) => m === 'SaveEntryMap' || m === 'RemoveEntryMap')).toEqual([
    'SaveEntryMap',
    'RemoveEntryMap',
  ])
})

it('opens the dialog of the window, and Escape leads back while nothing is chosen', async () => {
  const { user, calls } = openShop('#/books/import', openInWindow)
  await screen.findByRole('button', { name: 'ファイルを選ぶ' })
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: 'ファイルから取り込む' }))
  await user.click(await screen.findByRole('button', { name: 'ファイルを選ぶ' }))
  expect(await screen.findByText('返金.csv')).toBeVisible()
  expect(calls('PickEntryFile')).toHaveLength(1)
})

it('is not for those who may not close the books', async () => {
  openShop('#/books/import', (d: Desk) => {
    d.staff = d.staff.map((s) => (s.id === 2 ? { ...s, role: 'accounting' } : s))
    d.sitting = 2
  })
  expect(await screen.findByRole('listbox', { name: '経理の記録の一覧' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'ファイルから取り込む' })).toBeNull()
})

it('says in words why a file is not taken', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () =>
      Response.json({ error: { code: 'file_format', text: '読めません。' } }, { status: 422 }),
    ),
  )
  const { user } = openShop('#/books/import')
  await user.upload(await screen.findByLabelText('ファイルを選ぶ', { selector: 'input' }), list)
  expect(await screen.findByRole('alert')).toHaveTextContent('読めません。')
})
