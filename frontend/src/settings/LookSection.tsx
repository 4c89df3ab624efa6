import { useMe } from '../host/queries/people'
import { pages } from '../text/ja.pages'
import css from './SettingsScreen.module.css'
import { ThemeChoice } from './ThemeChoice'

export function LookSection() {
  const version = useMe().data?.version
  return (
    <>
      <ThemeChoice />
      {version ? <p className={css.version}>{pages.settings.version(version)}</p> : null}
    </>
  )
}
