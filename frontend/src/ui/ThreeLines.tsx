import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { ja } from '../text/ja'
import css from './ThreeLines.module.css'

type Props = {
  icon: ReactNode
  title: string
  what: string
  safe: string
  next: string
  onClose: () => void
  /** The buttons; the safe one carries data-autofocus. */
  children: ReactNode
}

/** The dialog for trouble: what happened, what is safe, what to do. Esc closes and changes nothing. */
export function ThreeLines({ icon, title, what, safe, next, onClose, children }: Props) {
  const lines = [
    [ja.dialog.what, what],
    [ja.dialog.safe, safe],
    [ja.dialog.next, next],
  ]
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={424}
      title={<Title icon={icon} text={title} />}
    >
      <dl className={css.lines}>
        {lines.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={css.buttons}>{children}</div>
    </Modal>
  )
}

function Title({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <span className={css.title}>
      {icon}
      {text}
    </span>
  )
}
