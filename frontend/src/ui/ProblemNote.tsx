import { IconAlertCircle } from '@tabler/icons-react'
import { OFFLINE, Problem } from '../host/api'
import { ja } from '../text/ja'
import { Button } from './Button'
import css from './ProblemNote.module.css'

/** What a refusal says to the person. */
export function sentence(error: unknown): string {
  if (!(error instanceof Problem)) return ja.problem.unknown
  if (error.code === OFFLINE) return ja.problem.offline
  return error.text || ja.problem.unknown
}

/** A refusal in place: the sentence, its number, and another try. */
export function ProblemNote({
  error,
  again,
  close,
}: {
  error: unknown
  again?: () => void
  close?: () => void
}) {
  const number = error instanceof Problem ? error.number : ''
  return (
    <div className={css.note} role="alert">
      <IconAlertCircle size={16} stroke={1.6} aria-hidden="true" />
      <p>
        {sentence(error)}
        {number ? <span className={css.number}>{ja.problem.number(number)}</span> : null}
      </p>
      {again ? (
        <Button small onClick={again}>
          {ja.problem.again}
        </Button>
      ) : null}
      {close ? (
        <Button small onClick={close}>
          {ja.close}
        </Button>
      ) : null}
    </div>
  )
}
