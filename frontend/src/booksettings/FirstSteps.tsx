import { useEffect, useRef, useState } from 'react'
import { after, useAction } from '../host/queries/actions'
import { useBookPackages, useOwnBooks } from '../host/queries/books'
import type { BookPackage, Books } from '../host/types'
import { useMay } from '../people/rights'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import parts from '../ui/Parts.module.css'
import { ProblemNote } from '../ui/ProblemNote'
import css from './BookSettings.module.css'
import { Radios } from './fields'
import { LearnPart } from './LearnCard'
import { programOf, withWords, wordsOf } from './words'

const words = bookSettings.first
const program = bookSettings.program
const shop = bookSettings.shop

type Step = 'program' | 'edition' | 'method' | 'file' | 'done'

/** A shop without a program is asked for neither edition nor file. */
const stepsOf = (kind: string): Step[] =>
  kind === 'csv' ? ['program', 'method', 'done'] : ['program', 'edition', 'method', 'file', 'done']

/** At the first month end: the few answers without which no file fits the shop's program. */
export function FirstSteps() {
  const may = useMay()
  const { data: books } = useOwnBooks()
  const programs = useBookPackages().data?.packages
  const [begun, setBegun] = useState(false)
  const [closed, setClosed] = useState(false)
  if (!books || !programs || !may('close') || !(begun || !books.known)) return null
  if (closed) {
    return books.known ? null : (
      <p className={css.line}>
        {words.notSet}
        <Button small onClick={() => setClosed(false)}>
          {words.start}
        </Button>
      </p>
    )
  }
  return (
    <Steps books={books} programs={programs} onBegun={() => setBegun(true)} onEnd={() => setClosed(true)} />
  )
}

type Props = {
  books: Books
  programs: readonly BookPackage[]
  /** It is saved, and goes on. */
  onBegun: () => void
  onEnd: () => void
}

function Steps({ books, programs, onBegun, onEnd }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState<Books>({ ...books, package: books.package || 'yayoi' })
  const [step, setStep] = useState<Step>('program')
  const save = useAction('SaveBooks')
  const steps = stepsOf(typed.package)
  const at = steps.indexOf(step)
  const moved = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next question gets the keys, whichever it is
  useEffect(() => {
    const first = 'input:checked, input:not([type=radio]), textarea, button'
    if (moved.current) form.current?.querySelector<HTMLElement>(first)?.focus()
    moved.current = true
  }, [step])
  const go = (by: number) => setStep(steps[at + by] ?? 'done')
  const next = () => {
    if (step === 'done') return onEnd()
    if (step !== 'method') return go(1)
    if (save.isPending) return
    after(save.mutateAsync(typed), (now) => {
      onBegun()
      setTyped(now)
      go(1)
    })
  }
  return (
    <form
      ref={form}
      className={css.card}
      aria-label={words.title}
      onSubmit={(e) => {
        e.preventDefault()
        next()
      }}
    >
      <h2>
        {step === 'done' ? words.done : words.title}{' '}
        <small className={css.count}>{words.step(at + 1, steps.length)}</small>
      </h2>
      {step === 'program' ? <p className={css.quiet}>{words.lead}</p> : null}
      <Question step={step} typed={typed} programs={programs} onTyped={setTyped} onTaken={() => go(1)} />
      {save.error ? <ProblemNote error={save.error} /> : null}
      <div className={css.buttons}>
        {step === 'program' ? <Button onClick={onEnd}>{words.later}</Button> : null}
        {step === 'edition' || step === 'method' ? (
          <Button onClick={() => go(-1)}>{words.back}</Button>
        ) : null}
        <Button kind="main" type="submit" busy={save.isPending}>
          {step === 'done' ? words.finish : step === 'file' ? words.skip : words.next}
        </Button>
      </div>
    </form>
  )
}

type QuestionProps = {
  step: Step
  typed: Books
  programs: readonly BookPackage[]
  onTyped: (b: Books) => void
  onTaken: () => void
}

function Question({ step, typed, programs, onTyped, onTaken }: QuestionProps) {
  const known = programOf(typed, programs)
  const put = (over: Partial<Books['shop']>) => onTyped({ ...typed, shop: { ...typed.shop, ...over } })
  switch (step) {
    case 'program':
      return (
        <Radios
          name="first-program"
          legend={program.which}
          value={typed.package}
          choices={[...programs.map((p) => [p.kind, p.label] as const), ['csv', program.none]]}
          onValue={(kind) => onTyped({ ...typed, package: kind })}
        />
      )
    case 'edition':
      return known ? <Edition typed={typed} program={known} onTyped={onTyped} /> : null
    case 'method':
      return (
        <>
          <Radios
            name="first-method"
            legend={shop.method}
            value={typed.shop.accounting_method}
            choices={Object.entries(shop.methods)}
            onValue={(accounting_method) => put({ accounting_method })}
          />
          <Radios
            name="first-taxation"
            legend={shop.taxation}
            value={typed.shop.consumption_tax}
            choices={Object.entries(shop.taxations)}
            onValue={(consumption_tax) =>
              put({ consumption_tax, business_class: typed.shop.business_class || 2 })
            }
          />
        </>
      )
    case 'file':
      return (
        <>
          <p>{words.learn}</p>
          <LearnPart kind={typed.package} version="" blocked={false} onTaken={onTaken} />
        </>
      )
    case 'done':
      return (
        <>
          <p>{words.doneText}</p>
          <p className={parts.warn}>{bookSettings.test}</p>
        </>
      )
  }
}

type EditionProps = { typed: Books; program: BookPackage; onTyped: (b: Books) => void }

/** The edition, or where there is one only, the character set of its files. */
function Edition({ typed, program: of, onTyped }: EditionProps) {
  const own = wordsOf(typed, of.kind)
  const editions = of.editions.length > 0
  const all = editions ? of.editions : of.encodings
  const now = editions ? own.edition || of.usual.edition : own.encoding || of.usual.encoding
  return (
    <Radios
      name="first-edition"
      legend={editions ? program.edition : program.encoding}
      value={now}
      choices={all.map((e) => [e.word, e.label] as const)}
      onValue={(word) =>
        onTyped(withWords(typed, of.kind, { ...own, ...(editions ? { edition: word } : { encoding: word }) }))
      }
    />
  )
}
