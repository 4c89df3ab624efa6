import type { Template } from '../host/types'
import { template as words } from '../text/ja.template'
import { controlProps, FieldBox } from '../ui/FieldBox'
import { FinishedInput } from '../ui/FinishedInput'
import { sentence } from '../ui/ProblemNote'
import css from './SidePanel.module.css'
import { usePreview } from './useTrial'

type Props = { draft: Template; channel: string; of: string; onOf: (of: string) => void }

/** How the text reads for one inquiry or order, while it is written. */
export function PreviewPane({ draft, channel, of, onOf }: Props) {
  const { data, error } = usePreview(draft, channel, of, true)
  const said = { id: 'template-of', help: words.previewHelp }
  const missing = [...new Set((data?.values ?? []).filter((v) => v.missing).map((v) => v.name))]
  return (
    <div className={css.pane}>
      <FieldBox {...said} label={words.previewOf}>
        <FinishedInput {...controlProps(said)} value={of} onFinished={onOf} />
      </FieldBox>
      {error ? <p className={css.bad}>{sentence(error)}</p> : null}
      {data && !error ? (
        <>
          <p className={css.meta}>
            {data.kind === ''
              ? words.nothing
              : [
                  data.label,
                  data.inquiry_id ? words.inquiry(data.inquiry_id) : '',
                  data.order_number,
                  words.chars(data.chars),
                ]
                  .filter(Boolean)
                  .join('・')}
          </p>
          <ul aria-live="polite">
            {missing.map((name) => (
              <li key={name} className={css.bad}>
                {words.missing(name)}
              </li>
            ))}
            {data.problems
              .filter((p) => p.code !== 'hole')
              .map((p) => (
                <li key={`${p.code} ${p.start}`} className={css.bad}>
                  {p.text}
                </li>
              ))}
          </ul>
          {data.subject ? <p className={css.meta}>{data.subject}</p> : null}
          <div className={css.text}>{data.text}</div>
        </>
      ) : null}
    </div>
  )
}
