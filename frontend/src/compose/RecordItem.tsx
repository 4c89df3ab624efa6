import { Menu } from '@mantine/core'
import type { DraftRecord } from '../host/types'
import { useMay } from '../people/rights'
import { promise as words } from '../text/ja.promise'

const USUAL = 'REFUND_PARTIAL'

type Props = { records: readonly DraftRecord[]; onRecords: (records: DraftRecord[]) => void }

/** Records what the program has not read in the words: the line comes up, and its type is chosen there. */
export function RecordItem({ records, onRecords }: Props) {
  const may = useMay()
  if (!may('entry')) return null
  return (
    <>
      <Menu.Divider />
      <Menu.Item onClick={() => onRecords([...records, { type: USUAL, amount: 0, confirm: false }])}>
        {words.add}
      </Menu.Item>
    </>
  )
}
