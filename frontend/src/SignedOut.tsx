import { IconLock } from '@tabler/icons-react'
import { ja } from './text/ja'
import { Empty } from './ui/Empty'

export function SignedOut() {
  return (
    <Empty icon={<IconLock size={20} stroke={1.6} />} title={ja.signedOut.title} text={ja.signedOut.text} />
  )
}
