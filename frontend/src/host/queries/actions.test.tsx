import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { show } from '../../test/show'
import { after, useAction } from './actions'

type Props = { onDone: () => void }

function Vanishing({ onDone, gone }: Props & { gone: () => void }) {
  const sync = useAction('Sync')
  return (
    <button
      type="button"
      onClick={() => {
        after(sync.mutateAsync({ id: 0 }), onDone)
        gone()
      }}
    >
      go
    </button>
  )
}

function Screen({ onDone }: Props) {
  const [there, setThere] = useState(true)
  return there ? <Vanishing onDone={onDone} gone={() => setThere(false)} /> : <p>gone</p>
}

test('what follows an act happens although its button is gone', async () => {
  const onDone = vi.fn()
  const { user } = show(<Screen onDone={onDone} />)
  await user.click(screen.getByRole('button', { name: 'go' }))
  expect(screen.getByText('gone')).toBeInTheDocument()
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1))
})
