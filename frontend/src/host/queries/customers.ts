// Reads of who writes and calls.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import { keys } from './keys'

/** Who may be on the telephone; the last answer stays while the next one comes. */
export const useCallers = (text: string) =>
  useQuery({
    queryKey: keys.callers(text),
    queryFn: ({ signal }) => call('CallerLookup', { text }, signal),
    enabled: text.trim().length > 1,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })

export const useCustomer = (id: number) =>
  useQuery({
    queryKey: keys.customer(id),
    queryFn: ({ signal }) => call('CustomerByID', { id }, signal),
    enabled: id > 0,
  })

const SHOWN_CUSTOMERS = 500

export const useCustomers = (search: string) =>
  useQuery({
    queryKey: keys.customers(search),
    queryFn: ({ signal }) => call('Customers', { search, limit: SHOWN_CUSTOMERS }, signal),
    placeholderData: keepPreviousData,
  })

export const useCustomerHistory = (id: number, enabled = true) =>
  useQuery({
    queryKey: keys.customerHistory(id),
    queryFn: ({ signal }) => call('CustomerHistory', { id }, signal),
    enabled: id > 0 && enabled,
  })
