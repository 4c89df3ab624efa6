import { fileURLToPath } from 'node:url'
import type { Rolldown } from 'vite'

const FIRST = fileURLToPath(new URL('src/first.ts', import.meta.url))

// The files of the small script: what it imports, and what that imports.
const ofFirst = new Set<string>()

/** The small script that asks for the first list. It runs while the page is still being read. */
const first: Rolldown.CodeSplittingGroup = {
  name: (id, graph) => {
    const follow = (file: string) => {
      if (ofFirst.has(file)) return
      ofFirst.add(file)
      graph.getModuleInfo(file)?.importedIds.forEach(follow)
    }
    if (ofFirst.size === 0) follow(FIRST)
    return ofFirst.has(id) ? 'first' : null
  },
  priority: 2,
}

/** What the first screen needs, in one file: fifty small ones would each cost a request. */
const page: Rolldown.CodeSplittingGroup = { name: 'page', tags: ['$initial'], priority: 1 }

/** How the built page is cut into files; what nobody sees first is cut by src/later.ts. */
export const pieces: Rolldown.CodeSplittingGroup[] = [first, page]
