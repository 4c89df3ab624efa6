import { IconReceipt } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Advice } from '../host/types'
import { receiptText } from '../text/ja.receipt'
import part from './Part.module.css'
import css from './ReceiptLine.module.css'

/** Who gives the receipt, why, and what to mind; what is easily issued twice stands out. */
export function ReceiptLine({ advice, children }: { advice: Advice; children?: ReactNode }) {
  const twice = advice.issued > 0
  return (
    <section className={css.box} aria-label={receiptText.title}>
      <p className={css.line}>
        <IconReceipt size={14} stroke={1.6} aria-hidden="true" />
        <span>{receiptText.line(advice.line)}</span>
      </p>
      <p className={part.soft}>{advice.why}</p>
      {advice.cautions.map((caution) => (
        <p key={caution} className={twice ? part.warn : css.caution} role={twice ? 'note' : undefined}>
          {caution}
        </p>
      ))}
      {children}
    </section>
  )
}
