import type { ComponentProps, Ref } from 'react'
import css from './MarkedText.module.css'
import { type Mark, pieces } from './marks'

type Props = Omit<ComponentProps<'textarea'>, 'ref'> & {
  ref: Ref<HTMLTextAreaElement>
  value: string
  marks: Mark[]
}

/**
 * A plain textarea over a mirror with the same metrics. The mirror gives the
 * height and paints backgrounds only, so that both always wrap alike.
 */
export function MarkedText({ marks, value, ...rest }: Props) {
  return (
    <div className={css.box} data-scrolls>
      <div className={css.sheet}>
        <div className={css.mirror} aria-hidden="true" data-testid="mirror">
          {pieces(value, marks).map((piece, i) => {
            const place = `${i}`
            return (
              <span key={place} data-look={piece.look}>
                {piece.text}
              </span>
            )
          })}
          {'\n'}
        </div>
        <textarea {...rest} className={css.text} value={value} rows={1} spellCheck={false} />
      </div>
    </div>
  )
}
