import { useEntryWords } from '../host/queries/books'
import { useStaff } from '../host/queries/people'
import { useCategories } from '../host/queries/rules'
import type { Template } from '../host/types'
import { pages } from '../text/ja.pages'
import { promise } from '../text/ja.promise'
import { template as words } from '../text/ja.template'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './TemplateEditor.module.css'

/** Written by the program itself. */
const BY_ITSELF = ['RECEIPT_ISSUED', 'REVERSAL']

type Props = { draft: Template; change: (part: Partial<Template>) => void }

/** What the shop has decided about a template: what it answers, whose it is, and its days. */
export function TemplateDecided({ draft, change }: Props) {
  const categories = useCategories().data?.categories ?? []
  const staff = (useStaff().data?.staff ?? []).filter((s) => !s.off || s.id === draft.owner_id)
  const kinds = (useEntryWords().data?.kinds ?? []).filter((k) => !BY_ITSELF.includes(k.code))
  const ids = {
    category: { id: 'template-category' },
    owner: { id: 'template-owner', help: words.ownerHelp },
    follow: { id: 'template-follow', help: words.followHelp },
    records: { id: 'template-records', help: promise.templateHelp },
    steps: { id: 'template-steps', help: words.stepsHelp },
  }
  return (
    <section className={css.fields} aria-label={words.decided}>
      <FieldBox {...ids.category} label={pages.templates.category}>
        <select
          {...controlProps(ids.category)}
          value={draft.category_id}
          onChange={(e) => {
            const id = Number(e.target.value)
            change({ category_id: id, category: categories.find((c) => c.id === id)?.name ?? '' })
          }}
        >
          <option value={0}>{draft.category_id ? words.nobody : draft.category || words.nobody}</option>
          {categories.map((c) => (
            <option key={c.id} value={c.id}>
              {c.name}
            </option>
          ))}
        </select>
      </FieldBox>
      <FieldBox {...ids.owner} label={words.owner}>
        <select
          {...controlProps(ids.owner)}
          value={draft.owner_id}
          onChange={(e) => change({ owner_id: Number(e.target.value) })}
        >
          <option value={0}>{words.nobody}</option>
          {staff.map((s) => (
            <option key={s.id} value={s.id}>
              {s.name}
            </option>
          ))}
        </select>
      </FieldBox>
      <Day
        id="template-review"
        label={words.review}
        help={words.reviewHelp}
        value={draft.review_on}
        onDay={(review_on) => change({ review_on })}
      />
      <FieldBox {...ids.follow} label={words.follow}>
        <input
          {...controlProps(ids.follow)}
          type="number"
          min={0}
          max={90}
          value={draft.follow_days}
          onChange={(e) => change({ follow_days: Math.max(0, Math.trunc(Number(e.target.value) || 0)) })}
        />
      </FieldBox>
      <Day
        id="template-from"
        label={words.from}
        value={draft.valid_from}
        onDay={(valid_from) => change({ valid_from })}
      />
      <Day
        id="template-to"
        label={words.to}
        help={words.toHelp}
        value={draft.valid_to}
        onDay={(valid_to) => change({ valid_to })}
      />
      <FieldBox {...ids.records} label={promise.templateField}>
        <select
          {...controlProps(ids.records)}
          value={draft.records}
          onChange={(e) => change({ records: e.target.value })}
        >
          <option value="">{promise.templateNone}</option>
          {kinds.map((k) => (
            <option key={k.code} value={k.code}>
              {k.label}
            </option>
          ))}
        </select>
      </FieldBox>
      <div className={css.wide}>
        <FieldBox {...ids.steps} label={words.steps}>
          <textarea
            {...controlProps(ids.steps)}
            rows={3}
            value={draft.steps.join('\n')}
            onChange={(e) => change({ steps: e.target.value === '' ? [] : e.target.value.split('\n') })}
          />
        </FieldBox>
      </div>
      <label className={css.wide}>
        <input
          type="checkbox"
          checked={draft.approval}
          onChange={(e) => change({ approval: e.target.checked })}
        />{' '}
        {words.approval}
      </label>
    </section>
  )
}

type DayProps = { id: string; label: string; help?: string; value: string; onDay: (day: string) => void }

function Day({ id, label, help, value, onDay }: DayProps) {
  const said = { id, help }
  return (
    <FieldBox {...said} label={label}>
      <input {...controlProps(said)} type="date" value={value} onChange={(e) => onDay(e.target.value)} />
    </FieldBox>
  )
}
