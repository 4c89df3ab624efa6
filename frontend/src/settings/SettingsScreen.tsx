import { usePlace } from '../nav'
import { useMay } from '../people/rights'
import { ja } from '../text/ja'
import { pages } from '../text/ja.pages'
import { Button } from '../ui/Button'
import { PageHead } from '../ui/PageHead'
import { SectionNav } from './SectionNav'
import css from './SettingsScreen.module.css'
import { opensTo, sections } from './sections'
import { SharedForm, useShopForm } from './useShopForm'

const words = pages.settings

/** One section at a time. What is typed of the shop is kept while the others are looked at. */
export function SettingsScreen() {
  const form = useShopForm()
  const { section } = usePlace()
  const may = useMay()
  const shown = sections.filter((s) => opensTo(s, may))
  const now = shown.find((s) => s.id === section) ?? shown[0] ?? sections[0]
  const Body = now.component
  return (
    <SharedForm value={form}>
      <PageHead title={words.title}>
        {form.dirty ? (
          <>
            <span className={css.unsaved}>{words.unsaved}</span>
            <Button onClick={form.revert}>{words.revert}</Button>
            <Button kind="main" busy={form.busy} aria-disabled={form.busy} onClick={form.submit}>
              {ja.save}
            </Button>
          </>
        ) : null}
      </PageHead>
      <div className={css.columns}>
        <SectionNav all={shown} now={now} />
        <div className={css.section}>
          <Body />
        </div>
      </div>
    </SharedForm>
  )
}
