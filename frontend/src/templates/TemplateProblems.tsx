import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import type { Problem } from '../host/types'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { lineOf } from './match'
import css from './TemplateProblems.module.css'

const words = pages.templates

type Props = {
  problems: readonly Problem[]
  /** The text is not saved until these are gone; else they are worth a look only. */
  blocked: boolean
  /** The text that a problem stands in. */
  textOf: (problem: Problem) => string
  onShow: (problem: Problem) => void
}

/** What is wrong with the texts, each with its line; a click goes there. */
export function TemplateProblems({ problems, blocked, textOf, onShow }: Props) {
  return (
    <div aria-live="polite">
      {problems.length > 0 ? (
        <section className={`${css.box} ${blocked ? css.blocked : ''}`}>
          <h3 className={css.title}>
            {blocked ? words.problems(problems.length) : words.warnings(problems.length)}
            {blocked ? <span className={css.help}>{words.problemsHelp}</span> : null}
          </h3>
          <ul>
            {problems.map((problem) => {
              const line = lineOf(textOf(problem), problem.start)
              return (
                <li key={`${problem.in} ${problem.code} ${problem.start}`} className={css.row}>
                  {blocked ? (
                    <IconCircleX size={16} stroke={1.6} aria-hidden="true" />
                  ) : (
                    <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
                  )}
                  <span className={css.text}>{problem.text}</span>
                  {problem.end > problem.start ? (
                    <Button small aria-label={words.place(line)} onClick={() => onShow(problem)}>
                      {words.line(line)}
                    </Button>
                  ) : null}
                </li>
              )
            })}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
