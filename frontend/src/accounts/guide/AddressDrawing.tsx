import {
  IconArrowRight,
  IconBuildingStore,
  IconCheck,
  IconDeviceDesktop,
  IconRouter,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { guide } from '../../text/ja.guide'
import css from './Drawings.module.css'

const icon = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

type Props = { here: string; line: string; mall: string; without: string[] }

/** Why the mall asks from which address a call comes, and what works without. */
export function AddressDrawing({ here, line, mall, without }: Props) {
  return (
    <>
      <div className={css.line}>
        <Place icon={<IconDeviceDesktop {...icon} />} name={here} />
        <IconArrowRight {...icon} />
        <Place icon={<IconRouter {...icon} />} name={line} />
        <IconArrowRight {...icon} />
        <Place icon={<IconBuildingStore {...icon} />} name={mall} />
      </div>
      <p className={css.without}>{guide.withoutTitle}</p>
      <ul className={css.list}>
        {without.map((what) => (
          <li key={what}>
            <IconCheck size={14} stroke={1.6} aria-hidden="true" />
            {what}
          </li>
        ))}
      </ul>
    </>
  )
}

function Place({ icon: sign, name }: { icon: ReactNode; name: string }) {
  return (
    <span className={css.place}>
      {sign}
      {name}
    </span>
  )
}
