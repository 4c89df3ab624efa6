// Reads of orders, lists of orders and carriers.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api'
import type { OrderFileQuery } from '../types'
import { keys } from './keys'

export const useOrders = (search: string, enabled = true) =>
  useQuery({
    queryKey: keys.orders(search),
    queryFn: ({ signal }) => call('Orders', { search, after: '', limit: 20 }, signal),
    placeholderData: keepPreviousData,
    enabled,
  })

export const useOrder = (id: number) =>
  useQuery({ queryKey: keys.order(id), queryFn: () => call('OrderByID', { id }), enabled: id > 0 })

/** How a held file would be read; nothing of it is kept longer than the screen stands. */
export const useOrderFile = (query: OrderFileQuery) =>
  useQuery({
    queryKey: keys.orderFile(query),
    queryFn: ({ signal }) => call('OrderFilePreview', query, signal),
    placeholderData: keepPreviousData,
    enabled: query.token !== '' && query.account > 0,
    gcTime: 0,
  })

export const useOrderMaps = () => useQuery({ queryKey: keys.orderMaps, queryFn: () => call('OrderMaps', {}) })

export const useCarriers = () => useQuery({ queryKey: keys.carriers, queryFn: () => call('Carriers', {}) })
