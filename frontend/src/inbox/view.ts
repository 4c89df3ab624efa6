// What is unfolded on the desk at the moment. One reducer for all panes.

export type Form = '' | 'note' | 'call'

export type View = {
  /** Writing mode: the list gives its place to the text. */
  writing: boolean
  /** The order pane of narrow windows. */
  order: boolean
  /** The answer is unfolded in a low window. */
  composing: boolean
  form: Form
}

export const FOLDED: View = { writing: false, order: false, composing: false, form: '' }

export type Fold =
  | { do: 'write' }
  | { do: 'order' }
  | { do: 'compose' }
  | { do: 'form'; form: Form }
  | { do: 'back' }
  | { do: 'fold' }

export function fold(view: View, f: Fold): View {
  switch (f.do) {
    case 'write':
      return { ...view, writing: !view.writing, composing: true }
    case 'order':
      return { ...view, order: !view.order }
    case 'compose':
      return { ...view, composing: true, form: '' }
    case 'form':
      return { ...view, form: f.form }
    case 'back':
      return oneBack(view)
    case 'fold':
      return { ...FOLDED, writing: view.writing }
  }
}

/** One step back: the newest layer closes first. */
function oneBack(view: View): View {
  if (view.order) return { ...view, order: false }
  if (view.form) return { ...view, form: '' }
  if (view.writing) return { ...view, writing: false }
  return { ...view, composing: false }
}

export const isFolded = (view: View) => !view.order && !view.form && !view.writing && !view.composing
