import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'
import { closeStart, openStart } from './open'

const TEXT = 'お届け日のご連絡です。'

afterEach(() => closeStart())

const form = () => screen.findByRole('dialog', { name: 'お客様に連絡する' })
const textOf = async () => within(await form()).findByRole<HTMLTextAreaElement>('textbox', { name: '本文' })

/** The first inquiry of a kind that has an order; its order has the same id. */
function withOrder(desk: ReturnType<typeof openShop>['desk'], kind: string) {
  const row = [...desk.rows.values()].find((r) => r.kind === kind && r.order_number)
  if (!row) throw new Error(`no order of ${kind}`)
  return row
}

describe('writing first', () => {
  it('queues what was typed and gives it back', async () => {
    const { desk, user, calls } = openShop('#/inbox/1')
    const row = withOrder(desk, 'yahoo')
    openStart({ order: row.id })
    const field = await textOf()
    expect(within(await form()).getByRole('textbox', { name: '件名' })).toHaveValue(
      `ご注文（${row.order_number}）について`,
    )
    fireEvent.change(field, { target: { value: TEXT } })
    await waitFor(() => expect(calls('CheckStart').length).toBeGreaterThan(0))
    await user.click(within(await form()).getByRole('button', { name: /送信する/ }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(calls('SendStart').at(-1)?.body).toMatchObject({ order: row.id, text: TEXT, hold: -1 })
    // The new inquiry is open; there is nothing to answer in it yet.
    expect(await screen.findByText(/お客様への最初の連絡です/)).toBeVisible()
    expect(screen.queryByRole('textbox', { name: '返信の本文' })).toBeNull()

    await user.click(await screen.findByRole('button', { name: '取り消す' }))
    expect((await textOf()).value).toBe(TEXT)
    expect([...desk.rows.values()].some((r) => r.remote_id === '' && r.state === 'waiting')).toBe(false)
  })

  it('says why an account cannot reach a masked address, and where else to write', async () => {
    const { desk } = openShop('#/inbox/1')
    openStart({ order: withOrder(desk, 'rakuten').id })
    const dialog = await form()
    expect(await within(dialog).findByText(/あんしんメルアド用の送信サーバー/)).toBeVisible()
    expect(within(dialog).getByRole('link', { name: /注文の画面を開く/ })).toHaveAttribute(
      'href',
      'https://mall.example/order/1',
    )
    expect(within(dialog).queryByRole('textbox', { name: '本文' })).toBeNull()
  })

  it('keeps what was typed when it is closed', async () => {
    const { desk, user } = openShop('#/inbox/1')
    const row = withOrder(desk, 'yahoo')
    openStart({ order: row.id })
    fireEvent.change(await textOf(), { target: { value: TEXT } })
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(desk.starts.get(`${row.id}`)?.text).toBe(TEXT))
  })

  it('looks for the order first when nothing is named, by finished words only', async () => {
    const { calls } = openShop()
    await screen.findByRole('listbox', { name: '一覧' })
    fireEvent.keyDown(document.body, { key: 'c', code: 'KeyC' })
    const search = within(await form()).getByRole('textbox', { name: '注文番号・名前・商品で探す' })
    fireEvent.compositionStart(search)
    fireEvent.change(search, { target: { value: 'さt' } })
    fireEvent.compositionEnd(search, { target: { value: '佐藤' } })
    await waitFor(() => expect(calls('Orders').at(-1)?.body).toMatchObject({ search: '佐藤' }))
    expect(calls('Orders').some((c) => (c.body as { search: string }).search === 'さt')).toBe(false)
  })

  it('sends nothing while the input method converts', async () => {
    const { desk, calls } = openShop('#/inbox/1')
    openStart({ order: withOrder(desk, 'yahoo').id })
    const field = await textOf()
    fireEvent.change(field, { target: { value: TEXT } })
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, keyCode: 229 })
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, isComposing: true })
    expect(calls('SendStart')).toEqual([])
  })
})

