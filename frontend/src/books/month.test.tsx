import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, it, vi } from 'vitest'
import { openInWindow } from '../host/fake/mails'
import { openShop } from '../test/shop'
import { books } from '../text/ja.books'
import { month } from '../text/ja.month'

// The screen comes in a piece of its own, which the first test would wait for.
beforeAll(async () => {
  await import('./BooksScreen')
})

it('shows a month beside the one before, and its plots say what the table says', async () => {
  const { user, calls } = openShop('#/books/month')
  const whole = await screen.findByRole('region', { name: month.all })
  const rows = within(whole).getByRole('table', { name: month.table(month.all) })
  expect(within(rows).getByRole('row', { name: /^一部返金 1 1,100 1,100 100/ })).toBeVisible()
  expect(within(rows).getByRole('row', { name: /^発送前キャンセル 1 3,300 仕訳なし/ })).toBeVisible()
  expect(within(rows).getByRole('row', { name: /^合計（仕訳あり） 1 1,100/ })).toBeVisible()
  expect(screen.getByText(/下書きが 1 件/)).toBeVisible()
  const year = screen.getByRole('region', { name: month.year })
  const plot = within(year).getByRole('img', { name: month.plot(month.plots.refunds) })
  const drawn = [...plot.querySelectorAll('text')].map((t) => t.textContent)
  await user.click(within(year).getByText(month.values))
  const values = within(year).getByRole('table', { name: month.year })
  const said = within(values)
    .getAllByRole('row')
    .slice(1)
    .map((r) => within(r).getAllByRole('cell')[0]?.textContent)
  expect(drawn.filter((_, i) => i % 2 === 0)).toEqual(said)
  expect(said.at(-1)).toBe('1,100')
  await user.selectOptions(screen.getByRole('combobox', { name: '月' }), '2026年10月')
  await waitFor(() => expect(calls('MonthSheet').at(-1)?.body).toEqual({ month: '2026-10' }))
})

it('opens the sheet as a PDF, or asks in the window where it goes', async () => {
  const open = vi.spyOn(window, 'open').mockImplementation(() => null)
  const { user } = openShop('#/books/month')
  await user.click(await screen.findByRole('button', { name: month.print }))
  expect(open).toHaveBeenCalledWith('/paper/month/2026-11', '_blank', 'noopener')
  open.mockRestore()
})

it('saves the sheet from the window', async () => {
  const { user, calls } = openShop('#/books/month', openInWindow)
  await user.click(await screen.findByRole('button', { name: month.save }))
  await waitFor(() => expect(calls('SaveMonth').map((c) => c.body)).toEqual([{ month: '2026-11' }]))
})

it('gives the accountant all of a month by one button, as it was seen', async () => {
  const { user, calls } = openShop('#/books/close')
  const card = await screen.findByRole('region', { name: month.bundle.title })
  const save = within(card).getByRole('button', { name: month.bundle.save })
  await waitFor(() => expect(save).toHaveAttribute('aria-disabled', 'false'))
  await user.click(save)
  await waitFor(() => expect(calls('ExportBooks')).toHaveLength(1))
  expect(calls('ExportBooks')[0]?.body).toMatchObject({
    kind: 'package',
    from: '2026-11-01',
    to: '2026-11-30',
    seen: 'EV-202611-0002 EV-202611-0001',
  })
  expect(await within(card).findByText(/2 度取り込まないでください/)).toBeVisible()
})

it('says what lies in the package, and whether the month may still change', async () => {
  const { user } = openShop('#/books/close')
  const card = await screen.findByRole('region', { name: month.bundle.title })
  const past = screen.getByRole('region', { name: books.close.past })
  const save = within(card).getByRole('button', { name: month.bundle.save })
  const write = async (turn: number) => {
    await waitFor(() => expect(save).toHaveAttribute('aria-disabled', 'false'))
    await user.click(save)
    await waitFor(() => expect(within(past).getAllByRole('listitem')).toHaveLength(turn))
  }
  expect(await within(card).findByText(books.close.stages.open)).toBeVisible()
  expect(within(card).getByText(month.bundle.open)).toBeVisible()
  const inside = within(card).getByRole('list', { name: month.bundle.contents })
  expect(within(inside).getByText(/^書類・12 件・3.2 MB$/)).toBeVisible()
  await write(1)
  await user.click(screen.getByRole('button', { name: /を締める$/ }))
  expect(await within(card).findByText(/高橋 さん）。いま書き出すものが確定版/)).toBeVisible()
  await write(2)
  const [last, first] = within(past).getAllByRole('listitem')
  expect(within(last as HTMLElement).getByText(books.close.stages.final)).toBeVisible()
  expect(within(first as HTMLElement).getByText(books.close.stages.open)).toBeVisible()
})

it('fetches the package by its number, for an answer could not hold it', async () => {
  const fetched: string[] = []
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    fetched.push(this.getAttribute('href') ?? '')
  })
  const { user } = openShop('#/books/close')
  const card = await screen.findByRole('region', { name: month.bundle.title })
  const save = within(card).getByRole('button', { name: month.bundle.save })
  await waitFor(() => expect(save).toHaveAttribute('aria-disabled', 'false'))
  await user.click(save)
  await waitFor(() => expect(fetched).toEqual(['/paper/export/100']))
  click.mockRestore()
})
