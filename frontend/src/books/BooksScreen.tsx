import { SegmentedControl } from '@mantine/core'
import { IconFileUpload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { later } from '../later'
import { go, usePlace } from '../nav'
import { useMay } from '../people/rights'
import { books as words } from '../text/ja.books'
import { entryfile } from '../text/ja.entryfile'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import css from './Books.module.css'
import { CloseMonth } from './CloseMonth'
import { wide } from './filter'
import { Ledger } from './Ledger'
import { monthOf } from './months'
import { openEntry, showEntry, takeMonth } from './open'

const EntryFileScreen = later(() => import('../entryfile/EntryFileScreen').then((m) => m.EntryFileScreen))

const CLOSE = 'close'
const IMPORT = 'import'

/** What the books must know, and the month end. */
export function BooksScreen() {
  const { section } = usePlace()
  const may = useMay()
  const [narrow, setNarrow] = useState(() => wide(takeMonth() || monthOf(Date.now())))
  const [month, setMonth] = useState(() => monthOf(Date.now()))
  if (section === IMPORT && may('close'))
    return <EntryFileScreen onClose={() => go({ to: 'books', part: '' })} />
  const closing = section === CLOSE && may('export')
  const jump = (id: number) => {
    setNarrow(wide(month))
    showEntry(id)
    go({ to: 'books', part: '' })
  }
  return (
    <div className={css.screen}>
      <PageHead title={words.title} lead={words.lead}>
        {may('export') ? (
          <SegmentedControl
            aria-label={words.parts.label}
            value={closing ? CLOSE : ''}
            onChange={(part) => go({ to: 'books', part })}
            data={[
              { value: '', label: words.parts.list },
              { value: CLOSE, label: words.parts.close },
            ]}
          />
        ) : null}
        {may('close') && !closing ? (
          <Button
            icon={<IconFileUpload size={16} stroke={1.6} />}
            onClick={() => go({ to: 'books', part: IMPORT })}
          >
            {entryfile.open}
          </Button>
        ) : null}
        {may('entry') ? (
          <Button icon={<IconPlus size={16} stroke={1.6} />} action="entry" onClick={() => openEntry()}>
            {words.add}
          </Button>
        ) : null}
      </PageHead>
      {closing ? (
        <CloseMonth
          month={month}
          onMonth={setMonth}
          onJump={jump}
          onDrafts={() => {
            setNarrow({ ...wide(month), status: 'draft' })
            go({ to: 'books', part: '' })
          }}
        />
      ) : (
        <Ledger narrow={narrow} onNarrow={setNarrow} />
      )}
      <p className={css.notice}>{words.notice}</p>
    </div>
  )
}
