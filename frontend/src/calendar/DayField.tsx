import 'dayjs/locale/ja'
import '@mantine/dates/styles.css'
import { DatePickerInput } from '@mantine/dates'

type Props = { id: string; label: string; value: string; onChange: (day: string) => void }

/** A day as 2026-12-29, '' for none. */
export function DayField({ id, label, value, onChange }: Props) {
  return (
    <DatePickerInput
      id={id}
      label={label}
      locale="ja"
      firstDayOfWeek={0}
      valueFormat="YYYY/MM/DD"
      clearable
      w={150}
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
    />
  )
}
