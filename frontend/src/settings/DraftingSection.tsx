import { lazy, Suspense } from 'react'

const DraftingForm = lazy(() => import('./DraftingForm').then((m) => ({ default: m.DraftingForm })))

/** Help with drafts; loaded when somebody looks at it. */
export const DraftingSection = () => (
  <Suspense>
    <DraftingForm />
  </Suspense>
)
