import { useRef, useState } from 'react'
import { daysOf, monthOf } from '../books/months'
import { casesUrl } from '../host/addresses'
import { call } from '../host/api'
import { callFar, useFar } from '../host/far'
import { useMe } from '../host/queries/people'
import type { CaseFileMade, CaseFileWish } from '../host/types'
import { fetchFile } from '../templates/bytes'
import { size } from '../text/format'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import { asWords, ChoiceField } from '../ui/Choice'
import { HowFar } from '../ui/HowFar'
import parts from '../ui/Parts.module.css'
import { ProblemNote } from '../ui/ProblemNote'
import { toast } from '../ui/toast'
import css from './BookSettings.module.css'
import { DayField, Tick } from './fields'

const words = bookSettings.cases

/** What customers and shop wrote in a period, as a file: for owners, with everything in it. */
export function CasesCard() {
  const inWindow = useMe().data?.window ?? false
  const [wish, setWish] = useState<CaseFileWish>({
    kind: 'cases',
    form: 'csv',
    ...daysOf(monthOf(Date.now())),
  })
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<CaseFileMade | null>(null)
  const [error, setError] = useState<unknown>(null)
  const running = useRef<AbortController | null>(null)
  const far = useFar('MakeCaseFile', wish)
  const put = (over: Partial<CaseFileWish>) => {
    setWish({ ...wish, ...over })
    setMade(null)
  }
  const take = async (file: CaseFileMade) => {
    if (!inWindow) return fetchFile(casesUrl(file.token), file.name)
    if ((await call('SaveCaseFile', { token: file.token })).saved) toast(words.saved)
  }
  const write = async () => {
    if (busy || !sure) return
    const mine = new AbortController()
    running.current = mine
    setBusy(true)
    setMade(null)
    setError(null)
    try {
      const file = await callFar('MakeCaseFile', wish, mine.signal)
      setMade(file)
      await take(file)
    } catch (cause) {
      if (!mine.signal.aborted) setError(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className={css.card} aria-labelledby="books-cases">
      <h2 id="books-cases">{words.title}</h2>
      <p className={css.quiet}>{words.lead}</p>
      <div className={css.pair}>
        <ChoiceField
          id="cases-kind"
          label={words.kind}
          value={wish.kind}
          of={asWords(words.kinds)}
          disabled={busy}
          onChoose={(kind) => put({ kind })}
        />
        <ChoiceField
          id="cases-form"
          label={words.form}
          value={wish.form}
          of={asWords(words.forms)}
          disabled={busy}
          onChoose={(form) => put({ form })}
        />
        <DayField
          id="cases-from"
          label={words.from}
          value={wish.from}
          disabled={busy}
          onValue={(from) => put({ from })}
        />
        <DayField
          id="cases-to"
          label={words.to}
          value={wish.to}
          disabled={busy}
          onValue={(to) => put({ to })}
        />
      </div>
      <p className={parts.warn}>{words.warning}</p>
      <Tick checked={sure} disabled={busy} onChecked={setSure}>
        {words.sure}
      </Tick>
      <HowFar far={far} onStop={() => running.current?.abort()} />
      {error ? <ProblemNote error={error} /> : null}
      {made ? (
        <p className={css.line} role="status">
          {words.ready(made.rows, size(made.size))}
          <Button small onClick={() => void take(made).catch(setError)}>
            {words.take}
          </Button>
        </p>
      ) : null}
      {made?.warnings.map((w) => (
        <p key={w} className={css.quiet}>
          {w}
        </p>
      ))}
      <div>
        <Button busy={busy} aria-disabled={!sure} onClick={() => void write()}>
          {words.write}
        </Button>
      </div>
    </section>
  )
}
