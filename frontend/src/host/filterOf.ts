import type { Place } from '../nav'
import type { InboxFilter } from './queries/keys'

/** What the list shows at a place; a search looks through every state. */
export const filterOf = ({ state, filter, search, sort, uncompleted }: Place): InboxFilter => ({
  ...filter,
  state: search.trim() || filter.states.length > 0 ? '' : state,
  search: search.trim(),
  sort: search.trim() && sort === 'due' ? '' : sort,
  uncompleted: uncompleted && state === 'waiting' && !search.trim(),
})
