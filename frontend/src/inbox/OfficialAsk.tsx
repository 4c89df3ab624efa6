import { IconBuildingBank } from '@tabler/icons-react'
import { ja } from '../text/ja'
import { official } from '../text/ja.care'
import { Button } from '../ui/Button'
import { ThreeLines } from '../ui/ThreeLines'

/** A second look before a mall's own letter is put aside. */
export function OfficialAsk({ onSure, onClose }: { onSure: () => void; onClose: () => void }) {
  const { title, what, safe, next, labels, sure } = official.ask
  return (
    <ThreeLines
      icon={<IconBuildingBank size={18} stroke={1.6} aria-hidden="true" />}
      title={title}
      what={what}
      safe={safe}
      next={next}
      labels={labels}
      onClose={onClose}
    >
      <Button data-autofocus onClick={onClose}>
        {ja.cancel}
      </Button>
      <Button
        kind="main"
        onClick={() => {
          onClose()
          onSure()
        }}
      >
        {sure}
      </Button>
    </ThreeLines>
  )
}
