import {
  IconCalendar,
  IconDownload,
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconPhoto,
  IconPresentation,
  IconTable,
  IconVolume,
} from '@tabler/icons-react'
import { type DragEvent, useContext, useState } from 'react'
import { fileUrl } from '../host/addresses'
import type { File } from '../host/types'
import { type FileWord, sightOf, wordOf } from '../preview/kinds'
import { openPreview, ThreadFiles } from '../preview/open'
import { size } from '../text/format'
import { ja } from '../text/ja'
import { mail as words } from '../text/ja.mail'
import { preview } from '../text/ja.paper'
import { storage } from '../text/ja.storage'
import css from './Attachments.module.css'

/** beside: the files it stands with, to go on to from it. */
type Props = { file: File; beside: File[] }

const icons: Record<FileWord, typeof IconFile> = {
  pdf: IconFileTypePdf,
  text: IconFileText,
  sheet: IconTable,
  word: IconFileText,
  slides: IconPresentation,
  archive: IconFileZip,
  video: IconMovie,
  sound: IconVolume,
  heic: IconPhoto,
  calendar: IconCalendar,
  other: IconFile,
}

/** How large it is, and whether it is still on its way. */
export const sizeOf = (file: File) =>
  [
    file.state === 'expired' ? storage.expired(file.expired_at) : ja.thread.fileStates[file.state],
    file.size > 0 && file.state !== 'gone' ? size(file.size) : '',
  ]
    .filter(Boolean)
    .join('・') || size(file.size)

function useOpen({ file, beside }: Props) {
  const thread = useContext(ThreadFiles)
  return () => openPreview(file, thread, beside)
}

/** Lets a file be dragged out of a browser onto a folder (Chromium's own way; elsewhere the picture itself goes). */
const drag = (file: File) => (e: DragEvent) =>
  e.dataTransfer.setData(
    'DownloadURL',
    `${file.type}:${file.name}:${new URL(fileUrl(file), location.href).href}`,
  )

/** A picture; one that is too damaged to be drawn is a file like the others. */
export function Photo({ file, beside }: Props) {
  const [broken, setBroken] = useState(false)
  const open = useOpen({ file, beside })
  if (broken) return <Plain file={file} />
  return (
    <button
      type="button"
      className={css.photo}
      title={file.name}
      aria-label={preview.open(file.name)}
      onClick={open}
    >
      <img
        src={fileUrl(file)}
        alt={file.name}
        loading="lazy"
        onError={() => setBroken(true)}
        onDragStart={drag(file)}
      />
      <span className={css.name}>{file.name}</span>
    </button>
  )
}

/** A file that is no picture: opened here when it can be read, saved always. */
export function Sheet({ file, beside }: Props) {
  const open = useOpen({ file, beside })
  if (!sightOf(file) || file.image) return <Plain file={file} />
  const save = words.saveOf(file.name)
  return (
    <span className={css.letter}>
      <button
        type="button"
        className={css.sheet}
        title={file.name}
        aria-label={preview.open(file.name)}
        onClick={open}
      >
        <Label file={file} />
      </button>
      <a className={css.save} href={fileUrl(file)} download={file.name} aria-label={save} title={save}>
        <IconDownload size={16} stroke={1.6} aria-hidden="true" />
      </a>
    </span>
  )
}

function Plain({ file }: { file: File }) {
  if (file.state !== 'stored')
    return (
      <span className={css.sheet}>
        <Label file={file} />
      </span>
    )
  return (
    <a className={css.sheet} href={fileUrl(file)} download={file.name} title={file.name}>
      <Label file={file} />
    </a>
  )
}

/** Its sort as a sign and a word, its name and size. */
function Label({ file }: { file: File }) {
  const word = wordOf(file)
  const Icon = icons[word]
  return (
    <>
      <Icon size={16} stroke={1.6} aria-hidden="true" />
      <span className={css.name}>{file.name}</span>
      {preview.kinds[word] ? <span className={css.size}>{preview.kinds[word]}</span> : null}
      <span className={css.size}>{sizeOf(file)}</span>
    </>
  )
}
