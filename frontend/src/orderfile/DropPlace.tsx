import { IconFileUpload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { orderfile as words } from '../text/ja.orderfile'
import { Button } from '../ui/Button'
import css from './OrderFile.module.css'

type Props = {
  /** What was chosen, in words; '' while nothing is. */
  chosen: string
  /** What may be dropped here, while nothing is chosen. */
  hint: string
  accept: string
  reading: boolean
  /** Opens the system's dialog in the window; false where the browser has to ask. */
  onPick: () => boolean
  onBring: (file: File) => void
}

/** Where a file comes in: a button, or dropped. */
export function DropPlace({ chosen, hint, accept, reading, onPick, onBring }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const bring = (files: FileList | null) => {
    const first = files?.[0]
    if (first) onBring(first)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className={over ? `${css.drop} ${css.over}` : css.drop}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        bring(e.dataTransfer.files)
      }}
    >
      <Button
        kind={chosen ? 'plain' : 'main'}
        icon={<IconFileUpload size={16} stroke={1.6} />}
        busy={reading}
        onClick={() => {
          if (!onPick()) field.current?.click()
        }}
      >
        {chosen ? words.chooseOther : words.choose}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        accept={accept}
        aria-label={words.choose}
        onChange={(e) => {
          bring(e.target.files)
          e.target.value = ''
        }}
      />
      <p aria-live="polite">{reading ? words.reading : chosen || hint}</p>
    </div>
  )
}
