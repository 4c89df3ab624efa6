import { controlProps, FieldBox } from './FieldBox'

type Word = { word: string; label: string }

type Props = {
  label: string
  /** What no choice is called, where none has to be made. */
  none?: string
  of: readonly Word[]
  value: string
  disabled?: boolean
  onChoose: (word: string) => void
}

/** A list of words as a table of the texts keeps them. */
export const asWords = (table: Record<string, string>): Word[] =>
  Object.entries(table).map(([word, label]) => ({ word, label }))

/** One of a few words, in a row of filters. */
export const Choice = ({ label, ...rest }: Props) => <Select {...rest} control={{ 'aria-label': label }} />

/** One of a few words, as a field of a form. */
export function ChoiceField({ id, label, help, ...rest }: Props & { id: string; help?: string }) {
  const said = { id, help }
  return (
    <FieldBox {...said} label={label}>
      <Select {...rest} control={controlProps(said)} />
    </FieldBox>
  )
}

type SelectProps = Omit<Props, 'label'> & { control: object }

function Select({ control, none, of, value, disabled, onChoose }: SelectProps) {
  return (
    <select {...control} disabled={disabled} value={value} onChange={(e) => onChoose(e.target.value)}>
      {none === undefined ? null : <option value="">{none}</option>}
      {of.map((o) => (
        <option key={o.word} value={o.word}>
          {o.label}
        </option>
      ))}
    </select>
  )
}
