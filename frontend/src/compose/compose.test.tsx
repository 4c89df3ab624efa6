import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { say } from '../host/fake/desk'
import { openShop } from '../test/shop'
import { NO_FACTS } from './facts'

const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })
const sendButton = () => screen.getByRole('button', { name: /返信して完了|のまま送る/ })
const painted = (look: string) =>
  [...screen.getByTestId('mirror').querySelectorAll(`[data-look="${look}"]`)].map((e) => e.textContent)

async function write(words: string) {
  const field = await text()
  fireEvent.change(field, { target: { value: words } })
  return field
}

describe('the answer', () => {
  it('paints facts and holes under the words and keeps them there while typing', async () => {
    openShop('#/inbox/1')
    await write('佐藤 美咲 様 {追跡番号} です')
    await waitFor(() => expect(painted('hole')).toEqual(['{追跡番号}']))
    await write('いつもありがとうございます。佐藤 美咲 様 {追跡番号} です')
    expect(painted('hole')).toEqual(['{追跡番号}'])
    expect(painted('fact')).toEqual(['佐藤 美咲'])
    expect(screen.getByTestId('mirror').textContent).toBe(
      'いつもありがとうございます。佐藤 美咲 様 {追跡番号} です\n',
    )
  })

  it('moves a blocked send to the first problem and sends nothing', async () => {
    const { user, calls } = openShop('#/inbox/1')
    const field = await write('追跡番号は{追跡番号}です')
    await screen.findByRole('button', { name: /追跡番号が空です/ })
    await user.click(sendButton())
    expect(field).toHaveFocus()
    expect([field.selectionStart, field.selectionEnd]).toEqual([5, 11])
    expect(calls('Send')).toEqual([])
  })

  it('lists every problem at once and fixes one where it stands', async () => {
    const { user } = openShop('#/inbox/1')
    const field = await write('注文 412345-20261112-0058812201 の {再送日} です')
    const problems = await screen.findByRole('region', { name: '送信できません（2 件）' })
    await user.click(within(problems).getByRole('button', { name: '置き換える' }))
    expect(field.value).toBe('注文 412345-20261115-0061820734 の {再送日} です')
    expect(await screen.findByRole('button', { name: /再送日が空です/ })).toBeVisible()
  })

  it('sends nothing and answers no shortcut while the input method converts', async () => {
    const { calls } = openShop('#/inbox/1')
    const field = await write('送れる文です')
    await waitFor(() => expect(calls('Check').length).toBeGreaterThan(0))
    for (const key of ['Enter', 'e', 'j', 'Escape']) {
      fireEvent.keyDown(field, { key, ctrlKey: key === 'Enter', keyCode: 229 })
      fireEvent.keyDown(field, { key, isComposing: true })
    }
    expect(calls('Send')).toEqual([])
    expect(calls('SetState')).toEqual([])
    expect(screen.getByRole('heading', { name: '届いたマグカップが割れていました' })).toBeVisible()
  })

  it('never sends on a bare Enter', async () => {
    const { user, calls } = openShop('#/inbox/1')
    await user.click(await write('送れる文です'))
    await user.keyboard('{Enter}')
    expect(calls('Send')).toEqual([])
  })

  it('holds a sent reply, counts down, and gives the text back', async () => {
    const { user, desk } = openShop('#/inbox/1')
    await user.click(await write('本日発送いたします。'))
    await user.keyboard('{Control>}{Enter}{/Control}')
    const bar = await screen.findByRole('region', { name: '送信待ちの返信' })
    expect(bar).toHaveTextContent('佐藤 美咲 様への返信を 15 秒後に送ります')
    expect(desk.rows.get(1)?.state).toBe('done')
    await user.keyboard('{Control>}{Shift>}x{/Shift}{/Control}')
    await waitFor(() => expect(screen.queryByRole('region', { name: '送信待ちの返信' })).toBeNull())
    await waitFor(async () => expect((await text()).value).toBe('本日発送いたします。'))
    expect(desk.outbox).toEqual([])
  })

  it('saves the draft on leaving the text', async () => {
    const { desk } = openShop('#/inbox/1')
    fireEvent.blur(await write('書きかけ'))
    await waitFor(() => expect(desk.drafts.get(1)?.text).toBe('書きかけ'))
  })

  it('saves the draft on going to another inquiry and shows it again', async () => {
    const { user, desk } = openShop('#/inbox/1')
    await write('書きかけ')
    await user.click(screen.getByRole('option', { name: /小川/ }))
    await waitFor(() => expect(desk.drafts.get(1)?.text).toBe('書きかけ'))
    await user.click(screen.getByRole('option', { name: /佐藤/ }))
    expect((await text()).value).toBe('書きかけ')
  })

  it('keeps both texts when another screen has changed the draft', async () => {
    const { user, desk } = openShop('#/inbox/1')
    const field = await write('私の文')
    desk.drafts.set(1, {
      id: 1,
      text: '田中の文',
      template: 0,
      files: [],
      facts: NO_FACTS,
      seen_id: 0,
      accepted: [],
      updated_at: 0,
      by: '田中',
      version: 7,
      over: '',
    })
    fireEvent.blur(field)
    expect(await screen.findByText('田中の文')).toBeVisible()
    expect(field.value).toBe('私の文')
    await user.click(screen.getByRole('button', { name: 'こちらの文にする' }))
    await waitFor(() => expect(field.value).toBe('田中の文'))
  })

  it('stops when the customer wrote meanwhile', async () => {
    const { user, desk, hint, calls } = openShop('#/inbox/1')
    const field = await write('本日発送いたします。')
    say(desk, 1, { author: '佐藤 美咲', text: 'やはりキャンセルします。' })
    await hint()
    await screen.findByText('やはりキャンセルします。')
    await user.click(field)
    await user.keyboard('{Control>}{Enter}{/Control}')
    const dialog = await screen.findByRole('dialog')
    expect(dialog).toHaveTextContent('送信を止めました')
    expect(calls('Send')).toEqual([])
    await user.click(within(dialog).getByRole('button', { name: '続けて送る' }))
    await waitFor(() => expect(calls('Send')).toHaveLength(1))
  })
})

describe('the template palette', () => {
  it('finds by reading and puts the filled text at the caret', async () => {
    const { user } = openShop('#/inbox/1')
    const field = await text()
    await user.click(field)
    await user.keyboard('{Control>}j{/Control}')
    const box = await screen.findByRole('combobox', { name: 'テンプレート' })
    await user.type(box, 'ごはい')
    expect(screen.getAllByRole('option', { name: /誤配送/ })).toHaveLength(2)
    await screen.findByText('「再送日」が空のまま入ります。入力するまで送れません。')
    await user.keyboard('{Enter}')
    expect(field.value).toContain('佐藤 美咲 様\n\nご注文と異なる商品')
    expect(await screen.findByRole('textbox', { name: /再送日/ })).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(field).toHaveFocus()
  })
})
