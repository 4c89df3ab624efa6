import type { QueryClient } from '@tanstack/react-query'
import { placeNow } from '../nav'
import { forgetEarly } from './early'
import { filterOf } from './filterOf'
import { EVERYBODY } from './page'
import { accountsQuery } from './queries/accounts'
import { countsQuery, inboxQuery, viewsQuery } from './queries/inbox'
import { meQuery, staffQuery } from './queries/people'
import { categoriesQuery, tagsQuery } from './queries/rules'
import { mayAsk, rightsOfPage } from './reads'

const SOON = 3000 // ms, until what was asked early and never used is too old

/** Waits for the first list, which was asked for before the page came, so that it is drawn once and whole. */
export async function fillFirst(client: QueryClient) {
  const place = placeNow()
  setTimeout(forgetEarly, SOON)
  const me = client.prefetchQuery(meQuery)
  const rights = rightsOfPage()
  if (place.screen !== 'inbox' || (rights && !mayAsk(rights, 'Inbox'))) return me
  const { accounts, owner } = place.filter
  await Promise.all([
    me,
    client.prefetchInfiniteQuery(inboxQuery(filterOf(place))),
    client.prefetchQuery(countsQuery(EVERYBODY)),
    client.prefetchQuery(countsQuery({ accounts, owner })),
    client.prefetchQuery(accountsQuery),
    client.prefetchQuery(viewsQuery),
    client.prefetchQuery(staffQuery),
    client.prefetchQuery(categoriesQuery),
    client.prefetchQuery(tagsQuery),
  ])
}
