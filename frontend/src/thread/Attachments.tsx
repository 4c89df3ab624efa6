import { IconChevronDown, IconChevronRight, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { fileUrl } from '../host/addresses'
import type { File } from '../host/types'
import { size } from '../text/format'
import { ja } from '../text/ja'
import { mail as words } from '../text/ja.mail'
import { AllFiles } from './AllFiles'
import { AttachedMail } from './AttachedMail'
import css from './Attachments.module.css'
import { RiskyFile } from './RiskyFile'
import { Photo, Sheet, sizeOf } from './Sheet'

/** message: whose attachments they are; a mail inside a mail has none of its own. */
type Props = { files: File[]; suspicious: boolean; message?: number }

export function Attachments({ files, suspicious, message }: Props) {
  const shown = files.filter((f) => !f.inline)
  if (shown.length === 0) return null
  return (
    <ul className={css.files} aria-label={ja.thread.files}>
      {shown.map((f) =>
        f.danger.length > 0 && f.state === 'stored' ? (
          <li key={`${f.id} ${f.part}`}>
            <RiskyFile file={f} size={sizeOf(f)} />
          </li>
        ) : f.mail ? (
          <Letter key={`${f.id} ${f.part}`} file={f} suspicious={suspicious} />
        ) : (
          <li key={`${f.id} ${f.part}`}>
            {f.image && f.state === 'stored' ? (
              <Photo file={f} beside={shown} />
            ) : (
              <Sheet file={f} beside={shown} />
            )}
          </li>
        ),
      )}
      {message ? <AllFiles message={message} files={shown} /> : null}
    </ul>
  )
}

/** A mail inside a mail: it opens below its name, and can be saved like every file. */
function Letter({ file, suspicious }: { file: File; suspicious: boolean }) {
  const [open, setOpen] = useState(false)
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <li className={open ? css.opened : undefined}>
      <span className={css.letter}>
        <button
          type="button"
          className={css.sheet}
          aria-expanded={open}
          aria-label={open ? words.shut(file.name) : words.open(file.name)}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={16} stroke={1.6} aria-hidden="true" />
          <span className={css.name}>{file.name}</span>
          <span className={css.size}>{size(file.size)}</span>
        </button>
        <a
          className={css.save}
          href={fileUrl(file)}
          download={file.name}
          aria-label={words.saveOf(file.name)}
          title={words.saveOf(file.name)}
        >
          <IconDownload size={16} stroke={1.6} aria-hidden="true" />
        </a>
      </span>
      {open ? (
        <AttachedMail of={{ id: file.id, part: file.part }} name={file.name} suspicious={suspicious} />
      ) : null}
    </li>
  )
}
