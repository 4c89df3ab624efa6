import { IconCheck, IconHeart } from '@tabler/icons-react'
import type { Row } from '../host/types'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { due } from '../text/ja.due'
import { Button } from '../ui/Button'
import css from './Banner.module.css'

type Props = { row: Row; onDone: () => void }

/** What came last only thanks: nothing is owed, and the one wanted step stands beside that. */
export function ThanksBanner({ row, onDone }: Props) {
  const may = useMay()
  if (!row.thanks || row.state === 'done' || row.state === 'ignored' || !may('act')) return null
  return (
    <div className={css.banner} data-good role="note">
      <IconHeart size={16} stroke={1.8} aria-hidden="true" />
      <span className={css.words}>{due.onlyThanks}</span>
      <Button
        small
        kind="act"
        icon={<IconCheck size={16} stroke={1.6} aria-hidden="true" />}
        onClick={onDone}
      >
        {ja.thread.done}
      </Button>
    </div>
  )
}
