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
  /** Other names for the three lines, where nothing has happened yet. */
  labels?: typeof ja.dialog
  onClose: () => void
  /** The buttons; the safe one carries data-autofocus. */
  children: ReactNode
}

/** The dialog for trouble: what happened, what is safe, what to do. Esc closes and changes nothing. */
export function ThreeLines({ icon, title, what, safe, next, labels = ja.dialog, onClose, children }: Props) {
  const lines = [
    [labels.what, what],
    [labels.safe, safe],
    [labels.next, next],
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
