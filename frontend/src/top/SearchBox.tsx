import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import { useKeys } from '../keys/useKeys'
import { go, usePlace } from '../nav'
import { ja } from '../text/ja'
import { FinishedInput } from '../ui/FinishedInput'
import { KeyCap } from '../ui/KeyCap'
import css from './TopBar.module.css'

const search = (text: string) => go({ to: 'search', text })

/** Shows what it finds in the list while typing; words being converted are not searched yet. */
export function SearchBox() {
  const place = usePlace()
  const box = useRef<HTMLInputElement>(null)
  useKeys({
    search: () => {
      box.current?.focus()
      box.current?.select()
    },
  })
  const leave = () => {
    search('')
    box.current?.blur()
  }
  return (
    <div className={css.search}>
      <IconSearch size={16} stroke={1.6} aria-hidden="true" />
      <FinishedInput
        ref={box}
        value={place.search}
        onFinished={search}
        placeholder={ja.top.search}
        aria-label={ja.top.search}
        onKeyDown={(e) => {
          if (e.key !== 'Escape') return
          e.preventDefault()
          leave()
        }}
      />
      <KeyCap {...(place.search ? { keyIs: 'Escape' } : { action: 'search' })} />
    </div>
  )
}
