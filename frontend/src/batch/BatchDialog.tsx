import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { Row } from '../host/types'
import { list } from '../text/ja.list'
import { BatchTable } from './BatchTable'
import { TemplateChoice } from './TemplateChoice'

const words = list.batch
const MOST = 200

type Props = { rows: readonly Row[]; onLeft: (ids: number[]) => void; onClose: () => void }

/** 一括返信: choose a template, read each text with its own facts, send those that are right. */
export function BatchDialog({ rows, onLeft, onClose }: Props) {
  // What is sent leaves the list, and must not leave the dialog.
  const [chosen] = useState(rows)
  const [template, setTemplate] = useState(0)
  const [held, setHeld] = useState(false)
  return (
    <Modal opened onClose={onClose} closeOnEscape={!held} title={words.title(chosen.length)} size={920}>
      {chosen.length > MOST ? <p>{words.tooMany}</p> : null}
      {chosen.length <= MOST && template === 0 ? <TemplateChoice onChoose={setTemplate} /> : null}
      {template > 0 ? (
        <BatchTable
          rows={chosen}
          template={template}
          onOther={() => setTemplate(0)}
          onLeft={onLeft}
          onClose={onClose}
          onHold={setHeld}
        />
      ) : null}
    </Modal>
  )
}
