import { IconPaperclip, IconX } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { call, upload } from '../host/api'
import { useMe } from '../host/queries/people'
import type { DraftFile } from '../host/types'
import { size } from '../text/format'
import { ja } from '../text/ja'
import { preview } from '../text/ja.paper'
import { IconButton } from '../ui/Button'
import { ProblemNote } from '../ui/ProblemNote'
import css from './Files.module.css'

/** Chooses files: the native dialog in the window, the browser's own elsewhere. */
export function useAttach(field: RefObject<HTMLInputElement | null>, onAdd: (files: DraftFile[]) => void) {
  const inWindow = useMe().data?.window ?? false
  const [error, setError] = useState<unknown>(null)
  const add = (files: Promise<DraftFile[]>) => files.then(onAdd).then(() => setError(null), setError)
  return {
    error,
    choose: () => {
      if (inWindow) void add(call('PickFiles', {}).then((picked) => picked.files))
      else field.current?.click()
    },
    bring: (files: FileList | null) => {
      if (files && files.length > 0) void add(Promise.all([...files].map((f) => upload(named(f)))))
    },
  }
}

const two = (n: number) => `${n}`.padStart(2, '0')

/** A picture from the clipboard has no name of its own: every one is called image.png. */
function named(file: File) {
  if (file.name !== 'image.png') return file
  const t = new Date()
  const stamp = `${t.getFullYear()}${two(t.getMonth() + 1)}${two(t.getDate())}-${two(t.getHours())}${two(t.getMinutes())}${two(t.getSeconds())}`
  return new File([file], preview.pasted(stamp), { type: file.type })
}

type Props = {
  field: RefObject<HTMLInputElement | null>
  attach: ReturnType<typeof useAttach>
  count: number
}

export function AttachButton({ field, attach, count }: Props) {
  return (
    <>
      <IconButton
        small
        label={count > 0 ? ja.compose.attached(count) : ja.compose.attach}
        icon={
          <>
            <IconPaperclip size={16} stroke={1.6} aria-hidden="true" />
            {count > 0 ? count : null}
          </>
        }
        onClick={attach.choose}
      />
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={ja.compose.attach}
        onChange={(e) => {
          attach.bring(e.target.files)
          e.target.value = ''
        }}
      />
    </>
  )
}

type ListProps = { files: DraftFile[]; error: unknown; onDrop: (file: DraftFile) => void }

export function AttachedFiles({ files, error, onDrop }: ListProps) {
  return (
    <>
      {error ? <ProblemNote error={error} /> : null}
      {files.length > 0 ? (
        <ul className={css.files} aria-label={ja.thread.files}>
          {files.map((f) => (
            <li key={f.sha256 + f.name} className={css.file}>
              <span className={css.name} title={f.name}>
                {f.name}
              </span>
              <span className={css.size}>{size(f.size)}</span>
              <IconButton
                kind="quiet"
                className={css.drop}
                label={ja.compose.dropFile(f.name)}
                icon={<IconX size={14} stroke={1.6} aria-hidden="true" />}
                onClick={() => onDrop(f)}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
