import { IconAlertCircle } from '@tabler/icons-react'
import { ja } from '../text/ja'
import { Button } from '../ui/Button'
import { ThreeLines } from '../ui/ThreeLines'

type Props = { what: string; onRead: () => void; onGoOn: () => void }

/** The customer wrote, or somebody answered, while this answer was on its way. */
export function StoppedDialog({ what, onRead, onGoOn }: Props) {
  const words = ja.compose.stopped
  return (
    <ThreeLines
      icon={<IconAlertCircle size={18} stroke={1.6} aria-hidden="true" />}
      title={words.title}
      what={what}
      safe={words.safe}
      next={words.next}
      onClose={onRead}
    >
      <Button onClick={onGoOn}>{words.goOn}</Button>
      <Button kind="main" data-autofocus onClick={onRead}>
        {words.read}
      </Button>
    </ThreeLines>
  )
}
