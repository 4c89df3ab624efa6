import { useAction } from '../host/queries/actions'
import type { Template } from '../host/types'
import { template as words } from '../text/ja.template'
import { Button } from '../ui/Button'
import { sentence } from '../ui/ProblemNote'
import css from './SidePanel.module.css'

type Props = { draft: Template; channel: string; onOpen: (inquiry: number) => void }

/** How the text would have gone with the last 20 inquiries; each opens as a preview. */
export function TryPane({ draft, channel, onOpen }: Props) {
  const attempt = useAction('TryTemplate')
  const { data } = attempt
  return (
    <div className={css.pane}>
      <Button
        small
        kind="act"
        busy={attempt.isPending}
        onClick={() => attempt.mutate({ template: draft, channel, inquiry: 0, order: '' })}
      >
        {words.try}
      </Button>
      {attempt.error ? <p className={css.bad}>{sentence(attempt.error)}</p> : null}
      {data ? (
        <>
          <p role="status">
            {data.tries.length === 0 ? words.nothing : words.tried(data.whole, data.tries.length)}
          </p>
          <p className={css.meta}>{data.fitting ? words.fitting : words.withOrders}</p>
          <ul>
            {data.tries.map((t) => {
              const notes = [...t.missing.map(words.missing), ...t.problems]
              return (
                <li key={t.inquiry_id}>
                  <button type="button" className={css.row} onClick={() => onOpen(t.inquiry_id)}>
                    <span>
                      {t.mark} {t.subject || t.customer || t.order_number}
                    </span>
                    <br />
                    <span className={notes.length > 0 ? css.bad : css.good}>
                      {notes.length > 0 ? notes.join('、') : words.good}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      ) : null}
    </div>
  )
}
