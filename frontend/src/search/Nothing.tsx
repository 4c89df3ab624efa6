import { IconSearchOff } from '@tabler/icons-react'
import type { SearchAnswer } from '../host/types'
import { search as words } from '../text/ja.search'
import { Button } from '../ui/Button'
import { Empty } from '../ui/Empty'
import type { Ticks } from './useSearch'
import { NO_TICKS } from './useSearch'

type Props = {
  text: string
  answer: SearchAnswer
  ticks: Ticks
  setTicks: (t: Ticks) => void
  onText: (text: string) => void
}

/** Nothing fits all words: what each has alone, one click away. */
export function Nothing({ text, answer, ticks, setTicks, onText }: Props) {
  const ticked = ticks.year > 0 || ticks.kinds.length > 0 || ticks.accounts.length > 0
  const beside = answer.orders.orders.length + answer.customers.customers.length > 0
  const some = answer.alone.filter((a) => a.total.count > 0)
  const told = answer.alone.map((a) => words.alone(a.text, a.total)).join('')
  return (
    <Empty
      icon={<IconSearchOff size={20} stroke={1.6} />}
      title={beside ? words.noInquiry : words.nothing(text)}
      text={beside ? words.noInquiryText : told || words.fewer}
    >
      {ticked ? <Button onClick={() => setTicks(NO_TICKS)}>{words.untick}</Button> : null}
      {some.map((a) => (
        <Button key={a.text} onClick={() => onText(/\s/.test(a.text) ? `"${a.text}"` : a.text)}>
          {words.only(a.text)}
        </Button>
      ))}
    </Empty>
  )
}
