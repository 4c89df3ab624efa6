import { IconPlayerStop } from '@tabler/icons-react'
import { useId } from 'react'
import { calls as words } from '../text/ja.order'
import { Button } from '../ui/Button'
import css from './Calls.module.css'
import { clockOf, type useCallClock } from './clock'

type Props = { way: string; onWay: (way: string) => void; clock: ReturnType<typeof useCallClock> }

/** Who called, and how long it takes. */
export function CallFacts({ way, onWay, clock }: Props) {
  const id = useId()
  return (
    <div className={css.facts}>
      <fieldset className={css.ways} aria-label={words.way}>
        {Object.entries(words.ways).map(([key, label]) => (
          <label key={key} className={css.way}>
            <input type="radio" name={id} checked={way === key} onChange={() => onWay(key)} />
            {label}
          </label>
        ))}
      </fieldset>
      {clock.running ? (
        <>
          <span className={css.clock}>{words.running(clockOf(clock.seconds))}</span>
          <Button
            small
            kind="quiet"
            icon={<IconPlayerStop size={14} stroke={1.6} aria-hidden="true" />}
            onClick={clock.stop}
          >
            {words.stop}
          </Button>
        </>
      ) : (
        <label className={css.minutes}>
          {words.length}
          <input
            type="number"
            min={0}
            max={1440}
            value={Math.round(clock.seconds / 60)}
            onChange={(e) => clock.minutes(e.target.valueAsNumber || 0)}
          />
          {words.minutes}
        </label>
      )}
    </div>
  )
}
