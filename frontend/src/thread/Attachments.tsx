import { IconFile } from '@tabler/icons-react'
import { fileUrl } from '../host/api'
import type { File } from '../host/types'
import { size } from '../text/format'
import { ja } from '../text/ja'
import css from './Attachments.module.css'

export function Attachments({ files }: { files: File[] }) {
  const shown = files.filter((f) => !f.inline)
  if (shown.length === 0) return null
  return (
    <ul className={css.files} aria-label={ja.thread.files}>
      {shown.map((f) => (
        <li key={f.id}>{f.image && f.state === 'stored' ? <Photo file={f} /> : <Sheet file={f} />}</li>
      ))}
    </ul>
  )
}

function Photo({ file }: { file: File }) {
  return (
    <a className={css.photo} href={fileUrl(file.id)} target="_blank" rel="noreferrer" title={file.name}>
      <img src={fileUrl(file.id)} alt={file.name} loading="lazy" />
      <span className={css.name}>{file.name}</span>
    </a>
  )
}

function Sheet({ file }: { file: File }) {
  const label = (
    <>
      <IconFile size={16} stroke={1.6} aria-hidden="true" />
      <span className={css.name}>{file.name}</span>
      <span className={css.size}>{ja.thread.fileStates[file.state] ?? size(file.size)}</span>
    </>
  )
  if (file.state !== 'stored') return <span className={css.sheet}>{label}</span>
  return (
    <a className={css.sheet} href={fileUrl(file.id)} download={file.name} title={file.name}>
      {label}
    </a>
  )
}
