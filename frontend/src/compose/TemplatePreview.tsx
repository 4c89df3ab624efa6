import type { Composed, Template } from '../host/types'
import { ja } from '../text/ja'
import { marksOf, pieces } from './marks'
import css from './TemplatePalette.module.css'

/** The template as it would stand in the answer. */
export function TemplatePreview({
  template,
  composed,
}: {
  template: Template
  composed: Composed | undefined
}) {
  const holes = [...new Set((composed?.values ?? []).filter((v) => v.missing).map((v) => v.name))]
  return (
    <div className={css.preview}>
      <h3>{template.name}</h3>
      <p className={css.filled}>
        {composed
          ? pieces(composed.text, marksOf(composed.values, [])).map((piece, i) => {
              const place = `${i}`
              return (
                <span key={place} data-look={piece.look}>
                  {piece.text}
                </span>
              )
            })
          : ja.loading}
      </p>
      {holes.map((name) => (
        <p key={name} className={css.hole}>
          {ja.compose.holeStays(name)}
        </p>
      ))}
    </div>
  )
}
