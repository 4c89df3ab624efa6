import { useMantineColorScheme } from '@mantine/core'
import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { CONTRASTS, chooseContrast, useContrast } from '../theme/contrast'
import css from './SettingsScreen.module.css'

const THEMES = ['auto', 'light', 'dark'] as const

/** 自動 follows the system; the choice holds at once and needs no saving. */
export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const contrast = useContrast()
  return (
    <>
      <fieldset className={css.card}>
        <legend className={css.legend}>{pages.settings.look}</legend>
        <div className={css.choices}>
          {THEMES.map((theme) => (
            <label key={theme} className={css.choice}>
              <input
                type="radio"
                name="theme"
                checked={theme === colorScheme}
                onChange={() => setColorScheme(theme)}
              />
              {ja.top.themes[theme]}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className={css.card}>
        <legend className={css.legend}>{pages.settings.contrast}</legend>
        <div className={css.choices}>
          {CONTRASTS.map((c) => (
            <label key={c} className={css.choice}>
              <input
                type="radio"
                name="contrast"
                checked={c === contrast}
                onChange={() => chooseContrast(c)}
              />
              {pages.settings.contrasts[c]}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}