describe('a first text by a template', () => {
  const BODY = '発送は{新予定日}です。'

  /** The form with a template that lacks a fact, put in by Enter in the empty text. */
  async function filled(over = {}) {
    const shop = openShop('#/inbox/1')
    shop.desk.templates = shop.desk.templates.map((t) => ({ ...t, body: BODY, ...over }))
    const row = withOrder(shop.desk, 'yahoo')
    openStart({ order: row.id })
    const field = await textOf()
    await within(await form()).findByRole('list', { name: '合うテンプレート' })
    fireEvent.keyDown(field, { key: 'Enter' })
    const day = await within(await form()).findByRole('textbox', { name: /新予定日/ })
    return { ...shop, row, field, day }
  }

  it('asks for the missing fact, and Esc leaves the form open', async () => {
    const { user, row, desk, field, day } = await filled()
    await waitFor(() => expect(day).toHaveFocus())
    await user.clear(day)
    await user.type(day, '11月27日{Enter}')
    await waitFor(() => expect(field).toHaveValue('発送は11月27日です。'))
    await waitFor(() => expect(desk.starts.get(`${row.id}`)?.facts.typed).toEqual({ 新予定日: '11月27日' }))
  })

  it('closes what it asks with Esc, and not itself', async () => {
    const { user, field, day } = await filled()
    await waitFor(() => expect(day).toHaveFocus())
    await user.keyboard('{Escape}')
    await waitFor(() => expect(field).toHaveFocus())
    expect(screen.queryByRole('textbox', { name: /新予定日/ })).toBeNull()
    expect(await form()).toBeVisible()
  })

  it('says that somebody has to agree, and Ctrl Enter asks for it', async () => {
    const { user, row, field, calls } = await filled({ body: `${TEXT}{新予定日}`, approval: true })
    await user.keyboard('{Escape}')
    fireEvent.change(field, { target: { value: TEXT } })
    expect(await within(await form()).findByText('このテンプレートは、送る前に承認が要ります')).toBeVisible()
    await waitFor(async () =>
      expect(within(await form()).getByRole('button', { name: '承認を頼む' })).not.toHaveAttribute(
        'aria-disabled',
        'true',
      ),
    )
    fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(calls('SendStart')).toEqual([])
    expect(calls('AskStart').at(-1)?.body).toMatchObject({ start: { order: row.id, text: TEXT }, note: '' })
  })
})

describe('the memo of an order', () => {
  it('adds a line and shows the memo as it stands', async () => {
    const { desk, user, calls } = openShop()
    const row = withOrder(desk, 'rakuten')
    window.location.hash = `#/inbox/${row.id}`
    fireEvent(window, new HashChangeEvent('hashchange'))
    await user.click(await screen.findByRole('button', { name: 'メモに追記' }))
    await user.type(screen.getByRole('textbox', { name: '追記する内容' }), '再送を手配')
    await user.click(screen.getByRole('button', { name: '追記する' }))
    expect(calls('NoteOrder').at(-1)?.body).toEqual({ order: row.id, text: '再送を手配', signed: true })
    expect(await screen.findByText(/高橋 再送を手配/)).toBeVisible()
  })
})

describe('completing and privacy', () => {
  it('completes with a chosen reason and says that it is for good', async () => {
    const { desk, user, calls } = openShop()
    const row = [...desk.rows.values()].find((r) => r.kind === 'yahoo' && r.state === 'new')
    if (!row) throw new Error('no row')
    window.location.hash = `#/inbox/${row.id}`
    fireEvent(window, new HashChangeEvent('hashchange'))
    await user.click(await screen.findByRole('button', { name: '完了の理由を選ぶ' }))
    expect(await screen.findByText('Yahoo!では、完了を元に戻せません。')).toBeInTheDocument()
    await user.click(await screen.findByRole('menuitem', { name: /電話/ }))
    await waitFor(() =>
      expect(calls('SetState').at(-1)?.body).toMatchObject({ id: row.id, state: 'done', reason: '2' }),
    )
  })

  it('warns that others can read it and makes it private after asking', async () => {
    const { desk, user, calls } = openShop()
    const row = [...desk.rows.values()].find((r) => r.subject.includes('電子レンジ'))
    if (!row) throw new Error('no row')
    window.location.hash = `#/inbox/${row.id}`
    fireEvent(window, new HashChangeEvent('hashchange'))
    expect(await screen.findByText('この質問と返信は、商品ページでほかの人も読めます。')).toBeVisible()
    await user.click(screen.getByRole('button', { name: '非公開にする' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: '非公開にする' }))
    expect(calls('MarkPrivate').at(-1)?.body).toEqual({ id: row.id })
    await waitFor(() => expect(screen.queryByText(/ほかの人も読めます/)).toBeNull())
  })

  it('shows only what was answered and is not complete at the mall', async () => {
    const { user, calls } = openShop('#/inbox?state=waiting')
    await user.click(await screen.findByRole('button', { name: '返信したが未完了' }))
    await waitFor(() =>
      expect(calls('Inbox').at(-1)?.body).toMatchObject({ state: 'waiting', uncompleted: true }),
    )
  })

  it('is asked for in the filter panel too, from every tab', async () => {
    const { user, calls } = openShop('#/inbox')
    await user.click(await screen.findByRole('button', { name: '絞り込み' }))
    await user.click(await screen.findByRole('checkbox', { name: '返信したが未完了' }))
    await waitFor(() =>
      expect(calls('Inbox').at(-1)?.body).toMatchObject({ state: 'waiting', uncompleted: true }),
    )
    expect(screen.getByRole('checkbox', { name: '返信したが未完了' })).toBeChecked()
  })
})
