import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openShop } from '../test/shop'

const BODY = 'ご返金の手続きをいたします。'

async function written() {
  const shop = openShop('#/inbox/1')
  shop.desk.templates = shop.desk.templates.map((t) => ({ ...t, body: BODY, approval: true }))
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: '返信の本文' })
  await screen.findByRole('list', { name: '合うテンプレート' })
  fireEvent.keyDown(text, { key: 'Enter' })
  await waitFor(() => expect(text).toHaveValue(BODY))
  return { ...shop, text }
}

describe('a template that wants approval', () => {
  it('is told beside the button, and Ctrl Enter asks', async () => {
    const { text, calls } = await written()
    expect(await screen.findByText('このテンプレートは、送る前に承認が要ります')).toBeVisible()
    expect(screen.getByRole('button', { name: '承認を頼む' })).toBeVisible()
    expect(screen.queryByRole('button', { name: '返信して完了' })).toBeNull()
    fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(calls('AskApproval')).toHaveLength(1))
    expect(calls('AskApproval')[0]?.body).toMatchObject({ id: 1, text: BODY })
    expect(calls('Send')).toEqual([])
  })

  it('is not asked for by the Ctrl Enter of a conversion', async () => {
    const { text, calls } = await written()
    await screen.findByRole('button', { name: '承認を頼む' })
    fireEvent.keyDown(text, { key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229 })
    expect(calls('AskApproval')).toEqual([])
  })
})
