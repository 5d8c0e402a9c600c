import type { ComponentHost, HostInterfaces } from './component-host.ts'
import { fail } from './fail.ts'
import { Resource } from './resource.ts'

/** `wasi:sockets`: runtimes of languages import it whether or not they use it. There is no network behind it. */
export function socketInterfaces(host: ComponentHost): HostInterfaces {
  const refuse = (): never => fail('access-denied')
  return {
    'wasi:sockets/instance-network': { instanceNetwork: () => new Resource(host.resources) },
    'wasi:sockets/ip-name-lookup': { ResolveAddressStream: Resource, resolveAddresses: refuse },
    'wasi:sockets/network': { Network: Resource, networkErrorCode: () => undefined },
    'wasi:sockets/tcp': { TcpSocket: Resource },
    'wasi:sockets/tcp-create-socket': { createTcpSocket: refuse },
    'wasi:sockets/udp': {
      IncomingDatagramStream: Resource,
      OutgoingDatagramStream: Resource,
      UdpSocket: Resource
    },
    'wasi:sockets/udp-create-socket': { createUdpSocket: refuse }
  }
}
