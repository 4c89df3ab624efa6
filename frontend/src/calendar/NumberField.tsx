import css from './calendar.module.css'

type Props = { label: string; value: number; onChange: (value: number) => void }

/** A small whole number; full-width digits are taken too. */
export function NumberField({ label, value, onChange }: Props) {
  return (
    <label className={css.field}>
      {label}
      <input
        type="text"
        inputMode="numeric"
        className={css.number}
        maxLength={4}
        value={value || ''}
        onChange={(e) => onChange(Number(e.currentTarget.value.normalize('NFKC').replace(/\D/g, '')))}
      />
    </label>
  )
}
