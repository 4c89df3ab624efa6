import { useStorage } from '../host/queries/storage'
import { size } from '../text/format'
import { storage as words } from '../text/ja.storage'
import { ProblemNote } from '../ui/ProblemNote'
import { RetentionCard } from './RetentionCard'
import css from './SettingsScreen.module.css'

/** Where the room goes, and how long attachments stay. */
export function StorageSection() {
  const { data, error, refetch } = useStorage()
  return (
    <div className={css.section}>
      <section className={css.card} aria-labelledby="settings-storage">
        <h2 id="settings-storage">{words.title}</h2>
        {error ? <ProblemNote error={error} again={() => void refetch()} /> : null}
        {data ? (
          <>
            <table className={css.sizes}>
              <tbody>
                <Row name={words.database} stored={data.database} />
                <Row name={words.mails} count={data.mails.count} stored={data.mails.stored} />
                <Row name={words.answers} count={data.answers.count} stored={data.answers.stored} />
                <Row
                  name={words.attachments}
                  count={data.attachments.count}
                  stored={data.attachments.stored}
                />
                <Row name={words.free} stored={data.free} />
              </tbody>
            </table>
            <p className={css.quiet}>{words.saved(size(data.compressed), size(data.same))}</p>
            {data.moved < 100 ? <p className={css.quiet}>{words.moving(data.moved)}</p> : null}
          </>
        ) : null}
      </section>
      <RetentionCard />
    </div>
  )
}

function Row({ name, count, stored }: { name: string; count?: number; stored: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{count === undefined ? '' : words.count(count)}</td>
      <td>{size(stored)}</td>
    </tr>
  )
}
