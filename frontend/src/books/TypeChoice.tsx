import type { BookKind } from '../host/types'
import { books } from '../text/ja.books'
import { controlProps, FieldBox } from '../ui/FieldBox'
import parts from '../ui/Parts.module.css'
import css from './Entry.module.css'

const words = books.form

type Props = { kinds: readonly BookKind[]; type: string; onType: (type: string) => void }

type Group = keyof typeof words.groups
const GROUPS: readonly Group[] = ['refund', 'shipping', 'sorry', 'other']

/** Written by the program itself when a receipt is issued or an entry is corrected. */
const BY_ITSELF = ['RECEIPT_ISSUED', 'REVERSAL']

function groupOf({ code }: BookKind): Group {
  if (code.startsWith('COMP_')) return 'sorry'
  if (code.startsWith('RESHIP_') || code.includes('SHIPPING')) return 'shipping'
  return code.startsWith('REFUND_') || code.startsWith('CANCEL_') ? 'refund' : 'other'
}

/** What happened, in plain words. */
export function TypeChoice({ kinds, type, onType }: Props) {
  const offered = kinds.filter((k) => !BY_ITSELF.includes(k.code))
  const kind = kinds.find((k) => k.code === type)
  const said = { id: 'entry-type', label: words.type, help: kind?.help ?? '', required: true }
  return (
    <>
      <FieldBox {...said}>
        <select data-autofocus {...controlProps(said)} value={type} onChange={(e) => onType(e.target.value)}>
          <option value="">{words.pick}</option>
          {GROUPS.map((group) => (
            <optgroup key={group} label={words.groups[group]}>
              {offered
                .filter((k) => groupOf(k) === group)
                .map((k) => (
                  <option key={k.code} value={k.code}>
                    {k.label}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </FieldBox>
      {type === CUT || type === AMENDS ? <CutOrAmends type={type} onType={onType} /> : null}
    </>
  )
}

const CUT = 'REFUND_PARTIAL'
const AMENDS = 'COMP_CASH'

/** The two that are taken for each other most often: only one of them lowers the sales and their tax. */
function CutOrAmends({ type, onType }: Pick<Props, 'type' | 'onType'>) {
  const choices = [
    { code: CUT, label: words.cut, help: words.cutHelp },
    { code: AMENDS, label: words.amends, help: words.amendsHelp },
  ]
  return (
    <fieldset className={parts.choices}>
      <legend>{words.ask}</legend>
      {choices.map((c) => (
        <label key={c.code}>
          <input
            type="radio"
            name="cut-or-amends"
            checked={type === c.code}
            onChange={() => onType(c.code)}
          />
          <span>
            {c.label}
            <small className={css.soft}>{c.help}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
