import { clock } from '../text/format'
import { pages } from '../text/ja.pages'
import css from './TemplateEditor.module.css'
import type { Status } from './useKeptText'

const words = pages.templates

function say(status: Status, unsaved: string) {
  switch (status.is) {
    case 'rest':
      return words.unchanged
    case 'incomplete':
      return unsaved
    case 'saving':
      return words.saving
    case 'saved':
      return words.saved(clock(status.at))
    default:
      return words.waiting
  }
}

type Props = { status: Status; blocked: number; unsaved?: string }

/** Whether what is typed is safe; blocked is the number of problems that keep it from being saved. */
export function SaveState({ status, blocked, unsaved = words.unsaved }: Props) {
  return blocked > 0 ? (
    <p className={css.stuck}>{words.problems(blocked)}</p>
  ) : (
    <p className={css.state}>{say(status, unsaved)}</p>
  )
}
