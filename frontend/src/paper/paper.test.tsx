import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openInWindow } from '../host/fake/mails'
import { openShop } from '../test/shop'
import { ja } from '../text/ja'
import { paper } from '../text/ja.paper'
import { closePaper } from './open'

const dialog = () => screen.findByRole('dialog', { name: paper.title })

describe('taking a case out', () => {
  const opened: string[] = []
  beforeEach(() => {
    opened.length = 0
    vi.spyOn(window, 'open').mockImplementation((url) => {
      opened.push(`${url}`)
      return null
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      opened.push(`${this.getAttribute('href')} ${this.download}`)
    })
  })
  afterEach(() => closePaper())

  it('opens the PDF in a new tab, for inside or outside', async () => {
    const { user } = openShop('#/inbox/3')
    await user.click((await screen.findAllByRole('button', { name: ja.more }))[0] as HTMLElement)
    await user.click(await screen.findByRole('menuitem', { name: /印刷・PDF・証拠一式/ }))
    const place = await dialog()
    await user.click(within(place).getByRole('button', { name: 'PDF を開く' }))
    await user.click(within(place).getByRole('radio', { name: '社外用' }))
    await user.click(within(place).getByRole('button', { name: 'PDF を開く' }))
    expect(opened).toEqual(['/paper/case/3', '/paper/case/3?outside=1'])
  })

  it('is reached by G P, and collects the evidence', async () => {
    const { user, calls } = openShop('#/inbox/3')
    await screen.findAllByRole('button', { name: ja.more })
    await user.keyboard('gp')
    const place = await dialog()
    await user.click(within(place).getByRole('button', { name: '証拠一式をまとめる' }))
    expect(await within(place).findByText(/「証拠一式-3.zip」（82 kB）ができました。/)).toBeVisible()
    expect(within(place).getByText(/manifest.txt に理由があります/)).toBeVisible()
    expect(calls('EvidenceStart').map((c) => c.body)).toEqual([{ ids: [3], outside: false }])
    await waitFor(() => expect(opened).toEqual(['/paper/evidence/T3 証拠一式-3.zip']))
  })

  it('asks for a place in the window', async () => {
    const { user, calls } = openShop('#/inbox/3', openInWindow)
    await screen.findAllByRole('button', { name: ja.more })
    await user.keyboard('gp')
    const place = await dialog()
    await user.click(await within(place).findByRole('button', { name: 'PDF を保存する' }))
    await user.click(within(place).getByRole('button', { name: '証拠一式をまとめる' }))
    await user.click(await within(place).findByRole('button', { name: '保存する' }))
    await waitFor(() => expect(calls('SaveEvidence')).toHaveLength(1))
    expect(calls('SaveCase').map((c) => c.body)).toEqual([{ id: 3, outside: false }])
    expect(opened).toEqual([])
  })
})
