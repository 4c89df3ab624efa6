import 'dayjs/locale/ja'
import '@mantine/dates/styles.css'
import { DateTimePicker } from '@mantine/dates'
import { useState } from 'react'
import { Button } from '../ui/Button'
import css from './due.module.css'
import { atOf, localOf } from './moment'

type Props = { id: string; label: string; action: string; first?: number; onPick: (at: number) => void }

const HOUR = 3_600_000

/** A day and a time in Japan, wherever the PC stands. */
export function MomentField({ id, label, action, first = 0, onPick }: Props) {
  const [value, setValue] = useState<string | null>(() => localOf(first || Date.now() + HOUR))
  const at = value ? atOf(value) : 0
  return (
    <div className={css.moment}>
      <DateTimePicker
        id={id}
        label={label}
        locale="ja"
        firstDayOfWeek={0}
        valueFormat="YYYY/MM/DD HH:mm"
        value={value}
        minDate={localOf(Date.now()).slice(0, 10)}
        data-autofocus
        popoverProps={{ withinPortal: true }}
        onChange={setValue}
      />
      <Button kind="main" aria-disabled={!at} onClick={() => (at ? onPick(at) : undefined)}>
        {action}
      </Button>
    </div>
  )
}
