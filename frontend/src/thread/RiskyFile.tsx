import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { fileUrl } from '../host/addresses'
import type { File } from '../host/types'
import { risky as words } from '../text/ja.mail'
import { Button } from '../ui/Button'
import { ThreeLines } from '../ui/ThreeLines'
import css from './Attachments.module.css'

/** A file that can do harm: it is saved only after its reasons have been read. */
export function RiskyFile({ file, size }: { file: File; size: string }) {
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  return (
    <>
      <button
        type="button"
        className={css.sheet}
        aria-label={words.ask(file.name)}
        title={file.name}
        onClick={() => setAsking(true)}
      >
        <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
        <span className={css.name}>{file.name}</span>
        <span className={css.size}>{size}</span>
      </button>
      {asking ? (
        <ThreeLines
          icon={<IconAlertTriangle size={16} stroke={1.6} />}
          title={words.title(file.name)}
          what={file.danger.join('')}
          safe={words.safe}
          next={words.next}
          labels={words.labels}
          onClose={close}
        >
          <Button
            kind="stop"
            onClick={() => {
              save(file)
              close()
            }}
          >
            {words.save}
          </Button>
          <Button onClick={close} data-autofocus>
            {words.keep}
          </Button>
        </ThreeLines>
      ) : null}
    </>
  )
}

function save(file: File) {
  const link = document.createElement('a')
  link.href = fileUrl(file)
  link.download = file.name
  link.click()
}
