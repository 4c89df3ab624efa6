import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useKeys } from '../keys/useKeys'
import { go, leaveSearch, usePlace } from '../nav'
import { steer } from '../search/steer'
import { ja } from '../text/ja'
import { FinishedInput } from '../ui/FinishedInput'
import { KeyCap } from '../ui/KeyCap'
import css from './TopBar.module.css'

const ask = (text: string) => go({ to: 'find', text })

/** Shows what it finds while typing; words being converted are not searched yet. */
export function SearchBox() {
  const place = usePlace()
  const box = useRef<HTMLInputElement>(null)
  const searching = place.screen === 'search'
  useKeys({
    search: () => {
      box.current?.focus()
      box.current?.select()
    },
  })
  const keyDown = (e: KeyboardEvent<HTMLInputElement>) => {
    const helm = steer()
    const act = {
      Escape: () => {
        if (searching) leaveSearch()
        box.current?.blur()
      },
      ArrowDown: () => helm?.step(1),
      ArrowUp: () => helm?.step(-1),
      Enter: () => (helm ? helm.open() : ask(e.currentTarget.value)),
    }[e.key]
    if (!act) return
    e.preventDefault()
    act()
  }
  return (
    <div className={css.search}>
      <IconSearch size={16} stroke={1.6} aria-hidden="true" />
      <FinishedInput
        ref={box}
        value={place.find}
        onFinished={ask}
        placeholder={ja.top.search}
        aria-label={ja.top.search}
        onKeyDown={keyDown}
      />
      <KeyCap {...(searching ? { keyIs: 'Escape' } : { action: 'search' })} />
    </div>
  )
}
