import type { TextChange } from '../host/types'
import { approval as words } from '../text/ja.approval'
import css from './Approval.module.css'

/** A text with what is gone struck out and what is new underlined; readers hear both. */
export function Pieces({ change }: { change: TextChange }) {
  return (
    <pre className={css.text}>
      {change.pieces.map(({ kind, text }, i) => {
        const key = `${i}${kind}`
        if (kind === 'gone')
          return (
            <del key={key}>
              <span className="for-readers">{words.gone}：</span>
              {text}
            </del>
          )
        if (kind === 'new')
          return (
            <ins key={key}>
              <span className="for-readers">{words.come}：</span>
              {text}
            </ins>
          )
        return <span key={key}>{text}</span>
      })}
    </pre>
  )
}
