import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { DraftRun } from '../host/types'
import { openShop } from '../test/shop'

const ASK = '下書きを作ってもらう'
const LIE = '9,876,543円'
const TEXT = `お待たせしております。\n差額は${LIE}です。`
const START = TEXT.indexOf(LIE)

const run = (part: Partial<DraftRun>): DraftRun => ({
  inquiry_id: 1,
  number: 1,
  state: 'done',
  text: TEXT,
  why: '',
  problems: [
    {
      code: 'unverified',
      in: '',
      text: `手伝いが書いた金額「${LIE}」は、注文の記録にも要点にもありません。`,
      start: START,
      end: START + LIE.length,
      warn: false,
      fix: 'confirm',
      fix_to: LIE,
      key: '',
      accepted: false,
    },
  ],
  model: 'liar',
  took: 900,
  ...part,
})

const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })

async function openDialog(user: ReturnType<typeof openShop>['user']) {
  await user.click(await screen.findByRole('button', { name: ASK }))
  return screen.findByRole('dialog', { name: ASK }, { timeout: 10_000 })
}

describe('drafting help', () => {
  it('shows nothing and asks nothing further while it is off', async () => {
    const { calls } = openShop('#/inbox/1')
    await field()
    await waitFor(() => expect(calls('DraftHelp')).not.toHaveLength(0))
    expect(screen.queryByRole('button', { name: ASK })).toBeNull()
    expect(calls('DraftState')).toHaveLength(0)
    expect(calls('DraftPreview')).toHaveLength(0)
  })

  it('says why it cannot be asked, and opens nothing', async () => {
    const { user } = openShop('#/inbox/1', (desk) => {
      desk.machine = { local: true, why: '注意の印が付いているため、下書きを頼めません。', run: run({}) }
    })
    const button = await screen.findByRole('button', { name: ASK })
    expect(button).toHaveAttribute('title', '注意の印が付いているため、下書きを頼めません。')
    await user.click(button)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('marks what nothing bears out and puts the text into the answer, unsent', async () => {
    const { user, calls } = openShop('#/inbox/1', (desk) => {
      desk.machine = { local: true, why: '', run: run({}) }
    })
    const dialog = await openDialog(user)
    await user.type(within(dialog).getByRole('textbox', { name: '要点' }), 'お詫び')
    await user.click(within(dialog).getByRole('button', { name: '下書きを頼む' }))
    expect(await within(dialog).findByText(/確かめる所が 1 か所/)).toBeVisible()
    expect(within(dialog).getByText(LIE).tagName).toBe('MARK')
    await user.click(within(dialog).getByRole('button', { name: '本文に入れる' }))
    expect((await field()).value).toContain(LIE)
    expect(calls('Send')).toHaveLength(0)
  })

  it('sends outside only what was shown, and only when told to', async () => {
    const { user, calls } = openShop('#/inbox/1', (desk) => {
      desk.machine = { local: false, why: '', run: run({ problems: [], text: 'お待ちください。' }) }
    })
    const dialog = await openDialog(user)
    await user.type(within(dialog).getByRole('textbox', { name: '要点' }), 'お詫び')
    await user.click(within(dialog).getByRole('button', { name: '送る内容を見る' }))
    const shown = await within(dialog).findByRole('region', { name: /このとおりに送ります/ })
    expect(shown).toHaveTextContent('⟦お客様1⟧')
    expect(calls('DraftStart')).toHaveLength(0)
    await user.click(within(dialog).getByRole('button', { name: 'この内容を送って頼む' }))
    await waitFor(() => expect(calls('DraftStart')).toHaveLength(1))
    expect(calls('DraftStart')[0]?.body).toMatchObject({ seen: 'the-mark', points: ['お詫び'] })
  })

  it('says how a draft failed, keeps the points, and can be stopped', async () => {
    const { user, calls } = openShop('#/inbox/1', (desk) => {
      desk.machine = { local: true, why: '', run: run({ state: 'running', text: 'お', problems: [] }) }
    })
    const dialog = await openDialog(user)
    await user.type(within(dialog).getByRole('textbox', { name: '要点' }), '遅れのお詫び')
    await user.click(within(dialog).getByRole('button', { name: '下書きを頼む' }))
    await user.click(await within(dialog).findByRole('button', { name: '止める' }))
    await waitFor(() => expect(calls('DraftStop')).toHaveLength(1))
    expect(await within(dialog).findByText('途中で止めました。返信の本文は変えていません。')).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect((await field()).value).not.toContain('お待たせ')
    const again = await openDialog(user)
    expect(within(again).getByRole('textbox', { name: '要点' })).toHaveValue('遅れのお詫び')
  })
})

describe('the log of drafts', () => {
  it('keeps model, version of the asking and what the person changed', async () => {
    const { user } = openShop('#/settings/drafting', (desk) => {
      desk.machine = { local: true, why: '', run: run({}) }
    })
    const log = await screen.findByRole('list', { name: '頼んだ記録' }, { timeout: 10_000 })
    await user.click(within(log).getByText(/2 字直して送信/))
    expect(within(log).getByText('2026-11-1')).toBeVisible()
    expect(within(log).getByText('liar')).toBeVisible()
    const change = within(log).getByRole('region', { name: '来た下書きと、人が送った文面の違い' })
    expect(change.querySelector('del')).toHaveTextContent('9')
    expect(change.querySelector('ins')).toHaveTextContent('8')
  })
})
