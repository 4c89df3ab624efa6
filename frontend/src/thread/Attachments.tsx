import { IconChevronDown, IconChevronRight, IconDownload, IconFile } from '@tabler/icons-react'
import { useState } from 'react'
import { fileUrl } from '../host/api'
import type { File } from '../host/types'
import { size } from '../text/format'
import { ja } from '../text/ja'
import { mail as words } from '../text/ja.mail'
import { AttachedMail } from './AttachedMail'
import css from './Attachments.module.css'
import { RiskyFile } from './RiskyFile'

type Props = { files: File[]; suspicious: boolean }

export function Attachments({ files, suspicious }: Props) {
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
            {f.image && f.state === 'stored' ? <Photo file={f} /> : <Sheet file={f} />}
          </li>
        ),
      )}
    </ul>
  )
}

/** A picture; one that is too damaged to be drawn is a file like the others. */
function Photo({ file }: { file: File }) {
  const [broken, setBroken] = useState(false)
  if (broken) return <Sheet file={file} />
  return (
    <a className={css.photo} href={fileUrl(file)} target="_blank" rel="noreferrer" title={file.name}>
      <img src={fileUrl(file)} alt={file.name} loading="lazy" onError={() => setBroken(true)} />
      <span className={css.name}>{file.name}</span>
    </a>
  )
}

/** How large it is, and whether it is still on its way. */
const sizeOf = (file: File) =>
  [ja.thread.fileStates[file.state], file.size > 0 && file.state !== 'gone' ? size(file.size) : '']
    .filter(Boolean)
    .join('・') || size(file.size)

function Sheet({ file }: { file: File }) {
  const label = (
    <>
      <IconFile size={16} stroke={1.6} aria-hidden="true" />
      <span className={css.name}>{file.name}</span>
      <span className={css.size}>{sizeOf(file)}</span>
    </>
  )
  if (file.state !== 'stored') return <span className={css.sheet}>{label}</span>
  return (
    <a className={css.sheet} href={fileUrl(file)} download={file.name} title={file.name}>
      {label}
    </a>
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
