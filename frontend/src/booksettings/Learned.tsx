import { useState } from 'react'
import { after, useAction } from '../host/queries/actions'
import type { BookLearned, BookMatch } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import parts from '../ui/Parts.module.css'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './BookSettings.module.css'
import { chosenAtFirst, idOf, takeOf } from './take'

const words = bookSettings.learn

type Props = {
  of: BookLearned
  cut: boolean
  version: string
  onTaken: () => void
  onDrop: () => void
}

/** What stands in the file, and which of our words do not. */
export function Learned({ of, cut, version, onTaken, onDrop }: Props) {
  const [chosen, setChosen] = useState(() => chosenAtFirst(of))
  const taking = useAction('TakeBooks')
  const missing = of.words.filter((m) => !m.found && !m.later)
  const near = missing.filter((m) => m.near.length > 0)
  const strange = missing.filter((m) => m.near.length === 0)
  const take = () => {
    if (taking.isPending) return
    after(taking.mutateAsync(takeOf(of, chosen, version)), () => {
      toast(words.taken)
      onTaken()
    })
  }
  return (
    <section className={css.learned} aria-label={words.found(of.label, of.rows)}>
      <p role="status">
        {words.found(of.label, of.rows)}
        {cut ? words.cut : ''}
      </p>
      {of.doubts.map((d) => (
        <p key={d} className={parts.warn}>
          {d}
        </p>
      ))}
      <Names title={words.accounts(of.accounts.length)} all={of.accounts} />
      <Names title={words.subs(of.subs.length)} all={of.subs} />
      <Names title={words.taxes(of.taxes.length)} all={of.taxes} />
      {of.columns.length > 0 ? <Names title={words.columns(of.columns.length)} all={of.columns} /> : null}
      {missing.length === 0 ? (
        <p>{words.allFound}</p>
      ) : (
        <>
          <h3>{words.missing}</h3>
          <p className={css.quiet}>{words.missingHelp}</p>
        </>
      )}
      {near.map((m) => (
        <Choice
          key={idOf(m)}
          of={m}
          value={chosen[idOf(m)] ?? ''}
          onValue={(text) => setChosen({ ...chosen, [idOf(m)]: text })}
        />
      ))}
      {strange.length > 0 ? (
        <Names
          title={words.others(strange.length)}
          all={strange.map((m) => `${m.label}「${`${m.text} ${m.invoice}`.trim()}」`)}
        />
      ) : null}
      {taking.error ? <ProblemNote error={taking.error} /> : null}
      <div className={css.buttons}>
        <Button onClick={onDrop}>{words.drop}</Button>
        <Button kind="main" busy={taking.isPending} onClick={take}>
          {words.take}
        </Button>
      </div>
    </section>
  )
}

function Names({ title, all }: { title: string; all: readonly string[] }) {
  return (
    <details className={css.more}>
      <summary>{title}</summary>
      <ul className={css.names}>
        {all.map((n) => (
          <li key={n}>{n}</li>
        ))}
      </ul>
    </details>
  )
}

type ChoiceProps = { of: BookMatch; value: string; onValue: (text: string) => void }

function Choice({ of, value, onValue }: ChoiceProps) {
  return (
    <div className={css.match}>
      <span>
        {of.label}
        {of.sure ? <small className={css.quiet}>{words.sure}</small> : null}
      </span>
      <select aria-label={words.choose(of.label)} value={value} onChange={(e) => onValue(e.target.value)}>
        <option value="">{words.keep(of.text)}</option>
        {of.near.map((n) => (
          <option key={n} value={n}>
            {words.near(n)}
          </option>
        ))}
      </select>
    </div>
  )
}
