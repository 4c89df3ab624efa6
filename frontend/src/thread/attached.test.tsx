import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { attachedMail, message } from '../host/fake/messages'
import { openShop } from '../test/shop'

describe('a file on its way', () => {
  it('says how large it will be', async () => {
    openShop('#/inbox/3', (desk) => {
      const file = { ...attachedMail, mail: false, name: '写真.zip', state: 'pending', size: 12 << 20 }
      desk.said.set(3, [message({ id: 900, files: [file] })])
    })
    expect(await screen.findByText('取り込み中・12.0 MB')).toBeVisible()
    expect(screen.queryByRole('link', { name: /写真.zip/ })).toBeNull()
  })
})

describe('a file that can do harm', () => {
  const reason = '添付ファイルはプログラムです。開かないでください。'
  const open = () =>
    openShop('#/inbox/3', (desk) => {
      const file = { ...attachedMail, mail: false, name: '請求書.exe', danger: [reason] }
      desk.said.set(3, [message({ id: 900, files: [file] })])
    })

  it('is saved only after its reasons have been read', async () => {
    const saved: string[] = []
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(`${this.getAttribute('href')} ${this.download}`)
    })
    const { user } = open()
    const file = await screen.findByRole('button', { name: '「請求書.exe」を保存する（注意があります）' })
    expect(screen.queryByRole('link', { name: /請求書.exe/ })).toBeNull()

    await user.click(file)
    expect(await screen.findByText(reason)).toBeVisible()
    await user.click(screen.getByRole('button', { name: '保存しない' }))
    expect(saved).toEqual([])

    await user.click(file)
    await user.click(await screen.findByRole('button', { name: 'それでも保存する' }))
    expect(saved).toEqual(['/files/9 請求書.exe'])
    click.mockRestore()
  })
})

describe('a damaged picture', () => {
  it('is a file that can be saved', async () => {
    openShop('#/inbox/3', (desk) => {
      const file = { ...attachedMail, mail: false, image: true, name: '写真.jpg', size: 2048 }
      desk.said.set(3, [message({ id: 900, files: [file] })])
    })
    fireEvent.error(await screen.findByAltText('写真.jpg'))
    expect(await screen.findByRole('link', { name: /写真.jpg/ })).toHaveAttribute('download', '写真.jpg')
    expect(screen.queryByAltText('写真.jpg')).toBeNull()
  })
})

describe('a mail inside a mail', () => {
  it('opens in its place, by keyboard, with its own files and the mail inside it', async () => {
    const { user, calls } = openShop('#/inbox/3')
    const name = await screen.findByRole('button', { name: 'メール「前のメール.eml」を開く' })
    expect(screen.getByRole('link', { name: '「前のメール.eml」を保存する' })).toHaveAttribute(
      'href',
      '/files/9',
    )
    name.focus()
    await user.keyboard('{Enter}')
    const mail = await screen.findByRole('region', { name: '添付されたメール「前のメール.eml」' })
    expect(within(mail).getByRole('heading', { name: '前のメール' })).toBeVisible()
    expect(within(mail).getByText('山田 <yamada@example.com>')).toBeVisible()
    expect(within(mail).getByText('前のメールの本文です。')).toBeVisible()
    expect(within(mail).getByRole('link', { name: /一覧.csv/ })).toHaveAttribute('href', '/files/9?part=1')
    expect(name).toHaveFocus()

    await user.click(within(mail).getByRole('button', { name: '元の見た目で表示' }))
    expect(within(mail).getByTitle('HTML メールの本文')).toHaveAttribute('sandbox', '')

    await user.click(within(mail).getByRole('button', { name: 'メール「内側のメール.eml」を開く' }))
    expect(await within(mail).findByText('内側の本文です。')).toBeVisible()
    expect(calls('AttachedMail').map((c) => c.body)).toEqual([
      { id: 9, part: '' },
      { id: 9, part: '0' },
    ])
    await user.click(screen.getByRole('button', { name: 'メール「前のメール.eml」を閉じる' }))
    expect(screen.queryByRole('region', { name: /前のメール/ })).toBeNull()
  })
})
