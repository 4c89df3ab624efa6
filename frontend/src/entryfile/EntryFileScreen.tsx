import { DropPlace } from '../orderfile/DropPlace'
import { FilePage } from '../orderfile/FilePage'
import { DoneCard } from '../orderfile/ImportDone'
import css from '../orderfile/OrderFile.module.css'
import { entryfile as words } from '../text/ja.entryfile'
import { ProblemNote } from '../ui/ProblemNote'
import { FieldsCard } from './FieldsCard'
import { PlanCard, planCounts } from './PlanCard'
import { useEntryFile } from './useEntryFile'
import { WordsCard } from './WordsCard'

/** Entries for the books from a file: choose it, see how it is read, take all of it in. */
export function EntryFileScreen({ onClose }: { onClose: () => void }) {
  const file = useEntryFile()
  const { view, done } = file
  return (
    <FilePage
      title={words.title}
      lead={words.lead}
      back={words.back}
      onClose={onClose}
      busy={file.name !== ''}
    >
      {done ? (
        <DoneCard
          text={words.doneText(done.plan.new)}
          counts={planCounts(done.plan)}
          help={words.doneHelp}
          back={words.back}
          onAgain={file.again}
          onClose={onClose}
        />
      ) : (
        <>
          <section className={css.card} aria-labelledby="entryfile-source">
            <h2 id="entryfile-source">{words.source}</h2>
            <DropPlace
              chosen={file.name}
              hint={words.drop}
              accept=".json,.csv,.tsv,.txt"
              reading={file.reading}
              onPick={file.pick}
              onBring={file.bring}
            />
            <p className={css.help}>{words.sure}</p>
          </section>
          {file.error ? <ProblemNote error={file.error} /> : null}
          {view?.problem ? (
            <p className={css.problem} role="alert">
              {view.problem}
            </p>
          ) : null}
          {view?.table ? <FieldsCard file={file} view={view} /> : null}
          {view && view.words.length > 0 ? <WordsCard file={file} view={view} /> : null}
          {view && !view.problem ? <PlanCard file={file} view={view} /> : null}
        </>
      )}
    </FilePage>
  )
}
