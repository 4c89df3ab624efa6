import type { Variable } from '../host/types'
import { pages } from '../text/ja.pages'
import css from './VariableList.module.css'

const words = pages.templates

type Props = { variables: Variable[]; onPut: (variable: Variable) => void }

/** Every name a template may use; a click puts it at the caret. */
export function VariableList({ variables, onPut }: Props) {
  return (
    <aside className={css.pane} aria-label={words.variables}>
      <h2 className={css.title}>{words.variables}</h2>
      <ul className={css.list}>
        {variables.map((variable) => (
          <li key={variable.name}>
            <button
              type="button"
              className={css.row}
              aria-label={words.insert(variable.name)}
              onClick={() => onPut(variable)}
            >
              <span className={css.name}>{variable.name}</span>
              <span className={css.source}>{variable.source}</span>
              <span className={css.help}>{variable.help}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
