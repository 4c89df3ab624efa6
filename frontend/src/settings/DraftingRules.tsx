import { useCategories } from '../host/queries/rules'
import type { DraftSettings } from '../host/types'
import { drafting } from '../text/ja.drafting'
import css from './SettingsScreen.module.css'

type Props = { settings: DraftSettings; onChange: (part: Partial<DraftSettings>) => void }

const words = drafting.settings

const toggled = <T,>(all: readonly T[], one: T, on: boolean) =>
  on ? [...all, one] : all.filter((x) => x !== one)

/** What goes along, and for which inquiries nobody is asked. */
export function DraftingRules({ settings: s, onChange }: Props) {
  const categories = useCategories().data?.categories ?? []
  return (
    <>
      <Check label={words.written} on={s.written} onChange={(written) => onChange({ written })} />
      <fieldset>
        <legend className={css.legend}>{words.forbidden}</legend>
        <div className={css.choices}>
          <Check label={words.sensitive} on={s.sensitive} onChange={(sensitive) => onChange({ sensitive })} />
          <Check label={words.money} on={s.money} onChange={(money) => onChange({ money })} />
          {Object.entries(words.cares).map(([care, label]) => (
            <Check
              key={care}
              label={label}
              on={s.cares.includes(care)}
              onChange={(on) => onChange({ cares: toggled(s.cares, care, on) })}
            />
          ))}
          {categories.map((c) => (
            <Check
              key={c.id}
              label={c.name}
              on={s.categories.includes(c.id)}
              onChange={(on) => onChange({ categories: toggled(s.categories, c.id, on) })}
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}

type CheckProps = { label: string; on: boolean; onChange: (on: boolean) => void }

const Check = ({ label, on, onChange }: CheckProps) => (
  <label className={css.choice}>
    <input type="checkbox" checked={on} onChange={(e) => onChange(e.currentTarget.checked)} />
    {label}
  </label>
)
