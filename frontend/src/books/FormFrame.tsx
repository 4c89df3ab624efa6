import type { ReactNode } from 'react'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Entry.module.css'

export type FormFrameProps = {
  title: string
  /** On the button that saves. */
  saves: string
  ready: boolean
  saving: { error: Error | null; isPending: boolean }
  onSave: () => void
  onEnd: () => void
  children: ReactNode
}

/** What every form about an entry has around its fields: the title, what went wrong, the two ways out. */
export function FormFrame({ title, saves, ready, saving, onSave, onEnd, children }: FormFrameProps) {
  return (
    <form
      className={css.form}
      aria-label={title}
      onSubmit={(e) => {
        e.preventDefault()
        onSave()
      }}
    >
      <h3>{title}</h3>
      {children}
      {saving.error ? <ProblemNote error={saving.error} /> : null}
      <div className={css.buttons}>
        <Button kind="quiet" onClick={onEnd}>
          {ja.cancel}
        </Button>
        <Button kind="main" type="submit" aria-disabled={!ready} busy={saving.isPending}>
          {saves}
        </Button>
      </div>
    </form>
  )
}
