import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useKeys } from '../keys/useKeys'
import { orderfile as words } from '../text/ja.orderfile'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { ProblemNote } from '../ui/ProblemNote'
import { DamageList } from './DamageList'
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
  useEffect(() => {
    document.querySelector('main')?.scrollTo(0, 0)
    account.current?.focus()
  }, [])
  useKeys({ back: onClose }, !file.file)
  const { view, done } = file
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        before={
          <Button kind="link" icon={<IconArrowLeft size={14} stroke={1.6} />} onClick={onClose}>
            {words.back}
          </Button>
        }
      />
      <div className={css.page}>
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
      </div>
    </>
  )
}
