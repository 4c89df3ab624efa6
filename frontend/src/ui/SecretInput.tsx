import { type ComponentProps, useState } from 'react'
import { pages } from '../text/ja.pages'
import { Button } from './Button'
import css from './SecretInput.module.css'

type Props = ComponentProps<'input'> & { lines?: boolean; label: string }

/** A key or password: hidden until the person asks to see it; a key of several lines keeps its lines. */
export function SecretInput({ lines, label, className, ...rest }: Props) {
  const [seen, setSeen] = useState(false)
  const shared = { ...rest, autoComplete: 'off', spellCheck: false, autoCapitalize: 'off' }
  const veil = seen ? '' : css.veiled
  return (
    <div className={lines ? css.tall : css.row}>
      {lines ? (
        <textarea
          {...(shared as ComponentProps<'textarea'>)}
          className={`${className ?? ''} ${veil}`}
          rows={4}
        />
      ) : (
        <input {...shared} className={className} type={seen ? 'text' : 'password'} />
      )}
      <Button
        aria-pressed={seen}
        aria-label={`${label}を${seen ? pages.hide : pages.show}`}
        onClick={() => setSeen(!seen)}
      >
        {seen ? pages.hide : pages.show}
      </Button>
    </div>
  )
}
