import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../host/api'
import { useAction } from '../host/queries/actions'
import { keys } from '../host/queries/keys'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { ProblemNote } from '../ui/ProblemNote'
import { SecretInput } from '../ui/SecretInput'
import css from './People.module.css'
import { RecoveryCode } from './RecoveryCode'
import { sitDown } from './seat'

/** An owner who has forgotten the PIN comes back by the code on paper. */
export function Recover({ id }: { id: number }) {
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [pin, setPin] = useState('')
  const recover = useAction('RecoverOwner')
  const codeBox = { id: 'recover-code' }
  const pinBox = { id: 'recover-pin', help: words.pin.help }
  const on = async () =>
    sitDown(
      client,
      await client.fetchQuery({ queryKey: keys.me, queryFn: () => call('Me', {}), staleTime: 0 }),
    )
  if (recover.data) return <RecoveryCode code={recover.data.recovery} onDone={() => void on()} />
  return (
    <form
      className={css.form}
      onSubmit={(e) => {
        e.preventDefault()
        recover.mutate({ id, code, pin })
      }}
    >
      <FieldBox {...codeBox} label={words.recovery.code}>
        <input
          {...controlProps(codeBox)}
          autoComplete="off"
          value={code}
          onChange={(e) => setCode(e.currentTarget.value)}
        />
      </FieldBox>
      <FieldBox {...pinBox} label={words.pin.new}>
        <SecretInput
          {...controlProps(pinBox)}
          label={words.pin.new}
          value={pin}
          onChange={(e) => setPin(e.currentTarget.value)}
        />
      </FieldBox>
      {recover.error ? <ProblemNote error={recover.error} /> : null}
      <Button kind="act" type="submit" busy={recover.isPending}>
        {words.recovery.use}
      </Button>
    </form>
  )
}
