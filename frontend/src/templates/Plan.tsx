import type { TemplateImportPlan } from '../host/types'
import { template as words } from '../text/ja.template'
import { Button } from '../ui/Button'
import css from './TemplateFiles.module.css'

type PlanProps = { plan: TemplateImportPlan; busy: boolean; onApply: () => void; onCancel: () => void }

/** What an import would do, row by row, before anything is done. */
export function Plan({ plan, busy, onApply, onCancel }: PlanProps) {
  const rows = plan.rows.filter((r) => r.does !== 'same')
  const changes = plan.rows.filter((r) => r.does === 'new' || r.does === 'changed').length
  return (
    <section className={css.plan} aria-label={words.plan}>
      <h2>{words.plan}</h2>
      <p className={css.meta}>{words.planHelp}</p>
      <ul className={css.rows}>
        {rows.map((r) => (
          <li key={`${r.line} ${r.name}`} className={r.does === 'refused' ? css.refused : ''}>
            <span>{words.line(r.line)}</span> <b>{words.does[r.does]}</b>{' '}
            {r.snippet ? `${words.snippet}：` : ''}
            {r.name} {r.fields.join('、')} {r.reason}
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button small onClick={onCancel} autoFocus>
          {words.cancel}
        </Button>
        {changes > 0 ? (
          <Button small kind="act" busy={busy} onClick={onApply}>
            {words.apply(changes)}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
