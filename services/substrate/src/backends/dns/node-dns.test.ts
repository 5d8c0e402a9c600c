import { testDnsBackend } from '@taucloud/wasm/testing'
import { startDns } from '../../testing/dns-server.ts'
import { EgressPolicy } from '../outgoing/egress-policy.ts'
import { NodeDns } from './node-dns.ts'

testDnsBackend('NodeDns', async () => {
  const { server, stop } = await startDns()
  const policy = new EgressPolicy({ loopback: [server] })
  return { backend: new NodeDns(policy, { servers: [server] }), server, stop }
})
