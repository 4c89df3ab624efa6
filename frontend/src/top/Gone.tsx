import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import css from '../alerts/DeadMall.module.css'
import { knock } from '../host/events'
import { useGone } from '../host/reach'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'

const words = ja.gone

/** While the program does not answer every screen says so; the page asks for it until it does. */
export function Gone() {
  const client = useQueryClient()
  if (!useGone()) return null
  return (
    <div className={css.bar} role="alert">
      <IconPlugConnectedX size={16} stroke={1.6} aria-hidden="true" />
      <p className={css.text}>
        <strong>{words.what}</strong>
        <span className={css.safe}>{words.safe}</span>
      </p>
      <Button small onClick={() => knock(client)}>
        {ja.problem.again}
      </Button>
    </div>
  )
}
