import { useTemplates } from '../host/queries/compose'
import { useCategories } from '../host/queries/rules'
import type { FAQ } from '../host/types'
import editor from '../templates/TemplateEditor.module.css'
import { faq as words } from '../text/ja.faq'
import { controlProps, FieldBox } from '../ui/FieldBox'
import css from './Faq.module.css'

const category = { id: 'faq-category', help: words.categoryHelp }
const template = { id: 'faq-template', help: words.templateHelp }

/** Where an entry belongs: its category, its template, and whether customers see it. */
export function FaqFields({ draft, change }: { draft: FAQ; change: (part: Partial<FAQ>) => void }) {
  const categories = useCategories().data?.categories ?? []
  const templates = useTemplates().data?.templates ?? []
  return (
    <div className={editor.fields}>
      <FieldBox {...category} label={words.category}>
        <select
          {...controlProps(category)}
          value={draft.category_id}
          onChange={(e) => change({ category_id: Number(e.target.value) })}
        >
          <option value={0}>{words.none}</option>
          {categories.map((c) => (
            <option key={c.id} value={c.id}>
              {c.name}
            </option>
          ))}
        </select>
      </FieldBox>
      <FieldBox {...template} label={words.template}>
        <select
          {...controlProps(template)}
          value={draft.template_id}
          onChange={(e) => change({ template_id: Number(e.target.value) })}
        >
          <option value={0}>{words.noTemplate}</option>
          {templates.map((t) => (
            <option key={t.id} value={t.id}>
              {t.name}
            </option>
          ))}
        </select>
      </FieldBox>
      <div className={editor.wide}>
        <label className={css.tick}>
          <input
            type="checkbox"
            checked={draft.shown}
            aria-describedby="faq-shown-help"
            onChange={(e) => change({ shown: e.currentTarget.checked })}
          />
          {words.shown}
        </label>
        <p id="faq-shown-help" className={css.meta}>
          {words.shownHelp}
        </p>
      </div>
    </div>
  )
}
