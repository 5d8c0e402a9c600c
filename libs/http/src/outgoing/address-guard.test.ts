import assert from 'node:assert/strict'
import { networkInterfaces } from 'node:os'
import { test } from 'node:test'
import { AddressGuard, plainAddress } from './address-guard.ts'

const guard = new AddressGuard()

test('addresses of private networks, this machine and wrapped forms are refused', () => {
  const denied = [
    ...[
      '0.0.0.0',
      '0.1.2.3',
      '10.0.0.1',
      '100.64.0.1',
      '100.127.255.255',
      '127.0.0.1',
      '127.9.9.9'
    ],
    ...['168.63.129.16', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1'],
    ...['192.168.1.1', '198.18.0.1', '198.19.255.255', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12::1', 'ff02::1'],
    ...['64:ff9b::a00:1', '2002:a00:1::', '2001::1', 'fec0::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '0:0:0:0:0:ffff:a00:1', '::ffff:0:7f00:1'],
    ...['', 'localhost', '2130706433', '0x7f000001', '017700000001', '127.1', '127.0.0.1.']
  ]
  for (const address of denied) assert.equal(guard.permits(address, 80), false, address)
})

test('public addresses are permitted, in the mapped form too', () => {
  for (const address of [
    '1.1.1.1',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8'
  ])
    assert.equal(guard.permits(address, 443), true, address)
})

test('addresses of this machine are refused, whatever network they are in', () => {
  const own = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])
  assert.ok(own.length > 0)
  for (const { address } of own) assert.equal(guard.permits(address, 80), false, address)
})

test('an operator permits single loopback pairs, and nothing else', () => {
  const local = new AddressGuard({ loopback: ['127.0.0.1:8080', '[::1]:8081'] })
  assert.equal(local.permits('127.0.0.1', 8080), true)
  assert.equal(local.permits('::ffff:127.0.0.1', 8080), true)
  assert.equal(local.permits('127.0.0.1', 8081), false)
  assert.equal(local.permits('127.0.0.2', 8080), false)
  assert.equal(local.permits('::1', 8081), true)
  for (const pair of ['10.0.0.1:80', '127.0.0.1', 'localhost:80', '8.8.8.8:53', '127.0.0.1:99999'])
    assert.throws(() => new AddressGuard({ loopback: [pair] }), { code: 'invalid_argument' }, pair)
})

test('plainAddress() gives every spelling of an address one form', () => {
  assert.equal(plainAddress('::ffff:10.1.2.3'), '10.1.2.3')
  assert.equal(plainAddress('2001:DB8:0:0:0:0:0:7'), '2001:db8::7')
  assert.equal(plainAddress('nothing'), undefined)
})
