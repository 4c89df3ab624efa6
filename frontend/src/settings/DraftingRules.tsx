import type { ReactNode } from 'react'
import { useCategories } from '../host/queries/rules'
import type { DraftSettings } from '../host/types'
import { drafting } from '../text/ja.drafting'
import own from './DraftingForm.module.css'
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
      <section className={own.group} aria-labelledby="drafting-forbidden">
        <h3 id="drafting-forbidden" className={own.title}>
          {words.forbidden}
        </h3>
        <Group title={words.says}>
          <Check label={words.sensitive} on={s.sensitive} onChange={(sensitive) => onChange({ sensitive })} />
          <Check label={words.money} on={s.money} onChange={(money) => onChange({ money })} />
        </Group>
        <Group title={words.marked}>
          {Object.entries(words.cares).map(([care, label]) => (
            <Check
              key={care}
              label={label}
              on={s.cares.includes(care)}
              onChange={(on) => onChange({ cares: toggled(s.cares, care, on) })}
            />
          ))}
        </Group>
        <Group title={words.sorted}>
          {categories.map((c) => (
            <Check
              key={c.id}
              label={c.name}
              on={s.categories.includes(c.id)}
              onChange={(on) => onChange({ categories: toggled(s.categories, c.id, on) })}
            />
          ))}
        </Group>
      </section>
    </>
  )
}

type GroupProps = { title: string; children: ReactNode }

const Group = ({ title, children }: GroupProps) => (
  <fieldset className={own.group}>
    <legend>{title}</legend>
    <div className={css.choices}>{children}</div>
  </fieldset>
)

type CheckProps = { label: string; on: boolean; onChange: (on: boolean) => void }

const Check = ({ label, on, onChange }: CheckProps) => (
  <label className={css.choice}>
    <input type="checkbox" checked={on} onChange={(e) => onChange(e.currentTarget.checked)} />
    {label}
  </label>
)
