import { type Block, blocksOf } from './blocks'
import css from './Manual.module.css'

/** A page of instructions as it is read. */
export function ManualText({ body }: { body: string }) {
  return (
    <div className={css.text}>
      {blocksOf(body).map((block, i) => {
        const place = `${i}`
        return <Piece key={place} block={block} />
      })}
    </div>
  )
}

function Piece({ block }: { block: Block }) {
  if (block.is === 'head') return block.level === 1 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>
  if (block.is === 'text') return <p>{block.lines.join('\n')}</p>
  const items = block.items.map((item, i) => {
    const place = `${i}`
    return <li key={place}>{item}</li>
  })
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}
