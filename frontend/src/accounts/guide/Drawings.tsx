import { IconChevronRight, IconSquareCheck } from '@tabler/icons-react'
import { type Drawing, guide } from '../../text/ja.guide'
import { AddressDrawing } from './AddressDrawing'
import css from './Drawings.module.css'

/** What to press and what to copy on the mall's own screens, drawn: their pictures are not ours. */
export function Drawings({ kind }: { kind: string }) {
  const all = guide.kinds[kind]
  if (!all) return null
  return (
    <section className={css.all} aria-label={guide.title}>
      <h3 className={css.title}>{guide.title}</h3>
      {all.map((drawing) => (
        <figure key={drawing.at} className={css.drawing}>
          <figcaption className={css.at}>{drawing.at}</figcaption>
          <Picture drawing={drawing} />
          {drawing.note ? <p className={css.note}>{drawing.note}</p> : null}
        </figure>
      ))}
    </section>
  )
}

function Picture({ drawing }: { drawing: Drawing }) {
  switch (drawing.draw) {
    case 'path':
      return <Path steps={drawing.steps} />
    case 'row':
      return <Row {...drawing} />
    case 'key':
      return <Key lines={drawing.lines} />
    case 'checks':
      return <Checks groups={drawing.groups} />
    case 'address':
      return <AddressDrawing {...drawing} />
  }
}

/** Menus, one inside the other; the last is the one to press. */
function Path({ steps }: { steps: string[] }) {
  return (
    <ol className={css.path}>
      {steps.map((step, i) => (
        <li key={step}>
          {i > 0 ? <IconChevronRight size={14} stroke={1.6} aria-hidden="true" /> : null}
          <span className={css.menu} data-press={i === steps.length - 1 || undefined}>
            {step}
          </span>
        </li>
      ))}
    </ol>
  )
}

type RowProps = { head: string[]; row: string[]; press: string }

function Row({ head, row, press }: RowProps) {
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {head.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
          <th scope="col">
            <span className={css.hint}>{guide.press}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          {row.map((word) => (
            <td key={word}>{word}</td>
          ))}
          <td>
            <span className={css.menu} data-press>
              {press}
            </span>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Key({ lines }: { lines: { label: string; sample: string }[] }) {
  return (
    <>
      <dl className={css.keys}>
        {lines.map(({ label, sample }) => (
          <div key={label}>
            <dt>
              {label}
              <span className={css.hint}>{guide.copy}</span>
            </dt>
            <dd>{sample}</dd>
          </div>
        ))}
      </dl>
      <p className={css.note}>{guide.sample}</p>
    </>
  )
}

type Group = { name: string; items: string[]; optional?: boolean }

function Checks({ groups }: { groups: Group[] }) {
  return (
    <dl className={css.checks}>
      {groups.map(({ name, items, optional }) => (
        <div key={name}>
          <dt>
            {name}
            {optional ? <span className={css.hint}>{guide.optional}</span> : null}
          </dt>
          {items.map((item) => (
            <dd key={item}>
              <IconSquareCheck size={14} stroke={1.6} aria-hidden="true" />
              {item}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
