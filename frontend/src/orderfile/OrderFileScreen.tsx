import { useRef } from 'react'
import { orderfile as words } from '../text/ja.orderfile'
import { ProblemNote } from '../ui/ProblemNote'
import { DamageList } from './DamageList'
import { FilePage } from './FilePage'
import { ImportDone } from './ImportDone'
import { MapCard } from './MapCard'
import css from './OrderFile.module.css'
import { OutcomeCard } from './OutcomeCard'
import { SourceCard } from './SourceCard'
import { useOrderFile } from './useOrderFile'

/** A list of orders from a file: choose it, see how it is read, keep its orders. */
export function OrderFileScreen({ onClose }: { onClose: () => void }) {
  const file = useOrderFile()
  const account = useRef<HTMLSelectElement>(null)
  const { view, done } = file
  return (
    <FilePage
      title={words.title}
      lead={words.lead}
      back={words.back}
      onClose={onClose}
      busy={Boolean(file.file)}
      first={account}
    >
      {done ? (
        <ImportDone done={done} onAgain={file.again} onClose={onClose} />
      ) : (
        <>
          <SourceCard file={file} account={account} />
          {file.error ? <ProblemNote error={file.error} /> : null}
          {view?.problem ? <p className={css.problem}>{view.problem}</p> : null}
          {view ? <MapCard file={file} view={view} /> : null}
          {view && !view.problem ? <OutcomeCard file={file} view={view} /> : null}
        </>
      )}
      {(done ?? view) ? <DamageList {...(done ?? { damaged: [], more: 0, ...view })} /> : null}
    </FilePage>
  )
}
