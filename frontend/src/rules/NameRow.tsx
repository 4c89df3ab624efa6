import type { ComponentProps } from 'react'
import type { NameRemoval } from '../host/types'
import { names as words } from '../text/ja.rules'
import { Button } from '../ui/Button'
import { NameForm } from './NameForm'
import css from './Names.module.css'
import { OrderButtons } from './OrderButtons'
import { RemoveName } from './RemoveName'

export type Named = {
  id: number
  name: string
  reading: string
  uses: number
  version: number
  position?: number
}

export type Act<T> = {
  error: unknown
  isPending: boolean
  reset: () => void
  mutate: (of: T, then?: { onSuccess: () => void }) => void
}

type Props = {
  id: string
  one: Named
  others: Named[]
  drag?: ComponentProps<'li'>
  order?: ComponentProps<typeof OrderButtons>
  open: string
  save: Act<Named>
  remove: Act<NameRemoval>
  onOpen: (what: 'rename' | 'remove') => void
  onClose: () => void
  onGone: () => void
}

/** One word with what can be done to it. */
export function NameRow({
  id,
  one,
  others,
  drag,
  order,
  open,
  save,
  remove,
  onOpen,
  onClose,
  onGone,
}: Props) {
  return (
    <li className={css.row} {...(open ? {} : drag)}>
      {open === 'rename' ? (
        <NameForm
          id={id}
          labels={{ name: words.name, reading: words.reading, save: words.save }}
          start={{ name: one.name, reading: one.reading }}
          error={save.error}
          busy={save.isPending}
          onSave={(typed) => save.mutate({ ...one, ...typed }, { onSuccess: onClose })}
          onCancel={onClose}
        />
      ) : (
        <div className={css.line}>
          {order ? <OrderButtons {...order} /> : null}
          <span className={css.name}>
            {one.name}
            {one.reading ? <span className={css.reading}>{one.reading}</span> : null}
          </span>
          <span className={css.uses}>{words.uses(one.uses)}</span>
          <Button
            small
            id={`${id}-rename`}
            aria-label={words.renameOf(one.name)}
            onClick={() => onOpen('rename')}
          >
            {words.rename}
          </Button>
          <Button small aria-label={words.removeOf(one.name)} onClick={() => onOpen('remove')}>
            {words.remove}
          </Button>
        </div>
      )}
      {open === 'remove' ? (
        <RemoveName
          of={one}
          others={others}
          error={remove.error}
          busy={remove.isPending}
          onRemove={(removal) => remove.mutate(removal, { onSuccess: onGone })}
          onCancel={onClose}
        />
      ) : null}
    </li>
  )
}
