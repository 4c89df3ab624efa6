import { Masked } from './Masked'

/** A text with the searched words marked. */
export function Marked({ text, find }: { text: string; find: string }) {
  const words = find.split(/\s+/).filter(Boolean)
  if (words.length === 0) return <Masked text={text} />
  const pattern = new RegExp(
    `(${words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'gi',
  )
  // Every second part of a split by a group is a hit.
  return text.split(pattern).map((part, i) => {
    const place = `${i}`
    return i % 2 === 1 ? <mark key={place}>{part}</mark> : <span key={place}>{part}</span>
  })
}
