import { useEffect } from 'react'
import { go, SCREENS, usePlace } from '../nav'
import { ja } from '../text/ja'
import { people as words } from '../text/ja.people'
import { Button } from '../ui/Button'
import css from './People.module.css'
import { useScreens } from './rights'

/** A screen that the acting person may not open, with the way on. Where the page begins they are led to their own. */
export function Forbidden() {
  const shown = useScreens()
  const { screen } = usePlace()
  const home = SCREENS.find(shown) ?? 'settings'
  const begins = screen === 'inbox'
  useEffect(() => {
    if (begins) go({ to: 'screen', screen: home }, false)
  }, [begins, home])
  if (begins) return null
  return (
    <section className={css.empty}>
      <h1>{words.forbidden.title}</h1>
      <p>{words.forbidden.next}</p>
      <Button onClick={() => go({ to: 'screen', screen: home })}>{words.forbidden.back(ja.nav[home])}</Button>
    </section>
  )
}
