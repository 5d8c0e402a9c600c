import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RetryBudget } from './retry-budget.ts'

test('one request in ten may be sent again once the reserve is used', () => {
  const budget = new RetryBudget()
  while (budget.spend());
  for (let i = 0; i < 100; i++) budget.earn()
  let retries = 0
  while (budget.spend()) retries++
  assert.ok(retries === 9 || retries === 10, String(retries)) // tenths do not add up exactly
})

test('a quiet gateway may retry at once', () => {
  assert.ok(new RetryBudget().spend())
})
