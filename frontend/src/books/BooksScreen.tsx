import { SegmentedControl } from '@mantine/core'
import { IconFileUpload, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Documents } from '../documents/Documents'
import { DOCUMENTS } from '../documents/open'
import { later } from '../later'
import { go, usePlace } from '../nav'
import { useMay } from '../people/rights'
import { books as words } from '../text/ja.books'
import { documents } from '../text/ja.documents'
import { entryfile } from '../text/ja.entryfile'
import { month as sheet } from '../text/ja.month'
import { settle } from '../text/ja.settle'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import css from './Books.module.css'
import { CloseMonth } from './CloseMonth'
import { wide } from './filter'
import { Ledger } from './Ledger'
import { MonthPart } from './MonthPart'
import { monthOf } from './months'
import { openEntry, showEntry, takeMonth } from './open'

const EntryFileScreen = later(() => import('../entryfile/EntryFileScreen').then((m) => m.EntryFileScreen))
const SettleView = later(() => import('../settle/SettleView').then((m) => m.SettleView))
const SettleFileScreen = later(() => import('../settle/SettleFileScreen').then((m) => m.SettleFileScreen))

const CLOSE = 'close'
const IMPORT = 'import'
const MONTH = 'month'
const SETTLE = 'settle'
const SETTLE_FILE = 'settlefile'

const leads: Record<string, string> = {
  [DOCUMENTS]: documents.lead,
  [MONTH]: sheet.lead,
  [SETTLE]: settle.lead,
}

/** What the books must know, and the month end. */
export function BooksScreen() {
  const { section } = usePlace()
  const may = useMay()
  const [narrow, setNarrow] = useState(() => wide(takeMonth() || monthOf(Date.now())))
  const [month, setMonth] = useState(() => monthOf(Date.now()))
  if (section === IMPORT && may('close'))
    return <EntryFileScreen onClose={() => go({ to: 'books', part: '' })} />
  if (section === SETTLE_FILE && may('close'))
    return <SettleFileScreen onClose={() => go({ to: 'books', part: SETTLE })} />
  const parts = [
    { value: '', label: words.parts.list },
    { value: DOCUMENTS, label: documents.part },
    ...(may('export') ? [{ value: SETTLE, label: settle.part }] : []),
    { value: MONTH, label: sheet.part },
    ...(may('export') ? [{ value: CLOSE, label: words.parts.close }] : []),
  ]
  const part = parts.find((p) => p.value === section)?.value ?? ''
  const jump = (id: number, date = month) => {
    setNarrow(wide(date.slice(0, 7)))
    showEntry(id)
    go({ to: 'books', part: '' })
  }
  return (
    <div className={css.screen}>
      <PageHead title={words.title} lead={leads[part] ?? words.lead}>
        <SegmentedControl
          aria-label={words.parts.label}
          value={part}
          onChange={(to) => go({ to: 'books', part: to })}
          data={parts}
        />
        {may('close') && part === '' ? (
          <Button
            icon={<IconFileUpload size={16} stroke={1.6} />}
            onClick={() => go({ to: 'books', part: IMPORT })}
          >
            {entryfile.open}
          </Button>
        ) : null}
        {may('entry') && part === '' ? (
          <Button icon={<IconPlus size={16} stroke={1.6} />} action="entry" onClick={() => openEntry()}>
            {words.add}
          </Button>
        ) : null}
      </PageHead>
      {part === '' ? <Ledger narrow={narrow} onNarrow={setNarrow} /> : null}
      {part === DOCUMENTS ? <Documents /> : null}
      {part === SETTLE ? (
        <SettleView
          month={month}
          onMonth={setMonth}
          onEntry={jump}
          onImport={() => go({ to: 'books', part: SETTLE_FILE })}
        />
      ) : null}
      {part === MONTH ? <MonthPart month={month} onMonth={setMonth} /> : null}
      {part === CLOSE ? (
        <CloseMonth
          month={month}
          onMonth={setMonth}
          onJump={jump}
          onDrafts={() => {
            setNarrow({ ...wide(month), status: 'draft' })
            go({ to: 'books', part: '' })
          }}
        />
      ) : null}
      <p className={css.notice}>{words.notice}</p>
    </div>
  )
}
