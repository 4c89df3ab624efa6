import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { Template } from '../host/types'
import { ja } from '../text/ja'
import { rules } from '../text/ja.rules'
import { Marked } from '../ui/Marked'
import css from './TemplatePalette.module.css'

type Props = {
  template: Template
  find: string
  chosen: boolean
  suggested?: boolean
  head: string
  onChoose: () => void
}

export function TemplateRow({ template, find, chosen, suggested, head, onChoose }: Props) {
  return (
    <>
      {head ? (
        <div className={css.group} role="presentation">
          {head}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves and chooses by keys */}
      <div
        id={`template-${template.id}`}
        className={css.row}
        role="option"
        aria-selected={chosen}
        tabIndex={-1}
        onClick={onChoose}
      >
        <span className={css.name}>
          <Marked text={template.name} find={find} />
          {suggested ? <span className={css.suggested}>{rules.suggested}</span> : null}
        </span>
        {template.missing > 0 ? (
          <span className={css.empty}>
            <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
            {ja.compose.holes(template.missing)}
          </span>
        ) : (
          <span className={css.full}>
            <IconCheck size={14} stroke={1.8} aria-hidden="true" />
            {ja.compose.complete}
          </span>
        )}
        <span className={css.brief}>{template.category}</span>
        <span className={css.uses}>{ja.compose.uses(template.uses)}</span>
      </div>
    </>
  )
}
