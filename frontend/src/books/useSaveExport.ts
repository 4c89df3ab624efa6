import { useState } from 'react'
import { exportUrl } from '../host/addresses'
import { Problem } from '../host/api'
import { useAction } from '../host/queries/actions'
import { useMe } from '../host/queries/people'
import type { ExportDone, ExportRequest } from '../host/types'
import { download, fetchFile } from '../templates/bytes'
import { books } from '../text/ja.books'
import { toast } from '../ui/toast'

const words = books.close

/** Everything for the accountant in one file. */
export const BUNDLE = 'package'

/** What was seen is no longer what would go out. */
const CHANGED = 'export_changed'

function hand({ export: x, type, data, again }: ExportDone) {
  // A package is fetched: an answer could not hold all its papers.
  if (x.kind === BUNDLE) fetchFile(exportUrl(x.id), x.file_name)
  else download(x.file_name, type, data)
  toast(again ? words.again(x.file_name) : words.saved(x.file_name))
}

/** Writes a file for the books: by the window's own dialog, or as a download. */
export function useSaveExport() {
  const inWindow = useMe().data?.window ?? false
  const [error, setError] = useState<unknown>(null)
  const write = useAction('ExportBooks')
  const inDialog = useAction('SaveExport')
  const again = useAction('ExportAgain')
  const againInDialog = useAction('SaveExportAgain')
  const attempt = async (act: () => Promise<void>, look?: () => unknown) => {
    setError(null)
    await act().catch((e: unknown) => {
      setError(e)
      if (e instanceof Problem && e.code === CHANGED) look?.()
    })
  }
  return {
    inWindow,
    error,
    busy: write.isPending || inDialog.isPending || again.isPending || againInDialog.isPending,
    /** `look` reads the preview again when something has changed since it was shown. */
    save: (what: ExportRequest, look: () => unknown) =>
      attempt(async () => {
        if (!inWindow) return hand(await write.mutateAsync(what))
        if ((await inDialog.mutateAsync(what)).saved) toast(words.savedThere)
      }, look),
    take: (id: number) =>
      attempt(async () => {
        if (!inWindow) return hand(await again.mutateAsync({ id }))
        if ((await againInDialog.mutateAsync({ id })).saved) toast(words.savedThere)
      }),
  }
}
