import { useState } from 'react'
import { matches } from '../compose/matches'
import { useTemplates } from '../host/queries/compose'
import { list } from '../text/ja.list'
import { FinishedInput } from '../ui/FinishedInput'
import css from './Batch.module.css'

const words = list.batch

/** Which template: found by name, reading and text, as in the composer. */
export function TemplateChoice({ onChoose }: { onChoose: (template: number) => void }) {
  const [typed, setTyped] = useState('')
  const found = matches(useTemplates().data?.templates ?? [], typed)
  return (
    <div className={css.choice}>
      <FinishedInput
        data-autofocus
        className={css.find}
        aria-label={words.find}
        placeholder={words.find}
        value={typed}
        onFinished={setTyped}
      />
      <ul className={css.templates} aria-label={words.template}>
        {found.map(({ template }) => (
          <li key={template.id}>
            <button type="button" className={css.template} onClick={() => onChoose(template.id)}>
              <b>{template.name}</b>
              <span className={css.brief}>{template.category}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p>{words.none}</p> : null}
    </div>
  )
}
