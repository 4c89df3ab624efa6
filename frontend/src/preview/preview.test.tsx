import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { attachedMail, message } from '../host/fake/messages'
import type { File } from '../host/types'
import { openShop } from '../test/shop'
import { sightOf, wordOf } from './kinds'

const file = (over: Partial<File>): File => ({ ...attachedMail, mail: false, ...over })
const photo = (id: number, name: string) => file({ id, name, type: 'image/jpeg', image: true })
const list = file({ id: 60, name: '一覧.csv', type: 'text/csv' })

/** A thread with a picture in one message, a picture, a text and a program in the next. */
const open = () =>
  openShop('#/inbox/3', (desk) => {
    desk.said.set(3, [
      message({ id: 900, files: [photo(51, '皿.jpg')] }),
      message({
        id: 901,
        files: [photo(52, '箱.jpg'), list, file({ id: 61, name: '請求.exe', danger: ['プログラムです。'] })],
      }),
    ])
  })

const dialog = () => screen.findByRole('dialog', { name: /^添付/ })

describe('an attachment in large', () => {
  it('goes through the files of the whole thread by keys and gives the focus back', async () => {
    const { user } = open()
    const thumb = await screen.findByRole('button', { name: '「皿.jpg」を大きく見る' })
    thumb.focus()
    await user.keyboard('{Enter}')
    expect(within(await dialog()).getByRole('heading', { name: '皿.jpg' })).toBeVisible()
    await waitFor(() => expect(screen.getByText(/^\d+ \/ \d+$/)).toBeVisible())
    await user.keyboard('{ArrowRight}')
    expect(await screen.findByRole('heading', { name: '箱.jpg' })).toBeVisible()
    await user.keyboard('{ArrowRight}')
    expect(await screen.findByText(/添付 60 の 1 行目/)).toBeVisible()
    expect(screen.getByText('文字コード：shift_jis')).toBeVisible()
    await user.keyboard('{ArrowRight}{ArrowRight}')
    expect(screen.getByRole('heading', { name: '一覧.csv' })).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^添付/ })).toBeNull())
    await waitFor(() => expect(thumb).toHaveFocus())
  })

  it('turns and enlarges a picture', async () => {
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: '「皿.jpg」を大きく見る' }))
    const picture = within(await dialog()).getByAltText('皿.jpg')
    Object.defineProperties(picture, { naturalWidth: { value: 400 }, naturalHeight: { value: 200 } })
    fireEvent.load(picture)
    await user.keyboard('0')
    const before = Number.parseFloat(picture.style.width)
    await user.keyboard('+')
    expect(Number.parseFloat(picture.style.width) / before).toBeCloseTo(1.25)
    await user.keyboard('r')
    expect(picture.style.rotate).toBe('90deg')
    await user.keyboard('rrr')
    expect(picture.style.rotate).toBe('0deg')
  })

  it('says of a broken picture what can be done', async () => {
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: '「皿.jpg」を大きく見る' }))
    fireEvent.error(within(await dialog()).getByAltText('皿.jpg'))
    expect(await screen.findByText(/壊れていて表示できません/)).toBeVisible()
  })

  it('saves all of a message but what can do harm', async () => {
    const saved: string[] = []
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.getAttribute('href') ?? '')
    })
    const { user } = open()
    await user.click(await screen.findByRole('button', { name: 'すべて保存（2 個・注意のある 1 個を除く）' }))
    expect(saved).toEqual(['/paper/files/901'])
    click.mockRestore()
  })
})

describe('the sort of a file', () => {
  it.each([
    [{ name: '領収書.PDF', type: 'application/octet-stream' }, 'pdf', 'pdf'],
    [{ name: 'IMG_1.HEIC', type: 'image/heic' }, 'heic', undefined],
    [{ name: '名簿.xlsx', type: '' }, 'sheet', undefined],
    [{ name: '予定.ics', type: 'text/calendar' }, 'calendar', 'text'],
    [{ name: 'page.html', type: 'text/html' }, 'text', 'text'],
    [{ name: '請求.pdf', type: 'application/pdf', danger: ['x'] }, 'pdf', undefined],
    [{ name: '後で.pdf', type: 'application/pdf', state: 'pending' }, 'pdf', undefined],
    [{ name: '図.svg', type: 'image/svg+xml' }, 'other', undefined],
  ])('%o', (over, word, sight) => {
    expect(wordOf(file(over))).toBe(word)
    expect(sightOf(file(over))).toBe(sight)
  })
})
