import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { newDesk } from '../host/fake/desk'
import { MORNING, openShop } from '../test/shop'

const ITEM = /古い携帯電話向けの文字コードで送る/

/** The first inquiry that came by mail and is answered here. */
const mail = [...newDesk(MORNING).rows.values()].find((r) => r.kind === 'mailbox' && !r.about)?.id ?? 0

describe('the charset of an answer', () => {
  it('is chosen for a mail and shown from then on', async () => {
    const { user, calls } = openShop(`#/inbox/${mail}`)
    await user.click(await screen.findByRole('button', { name: 'ほかの送り方' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: ITEM, checked: false }))
    expect(await screen.findByText('古い携帯電話向けで送ります')).toBeVisible()
    expect(calls('SetCharset')).toMatchObject([{ body: { id: mail, charset: 'iso-2022-jp' } }])
  })

  it('is taken back in the same place', async () => {
    const { user, calls } = openShop(`#/inbox/${mail}`, (desk) => desk.oldPhones.add(mail))
    await user.click(await screen.findByRole('button', { name: 'ほかの送り方' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: ITEM, checked: true }))
    await waitFor(() => expect(screen.queryByText('古い携帯電話向けで送ります')).toBeNull())
    expect(calls('SetCharset')).toMatchObject([{ body: { id: mail, charset: '' } }])
  })

  it('is not offered where the mall decides', async () => {
    const { user } = openShop('#/inbox/1')
    await user.click(await screen.findByRole('button', { name: 'ほかの送り方' }))
    expect(await screen.findByRole('menuitem', { name: '返信だけ' })).toBeVisible()
    expect(screen.queryByRole('menuitemcheckbox', { name: ITEM })).toBeNull()
  })
})
