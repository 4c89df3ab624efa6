import type { Field } from '../host/types'
import { pages } from '../text/ja.pages'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { SecretInput } from '../ui/SecretInput'
import { fieldId } from './form'

type Props = {
  field: Field
  /** Where the usual id is taken. */
  id?: string
  value: string
  error?: string
  stored: boolean
  onChange: (value: string) => void
}

/** One setting, drawn from what the kind says of it and from nothing else. */
export function FormField({ field, id = fieldId(field.key), value, error, stored, onChange }: Props) {
  const help = [stored ? pages.form.kept : '', field.help].filter(Boolean).join(' ')
  const said = { id, help, error, required: field.required && !stored }
  const control = {
    ...controlProps(said),
    name: field.key,
    value,
    onChange: (e: { currentTarget: { value: string } }) => onChange(e.currentTarget.value),
  }
  return (
    <FieldBox {...said} label={field.label}>
      <Control field={field} control={control} />
    </FieldBox>
  )
}

type ControlProps = ReturnType<typeof controlProps> & {
  name: string
  value: string
  onChange: (e: { currentTarget: { value: string } }) => void
}

function Control({ field, control }: { field: Field; control: ControlProps }) {
  if (field.secret) return <SecretInput {...control} lines={field.lines} label={field.label} />
  if (field.options.length > 0) return <Choice field={field} control={control} />
  if (field.lines) return <textarea {...control} rows={4} spellCheck={false} />
  return <input type="text" autoComplete="off" spellCheck={false} {...control} />
}

function Choice({ field, control }: { field: Field; control: ControlProps }) {
  const free = !field.required && field.default === ''
  return (
    <select {...control}>
      {free || control.value === '' ? <option value="">{free ? pages.form.automatic : ''}</option> : null}
      {field.options.map((word) => (
        <option key={word} value={word}>
          {pages.form.optionWords[word] ?? word}
        </option>
      ))}
    </select>
  )
}
