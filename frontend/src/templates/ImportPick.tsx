import { useRef } from 'react'
import { ProblemNote } from '../ui/ProblemNote'
import { Plan } from './Plan'
import css from './TemplateFiles.module.css'
import type { Import } from './useImport'

/** The button that asks for a file. */
export function ImportPick({ from, accept, label }: { from: Import; accept: string; label: string }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(e) => {
          from.pick(e.target.files?.[0])
          e.target.value = ''
        }}
      />
      <button ref={from.button} type="button" className={css.plain} onClick={() => picker.current?.click()}>
        {label}
      </button>
    </>
  )
}

/** What the file would do, and what went wrong. */
export function ImportPlan({ from }: { from: Import }) {
  return (
    <>
      {from.error ? <ProblemNote error={from.error} /> : null}
      {from.plan ? (
        <Plan plan={from.plan} busy={from.busy} onApply={from.apply} onCancel={from.cancel} />
      ) : null}
    </>
  )
}
