import { expect, test } from 'vitest'
import { leaseNode } from '../../server/store/core/node-lease.ts'
import { world } from '../support/world.ts'

test('processes that start at once each have a node of their own', async () => {
  const { store } = await world()
  const leases = await Promise.all(Array.from({ length: 8 }, () => leaseNode(store.engine, store.clock)))
  expect(new Set([store.node, ...leases.map((lease) => lease.node)]).size).toBe(9)
  await Promise.all(leases.map((lease) => lease.release()))
})

test('a released node is given again, and its next ids come after its last', async () => {
  const { store } = await world()
  const first = await leaseNode(store.engine, store.clock)
  const id = first.newId()
  await first.release()
  const next = await leaseNode(store.engine, store.clock)
  expect(next.node).toBe(first.node)
  expect(BigInt(next.newId())).toBeGreaterThan(BigInt(id))
  await next.release()
})

test('a node that was released by a clock ahead of ours is left to it', async () => {
  const { store, clock } = await world()
  const first = await leaseNode(store.engine, store.clock)
  await first.release()
  clock.advance(-3_600_000)
  const next = await leaseNode(store.engine, store.clock)
  expect(next.node).not.toBe(first.node)
  await next.release()
})

test('a node whose process went without a word is left alone for a while', async () => {
  const { store, clock } = await world()
  const gone = await leaseNode(store.engine, store.clock)
  clock.advance(60_000)
  const other = await leaseNode(store.engine, store.clock)
  expect(other.node).not.toBe(gone.node)
  clock.advance(3_600_000)
  const heir = await leaseNode(store.engine, store.clock)
  expect([store.node, gone.node, other.node]).toContain(heir.node)
  await Promise.all([gone, other, heir].map((lease) => lease.release()))
})

test('ids come after every id there is, whatever a clock that was ahead has made of it', async () => {
  const w = await world()
  w.clock.advance(3 * 3_600_000)
  const early = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Tomorrow’s' })).body._id
  w.clock.advance(-3 * 3_600_000)
  const next = await leaseNode(w.store.engine, w.store.clock)
  expect(BigInt(next.newId())).toBeGreaterThan(BigInt(early))
  await next.release()
})

test('and of a server that was there before, once it has renewed its lease', async () => {
  const w = await world()
  const slow = await leaseNode(w.store.engine, () => w.clock.now() - 3_600_000)
  const { _id } = (await w.as(w.ada).post('/tasks', { group: w.website, name: 'Rent' })).body
  expect(await slow.prove()).toBe(true)
  expect(BigInt(slow.newId())).toBeGreaterThan(BigInt(_id))
  await slow.release()
})
