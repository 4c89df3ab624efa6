import { useReport } from '../host/queries/shop'
import { go } from '../nav'
import { report as words } from '../text/ja.report'
import { Button } from '../ui/Button'
import css from './ShopNow.module.css'

const t = words.now
const TOPICS = 3

/** あなたの店の現状: what the past of the shop says, once it has been read. */
export function ShopNow() {
  const { data } = useReport({ from: '', to: '', account: 0 }).query
  if (!data || data.inquiries === 0) return null
  const { now } = data
  const said = data.topics.filter((s) => s.name && s.n > 0).slice(0, TOPICS)
  return (
    <section className={css.card} aria-label={t.title}>
      <h2>{t.title}</h2>
      <p>
        {t.text(data.days, now.came)}
        {said.length > 0 ? t.topics(said.map((s) => `${s.name}（${s.n}）`).join('・')) : ''}
      </p>
      <p>
        {now.answered > 0 ? t.median(words.lasted(now.median_open)) : ''}
        {data.open > 0 ? t.open(data.open) : t.nobody}
      </p>
      <div>
        <Button small kind="link" onClick={() => go({ to: 'screen', screen: 'report' })}>
          {t.more}
        </Button>
      </div>
    </section>
  )
}
