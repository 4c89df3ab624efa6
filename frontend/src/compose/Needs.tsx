import { IconUserCheck } from '@tabler/icons-react'
import { useMay } from '../people/rights'
import { approval } from '../text/ja.approval'
import css from './Composer.module.css'

/** Beside the send button, before anything is pressed: somebody has to agree, and why. */
export function Needs({ why }: { why: string }) {
  const may = useMay()
  const says = may('send') ? approval.needs[why] : ''
  if (!says) return null
  return (
    <span className={css.needs}>
      <IconUserCheck size={14} stroke={1.6} aria-hidden="true" />
      <span>{says}</span>
    </span>
  )
}
