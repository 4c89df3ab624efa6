import { go } from '../nav'
import { useMay } from '../people/rights'
import { made as words } from '../text/ja.made'
import css from './AskForm.module.css'

/** A fact that the shop says once: where it is said, so that nobody has to type it again. */
export function AskSetting({ name }: { name: string }) {
  const may = useMay()
  return (
    <p className={css.setting}>
      {words.setting(name)}
      {may('settings') ? (
        <button type="button" className={css.later} onClick={() => go({ to: 'section', section: 'shop' })}>
          {words.openSetting}
        </button>
      ) : (
        words.askSetting
      )}
    </p>
  )
}
