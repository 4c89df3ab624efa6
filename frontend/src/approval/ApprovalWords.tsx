import type { RefObject } from 'react'
import type { Approval } from '../host/types'
import { dateTime } from '../text/format'
import { approval as words } from '../text/ja.approval'
import css from './Approval.module.css'

type Props = {
  asked: Approval
  field: RefObject<HTMLTextAreaElement | null>
  said: string
  onSaid: (said: string) => void
}

/** What was said to and fro, and the field for more. Enter is a line break: only the buttons act. */
export function ApprovalWords({ asked, field, said, onSaid }: Props) {
  return (
    <>
      {asked.words.length > 0 ? (
        <ul className={css.words} aria-label={words.said}>
          {asked.words.map((w) => (
            <li key={`${w.at}${w.by}${w.text}`}>
              <b>{w.by}</b> <span className={css.at}>{dateTime(w.at)}</span>
              <p>{w.text}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {asked.mine || asked.may ? (
        <textarea
          ref={field}
          className={css.say}
          rows={2}
          aria-label={words.words}
          placeholder={asked.may ? words.wordsHelp : words.words}
          maxLength={2000}
          value={said}
          onChange={(e) => onSaid(e.currentTarget.value)}
        />
      ) : null}
    </>
  )
}
