import { IconCopy } from '@tabler/icons-react'
import { ja } from '../text/ja'
import { IconButton } from './Button'
import css from './CopyButton.module.css'
import { toast } from './toast'

/** Stands directly after the value it copies. */
export function CopyButton({ value, of }: { value: string; of: string }) {
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast(ja.copied),
      () => toast(ja.notCopied),
    )
  return (
    <IconButton
      kind="quiet"
      className={css.copy}
      label={ja.copy(of)}
      icon={<IconCopy size={14} stroke={1.6} />}
      onClick={() => void copy()}
    />
  )
}
