import { type ComponentProps, useEffect, useRef, useState } from 'react'

type Props = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  value: string
  onFinished: (text: string) => void
}

/** A text field that hands on finished words only: nothing while the input method converts. */
export function FinishedInput({ value, onFinished, ...rest }: Props) {
  const [shown, setShown] = useState(value)
  const converting = useRef(false)
  useEffect(() => {
    if (!converting.current) setShown(value)
  }, [value])
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      value={shown}
      onChange={(e) => {
        setShown(e.target.value)
        if (!converting.current) onFinished(e.target.value)
      }}
      onCompositionStart={() => {
        converting.current = true
      }}
      onCompositionEnd={(e) => {
        converting.current = false
        onFinished(e.currentTarget.value)
      }}
    />
  )
}
