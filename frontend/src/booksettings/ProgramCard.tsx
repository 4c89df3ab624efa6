import type { BookPackage, Books } from '../host/types'
import { bookSettings } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import { ChoiceField } from '../ui/Choice'
import css from './BookSettings.module.css'
import { Radios, WordField } from './fields'
import type { BooksForm } from './useBooksForm'
import { programOf, wordsOf } from './words'

const words = bookSettings.program

type Props = { form: BooksForm; value: Books; fixed: boolean; programs: readonly BookPackage[] }

/** Which program the files are for, and how it wants them. */
export function ProgramCard({ form, value, fixed, programs }: Props) {
  const program = programOf(value, programs)
  return (
    <section className={css.card} aria-labelledby="books-program">
      <h2 id="books-program">{words.title}</h2>
      <Radios
        name="books-program"
        legend={words.which}
        value={value.package}
        choices={[...programs.map((p) => [p.kind, p.label] as const), ['csv', words.none]]}
        disabled={fixed}
        onValue={(kind) => form.change({ package: kind })}
      />
      {program ? <Form form={form} value={value} fixed={fixed} program={program} /> : null}
      <p className={css.quiet}>{bookSettings.test}</p>
    </section>
  )
}

type FormProps = { form: BooksForm; value: Books; fixed: boolean; program: BookPackage }

function Form({ form, value, fixed, program }: FormProps) {
  const own = wordsOf(value, program.kind)
  const put = (over: Partial<typeof own>) => form.changeWords(program.kind, over)
  return (
    <>
      {program.editions.length > 0 ? (
        <Radios
          name="books-edition"
          legend={words.edition}
          value={own.edition || program.usual.edition}
          choices={program.editions.map((e) => [e.word, e.label] as const)}
          disabled={fixed}
          onValue={(edition) => put({ edition })}
        />
      ) : null}
      {program.encodings.length > 0 ? (
        <div className={css.pair}>
          <ChoiceField
            id="books-encoding"
            label={words.encoding}
            value={own.encoding || program.usual.encoding}
            of={program.encodings}
            disabled={fixed}
            onChoose={(encoding) => put({ encoding })}
          />
          <WordField
            id="books-tag"
            label={words.tag}
            help={words.tagHelp}
            value={own.no_tag ? '' : own.tag || program.usual.tag}
            disabled={fixed}
            onValue={(tag) => put({ tag, no_tag: tag.trim() === '' })}
          />
        </div>
      ) : null}
      {own.columns.length > 0 ? (
        <p className={css.line}>
          {words.header(own.columns.length)}
          <Button small aria-disabled={fixed} onClick={() => (fixed ? undefined : put({ columns: [] }))}>
            {words.headerReset}
          </Button>
        </p>
      ) : null}
    </>
  )
}
