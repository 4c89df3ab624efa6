import { useBookPackages } from '../host/queries/books'
import { useMay } from '../people/rights'
import { bookSettings as words } from '../text/ja.booksettings'
import { Button } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import { AccountsCard } from './AccountsCard'
import css from './BookSettings.module.css'
import { CasesCard } from './CasesCard'
import { ChannelsCard } from './ChannelsCard'
import { LearnCard } from './LearnCard'
import { PayoutsCard } from './PayoutsCard'
import { ProgramCard } from './ProgramCard'
import { ShopCard } from './ShopCard'
import { useBooksForm } from './useBooksForm'
import { WordsCard } from './WordsCard'
import { programOf } from './words'

/** 経理の設定. Owners change it; whoever keeps the books sees it. */
export function BooksSection() {
  const form = useBooksForm()
  const { data: known, error, refetch } = useBookPackages()
  const may = useMay()
  const fixed = !may('close')
  const programs = known?.packages ?? []
  const program = programOf(form.value, programs)
  const conflict = form.dirty && form.error !== null
  if (!form.value || !known) {
    const failed = form.error ?? error
    return failed ? <ProblemNote error={failed} again={() => void refetch()} /> : null
  }
  const shared = { form, value: form.value, fixed }
  return (
    <>
      <p className={css.quiet}>{words.lead}</p>
      {fixed ? <p className={css.quiet}>{words.readOnly}</p> : null}
      <ProgramCard {...shared} programs={programs} />
      <ShopCard {...shared} />
      <AccountsCard {...shared} />
      <ChannelsCard {...shared} />
      <PayoutsCard {...shared} />
      {program ? <WordsCard {...shared} program={program} /> : null}
      {program && !fixed ? (
        <LearnCard
          kind={program.kind}
          blocked={form.dirty}
          onTaken={form.revert}
          version={form.value.version}
        />
      ) : null}
      {may('evidence') ? <CasesCard /> : null}
      <p className={css.quiet}>{words.notice}</p>
      {form.dirty || form.error ? (
        <div className={css.bar} role="status">
          {form.error ? <ProblemNote error={form.error} /> : null}
          <div className={css.buttons}>
            <span className={css.unsaved}>{form.dirty ? words.unsaved : ''}</span>
            <Button onClick={form.revert}>{conflict ? words.reread : words.revert}</Button>
            <Button kind="main" busy={form.busy} aria-disabled={!form.dirty} onClick={form.submit}>
              {words.save}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  )
}
